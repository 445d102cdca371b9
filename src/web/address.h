// Addresses: where the page may be asked for, and the names under which a browser may ask.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace web {

struct Address {
  std::string host = "127.0.0.1";  ///< an address, never a name: "127.0.0.1" or "::1"
  int port = 8080;                 ///< 0 for any that is free
};

/// The address that `--listen` names: HOST:PORT with a loopback host (127.0.0.1, [::1] or localhost).
///
/// Until people sign in, whoever reaches the page may do everything; so any other host is refused.
/// problem: "listen_address", in words that say why and what to do instead
base::Result<Address> address_in(std::string_view text);

/// Whether a Host header names this machine's loopback with that port. A page of a foreign site whose name was pointed
/// at 127.0.0.1 (DNS rebinding) sends its own name and is refused by this.
bool is_ours(std::string_view host_header, int port);

}  // namespace web

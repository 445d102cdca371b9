// Addresses: where the page may be asked for, and the names under which a browser may ask.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "service/settings.h"

namespace web {

struct Address {
  std::string host = "127.0.0.1";  ///< an address, never a name: "127.0.0.1", "::1", "0.0.0.0"
  int port = 8080;                 ///< 0 for any that is free
};

/// The address that `--listen` names: HOST:PORT, the host an IPv4 address, an IPv6 one in brackets, or localhost.
///
/// problem: "listen_address", in words that say why and what to write instead
base::Result<Address> address_in(std::string_view text);

/// Why the page may not be opened there with these settings; nothing where it may.
///
/// Beyond this machine's loopback passwords and sessions must not travel in the clear, so there the page speaks TLS, or
/// answers trusted proxies alone; and its own address, which stands in mails, is one of https that leads others to it.
/// problem: "listen_address", with what to do
std::optional<base::Problem> cannot_listen(const Address& address, const service::Settings& settings);

/// Whether a Host header names this machine's loopback with that port. A page of a foreign site whose name was pointed
/// at 127.0.0.1 (DNS rebinding) sends its own name and is refused by this.
bool is_ours(std::string_view host_header, int port);

/// "host:port" of "https://host:port/path"; empty without a scheme. Without a port where it is the scheme's own.
std::string_view host_of(std::string_view url);

}  // namespace web

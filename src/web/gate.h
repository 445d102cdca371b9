// Gate: single sign-on, whom a trusted proxy says that it has let in.
#pragma once
#include <httplib.h>

#include <optional>
#include <string>

#include "service/settings.h"

namespace web {

/// The mail address in the header that the settings name (`sso_header`), where a trusted proxy sends the request; empty
/// where such a proxy sends several, or what is no address. Nothing without that header; from anybody else it is
/// ignored, and logged.
std::optional<std::string> named_by_gate(const httplib::Request& request, const service::Settings& settings);

}  // namespace web

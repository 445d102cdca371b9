#include "web/gate.h"

#include <spdlog/spdlog.h>

#include "mail/message.h"
#include "web/form.h"

namespace web {

std::optional<std::string> named_by_gate(const httplib::Request& request, const service::Settings& settings) {
  const auto& network = settings.network;
  if (network.sso_header.empty()) return std::nullopt;
  const auto* header = network.sso_header.c_str();
  const auto count = request.get_header_value_count(header);
  if (count == 0) return std::nullopt;
  if (!network.trusts(request.remote_addr)) {
    spdlog::warn(fmt::format("the header of the gate came from {}, which is no trusted proxy: it is ignored",
                             request.remote_addr));
    return std::nullopt;
  }
  const auto named = cleaned(request.get_header_value(header)).value_or("");
  return count == 1 && mail::is_address(named) ? named : std::string{};
}

}  // namespace web

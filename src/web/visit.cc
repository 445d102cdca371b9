#include "web/visit.h"

#include <algorithm>

#include "base/text.h"

namespace web {
namespace {

constexpr std::size_t secret_figures = 64;

bool is_secret(std::string_view text) {
  return text.size() == secret_figures &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_tls(const service::Settings& settings) { return settings.page_url.starts_with("https://"); }

/// The last address of a list that is not a trusted proxy's: whom the first of those proxies saw. Empty where that is
/// no address.
std::string sender_in(std::string_view list, const service::Network& network) {
  for (;;) {
    const auto comma = list.rfind(',');
    const auto last = base::trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
    if (!base::is_ip_address(last)) return {};
    if (comma == std::string_view::npos || !network.trusts(last)) return std::string{last};
    list = list.substr(0, comma);
  }
}

/// All values of a header as the one list that they mean. source: RFC 9110, section 5.3
std::string header_list(const httplib::Request& request, const char* name) {
  std::string list;
  const auto count = request.get_header_value_count(name);
  for (std::size_t i = 0; i < count; ++i) list += (i == 0 ? "" : ", ") + request.get_header_value(name, i);
  return list;
}

}  // namespace

people::Reach Visit::reach(people::Action action) const {
  if (action == people::Action::enter) return people::Reach::all;
  return visitor ? people::reach_of(visitor->person, action) : people::Reach::nothing;
}

std::vector<base::AgencyId> Visit::agencies(people::Action action) const {
  return visitor ? people::own_agencies(visitor->person, action) : std::vector<base::AgencyId>{};
}

std::string cookie_name(const service::Settings& settings) { return is_tls(settings) ? "__Host-dondoc" : "dondoc"; }

std::string cookie_with(const service::Settings& settings, const std::string& secret) {
  return cookie_name(settings) + "=" + secret + "; Path=/; HttpOnly; SameSite=Lax" +
         (is_tls(settings) ? "; Secure" : "");
}

std::string cookie_without(const service::Settings& settings) { return cookie_with(settings, "") + "; Max-Age=0"; }

std::string secret_in(const httplib::Request& request, const service::Settings& settings) {
  const auto name = cookie_name(settings) + "=";
  const auto header = request.get_header_value("Cookie");
  for (std::string_view rest{header}; !rest.empty();) {
    const auto end = std::min(rest.find(';'), rest.size());
    const auto cookie = base::trimmed(rest.substr(0, end));
    if (cookie.starts_with(name) && is_secret(cookie.substr(name.size())))
      return std::string{cookie.substr(name.size())};
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

service::Origin origin_of(const httplib::Request& request, const service::Settings& settings) {
  service::Origin origin{.address = request.remote_addr,
                         .agent = cleaned(request.get_header_value("User-Agent")).value_or("")};
  if (!settings.network.trusts(request.remote_addr)) return origin;
  if (auto sender = sender_in(header_list(request, "X-Forwarded-For"), settings.network); !sender.empty())
    origin.address = std::move(sender);
  return origin;
}

}  // namespace web

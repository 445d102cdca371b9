#include "web/visit.h"

#include <algorithm>

#include "base/text.h"

namespace web {
namespace {

constexpr std::size_t secret_figures = 64;
constexpr std::size_t longest_address = 45;  // bytes of the longest IPv6 address

bool is_secret(std::string_view text) {
  return text.size() == secret_figures &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_tls(const service::Settings& settings) { return settings.page_url.starts_with("https://"); }

bool is_of_trusted_proxy(const httplib::Request& request, const service::Settings& settings) {
  return std::ranges::find(settings.sign_in.proxies, request.remote_addr) != settings.sign_in.proxies.end();
}

/// The last address of a list: the one that the proxy itself saw.
std::string last_of(std::string_view list) {
  const auto comma = list.rfind(',');
  const auto last = base::trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
  const bool is_address = !last.empty() && last.size() <= longest_address && std::ranges::all_of(last, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '.' || c == ':';
  });
  return is_address ? std::string{last} : std::string{};
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
  if (!is_of_trusted_proxy(request, settings) || request.get_header_value_count("X-Forwarded-For") != 1) return origin;
  if (auto forwarded = last_of(request.get_header_value("X-Forwarded-For")); !forwarded.empty())
    origin.address = std::move(forwarded);
  return origin;
}

}  // namespace web

#include "web/address.h"

#include <charconv>
#include <optional>

#include "base/text.h"

namespace web {
namespace {

base::Problem refused(std::string_view text, std::string why) {
  return {.kind = "listen_address",
          .detail = std::move(why) + " Xin ghi 127.0.0.1:CỔNG, thí dụ --listen 127.0.0.1:8080.",
          .words = std::string{text}};
}

std::optional<int> port_in(std::string_view digits) {
  int port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size() || port < 0 || port > 65535) return std::nullopt;
  return port;
}

std::optional<std::string> loopback_address_of(std::string_view host) {
  if (host == "127.0.0.1" || base::folded(host) == "localhost") return "127.0.0.1";
  if (host == "[::1]") return "::1";
  return std::nullopt;
}

}  // namespace

base::Result<Address> address_in(std::string_view text) {
  const auto colon = text.rfind(':');
  if (!base::is_utf8(text) || colon == std::string_view::npos)
    return refused(text, "Địa chỉ lắng nghe phải có dạng MÁY:CỔNG.");
  const auto port = port_in(text.substr(colon + 1));
  if (!port) return refused(text, "Cổng phải là số từ 0 đến 65535.");
  const auto host = loopback_address_of(text.substr(0, colon));
  if (!host)
    return refused(
        text,
        "Trang chỉ mở trên chính máy này: HTTP không mã hóa, mật khẩu và phiên đăng nhập không được đi ra mạng như "
        "vậy.");
  return Address{*host, *port};
}

bool is_ours(std::string_view host_header, int port) {
  const auto suffix = ":" + std::to_string(port);
  if (port == 80 && loopback_address_of(host_header)) return true;
  return host_header.ends_with(suffix) &&
         loopback_address_of(host_header.substr(0, host_header.size() - suffix.size())).has_value();
}

}  // namespace web

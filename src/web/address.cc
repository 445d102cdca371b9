#include "web/address.h"

#include <charconv>
#include <optional>

#include "base/text.h"

namespace web {
namespace {

base::Problem refused(std::string_view text, std::string why) {
  return {.kind = "listen_address",
          .detail = std::move(why) + " Thí dụ: --listen 127.0.0.1:8080, hoặc --listen 0.0.0.0:8443.",
          .words = std::string{text}};
}

std::optional<int> port_in(std::string_view digits) {
  int port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size() || port < 0 || port > 65535) return std::nullopt;
  return port;
}

base::Problem cannot(std::string why, std::string words) {
  return {.kind = "listen_address", .detail = std::move(why), .words = std::move(words)};
}

/// The address without the brackets that it stands in before a port.
std::optional<std::string> address_of(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) {
    const auto within = host.substr(1, host.size() - 2);
    return within.find(':') != std::string_view::npos && base::is_ip_address(within)
               ? std::optional{std::string{within}}
               : std::nullopt;
  }
  return host.find(':') == std::string_view::npos && base::is_ip_address(host) ? std::optional{std::string{host}}
                                                                               : std::nullopt;
}

std::optional<std::string> loopback_address_of(std::string_view host) {
  if (host == "127.0.0.1" || base::folded(host) == "localhost") return "127.0.0.1";
  if (host == "[::1]") return "::1";
  return std::nullopt;
}

/// The host of an address of a page, without its port.
std::string_view host_name_of(std::string_view url) {
  const auto host = host_of(url);
  const auto colon = host.rfind(':');
  return colon == std::string_view::npos || host.ends_with(']') ? host : host.substr(0, colon);
}

}  // namespace

base::Result<Address> address_in(std::string_view text) {
  const auto colon = text.rfind(':');
  if (!base::is_utf8(text) || colon == std::string_view::npos)
    return refused(text, "Địa chỉ lắng nghe phải có dạng MÁY:CỔNG.");
  const auto port = port_in(text.substr(colon + 1));
  if (!port) return refused(text, "Cổng phải là số từ 0 đến 65535.");
  const auto named = text.substr(0, colon);
  const auto host = base::folded(named) == "localhost" ? std::optional<std::string>{"127.0.0.1"} : address_of(named);
  if (!host)
    return refused(text, "Trước dấu hai chấm phải là một địa chỉ IP của máy này (IPv6 thì trong ngoặc vuông).");
  return Address{*host, *port};
}

std::optional<base::Problem> cannot_listen(const Address& address, const service::Settings& settings) {
  const auto& network = settings.network;
  const bool is_https = settings.page_url.starts_with("https://");
  if (network.has_tls() && !is_https)
    return cannot("Trang có chứng chỉ TLS thì page_url trong cài đặt phải bắt đầu bằng https://, nay là " +
                      settings.page_url + ". Xin sửa page_url rồi chạy lại.",
                  settings.page_url);
  if (settings.sign_in.demo && !(base::is_loopback(address.host) && network.trusted_proxies.empty()))
    return cannot(
        "Cài đặt có demo = true nên trang đăng nhập ghi sẵn mật khẩu; trang như vậy chỉ mở trên chính máy này. "
        "Xin bỏ demo rồi chạy lại.",
        "demo");
  if (base::is_loopback(address.host)) return std::nullopt;
  if (!network.has_tls() && network.trusted_proxies.empty())
    return cannot(
        "Không mở trang trên " + address.host +
            ": HTTP không mã hóa, mật khẩu và phiên đăng nhập không được đi ra mạng như vậy. Xin đặt "
            "tls_certificate và tls_key trong cài đặt để trang tự mã hóa; hoặc nêu trusted_proxies nếu có máy "
            "chủ trung gian (nginx) đứng trước; hoặc chỉ mở trên máy này: --listen 127.0.0.1:" +
            std::to_string(address.port) + ".",
        address.host);
  if (!is_https || loopback_address_of(host_name_of(settings.page_url)))
    return cannot(
        "Mở trang cho máy khác thì page_url trong cài đặt phải là địa chỉ https:// mà máy khác mở được, thí dụ "
        "https://dondoc.coquan.gov.vn, nay là " +
            settings.page_url + ". Xin sửa page_url rồi chạy lại.",
        settings.page_url);
  return std::nullopt;
}

std::string_view host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::string_view own_port = url.starts_with("https:") ? ":443" : ":80";
  auto host = url.substr(scheme + 3);
  host = host.substr(0, host.find('/'));
  if (host.ends_with(own_port)) host.remove_suffix(own_port.size());
  return host;
}

bool is_ours(std::string_view host_header, int port) {
  const auto suffix = ":" + std::to_string(port);
  if (port == 80 && loopback_address_of(host_header)) return true;
  return host_header.ends_with(suffix) &&
         loopback_address_of(host_header.substr(0, host_header.size() - suffix.size())).has_value();
}

}  // namespace web

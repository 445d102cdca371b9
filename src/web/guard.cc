#include "web/guard.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "web/address.h"
#include "web/file_paths.h"
#include "web/parts.h"

namespace web {
namespace {

std::optional<std::size_t> length_in(std::string_view digits) {
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return length;
}

/// "https://host:port" of "https://host:port/path", without the scheme's own port, as browsers write it.
std::string_view origin_of_url(std::string_view url) {
  const auto host = host_of(url);
  return host.empty() ? std::string_view{} : url.substr(0, url.find("://") + 3 + host.size());
}

/// Whether the page may be asked for by its own address from there.
bool may_use_page_url(std::string_view peer, const service::Network& network) {
  return network.has_tls() || network.trusts(peer);
}

bool is_page_host(std::string_view host, std::string_view page_url) {
  const auto ours = host_of(page_url);
  if (is_same_name(host, ours)) return !ours.empty();
  const std::string_view own_port = page_url.starts_with("https:") ? ":443" : ":80";
  return host.ends_with(own_port) && is_same_name(host.substr(0, host.size() - own_port.size()), ours);
}

std::optional<Refusal> refusal_of_host(const RequestHead& request, std::string_view peer, const Names& names) {
  if (request.count("Host") != 1) return Refusal{400, "Yêu cầu không nói rõ gửi đến máy nào."};
  if (is_ours(request.host, names.port)) return std::nullopt;
  const bool is_public = may_use_page_url(peer, names.network);
  if (is_public && is_page_host(request.host, names.page_url)) return std::nullopt;
  if (is_public)
    return Refusal{421,
                   "Trang này chỉ mở bằng địa chỉ đã đặt cho nó (page_url trong cài đặt). Xin mở lại bằng địa chỉ ấy."};
  return Refusal{421, "Trang này chỉ mở bằng địa chỉ của chính máy này. Xin mở lại bằng địa chỉ 127.0.0.1."};
}

std::optional<Refusal> refusal_of_body(const RequestHead& request) {
  if (request.count("Transfer-Encoding") != 0 || request.count("Content-Length") != 1)
    return Refusal{411, "Biểu mẫu gửi lên phải nói rõ độ dài."};
  if (request.count("Content-Encoding") != 0) return Refusal{415, "Không nhận biểu mẫu đã nén."};
  if (request.count("Content-Type") > 1) return Refusal{415, "Biểu mẫu gửi lên phải thuộc một loại."};
  const auto length = length_in(request.value("Content-Length"));
  if (!length) return Refusal{400, "Độ dài của biểu mẫu không đọc được."};
  if (*length > longest_body_of(request))
    return Refusal{413, takes_files(request.path())
                            ? "Tệp gửi lên quá lớn. Xin quay lại trang trước, chọn tệp nhỏ hơn rồi gửi lại."
                            : "Nội dung gửi lên quá dài. Xin rút gọn rồi gửi lại."};
  return std::nullopt;
}

std::optional<Refusal> refusal_of_no_body(const RequestHead& request) {
  const auto lengths = request.count("Content-Length");
  const bool none = lengths == 0 || (lengths == 1 && length_in(request.value("Content-Length")) == 0U);
  if (none && request.count("Transfer-Encoding") == 0) return std::nullopt;
  return Refusal{400, "Yêu cầu xem trang không được kèm nội dung."};
}

}  // namespace

std::size_t longest_body_of(const RequestHead& request) {
  return takes_files(request.path()) && is_in_parts(request.value("Content-Type")) ? longest_upload : longest_body;
}

std::optional<Refusal> refusal_of(const RequestHead& request, std::string_view peer, const Names& names) {
  if (!may_use_page_url(peer, names.network) && !base::is_loopback(peer))
    return Refusal{403, "Trang chỉ nhận yêu cầu qua máy chủ trung gian của cơ quan. Xin mở bằng địa chỉ của trang."};
  if (request.target.size() > longest_target) return Refusal{414, "Địa chỉ trang quá dài."};
  if (auto host = refusal_of_host(request, peer, names)) return host;
  if (request.method == "POST") return refusal_of_body(request);
  if (request.method == "GET" || request.method == "HEAD") return refusal_of_no_body(request);
  return Refusal{405, "Trang không nhận loại yêu cầu này."};
}

std::size_t body_length(const RequestHead& request) { return length_in(request.value("Content-Length")).value_or(0); }

bool comes_from_our_page(const httplib::Request& request, const service::Settings& settings) {
  const auto site = request.get_header_value("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  if (!request.has_header("Origin")) return true;
  if ((is_of_link(request.path) || is_of_stop(request.path)) && request.get_header_value("Origin") == "null")
    return true;
  if (request.get_header_value_count("Origin") != 1) return false;
  const auto host = request.get_header_value("Host");
  const bool is_by_page_url =
      may_use_page_url(request.remote_addr, settings.network) && is_page_host(host, settings.page_url);
  const auto ours = is_by_page_url ? std::string{origin_of_url(settings.page_url)}
                                   : (settings.network.has_tls() ? "https://" : "http://") + host;
  return is_same_name(request.get_header_value("Origin"), ours);
}

bool came_in_the_clear(const httplib::Request& request, const service::Settings& settings) {
  if (!settings.page_url.starts_with("https://") || !settings.network.trusts(request.remote_addr)) return false;
  const auto count = request.get_header_value_count("X-Forwarded-Proto");
  if (count == 0) return false;
  const auto last = request.get_header_value("X-Forwarded-Proto", count - 1);
  const auto comma = last.rfind(',');
  return !is_same_name(base::trimmed(comma == std::string::npos ? last : last.substr(comma + 1)), "https");
}

}  // namespace web

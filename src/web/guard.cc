#include "web/guard.h"

#include <algorithm>
#include <charconv>

#include "web/address.h"
#include "web/file_paths.h"

namespace web {
namespace {

std::optional<std::size_t> length_in(std::string_view digits) {
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return length;
}

/// "host:port" of "https://host:port/path".
std::string_view host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find('/'));
}

/// "https://host:port" of "https://host:port/path".
std::string_view origin_of_url(std::string_view url) {
  const auto host = host_of(url);
  return host.empty() ? std::string_view{} : url.substr(0, url.find("://") + 3 + host.size());
}

std::optional<Refusal> refusal_of_host(const RequestHead& request, std::string_view peer, const Names& names) {
  if (request.count("Host") != 1) return Refusal{400, "Yêu cầu không nói rõ gửi đến máy nào."};
  if (is_ours(request.host, names.port)) return std::nullopt;
  if (names.is_proxy(peer) && is_same_name(request.host, host_of(names.page_url))) return std::nullopt;
  return Refusal{421, "Trang này chỉ mở bằng địa chỉ của chính máy này. Xin mở lại bằng địa chỉ 127.0.0.1."};
}

std::optional<Refusal> refusal_of_body(const RequestHead& request) {
  if (request.count("Transfer-Encoding") != 0 || request.count("Content-Length") != 1)
    return Refusal{411, "Biểu mẫu gửi lên phải nói rõ độ dài."};
  if (request.count("Content-Encoding") != 0) return Refusal{415, "Không nhận biểu mẫu đã nén."};
  if (request.count("Content-Type") > 1) return Refusal{415, "Biểu mẫu gửi lên phải thuộc một loại."};
  const auto length = length_in(request.value("Content-Length"));
  if (!length) return Refusal{400, "Độ dài của biểu mẫu không đọc được."};
  if (*length > longest_body_of(request.target))
    return Refusal{413, longest_body_of(request.target) == longest_upload
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

std::size_t longest_body_of(std::string_view target) {
  return takes_files(target.substr(0, target.find('?'))) ? longest_upload : longest_body;
}

bool Names::is_proxy(std::string_view address) const { return std::ranges::find(proxies, address) != proxies.end(); }

std::optional<Refusal> refusal_of(const RequestHead& request, std::string_view peer, const Names& names) {
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
  const Names names{.page_url = settings.page_url, .proxies = settings.sign_in.proxies};
  const bool is_by_proxy = names.is_proxy(request.remote_addr) && is_same_name(host, host_of(names.page_url));
  const auto ours = is_by_proxy ? std::string{origin_of_url(names.page_url)} : "http://" + host;
  return is_same_name(request.get_header_value("Origin"), ours);
}

}  // namespace web

#include "web/guard.h"

#include <charconv>

#include "web/address.h"
#include "web/file_paths.h"

namespace web {
namespace {

std::optional<std::size_t> length_in(const std::string& digits) {
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return length;
}

std::optional<Refusal> refusal_of_host(const httplib::Request& request, int port) {
  if (request.get_header_value_count("Host") != 1) return Refusal{400, "Yêu cầu không nói rõ gửi đến máy nào."};
  if (!is_ours(request.get_header_value("Host"), port))
    return Refusal{421, "Trang này chỉ mở bằng địa chỉ của chính máy này. Xin mở lại bằng địa chỉ 127.0.0.1."};
  return std::nullopt;
}

std::optional<Refusal> refusal_of_body(const httplib::Request& request) {
  if (request.has_header("Transfer-Encoding") || request.get_header_value_count("Content-Length") != 1)
    return Refusal{411, "Biểu mẫu gửi lên phải nói rõ độ dài."};
  if (request.has_header("Content-Encoding")) return Refusal{415, "Không nhận biểu mẫu đã nén."};
  const auto length = length_in(request.get_header_value("Content-Length"));
  if (!length) return Refusal{400, "Độ dài của biểu mẫu không đọc được."};
  if (*length > longest_body_of(request.target))
    return Refusal{413, longest_body_of(request.target) == longest_upload
                            ? "Tệp gửi lên quá lớn. Xin quay lại trang trước, chọn tệp nhỏ hơn rồi gửi lại."
                            : "Nội dung gửi lên quá dài. Xin rút gọn rồi gửi lại."};
  return std::nullopt;
}

std::optional<Refusal> refusal_of_no_body(const httplib::Request& request) {
  if (!request.has_header("Transfer-Encoding") && !request.has_header("Content-Length")) return std::nullopt;
  const auto one_zero = request.get_header_value_count("Content-Length") == 1 &&
                        length_in(request.get_header_value("Content-Length")) == 0U;
  if (!request.has_header("Transfer-Encoding") && one_zero) return std::nullopt;
  return Refusal{400, "Yêu cầu xem trang không được kèm nội dung."};
}

}  // namespace

std::size_t longest_body_of(std::string_view target) {
  return takes_files(target.substr(0, target.find('?'))) ? longest_upload : longest_body;
}

std::optional<Refusal> refusal_of(const httplib::Request& request, int port) {
  if (request.target.size() > longest_target) return Refusal{414, "Địa chỉ trang quá dài."};
  if (auto host = refusal_of_host(request, port)) return host;
  if (request.method == "POST") return refusal_of_body(request);
  if (request.method == "GET" || request.method == "HEAD") return refusal_of_no_body(request);
  return Refusal{405, "Trang không nhận loại yêu cầu này."};
}

bool comes_from_our_page(const httplib::Request& request) {
  const auto site = request.get_header_value("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  if (!request.has_header("Origin")) return true;
  if (is_of_link(request.path) && request.get_header_value("Origin") == "null") return true;
  return request.get_header_value_count("Origin") == 1 &&
         request.get_header_value("Origin") == "http://" + request.get_header_value("Host");
}

void disarm(httplib::Request& request) {
  request.ranges.clear();
  request.headers.erase("Accept-Encoding");
}

}  // namespace web

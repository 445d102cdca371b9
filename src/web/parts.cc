#include "web/parts.h"

#include <algorithm>

namespace web {
namespace {

constexpr std::size_t longest_boundary = 70;

constexpr Refusal unreadable{400, "Biểu mẫu gửi lên không đọc được. Xin tải lại trang rồi gửi lại."};
constexpr Refusal too_many{413, "Biểu mẫu gửi lên có quá nhiều phần. Xin rút gọn rồi gửi lại."};
constexpr Refusal too_long{413, "Biểu mẫu gửi lên có phần mang tên quá dài. Xin đặt tên tệp ngắn hơn rồi gửi lại."};

bool is_of_boundary(char c) {
  constexpr std::string_view others = "'()+_,-./:=? ";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         others.find(c) != std::string_view::npos;
}

/// Looks at the header lines of one part; gives what is wrong with them.
std::optional<Refusal> refusal_of_lines(std::string_view part) {
  for (std::size_t lines = 0; lines <= most_part_lines; ++lines) {
    const auto end = part.substr(0, longest_part_line + 2).find("\r\n");
    if (end == std::string_view::npos) return part.size() > longest_part_line ? too_long : unreadable;
    if (end == 0) return std::nullopt;
    part.remove_prefix(end + 2);
  }
  return too_many;
}

}  // namespace

bool is_in_parts(std::string_view content_type) {
  return is_same_name(content_type.substr(0, content_type.find(';')), "multipart/form-data");
}

std::optional<std::string> boundary_in(std::string_view content_type) {
  constexpr std::string_view name = "boundary=";
  for (auto at = content_type.find(';'); at != std::string_view::npos; at = content_type.find(';', at + 1)) {
    auto rest = content_type.substr(at + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    if (!is_same_name(rest.substr(0, name.size()), name)) continue;
    rest.remove_prefix(name.size());
    const bool is_quoted = rest.starts_with('"');
    if (is_quoted) rest.remove_prefix(1);
    const auto end = is_quoted ? rest.find('"') : std::min(rest.find_first_of("; \t"), rest.size());
    if (end == std::string_view::npos) return std::nullopt;
    const auto boundary = rest.substr(0, end);
    const bool fits = !boundary.empty() && boundary.size() <= longest_boundary && !boundary.ends_with(' ') &&
                      std::ranges::all_of(boundary, is_of_boundary);
    return fits ? std::optional{std::string{boundary}} : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Refusal> refusal_of_parts(std::string_view body, std::string_view boundary) {
  const auto mark = "--" + std::string{boundary};
  std::size_t parts = 0;
  for (auto at = body.find(mark); at != std::string_view::npos; at = body.find(mark)) {
    body.remove_prefix(at + mark.size());
    if (!body.starts_with("\r\n")) continue;  // the end, or a file's bytes that look alike
    if (++parts > most_parts) return too_many;
    body.remove_prefix(2);
    if (const auto refusal = refusal_of_lines(body)) return refusal;
  }
  return std::nullopt;
}

}  // namespace web

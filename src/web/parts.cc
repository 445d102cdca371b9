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

/// Reads field and file name of «Content-Disposition: form-data; name="…"; filename="…"». A file's name ends at the
/// last quotation mark of the line: some clients leave those within it as they are.
bool read_disposition(std::string_view line, Part& part) {
  constexpr std::string_view header = "Content-Disposition:", before_name = "name=\"", before_file = "filename=\"";
  if (!is_same_name(line.substr(0, header.size()), header)) return true;
  const auto name = line.find(before_name);
  if (name == std::string_view::npos || line[name - 1] == 'e') return false;  // of "filename=", which comes later
  const auto begin = name + before_name.size();
  const auto end = line.find('"', begin);
  if (end == std::string_view::npos) return false;
  part.field = line.substr(begin, end - begin);
  const auto file = line.find(before_file, end);
  if (file == std::string_view::npos) return true;
  const auto from = file + before_file.size();
  const auto last = line.rfind('"');
  if (last < from) return false;
  part.file_name = line.substr(from, last - from);
  return true;
}

/// Reads the header lines of a part and takes them off it.
std::optional<Refusal> read_lines(std::string_view& rest, Part& part) {
  for (std::size_t lines = 0; lines <= most_part_lines; ++lines) {
    const auto end = rest.substr(0, longest_part_line + 2).find("\r\n");
    if (end == std::string_view::npos) return rest.size() > longest_part_line ? too_long : unreadable;
    if (!read_disposition(rest.substr(0, end), part)) return unreadable;
    rest.remove_prefix(end + 2);
    if (end == 0) return part.field.empty() ? std::optional{unreadable} : std::nullopt;
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

std::variant<std::vector<Part>, Refusal> parts_in(std::string_view body, std::string_view boundary) {
  const auto before_part = "--" + std::string{boundary}, after_part = "\r\n" + before_part;
  std::vector<Part> parts;
  std::size_t in_fields = 0;
  if (!body.starts_with(before_part)) return unreadable;
  auto rest = body.substr(before_part.size());
  while (rest.starts_with("\r\n")) {
    if (parts.size() == most_parts) return too_many;
    rest.remove_prefix(2);
    Part part;
    if (const auto refusal = read_lines(rest, part)) return *refusal;
    const auto end = rest.find(after_part);
    if (end == std::string_view::npos) return unreadable;
    part.content = rest.substr(0, end);
    if (!part.file_name) in_fields += part.content.size();
    if (in_fields > longest_fields) return too_many;
    parts.push_back(part);
    rest.remove_prefix(end + after_part.size());
  }
  if (!rest.starts_with("--")) return unreadable;
  return parts;
}

}  // namespace web

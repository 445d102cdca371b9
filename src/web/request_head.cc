#include "web/request_head.h"

#include <algorithm>

#include "web/query.h"

namespace web {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t longest_method = 20;

constexpr Refusal unreadable{400, "Máy chủ không hiểu yêu cầu này. Xin tải lại trang rồi thử lại."};
constexpr Refusal line_too_long{414, "Địa chỉ trang quá dài."};
constexpr Refusal head_too_long{431,
                                "Trình duyệt gửi kèm quá nhiều thông tin. Xin xóa cookie của trang này rồi thử lại."};
constexpr Refusal unknown_version{505, "Trang chỉ nhận HTTP/1.1."};

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter_or_figure(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_token(std::string_view text) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return is_letter_or_figure(c) || others.find(c) != std::string_view::npos;
  });
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// Takes the host out of an absolute target ("http://host/path"), whose host counts and not the Host header.
/// False where the target is neither absolute nor a path.
bool split_target(RequestHead& head) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!is_same_name(std::string_view{head.target}.substr(0, scheme.size()), scheme)) continue;
    const auto end = std::min(head.target.find_first_of("/?", scheme.size()), head.target.size());
    head.host = head.target.substr(scheme.size(), end - scheme.size());
    head.target.erase(0, end);
    if (!head.target.starts_with('/')) head.target.insert(0, 1, '/');
    return !head.host.empty() && head.host.find('@') == std::string::npos;
  }
  return head.target.starts_with('/');
}

/// Of a method that no route has, the target may be of another form ("*", "host:port") and is not looked at.
bool is_target(RequestHead& head) {
  if (std::ranges::any_of(head.target, [](char c) { return is_control(c) || c == '#'; })) return false;
  if (head.method != "GET" && head.method != "HEAD" && head.method != "POST") return true;
  return split_target(head) && std::ranges::none_of(path_decoded(head.path()), is_control);
}

std::optional<Refusal> read_line(std::string_view line, RequestHead& head) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return unreadable;
  const auto target = line.substr(first + 1, last - first - 1);
  const auto version = line.substr(last + 1);
  head.method = line.substr(0, first);
  head.target = target;
  if (head.method.size() > longest_method || !is_token(head.method) || target.find(' ') != std::string_view::npos)
    return unreadable;
  if (!version.starts_with("HTTP/")) return unreadable;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return unknown_version;
  head.keeps_alive = version == "HTTP/1.1";
  return is_target(head) ? std::nullopt : std::optional{unreadable};
}

std::optional<Refusal> read_field(std::string_view line, RequestHead& head) {
  if (head.fields.size() == most_headers) return head_too_long;
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return unreadable;
  const auto value = without_blanks(line.substr(colon + 1));
  if (std::ranges::any_of(value, [](char c) { return is_control(c) && c != '\t'; })) return unreadable;
  head.fields.push_back({std::string{line.substr(0, colon)}, std::string{value}});
  return std::nullopt;
}

void read_connection(RequestHead& head) {
  for (const auto& field : head.fields) {
    if (!is_same_name(field.name, "Connection")) continue;
    for (std::string_view rest{field.value}; !rest.empty();) {
      const auto end = std::min(rest.find(','), rest.size());
      if (is_same_name(without_blanks(rest.substr(0, end)), "close")) head.keeps_alive = false;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

/// The lines of a whole head, without the empty one.
std::variant<RequestHead, Refusal> head_of(std::string_view lines) {
  RequestHead head;
  const auto first_end = lines.find(line_end);
  if (const auto refusal = read_line(lines.substr(0, first_end), head)) return *refusal;
  for (auto rest = lines.substr(first_end + line_end.size()); !rest.empty();) {
    const auto end = rest.find(line_end);
    if (const auto refusal = read_field(rest.substr(0, end), head)) return *refusal;
    rest.remove_prefix(end + line_end.size());
  }
  if (head.host.empty() && head.count("Host") == 1) head.host = head.value("Host");
  read_connection(head);
  return head;
}

}  // namespace

bool is_same_name(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, {}, lowered, lowered);
}

std::size_t RequestHead::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(fields, [name](const HeaderField& field) { return is_same_name(field.name, name); }));
}

std::string_view RequestHead::value(std::string_view name) const {
  const auto found =
      std::ranges::find_if(fields, [name](const HeaderField& field) { return is_same_name(field.name, name); });
  return found == fields.end() ? std::string_view{} : std::string_view{found->value};
}

std::string_view RequestHead::path() const { return std::string_view{target}.substr(0, target.find('?')); }

std::optional<std::variant<RequestHead, Refusal>> head_in(std::string_view bytes) {
  if (!bytes.empty() && bytes.front() != '\r' && !is_token(bytes.substr(0, 1))) return unreadable;  // such as TLS
  const auto skipped = bytes.starts_with(line_end) ? line_end.size() : 0;
  const auto head = bytes.substr(skipped, longest_head);
  if (head.substr(0, longest_line).find(line_end) == std::string_view::npos) {
    if (head.size() >= longest_line) return line_too_long;
    return std::nullopt;
  }
  if (head.starts_with(line_end)) return unreadable;
  const auto end = head.find("\r\n\r\n");
  if (end == std::string_view::npos) {
    if (head.size() == longest_head) return head_too_long;
    return std::nullopt;
  }
  auto read = head_of(head.substr(0, end + line_end.size()));
  if (auto* whole = std::get_if<RequestHead>(&read)) whole->size = skipped + end + 2 * line_end.size();
  return read;
}

}  // namespace web

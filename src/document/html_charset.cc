#include "document/html_charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

#include "base/text.h"

namespace document {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t declared_within = 4096;  // browsers look at 1024 bytes; pages are less careful

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool is_of_a_name(char c) {
  return (small(c) >= 'a' && small(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// The charset that the page declares for itself, in small letters; empty for none.
std::string declared(std::string_view bytes) {
  std::string head{bytes.substr(0, declared_within)};
  std::transform(head.begin(), head.end(), head.begin(), small);
  for (auto at = head.find("charset"); at != std::string::npos; at = head.find("charset", at + 1)) {
    auto rest = std::string_view{head}.substr(at + "charset"sv.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    if (!rest.starts_with('=')) continue;
    rest.remove_prefix(std::min(rest.find_first_not_of("= \t\r\n\"'"), rest.size()));
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_of_a_name);
    if (end != rest.begin()) return {rest.begin(), end};
  }
  return {};
}

/// The charset as iconv calls it; empty for one that is not read. Browsers read all of Latin-1 as windows-1252.
std::string_view known(std::string_view name) {
  struct Charset {
    std::string_view name, known;
  };
  static constexpr std::array charsets{
      Charset{"utf-8", "UTF-8"},       Charset{"utf8", "UTF-8"},        Charset{"windows-1258", "CP1258"},
      Charset{"cp1258", "CP1258"},     Charset{"x-cp1258", "CP1258"},   Charset{"windows-1252", "CP1252"},
      Charset{"cp1252", "CP1252"},     Charset{"iso-8859-1", "CP1252"}, Charset{"latin1", "CP1252"},
      Charset{"us-ascii", "CP1252"},   Charset{"utf-16", "UTF-16LE"},   Charset{"utf-16le", "UTF-16LE"},
      Charset{"utf-16be", "UTF-16BE"}, Charset{"unicode", "UTF-16LE"},
  };
  const auto found =
      std::find_if(charsets.begin(), charsets.end(), [name](const Charset& charset) { return charset.name == name; });
  return found == charsets.end() ? std::string_view{} : found->known;
}

std::string charset_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE"sv)) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF"sv)) return "utf-16be";
  if (base::is_utf8(bytes)) return "utf-8";
  auto name = declared(bytes);
  return name.empty() || name.starts_with("utf-16") ? "windows-1258" : name;  // UTF-16 could not have been read so far
}

base::Problem not_read(const std::string& charset, const std::string& name) {
  return {
      .kind = "charset_not_read",
      .detail = "Trang web “" + name + "” dùng bảng mã “" + charset +
                "”, bảng mã này chương trình chưa đọc được. Đề nghị mở trang bằng trình duyệt hoặc Word, lưu lại với "
                "mã hóa UTF-8 rồi nộp lại.",
      .words = charset,
      .line = 0};
}

base::Problem not_this(const std::string& charset, const std::string& name, int line) {
  return {.kind = "not_this_charset",
          .detail = "Trang web “" + name + "” có chữ không thuộc bảng mã “" + charset + "” của trang, ở dòng " +
                    std::to_string(line) + ". Đề nghị mở trang bằng trình duyệt, lưu lại với mã hóa UTF-8 rồi nộp lại.",
          .words = {},
          .line = line};
}

int line_of(std::string_view bytes, std::size_t offset) {
  return 1 + static_cast<int>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// Puts bytes of one charset into UTF-8.
class Conversion {
 public:
  explicit Conversion(std::string_view charset) : handle_{::iconv_open("UTF-8", std::string{charset}.c_str())} {
    if (handle_ == reinterpret_cast<iconv_t>(-1))
      throw std::runtime_error{"iconv does not know " + std::string{charset}};
  }
  ~Conversion() { ::iconv_close(handle_); }
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;

  /// Appends the text of the bytes, and gives how many of them belong to the charset.
  std::size_t append(std::string_view bytes, std::string& text) {
    auto* from = const_cast<char*>(bytes.data());  // iconv does not write to its input
    auto left = bytes.size();
    while (left > 0 && (step(&from, &left, text) || errno == E2BIG)) continue;
    step(nullptr, nullptr, text);  // what it still holds: a letter that might have taken a mark
    return bytes.size() - left;
  }

 private:
  bool step(char** from, std::size_t* left, std::string& text) {
    std::array<char, std::size_t{1} << 14U> piece{};
    auto* to = piece.data();
    auto room = piece.size();
    const auto status = ::iconv(handle_, from, left, &to, &room);
    text.append(piece.data(), piece.size() - room);
    return status != static_cast<std::size_t>(-1);
  }

  iconv_t handle_;
};

std::string without_nul(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
  return text;
}

}  // namespace

base::Result<std::string> html_text(std::string_view bytes, const std::string& name) {
  const auto charset = charset_of(bytes);
  const auto as_iconv_knows_it = known(charset);
  if (as_iconv_knows_it.empty()) return not_read(charset, name);
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
  std::string text;
  if (const auto read = Conversion{as_iconv_knows_it}.append(bytes, text); read < bytes.size())
    return not_this(charset, name, line_of(bytes, read));
  if (text.starts_with("\xEF\xBB\xBF"sv)) text.erase(0, 3);
  return without_nul(std::move(text));
}

}  // namespace document

#include "mail/header_text.h"

#include "base/text.h"
#include "mail/gmime.h"

namespace mail {
namespace {

bool is_ascii_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

/// The number of bytes of the control character that the text begins with, 0 where it begins with another.
std::size_t control_at(std::string_view text) {
  if (is_ascii_control(text[0])) return 1;
  if (text.size() >= 2 && text[0] == '\xc2' && static_cast<unsigned char>(text[1]) < 0xa0) return 2;
  return text.starts_with("\u2028") || text.starts_with("\u2029") ? 3 : 0;
}

}  // namespace

std::string valid_utf8(std::string_view bytes) {
  // A null pointer would be no text to glib, and a NUL among the bytes is invalid to it, which suits us.
  if (bytes.empty()) return {};
  return taken(g_utf8_make_valid(bytes.data(), static_cast<gssize>(bytes.size())));
}

std::string header_text(std::string_view bytes) {
  const auto valid = valid_utf8(bytes);
  std::string line;
  line.reserve(valid.size());
  for (std::string_view rest = valid; !rest.empty();) {
    const auto control = control_at(rest);
    line += control == 0 ? rest[0] : ' ';
    rest.remove_prefix(control == 0 ? 1 : control);
  }
  line = base::with_single_spaces(line);
  for (auto at = line.find("=?"); at != std::string::npos; at = line.find("=?", at)) line.insert(at + 1, 1, ' ');
  return line;
}

}  // namespace mail

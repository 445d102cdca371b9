#include "render/escape.h"

#include <cstdint>
#include <cstring>

namespace render {
namespace {

constexpr std::string_view reference(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

constexpr bool is_special(char c) { return c == '&' || c == '\'' || c == '<' || c == '>' || c == '"'; }

constexpr std::uint64_t eight_of(unsigned char byte) { return 0x0101010101010101U * byte; }

/// Whether one of eight bytes is zero (Hacker's Delight, 6-1; true for no other eight).
constexpr bool has_zero(std::uint64_t eight) { return ((eight - eight_of(0x01)) & ~eight & eight_of(0x80)) != 0; }

/// Whether one of eight bytes is special. & and ' differ in bit 0 alone, < and > in bit 1 alone.
bool has_special(const char* bytes) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof eight);
  return has_zero((eight | eight_of(1)) ^ eight_of('\'')) || has_zero((eight | eight_of(2)) ^ eight_of('>')) ||
         has_zero(eight ^ eight_of('"'));
}

/// The place of the first special character from there on, or the size. Most words have none: eight bytes a step.
std::size_t next_special(std::string_view words, std::size_t at) {
  while (at + 8 <= words.size() && !has_special(words.data() + at)) at += 8;
  while (at < words.size() && !is_special(words[at])) ++at;
  return at;
}

}  // namespace

void append_escaped(std::string& html, std::string_view words) {
  std::size_t kept = 0;  // everything before has been appended
  for (auto at = next_special(words, 0); at < words.size(); at = next_special(words, kept)) {
    html.append(words, kept, at - kept).append(reference(words[at]));
    kept = at + 1;
  }
  html.append(words, kept);
}

}  // namespace render

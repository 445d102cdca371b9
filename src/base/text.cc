#include "base/text.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <new>

namespace base {
namespace {

/// No writing needs more combining marks in a row (UAX 15, section 13); ordering longer runs takes time squared.
constexpr int most_marks = 30;

/// The bytes up to the first mark beyond the `most_marks`th of a run, or all.
std::size_t safe_length(std::string_view text) {
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  int marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t codepoint = data[at];
    utf8proc_ssize_t length = 1;
    if (codepoint >= 0x80)
      length = utf8proc_iterate(data + at, static_cast<utf8proc_ssize_t>(text.size() - at), &codepoint);
    if (length <= 0) return text.size();  // not UTF-8: `mapped` gives it back as it is
    marks = codepoint < 0x300 || utf8proc_get_property(codepoint)->combining_class == 0 ? 0 : marks + 1;
    if (marks > most_marks) return at;
    at += static_cast<std::size_t>(length);
  }
  return text.size();
}

std::string mapped_at_once(std::string_view text, int options) {
  utf8proc_uint8_t* out = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &out, static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned{out, &std::free};
  if (length < 0) {
    if (length == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc{};
    return std::string{text};  // not UTF-8: the door refuses it, nothing here can mend it
  }
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(length)};
}

std::string mapped(std::string_view text, int options) {
  auto length = safe_length(text);
  auto result = mapped_at_once(text.substr(0, length), options);
  while (length < text.size()) {
    text.remove_prefix(length);
    length = safe_length(text);
    result += mapped_at_once(text.substr(0, length), options);
  }
  return result;
}

/// The number of bytes of the white space that the text begins with: 0, 1, 2 (no-break space) or 3 (other spaces).
std::size_t space_at(std::string_view text) {
  if (text.empty()) return 0;
  const auto first = text[0];
  if (first == ' ' || (first >= '\t' && first <= '\r')) return 1;
  if (text.starts_with("\u00a0")) return 2;
  for (const std::string_view wide :
       {"\u2002", "\u2003", "\u2007", "\u2009", "\u200a", "\u200b", "\u202f", "\u3000", "\ufeff"})
    if (text.starts_with(wide)) return 3;
  return 0;
}

std::size_t space_before_end(std::string_view text) {
  for (std::size_t bytes = 1; bytes <= 3 && bytes <= text.size(); ++bytes)
    if (space_at(text.substr(text.size() - bytes)) == bytes) return bytes;
  return 0;
}

}  // namespace

std::size_t first_not_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (data[at] < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t codepoint = 0;
    const auto length = utf8proc_iterate(data + at, static_cast<utf8proc_ssize_t>(bytes.size() - at), &codepoint);
    if (length <= 0) return at;
    at += static_cast<std::size_t>(length);
  }
  return bytes.size();
}

bool is_utf8(std::string_view bytes) { return first_not_utf8(bytes) == bytes.size(); }

std::string nfc(std::string_view text) { return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE); }

std::string folded(std::string_view text) {
  const auto bare = mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
  std::string plain;
  plain.reserve(bare.size());
  for (std::size_t at = 0; at < bare.size(); ++at) {
    if (std::string_view{bare}.substr(at).starts_with("đ")) {
      plain += 'd';
      ++at;
    } else {
      plain += bare[at];
    }
  }
  return with_single_spaces(plain);
}

std::string lowered(std::string_view text) {
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string_view trimmed(std::string_view text) {
  while (const auto bytes = space_at(text)) text.remove_prefix(bytes);
  while (const auto bytes = space_before_end(text)) text.remove_suffix(bytes);
  return text;
}

std::string with_single_spaces(std::string_view text) {
  std::string single;
  single.reserve(text.size());
  text = trimmed(text);
  while (!text.empty()) {
    if (auto bytes = space_at(text)) {
      single += ' ';
      while (bytes != 0) {
        text.remove_prefix(bytes);
        bytes = space_at(text);
      }
    } else {
      single += text[0];
      text.remove_prefix(1);
    }
  }
  return single;
}

std::string_view clipped(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

}  // namespace base

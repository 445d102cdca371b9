#include "document/encoding.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "base/text.h"
#include "document/syllable.h"

namespace document {
namespace {

using namespace std::string_view_literals;

struct Named {
  std::string_view name;  ///< without hyphens
  Encoding encoding;
};
constexpr std::array names{Named{"utf8"sv, Encoding::utf8},
                           Named{"utf16le"sv, Encoding::utf16_le},
                           Named{"utf16be"sv, Encoding::utf16_be},
                           Named{"windows1258"sv, Encoding::windows_1258},
                           Named{"cp1258"sv, Encoding::windows_1258},
                           Named{"tcvn3"sv, Encoding::tcvn3},
                           Named{"vni"sv, Encoding::vni}};

constexpr char32_t unknown = 0;

/// Windows-1252 from 0x80 to 0x9F, which Windows-1258 and the legacy fonts build upon; the rest is Latin-1.
constexpr std::array<char32_t, 32> windows_1252{0x20AC,  unknown, 0x201A, 0x0192, 0x201E, 0x2026,  0x2020, 0x2021,
                                                0x02C6,  0x2030,  0x0160, 0x2039, 0x0152, unknown, 0x017D, unknown,
                                                unknown, 0x2018,  0x2019, 0x201C, 0x201D, 0x2022,  0x2013, 0x2014,
                                                0x02DC,  0x2122,  0x0161, 0x203A, 0x0153, unknown, 0x017E, 0x0178};

struct Pair {
  char32_t from, to;
};

/// Where Windows-1258 differs from Windows-1252: letters of its own, and tones that follow their letter.
constexpr std::array windows_1258{Pair{0x8A, unknown}, Pair{0x8E, unknown}, Pair{0x9A, unknown}, Pair{0x9E, unknown},
                                  Pair{0xC3, U'Ă'},    Pair{0xCC, 0x0300},  Pair{0xD0, U'Đ'},    Pair{0xD2, 0x0309},
                                  Pair{0xD5, U'Ơ'},    Pair{0xDD, U'Ư'},    Pair{0xDE, 0x0303},  Pair{0xE3, U'ă'},
                                  Pair{0xEC, 0x0301},  Pair{0xF0, U'đ'},    Pair{0xF2, 0x0323},  Pair{0xF5, U'ơ'},
                                  Pair{0xFD, U'ư'},    Pair{0xFE, U'₫'}};

/// The letters of TCVN 5712:1993 VN3.
constexpr std::array tcvn3{
    Pair{0xA1, U'Ă'}, Pair{0xA2, U'Â'}, Pair{0xA3, U'Ê'}, Pair{0xA4, U'Ô'}, Pair{0xA5, U'Ơ'}, Pair{0xA6, U'Ư'},
    Pair{0xA7, U'Đ'}, Pair{0xA8, U'ă'}, Pair{0xA9, U'â'}, Pair{0xAA, U'ê'}, Pair{0xAB, U'ô'}, Pair{0xAC, U'ơ'},
    Pair{0xAD, U'ư'}, Pair{0xAE, U'đ'}, Pair{0xB5, U'à'}, Pair{0xB6, U'ả'}, Pair{0xB7, U'ã'}, Pair{0xB8, U'á'},
    Pair{0xB9, U'ạ'}, Pair{0xBB, U'ằ'}, Pair{0xBC, U'ẳ'}, Pair{0xBD, U'ẵ'}, Pair{0xBE, U'ắ'}, Pair{0xC6, U'ặ'},
    Pair{0xC7, U'ầ'}, Pair{0xC8, U'ẩ'}, Pair{0xC9, U'ẫ'}, Pair{0xCA, U'ấ'}, Pair{0xCB, U'ậ'}, Pair{0xCC, U'è'},
    Pair{0xCE, U'ẻ'}, Pair{0xCF, U'ẽ'}, Pair{0xD0, U'é'}, Pair{0xD1, U'ẹ'}, Pair{0xD2, U'ề'}, Pair{0xD3, U'ể'},
    Pair{0xD4, U'ễ'}, Pair{0xD5, U'ế'}, Pair{0xD6, U'ệ'}, Pair{0xD7, U'ì'}, Pair{0xD8, U'ỉ'}, Pair{0xDC, U'ĩ'},
    Pair{0xDD, U'í'}, Pair{0xDE, U'ị'}, Pair{0xDF, U'ò'}, Pair{0xE1, U'ỏ'}, Pair{0xE2, U'õ'}, Pair{0xE3, U'ó'},
    Pair{0xE4, U'ọ'}, Pair{0xE5, U'ồ'}, Pair{0xE6, U'ổ'}, Pair{0xE7, U'ỗ'}, Pair{0xE8, U'ố'}, Pair{0xE9, U'ộ'},
    Pair{0xEA, U'ờ'}, Pair{0xEB, U'ở'}, Pair{0xEC, U'ỡ'}, Pair{0xED, U'ớ'}, Pair{0xEE, U'ợ'}, Pair{0xEF, U'ù'},
    Pair{0xF1, U'ủ'}, Pair{0xF2, U'ũ'}, Pair{0xF3, U'ú'}, Pair{0xF4, U'ụ'}, Pair{0xF5, U'ừ'}, Pair{0xF6, U'ử'},
    Pair{0xF7, U'ữ'}, Pair{0xF8, U'ứ'}, Pair{0xF9, U'ự'}, Pair{0xFA, U'ỳ'}, Pair{0xFB, U'ỷ'}, Pair{0xFC, U'ỹ'},
    Pair{0xFD, U'ý'}, Pair{0xFE, U'ỵ'}};

/// The letters of VNI's fonts that stand alone; capitals are 0x20 below.
constexpr std::array vni_letters{
    Pair{0xF1, U'đ'}, Pair{0xF4, U'ơ'}, Pair{0xF6, U'ư'}, Pair{0xEC, U'ì'}, Pair{0xED, U'í'}, Pair{0xE6, U'ỉ'},
    Pair{0xF3, U'ĩ'}, Pair{0xF2, U'ị'}, Pair{0xEE, U'ỵ'}, Pair{0xD1, U'Đ'}, Pair{0xD4, U'Ơ'}, Pair{0xD6, U'Ư'},
    Pair{0xCC, U'Ì'}, Pair{0xCD, U'Í'}, Pair{0xC6, U'Ỉ'}, Pair{0xD3, U'Ĩ'}, Pair{0xD2, U'Ị'}, Pair{0xCE, U'Ỵ'}};

/// VNI's marks that follow a vowel, the small ones; each is a circumflex or breve, a tone, or both.
struct Mark {
  char32_t code, shape, tone;
};
constexpr char32_t none = 0, grave = 0x300, acute = 0x301, circumflex = 0x302, tilde = 0x303, breve = 0x306,
                   hook = 0x309, dot_below = 0x323;
constexpr std::array vni_marks{
    Mark{0xF8, none, grave},       Mark{0xF9, none, acute},           Mark{0xFB, none, hook},
    Mark{0xF5, none, tilde},       Mark{0xEF, none, dot_below},       Mark{0xE2, circumflex, none},
    Mark{0xE0, circumflex, grave}, Mark{0xE1, circumflex, acute},     Mark{0xE5, circumflex, hook},
    Mark{0xE3, circumflex, tilde}, Mark{0xE4, circumflex, dot_below}, Mark{0xEA, breve, none},
    Mark{0xE8, breve, grave},      Mark{0xE9, breve, acute},          Mark{0xFA, breve, hook},
    Mark{0xFC, breve, tilde},      Mark{0xEB, breve, dot_below}};

void append(std::string& text, char32_t code) {
  const auto byte = [&text](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | (code >> 6U));
    byte(0x80 | (code & 0x3FU));
  } else if (code < 0x10000) {
    byte(0xE0 | (code >> 12U));
    byte(0x80 | ((code >> 6U) & 0x3FU));
    byte(0x80 | (code & 0x3FU));
  } else {
    byte(0xF0 | (code >> 18U));
    byte(0x80 | ((code >> 12U) & 0x3FU));
    byte(0x80 | ((code >> 6U) & 0x3FU));
    byte(0x80 | (code & 0x3FU));
  }
}

template <std::size_t N>
const Pair* found(const std::array<Pair, N>& pairs, char32_t code) {
  const auto* pair = std::find_if(pairs.begin(), pairs.end(), [code](const Pair& each) { return each.from == code; });
  return pair == pairs.end() ? nullptr : pair;
}

/// The code point that Windows-1252 has for the byte.
char32_t latin(char32_t byte) { return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte; }

/// The code points of well-formed UTF-8.
std::vector<char32_t> code_points(std::string_view utf8) {
  std::vector<char32_t> points;
  points.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t n = 1; n < length; ++n) point = (point << 6U) | (static_cast<unsigned char>(utf8[at + n]) & 0x3FU);
    points.push_back(point);
    at += length;
  }
  return points;
}

/// What a legacy font draws: the bytes, or, where the text is UTF-8, the bytes that its Latin letters once were. A code
/// point that no byte stood for comes as it is, above 0xFF.
std::vector<char32_t> font_codes(std::string_view bytes) {
  if (!base::is_utf8(bytes)) {
    std::vector<char32_t> codes;
    codes.reserve(bytes.size());
    for (const auto byte : bytes) codes.push_back(static_cast<unsigned char>(byte));
    return codes;
  }
  auto codes = code_points(base::nfc(bytes));
  for (auto& code : codes)
    for (std::size_t n = 0; n < windows_1252.size(); ++n)
      if (code == windows_1252[n] && code != unknown) code = static_cast<char32_t>(0x80 + n);
  return codes;
}

std::string from_windows_1258(std::string_view bytes) {
  std::string text;
  for (const auto byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    const auto* own = found(windows_1258, code);
    const auto point = own != nullptr ? own->to : latin(code);
    if (point == unknown && code != 0) return {};
    append(text, point);
  }
  return text;
}

std::string from_tcvn3(std::string_view bytes) {
  std::string text;
  for (const auto code : font_codes(bytes)) {
    const auto* letter = found(tcvn3, code);
    const auto point = letter != nullptr ? letter->to : latin(code);
    if (point == unknown && code != 0) return {};
    append(text, point);
  }
  return text;
}

bool takes_vni_mark(char32_t letter) {
  return std::u32string_view{U"aeouyAEOUYơưƠƯ"}.find(letter) != std::u32string_view::npos;
}

std::string from_vni(std::string_view bytes) {
  std::string text;
  char32_t before = none;
  for (const auto code : font_codes(bytes)) {
    const auto small = code >= 0xC0 && code <= 0xDF ? code + 0x20 : code;
    const auto* mark =
        std::find_if(vni_marks.begin(), vni_marks.end(), [small](const Mark& each) { return each.code == small; });
    if (mark != vni_marks.end() && takes_vni_mark(before)) {
      if (mark->shape != none) append(text, mark->shape);
      if (mark->tone != none) append(text, mark->tone);
      before = none;
      continue;
    }
    const auto* letter = found(vni_letters, code);
    before = letter != nullptr ? letter->to : latin(code);
    if (before == unknown && code != 0) return {};
    append(text, before);
  }
  return text;
}

/// UTF-16 to UTF-8; empty where a surrogate stands alone or a byte is left over.
std::string from_utf16(std::string_view bytes, std::size_t high) {
  std::string text;
  if (bytes.size() % 2 != 0) return {};
  const auto unit = [&](std::size_t at) {
    return static_cast<char32_t>((static_cast<unsigned char>(bytes[at + high]) << 8U) |
                                 static_cast<unsigned char>(bytes[at + 1 - high]));
  };
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    auto point = unit(at);
    if (point >= 0xDC00 && point < 0xE000) return {};
    if (point >= 0xD800 && point < 0xDC00) {
      if (at + 3 >= bytes.size()) return {};
      const auto low = unit(at + 2);
      if (low < 0xDC00 || low >= 0xE000) return {};
      point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
      at += 2;
    }
    append(text, point);
  }
  return text;
}

std::string decoded(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return base::is_utf8(bytes) ? std::string{bytes} : std::string{};
    case Encoding::utf16_le: return from_utf16(bytes, 1);
    case Encoding::utf16_be: return from_utf16(bytes, 0);
    case Encoding::windows_1258: return from_windows_1258(bytes);
    case Encoding::tcvn3: return from_tcvn3(bytes);
    case Encoding::vni: return from_vni(bytes);
  }
  std::abort();  // every encoding is above
}

/// How much of a reading's words can be Vietnamese, 0 to 1; 0 where there are too few to tell.
double sense_of(std::string_view bytes, Encoding encoding) {
  constexpr std::size_t too_few = 3;
  const auto count = syllables_in(base::nfc(decoded(bytes, encoding)));
  return count.words < too_few ? 0.0 : static_cast<double>(count.vietnamese) / static_cast<double>(count.words);
}

/// The beginning of the bytes that is enough to tell by.
std::string_view sample_of(std::string_view bytes) {
  constexpr std::size_t enough = std::size_t{64} << 10U;
  return base::clipped(bytes, enough);
}

constexpr double makes_sense = 0.85;
constexpr double makes_none = 0.5;

/// Of the candidates the only one that makes sense.
template <std::size_t N>
std::optional<Encoding> only_sense(std::string_view bytes, const std::array<Encoding, N>& candidates) {
  std::optional<Encoding> best;
  for (const auto candidate : candidates) {
    const auto sense = sense_of(bytes, candidate);
    if (sense >= makes_none && (best || sense < makes_sense)) return std::nullopt;
    if (sense >= makes_sense) best = candidate;
  }
  return best;
}

std::string_view without_mark(std::string_view bytes, Encoding encoding) {
  if (encoding == Encoding::utf8 && bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (encoding == Encoding::utf16_le && bytes.starts_with("\xFF\xFE")) bytes.remove_prefix(2);
  if (encoding == Encoding::utf16_be && bytes.starts_with("\xFE\xFF")) bytes.remove_prefix(2);
  return bytes;
}

}  // namespace

std::string_view encoding_names() { return "utf-8, utf-16le, utf-16be, windows-1258, tcvn3, vni"; }

std::optional<Encoding> encoding_named(std::string_view name) {
  auto plain = base::is_utf8(name) ? base::folded(name) : std::string{};
  plain.erase(std::remove_if(plain.begin(), plain.end(), [](char c) { return c == '-' || c == '_' || c == ' '; }),
              plain.end());
  for (const auto& each : names)
    if (each.name == plain) return each.encoding;
  return std::nullopt;
}

std::optional<Encoding> encoding_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return Encoding::utf8;
  if (bytes.starts_with("\xFF\xFE")) return Encoding::utf16_le;
  if (bytes.starts_with("\xFE\xFF")) return Encoding::utf16_be;
  const auto sample = sample_of(bytes);
  if (base::is_utf8(bytes)) {
    constexpr std::size_t too_few = 10;
    const auto as_it_is = syllables_in(base::nfc(sample));
    if (as_it_is.words < too_few || 2 * as_it_is.vietnamese > as_it_is.words) return Encoding::utf8;
    return only_sense(sample, std::array{Encoding::tcvn3, Encoding::vni}).value_or(Encoding::utf8);
  }
  return only_sense(sample, std::array{Encoding::windows_1258, Encoding::tcvn3, Encoding::vni});
}

base::Result<std::string> text_in(std::string_view bytes, Encoding encoding) {
  bytes = without_mark(bytes, encoding);
  const auto text = decoded(bytes, encoding);
  if (text.empty() && !bytes.empty())
    return base::Problem{.kind = "not_this_encoding",
                         .detail = "Tệp có byte không thuộc bảng mã đã chọn. Đề nghị chọn bảng mã khác (" +
                                   std::string{encoding_names()} + ") hoặc lưu lại tệp với mã UTF-8.",
                         .words = {},
                         .line = 0};
  return base::nfc(text);
}

}  // namespace document

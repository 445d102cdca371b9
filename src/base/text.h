// Text: UTF-8 in NFC, as it is kept, and the two ways in which people do not write it exactly.
#pragma once
#include <string>
#include <string_view>

namespace base {

/// Whether every byte belongs to a well-formed UTF-8 sequence (RFC 3629).
bool is_utf8(std::string_view bytes);

/// The offset of the first byte that is not well-formed UTF-8, or the size where all of it is.
std::size_t first_not_utf8(std::string_view bytes);

/// The text in Unicode normal form C (UAX 15). The text must be UTF-8.
std::string nfc(std::string_view text);

/// Small letters without diacritics, `đ` as `d`, runs of white space as one space, none at the ends: what two people
/// type when they mean the same words. "Đảng ủy  XÃ" gives "dang uy xa". The text must be UTF-8.
std::string folded(std::string_view text);

/// Small letters, diacritics kept: "Đảng ủy XÃ" gives "đảng ủy xã". The text must be UTF-8.
std::string lowered(std::string_view text);

/// The text without white space at its ends; no-break spaces count as white space.
std::string_view trimmed(std::string_view text);

/// The text with each run of white space, no-break spaces and line ends among it, as one space, and none at the ends.
std::string with_single_spaces(std::string_view text);

/// At most `bytes` bytes of the text, cut between characters.
std::string_view clipped(std::string_view text, std::size_t bytes);

}  // namespace base

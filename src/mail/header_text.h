// Header text: words from anywhere, made fit to stand in a header, where a line end would begin another header.
#pragma once
#include <string>
#include <string_view>

namespace mail {

/// The text as UTF-8, U+FFFD for each byte that is not.
std::string valid_utf8(std::string_view bytes);

/// The text on one line: as `valid_utf8`, and each run of white space and control characters (C0, DEL, C1, the line and
/// the paragraph separator) as one space, none at the ends. What it gives holds no CR, LF or NUL; nor "=?", which is
/// set apart as "= ?" lest a reader take it for an encoded word (RFC 2047) and decode what nobody encoded.
std::string header_text(std::string_view bytes);

}  // namespace mail

// Encodings: the bytes of a text, written by whatever program and font, become UTF-8.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace document {

enum class Encoding {
  utf8,
  utf16_le,
  utf16_be,
  windows_1258,
  tcvn3,  ///< the fonts .VnTime and .VnArial (TCVN 5712:1993, VN3): capitals with a tone are small letters in them
  vni,    ///< the fonts VNI-Times and VNI-Helve: a letter and its mark are two characters
};

/// The names that a person can choose by: "utf-8, utf-16le, …".
std::string_view encoding_names();

/// The encoding of that name, in any case, with or without hyphens; nothing for an unknown name.
std::optional<Encoding> encoding_named(std::string_view name);

/// The encoding that the bytes are in, told by their byte-order mark, or by which reading gives Vietnamese words.
///
/// Well-formed UTF-8 is UTF-8, unless its letters make Vietnamese words only as the letters of a legacy font («Së Y
/// tÕ»), as they stand after a copy out of an old document. Nothing where no reading, or more than one, makes sense.
std::optional<Encoding> encoding_of(std::string_view bytes);

/// The text, in NFC and without byte-order mark.
///
/// For the legacy fonts the bytes may also be the UTF-8 of what another font shows («Së Y tÕ»); letters that those
/// fonts do not have stay as they are.
///
/// problem: "not_utf8", "not_this_encoding" (bytes that the encoding does not have), each with the line
base::Result<std::string> text_in(std::string_view bytes, Encoding encoding);

}  // namespace document

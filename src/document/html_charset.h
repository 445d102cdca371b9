// HTML charsets: the bytes of a web page become UTF-8.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace document {

/// The page's text in UTF-8, without byte-order mark and without NUL bytes.
///
/// Its charset is that of the byte-order mark; else UTF-8, where the bytes are that; else the one that `<meta charset>`
/// declares; else windows-1258. Read are UTF-8, UTF-16, windows-1258, and windows-1252 with its other names.
///
/// bytes:   of the file
/// name:    the file's name, for messages
/// problem: "charset_not_read" (another one is declared), "not_this_charset" (bytes that the charset does not have,
/// with
///          the line)
base::Result<std::string> html_text(std::string_view bytes, const std::string& name);

}  // namespace document

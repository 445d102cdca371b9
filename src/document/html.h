// HTML: the reader for web pages.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/plain_text.h"

namespace document {

/// The paragraphs and tables of a web page, as a browser shows them, without what stands round its text (see
/// html_main.h); headings by their elements. Pages that a word processor saved are read whole. For what becomes a
/// block, see word_blocks.h.
///
/// bytes:   of the file, in any charset that html_charset.h knows
/// name:    the file's name, for messages
/// problem: "charset_not_read", "not_this_charset", "too_many_elements", "too_deep", "too_many_lines", "too_many_cells"
base::Result<Reading> html(std::string_view bytes, const std::string& name);

}  // namespace document

// Plain text: the reader for .txt files.
#pragma once
#include <string_view>
#include <vector>

#include "document/outline.h"

namespace document {

constexpr std::size_t most_blocks = 200'000;
constexpr std::size_t most_block_bytes = std::size_t{64} << 10U;

/// What a reader for one kind of file gives: its paragraphs and what it could not read.
struct Reading {
  std::vector<Block> blocks;
  std::vector<base::Problem> problems;  ///< "line_too_long": a paragraph was cut at `most_block_bytes`
};

/// The paragraphs of a plain text, one a line, in the order of the file.
///
/// Left out are blank lines, lines of rules and stars ("-----", "*"), the file names of pictures that stand alone on a
/// line ("anh-1.jpg") with their captions (the line directly below, unless it is numbered), footnotes (lines that begin
/// with a raised figure, with the lines directly below them), footnote marks (raised figures, except those of a unit:
/// m²) and marks of emphasis (**). A line without mark that begins with a small letter goes on with the paragraph
/// before it, if that does not end in a stop: so a paragraph cut by a line end, a page end or a footnote is whole
/// again. Its place is its first line.
///
/// Two lines or more that hold tabs, with three fields or more in one of them, are a table; blank lines among them
/// count for nothing.
///
/// utf8:    well-formed UTF-8; lines end in LF, CRLF or CR
/// problem: "too_many_lines", with more than `most_blocks` paragraphs
base::Result<Reading> plain_text(std::string_view utf8);

/// What a reader says where there are more than `most_blocks` paragraphs.
base::Problem too_many_lines(int line);

}  // namespace document

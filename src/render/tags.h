// Tags: where a template's text stops being text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace render {

struct Tag {
  enum class Kind { text, section, inverted, close, comment, partial };

  Kind kind = Kind::text;
  std::string_view name;    ///< empty for a comment
  std::string_view indent;  ///< the blanks before a tag that has its line to itself
  std::size_t begin = 0;    ///< what the tag takes the place of: [begin, end) of the template; for a tag that has its
  std::size_t end = 0;      ///< line to itself, and is not a text, the whole line with its line end
  int line = 0;             ///< 1-based
};

/// The tags of a template, in order: {{name}}, {{#section}}, {{^inverted}}, {{/close}}, {{! comment}}, {{> partial}},
/// with blanks allowed around sigil and name. A name is of the letters A-Z a-z, figures and _; that of a partial may
/// also hold / and -.
///
/// path:    of the template, for the words of errors
/// throws:  std::runtime_error "path:line: …" for any other tag ({{{x}}} and {{&x}} would leave words unescaped), a bad
///          name, or a tag without its end
std::vector<Tag> tags_in(std::string_view content, std::string_view path);

/// The error "path:line: what".
[[noreturn]] void refuse(std::string_view path, int line, std::string_view what);

}  // namespace render

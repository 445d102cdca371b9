// Templates, compiled: a flat list of steps that values run through.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "render/values.h"

namespace render {

/// What a template makes, decided by the end of its name: ".html", or ".txt" for plain text.
enum class Output { html, text };

/// A template as written.
struct Source {
  std::string path;  ///< for the words of errors
  std::string content;
};

/// Sources by their names: "tasks.html", "mail/reminder.txt".
using Sources = std::map<std::string, Source, std::less<>>;

/// A template ready to render, its partials within it. Safe for many threads at once.
class Template {
 public:
  /// The template of that name in the language of Mustache, less what is not needed:
  ///
  /// {{name}}             the words of the name: escaped in html, with no way round it; as they are in plain text
  /// {{#name}}…{{/name}}  for each row of a list, with the row's names before those outside; once for a flag that is
  ///                      on and for words that are not empty
  /// {{^name}}…{{/name}}  once where {{#name}} would give nothing
  /// {{! words}}          nothing
  /// {{> head}}           the template "head" with the same ending ("head.html" within "tasks.html")
  ///
  /// A tag other than {{name}} that has its line to itself takes its line with it; a partial's lines then begin with
  /// the blanks that stood before its tag. A byte order mark at the beginning is left out.
  ///
  /// throws:  std::runtime_error "path:line: …" for a tag that is none of these, a section that is not closed or closed
  ///          by another name, a partial that is missing or holds itself, bytes that are not UTF-8
  ///          std::logic_error where no source has that name
  /// source:  mustache(5), and the modules comments, interpolation, inverted, partials, sections of its specification
  Template(std::string_view name, const Sources& sources);

  /// The template with the values in it. A name is looked up in the innermost section's row first, then outwards.
  ///
  /// A section whose name nobody set counts as empty, so a view leaves out what it does not have.
  /// throws:  std::logic_error "path:line: …" where {{name}} names nothing, or a flag or a list
  std::string render(const Values& values) const;

 private:
  friend class Compiler;
  friend class Rendering;

  struct Step {
    enum class Kind { literal, text, section, inverted };

    Kind kind;
    std::string words;       // of a literal; else the name
    std::uint32_t hash = 0;  // of the name
    std::size_t end = 0;     // of a section: the step after it
    std::size_t path = 0;    // index into paths_
    int line = 0;

    Name name() const { return {words, hash}; }
  };

  Output output_;
  std::vector<Step> steps_;
  std::vector<std::string> paths_;  // of the template and its partials
};

}  // namespace render

// Compiling: sources become the steps of a template.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "render/tags.h"
#include "render/template.h"

namespace render {

/// Writes the steps of one template, its partials among them. Used once.
class Compiler {
 public:
  Compiler(const Sources& sources, Template& compiled) : sources_{sources}, compiled_{compiled} {}

  /// The steps of the source of that name.
  void compile(std::string_view name);

 private:
  struct Open {  // a section not yet closed
    std::string name;
    std::size_t step;
    int line;
  };

  void append(std::string_view name, const Source& source, std::string_view indent);
  void literal(std::string_view words);
  void add(const Tag& tag, std::vector<Open>& open);
  void partial(const Tag& tag);
  void close(const Tag& tag, std::vector<Open>& open);
  const std::string& path() const { return compiled_.paths_[path_]; }

  const Sources& sources_;
  Template& compiled_;
  std::string_view ending_;          // ".html" or ".txt"
  std::vector<std::string> within_;  // the templates being compiled, outermost first
  std::size_t path_ = 0;             // the one whose tags are being read, in compiled_.paths_
};

}  // namespace render

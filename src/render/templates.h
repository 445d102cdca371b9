// The templates of pages and messages: all of them compiled at start-up, or read anew while one is being designed.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "render/template.h"

namespace render {

/// Templates by name: the path below their folder, such as "tasks.html" or "mail/reminder.txt". Files with other
/// endings than .html and .txt are none of its business. Safe for many threads at once.
///
/// Every constructor compiles all of them and throws std::runtime_error "path:line: …" for the first that is bad.
class Templates {
 public:
  explicit Templates(const Sources& sources);

  /// Those that the build put into the binary below that folder: "web/templates/".
  static Templates embedded(std::string_view folder);

  /// Those of a folder on disk. They are read and compiled anew each time one is rendered, so that a page can be
  /// designed without a restart; a bad one then throws std::runtime_error from `render`.
  static Templates on_disk(const std::filesystem::path& folder);

  /// The template of that name with the values in it.
  /// throws:  std::logic_error where there is no such template; what `Template::render` throws
  std::string render(std::string_view name, const Values& values) const;

 private:
  std::map<std::string, Template, std::less<>> compiled_;
  std::optional<std::filesystem::path> folder_;  // to read anew
};

}  // namespace render

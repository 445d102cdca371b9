// Embedded files: what the build put into the binary, so that it needs nothing beside it.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace base::embedded {

struct File {
  std::string_view path;  ///< from the top of the source tree: "schema/0001_programme.sql"
  std::string_view content;
};

/// The file of that path.
std::optional<File> file(std::string_view path);

/// The files whose path begins with `folder`, by path.
std::vector<File> files_under(std::string_view folder);

}  // namespace base::embedded

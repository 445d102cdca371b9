#include "base/embedded.h"

#include <span>

namespace base::embedded {

// Written by the build: cmake/embed.cmake.
struct Entry {
  const char* path;
  const char* begin;
  const char* end;
};
extern const Entry entries[];
extern const unsigned long entry_count;

namespace {

File file_of(const Entry& entry) {
  return {entry.path, {entry.begin, static_cast<std::size_t>(entry.end - entry.begin)}};
}

}  // namespace

std::optional<File> file(std::string_view path) {
  for (const auto& entry : std::span{entries, entry_count})
    if (entry.path == path) return file_of(entry);
  return std::nullopt;
}

std::vector<File> files_under(std::string_view folder) {
  std::vector<File> found;
  for (const auto& entry : std::span{entries, entry_count})
    if (std::string_view{entry.path}.starts_with(folder)) found.push_back(file_of(entry));
  return found;
}

}  // namespace base::embedded

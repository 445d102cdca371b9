#include "web/file_paths.h"

#include <algorithm>

namespace web {
namespace {

/// Whether the path is that of one duty with these words behind its number.
bool is_of_duty(std::string_view path, std::string_view words) {
  constexpr std::string_view before = "/duties/";
  if (!path.starts_with(before) || !path.ends_with(words) || path.size() <= before.size() + words.size()) return false;
  const auto number = path.substr(before.size(), path.size() - before.size() - words.size());
  return std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool takes_files(std::string_view path) {
  return path == "/programmes/upload" || is_of_duty(path, "/claim") || is_of_duty(path, "/evidence") ||
         is_of_link(path);
}

}  // namespace web

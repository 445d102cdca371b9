// What the fuzz targets for Office files read: the bytes of a file, or the XML parts of one.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

#include "support/office_files.h"

namespace fuzz {

/// The bytes as they are where they begin as a zip; else the zip of the parts in them. Each part begins after a line
/// "=== PATH" and ends at the next such line, so that a fuzzer may change XML without a checksum in its way.
inline std::string package_of(std::string_view bytes) {
  constexpr std::string_view line_start = "=== ";
  if (bytes.starts_with("PK")) return std::string{bytes};
  support::Parts parts;
  while (bytes.starts_with(line_start)) {
    bytes.remove_prefix(line_start.size());
    const auto path = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(path.size() + (path.size() < bytes.size() ? 1 : 0));
    const auto next = bytes.find("\n=== ");
    const auto part = bytes.substr(0, next);
    bytes.remove_prefix(next == std::string_view::npos ? bytes.size() : next + 1);
    const auto is_new =
        std::none_of(parts.begin(), parts.end(), [path](const auto& known) { return known.first == path; });
    if (!path.empty() && path.find('\0') == std::string_view::npos && is_new && parts.size() < 20)
      parts.emplace_back(path, part);
  }
  return support::zip_of(parts);
}

}  // namespace fuzz

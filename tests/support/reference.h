// Reference documents, which lie outside the source tree.
#pragma once
#include <cstdlib>
#include <filesystem>

namespace support {

/// The folder that DONDOC_SHARED names, else the one beside the source tree.
inline std::filesystem::path reference_folder() {
  if (const auto* named = std::getenv("DONDOC_SHARED")) return named;  // NOLINT(concurrency-mt-unsafe)
  return std::filesystem::path{__FILE__}.parent_path().parent_path().parent_path().parent_path() / "shared";
}

}  // namespace support

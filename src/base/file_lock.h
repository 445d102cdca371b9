// File locks: one process at a time does what must not be done by two.
#pragma once
#include <filesystem>
#include <optional>
#include <utility>

namespace base {

/// An advisory lock on a file, held until the object or the process ends, kill -9 among the ways to end.
class FileLock {
 public:
  /// The lock, or nothing where another process holds it. The file is made where it is not there.
  /// throws: std::system_error where the file cannot be opened
  static std::optional<FileLock> try_lock(const std::filesystem::path& file);

  FileLock(FileLock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_{descriptor} {}
  int descriptor_;
};

}  // namespace base

// Durable files: written so that after a power cut they are there whole, or not at all.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace base {

/// Makes the folder with those above it, and those made outlast a power cut.
/// throws: std::system_error, here and below
void make_folder(const std::filesystem::path& folder);

/// A file under a name that nobody looks at, until it takes its own; gone where it never does. Nobody but this user may
/// read it.
class FileDraft {
 public:
  /// folder: that of the file; it must be there
  explicit FileDraft(const std::filesystem::path& folder);
  ~FileDraft();
  FileDraft(FileDraft&& other) noexcept;
  FileDraft& operator=(FileDraft&&) = delete;

  /// Writes all that the file is to hold, once.
  void write(std::string_view bytes);

  /// Takes the path, on the same file system; a file that stands there is replaced at one stroke.
  void become(const std::filesystem::path& path);
  /// Takes the path unless a file stands there; false where one does.
  bool become_first(const std::filesystem::path& path);

 private:
  std::string name_;  ///< empty once the file has its own
  int file_ = -1;
};

/// The file of that name holds these bytes; the folder is made where it is not there.
void write_durably(const std::filesystem::path& folder, const std::string& name, std::string_view bytes);

}  // namespace base

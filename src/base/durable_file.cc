#include "base/durable_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace base {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& name) { throw std::system_error{errno, std::generic_category(), name}; }

void sync_folder(const fs::path& folder) {
  const int open = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (open < 0) fail(folder);
  const int synced = ::fsync(open);
  const int reason = errno;
  ::close(open);
  errno = reason;
  if (synced != 0) fail(folder);
}

}  // namespace

void make_folder(const fs::path& folder) {
  const auto whole = fs::absolute(folder);
  if (whole.has_relative_path() && !fs::exists(whole.parent_path())) make_folder(whole.parent_path());
  if (fs::create_directory(whole)) sync_folder(whole.parent_path());
}

FileDraft::FileDraft(const fs::path& folder)
    : name_{(folder / ".draft-XXXXXX").string()}, file_{::mkostemp(name_.data(), O_CLOEXEC)} {
  if (file_ < 0) fail(std::exchange(name_, {}));
}

FileDraft::~FileDraft() {
  if (file_ >= 0) ::close(file_);
  if (!name_.empty()) ::unlink(name_.c_str());
}

FileDraft::FileDraft(FileDraft&& other) noexcept
    : name_{std::exchange(other.name_, {})}, file_{std::exchange(other.file_, -1)} {}

void FileDraft::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) fail(name_);
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file_) != 0) fail(name_);
  if (::close(std::exchange(file_, -1)) != 0) fail(name_);  // some file systems tell of a full disk only here
}

void FileDraft::become(const fs::path& path) {
  if (::rename(name_.c_str(), path.c_str()) != 0) fail(path);
  name_.clear();
  sync_folder(path.parent_path());
}

bool FileDraft::become_first(const fs::path& path) {
  if (::link(name_.c_str(), path.c_str()) != 0) {
    if (errno == EEXIST) return false;
    fail(path);
  }
  sync_folder(path.parent_path());
  return true;
}

void write_durably(const fs::path& folder, const std::string& name, std::string_view bytes) {
  make_folder(folder);
  FileDraft draft{folder};
  draft.write(bytes);
  draft.become(folder / name);
}

}  // namespace base

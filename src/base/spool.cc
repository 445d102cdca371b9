#include "base/spool.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace base {
namespace {

constexpr std::string_view prefix = ".spool-";

[[noreturn]] void fail(const std::filesystem::path& folder) {
  throw std::system_error{errno, std::generic_category(), folder.string()};
}

}  // namespace

Spool::~Spool() {
  if (mapped_ != nullptr) ::munmap(const_cast<char*>(mapped_), size_);
  if (file_ >= 0) ::close(file_);
}

Spool::Spool(Spool&& other) noexcept
    : folder_{std::move(other.folder_)},
      memory_{std::exchange(other.memory_, {})},
      file_{std::exchange(other.file_, -1)},
      size_{std::exchange(other.size_, 0)},
      mapped_{std::exchange(other.mapped_, nullptr)} {}

Spool& Spool::operator=(Spool&& other) noexcept {
  std::swap(folder_, other.folder_);
  std::swap(memory_, other.memory_);
  std::swap(file_, other.file_);
  std::swap(size_, other.size_);
  std::swap(mapped_, other.mapped_);
  return *this;
}

void Spool::begin_file() {
  auto name = (folder_ / (std::string{prefix} + "XXXXXX")).string();
  file_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (file_ < 0) fail(folder_);
  ::unlink(name.c_str());
  const auto begun = std::exchange(memory_, {});
  append(begun);
}

void Spool::append(std::string_view bytes) {
  if (file_ < 0 && memory_.size() + bytes.size() <= most_in_memory) {
    memory_.append(bytes);
    return;
  }
  if (file_ < 0) begin_file();
  while (!bytes.empty()) {
    const auto written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) fail(folder_);
    if (written <= 0) continue;
    size_ += static_cast<std::size_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string_view Spool::bytes() {
  if (file_ < 0) return memory_;
  if (mapped_ == nullptr) {
    auto* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file_, 0);
    if (mapped == MAP_FAILED) fail(folder_);
    mapped_ = static_cast<const char*>(mapped);
  }
  return {mapped_, size_};
}

void remove_spools(const std::filesystem::path& folder) {
  std::error_code ignored;  // what cannot be looked at or removed harms nobody
  for (const auto& entry : std::filesystem::directory_iterator{folder, ignored})
    if (entry.path().filename().string().starts_with(prefix)) std::filesystem::remove(entry.path(), ignored);
}

}  // namespace base

// Spools: bytes that come piece by piece and may be many, kept where they take no memory.
#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace base {

/// Collects bytes: a few in memory, and once there are more than that, all of them in a file that has no name, so that
/// whatever ends the program leaves nothing behind.
class Spool {
 public:
  static constexpr std::size_t most_in_memory = std::size_t{64} << 10U;

  /// folder: where the file is made, at need
  explicit Spool(std::filesystem::path folder = {}) : folder_{std::move(folder)} {}
  ~Spool();
  Spool(Spool&& other) noexcept;
  Spool& operator=(Spool&& other) noexcept;

  /// throws: std::system_error where they cannot be written; what was kept before stays as it is
  void append(std::string_view bytes);

  std::size_t size() const { return file_ < 0 ? memory_.size() : size_; }
  std::size_t in_memory() const { return memory_.size(); }
  std::size_t on_disk() const { return file_ < 0 ? 0 : size_; }

  /// All of them; from now on none may be appended. Those in the file are read from it as they are looked at. The view
  /// ends with the spool.
  /// throws: std::system_error where the file cannot be read
  std::string_view bytes();

 private:
  void begin_file();

  std::filesystem::path folder_;
  std::string memory_;
  int file_ = -1;
  std::size_t size_ = 0;          ///< of the file
  const char* mapped_ = nullptr;  ///< the file's bytes
};

/// Bytes that stay as long as someone holds them.
class HeldBytes {
 public:
  HeldBytes() = default;
  explicit HeldBytes(std::string bytes) {
    const auto own = std::make_shared<const std::string>(std::move(bytes));
    view_ = *own;
    holder_ = own;
  }
  /// holder: that of which the view is
  HeldBytes(std::string_view view, std::shared_ptr<const void> holder) : view_{view}, holder_{std::move(holder)} {}

  std::string_view view() const { return view_; }
  bool empty() const { return view_.empty(); }
  std::size_t size() const { return view_.size(); }

 private:
  std::string_view view_;
  std::shared_ptr<const void> holder_;
};

/// Removes what a spool's folder may still name: one that the program ended in the moment between making and hiding it.
void remove_spools(const std::filesystem::path& folder);

}  // namespace base

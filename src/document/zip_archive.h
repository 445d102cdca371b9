// Zip archives: the files within a file, read piece by piece and never beyond a bound.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct zip;
struct zip_file;

namespace document {

/// No archive gives more bytes than this, all that is read from it taken together: 256 MiB.
constexpr std::uint64_t most_inflated_bytes = std::uint64_t{256} << 20U;

/// What can be wrong with an archive, or with a file in it.
enum class ZipFault {
  damaged,    ///< no zip, cut off, or a checksum that does not fit
  encrypted,  ///< the file asks for a password
  bomb,       ///< it inflates beyond what documents do: see `ZipEntry::read`
};

/// One file of an archive, while it is read.
class ZipEntry {
 public:
  /// Fills the buffer from where the last call ended; the number of bytes, 0 at the end of the file.
  ///
  /// fault: afterwards `fault()` says whether the end is a true one. A bomb is a file of more than a MiB that inflates
  ///        to more than 400 times its size, or an archive that has given `most_inflated_bytes`.
  std::size_t read(std::span<char> buffer);
  std::optional<ZipFault> fault() const { return fault_; }

 private:
  friend class ZipArchive;
  struct Close {
    void operator()(zip_file* file) const;
  };

  std::unique_ptr<zip_file, Close> file_;
  std::uint64_t packed_bytes_ = 0;
  std::uint64_t read_bytes_ = 0;
  std::uint64_t* archive_bytes_ = nullptr;  ///< what the whole archive has given
  std::optional<ZipFault> fault_;
};

/// An archive in memory.
class ZipArchive {
 public:
  /// bytes: must outlive the archive
  explicit ZipArchive(std::string_view bytes);

  /// Why nothing can be read, where that is so.
  std::optional<ZipFault> fault() const { return fault_; }

  /// Whether the archive holds a file of this path. Case does not matter, as the Open Packaging Conventions have it.
  bool has(const std::string& path) const;

  /// The file at the path, ready to be read; with a fault where there is none or it cannot be opened. It must not
  /// outlive the archive.
  ZipEntry entry(const std::string& path);

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };

  std::unique_ptr<zip, Discard> archive_;
  std::unique_ptr<std::uint64_t> read_bytes_ = std::make_unique<std::uint64_t>(0);
  std::optional<ZipFault> fault_;
};

}  // namespace document

#include "document/zip_archive.h"

#include <zip.h>

namespace document {
namespace {

constexpr std::uint64_t highest_ratio = 400;  // XML of equal rows reaches 100, deflate at most 1032
constexpr std::uint64_t small_file = std::uint64_t{1} << 20U;

}  // namespace

void ZipEntry::Close::operator()(zip_file* file) const { zip_fclose(file); }

void ZipArchive::Discard::operator()(zip* archive) const { zip_discard(archive); }

std::size_t ZipEntry::read(std::span<char> buffer) {
  if (fault_) return 0;
  const auto got = zip_fread(file_.get(), buffer.data(), buffer.size());
  if (got < 0) {
    fault_ = ZipFault::damaged;
    return 0;
  }
  const auto bytes = static_cast<std::uint64_t>(got);
  read_bytes_ += bytes;
  *archive_bytes_ += bytes;
  const auto swells = read_bytes_ > small_file && read_bytes_ / highest_ratio > packed_bytes_;
  if (swells || *archive_bytes_ > most_inflated_bytes) {
    fault_ = ZipFault::bomb;
    return 0;
  }
  return static_cast<std::size_t>(bytes);
}

ZipArchive::ZipArchive(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  if (auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error)) {
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive_) zip_source_free(source);  // an open archive owns it
  }
  zip_error_fini(&error);
  if (!archive_) fault_ = ZipFault::damaged;
}

bool ZipArchive::has(const std::string& path) const {
  return archive_ && zip_name_locate(archive_.get(), path.c_str(), ZIP_FL_NOCASE) >= 0;
}

ZipEntry ZipArchive::entry(const std::string& path) {
  ZipEntry entry;
  entry.archive_bytes_ = read_bytes_.get();
  entry.fault_ = ZipFault::damaged;
  if (!archive_) return entry;
  const auto index = zip_name_locate(archive_.get(), path.c_str(), ZIP_FL_NOCASE);
  zip_stat_t about;
  zip_stat_init(&about);
  if (index < 0 || zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &about) != 0) return entry;
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
    entry.fault_ = ZipFault::encrypted;
    return entry;
  }
  entry.packed_bytes_ = about.comp_size;
  entry.file_.reset(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (entry.file_) entry.fault_.reset();
  return entry;
}

}  // namespace document

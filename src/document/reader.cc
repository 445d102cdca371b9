#include "document/reader.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <optional>

#include "base/csv.h"
#include "base/sha256.h"
#include "base/text.h"
#include "document/csv.h"
#include "document/file_kind.h"
#include "document/html.h"
#include "document/pdf.h"
#include "document/plain_text.h"
#include "document/word.h"
#include "document/workbook.h"

namespace document {
namespace {

using base::Problem;

constexpr std::string_view save_as_text =
    "Đề nghị mở tệp bằng chương trình của nó, chọn “Lưu thành” (Save as) kiểu văn bản thuần (.txt), mã UTF-8, rồi nộp "
    "lại.";

std::string mebibytes(std::uintmax_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

Problem too_large(std::uintmax_t bytes, const std::string& name) {
  return {.kind = "too_large",
          .detail = "Tệp “" + name + "” quá lớn (" + mebibytes(bytes) + "; giới hạn " + mebibytes(most_bytes) +
                    "). Đề nghị kiểm tra có chọn nhầm tệp không, hoặc tách riêng phần chương trình.",
          .words = {},
          .line = 0};
}

Problem refused(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}, .line = 0};
}

Problem empty(const std::string& name) {
  return refused("empty", "Tệp “" + name + "” không có nội dung. Đề nghị mở tệp để kiểm tra rồi nộp lại bản có chữ.");
}

int line_of(std::string_view bytes, std::size_t offset) {
  return 1 + static_cast<int>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// The readable words just before the offset, on its line.
std::string words_before(std::string_view bytes, std::size_t offset) {
  constexpr std::size_t at_most = 60;
  const auto line_end = bytes.substr(0, offset).rfind('\n');
  auto from = line_end == std::string_view::npos ? 0 : line_end + 1;
  if (offset - from > at_most) from = offset - at_most;
  while (from < offset && (static_cast<unsigned char>(bytes[from]) & 0xC0U) == 0x80U) ++from;
  return base::with_single_spaces(bytes.substr(from, offset - from));
}

/// Whether the bytes from `offset` on are the beginning of a character and the file ends within it.
bool is_cut_off(std::string_view bytes, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(bytes[offset]);
  const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : lead >= 0xC2U ? 2 : 1;
  const auto rest = bytes.substr(offset + 1);
  return rest.size() + 1 < length && std::all_of(rest.begin(), rest.end(), [](char byte) {
           return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
         });
}

Problem not_utf8(std::string_view bytes, std::size_t offset, const std::string& name) {
  const auto line = line_of(bytes, offset);
  const auto where = "Tệp “" + name + "” không phải mã UTF-8: dòng " + std::to_string(line);
  const auto why =
      is_cut_off(bytes, offset)
          ? " dừng giữa một chữ, có thể tệp bị cắt cụt khi chép. Đề nghị chép lại tệp gốc đầy đủ."
          : " có chữ mã khác mà chương trình không nhận ra chắc chắn (Latin-1, Windows-1258, TCVN3, VNI). Đề "
            "nghị mở tệp, chọn “Lưu thành” (Save as) với mã hóa UTF-8, rồi nộp lại; hoặc nêu rõ mã của "
            "tệp (--encoding).";
  return {.kind = "not_utf8", .detail = where + why, .words = words_before(bytes, offset), .line = line};
}

/// What to do with a file of a kind that is not read.
std::string_view remedy(FileKind kind) {
  switch (kind) {
    case FileKind::old_word: return "Đề nghị mở tệp bằng Word, lưu lại dạng .docx rồi nộp lại.";
    case FileKind::old_sheet: return "Đề nghị mở tệp bằng Excel, lưu lại dạng .xlsx rồi nộp lại.";
    case FileKind::old_office: return "Đề nghị mở tệp bằng Word hoặc Excel, lưu lại dạng .docx hoặc .xlsx rồi nộp lại.";
    case FileKind::locked: return "Đề nghị mở tệp, bỏ mật khẩu, lưu lại rồi nộp lại.";
    case FileKind::archive: return "Đề nghị giải nén rồi nộp từng tệp trong đó.";
    case FileKind::plain_text:
    case FileKind::word:
    case FileKind::sheet:
    case FileKind::pdf:
    case FileKind::html:
    case FileKind::rich_text:
    case FileKind::utf16: return save_as_text;
  }
  std::abort();  // every kind is above
}

Problem not_read_yet(FileKind kind, const std::string& name) {
  return refused("kind_not_read", "Tệp “" + name + "” là " + std::string{in_words(kind)} +
                                      ", loại này chương trình chưa đọc được. " + std::string{remedy(kind)});
}

/// The outline of a reading, unless there is nothing in it.
base::Result<Outline> outline(base::Result<Reading> reading, std::string_view bytes, std::string name) {
  if (!reading) return reading.error();
  if (reading->blocks.empty()) return empty(name);
  return Outline{.name = std::move(name),
                 .sha256 = base::sha256(bytes),
                 .blocks = std::move(reading->blocks),
                 .problems = std::move(reading->problems)};
}

bool is_named_csv(std::string_view name) {
  const auto small = base::lowered(name);
  return small.ends_with(".csv") || small.ends_with(".tsv");
}

/// A text with columns as its table, any other as its paragraphs.
base::Result<Reading> read_csv_or_plain_text(std::string_view utf8, std::string_view name) {
  if (!is_named_csv(name) && !base::is_csv(utf8)) return plain_text(utf8);
  auto table = csv_table(utf8);
  const auto has_columns =
      !table || (!table->blocks.empty() && table->blocks.front().table->rows.front().cells.size() > 1);
  return has_columns ? std::move(table) : plain_text(utf8);
}

base::Result<Outline> read_text(std::string_view bytes, std::string name, std::optional<Encoding> chosen) {
  const auto encoding = chosen ? chosen : encoding_of(bytes);
  if (!encoding) return not_utf8(bytes, base::first_not_utf8(bytes), name);
  const auto text = text_in(bytes, *encoding);
  if (!text) {
    const auto bad = base::first_not_utf8(bytes);
    return *encoding == Encoding::utf8 ? not_utf8(bytes, bad, name) : text.error();
  }
  if (const auto nul = text->find('\0'); nul != std::string::npos)
    return Problem{.kind = "binary",
                   .detail = "Tệp “" + name + "” không phải văn bản: có byte 0 ở dòng " +
                             std::to_string(line_of(*text, nul)) + ". Đề nghị kiểm tra có chọn nhầm tệp không.",
                   .words = {},
                   .line = line_of(*text, nul)};
  auto reading = read_csv_or_plain_text(*text, name);
  return outline(std::move(reading), bytes, std::move(name));
}

/// The file's bytes, at most one more than `most_bytes` of them.
base::Result<std::string> bytes_of(const std::filesystem::path& path, const std::string& name) {
  const auto unreadable = [&name] {
    return refused("not_readable", "Không mở được tệp “" + name +
                                       "” để đọc. Đề nghị kiểm tra quyền đọc của tệp và của thư mục chứa nó.");
  };
  std::ifstream file{path, std::ios::binary};
  if (!file) return unreadable();
  std::string bytes;
  std::array<char, std::size_t{1} << 16U> piece{};
  while (bytes.size() <= most_bytes && file) {
    file.read(piece.data(), piece.size());
    bytes.append(piece.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) return unreadable();
  return bytes;
}

std::string name_of(const std::filesystem::path& path) {
  auto name = path.filename().string();
  return base::is_utf8(name) ? base::nfc(name) : "(tên tệp không phải UTF-8)";
}

std::optional<Problem> refusal_without_opening(const std::filesystem::path& path, const std::string& name) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found)
    return refused("no_such_file", "Không có tệp “" + name + "”. Đề nghị kiểm tra tên tệp và đường dẫn.");
  if (status.type() == std::filesystem::file_type::directory)
    return refused("directory", "“" + name + "” là một thư mục. Đề nghị chọn một tệp trong thư mục đó.");
  if (error || status.type() == std::filesystem::file_type::none)
    return refused("not_readable", "Không xem được tệp “" + name + "”. Đề nghị kiểm tra quyền đọc thư mục chứa nó.");
  if (status.type() != std::filesystem::file_type::regular)
    return refused("not_a_file", "“" + name + "” không phải là tệp thường. Đề nghị chọn tệp văn bản.");
  if (const auto size = std::filesystem::file_size(path, error); !error && size > most_bytes)
    return too_large(size, name);
  return std::nullopt;
}

}  // namespace

base::Result<Outline> outline_of(const std::filesystem::path& path, std::optional<Encoding> encoding) {
  auto name = name_of(path);
  if (auto refusal = refusal_without_opening(path, name)) return *std::move(refusal);
  const auto bytes = bytes_of(path, name);
  if (!bytes) return bytes.error();
  return outline_of_text(*bytes, std::move(name), encoding);
}

base::Result<Outline> outline_of_text(std::string_view bytes, std::string name, std::optional<Encoding> encoding) {
  if (bytes.size() > most_bytes) return too_large(bytes.size(), name);
  if (bytes.empty()) return empty(name);
  switch (const auto kind = file_kind(bytes)) {
    case FileKind::plain_text:
    case FileKind::utf16: return read_text(bytes, std::move(name), encoding);
    case FileKind::word: return outline(word(bytes, name), bytes, name);
    case FileKind::sheet: return outline(workbook(bytes, name), bytes, name);
    case FileKind::html: return outline(html(bytes, name), bytes, name);
    case FileKind::pdf: return outline(pdf(bytes, name), bytes, name);
    case FileKind::archive:
    case FileKind::old_word:
    case FileKind::old_sheet:
    case FileKind::old_office:
    case FileKind::locked:
    case FileKind::rich_text: return not_read_yet(kind, name);
  }
  std::abort();  // every kind is above
}

}  // namespace document

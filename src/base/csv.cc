#include "base/csv.h"

#include <csv.h>

#include <algorithm>
#include <memory>
#include <new>

#include "base/text.h"

namespace base {
namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20U;

Problem refused(int line, std::string_view what) {
  return {.kind = "csv",
          .detail = "Dòng " + std::to_string(line) + ": " + std::string{what},
          .words = {},
          .line = line};
}

/// What the parser's callbacks fill.
struct Rows {
  std::vector<CsvRow> rows;
  CsvRow row;
};

void end_field(void* bytes, std::size_t size, void* into) {
  static_cast<Rows*>(into)->row.fields.emplace_back(static_cast<const char*>(bytes), size);
}

void end_row(int, void* into) {
  auto& rows = *static_cast<Rows*>(into);
  const bool blank = std::ranges::all_of(rows.row.fields, [](const auto& field) { return trimmed(field).empty(); });
  if (!blank) rows.rows.push_back(std::move(rows.row));
  rows.row = {};
}

char separator_of(std::string_view csv) {
  const auto first_line = csv.substr(0, csv.find('\n'));
  return std::ranges::count(first_line, ';') > std::ranges::count(first_line, ',') ? ';' : ',';
}

/// A parser of libcsv, which is set up and torn down by hand.
class Parser {
 public:
  explicit Parser(char separator) {
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) throw std::bad_alloc{};
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  bool parse(std::string_view bytes, Rows& into) {
    return csv_parse(&parser_, bytes.data(), bytes.size(), end_field, end_row, &into) == bytes.size();
  }
  bool finish(Rows& into) { return csv_fini(&parser_, end_field, end_row, &into) == 0; }

 private:
  csv_parser parser_{};
};

}  // namespace

Result<std::vector<CsvRow>> csv_rows(std::string_view csv) {
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
  if (csv.size() > most_bytes) return refused(1, "tệp lớn quá 4 MB. Xin kiểm tra lại đúng tệp cần nạp.");
  const auto bad_byte = first_not_utf8(csv);
  if (bad_byte != csv.size())
    return refused(1 + static_cast<int>(std::ranges::count(csv.substr(0, bad_byte), '\n')),
                   "có chữ không phải UTF-8. Xin lưu tệp lại với mã UTF-8 (CSV UTF-8).");
  const auto text = nfc(csv);

  Parser parser{separator_of(text)};
  Rows rows;
  int line = 1;
  std::string_view rest = text;
  while (!rest.empty()) {  // line by line, so that each row knows where it began
    const auto size = std::min(rest.find('\n'), rest.size() - 1) + 1;
    if (rows.row.line == 0 && !trimmed(rest.substr(0, size)).empty()) rows.row.line = line;  // none begins on a blank one
    if (!parser.parse(rest.substr(0, size), rows)) return refused(line, "dấu ngoặc kép đặt sai chỗ.");
    rest.remove_prefix(size);
    ++line;
  }
  const auto began = rows.row.line;
  if (!parser.finish(rows)) return refused(began, "dấu ngoặc kép mở ở dòng này không được đóng lại.");
  return std::move(rows.rows);
}

}  // namespace base

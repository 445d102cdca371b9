#include "document/csv.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <new>

#include "base/text.h"

namespace document {
namespace {

constexpr std::size_t most_columns = 256;
constexpr std::array separators{',', ';', '\t'};

base::Problem refused(int line, std::string_view what) {
  return {
      .kind = "csv", .detail = "Dòng " + std::to_string(line) + ": " + std::string{what}, .words = {}, .line = line};
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
  const bool blank =
      std::ranges::all_of(rows.row.fields, [](const auto& field) { return base::trimmed(field).empty(); });
  if (!blank) rows.rows.push_back(std::move(rows.row));
  rows.row = {};
}

/// A parser of libcsv, which is set up and torn down by hand.
class Parser {
 public:
  Parser(char separator, Quotes quotes) {
    const auto options = CSV_STRICT_FINI | CSV_APPEND_NULL | (quotes == Quotes::strict ? CSV_STRICT : 0);
    if (csv_init(&parser_, static_cast<unsigned char>(options)) != 0) throw std::bad_alloc{};
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

/// The text from its first line on that is not «sep=;», and the separator named there, if any.
struct Named {
  std::string_view text;
  char separator = 0;
  int lines = 0;  ///< that were left out
};

Named without_named_separator(std::string_view text) {
  constexpr std::string_view opening = "sep=";
  if (text.size() <= opening.size() || base::lowered(text.substr(0, opening.size())) != opening) return {text};
  const auto end = text.find('\n');
  const auto separator = text[opening.size()];
  if (end == std::string_view::npos || base::trimmed(text.substr(opening.size() + 1, end - opening.size() - 1)) != "")
    return {text};
  return {text.substr(end + 1), separator, 1};
}

/// The beginning of the text that is enough to tell the separator by, in whole lines.
std::string_view sample_of(std::string_view text) {
  constexpr std::size_t enough = std::size_t{32} << 10U;
  if (text.size() <= enough) return text;
  return text.substr(0, text.rfind('\n', enough) + 1);
}

/// How many rows the text has, and how many of them have the number of fields that most have.
struct Evenness {
  std::size_t rows = 0;
  std::size_t fields = 0;
  std::size_t even = 0;
};

Evenness evenness_of(std::string_view text, char separator) {
  Rows rows;
  Parser parser{separator, Quotes::lenient};
  if (!parser.parse(text, rows)) return {};
  if (!parser.finish(rows)) rows.row = {};  // a quote left open, perhaps only by the end of the sample
  std::map<std::size_t, std::size_t> counts;
  for (const auto& row : rows.rows) ++counts[row.fields.size()];
  Evenness evenness{.rows = rows.rows.size()};
  for (const auto& [fields, count] : counts)
    if (fields > 1 && count >= evenness.even) evenness = {evenness.rows, fields, count};
  return evenness;
}

/// The bytes of the first line with its end: LF, CRLF or CR.
std::size_t line_size(std::string_view text) {
  const auto end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return text.size();
  return text.substr(end).starts_with("\r\n") ? end + 2 : end + 1;
}

std::vector<std::string> paragraphs_of(std::string_view field) {
  std::vector<std::string> paragraphs;
  while (!field.empty()) {
    const auto end = std::min(field.find_first_of("\r\n"), field.size());
    auto paragraph = without_marks(field.substr(0, end));
    if (!paragraph.empty()) paragraphs.push_back(std::move(paragraph));
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return paragraphs;
}

}  // namespace

char csv_separator(std::string_view utf8) {
  const auto text = sample_of(utf8);
  auto best = separators[0];
  Evenness most;
  for (const auto separator : separators) {
    const auto evenness = evenness_of(text, separator);
    if (evenness.even * most.rows > most.even * evenness.rows ||
        (evenness.even * most.rows == most.even * evenness.rows && evenness.fields > most.fields)) {
      best = separator;
      most = evenness;
    }
  }
  return best;
}

base::Result<std::vector<CsvRow>> csv_rows(std::string_view utf8, Quotes quotes) {
  const auto named = without_named_separator(utf8);
  Parser parser{named.separator != 0 ? named.separator : csv_separator(named.text), quotes};
  Rows rows;
  int line = 1 + named.lines;
  auto rest = named.text;
  while (!rest.empty()) {  // line by line, so that each row knows where it began
    const auto size = line_size(rest);
    if (rows.row.line == 0 && !base::trimmed(rest.substr(0, size)).empty()) rows.row.line = line;
    if (!parser.parse(rest.substr(0, size), rows)) return refused(line, "dấu ngoặc kép đặt sai chỗ.");
    rest.remove_prefix(size);
    ++line;
  }
  const auto began = rows.row.line;
  if (!parser.finish(rows)) return refused(began, "dấu ngoặc kép mở ở dòng này không được đóng lại.");
  return std::move(rows.rows);
}

bool is_csv(std::string_view utf8) {
  const auto text = sample_of(utf8);
  return std::any_of(separators.begin() + 1, separators.end(), [text](char separator) {
    const auto evenness = evenness_of(text, separator);
    return evenness.rows >= 3 && evenness.fields >= 3 && evenness.even == evenness.rows;
  });
}

Row table_row(const std::vector<std::string>& fields, std::size_t columns, Place place) {
  Row row{.cells = {}, .place = std::move(place)};
  for (const auto& field : fields) row.cells.push_back({.paragraphs = paragraphs_of(field)});
  row.cells.resize(std::max(columns, fields.size()));
  return row;
}

base::Result<Reading> csv_table(std::string_view utf8) {
  const auto text = base::nfc(utf8);
  Reading reading;
  auto rows = csv_rows(text);
  if (!rows) {
    const auto misplaced = rows.error();
    rows = csv_rows(text, Quotes::lenient);
    if (!rows) return rows.error();
    reading.problems.push_back({.kind = "csv_quote",
                                .detail = misplaced.detail + " Đề nghị kiểm tra các ô ở dòng này có bị lệch cột không.",
                                .words = {},
                                .line = misplaced.line});
  }
  std::size_t columns = 0;
  for (const auto& row : *rows) columns = std::max(columns, row.fields.size());
  if (columns > most_columns)
    return refused(rows->front().line, "bảng có quá nhiều cột. Đề nghị kiểm tra dấu ngăn cột.");
  if (rows->size() > most_blocks || rows->size() * columns > most_cells)
    return base::Problem{.kind = "too_many_lines",
                         .detail = "Tệp có quá nhiều dòng hoặc ô (" + std::to_string(rows->size()) + " dòng, " +
                                   std::to_string(columns) + " cột). Đề nghị kiểm tra có chọn nhầm tệp không.",
                         .words = {},
                         .line = rows->back().line};
  Table table;
  for (const auto& row : *rows) {
    const auto number = static_cast<int>(table.rows.size()) + 1;
    table.rows.push_back(table_row(row.fields, columns, {.line = row.line, .table = 1, .row = number}));
  }
  if (table.rows.empty()) return reading;
  const auto place = table.rows.front().place;
  reading.blocks.push_back({.place = {.line = place.line, .table = 1}, .table = std::move(table)});
  return reading;
}

}  // namespace document

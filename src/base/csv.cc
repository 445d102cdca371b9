#include "base/csv.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <map>
#include <new>

#include "base/text.h"

namespace base {
namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20U;
constexpr std::array separators{',', ';', '\t'};

Problem refused(int line, std::string_view what) {
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
  const bool blank = std::ranges::all_of(rows.row.fields, [](const auto& field) { return trimmed(field).empty(); });
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
  if (text.size() <= opening.size() || lowered(text.substr(0, opening.size())) != opening) return {text};
  const auto end = text.find('\n');
  const auto separator = text[opening.size()];
  if (end == std::string_view::npos || trimmed(text.substr(opening.size() + 1, end - opening.size() - 1)) != "")
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

Result<std::vector<CsvRow>> csv_rows(std::string_view utf8, Quotes quotes) {
  const auto named = without_named_separator(utf8);
  Parser parser{named.separator != 0 ? named.separator : csv_separator(named.text), quotes};
  Rows rows;
  int line = 1 + named.lines;
  auto rest = named.text;
  while (!rest.empty()) {  // line by line, so that each row knows where it began
    const auto size = line_size(rest);
    if (rows.row.line == 0 && !trimmed(rest.substr(0, size)).empty()) rows.row.line = line;
    if (!parser.parse(rest.substr(0, size), rows)) return refused(line, "dấu ngoặc kép đặt sai chỗ.");
    rest.remove_prefix(size);
    ++line;
  }
  const auto began = rows.row.line != 0 ? rows.row.line : std::max(line - 1, 1);
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

Result<std::vector<CsvRow>> csv_rows(std::string_view csv) {
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
  if (csv.size() > most_bytes) return refused(1, "tệp lớn quá 4 MB. Xin kiểm tra lại đúng tệp cần nạp.");
  const auto bad_byte = first_not_utf8(csv);
  if (bad_byte != csv.size())
    return refused(1 + static_cast<int>(std::ranges::count(csv.substr(0, bad_byte), '\n')),
                   "có chữ không phải UTF-8. Xin lưu tệp lại với mã UTF-8 (CSV UTF-8).");
  return csv_rows(nfc(csv), Quotes::strict);
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (const auto& field : fields) {
    if (&field != &fields.front()) line += ',';
    if (field.find_first_of(",\"\r\n") == std::string::npos) {
      line += field;
      continue;
    }
    line += '"';
    for (const auto c : field) line.append(c == '"' ? 2 : 1, c);
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace base

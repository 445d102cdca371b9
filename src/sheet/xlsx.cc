#include "sheet/xlsx.h"

#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace sheet {
namespace {

constexpr auto font = "Times New Roman";
constexpr double font_size = 13;
constexpr std::size_t most_bytes_of_cell = 32767;
constexpr std::uint8_t a4 = 9;

/// The name of a file that only this user may read, gone in the end.
class TemporaryFile {
 public:
  TemporaryFile() : name_{(std::filesystem::temp_directory_path() / "dondoc-sheet-XXXXXX").string()} {
    const int file = ::mkstemp(name_.data());
    if (file < 0) throw std::system_error{errno, std::generic_category(), name_};
    ::close(file);
  }
  ~TemporaryFile() { ::unlink(name_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const char* name() const { return name_.c_str(); }

  std::string bytes() const {
    std::ifstream file{name_, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (!file || bytes.empty()) throw std::runtime_error{"the workbook cannot be read back from " + name_};
    return bytes;
  }

 private:
  std::string name_;
};

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error{std::string{"no workbook: "} + lxw_strerror(error)};
}

/// Something of the library, which gives nothing where it has no memory.
template <typename T>
T* made(T* thing) {
  if (thing == nullptr) throw std::bad_alloc{};
  return thing;
}

/// How cells look.
struct Looks {
  lxw_format *title, *note, *heading, *words, *count, *figure, *day;
  lxw_format *total_words, *total_count, *total_figure;
};

class Workbook {
 public:
  explicit Workbook(const char* name) {
    lxw_workbook_options options{.constant_memory = LXW_TRUE, .tmpdir = nullptr, .use_zip64 = LXW_FALSE};
    book_ = made(workbook_new_opt(name, &options));
  }
  ~Workbook() { lxw_workbook_free(book_); }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  lxw_worksheet* add_sheet(const std::string& name) { return made(workbook_add_worksheet(book_, name.c_str())); }

  lxw_format* add_format(bool bold = false) {
    auto* format = made(workbook_add_format(book_));
    format_set_font_name(format, font);
    format_set_font_size(format, font_size);
    if (bold) format_set_bold(format);
    return format;
  }

  /// Of a cell within the table, its words in as many lines as they need.
  lxw_format* add_ruled_format(const char* number_format = nullptr, bool bold = false) {
    auto* format = add_format(bold);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (number_format != nullptr)
      format_set_num_format(format, number_format);
    else
      format_set_text_wrap(format);
    return format;
  }

  /// Else the library looks at the machine's clock.
  void set_made_at(base::Instant made_at) {
    lxw_doc_properties properties{};
    properties.created = static_cast<time_t>(made_at.time_since_epoch().count());
    check(workbook_set_properties(book_, &properties));
  }

  /// Writes the file.
  void close() { check(workbook_close(std::exchange(book_, nullptr))); }

 private:
  lxw_workbook* book_;
};

Looks looks_of(Workbook& book) {
  Looks looks{.title = book.add_format(true),
              .note = book.add_format(),
              .heading = book.add_ruled_format(nullptr, true),
              .words = book.add_ruled_format(),
              .count = book.add_ruled_format("#,##0"),
              .figure = book.add_ruled_format("0.0"),
              .day = book.add_ruled_format("dd/mm/yyyy"),
              .total_words = book.add_ruled_format(nullptr, true),
              .total_count = book.add_ruled_format("#,##0", true),
              .total_figure = book.add_ruled_format("0.0", true)};
  format_set_align(looks.heading, LXW_ALIGN_CENTER);
  format_set_pattern(looks.heading, LXW_PATTERN_SOLID);
  format_set_fg_color(looks.heading, 0xE7ECF2);
  return looks;
}

/// Writes one cell of a row of the table.
struct Writer {
  lxw_worksheet* sheet;
  lxw_row_t row;
  lxw_col_t column;
  lxw_format *words, *count, *figure, *day;

  void operator()(std::monostate) const { check(worksheet_write_blank(sheet, row, column, words)); }
  void operator()(const std::string& text) const {
    if (text.size() <= most_bytes_of_cell)
      return check(worksheet_write_string(sheet, row, column, text.c_str(), words));
    const auto shorter = std::string{base::clipped(text, most_bytes_of_cell - 3)} + "…";
    check(worksheet_write_string(sheet, row, column, shorter.c_str(), words));
  }
  void operator()(std::int64_t number) const {
    check(worksheet_write_number(sheet, row, column, static_cast<double>(number), count));
  }
  void operator()(double number) const { check(worksheet_write_number(sheet, row, column, number, figure)); }
  void operator()(calendar::Day on) const {
    constexpr int first_year = 1900;  // of days in a workbook
    const date::year_month_day parts{on};
    if (static_cast<int>(parts.year()) < first_year) return (*this)(calendar::in_words(on));
    lxw_datetime when{.year = static_cast<int>(parts.year()),
                      .month = static_cast<int>(static_cast<unsigned>(parts.month())),
                      .day = static_cast<int>(static_cast<unsigned>(parts.day())),
                      .hour = 0,
                      .min = 0,
                      .sec = 0};
    check(worksheet_write_datetime(sheet, row, column, &when, day));
  }
};

/// How many lines the words take in a column of that width, broken between words.
int lines_of(std::string_view words, int width) {
  int lines = 1, filled = 0, word = 0;
  const auto end_word = [&] {
    if (filled > 0 && filled + 1 + word > width) {
      ++lines;
      filled = 0;
    }
    filled += (filled > 0 ? 1 : 0) + word;
    for (; filled > width && width > 0; filled -= width) ++lines;  // a word longer than the column
    word = 0;
  };
  for (const auto c : words) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (c == ' ' || c == '\n')
      end_word();
    else if (!continues)
      ++word;
    if (c == '\n') {
      ++lines;
      filled = 0;
    }
  }
  end_word();
  return lines;
}

/// Makes the row as high as its words need: not every program does so by itself on opening.
///
/// lines: of the cell with the most
void set_height(lxw_worksheet* sheet, lxw_row_t row, int lines) {
  constexpr double of_line = 17, most = 409;  // points; no row of a workbook is higher
  check(worksheet_set_row(sheet, row, std::min(most, 1 + of_line * lines), nullptr));
}

/// Letters of this font are somewhat wider than those by which a column is measured.
int letters_in(const Column& column) { return std::max(1, column.width * 9 / 10); }

int lines_of(const Row& row, const std::vector<Column>& columns) {
  int most = 1;
  for (std::size_t n = 0; n < row.size() && n < columns.size(); ++n)
    if (const auto* words = std::get_if<std::string>(&row[n]))
      most = std::max(most, lines_of(*words, letters_in(columns[n])));
  return most;
}

int lines_of_titles(const std::vector<Column>& columns) {
  constexpr int button = 2;  // letters that the filter's button and bold letters take
  int most = 1;
  for (const auto& column : columns)
    most = std::max(most, lines_of(column.title, std::max(1, letters_in(column) - button)));
  return most;
}

void write_row(lxw_worksheet* sheet, lxw_row_t at, const Row& row, Writer writer) {
  writer.sheet = sheet;
  writer.row = at;
  writer.column = 0;
  for (const auto& cell : row) {
    std::visit(writer, cell);
    ++writer.column;
  }
}

void set_page(lxw_worksheet* sheet, lxw_row_t heading) {
  constexpr double side = 0.4, top = 0.6;  // inches
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, a4);
  worksheet_set_margins(sheet, side, side, top, top);
  worksheet_fit_to_pages(sheet, 1, 0);
  check(worksheet_repeat_rows(sheet, heading, heading));
  check(worksheet_set_footer(sheet, "&C&\"Times New Roman,Regular\"&11Trang &P/&N"));
}

/// Row by row from the top, since the library keeps only the row that is being written.
void write(Workbook& book, const Looks& looks, const Table& table) {
  auto* sheet = book.add_sheet(table.name);
  lxw_col_t column = 0;
  for (const auto& each : table.columns)
    check(worksheet_set_column(sheet, column, column, each.width, nullptr)), ++column;
  lxw_row_t row = 0;
  const Writer rows{sheet, 0, 0, looks.words, looks.count, looks.figure, looks.day};
  check(worksheet_write_string(sheet, row++, 0, table.title.c_str(), looks.title));
  for (const auto& note : table.notes) check(worksheet_write_string(sheet, row++, 0, note.c_str(), looks.note));
  ++row;  // one left free, so that the table is one of its own
  const auto heading = row++;
  set_height(sheet, heading, lines_of_titles(table.columns));
  column = 0;
  for (const auto& each : table.columns)
    check(worksheet_write_string(sheet, heading, column++, each.title.c_str(), looks.heading));
  for (const auto& each : table.rows) {
    set_height(sheet, row, lines_of(each, table.columns));
    write_row(sheet, row++, each, rows);
  }
  if (table.rows.empty())
    check(worksheet_write_string(sheet, row++, 0, table.when_empty.c_str(), looks.note));
  else if (!table.columns.empty())
    check(worksheet_autofilter(sheet, heading, 0, row - 1, static_cast<lxw_col_t>(table.columns.size() - 1)));
  const Writer total{sheet, 0, 0, looks.total_words, looks.total_count, looks.total_figure, looks.day};
  if (!table.rows.empty() && !table.total.empty()) {
    set_height(sheet, row, lines_of(table.total, table.columns));
    write_row(sheet, row, table.total, total);
  }
  worksheet_freeze_panes(sheet, heading + 1, 0);
  set_page(sheet, heading);
}

}  // namespace

std::string xlsx(const std::vector<Table>& tables, base::Instant made_at) {
  const TemporaryFile file;
  Workbook book{file.name()};
  book.set_made_at(made_at);
  const auto looks = looks_of(book);
  for (const auto& table : tables) write(book, looks, table);
  book.close();
  return file.bytes();
}

}  // namespace sheet

#include <algorithm>
#include <map>

#include "calendar/file_forms.h"
#include "calendar/toml_tokens.h"

namespace calendar {
namespace {

using Kind = TomlToken::Kind;

base::Problem refused(int line, std::string_view what, std::string_view words = {}) {
  return calendar_problem("calendar_file", line, what, words);
}

/// What a table says, before it is known which keys it may have.
using Table = std::map<std::string, TomlToken, std::less<>>;

/// A row of `day_off` or `working_day`.
struct Row {
  Table table;
  bool working = false;
  int line = 0;
};

/// The file's own keys, and its rows.
struct File {
  Table common;
  std::vector<Row> rows;
};

/// Reads the tokens from the first to the last: keys with values, lists of rows, and heads of rows.
class Parser {
 public:
  explicit Parser(const std::vector<TomlToken>& tokens) : at_{tokens.begin()}, end_{tokens.end()} {}

  base::Result<File> file() {
    for (skip_ends(); at_ != end_; skip_ends()) {
      const auto problem = at_->is_sign('[') ? head() : key_of_file();
      if (problem) return *problem;
      if (at_ != end_ && at_->kind != Kind::end) return refused(at_->line, "mỗi dòng chỉ ghi một khóa.", at_->text);
    }
    return std::move(file_);
  }

 private:
  void skip_ends() {
    while (at_ != end_ && at_->kind == Kind::end) ++at_;
  }

  /// Takes the sign if it comes next.
  bool take(char sign) {
    if (at_ == end_ || !at_->is_sign(sign)) return false;
    ++at_;
    return true;
  }

  int line() const { return at_ != end_ ? at_->line : std::prev(end_)->line; }

  static std::optional<bool> working_of(std::string_view key) {
    if (key == "day_off") return false;
    if (key == "working_day") return true;
    return std::nullopt;
  }

  /// "[[day_off]]": what follows belongs to one more row.
  std::optional<base::Problem> head() {
    const int line = at_->line;
    if (!take('[') || !take('[') || at_ == end_ || at_->kind != Kind::word || !working_of(at_->text))
      return refused(line, "chỉ nhận [[day_off]] hoặc [[working_day]].");
    const bool working = *working_of(at_->text);
    ++at_;
    if (!take(']') || !take(']')) return refused(line, "thiếu dấu ]] sau tên bảng.");
    file_.rows.push_back({.table = {}, .working = working, .line = line});
    in_row_ = true;
    return std::nullopt;
  }

  /// A key of the file or, after a head, of its row.
  std::optional<base::Problem> key_of_file() {
    const auto working = at_->kind == Kind::word && !in_row_ ? working_of(at_->text) : std::nullopt;
    if (!working) return key_into(in_row_ ? file_.rows.back().table : file_.common);
    const auto key = *at_++;
    if (!take('=')) return refused(key.line, "thiếu dấu = sau khóa này.", key.text);
    if (!take('[')) return refused(key.line, "khóa này phải là một danh sách ngày [ … ].", key.text);
    return rows_into(*working);
  }

  std::optional<base::Problem> key_into(Table& table) {
    const auto key = *at_++;
    if (key.kind != Kind::word) return refused(key.line, "dòng này phải bắt đầu bằng tên khóa.", key.text);
    if (!take('=')) return refused(key.line, "thiếu dấu = sau khóa này.", key.text);
    if (take('[')) return refused(key.line, "không rõ khóa này, hoặc khóa này không phải một danh sách.", key.text);
    if (at_ == end_ || (at_->kind != Kind::word && at_->kind != Kind::string))
      return refused(key.line, "khóa này chưa có giá trị.", key.text);
    if (!table.emplace(key.text, *at_).second) return refused(key.line, "khóa này có hai lần.", key.text);
    ++at_;
    return std::nullopt;
  }

  /// "{ … }, { … } ]", over as many lines as it takes.
  std::optional<base::Problem> rows_into(bool working) {
    for (skip_ends(); !take(']'); skip_ends()) {
      file_.rows.push_back({.table = {}, .working = working, .line = line()});
      if (!take('{'))
        return refused(line(), "mỗi mục cần một ngày, thí dụ { day = 2026-01-01, name = \"Tết Dương lịch\" }.");
      if (auto problem = row_into(file_.rows.back().table)) return problem;
      skip_ends();
      if (take(',')) continue;
      if (at_ == end_ || !at_->is_sign(']'))
        return refused(line(), "thiếu dấu phẩy giữa hai mục hoặc dấu ] sau mục cuối.");
    }
    return std::nullopt;
  }

  std::optional<base::Problem> row_into(Table& row) {
    while (!take('}')) {
      if (at_ == end_ || at_->kind == Kind::end) return refused(line(), "thiếu dấu } ở cuối mục.");
      if (auto problem = key_into(row)) return problem;
      if (take(',')) continue;
      if (at_ == end_ || !at_->is_sign('}')) return refused(line(), "thiếu dấu phẩy hoặc dấu } trong mục này.");
    }
    return std::nullopt;
  }

  std::vector<TomlToken>::const_iterator at_, end_;
  File file_;
  bool in_row_ = false;
};

enum class Whose { files, rows };

std::optional<base::Problem> unknown_key(const Table& table, Whose table_is) {
  for (const auto& [key, value] : table)
    if (key != "source" && key != "expected" && (table_is == Whose::files || (key != "day" && key != "name")))
      return refused(
          value.line,
          "không rõ khóa này. Các khóa được nhận: source, expected, day_off, working_day; của một ngày: day, "
          "name, source, expected.",
          key);
  return std::nullopt;
}

/// The words of a key that must stand in quotes.
base::Result<std::string> string_of(const Table& table, std::string_view key, const std::string& otherwise) {
  const auto found = table.find(key);
  if (found == table.end()) return otherwise;
  if (found->second.kind != Kind::string)
    return refused(found->second.line, "giá trị này phải nằm trong dấu ngoặc kép.", key);
  return found->second.text;
}

base::Result<bool> expected_of(const Table& table, bool otherwise) {
  const auto found = table.find("expected");
  if (found == table.end()) return otherwise;
  const auto& [kind, text, line] = found->second;
  if (kind != Kind::word || (text != "true" && text != "false"))
    return refused(line, "dự kiến (expected) phải là true hoặc false.", text);
  return text == "true";
}

base::Result<FileDay> day_in_row(const Row& row, const std::string& source, bool expected) {
  if (auto problem = unknown_key(row.table, Whose::rows)) return *problem;
  const auto day = row.table.find("day");
  if (day == row.table.end())
    return refused(row.line, "mỗi mục cần một ngày, thí dụ { day = 2026-01-01, name = \"Tết Dương lịch\" }.");
  const auto name = string_of(row.table, "name", {});
  if (!name) return name.error();
  const auto own_source = string_of(row.table, "source", source);
  if (!own_source) return own_source.error();
  const auto own_expected = expected_of(row.table, expected);
  if (!own_expected) return own_expected.error();
  return file_day({.day = day->second.kind == Kind::word ? day_in(day->second.text) : std::nullopt,
                   .working = row.working,
                   .name = *name,
                   .source = *own_source,
                   .expected = *own_expected,
                   .line = day->second.line,
                   .day_as_written = day->second.text});
}

}  // namespace

base::Result<std::vector<FileDay>> days_in_toml(std::string_view text) {
  const auto tokens = toml_tokens(text);
  if (!tokens) return tokens.error();
  const auto file = Parser{*tokens}.file();
  if (!file) return file.error();
  if (file->rows.size() > most_days) return refused(1, "tệp có quá nhiều ngày, không phải lịch nghỉ.");
  if (auto problem = unknown_key(file->common, Whose::files)) return *problem;
  const auto source = string_of(file->common, "source", {});
  if (!source) return source.error();
  const auto expected = expected_of(file->common, false);
  if (!expected) return expected.error();
  std::vector<FileDay> days;
  for (const auto& row : file->rows) {
    auto day = day_in_row(row, *source, *expected);
    if (!day) return day.error();
    days.push_back(std::move(*day));
  }
  return days;
}

}  // namespace calendar

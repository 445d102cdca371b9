#include "programme/table_reader.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "programme/bodies.h"
#include "programme/doubts.h"
#include "programme/section_clauses.h"
#include "programme/table_task.h"
#include "programme/words.h"

namespace programme {
namespace {

/// The value of a number of one level, "07" or "7"; 0 for any other.
int ordinal_of(std::string_view number) {
  int value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  return error == std::errc{} && end == number.data() + number.size() ? value : 0;
}

bool is_below(const TableRow& row, const TableRow& above) {
  return row.mark == RowMark::number && row.number.starts_with(above.number + ".");
}

/// Whether the text of a lone row reads like the title of a section: in capitals, or across the table.
bool is_section_title(const TableRow& row) {
  const auto& text = row[Column::text];
  return row.is_lone && row.mark == RowMark::none && !text.empty() && !is_one_of(text.front(), "(") &&
         (row.is_wide || is_in_capitals(text) || names_a_body(text));
}

/// The rows below a row that may be parts of it: up to the next number that is not below its own.
std::vector<const TableRow*> sub_rows(const std::vector<TableRow>& rows, std::size_t at) {
  std::vector<const TableRow*> subs;
  for (auto n = at + 1; n < rows.size(); ++n) {
    const auto& row = rows[n];
    if (row.mark == RowMark::part || (row.mark == RowMark::number && !is_below(row, rows[at]))) break;
    if (is_aside(row) || is_section_title(row)) break;
    subs.push_back(&row);
  }
  return subs;
}

/// Whether a row above sub-rows has a body and a deadline for itself, while they have deadlines of their own.
bool has_duty_beside_sub_rows(const std::vector<TableRow>& rows, std::size_t at) {
  const auto& deadline = rows[at][Column::deadline];
  if (deadline.empty() || rows[at][Column::owner].empty()) return false;
  const auto subs = sub_rows(rows, at);
  return std::any_of(subs.begin(), subs.end(), [&](const TableRow* sub) {
    return !(*sub)[Column::deadline].empty() && (*sub)[Column::deadline] != deadline;
  });
}

/// Whether the row only introduces the rows below it.
bool is_group(const std::vector<TableRow>& rows, std::size_t at) {
  const auto subs = sub_rows(rows, at);
  return std::any_of(subs.begin(), subs.end(), [&](const TableRow* sub) {
    if (is_below(*sub, rows[at])) return true;
    if (sub->mark == RowMark::letter) return sub->has_own_duty();
    return sub->has_own_duty() && !(*sub)[Column::text].empty() && !sub->goes_on && !rows[at].has_values();
  });
}

/// Whether numbers in figures follow the Roman row before the next one: then it is a section although it has values.
bool has_numbers_below(const std::vector<TableRow>& rows, std::size_t at) {
  for (auto n = at + 1; n < rows.size() && rows[n].mark != RowMark::part; ++n)
    if (rows[n].mark == RowMark::number) return true;
  return false;
}

std::string joined(const std::string& left, const std::string& right) {
  return left.empty() || right.empty() ? left + right : left + "." + right;
}

/// Adds the words of a cell that goes on from the row above.
void append(std::string& words, const std::string& more) {
  if (words.empty() || more.empty()) {
    words += more;
    return;
  }
  const auto is_marked = is_one_of(more[0], "-+*(\"0123456789") || more.substr(0, 3).find(')') != std::string::npos;
  const auto goes_on_in_sentence = !begins_with_capital(more) && !is_marked && !is_one_of(words.back(), ".:;!?");
  words += goes_on_in_sentence ? " " : "\n";
  words += more;
}

}  // namespace

void TableReader::doubt(std::string kind, std::string detail, const TableRow& row) {
  const auto& text = row[Column::text];
  problems_.push_back({.kind = std::move(kind),
                       .detail = std::move(detail),
                       .words = std::string{base::clipped(text.empty() ? row[Column::owner] : text, 120)},
                       .line = row.place.line,
                       .place = row.place});
}

void TableReader::read(const std::vector<TableRow>& rows, const Header& header) {
  doubt_columns(rows, header);
  has_numbers_ = std::any_of(rows.begin(), rows.end(), [](const TableRow& row) { return row.mark == RowMark::number; });
  for (std::size_t at = 0; at < rows.size(); ++at) read_row(rows, at);
}

void TableReader::read_row(const std::vector<TableRow>& rows, std::size_t at) {
  const auto& row = rows[at];
  if (is_aside(row)) return check_total(row);
  if (row.has_slipped)
    doubt("row_slipped", "Các ô của dòng này có thể bị lệch cột. Đề nghị đối chiếu dòng này với văn bản.", row);
  const auto is_part = row.mark == RowMark::part && (!row.has_values() || has_numbers_below(rows, at));
  if (is_part || is_section_title(row)) return read_section(row);
  switch (row.mark) {
    case RowMark::part:
    case RowMark::number: return read_numbered(rows, at);
    case RowMark::letter:
    case RowMark::bullet: return read_sub_row(row);
    case RowMark::none: return read_unnumbered(row);
  }
}

void TableReader::read_section(const TableRow& row) {
  group_.reset();
  if (row.mark == RowMark::part) {
    const auto is_letter = !is_one_of(row.number[0], "IVX") ||
                           (row.number != "I" && row.number.size() == 1 && roman_.empty() && !letter_.empty());
    if (is_letter) {
      letter_ = row.number;
      roman_.clear();
    } else {
      roman_ = row.number;
    }
    last_number_ = has_numbers_ ? last_number_ : 0;
  }
  section_ = row;
  section_clause_ = row[Column::deadline].empty() ? clause_of_title(row[Column::text]) : std::nullopt;
  above_ = {};
}

/// A number that follows none, or not the one before it, hints at a row that was lost.
void TableReader::check_number(const TableRow& row) {
  const auto now = ordinal_of(row.number);
  if (now == 0) return;
  if (now == 1 && last_number_ != 0) ++part_;
  if (now != 1 && now != last_number_ + 1)
    doubt("numbering",
          "Số thứ tự trong bảng nhảy đến " + row.number + " mà không theo dòng đứng trước. Đề nghị kiểm tra có thiếu " +
              "hoặc trùng dòng không.",
          row);
  last_number_ = now;
}

/// Whether number and words of the row are those of the one above once more, since they stand in cells that span both.
bool TableReader::repeats_last(const TableRow& row) const {
  if (entries_.empty() || row[Column::owner].empty() || row[Column::text].empty()) return false;
  const auto& last = entries_.back().row;
  return row.number == number_of_last_ && row[Column::text] == last[Column::text] &&
         row[Column::owner] != last[Column::owner] && joined(letter_, roman_) == entries_.back().section;
}

/// Such a row names one more body that leads, or, with a deadline of its own, is a task beside the one above.
void TableReader::read_repeated(TableRow row) {
  auto& last = entries_.back().row;
  if (row[Column::deadline] == last[Column::deadline]) return append(last[Column::owner], row[Column::owner]);
  row.number = joined(number_of_last_, std::to_string(++repeated_));
  doubt("row_unnumbered",
        "Dòng này chung số và nội dung với dòng trên nhưng có thời hạn riêng, nên được coi là một nhiệm vụ (" +
            row.number + "). Đề nghị kiểm tra.",
        row);
  add(std::move(row));
}

void TableReader::read_numbered(const std::vector<TableRow>& rows, std::size_t at) {
  auto row = rows[at];
  if (repeats_last(row)) return read_repeated(std::move(row));
  number_of_last_ = row.number;
  repeated_ = 0;
  check_number(row);
  if (group_ && !row.number.starts_with(group_->number + ".")) group_.reset();
  resolve_dittos(row);
  if (is_group(rows, at)) {
    if (has_duty_beside_sub_rows(rows, at)) {
      doubt("group_task",
            "Dòng " + row.number +
                " có cơ quan và thời hạn riêng, các dòng con bên dưới cũng vậy, nên được tính là một nhiệm vụ bên cạnh "
                "các "
                "dòng con. Đề nghị kiểm tra.",
            row);
      add(row);
    }
    group_ = Group{.number = row.number, .row = std::move(row)};
    return;
  }
  add(std::move(row));
}

void TableReader::add(TableRow row) {
  Entry entry{.row = std::move(row), .section = joined(letter_, roman_), .part = part_};
  for (const auto* above : {group_ ? &group_->row : nullptr, section_ ? &*section_ : nullptr}) {
    if (above == nullptr) continue;
    for (const auto column :
         {Column::owner, Column::coordinators, Column::deliverable, Column::receiving_level, Column::leader})
      if (entry.row[column].empty() && !entry.row.says_nothing[static_cast<std::size_t>(column)])
        entry.row[column] = (*above)[column];
    if (entry.row[Column::deadline].empty() && !(*above)[Column::deadline].empty()) {
      entry.row[Column::deadline] = (*above)[Column::deadline];
      entry.inherited = true;
    }
  }
  entry.beside.is_marked = entry.row.is_marked && !entry.inherited;
  entry.beside.title_clause = section_clause_;
  if (section_clause_) entry.beside.title = (*section_)[Column::text];
  const auto section_names_owner =
      section_ && entry.row[Column::owner].empty() && names_a_body((*section_)[Column::text]);
  if (section_names_owner) entry.row[Column::owner] = (*section_)[Column::text];
  entries_.push_back(std::move(entry));
}

/// A row «a)» or «-»: a task where it has a duty of its own or stands in a group, else a detail of the task above.
void TableReader::read_sub_row(TableRow row) {
  resolve_dittos(row);
  const auto is_task = row.has_own_duty() || (group_ && row.mark == RowMark::letter);
  if (!is_task) {
    auto& text = row[Column::text];
    text = (row.mark == RowMark::letter ? row.number + ") " : "- ") + text;
    return go_on(row);
  }
  const auto number = group_ ? group_->number : entries_.empty() ? std::string{} : entries_.back().row.number;
  const auto own = row.mark == RowMark::letter ? row.number
                   : group_                    ? std::to_string(++group_->bullets)
                                               : std::string{"1"};
  row.number = joined(number, own);
  add(std::move(row));
}

void TableReader::read_unnumbered(TableRow row) {
  if (row.goes_on || row[Column::text].empty() || !row.has_own_duty()) {
    const auto is_first = entries_.empty() && !group_;
    if (has_numbers_ || row.goes_on || row[Column::text].empty() || is_first) return go_on(row);
  }
  resolve_dittos(row);
  if (!has_numbers_) {
    row.number = std::to_string(++counted_);
  } else if (group_) {
    row.number = joined(group_->number, std::to_string(++group_->bullets));
  } else {
    row.number = joined(entries_.empty() ? std::string{} : entries_.back().row.number, "1");
    doubt("row_unnumbered",
          "Dòng này không có số thứ tự nhưng có cơ quan hoặc thời hạn riêng, nên được coi là một nhiệm vụ (" +
              row.number + "). Đề nghị kiểm tra.",
          row);
  }
  add(std::move(row));
}

/// Adds the row's words to the task, or the group, above it.
void TableReader::go_on(const TableRow& row) {
  if (entries_.empty() && !group_) {
    doubt("row_unread", "Dòng này của bảng không thuộc nhiệm vụ nào nên chưa được đưa vào. Đề nghị xem lại.", row);
    return;
  }
  auto& above = group_ && group_->bullets == 0 &&
                        (entries_.empty() || !entries_.back().row.number.starts_with(group_->number + "."))
                    ? group_->row
                    : entries_.back().row;
  for (std::size_t column = 0; column < column_count; ++column) {
    const auto kind = static_cast<Column>(column);
    if (kind == Column::number || is_ditto(row.words[column])) continue;
    if (row.goes_on && kind == Column::text) continue;
    if (row.words[column] != above.words[column]) append(above.words[column], row.words[column]);
  }
  above.others.insert(above.others.end(), row.others.begin(), row.others.end());
}

void TableReader::resolve_dittos(TableRow& row) {
  for (std::size_t column = 0; column < column_count; ++column) {
    auto& words = row.words[column];
    if (static_cast<Column>(column) == Column::number || !is_ditto(words)) continue;
    words = above_[column];
    if (words.empty()) doubt("ditto", "Ô ghi “như trên” (nt) nhưng ô phía trên để trống. Đề nghị điền lại ô này.", row);
  }
  above_ = row.words;
}

/// A total that says how many tasks there are is to agree with how many were read.
void TableReader::check_total(const TableRow& row) {
  std::string all;
  for (const auto& words : row.words)
    if (!words.empty()) all += (all.empty() ? "" : " ") + words;
  const auto small = small_letters(base::clipped(all, 200));
  const auto unit = small.find(" nhiệm vụ");
  if (!small.starts_with("tổng") || unit == std::string::npos) return;
  const auto before = small.substr(0, unit);
  const auto number = before.substr(before.find_last_not_of("0123456789") + 1);
  if (number.empty() || ordinal_of(number) == static_cast<int>(entries_.size())) return;
  doubt("total",
        "Bảng ghi tổng cộng " + number + " nhiệm vụ nhưng đọc được " + std::to_string(entries_.size()) +
            ". Đề nghị đối chiếu.",
        row);
}

/// Columns that no title explains, and those whose kind was told by what they hold.
void TableReader::doubt_columns(const std::vector<TableRow>& rows, const Header& header) {
  const auto at = rows.empty() ? TableRow{} : rows.front();
  for (std::size_t column = 0; column < header.columns.size(); ++column) {
    if (header.columns[column] != Column::unknown && header.columns[column] != Column::target) continue;
    const auto& title = header.titles[column];
    const auto worded = std::count_if(rows.begin(), rows.end(), [&](const TableRow& row) {
      return std::any_of(row.others.begin(), row.others.end(), [&](const auto& other) { return other.first == title; });
    });
    if (worded == 0) continue;
    problems_.push_back(
        {.kind = "column_unknown",
         .detail = "Cột “" + title + "” (" + std::to_string(worded) +
                   " ô có chữ) không rõ là nội dung gì, nên được giữ trong phần chi tiết của nhiệm vụ. Đề "
                   "nghị xem lại.",
         .words = title,
         .line = at.place.line,
         .place = at.place});
  }
  for (const auto kind : header.assumed) {
    const auto& title = header.titles[*header.column(kind)];
    const auto words = kind == Column::text    ? "nội dung nhiệm vụ"
                       : kind == Column::owner ? "cơ quan chủ trì"
                                               : "thời hạn";
    problems_.push_back({.kind = "column_assumed",
                         .detail = "Cột “" + title + "” được coi là cột " + words +
                                   " vì nội dung các ô giống như vậy. Đề nghị kiểm tra.",
                         .words = title,
                         .line = at.place.line,
                         .place = at.place});
  }
}

std::vector<TableReader::Read> TableReader::tasks(const std::string& prefix, const std::string& part) const {
  const auto prints_sections =
      std::any_of(entries_.begin(), entries_.end(), [](const Entry& entry) { return !entry.section.empty(); });
  std::vector<Read> tasks;
  for (const auto& entry : entries_) {
    const auto counted = part_ > 1 ? roman(entry.part) : std::string{};
    const auto section = prints_sections ? entry.section : joined(part, counted);
    const auto has_section = is_one_of(entry.row.number.empty() ? '1' : entry.row.number[0], "IVX");
    const auto ref = joined(prefix, has_section ? entry.row.number : joined(section, entry.row.number));
    tasks.push_back({task_of(entry.row, ref, entry.inherited), entry.beside});
  }
  return tasks;
}

}  // namespace programme

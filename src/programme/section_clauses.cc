#include "programme/section_clauses.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "deadline/loose_time.h"
#include "programme/clause.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;
using document::Block;

constexpr std::size_t longest_line = 400;
constexpr std::size_t longest_subject = 160;

constexpr std::array asides{"ghi chú:"sv, "lưu ý:"sv, "(*)"sv, "*"sv, "-"sv};

constexpr std::array subjects{"các nhiệm vụ"sv,
                              "những nhiệm vụ"sv,
                              "các nội dung"sv,
                              "các công việc"sv,
                              "các phần việc"sv,
                              "toàn bộ nhiệm vụ"sv,
                              "toàn bộ các nhiệm vụ"sv,
                              "tất cả các nhiệm vụ"sv,
                              "tất cả nhiệm vụ"sv,
                              "nhiệm vụ tại mục"sv,
                              "nhiệm vụ ở mục"sv,
                              "thời hạn hoàn thành các nhiệm vụ"sv,
                              "thời hạn thực hiện các nhiệm vụ"sv,
                              "thời hạn của các nhiệm vụ"sv,
                              "thời gian hoàn thành các nhiệm vụ"sv,
                              "thời gian thực hiện các nhiệm vụ"sv};

constexpr std::array pointers{"nêu trên"sv,  "nói trên"sv, "trên đây"sv,       "ở trên"sv,          "trên"sv,
                              "còn lại"sv,   "mục"sv,      "phần"sv,           "phụ lục"sv,         "bảng trên"sv,
                              "không ghi"sv, "chưa ghi"sv, "không quy định"sv, "chưa có thời hạn"sv};

std::string_view without_aside(std::string_view line) {
  line = base::trimmed(line);
  for (const auto aside : asides)
    if (small_letters(base::clipped(line, aside.size())) == aside) line = base::trimmed(line.substr(aside.size()));
  return line;
}

bool is_section_number(std::string_view word) {
  const auto first = word.substr(0, word.find('.'));
  return !word.empty() && word.size() <= 8 &&
         (first.find_first_not_of("IVX") == std::string_view::npos ||
          (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') ||
          word.find_first_not_of("0123456789.") == std::string_view::npos);
}

/// The numbers after the word: II and III of «mục II và III», each behind the prefix.
void add_sections(std::string_view line, std::string_view word, std::string_view prefix,
                  std::vector<std::string>& all) {
  const auto small = small_letters(line);
  const auto at = small.find(word);
  if (at == std::string::npos || small.size() != line.size()) return;
  auto rest = line.substr(at + word.size());
  for (;;) {
    rest = base::trimmed(rest);
    for (const auto joint : {"và "sv, "số "sv, ","sv})
      if (rest.starts_with(joint)) rest = base::trimmed(rest.substr(joint.size()));
    const auto number = without_end_stop(rest.substr(0, rest.find_first_of(" ,;:")));
    if (!is_section_number(number)) return;
    all.push_back(std::string{prefix} + std::string{number});
    rest.remove_prefix(number.size());
  }
}

/// The deadline of a line about tasks, with its verb.
std::optional<std::string> clause_of(std::string_view line) {
  const auto small = small_letters(line);
  for (const auto opening : {"hoàn thành "sv, "xong "sv, "thực hiện "sv, "chậm nhất "sv, "trước "sv}) {
    const auto at = small.rfind(opening);
    if (at == std::string::npos || small.size() != line.size()) continue;
    if (auto clause = statement_in(line.substr(at)).clause) return clause;
  }
  if (auto clause = statement_in(line).clause) return clause;
  const auto found = deadline::loose_time_in(line);
  if (found) return std::string{line.substr(found->begin, found->end - found->begin)};
  if (small_letters(without_end_stop(line)).ends_with("thực hiện thường xuyên")) return "thực hiện thường xuyên";
  return std::nullopt;
}

std::optional<SectionClause> section_clause_in(std::string_view text, const document::Place& place) {
  if (text.size() > longest_line) return std::nullopt;
  const auto line = without_aside(text);
  const auto small = small_letters(line);
  const auto is_subject = [&](std::string_view subject) { return begins_with_word(small, subject); };
  if (std::none_of(subjects.begin(), subjects.end(), is_subject)) return std::nullopt;
  const auto subject = base::clipped(small, longest_subject);
  const auto points = [&](std::string_view pointer) { return holds_words(subject, pointer); };
  if (std::none_of(pointers.begin(), pointers.end(), points)) return std::nullopt;
  auto clause = clause_of(line);
  if (!clause) return std::nullopt;
  SectionClause found{.sections = {}, .clause = *std::move(clause), .words = std::string{text}, .place = place};
  add_sections(line, "mục ", "", found.sections);
  add_sections(line, "phần ", "", found.sections);
  add_sections(line, "phụ lục ", "PL", found.sections);
  return found;
}

/// The words of a row that has one cell with words.
std::string lone_words(const document::Row& row) {
  std::string words;
  std::size_t worded = 0;
  for (const auto& cell : row.cells) {
    if (cell.paragraphs.empty()) continue;
    ++worded;
    for (const auto& paragraph : cell.paragraphs) words += (words.empty() ? "" : " ") + paragraph;
  }
  return worded == 1 ? words : std::string{};
}

void take_rows(document::Table& table, std::vector<SectionClause>& clauses) {
  for (auto row = table.rows.begin(); row != table.rows.end();) {
    auto clause = section_clause_in(lone_words(*row), row->place);
    if (!clause || table.rows.size() == 1) {
      ++row;
      continue;
    }
    clauses.push_back(*std::move(clause));
    row = table.rows.erase(row);
  }
}

}  // namespace

bool SectionClause::governs(std::string_view ref, const document::Place& task_place) const {
  if (!sections.empty())
    return std::any_of(sections.begin(), sections.end(), [ref](const std::string& section) {
      return ref == section || (ref.starts_with(section) && ref.substr(section.size()).starts_with("."));
    });
  return task_place.line == 0 || place.line == 0 || task_place.line < place.line;
}

std::vector<SectionClause> take_section_clauses(std::vector<Block>& blocks) {
  std::vector<SectionClause> clauses;
  for (auto block = blocks.begin(); block != blocks.end();) {
    if (block->table) take_rows(*block->table, clauses);
    auto clause = block->table ? std::nullopt : section_clause_in(block->text, block->place);
    if (!clause) {
      ++block;
      continue;
    }
    clauses.push_back(*std::move(clause));
    block = blocks.erase(block);
  }
  return clauses;
}

std::optional<std::string> clause_of_title(std::string_view title) {
  if (auto clause = statement_in(title).clause) return clause;
  const auto found = deadline::title_time_in(title);
  if (!found) return std::nullopt;
  return std::string{title.substr(found->begin, found->end - found->begin)};
}

}  // namespace programme

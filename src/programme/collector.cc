#include "programme/collector.h"

#include <algorithm>

#include "base/text.h"
#include "deadline/loose_time.h"
#include "programme/bodies.h"
#include "programme/clause.h"
#include "programme/doubts.h"
#include "programme/periods.h"

namespace programme {
namespace {

deadline::Reading without_issued_day() {
  return {
      .kind = deadline::Kind::unparsed,
      .start = {},
      .due = {},
      .milestones = {},
      .rule = {},
      .period = {},
      .how = "Thời hạn này tính theo ngày ban hành, mà văn bản không ghi ngày ban hành. Đề nghị nhập ngày ban hành."};
}

std::string of_year(std::string_view clause, std::optional<int> year) {
  return std::string{clause} + (year ? " năm " + std::to_string(*year) : "");
}

}  // namespace

deadline::Reading Collector::reading_of(std::string_view clause) const {
  if (programme_.issued) return deadline::read(clause, *programme_.issued, working_days_);
  // Two days that differ in year, quarter and month: what depends on the document's day differs too.
  auto reading = deadline::read(clause, *calendar::day_of(2001, 2, 14), working_days_);
  auto other = deadline::read(clause, *calendar::day_of(2004, 8, 3), working_days_);
  other.how = reading.how;
  return reading == other ? reading : without_issued_day();
}

std::string Collector::unique(std::string ref, const document::Place& place) {
  const auto times = ++refs_[ref];
  if (times == 1) return ref;
  report(duplicate_ref(ref, place));
  auto other = ref + " (" + std::to_string(times) + ")";
  ++refs_[other];
  return other;
}

void Collector::add(Task task, const Beside& beside) {
  if (task.owner) task.owners = bodies_in(*task.owner);
  if (!task.deadline_text) take_loose_time(task);
  if (!task.deadline_text) take_section_clause(task);
  if (!task.deadline_text) take_title_clause(task, beside);
  read_deadline(task, beside);
  if (!task.receiving_level) task.receiving_level = receiving_level_in(task.deadline_text.value_or(""));
  for (auto& doubt : doubts_of(task)) report(std::move(doubt));
  programme_.tasks.push_back(std::move(task));
  if (progress_) progress_(std::min(programme_.tasks.size(), expected_), expected_);
}

void Collector::take_section_clause(Task& task) {
  const auto governing = std::find_if(clauses_.begin(), clauses_.end(),
                                      [&](const auto& clause) { return clause.governs(task.ref, task.place); });
  if (governing == clauses_.end()) return;
  task.deadline_text = governing->clause;
  task.inherited = true;
  report(deadline_of_section(task, governing->words));
}

void Collector::take_title_clause(Task& task, const Beside& beside) {
  if (!beside.title_clause) return;
  task.deadline_text = beside.title_clause;
  task.inherited = true;
  report(deadline_of_section(task, beside.title));
}

/// A time of the past is told of, not owed.
void Collector::take_loose_time(Task& task) {
  const auto found = deadline::loose_time_in(task.text);
  if (!found) return;
  const auto clause = task.text.substr(found->begin, found->end - found->begin);
  const auto reading = reading_of(clause);
  const auto is_past = programme_.issued && reading.due.value_or(*programme_.issued) < *programme_.issued;
  if (is_past || reading.kind == deadline::Kind::none || reading.kind == deadline::Kind::unparsed) return;
  task.deadline_text = clause;
  report(deadline_loose(task));
}

/// The year of the document's title, for a clause that names none; not one before the document's own.
std::optional<int> Collector::year_meant(std::string_view clause) const {
  const auto year = names_only_periods(clause) ? year_of_title(programme_.title) : std::nullopt;
  if (!year || !programme_.issued) return year;
  return *year < static_cast<int>(date::year_month_day{*programme_.issued}.year()) ? std::nullopt : year;
}

void Collector::read_deadline(Task& task, const Beside& beside) {
  const auto clause = task.deadline_text.value_or("");
  task.reading = reading_of(clause);
  const auto year = year_meant(clause);
  if (auto other = reading_of(of_year(clause, year)); year && other.due && other.due != task.reading.due) {
    task.reading = std::move(other);
    report(deadline_year(task, *year));
  }
  if (beside.is_marked) read_marks(task, year);
}

/// Marks in one column after another read as one stretch of time, but each of them is owed.
void Collector::read_marks(Task& task, std::optional<int> year) const {
  std::string_view rest = *task.deadline_text;
  std::vector<calendar::Day> days;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(", "), rest.size());
    const auto day = reading_of(of_year(rest.substr(0, end), year)).due;
    if (!day) return;
    days.push_back(*day);
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  if (days.size() < 2) return;
  std::sort(days.begin(), days.end());
  task.reading.kind = deadline::Kind::milestones;
  task.reading.start.reset();
  task.reading.due = days.back();
  task.reading.milestones = std::move(days);
  task.reading.how = "«" + *task.deadline_text + "»: mỗi cột được đánh dấu là một mốc, tính đến ngày cuối của kỳ.";
}

void Collector::tell(base::Progress progress, std::size_t expected) {
  progress_ = std::move(progress);
  expected_ = std::max<std::size_t>(expected, 1);
}

}  // namespace programme

#include "programme/collector.h"

#include <algorithm>

#include "programme/bodies.h"
#include "programme/clause.h"
#include "programme/doubts.h"

namespace programme {
namespace {

deadline::Reading reading_of(std::string_view clause, const std::optional<calendar::Day>& issued,
                             const calendar::WorkingDays& working_days) {
  if (issued) return deadline::read(clause, *issued, working_days);
  // Two days that differ in year, quarter and month: what depends on the document's day differs too.
  auto reading = deadline::read(clause, *calendar::day_of(2001, 2, 14), working_days);
  auto other = deadline::read(clause, *calendar::day_of(2004, 8, 3), working_days);
  other.how = reading.how;
  if (reading == other) return reading;
  return {
      .kind = deadline::Kind::unparsed,
      .start = {},
      .due = {},
      .milestones = {},
      .rule = {},
      .period = {},
      .how = "Thời hạn này tính theo ngày ban hành, mà văn bản không ghi ngày ban hành. Đề nghị nhập ngày ban hành."};
}

}  // namespace

std::string Collector::unique(std::string ref, const document::Place& place) {
  const auto times = ++refs_[ref];
  if (times == 1) return ref;
  report(duplicate_ref(ref, place));
  auto other = ref + " (" + std::to_string(times) + ")";
  ++refs_[other];
  return other;
}

void Collector::add(Task task) {
  if (task.owner) task.owners = bodies_in(*task.owner);
  task.reading = reading_of(task.deadline_text.value_or(""), programme_.issued, working_days_);
  if (!task.receiving_level) task.receiving_level = receiving_level_in(task.deadline_text.value_or(""));
  for (auto& doubt : doubts_of(task)) report(std::move(doubt));
  programme_.tasks.push_back(std::move(task));
  if (progress_) progress_(std::min(programme_.tasks.size(), expected_), expected_);
}

void Collector::tell(base::Progress progress, std::size_t expected) {
  progress_ = std::move(progress);
  expected_ = std::max<std::size_t>(expected, 1);
}

}  // namespace programme

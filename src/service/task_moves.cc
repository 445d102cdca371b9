#include "service/task_moves.h"

#include <algorithm>

#include "base/text.h"
#include "service/assigned.h"
#include "service/decided.h"
#include "store/agencies.h"
#include "store/ledger.h"

namespace service {
namespace {

using calendar::Day;

/// A task and its programme, found and in force.
struct Subject {
  store::TaskRow task;
  store::ProgrammeRow programme;
};

base::Result<Subject> subject(store::Connection& connection, base::TaskId id) {
  auto task = store::task(connection, id);
  if (!task) return problem("no_such_task", "Không có nhiệm vụ này. Xin mở lại từ danh sách nhiệm vụ.");
  auto programme = store::programme(connection, task->programme).value();
  if (task->ended_at || !programme.is_followed())
    return problem("not_in_force", task->ended_at || programme.ended_at
                                       ? "Nhiệm vụ này đã kết thúc nên không thay đổi được nữa."
                                       : "Chương trình còn là dự thảo. Xin đưa vào thực hiện trước.");
  return Subject{std::move(*task), std::move(programme)};
}

/// A change without a document, written as an event of its task.
void note(store::Connection& connection, const store::TaskRow& task, std::string what, const nlohmann::json& before,
          const nlohmann::json& after, std::optional<base::PersonId> person, store::Door door, base::Instant now) {
  store::append(connection, {.at = now,
                             .person = person,
                             .door = door,
                             .subject = "task",
                             .number = base::number(task.id),
                             .what = std::move(what),
                             .old_json = before.dump(),
                             .new_json = after.dump(),
                             .reason = {}});
}

/// One change of one task by a document, in one transaction.
template <typename Work>
base::Result<base::Done> change(const Context& context, base::TaskId id, duty::Move move, const Act& act, Work&& work) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto found = subject(*connection, id);
  if (!found) return found.error();
  const auto decided = Decided::of(*connection, move, act, context.clock.now());
  if (!decided) return decided.error();
  if (std::optional<base::Problem> refused = work(*connection, *found, *decided)) return *refused;
  transaction.commit();
  return base::Done{};
}

deadline::Reading reading_by(const Act& act, Day on) {
  deadline::Reading reading;
  reading.kind = deadline::Kind::due;
  reading.due = on;
  reading.how = "Ngày do văn bản số " + base::with_single_spaces(act.mandate.document_number) + " ngày " +
                calendar::in_words(*act.mandate.document_on) + " quy định.";
  return reading;
}

int last_number(store::Connection& connection, base::AssignmentId assignment) {
  int last = 0;
  for (const auto& duty : store::duties_of_assignment(connection, assignment)) last = std::max(last, duty.number);
  return last;
}

std::string period_code(std::optional<duty::ReportPeriod> period) {
  return period ? std::string{duty::code(*period)} : std::string{};
}

}  // namespace

base::Result<base::Done> give_date(const Context& context, base::TaskId id, std::optional<Day> on, const Act& act) {
  return change(context, id, duty::Move::dated, act,
                [&](store::Connection& connection, const Subject& subject,
                    const Decided& decided) -> std::optional<base::Problem> {
                  auto task = subject.task;
                  if (auto refused = duty::cannot_date(task.reading.kind, on)) return refused;
                  const auto assignments = store::assignments_of(connection, id);
                  if (assignments.empty())
                    return problem("no_owner", "Nhiệm vụ này chưa có cơ quan chủ trì nên chưa định ngày được.");
                  const auto opens_on = std::min(*act.mandate.document_on, *on);
                  const auto length = static_cast<int>((*on - opens_on).count()) + 1;
                  for (const auto& assignment : assignments) {
                    const duty::Duty made{.number = last_number(connection, assignment.id) + 1,
                                          .sort = duty::Sort::dated,
                                          .opens_on = opens_on,
                                          .due_on = *on,
                                          .ladder = duty::ladder_of({}, length)};
                    const auto duty = store::add_duty(connection, assignment.id, made, decided.owed_from());
                    store::note_first_version(connection, duty, *on, decided.id());
                  }
                  const auto kind = task.reading.kind;
                  task.reading = reading_by(act, *on);
                  store::change_task(connection, task);
                  decided.note(connection, "task", base::number(id), {{"kind", deadline::code(kind)}},
                               {{"kind", deadline::code(task.reading.kind)}, {"due_on", calendar::iso(*on)}});
                  return std::nullopt;
                });
}

base::Result<base::Done> set_review(const Context& context, base::TaskId id, std::optional<Day> on,
                                    std::optional<base::PersonId> person, store::Door door) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto found = subject(*connection, id);
  if (!found) return found.error();
  if (auto refused = cannot_act(*connection, person, door, context.today())) return *refused;
  const auto& task = found->task;
  if (auto refused = duty::cannot_review(task.reading.kind, on, calendar::day_in_vietnam(now))) return *refused;
  store::set_review(*connection, id, *on);
  note(*connection, task, "review_set", {{"review_on", task.review_on ? calendar::iso(*task.review_on) : ""}},
       {{"review_on", calendar::iso(*on)}}, person, door, now);
  transaction.commit();
  return base::Done{};
}

void remake_reports(store::Connection& connection, const store::TaskRow& task, const store::ProgrammeRow& programme,
                    base::Instant now) {
  const auto today = calendar::day_in_vietnam(now);
  const auto made_at = store::owed_from(connection, now);
  for (const auto& assignment : store::assignments_of(connection, task.id)) {
    store::drop_reports_after(connection, assignment.id, today);
    auto begin = today;
    for (const auto& duty : store::duties_of_assignment(connection, assignment.id))
      if (duty.sort == duty::Sort::report) begin = std::max(begin, duty.due_on + date::days{1});
    auto reports = duty::duties_of(task.reading, {.issued_on = programme.issued_on,
                                                  .in_force_on = begin,
                                                  .term = programme.term,
                                                  .reporting = reporting_of(task, programme)});
    std::erase_if(reports, [](const auto& duty) { return duty.sort != duty::Sort::report; });
    for (int number = last_number(connection, assignment.id) + 1; auto& report : reports) {
      report.number = number++;
      store::add_duty(connection, assignment.id, report, made_at);
    }
  }
}

base::Result<base::Done> set_report_period(const Context& context, base::TaskId id,
                                           std::optional<duty::ReportPeriod> period,
                                           std::optional<base::PersonId> person, store::Door door) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  auto found = subject(*connection, id);
  if (!found) return found.error();
  if (auto refused = cannot_act(*connection, person, door, context.today())) return *refused;
  if (found->task.reading.kind != deadline::Kind::ongoing)
    return problem("not_ongoing", "Chỉ nhiệm vụ thường xuyên mới có kỳ báo cáo.");
  const auto before = found->task.report_period;
  store::set_report_period(*connection, id, period);
  found->task.report_period = period;
  remake_reports(*connection, found->task, found->programme, now);
  note(*connection, found->task, "report_period_set", {{"period", period_code(before)}},
       {{"period", period_code(period)}}, person, door, now);
  transaction.commit();
  return base::Done{};
}

void end_task_by(store::Connection& connection, const store::TaskRow& task, const Decided& decided) {
  const auto today = calendar::day_in_vietnam(decided.at());
  for (const auto& assignment : store::assignments_of(connection, task.id)) {
    store::drop_reports_after(connection, assignment.id, today);
    for (const auto& duty : store::duties_of_assignment(connection, assignment.id))
      if (duty.sort == duty::Sort::dated || duty.due_on >= today) withdraw(connection, duty, decided);
  }
  store::end_task(connection, task.id, decided.at());
  decided.note(connection, "task", base::number(task.id), nlohmann::json::object(), nlohmann::json::object());
}

base::Result<base::Done> end_task(const Context& context, base::TaskId id, const Act& act) {
  return change(context, id, duty::Move::ended, act,
                [](store::Connection& connection, const Subject& subject,
                   const Decided& decided) -> std::optional<base::Problem> {
                  end_task_by(connection, subject.task, decided);
                  return std::nullopt;
                });
}

base::Result<base::TaskId> task_named(const Context& context, std::string_view ref, std::string_view programme) {
  auto connection = context.pool.lease();
  auto tasks = store::tasks_with_ref(*connection, base::with_single_spaces(ref));
  if (!programme.empty())
    std::erase_if(tasks, [&](const auto& task) {
      const auto row = store::programme(*connection, task.programme);
      return base::folded(row->number.value_or("")) != base::folded(programme);
    });
  if (tasks.empty())
    return problem("no_such_task", "Không có nhiệm vụ số " + std::string{ref} + ". Xin xem danh sách nhiệm vụ.");
  if (tasks.size() > 1)
    return problem("ambiguous_ref", "Có nhiều chương trình có nhiệm vụ số " + std::string{ref} +
                                        ". Xin ghi thêm --programme SỐ, thí dụ --programme 01-CTr/TU.");
  return tasks.front().id;
}

std::vector<UndatedLine> undated(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto today = context.today();
  std::vector<UndatedLine> lines;
  for (auto& task : store::undated_tasks(*connection)) {
    const auto in_force_on = calendar::day_in_vietnam(task.in_force_at);
    const auto set = task.task.review_on;
    const auto review_on = set.value_or(calendar::months_after(in_force_on, context.settings.review_after_months));
    auto agencies = store::agencies_of_task(*connection, task.task.id);
    lines.push_back({.task = std::move(task),
                     .review_on = review_on,
                     .review_was_set = set.has_value(),
                     .due_for_review = review_on <= today,
                     .agencies = std::move(agencies)});
  }
  std::ranges::stable_sort(lines, {}, &UndatedLine::review_on);
  return lines;
}

}  // namespace service

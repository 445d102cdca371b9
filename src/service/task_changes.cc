#include <algorithm>

#include "base/text.h"
#include "service/assigned.h"
#include "service/calendar.h"
#include "service/decided.h"
#include "service/task_moves.h"

namespace service {
namespace {

using calendar::Day;

std::optional<base::Problem> cannot_change(const store::TaskRow& task, const store::TaskRow& changed) {
  if (base::trimmed(changed.text).empty()) return problem("text_missing", "Xin ghi nội dung nhiệm vụ.");
  for (const auto& text : {changed.text, changed.deadline_text.value_or(""), changed.deliverable.value_or(""),
                           changed.receiving_level.value_or("")})
    if (text.size() > duty::longest_field)
      return problem("field_too_long", "Nội dung nhập quá dài. Xin rút gọn rồi gửi lại.");
  const bool same_words = changed.text == task.text && changed.deliverable == task.deliverable &&
                          changed.receiving_level == task.receiving_level;
  if (same_words && changed.deadline_text == task.deadline_text)
    return problem("nothing_changed", "Chưa có gì khác với nội dung hiện tại.");
  if (changed.reading != task.reading && duty::waits_for_a_day(changed.reading.kind))
    return problem("deadline_unread", "Thời hạn mới không cho biết ngày: " + changed.reading.how +
                                          " Xin ghi rõ ngày, thí dụ \"Hoàn thành trước ngày 30/6/2026\".");
  return std::nullopt;
}

/// Puts the new words in place of the old ones, where more than blanks is changed; empty words take them away.
void put(std::optional<std::string>& words, const std::optional<std::string>& changed) {
  if (!changed) return;
  auto tidied = base::with_single_spaces(*changed);
  if (tidied == base::with_single_spaces(words.value_or(""))) return;
  words = tidied.empty() ? std::nullopt : std::optional{std::move(tidied)};
}

/// The task with what is changed, its new deadline read as in the programme's own document.
store::TaskRow with(const store::TaskRow& task, const TaskChange& change, Day issued_on,
                    const calendar::WorkingDays& days) {
  auto changed = task;
  std::optional<std::string> text = task.text;
  put(text, change.text);
  changed.text = text.value_or("");
  put(changed.deliverable, change.deliverable);
  put(changed.receiving_level, change.receiving_level);
  put(changed.deadline_text, change.deadline_text);
  if (changed.deadline_text != task.deadline_text)
    changed.reading = deadline::read(changed.deadline_text.value_or(""), issued_on, days);
  return changed;
}

nlohmann::json words_of(const store::TaskRow& task) {
  return {{"text", task.text},
          {"deadline", task.deadline_text.value_or("")},
          {"kind", deadline::code(task.reading.kind)},
          {"deliverable", task.deliverable.value_or("")},
          {"receiving_level", task.receiving_level.value_or("")}};
}

/// Of what the new deadline owes, the dated duties still to be made: a series owes nothing from before today or up to
/// the last day that is done already, and a single day nothing where the task is done.
std::vector<duty::Duty> wanted(std::vector<duty::Duty> duties, std::optional<Day> last_done, Day today) {
  std::erase_if(duties, [](const auto& duty) { return duty.sort == duty::Sort::report; });
  if (duties.size() == 1) return last_done ? std::vector<duty::Duty>{} : duties;
  std::erase_if(duties,
                [&](const auto& duty) { return duty.due_on < today || (last_done && duty.due_on <= *last_done); });
  return duties;
}

void make(store::Connection& connection, base::AssignmentId assignment, duty::Duty duty, int number,
          const Decided& decided) {
  duty.number = number;
  const auto id = store::add_duty(connection, assignment, duty, decided.owed_from());
  store::note_first_version(connection, id, duty.due_on, decided.id());
}

/// Moves, withdraws and makes the dated duties of one assignment so that they are those of the new deadline.
void redate(store::Connection& connection, base::AssignmentId assignment, const std::vector<duty::Duty>& duties,
            const Decided& decided) {
  const auto today = calendar::day_in_vietnam(decided.at());
  std::vector<store::DutyRow> open;
  std::optional<Day> last_done;
  int number = 0;
  for (auto& duty : store::duties_of_assignment(connection, assignment)) {
    number = std::max(number, duty.number);
    if (duty.sort == duty::Sort::report || duty.state == duty::State::cancelled) continue;
    if (duty.evidence_on) last_done = std::max(last_done.value_or(duty.due_on), duty.due_on);
    if (!duty::cannot_cancel(duty.state)) open.push_back(std::move(duty));
  }
  std::ranges::stable_sort(open, {}, &store::DutyRow::due_on);
  const auto made = wanted(duties, last_done, today);
  if (made.size() == open.size()) {
    for (std::size_t n = 0; n < made.size(); ++n) {
      if (open[n].due_on == made[n].due_on) continue;
      store::move_due(connection, open[n], made[n].due_on, decided.id(), decided.owed_from());
      decided.note(connection, "duty", base::number(open[n].id), {{"due_on", calendar::iso(open[n].due_on)}},
                   {{"due_on", calendar::iso(made[n].due_on)}, {"due_version", open[n].due_version + 1}});
    }
    return;
  }
  for (const auto& duty : open) withdraw(connection, duty, decided);
  for (const auto& duty : made) make(connection, assignment, duty, ++number, decided);
}

/// A task that is ongoing no more owes no reports from today on.
void withdraw_reports(store::Connection& connection, base::AssignmentId assignment, const Decided& decided) {
  const auto today = calendar::day_in_vietnam(decided.at());
  store::drop_reports_after(connection, assignment, today);
  for (const auto& duty : store::duties_of_assignment(connection, assignment))
    if (duty.sort == duty::Sort::report && duty.due_on >= today) withdraw(connection, duty, decided);
}

void redate_all(store::Connection& connection, const store::TaskRow& task, const store::ProgrammeRow& programme,
                const Decided& decided) {
  const auto duties = duty::duties_of(task.reading, {.issued_on = programme.issued_on,
                                                     .in_force_on = calendar::day_in_vietnam(decided.at()),
                                                     .term = programme.term,
                                                     .reporting = reporting_of(task, programme)});
  const bool ongoing = task.reading.kind == deadline::Kind::ongoing;
  for (const auto& assignment : store::assignments_of(connection, task.id)) {
    redate(connection, assignment.id, duties, decided);
    if (!ongoing) withdraw_reports(connection, assignment.id, decided);
  }
  if (ongoing) remake_reports(connection, task, programme, decided.at());
}

}  // namespace

void change_task_by(store::Connection& connection, const store::TaskRow& task, const store::TaskRow& changed,
                    const store::ProgrammeRow& programme, const Decided& decided) {
  store::change_task(connection, changed);
  if (changed.reading != task.reading && programme.in_force_at) redate_all(connection, changed, programme, decided);
  decided.note(connection, "task", base::number(task.id), words_of(task), words_of(changed));
}

base::Result<base::Done> change_task(const Context& context, base::TaskId id, const TaskChange& change,
                                     const Act& act) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto task = store::task(*connection, id);
  if (!task) return problem("no_such_task", "Không có nhiệm vụ này. Xin mở lại từ danh sách nhiệm vụ.");
  const auto programme = store::programme(*connection, task->programme).value();
  if (task->ended_at || !programme.is_followed())
    return problem("not_in_force",
                   "Chỉ sửa được nhiệm vụ đang thực hiện: chương trình này còn là dự thảo hoặc đã kết thúc.");
  const auto changed = with(*task, change, programme.issued_on, *working_days(context, *connection));
  if (auto refused = cannot_change(*task, changed)) return *refused;
  const auto decided = Decided::of(*connection, duty::Move::changed, act, context.clock.now());
  if (!decided) return decided.error();
  change_task_by(*connection, *task, changed, programme, *decided);
  transaction.commit();
  return base::Done{};
}

}  // namespace service

#include "service/amended.h"

#include <algorithm>

#include "base/text.h"
#include "store/agencies.h"
#include "store/duties.h"
#include "store/mergers.h"

namespace service {
namespace {

using programme::Change;
using programme::Task;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() ? std::string{} : std::string{between}) + part;
  return all;
}

/// The fields of a task that a rewording may touch, each with its label.
std::vector<std::pair<std::string, std::string>> fields_of(const Task& task) {
  return {{"", task.text},
          {"Chi tiết: ", joined(task.details, " ")},
          {"Phối hợp: ", joined(task.coordinators, ", ")},
          {"Sản phẩm: ", task.deliverable.value_or("")},
          {"Cấp trình: ", task.receiving_level.value_or("")},
          {"Lãnh đạo phụ trách: ", task.leader.value_or("")},
          {"Ghi chú: ", task.note.value_or("")},
          {"Thời hạn: ", task.deadline_text.value_or("")}};
}

/// The fields in which the two differ; the text alone where they do not.
std::string reworded_words(const Task& task, const Task& other) {
  const auto own = fields_of(task), others = fields_of(other);
  std::vector<std::string> parts;
  for (std::size_t n = 0; n < own.size(); ++n)
    if (own[n].second != others[n].second)
      parts.push_back(own[n].first + (own[n].second.empty() ? "(không nêu)" : own[n].second));
  return parts.empty() ? task.text : joined(parts, "\n");
}

std::string deadline_words(const Task& task) { return task.deadline_text.value_or("(không nêu thời hạn)"); }

std::string owner_words(const std::vector<std::string>& owners) {
  return owners.empty() ? "(không nêu)" : joined(owners, ", ");
}

/// Whether people have changed a field that the document changes, otherwise than the document does.
Standing reworded_standing(const Task& old, const Task& is, const Task& now) {
  const auto before = fields_of(old), after = fields_of(is), today = fields_of(now);
  Standing standing{.now_words = {}, .agrees = true, .conflict = false};
  for (std::size_t n = 0; n + 1 < before.size(); ++n) {
    if (before[n].second == after[n].second) continue;
    const auto tidied = base::with_single_spaces(today[n].second);
    const bool done = tidied == base::with_single_spaces(after[n].second);
    if (!done) standing.agrees = false;
    if (!done && tidied != base::with_single_spaces(before[n].second)) standing.conflict = true;
  }
  standing.now_words = words_of(Change::reworded, now, is);
  return standing;
}

/// The days of open duties that the task's own deadline does not give: moved by an extension.
std::vector<calendar::Day> moved_days(store::Connection& connection, const store::TaskRow& task) {
  const auto& reading = task.reading;
  std::vector<calendar::Day> moved;
  if (!reading.due && reading.milestones.empty()) return moved;
  for (const auto& duty : store::duties_of_task(connection, task.id)) {
    if (duty.sort == duty::Sort::report || duty.state == duty::State::cancelled || duty.due_version == 1) continue;
    const bool as_read =
        duty.due_on == reading.due || std::ranges::find(reading.milestones, duty.due_on) != reading.milestones.end();
    if (!as_read) moved.push_back(duty.due_on);
  }
  return moved;
}

Standing redated_standing(store::Connection& connection, const store::AmendmentItem& item, const store::TaskRow& task,
                          const deadline::Reading& old_reading, const deadline::Reading& new_reading) {
  const auto moved = moved_days(connection, task);
  Standing standing;
  standing.agrees = moved.empty() && programme::same_days(task.reading, new_reading);
  const bool same_clause = base::with_single_spaces(task.deadline_text.value_or("")) ==
                           base::with_single_spaces(item.old->deadline_text.value_or(""));
  const bool as_before = same_clause && (task.reading.kind == old_reading.kind && task.reading.due == old_reading.due);
  standing.conflict = !standing.agrees && (!moved.empty() || !as_before);
  standing.now_words = deadline_words(printed_as(task));
  if (!moved.empty()) standing.now_words += "\nĐã gia hạn đến " + calendar::in_words(moved.back());
  if (moved.empty() && !as_before && task.reading.due && same_clause)
    standing.now_words += "\nVăn phòng đặt ngày " + calendar::in_words(*task.reading.due);
  return standing;
}

/// The agencies that names mean on a day, by the names that they go by.
std::vector<std::string> agencies_named(store::Connection& connection, const std::vector<std::string>& names,
                                        calendar::Day on) {
  std::vector<std::string> all;
  for (const auto& name : names) {
    const auto known = store::agency_named(connection, name, on);
    const auto agency = known ? store::agency(connection, store::successor_of(connection, *known)) : std::nullopt;
    all.push_back(base::folded(agency ? agency->name : name));
  }
  std::ranges::sort(all);
  return all;
}

Standing owner_standing(store::Connection& connection, const store::AmendmentItem& item, const store::TaskRow& task,
                        const store::ProgrammeRow& programme) {
  const auto holders = holders_of(connection, task, programme);
  const auto named = [&](const auto& names) { return agencies_named(connection, names, programme.issued_on); };
  const auto now = named(holders);
  Standing standing;
  standing.agrees = now == named(item.now_is->owners);
  standing.conflict = !standing.agrees && now != named(item.old->owners);
  standing.now_words = owner_words(holders);
  return standing;
}

}  // namespace

deadline::Reading reading_of(const Task& printed, calendar::Day issued_on, const calendar::WorkingDays& working_days) {
  if (printed.deadline_text) return deadline::read(*printed.deadline_text, issued_on, working_days);
  deadline::Reading none;
  none.how = "Không ghi thời hạn.";
  return none;
}

Task printed_as(const store::TaskRow& row) {
  Task task;
  task.ref = row.ref;
  task.owner = row.owner;
  task.owners = row.owners;
  task.coordinators = row.coordinators;
  task.text = row.text;
  task.deadline_text = row.deadline_text;
  task.inherited = row.inherited;
  task.deliverable = row.deliverable;
  task.receiving_level = row.receiving_level;
  task.leader = row.leader;
  task.note = row.note;
  task.place = row.place;
  task.details = row.details;
  task.reading = row.reading;
  return task;
}

std::vector<std::string> holders_of(store::Connection& connection, const store::TaskRow& task,
                                    const store::ProgrammeRow& programme) {
  if (!programme.in_force_at) return task.owners;
  std::vector<std::string> names;
  for (const auto& [id, name] : store::agencies_of_task(connection, task.id)) names.push_back(name);
  return names;
}

std::string words_of(Change change, const Task& task, const Task& other) {
  switch (change) {
    case Change::added:
      return task.text + "\nChủ trì: " + owner_words(task.owners) + "\nThời hạn: " + deadline_words(task);
    case Change::reworded: return reworded_words(task, other);
    case Change::redated: return deadline_words(task);
    case Change::owner_changed: return owner_words(task.owners);
    case Change::moved: return "Mục " + task.ref;
    case Change::withdrawn: return task.text;
  }
  return {};
}

Standing standing_of(store::Connection& connection, const store::AmendmentItem& item, const store::TaskRow& task,
                     const store::ProgrammeRow& programme, calendar::Day before_issued_on,
                     const calendar::WorkingDays& working_days) {
  if (task.ended_at)
    return {.now_words = "(đã kết thúc)",
            .agrees = item.change == Change::withdrawn,
            .conflict = item.change != Change::withdrawn};
  const auto now = printed_as(task);
  switch (item.change) {
    case Change::added: return {.now_words = now.ref + ": " + now.text, .agrees = false, .conflict = true};
    case Change::reworded: return reworded_standing(*item.old, *item.now_is, now);
    case Change::redated:
      return redated_standing(connection, item, task, reading_of(*item.old, before_issued_on, working_days),
                              item.now_is->reading);
    case Change::owner_changed: return owner_standing(connection, item, task, programme);
    case Change::moved:
      return {.now_words = "Mục " + task.ref, .agrees = task.ref == item.now_is->ref, .conflict = false};
    case Change::withdrawn: {
      // Whatever people have changed of a task is a reason to look before it ends.
      const bool reworded = base::with_single_spaces(now.text) != base::with_single_spaces(item.old->text);
      const bool redated = now.deadline_text != item.old->deadline_text || !moved_days(connection, task).empty();
      return {.now_words = now.text, .agrees = false, .conflict = reworded || redated};
    }
  }
  return {};
}

}  // namespace service

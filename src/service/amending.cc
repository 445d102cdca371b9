#include "service/amending.h"

#include <algorithm>

#include "service/amended.h"
#include "service/assigned.h"
#include "service/calendar.h"
#include "service/task_moves.h"
#include "store/agencies.h"
#include "store/layout.h"
#include "store/ledger.h"

namespace service {
namespace {

using programme::Change;
using store::AmendmentItem;

/// Those of the first that are not among the others, each once.
std::vector<base::AgencyId> only_in(const std::vector<base::AgencyId>& some,
                                    const std::vector<base::AgencyId>& others) {
  std::vector<base::AgencyId> only;
  for (const auto agency : some)
    if (std::ranges::find(others, agency) == others.end() && std::ranges::find(only, agency) == only.end())
      only.push_back(agency);
  return only;
}

std::vector<base::AgencyId> holders(store::Connection& connection, base::TaskId task) {
  std::vector<base::AgencyId> ids;
  for (const auto& [id, name] : store::agencies_of_task(connection, task)) ids.push_back(id);
  return ids;
}

}  // namespace

Amending::Amending(const Context& context, store::Connection& connection, const store::AmendmentRow& amendment,
                   const store::ProgrammeRow& programme, const Author& author, std::string note)
    : context_{context},
      connection_{connection},
      amendment_{amendment},
      programme_{programme},
      author_{author},
      note_{std::move(note)},
      now_{context.clock.now()} {}

std::optional<base::Problem> Amending::cannot_rest() const {
  if (amendment_.issued_on <= calendar::day_in_vietnam(now_)) return std::nullopt;
  return problem("document_in_future", "Văn bản sửa đổi đề ngày " + calendar::in_words(amendment_.issued_on) +
                                           ", sau hôm nay, nên chưa áp dụng được. Xin kiểm tra lại ngày của văn bản.");
}

const Decided& Amending::by(duty::Move move) {
  if (const auto known = decided_.find(move); known != decided_.end()) return known->second;
  const Act act{.mandate = {.document_number = amendment_.number,
                            .document_on = amendment_.issued_on,
                            .authority = amendment_.authority,
                            .reason = duty::Reason::content,
                            .note = note_},
                .person = author_.person,
                .door = author_.door};
  return decided_.emplace(move, Decided::of(connection_, move, act, now_).value()).first->second;
}

nlohmann::json Amending::document() const {
  return {{"amendment", base::number(amendment_.id)},
          {"document_number", amendment_.number},
          {"document_on", calendar::iso(amendment_.issued_on)},
          {"authority", amendment_.authority},
          {"reason", duty::code(duty::Reason::content)}};
}

void Amending::note(std::string what, const nlohmann::json& after) const {
  store::append(connection_, {.at = now_,
                              .person = author_.person,
                              .door = author_.door,
                              .subject = "programme",
                              .number = base::number(programme_.id),
                              .what = std::move(what),
                              .old_json = "{}",
                              .new_json = after.dump(),
                              .reason = {}});
}

store::TaskRow Amending::task_of(const AmendmentItem& item) const {
  return store::task(connection_, item.task.value()).value();
}

std::optional<base::Problem> Amending::cannot_accept(const AmendmentItem& item) const {
  const auto said = [&](std::string kind, const std::string& why) {
    return problem(std::move(kind), "Mục thay đổi " + std::to_string(item.number) + ": " + why);
  };
  if (item.state != store::ItemState::pending)
    return said("change_decided", "đã được xử lý. Xin tải lại trang để xem.");
  if (item.change == Change::added) return std::nullopt;
  const auto task = task_of(item);
  if (task.ended_at)
    return said("task_ended", "nhiệm vụ " + task.ref + " đã kết thúc nên không sửa được nữa. Xin chọn giữ hiện nay.");
  if (item.change != Change::owner_changed) return std::nullopt;
  if (const auto claimed = cannot_leave(connection_, store::assignments_of(connection_, task.id)))
    return said(claimed->kind, claimed->detail);
  return std::nullopt;
}

void Amending::accept(AmendmentItem& item) {
  const auto before = store::last_change(connection_);
  if (item.task) item.found = store::state_of_task(connection_, *item.task);
  switch (item.change) {
    case Change::added: add(item); break;
    case Change::reworded: reword(item); break;
    case Change::redated: redate(item); break;
    case Change::owner_changed: change_owners(item); break;
    case Change::moved:
      by(duty::Move::changed)
          .note(connection_, "task", base::number(*item.task), {{"ref", item.old->ref}}, {{"ref", item.now_is->ref}});
      break;
    case Change::withdrawn: withdraw(item); break;
  }
  if (item.now_is) print(item, item.task.value());
  item.state = store::ItemState::accepted;
  item.decided_by = author_.person;
  item.decided_at = now_;
  item.first_event = before + 1;
  item.last_event = store::last_change(connection_);
  store::set_item(connection_, item);
}

/// From now on the document words that part of the task.
void Amending::print(const AmendmentItem& item, base::TaskId task) {
  const auto known = store::printed(connection_, task);
  if (!known) return store::set_printed(connection_, {task, *item.now_is, amendment_.issued_on});
  auto worded = *known;
  const auto& is = *item.now_is;
  if (item.change == Change::owner_changed) worded.task.owner = is.owner, worded.task.owners = is.owners;
  if (item.change == Change::redated) {
    worded.task.deadline_text = is.deadline_text;
    worded.task.receiving_level = is.receiving_level;
    worded.issued_on = amendment_.issued_on;
  }
  if (item.change == Change::reworded) {
    worded.task.text = is.text;
    worded.task.details = is.details;
    worded.task.coordinators = is.coordinators;
    worded.task.deliverable = is.deliverable;
    worded.task.leader = is.leader;
    worded.task.note = is.note;
  }
  store::set_printed(connection_, worded);
}

void Amending::change(const store::TaskRow& before, const store::TaskRow& after) {
  store::amend_task(connection_, after, amendment_.id);
  change_task_by(connection_, before, after, programme_, by(duty::Move::changed));
}

void Amending::reword(const AmendmentItem& item) {
  const auto before = task_of(item);
  const auto &was = *item.old, &is = *item.now_is;
  auto after = before;
  after.text = is.text;
  after.details = is.details;
  after.place = is.place;
  if (is.coordinators != was.coordinators) after.coordinators = is.coordinators;
  if (is.deliverable != was.deliverable) after.deliverable = is.deliverable;
  if (is.receiving_level != was.receiving_level) after.receiving_level = is.receiving_level;
  if (is.leader != was.leader) after.leader = is.leader;
  if (is.note != was.note) after.note = is.note;
  change(before, after);
}

void Amending::redate(const AmendmentItem& item) {
  const auto before = task_of(item);
  const auto &was = *item.old, &is = *item.now_is;
  auto after = before;
  after.deadline_text = is.deadline_text;
  after.inherited = is.inherited;
  after.place = is.place;
  after.reading = reading_of(is, amendment_.issued_on, *working_days(context_, connection_));
  if (is.receiving_level != was.receiving_level) after.receiving_level = is.receiving_level;
  // A clause that stands in the text changes the text with it.
  if (before.text == was.text && was.deadline_text && before.text.find(*was.deadline_text) != std::string::npos)
    after.text = is.text;
  change(before, after);
}

void Amending::change_owners(const AmendmentItem& item) {
  auto task = task_of(item);
  const auto names_before = task.owners;
  task.owner = item.now_is->owner;
  task.owners = item.now_is->owners;
  store::amend_task(connection_, task, amendment_.id);
  const auto& decided = by(duty::Move::transferred);
  if (!programme_.in_force_at)
    return decided.note(connection_, "task", base::number(task.id), {{"owners", names_before}},
                        {{"owners", task.owners}});
  std::vector<base::AgencyId> wanted;
  for (const auto& name : task.owners) wanted.push_back(agency_for(connection_, name, programme_.issued_on));
  const auto now = holders(connection_, task.id);
  auto come = only_in(wanted, now);
  const auto duties = duties_from(task, programme_, now_);
  for (const auto left : only_in(now, wanted)) {
    const auto held = store::assignments_through(connection_, task.id, left);
    const auto is_group = [&](base::AgencyId agency) { return store::agency(connection_, agency).value().is_group; };
    if (held.size() == 1 && !come.empty() && !is_group(left) && !is_group(come.front())) {
      hand_over_by(connection_, held.front(), come.front(), decided);
      come.erase(come.begin());
      continue;
    }
    for (const auto& assignment : held) {
      for (const auto& duty : store::duties_of_assignment(connection_, assignment.id))
        service::withdraw(connection_, duty, decided);
      store::end_assignment(connection_, assignment.id, now_);
    }
    decided.note(connection_, "task", base::number(task.id), {{"agency", store::agency(connection_, left)->name}},
                 {{"agency", item.now_is->owner.value_or("")}});
  }
  for (const auto agency : come) {
    const auto assignment = store::assignment_for(connection_, task.id, agency);
    int number = 0;
    for (const auto& duty : store::duties_of_assignment(connection_, assignment))
      number = std::max(number, duty.number);
    for (auto duty : duties) {
      duty.number = ++number;
      store::add_duty(connection_, assignment, duty, decided.owed_from());
    }
    decided.note(connection_, "task", base::number(task.id), nlohmann::json::object(),
                 {{"lead_added", store::agency(connection_, agency)->name}});
  }
}

void Amending::withdraw(const AmendmentItem& item) { end_task_by(connection_, task_of(item), by(duty::Move::ended)); }

void Amending::add(AmendmentItem& item) {
  auto task = *item.now_is;
  task.reading = reading_of(task, amendment_.issued_on, *working_days(context_, connection_));
  task.ref = store::free_ref(connection_, programme_.id, task.ref);
  const auto id =
      store::add_task(connection_, programme_.id, store::last_position(connection_, programme_.id) + 1, task);
  const auto row = store::task(connection_, id).value();
  store::amend_task(connection_, row, amendment_.id);
  Assigned assigned;
  if (programme_.in_force_at) assigned = assign(connection_, row, programme_, now_);
  auto after = document();
  after.update({{"programme", base::number(programme_.id)},
                {"ref", item.now_is->ref},
                {"owners", task.owners},
                {"deadline", task.deadline_text.value_or("")},
                {"kind", deadline::code(task.reading.kind)},
                {"assignments", assigned.assignments},
                {"duties", assigned.duties}});
  store::append(connection_, {.at = now_,
                              .person = author_.person,
                              .door = author_.door,
                              .subject = "task",
                              .number = base::number(id),
                              .what = "task_added",
                              .old_json = "{}",
                              .new_json = after.dump(),
                              .reason = note_});
  item.task = id;
  item.found = store::state_of_task(connection_, id);
}

void Amending::lay_out(const std::vector<store::LaidOut>& layout) {
  std::vector<store::Placed> wanted;
  for (const auto& [task, ref] : layout)
    if (task) wanted.emplace_back(*task, ref);
  for (const auto& [task, from, to] : store::lay_out(connection_, programme_.id, std::move(wanted))) {
    auto after = document();
    after["ref"] = to;
    store::append(connection_, {.at = now_,
                                .person = author_.person,
                                .door = author_.door,
                                .subject = "task",
                                .number = base::number(task),
                                .what = "renumbered",
                                .old_json = nlohmann::json{{"ref", from}}.dump(),
                                .new_json = after.dump(),
                                .reason = note_});
  }
}

/// Brings the duties of a task back to what they were: the day by a new due version, the state and the agency by new
/// entries; duties made since are withdrawn.
void Amending::restore_duties(const store::TaskRow& task, const std::string& found) {
  const auto& decided = by(duty::Move::changed);
  const auto duties = store::duties_found(found);
  const auto assignments = store::assignments_found(found);
  for (const auto id : assignments) store::take_up(connection_, id);
  for (const auto& was : duties) {
    auto duty = store::duty(connection_, was.id);
    if (!duty) continue;  // a report of which nobody was told is made anew below
    nlohmann::json before = nlohmann::json::object(), after = nlohmann::json::object();
    if (duty->assignment != was.assignment) {
      const auto to = store::agency_of(connection_, was.assignment);
      before["agency"] = duty->agency_name;
      after["agency"] = store::agency(connection_, to)->name;
      store::hand_over(connection_, *duty, was.assignment, to, decided.id(), decided.owed_from());
    }
    if (duty->due_on != was.due_on) {
      before["due_on"] = calendar::iso(duty->due_on);
      after["due_on"] = calendar::iso(was.due_on);
      store::move_due(connection_, *duty, was.due_on, decided.id(), decided.owed_from());
    }
    if (duty->state == duty::State::cancelled && was.state != duty::State::cancelled) {
      before["state"] = duty::code(duty->state);
      after["state"] = duty::code(was.state);
      store::change_state(connection_, *duty, was.state, decided.id());
    }
    if (!after.empty()) decided.note(connection_, "duty", base::number(was.id), before, after);
  }
  for (const auto& assignment : store::assignments_of(connection_, task.id)) {
    for (const auto& duty : store::duties_of_assignment(connection_, assignment.id))
      if (std::ranges::find(duties, duty.id, &store::DutyFound::id) == duties.end())
        service::withdraw(connection_, duty, decided);
    if (std::ranges::find(assignments, assignment.id) == assignments.end())
      store::end_assignment(connection_, assignment.id, now_);
  }
}

void Amending::take_back(AmendmentItem& item) {
  const auto id = item.task.value();
  const auto now_is = task_of(item);
  if (item.change == Change::added) {
    if (!now_is.ended_at) end_task_by(connection_, now_is, by(duty::Move::ended));
    store::drop_printed(connection_, id);
    item.task.reset();
  } else {
    store::restore_task(connection_, id, item.found);
    const auto was = task_of(item);
    if (programme_.in_force_at) restore_duties(was, item.found);
    if (was.reading.kind == deadline::Kind::ongoing && programme_.in_force_at)
      remake_reports(connection_, was, programme_, now_);
    by(duty::Move::changed)
        .note(connection_, "task", base::number(id),
              {{"text", now_is.text}, {"deadline", now_is.deadline_text.value_or("")}},
              {{"text", was.text}, {"deadline", was.deadline_text.value_or("")}, {"undone", true}});
    if (item.old && item.change != Change::withdrawn) {
      auto back = item;
      back.now_is = item.old;
      print(back, id);
    }
  }
  item.state = store::ItemState::pending;
  item.decided_by.reset();
  item.decided_at.reset();
  item.found.clear();
  item.first_event = item.last_event = 0;
  store::set_item(connection_, item);
}

}  // namespace service

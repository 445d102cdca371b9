#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "service/amended.h"
#include "service/amendments.h"
#include "service/calendar.h"
#include "store/agencies.h"

namespace service {
namespace {

using programme::Change;

/// The hand-entered tasks that tasks added by the document may be: by place among those added.
std::vector<std::optional<std::size_t>> entered_already(const std::vector<store::TaskRow>& by_hand,
                                                        const std::vector<programme::Task>& added) {
  std::vector<programme::Task> tasks;
  for (const auto& row : by_hand) tasks.push_back(printed_as(row));
  return programme::matched(tasks, added);
}

}  // namespace

AmendmentSheet sheet_of(const Context& context, store::Connection& connection, const store::AmendmentRow& amendment) {
  const auto days = working_days(context, connection);
  AmendmentSheet sheet{.amendment = amendment,
                       .programme = store::programme(connection, amendment.programme).value(),
                       .changes = {},
                       .undone_until = {}};
  std::unordered_map<std::int64_t, calendar::Day> issued_on;
  for (const auto& printed : store::printed_of(connection, amendment.programme))
    issued_on.emplace(base::number(printed.id), printed.issued_on);
  std::vector<store::TaskRow> by_hand;
  for (auto& task : store::tasks_of(connection, amendment.programme))
    if (!task.ended_at && !issued_on.contains(base::number(task.id))) by_hand.push_back(std::move(task));
  std::vector<programme::Task> added;
  std::size_t withdrawn = 0;
  auto items = store::items_of(connection, amendment.id);
  for (const auto& item : items) {
    if (item.change == Change::added) added.push_back(*item.now_is);
    if (item.change == Change::withdrawn) ++withdrawn;
  }
  const auto entered = entered_already(by_hand, added);
  const bool leaves_out_most = withdrawn * 2 > amendment.layout.size() + withdrawn;

  for (std::size_t next_added = 0; auto& item : items) {
    ChangeLine line{.item = std::move(item),
                    .ref = {},
                    .title = {},
                    .old_words = {},
                    .new_words = {},
                    .now_words = {},
                    .conflict = false,
                    .decided_by = {}};
    auto& it = line.item;
    if (it.now_is) it.now_is->reading = reading_of(*it.now_is, amendment.issued_on, *days);
    const auto& shown = it.now_is ? *it.now_is : *it.old;
    line.ref = shown.ref;
    line.title = shown.text;
    if (it.old) line.old_words = words_of(it.change, *it.old, it.now_is.value_or(*it.old));
    if (it.now_is) line.new_words = words_of(it.change, *it.now_is, it.old.value_or(*it.now_is));
    const auto like = it.change == Change::added ? entered[next_added++] : std::nullopt;
    const auto task = like ? std::optional{by_hand[*like]}
                           : (it.task ? store::task(connection, *it.task) : std::optional<store::TaskRow>{});
    if (task && it.state == store::ItemState::pending) {
      const auto known = issued_on.find(base::number(task->id));
      const auto standing = standing_of(connection, it, *task, sheet.programme,
                                        known == issued_on.end() ? sheet.programme.issued_on : known->second, *days);
      line.now_words = standing.now_words;
      line.conflict = standing.conflict || (it.change == Change::withdrawn && leaves_out_most);
    }
    if (it.decided_by)
      if (const auto person = store::person(connection, *it.decided_by)) line.decided_by = person->name;
    switch (it.state) {
      case store::ItemState::pending: ++sheet.waiting; break;
      case store::ItemState::accepted: ++sheet.accepted; break;
      case store::ItemState::rejected: ++sheet.rejected; break;
      case store::ItemState::superseded: break;
    }
    if (line.conflict) ++sheet.conflicts;
    if (it.state == store::ItemState::accepted)
      sheet.undone_until =
          std::max(sheet.undone_until.value_or(*it.decided_at + undo_within), *it.decided_at + undo_within);
    sheet.changes.push_back(std::move(line));
  }
  if (!sheet.undone_until && amendment.applied_at) sheet.undone_until = *amendment.applied_at + undo_within;
  if (sheet.undone_until && *sheet.undone_until < context.clock.now()) sheet.undone_until.reset();
  const bool only_numbers = sheet.changes.empty() && !amendment.renumberings.empty() && !amendment.applied_at;
  sheet.to_apply = !amendment.superseded_by && !sheet.programme.ended_at && (sheet.waiting > 0 || only_numbers);
  return sheet;
}

std::string_view in_words(Change change) {
  switch (change) {
    case Change::added: return "bổ sung";
    case Change::reworded: return "sửa nội dung";
    case Change::redated: return "đổi thời hạn";
    case Change::owner_changed: return "đổi cơ quan chủ trì";
    case Change::moved: return "chuyển mục";
    case Change::withdrawn: return "bãi bỏ";
  }
  std::abort();  // every change is above
}

std::string in_words(const programme::Renumbering& renumbering) {
  const auto& [from, to, tasks] = renumbering;
  const auto count = std::to_string(tasks) + " nhiệm vụ đổi số";
  if (from == to) return from.empty() ? count : "Mục " + from + ": " + count;
  return "Mục " + (from.empty() ? "không số" : from) + " nay là " + (to.empty() ? "không số" : to) + ": " + count;
}

std::string_view state_in_words(const ChangeLine& line) {
  switch (line.item.state) {
    case store::ItemState::pending: return line.conflict ? "cần chọn" : "chờ";
    case store::ItemState::accepted: return "đã áp dụng";
    case store::ItemState::rejected: return "giữ hiện nay";
    case store::ItemState::superseded: return "đã có văn bản sau";
  }
  std::abort();  // every state is above
}

std::optional<store::AmendmentRow> amendment_of(const Context& context, base::TaskId task) {
  auto connection = context.pool.lease();
  const auto id = store::amendment_of(*connection, task);
  return id ? store::amendment(*connection, *id) : std::nullopt;
}

std::optional<AmendmentSheet> amendment(const Context& context, store::AmendmentId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto row = store::amendment(*connection, id);
  if (!row || !store::programme(*connection, row->programme)) return std::nullopt;
  return sheet_of(context, *connection, *row);
}

std::vector<AmendmentLine> amendments(const Context& context, std::optional<base::ProgrammeId> programme) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  std::vector<AmendmentLine> lines;
  for (auto& row : store::amendments(*connection, programme)) {
    const auto of = store::programme(*connection, row.programme);
    if (!of) continue;
    AmendmentLine line{.amendment = std::move(row), .programme = of->number.value_or(of->title)};
    for (const auto& item : store::items_of(*connection, line.amendment.id)) {
      ++line.changes;
      if (item.state == store::ItemState::pending) ++line.waiting;
      if (item.state == store::ItemState::accepted) ++line.accepted;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<store::Waiting> waiting_amendments(const Context& context) {
  auto connection = context.pool.lease();
  return store::waiting_amendments(*connection);
}

}  // namespace service

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/text.h"
#include "service/amended.h"
#include "service/amendments.h"
#include "service/calendar.h"
#include "store/agencies.h"
#include "store/layout.h"

namespace service {
namespace {

using programme::Change;
using store::AmendmentItem;

/// The tasks as the document before words them, each with what its deadline means.
std::vector<programme::Task> before_of(const std::vector<store::PrintedTask>& printed,
                                       const calendar::WorkingDays& days) {
  std::vector<programme::Task> tasks;
  for (const auto& each : printed) {
    tasks.push_back(each.task);
    tasks.back().reading = reading_of(each.task, each.issued_on, days);
  }
  return tasks;
}

AmendmentItem item_of(const programme::Difference& difference, const std::vector<store::PrintedTask>& printed,
                      const std::vector<programme::Task>& before, const std::vector<programme::Task>& after) {
  AmendmentItem item{.id = {},
                     .number = 0,
                     .change = difference.change,
                     .position = difference.after,
                     .task = {},
                     .old = {},
                     .now_is = {},
                     .state = store::ItemState::pending,
                     .decided_by = {},
                     .decided_at = {},
                     .found = {}};
  if (difference.before) {
    item.task = printed[*difference.before].id;
    item.old = before[*difference.before];
  }
  if (difference.after) item.now_is = after[*difference.after];
  return item;
}

store::AmendmentRow row_of(const store::ProgrammeRow& programme, const programme::Programme& read, const Author& author,
                           base::Instant now) {
  const auto issuer = read.issuer ? read.issuer : programme.issuer;
  return {.id = {},
          .programme = programme.id,
          .number = read.number.value_or(read.source_name),
          .issued_on = read.issued.value(),
          .authority = issuer.value_or("Cơ quan ban hành chương trình"),
          .source_name = read.source_name,
          .source_sha256 = read.source_sha256,
          .imported_at = now,
          .person = author.person,
          .layout = {},
          .renumberings = {},
          .before = {},
          .applied_at = {},
          .superseded_by = {}};
}

/// The hand-entered tasks that tasks added by the document may be: by place among those added.
std::vector<std::optional<std::size_t>> entered_already(const std::vector<store::TaskRow>& by_hand,
                                                        const std::vector<programme::Task>& added) {
  std::vector<programme::Task> tasks;
  for (const auto& row : by_hand) tasks.push_back(printed_as(row));
  return programme::matched(tasks, added);
}

}  // namespace

store::AmendmentId propose(const Context& context, store::Connection& connection, const store::ProgrammeRow& programme,
                           const programme::Programme& read, const Author& author) {
  const auto days = working_days(context, connection);
  const auto printed = store::printed_of(connection, programme.id);
  const auto before = before_of(printed, *days);
  const auto comparison = programme::compare(before, read.tasks);

  auto row = row_of(programme, read, author, context.clock.now());
  row.renumberings = comparison.renumberings;
  for (std::size_t n = 0; n < read.tasks.size(); ++n) {
    store::LaidOut placed{.task = {}, .ref = read.tasks[n].ref};
    if (const auto old = comparison.before_of[n]) placed.task = printed[*old].id;
    row.layout.push_back(std::move(placed));
  }
  std::vector<AmendmentItem> items;
  for (const auto& difference : comparison.differences) {
    auto item = item_of(difference, printed, before, read.tasks);
    if (item.task) {
      const auto standing = standing_of(connection, item, store::task(connection, *item.task).value(), programme,
                                        printed[*difference.before].issued_on, *days);
      if (standing.agrees) continue;  // people have done the same already
    }
    item.number = static_cast<int>(items.size()) + 1;
    items.push_back(std::move(item));
  }
  const auto id = store::add_amendment(connection, row, items);
  store::supersede(connection, programme.id, id);
  store::append(connection, {.at = row.imported_at,
                             .person = author.person,
                             .door = author.door,
                             .subject = "programme",
                             .number = base::number(programme.id),
                             .what = "amendment_imported",
                             .old_json = "{}",
                             .new_json = nlohmann::json{{"amendment", base::number(id)},
                                                        {"number", row.number},
                                                        {"source", row.source_name},
                                                        {"sha256", row.source_sha256},
                                                        {"changes", items.size()}}
                                             .dump(),
                             .reason = {}});
  return id;
}

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

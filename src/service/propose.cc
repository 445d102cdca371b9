#include <algorithm>

#include "base/text.h"
#include "service/amended.h"
#include "service/amendments.h"
#include "service/calendar.h"
#include "store/json.h"

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

}  // namespace service

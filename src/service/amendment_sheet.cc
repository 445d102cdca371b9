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

/// What the changes of an amendment are compared with, as things stand now.
class Comparing {
 public:
  Comparing(const Context& context, store::Connection& connection, const store::AmendmentRow& amendment,
            const store::ProgrammeRow& programme)
      : connection_{connection},
        amendment_{amendment},
        programme_{programme},
        days_{working_days(context, connection)},
        items_{store::items_of(connection, amendment.id)} {
    for (const auto& printed : store::printed_of(connection, programme.id))
      issued_on_.emplace(base::number(printed.id), printed.issued_on);
    const auto withdrawn =
        static_cast<std::size_t>(std::ranges::count(items_, Change::withdrawn, &store::AmendmentItem::change));
    leaves_out_most_ = withdrawn > amendment.layout.size();
    find_entered();
  }

  std::vector<ChangeLine> lines() {
    std::vector<ChangeLine> lines;
    for (std::size_t n = 0; n < items_.size(); ++n) lines.push_back(line_of(n));
    return lines;
  }

 private:
  /// Which of the tasks entered by hand those may be that the document adds.
  void find_entered() {
    std::vector<store::TaskRow> by_hand;
    std::vector<programme::Task> entered, added;
    for (auto& task : store::tasks_of(connection_, programme_.id)) {
      if (task.ended_at || issued_on_.contains(base::number(task.id))) continue;
      entered.push_back(printed_as(task));
      by_hand.push_back(std::move(task));
    }
    std::vector<std::size_t> places;
    for (std::size_t n = 0; n < items_.size(); ++n) {
      if (items_[n].change != Change::added) continue;
      places.push_back(n);
      added.push_back(*items_[n].now_is);
    }
    const auto matches = programme::matched(entered, added);
    for (std::size_t n = 0; n < matches.size(); ++n)
      if (matches[n]) entered_.emplace(places[n], by_hand[*matches[n]]);
  }

  /// The task that a change is about, or that was entered by hand as the one that it adds.
  std::optional<store::TaskRow> task_of(std::size_t place) const {
    if (const auto entered = entered_.find(place); entered != entered_.end()) return entered->second;
    const auto& item = items_[place];
    return item.task ? store::task(connection_, *item.task) : std::nullopt;
  }

  void compare(ChangeLine& line, const store::TaskRow& task) const {
    const auto known = issued_on_.find(base::number(task.id));
    const auto before_issued_on = known == issued_on_.end() ? programme_.issued_on : known->second;
    auto standing = standing_of(connection_, line.item, task, programme_, before_issued_on, *days_);
    line.now_words = std::move(standing.now_words);
    line.conflict = standing.conflict || (line.item.change == Change::withdrawn && leaves_out_most_);
  }

  ChangeLine line_of(std::size_t place) {
    auto task = task_of(place);
    ChangeLine line{.item = items_[place],
                    .ref = {},
                    .title = {},
                    .old_words = {},
                    .new_words = {},
                    .now_words = {},
                    .conflict = false,
                    .decided_by = {}};
    auto& [item, ref, title, old_words, new_words, now_words, conflict, decided_by] = line;
    if (item.change == Change::redated) item.now_is->reading = reading_of(*item.now_is, amendment_.issued_on, *days_);
    const auto& shown = item.now_is ? *item.now_is : *item.old;
    ref = shown.ref;
    title = shown.text;
    if (item.old) old_words = words_of(item.change, *item.old, item.now_is.value_or(*item.old));
    if (item.now_is) new_words = words_of(item.change, *item.now_is, item.old.value_or(*item.now_is));
    if (task && item.state == store::ItemState::pending) compare(line, *task);
    const auto person = item.decided_by ? store::person(connection_, *item.decided_by) : std::nullopt;
    if (person) decided_by = person->name;
    return line;
  }

  store::Connection& connection_;
  const store::AmendmentRow& amendment_;
  const store::ProgrammeRow& programme_;
  std::shared_ptr<const calendar::WorkingDays> days_;
  std::vector<store::AmendmentItem> items_;
  std::unordered_map<std::int64_t, calendar::Day> issued_on_;  ///< of the document that words each printed task
  std::unordered_map<std::size_t, store::TaskRow> entered_;    ///< by place of the item
  bool leaves_out_most_ = false;
};

/// Adds up what the changes come to, and until when they can be taken back.
void count(AmendmentSheet& sheet, base::Instant now) {
  for (const auto& line : sheet.changes) {
    sheet.conflicts += line.conflict ? 1U : 0U;
    switch (line.item.state) {
      case store::ItemState::pending: ++sheet.waiting; break;
      case store::ItemState::rejected: ++sheet.rejected; break;
      case store::ItemState::superseded: break;
      case store::ItemState::accepted:
        ++sheet.accepted;
        sheet.undone_until =
            std::max(sheet.undone_until.value_or(base::Instant{}), *line.item.decided_at + undo_within);
        break;
    }
  }
  if (sheet.accepted == 0 && sheet.amendment.applied_at) sheet.undone_until = *sheet.amendment.applied_at + undo_within;
  if (sheet.undone_until && *sheet.undone_until < now) sheet.undone_until.reset();
}

}  // namespace

AmendmentSheet sheet_of(const Context& context, store::Connection& connection, const store::AmendmentRow& amendment) {
  AmendmentSheet sheet{.amendment = amendment,
                       .programme = store::programme(connection, amendment.programme).value(),
                       .changes = {},
                       .undone_until = {}};
  sheet.changes = Comparing{context, connection, sheet.amendment, sheet.programme}.lines();
  count(sheet, context.clock.now());
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

#include "service/amendments.h"

#include <algorithm>

#include "service/amending.h"
#include "service/assigned.h"
#include "store/layout.h"
#include "store/ledger.h"

namespace service {
namespace {

using programme::Change;
using store::AmendmentItem;
using store::ItemState;

/// An amendment and its programme, with what stands against deciding on it.
struct Subject {
  store::AmendmentRow amendment;
  store::ProgrammeRow programme;
};

base::Result<Subject> subject(store::Connection& connection, store::AmendmentId id, const Author& author,
                              calendar::Day today) {
  auto amendment = store::amendment(connection, id);
  auto programme = amendment ? store::programme(connection, amendment->programme) : std::nullopt;
  if (!programme)
    return problem("no_such_amendment", "Không có văn bản sửa đổi này. Xin mở lại từ trang của chương trình.");
  if (auto refused = cannot_act(connection, author.person, author.door, today)) return *refused;
  if (programme->ended_at) return problem("programme_ended", "Chương trình đã kết thúc nên không sửa đổi được nữa.");
  return Subject{std::move(*amendment), std::move(*programme)};
}

std::optional<base::Problem> cannot_decide(const store::AmendmentRow& amendment) {
  if (!amendment.superseded_by) return std::nullopt;
  return problem("superseded", "Đã có văn bản sửa đổi nhập sau văn bản này. Xin xem các thay đổi ở văn bản sau.");
}

/// The items of these numbers; the problem names the first that is none.
base::Result<std::vector<AmendmentItem>> chosen(std::vector<AmendmentItem> items, const std::vector<int>& numbers) {
  std::vector<AmendmentItem> found;
  for (const auto number : numbers) {
    const auto at = std::ranges::find(items, number, &AmendmentItem::number);
    if (at == items.end())
      return problem("no_such_change", "Văn bản này không có mục thay đổi số " + std::to_string(number) + ".");
    if (std::ranges::find(found, number, &AmendmentItem::number) == found.end()) found.push_back(*at);
  }
  return found;
}

/// What may be accepted at once: all that waits and is no conflict. What cannot be done is told.
std::vector<AmendmentItem> all_waiting(const AmendmentSheet& sheet, const Amending& amending, Accepted& accepted) {
  std::vector<AmendmentItem> items;
  for (const auto& line : sheet.changes) {
    if (line.item.state != ItemState::pending) continue;
    if (line.conflict) {
      ++accepted.kept;
    } else if (auto refused = amending.cannot_accept(line.item)) {
      accepted.refused.push_back(*std::move(refused));
    } else {
      items.push_back(line.item);
    }
  }
  return items;
}

/// The layout that holds now: tasks that were added are in it once they are accepted, and one whose move or new lead
/// bodies are not accepted keeps its number.
std::vector<store::LaidOut> layout_now(store::Connection& connection, const store::AmendmentRow& amendment) {
  auto layout = amendment.layout;
  for (const auto& item : store::items_of(connection, amendment.id)) {
    if (!item.position) continue;
    auto& placed = layout.at(*item.position);
    if (item.change == Change::added) placed.task = item.task;
    const bool stays = item.change == Change::moved || item.change == Change::owner_changed;
    if (stays && item.state != ItemState::accepted) placed.task.reset();
  }
  return layout;
}

std::vector<store::LaidOut> found_layout(store::Connection& connection, base::ProgrammeId programme) {
  std::vector<store::LaidOut> layout;
  for (auto& [task, ref] : store::layout_of(connection, programme)) layout.push_back({task, std::move(ref)});
  return layout;
}

/// Members of groups hold what their groups were given anew.
void hand_out(const Context& context, store::Connection& connection, const store::ProgrammeRow& programme) {
  if (programme.in_force_at)
    fan_out(connection, programme.id, context.today(), store::owed_from(connection, context.clock.now()));
}

std::vector<int> numbers_of(const std::vector<AmendmentItem>& items) {
  std::vector<int> numbers;
  for (const auto& item : items) numbers.push_back(item.number);
  return numbers;
}

/// A later document of the programme holds, or someone did something about a task since it was amended.
std::optional<base::Problem> cannot_undo(store::Connection& connection, const store::AmendmentRow& amendment,
                                         const std::vector<AmendmentItem>& items) {
  for (const auto& other : store::amendments(connection, amendment.programme))
    if (other.id > amendment.id && other.applied_at)
      return problem("changed_since", "Văn bản sửa đổi " + other.number +
                                          " nhập sau đã được áp dụng. Xin hoàn tác văn "
                                          "bản ấy trước.");
  for (const auto& item : items) {
    const auto later = store::changed_after(connection, amendment.id, *item.task, item.last_event);
    if (!later) continue;
    const auto ref = store::task(connection, *item.task).value().ref;
    if (later->what == "claimed")
      return problem("reported_since", "Nhiệm vụ " + ref +
                                           " đã có báo cáo sau khi áp dụng văn bản nên không hoàn tác "
                                           "được nữa. Xin sửa từng nhiệm vụ bằng văn bản mới.");
    return problem("changed_since", "Nhiệm vụ " + ref +
                                        " đã có thay đổi khác sau khi áp dụng văn bản nên không hoàn "
                                        "tác được nữa. Xin sửa từng nhiệm vụ bằng văn bản mới.");
  }
  return std::nullopt;
}

}  // namespace

base::Result<Accepted> accept_amendment(const Context& context, store::AmendmentId id, const std::vector<int>& numbers,
                                        const Author& author) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto found = subject(*connection, id, author, context.today());
  if (!found) return found.error();
  const auto& [amendment, programme] = *found;
  if (auto refused = cannot_decide(amendment)) return *refused;
  Amending amending{context, *connection, amendment, programme, author, "Áp dụng văn bản sửa đổi"};
  if (auto refused = amending.cannot_rest()) return *refused;

  Accepted accepted;
  const auto sheet = sheet_of(context, *connection, amendment);
  std::vector<AmendmentItem> items;
  if (numbers.empty()) {
    items = all_waiting(sheet, amending, accepted);
    if (!sheet.to_apply) return problem("nothing_waits", "Không còn thay đổi nào chờ xử lý.");
    if (items.empty() && !accepted.refused.empty()) return accepted.refused.front();
  } else {
    auto asked = chosen(store::items_of(*connection, id), numbers);
    if (!asked) return asked.error();
    items = *std::move(asked);
    for (const auto& item : items)
      if (auto refused = amending.cannot_accept(item)) return *refused;
  }
  const bool only_numbers = sheet.changes.empty();
  if (items.empty() && !only_numbers) return accepted;  // nothing but conflicts, which are kept as they are
  if (!amendment.applied_at)
    store::set_applied(*connection, id, context.clock.now(), found_layout(*connection, programme.id));
  for (auto& item : items) amending.accept(item);
  amending.lay_out(layout_now(*connection, amendment));
  hand_out(context, *connection, programme);
  accepted.accepted = items.size();
  amending.note("amendment_accepted", {{"amendment", base::number(id)}, {"changes", numbers_of(items)}});
  transaction.commit();
  return accepted;
}

base::Result<std::size_t> reject_amendment(const Context& context, store::AmendmentId id,
                                           const std::vector<int>& numbers, const Author& author) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto found = subject(*connection, id, author, context.today());
  if (!found) return found.error();
  if (auto refused = cannot_decide(found->amendment)) return *refused;
  if (numbers.empty()) return problem("nothing_chosen", "Xin chọn ít nhất một mục thay đổi.");
  auto items = chosen(store::items_of(*connection, id), numbers);
  if (!items) return items.error();
  const Amending amending{context, *connection, found->amendment, found->programme, author, {}};
  for (auto& item : *items) {
    if (item.state != ItemState::pending) return amending.cannot_accept(item).value();
    item.state = ItemState::rejected;
    item.decided_by = author.person;
    item.decided_at = context.clock.now();
    store::set_item(*connection, item);
  }
  amending.note("amendment_rejected", {{"amendment", base::number(id)}, {"changes", numbers_of(*items)}});
  transaction.commit();
  return items->size();
}

base::Result<std::size_t> undo_amendment(const Context& context, store::AmendmentId id, const Author& author) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto found = subject(*connection, id, author, context.today());
  if (!found) return found.error();
  const auto& [amendment, programme] = *found;
  if (!amendment.applied_at) return problem("nothing_accepted", "Chưa áp dụng thay đổi nào của văn bản này.");
  auto items = store::items_of(*connection, id);
  std::erase_if(items, [](const auto& item) { return item.state != ItemState::accepted; });
  const auto accepted = items.size();
  std::erase_if(items, [&](const auto& item) { return *item.decided_at + undo_within < now; });
  if (items.size() < accepted ? items.empty() : items.empty() && *amendment.applied_at + undo_within < now)
    return problem("too_late",
                   "Chỉ hoàn tác được trong 24 giờ sau khi áp dụng. Xin sửa từng nhiệm vụ bằng văn bản mới.");
  if (auto refused = cannot_undo(*connection, amendment, items)) return *refused;

  // The last one first, since each found what those before it had made.
  std::ranges::sort(items, std::greater{}, &AmendmentItem::last_event);
  Amending amending{context, *connection, amendment, programme, author, "Hoàn tác việc áp dụng văn bản sửa đổi"};
  const auto numbers = numbers_of(items);
  for (auto& item : items) amending.take_back(item);
  if (items.size() == accepted) {
    amending.lay_out(amendment.before);
    store::set_applied(*connection, id, std::nullopt, {});
  } else {
    amending.lay_out(layout_now(*connection, amendment));
  }
  hand_out(context, *connection, programme);
  amending.note("amendment_undone", {{"amendment", base::number(id)}, {"changes", numbers}});
  transaction.commit();
  return items.size();
}

}  // namespace service

#include <algorithm>

#include "service/decided.h"
#include "service/task_moves.h"
#include "store/agencies.h"

namespace service {
namespace {

using calendar::Day;

/// What goes over with a task: all that is open, but for reports whose period has ended.
bool goes_over(const store::DutyRow& duty, Day today) {
  if (duty::cannot_hand_over(duty.state)) return false;
  return duty.sort == duty::Sort::dated || duty.due_on >= today;
}

/// The agencies of a transfer, or why there can be none between them.
struct Ends {
  store::AgencyRow from, to;
};
base::Result<Ends> ends_of(store::Connection& connection, base::AgencyId from, base::AgencyId to) {
  auto old_one = store::agency(connection, from), new_one = store::agency(connection, to);
  if (!old_one || !new_one) return problem("no_such_agency", "Không có cơ quan này. Xin chọn trong danh sách cơ quan.");
  if (from == to) return problem("same_agency", "Cơ quan nhận trùng với cơ quan giao. Xin chọn cơ quan khác.");
  return Ends{std::move(*old_one), std::move(*new_one)};
}

/// The refs of those of the assignments on which a claim waits.
std::string refs_with_claims(store::Connection& connection, const std::vector<store::AssignmentRow>& assignments) {
  std::string refs;
  for (const auto& assignment : assignments) {
    const auto duties = store::duties_of_assignment(connection, assignment.id);
    const auto claimed = std::ranges::find(duties, duty::State::claimed, &store::DutyRow::state);
    if (claimed != duties.end()) refs += (refs.empty() ? "" : ", ") + claimed->ref;
  }
  return refs;
}

std::optional<base::Problem> cannot_hand_over(store::Connection& connection,
                                              const std::vector<store::AssignmentRow>& assignments) {
  const auto refs = refs_with_claims(connection, assignments);
  if (refs.empty()) return std::nullopt;
  return problem("claim_waits", "Còn báo cáo hoàn thành đang chờ xác nhận ở nhiệm vụ " + refs +
                                    ". Xin xác nhận hoặc trả lại báo cáo ấy trước khi chuyển.");
}

bool leads(store::Connection& connection, base::TaskId task, base::AgencyId agency) {
  const auto assignments = store::assignments_of(connection, task);
  return std::ranges::find(assignments, agency, &store::AssignmentRow::agency) != assignments.end();
}

void hand_over(store::Connection& connection, const store::AssignmentRow& assignment, const Ends& ends,
               const Decided& decided) {
  const auto today = calendar::day_in_vietnam(decided.at());
  const bool owes_the_same = leads(connection, assignment.task, ends.to.id);
  const auto duties = store::duties_of_assignment(connection, assignment.id);
  if (!owes_the_same) {
    const auto to = store::assignment_for(connection, assignment.task, ends.to.id);
    for (const auto& duty : duties) {
      if (!goes_over(duty, today)) continue;
      store::hand_over(connection, duty, to, ends.to.id, decided.id(), decided.owed_from());
      decided.note(connection, "duty", base::number(duty.id), {{"agency", ends.from.name}}, {{"agency", ends.to.name}});
    }
  } else {
    for (const auto& duty : duties)
      if (goes_over(duty, today)) withdraw(connection, duty, decided);
  }
  store::end_assignment(connection, assignment.id, decided.at());
  decided.note(connection, "task", base::number(assignment.task), {{"agency", ends.from.name}},
               {{"agency", ends.to.name}});
}

/// Hands over what is among the assignments in one transaction, and gives their number.
base::Result<std::size_t> hand_over_all(store::Connection& connection,
                                        const std::vector<store::AssignmentRow>& assignments, const Ends& ends,
                                        const Act& act, base::Instant now) {
  if (auto refused = cannot_hand_over(connection, assignments)) return *refused;
  const auto decided = Decided::of(connection, duty::Move::transferred, act, now);
  if (!decided) return decided.error();
  for (const auto& assignment : assignments) hand_over(connection, assignment, ends, *decided);
  return assignments.size();
}

}  // namespace

void hand_over_by(store::Connection& connection, const store::AssignmentRow& assignment, base::AgencyId to,
                  const Decided& decided) {
  hand_over(connection, assignment,
            {store::agency(connection, assignment.agency).value(), store::agency(connection, to).value()}, decided);
}

std::optional<base::Problem> cannot_leave(store::Connection& connection,
                                          const std::vector<store::AssignmentRow>& assignments) {
  return cannot_hand_over(connection, assignments);
}

base::Result<base::Done> transfer(const Context& context, base::TaskId id, base::AgencyId from, base::AgencyId to,
                                  const Act& act) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto task = store::task(*connection, id);
  if (!task) return problem("no_such_task", "Không có nhiệm vụ này. Xin mở lại từ danh sách nhiệm vụ.");
  if (task->ended_at || !store::programme(*connection, task->programme)->is_followed())
    return problem("not_in_force",
                   "Chỉ chuyển được nhiệm vụ đang thực hiện: nhiệm vụ này chưa bắt đầu hoặc đã kết thúc.");
  const auto ends = ends_of(*connection, from, to);
  if (!ends) return ends.error();
  auto assignments = store::assignments_of(*connection, id);
  std::erase_if(assignments, [&](const auto& assignment) { return assignment.agency != from; });
  if (assignments.empty())
    return problem("not_its_task", ends->from.name + " không chủ trì nhiệm vụ này. Xin tải lại trang để xem.");
  const auto done = hand_over_all(*connection, assignments, *ends, act, context.clock.now());
  if (!done) return done.error();
  transaction.commit();
  return base::Done{};
}

base::Result<std::size_t> transfer_all(const Context& context, base::AgencyId from, base::AgencyId to, const Act& act) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto ends = ends_of(*connection, from, to);
  if (!ends) return ends.error();
  auto done = hand_over_all(*connection, store::assignments_of(*connection, from), *ends, act, context.clock.now());
  if (done) transaction.commit();
  return done;
}

}  // namespace service

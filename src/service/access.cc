#include "service/access.h"

#include <algorithm>

#include "store/agencies.h"
#include "store/claims.h"
#include "store/duties.h"
#include "store/evidence.h"
#include "store/programmes.h"
#include "store/task_moves.h"

namespace service {
namespace {

/// Answers for one kind of subject after the other.
class Concern {
 public:
  Concern(const Context& context, store::Connection& connection, const std::vector<base::AgencyId>& agencies, By by)
      : context_{context}, connection_{connection}, agencies_{agencies}, by_{by} {}

  bool operator()(std::monostate) const { return false; }
  bool operator()(base::AgencyId agency) const { return is_one(agency); }

  bool operator()(base::DutyId id) const {
    const auto duty = store::duty(connection_, id);
    if (!duty) return false;
    return is_one(duty->agency) || (by_ == By::leading_or_coordinating && coordinates(duty->task));
  }

  bool operator()(base::EvidenceId id) const {
    const auto file = store::evidence(connection_, id);
    return file && (*this)(store::claim(connection_, file->claim)->duty);
  }

  bool operator()(base::TaskId id) const {
    return std::ranges::any_of(store::agencies_of_task(connection_, id),
                               [&](const auto& lead) { return is_one(lead.first); }) ||
           (by_ == By::leading_or_coordinating && coordinates(id));
  }

 private:
  bool is_one(base::AgencyId agency) const { return std::ranges::find(agencies_, agency) != agencies_.end(); }

  /// A draft is nobody's yet.
  bool coordinates(base::TaskId id) const {
    const auto task = store::task(connection_, id);
    const auto programme = task ? store::programme(connection_, task->programme) : std::nullopt;
    if (!programme || !programme->in_force_at) return false;
    return std::ranges::any_of(task->coordinators, [&](const auto& name) {
      const auto agency = store::agency_named(connection_, name, context_.today());
      return agency && is_one(*agency);
    });
  }

  const Context& context_;
  store::Connection& connection_;
  const std::vector<base::AgencyId>& agencies_;
  By by_;
};

}  // namespace

bool concerns(const Context& context, const Subject& subject, const std::vector<base::AgencyId>& agencies, By by) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  return std::visit(Concern{context, *connection, agencies, by}, subject);
}

}  // namespace service

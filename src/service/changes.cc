#include "service/changes.h"

#include "service/decided.h"
#include "service/voice.h"

namespace service {
namespace {

using calendar::Day;

/// One change of one duty in one transaction: what stands against it, and what it does.
template <typename Rule, typename Work>
base::Result<base::Done> change(const Context& context, base::DutyId id, duty::Move move, const Act& act, Rule&& cannot,
                                Work&& work) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto duty = store::duty(*connection, id);
  if (!duty) return problem("no_such_duty", "Không có việc này. Xin mở lại từ danh sách nhiệm vụ.");
  if (auto changed = changed_since(*connection, id, act.seen)) return *changed;
  if (auto refused = cannot(*duty)) return *refused;
  const auto decided = Decided::of(*connection, move, act, context.clock.now());
  if (!decided) return decided.error();
  work(*connection, *duty, *decided);
  transaction.commit();
  return base::Done{};
}

nlohmann::json day_json(const store::DutyRow& duty, Day due_on, int version) {
  return {{"due_on", calendar::iso(due_on)},
          {"due_version", version},
          {"original_due_on", calendar::iso(duty.original_due_on)}};
}

}  // namespace

void extend_by(store::Connection& connection, const store::DutyRow& duty, Day to, const Decided& decided) {
  store::move_due(connection, duty, to, decided.id(), decided.owed_from());
  decided.note(connection, "duty", base::number(duty.id), day_json(duty, duty.due_on, duty.due_version),
               day_json(duty, to, duty.due_version + 1));
}

base::Result<base::Done> extend(const Context& context, base::DutyId id, std::optional<Day> to, const Act& act) {
  return change(
      context, id, duty::Move::extended, act, [&](const auto& duty) { return duty::cannot_extend(duty.facts(), to); },
      [&](store::Connection& connection, const store::DutyRow& duty, const Decided& decided) {
        extend_by(connection, duty, *to, decided);
      });
}

base::Result<base::Done> suspend(const Context& context, base::DutyId id, const Act& act) {
  return change(
      context, id, duty::Move::suspended, act, [](const auto& duty) { return duty::cannot_suspend(duty.state); },
      [&](store::Connection& connection, const store::DutyRow& duty, const Decided& decided) {
        store::change_state(connection, duty, duty::State::suspended, decided.id());
        decided.note(connection, "duty", base::number(id), {{"state", duty::code(duty.state)}},
                     {{"state", duty::code(duty::State::suspended)}});
      });
}

base::Result<base::Done> resume(const Context& context, base::DutyId id, std::optional<Day> to, const Act& act) {
  return change(
      context, id, duty::Move::resumed, act, [&](const auto& duty) { return duty::cannot_resume(duty.facts(), to); },
      [&](store::Connection& connection, const store::DutyRow& duty, const Decided& decided) {
        const auto state = store::state_before_suspension(connection, id);
        const auto due_on = to.value_or(duty.due_on);
        store::change_state(connection, duty, state, decided.id());
        store::move_due(connection, duty, due_on, decided.id(), decided.owed_from());
        auto before = day_json(duty, duty.due_on, duty.due_version);
        auto after = day_json(duty, due_on, duty.due_version + 1);
        before["state"] = duty::code(duty.state);
        after["state"] = duty::code(state);
        decided.note(connection, "duty", base::number(id), before, after);
      });
}

base::Result<base::Done> cancel(const Context& context, base::DutyId id, const Act& act) {
  return change(
      context, id, duty::Move::cancelled, act, [](const auto& duty) { return duty::cannot_cancel(duty.state); },
      [](store::Connection& connection, const store::DutyRow& duty, const Decided& decided) {
        withdraw(connection, duty, decided);
      });
}

}  // namespace service

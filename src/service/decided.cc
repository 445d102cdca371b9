#include "service/decided.h"

#include "base/text.h"
#include "store/agencies.h"
#include "store/ledger.h"

namespace service {
namespace {

/// The mandate as it is kept: its words without blanks at the ends.
duty::Mandate tidied(duty::Mandate mandate) {
  mandate.document_number = base::with_single_spaces(mandate.document_number);
  mandate.authority = base::with_single_spaces(mandate.authority);
  mandate.note = std::string{base::trimmed(mandate.note)};
  return mandate;
}

}  // namespace

std::optional<base::Problem> cannot_act(store::Connection& connection, std::optional<base::PersonId> person,
                                        store::Door door, calendar::Day today) {
  if (!person && door == store::Door::command) return std::nullopt;
  const auto who = person ? store::person_on(connection, *person, today) : std::nullopt;
  if (!who) return problem("no_such_person", "Xin chọn người thực hiện trong danh sách.");
  if (!people::may_decide(*who))
    return problem("not_allowed", "Chỉ Văn phòng được thay đổi việc đã giao. Xin chọn người của Văn phòng.");
  return std::nullopt;
}

base::Result<Decided> Decided::of(store::Connection& connection, duty::Move move, const Act& act, base::Instant now) {
  if (auto refused = cannot_act(connection, act.person, act.door, calendar::day_in_vietnam(now))) return *refused;
  if (auto refused = duty::cannot_rest_on(act.mandate, calendar::day_in_vietnam(now))) return *refused;
  Decided decided;
  decided.move_ = move;
  decided.act_ = act;
  decided.act_.mandate = tidied(act.mandate);
  decided.at_ = now;
  decided.owed_from_ = store::owed_from(connection, now);
  decided.id_ = store::add_decision(
      connection,
      {.id = {}, .what = move, .mandate = decided.act_.mandate, .decided_by = act.person, .decided_at = now});
  return decided;
}

void Decided::note(store::Connection& connection, std::string_view subject, std::int64_t number,
                   const nlohmann::json& before, nlohmann::json after) const {
  const auto& mandate = act_.mandate;
  after["decision"] = base::number(id_);
  after["document_number"] = mandate.document_number;
  after["document_on"] = calendar::iso(*mandate.document_on);
  after["authority"] = mandate.authority;
  after["reason"] = duty::code(*mandate.reason);
  store::append(connection, {.at = at_,
                             .person = act_.person,
                             .door = act_.door,
                             .subject = std::string{subject},
                             .number = number,
                             .what = std::string{duty::code(move_)},
                             .old_json = before.dump(),
                             .new_json = after.dump(),
                             .reason = mandate.note});
}

bool withdraw(store::Connection& connection, const store::DutyRow& duty, const Decided& decided) {
  if (duty::cannot_cancel(duty.state)) return false;
  store::change_state(connection, duty, duty::State::cancelled, decided.id());
  decided.note(connection, "duty", base::number(duty.id), {{"state", duty::code(duty.state)}},
               {{"state", duty::code(duty::State::cancelled)}});
  return true;
}

}  // namespace service

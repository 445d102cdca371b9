#include "service/claims.h"

#include "base/text.h"
#include "service/answers.h"
#include "service/progress.h"
#include "service/register.h"
#include "service/voice.h"
#include "store/agencies.h"
#include "store/claims.h"
#include "store/duties.h"
#include "store/json.h"

namespace service {
namespace {

base::Problem problem(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

base::Problem no_such_person() { return problem("no_such_person", "Xin chọn người thực hiện trong danh sách."); }

std::string state_json(duty::State state) { return nlohmann::json{{"state", duty::code(state)}}.dump(); }

std::string evidence_json(duty::State state, base::ClaimId claim, const duty::Evidence& evidence) {
  return nlohmann::json{{"state", duty::code(state)},
                        {"claim", base::number(claim)},
                        {"document_number", evidence.document_number},
                        {"document_on", calendar::iso(*evidence.document_on)},
                        {"receiving_level", evidence.receiving_level}}
      .dump();
}

/// Whether the claim stands confirmed by the setting, without anyone's decision.
bool was_accepted(const store::ClaimRow& claim) {
  return claim.state == store::ClaimState::confirmed && !claim.decided_by;
}

/// Confirms a claim that was just made, as the setting wants; the office may send it back later.
void accept(store::Connection& connection, const store::ClaimRow& claim, base::Instant now) {
  store::accept(connection, claim.id, now);
  store::set_state(connection, claim.duty, duty::State::completed, claim.document_on);
  store::append(connection, {.at = now,
                             .person = {},
                             .door = store::Door::clock,
                             .subject = "duty",
                             .number = base::number(claim.duty),
                             .what = "accepted",
                             .old_json = state_json(duty::State::claimed),
                             .new_json = nlohmann::json{{"state", duty::code(duty::State::completed)},
                                                        {"claim", base::number(claim.id)},
                                                        {"claimed_by", base::number(claim.person)}}
                                             .dump(),
                             .reason = {}});
}

}  // namespace

base::Result<base::ClaimId> claim(const Context& context, const NewClaim& claim, store::Door door) {
  auto files = drafted(context, claim.files);
  if (!files) return files.error();
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto duty = store::duty(*connection, claim.duty);
  if (!duty) return problem("no_such_duty", "Không có việc này. Xin mở lại từ danh sách nhiệm vụ.");
  const auto person = store::person_on(*connection, claim.person, calendar::day_in_vietnam(now));
  if (!person) return no_such_person();
  if (!people::may_claim(*person, duty->agency))
    return problem("not_allowed",
                   person->name + " không thuộc " + duty->agency_name +
                       " nên không báo cáo thay được. Xin chọn người của cơ quan này hoặc của Văn phòng.");
  if (auto changed = changed_since(*connection, claim.duty, claim.seen)) return *changed;
  if (auto refused = duty::cannot_claim(duty->state, duty->opens_on, claim.evidence, calendar::day_in_vietnam(now)))
    return *refused;
  if (claim.note.size() > duty::longest_field)
    return problem("field_too_long", "Ghi chú quá dài. Xin rút gọn rồi gửi lại.");

  const store::DelayRow delay{claim.duty, claim.person, now, {claim.cause, claim.note}};
  if (auto refused = keep_delay_of_claim(context, *connection, *duty, *claim.evidence.document_on, delay, door))
    return *refused;

  const auto id =
      store::add_claim(*connection, {.id = {},
                                     .duty = claim.duty,
                                     .person = claim.person,
                                     .claimed_at = now,
                                     .document_number = base::with_single_spaces(claim.evidence.document_number),
                                     .document_on = *claim.evidence.document_on,
                                     .receiving_level = base::with_single_spaces(claim.evidence.receiving_level),
                                     .note = std::string{base::trimmed(claim.note)},
                                     .state = store::ClaimState::waiting,
                                     .decided_by = {},
                                     .decided_at = {},
                                     .reason = {}});
  store::set_state(*connection, claim.duty, duty::State::claimed, claim.evidence.document_on);
  store::append(*connection, {.at = now,
                              .person = claim.person,
                              .door = door,
                              .subject = "duty",
                              .number = base::number(claim.duty),
                              .what = "claimed",
                              .old_json = state_json(duty->state),
                              .new_json = evidence_json(duty::State::claimed, id, claim.evidence),
                              .reason = std::string{base::trimmed(claim.note)}});
  keep(*connection, *files, {.duty = claim.duty, .claim = id, .person = claim.person, .at = now, .door = door});
  if (context.settings.workflow.confirms_by_itself) accept(*connection, *store::claim(*connection, id), now);
  transaction.commit();
  return id;
}

base::Result<base::Done> decide(const Context& context, const Judgement& judgement, store::Door door) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto claim = store::claim(*connection, judgement.claim);
  if (!claim) return problem("no_such_claim", "Không có báo cáo này. Xin mở lại danh sách chờ xác nhận.");
  const auto person = store::person_on(*connection, judgement.person, calendar::day_in_vietnam(now));
  if (!person) return no_such_person();
  if (auto changed = changed_since(*connection, claim->duty, judgement.seen)) return *changed;
  const bool waits = claim->state == store::ClaimState::waiting ||
                     (judgement.decision == duty::Decision::send_back && was_accepted(*claim));
  if (auto refused =
          duty::cannot_decide(judgement.decision, waits, claim->person == judgement.person, judgement.reason))
    return *refused;
  if (!people::may_decide(*person))
    return problem("not_allowed", "Chỉ Văn phòng xác nhận hoặc trả lại báo cáo. Xin chọn người của Văn phòng.");

  const bool confirmed = judgement.decision == duty::Decision::confirm;
  const auto before = was_accepted(*claim) ? duty::State::completed : duty::State::claimed;
  const auto state = confirmed ? duty::State::completed : duty::State::returned;
  store::decide(*connection, claim->id, confirmed ? store::ClaimState::confirmed : store::ClaimState::returned,
                judgement.person, now, base::trimmed(judgement.reason));
  store::set_state(*connection, claim->duty, state, confirmed ? std::optional{claim->document_on} : std::nullopt);
  if (!confirmed) pass_on({*connection, now, {door, judgement.person}}, claim->duty);
  store::append(*connection, {.at = now,
                              .person = judgement.person,
                              .door = door,
                              .subject = "duty",
                              .number = base::number(claim->duty),
                              .what = confirmed ? "confirmed" : "returned",
                              .old_json = state_json(before),
                              .new_json = nlohmann::json{{"state", duty::code(state)},
                                                         {"claim", base::number(claim->id)},
                                                         {"claimed_by", base::number(claim->person)}}
                                              .dump(),
                              .reason = std::string{base::trimmed(judgement.reason)}});
  answer(*connection, store::duty(*connection, claim->duty).value(), claim->person, now);
  transaction.commit();
  return base::Done{};
}

}  // namespace service

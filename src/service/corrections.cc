#include "service/corrections.h"

#include <algorithm>

#include "base/text.h"
#include "duty/statements.h"
#include "service/answers.h"
#include "service/calendar.h"
#include "service/decided.h"

namespace service {
namespace {

constexpr int most_waiting = 100;

duty::Evidence tidied(const duty::Evidence& evidence) {
  return {.document_number = base::with_single_spaces(evidence.document_number),
          .document_on = evidence.document_on,
          .receiving_level = base::with_single_spaces(evidence.receiving_level)};
}

duty::Evidence evidence_of(const store::ClaimRow& claim) {
  return {.document_number = claim.document_number,
          .document_on = claim.document_on,
          .receiving_level = claim.receiving_level};
}

nlohmann::json json_of(const duty::Evidence& evidence) {
  return {{"document_number", evidence.document_number},
          {"document_on", calendar::iso(*evidence.document_on)},
          {"receiving_level", evidence.receiving_level}};
}

std::optional<store::ClaimRow> confirmed_claim(store::Connection& connection, base::DutyId duty) {
  auto claims = store::claims_of(connection, duty);
  if (claims.empty() || claims.back().state != store::ClaimState::confirmed) return std::nullopt;
  return std::move(claims.back());
}

base::Problem not_confirmed() {
  return problem(
      "not_confirmed",
      "Việc này không có báo cáo đã xác nhận nên không đính chính được. Nếu báo cáo còn chờ, xin để Văn phòng "
      "trả lại rồi gửi lại.");
}

WaitingCorrection waiting_line(const Context& context, store::Connection& connection, store::CorrectionRow row) {
  auto duty = store::duty(connection, row.duty).value();
  const auto position = duty::position(duty.facts(), context.today(), *working_days(context, connection));
  WaitingCorrection waiting;
  waiting.version = store::version_of(connection, "duty", base::number(duty.id));
  waiting.duty = {std::move(duty), position};
  waiting.line.person = name_of(connection, row.person);
  waiting.line.decider = name_of(connection, row.decided_by);
  waiting.line.correction = std::move(row);
  return waiting;
}

/// Why that person may not decide on the correction now.
std::optional<base::Problem> cannot_decide(const Context& context, store::Connection& connection,
                                           const store::CorrectionRow& row, const Voice& voice) {
  if (auto refused = cannot_act(connection, voice.person, voice.door, context.today())) return refused;
  if (auto changed = changed_since(connection, row.duty, voice.seen)) return changed;
  if (row.state != store::CorrectionState::waiting)
    return problem("correction_settled", "Đề nghị đính chính này đã được xử lý. Xin tải lại trang để xem kết quả.");
  if (row.person == voice.person)
    return problem("own_correction",
                   "Người đề nghị đính chính không được tự duyệt. Xin để người khác ở Văn phòng xử lý.");
  return std::nullopt;
}

}  // namespace

base::Result<store::CorrectionId> ask_correction(const Context& context, base::DutyId duty,
                                                 const duty::Evidence& evidence, std::string_view words,
                                                 const Voice& voice) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto speaker = Speaker::of(*connection, duty, voice, context.clock.now());
  if (!speaker) return speaker.error();
  const auto claim = confirmed_claim(*connection, duty);
  if (!claim) return not_confirmed();
  const auto before = store::corrections_of(*connection, duty);
  if (!before.empty() && before.front().state == store::CorrectionState::waiting)
    return problem("correction_waits", "Báo cáo này đã có đề nghị đính chính đang chờ duyệt, không cần gửi thêm.");
  if (auto refused = duty::cannot_prove(speaker->duty().opens_on, evidence, context.today())) return *refused;
  const auto was = evidence_of(*claim), is = tidied(evidence);
  if (json_of(was) == json_of(is))
    return problem("nothing_changed", "Nội dung đề nghị giống báo cáo đã xác nhận. Xin ghi chỗ cần đính chính.");
  if (auto refused = duty::cannot_keep(words, "Xin ghi vì sao phải đính chính.")) return *refused;
  const auto id = store::add_correction(*connection, {.id = {},
                                                      .claim = claim->id,
                                                      .duty = duty,
                                                      .person = speaker->person(),
                                                      .asked_at = speaker->at(),
                                                      .words = std::string{base::trimmed(words)},
                                                      .was = was,
                                                      .is = is});
  auto after = json_of(is);
  after["correction"] = static_cast<std::int64_t>(id);
  speaker->note(*connection, "correction_requested", json_of(was), after, words);
  transaction.commit();
  return id;
}

base::Result<base::Done> decide_correction(const Context& context, store::CorrectionId id, Verdict verdict,
                                           std::string_view words, const Voice& voice) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto row = store::correction(*connection, id);
  if (!row) return problem("no_such_correction", "Không có đề nghị đính chính này. Xin mở lại danh sách.");
  if (auto refused = cannot_decide(context, *connection, *row, voice)) return *refused;
  const bool approved = verdict == Verdict::approve;
  if (approved) {
    const auto claim = confirmed_claim(*connection, row->duty);
    if (!claim || claim->id != row->claim) return not_confirmed();
    store::approve(*connection, *row, voice.person, now);
  } else {
    if (auto refused = duty::cannot_keep(words, "Xin ghi lý do không đồng ý đính chính.")) return *refused;
    store::refuse(*connection, id, voice.person, now, base::trimmed(words));
  }
  auto after = json_of(approved ? row->is : row->was);
  after["correction"] = static_cast<std::int64_t>(id);
  store::append(*connection, {.at = now,
                              .person = voice.person,
                              .door = voice.door,
                              .subject = "duty",
                              .number = base::number(row->duty),
                              .what = approved ? "corrected" : "correction_refused",
                              .old_json = json_of(row->was).dump(),
                              .new_json = after.dump(),
                              .reason = approved ? row->words : std::string{base::trimmed(words)}});
  answer(*connection, store::duty(*connection, row->duty).value(), row->person, now);
  transaction.commit();
  return base::Done{};
}

std::vector<WaitingCorrection> waiting_corrections(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  std::vector<WaitingCorrection> waiting;
  for (auto& row : store::waiting_corrections(*connection, most_waiting))
    waiting.push_back(waiting_line(context, *connection, std::move(row)));
  return waiting;
}

std::optional<WaitingCorrection> correction(const Context& context, store::CorrectionId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  auto row = store::correction(*connection, id);
  if (!row) return std::nullopt;
  return waiting_line(context, *connection, std::move(*row));
}

}  // namespace service

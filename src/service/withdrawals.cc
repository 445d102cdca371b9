#include "service/withdrawals.h"

#include <algorithm>

#include "base/text.h"
#include "duty/moves.h"
#include "service/decided.h"
#include "store/withdrawals.h"

namespace service {
namespace {

base::Problem nothing_waits() {
  return problem("nothing_waits",
                 "Không còn gì đang chờ để rút: Văn phòng vừa xử lý, hoặc đã rút rồi. Xin tải lại trang để xem.");
}

base::Problem not_own() {
  return problem("not_own", "Chỉ người đã gửi mới rút lại được. Xin báo người ấy hoặc Văn phòng.");
}

/// One withdrawal in one transaction: what waits is found, and taken back where it is the speaker's own.
template <typename Find, typename TakeBack>
base::Result<base::Done> withdraw(const Context& context, base::DutyId duty, std::string_view words, const Voice& voice,
                                  Find&& find, TakeBack&& take_back) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto speaker = Speaker::of(*connection, duty, voice, context.clock.now());
  if (!speaker) return speaker.error();
  const auto waiting = find(*connection);
  if (!waiting) return nothing_waits();
  if (waiting->person != speaker->person()) return not_own();
  if (base::trimmed(words).size() > duty::longest_field)
    return problem("field_too_long", "Lý do quá dài. Xin rút gọn rồi gửi lại.");
  take_back(*connection, *speaker, *waiting);
  transaction.commit();
  return base::Done{};
}

/// The state in which a claim found the duty, as its event tells.
duty::State state_before_claim(store::Connection& connection, base::DutyId duty) {
  auto state = duty::State::needs_action;
  for (const auto& event : store::events_of(connection, "duty", base::number(duty)))
    if (event.what == "claimed")
      state = duty::state_of(nlohmann::json::parse(event.old_json).at("state").get<std::string>()).value_or(state);
  return state;
}

}  // namespace

base::Result<base::Done> withdraw_claim(const Context& context, base::DutyId duty, std::string_view words,
                                        const Voice& voice) {
  const auto waiting = [&](store::Connection& connection) -> std::optional<store::ClaimRow> {
    auto claims = store::claims_of(connection, duty);
    const auto found = std::ranges::find(claims, store::ClaimState::waiting, &store::ClaimRow::state);
    return found == claims.end() ? std::nullopt : std::optional{std::move(*found)};
  };
  return withdraw(context, duty, words, voice, waiting, [&](auto& connection, const auto& speaker, const auto& claim) {
    const auto state = state_before_claim(connection, duty);
    store::withdraw(connection, claim.id, speaker.at());
    store::set_state(connection, duty, state, {});
    speaker.note(connection, "claim_withdrawn", {{"state", duty::code(duty::State::claimed)}},
                 {{"state", duty::code(state)}, {"claim", base::number(claim.id)}}, words);
  });
}

base::Result<base::Done> withdraw_extension(const Context& context, base::DutyId duty, std::string_view words,
                                            const Voice& voice) {
  const auto waiting = [&](store::Connection& connection) -> std::optional<store::ExtensionRow> {
    auto requests = store::extension_requests_of(connection, duty);
    if (requests.empty() || requests.front().state != store::ExtensionState::waiting) return std::nullopt;
    return std::move(requests.front());
  };
  return withdraw(
      context, duty, words, voice, waiting, [&](auto& connection, const auto& speaker, const auto& request) {
        store::withdraw(connection, request.id, speaker.at());
        speaker.note(connection, "extension_withdrawn", nlohmann::json::object(),
                     {{"request", base::number(request.id)}, {"proposed_on", calendar::iso(*request.wish.proposed_on)}},
                     words);
      });
}

base::Result<base::Done> withdraw_obstacle(const Context& context, store::ObstacleId id, std::string_view words,
                                           const Voice& voice) {
  const auto open = [&](store::Connection& connection) -> std::optional<store::ObstacleRow> {
    auto obstacle = store::obstacle(connection, id);
    return obstacle && !obstacle->closed_at ? std::move(obstacle) : std::nullopt;
  };
  std::optional<base::DutyId> duty;
  {
    auto connection = context.pool.lease();
    if (const auto obstacle = store::obstacle(*connection, id)) duty = obstacle->duty;
  }
  if (!duty) return nothing_waits();
  return withdraw(context, *duty, words, voice, open, [&](auto& connection, const auto& speaker, const auto& obstacle) {
    store::withdraw(connection, obstacle.id, speaker.at());
    speaker.note(connection, "obstacle_withdrawn", nlohmann::json::object(), {{"obstacle", base::number(obstacle.id)}},
                 words);
  });
}

}  // namespace service

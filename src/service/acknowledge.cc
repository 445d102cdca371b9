#include "service/acknowledge.h"

#include <algorithm>

#include "base/text.h"
#include "duty/changes.h"
#include "duty/statements.h"
#include "service/calendar.h"
#include "service/decided.h"
#include "service/mail_links.h"
#include "store/acknowledgements.h"

namespace service {
namespace {

int times_left(const Context& context, store::Connection& connection, const store::DutyRow& duty) {
  const auto pauses = store::pauses_of(connection, duty.id);
  const auto said = std::ranges::count_if(pauses, [&](const auto& pause) { return pause.said_at > duty.owed_from; });
  return std::max(0, context.settings.workflow.acknowledgements - static_cast<int>(said));
}

calendar::Day latest_day(const Context& context, const calendar::WorkingDays& working_days, calendar::Day today) {
  return working_days.nth_after(today, context.settings.workflow.acknowledged_for);
}

std::optional<base::Problem> cannot_acknowledge(const Context& context, store::Connection& connection,
                                                const store::DutyRow& duty, const Acknowledgement& said,
                                                calendar::Day today) {
  if (!duty::is_wanting(duty.state))
    return problem("not_open", "Việc này không còn chờ thực hiện nên không hẹn ngày được. Xin mở lại trang của việc.");
  if (!said.until_on) return problem("day_missing", "Xin chọn ngày hẹn.");
  if (*said.until_on <= today) return problem("day_passed", "Ngày hẹn phải sau hôm nay.");
  const auto latest = latest_day(context, *working_days(context, connection), today);
  if (*said.until_on > latest)
    return problem("day_too_late", "Ngày hẹn muộn nhất là " + calendar::in_words(latest) +
                                       ". Nếu cần lâu hơn, xin gửi đề nghị gia hạn.");
  if (times_left(context, connection, duty) == 0)
    return problem("acknowledged_before",
                   "Việc này đã hẹn ngày đủ " + std::to_string(context.settings.workflow.acknowledgements) +
                       " lần cho thời hạn hiện tại. Xin cập nhật tiến độ hoặc gửi đề nghị gia hạn.");
  if (base::trimmed(said.words).empty()) return std::nullopt;
  return duty::cannot_keep(said.words, "");
}

}  // namespace

base::Result<base::Done> acknowledge(const Context& context, base::DutyId id, const Acknowledgement& said,
                                     const Voice& voice) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto speaker = Speaker::of(*connection, id, voice, context.clock.now());
  if (!speaker) return speaker.error();
  const auto& duty = speaker->duty();
  if (auto refused = cannot_acknowledge(context, *connection, duty, said, context.today())) return *refused;
  const std::string words{base::trimmed(said.words)};
  store::add_acknowledgement(*connection, {.duty = id,
                                           .person = speaker->person(),
                                           .pause = {.said_at = speaker->at(), .until_on = *said.until_on},
                                           .words = words});
  speaker->note(*connection, "acknowledged", nlohmann::json::object(), {{"until_on", calendar::iso(*said.until_on)}},
                words);
  transaction.commit();
  return base::Done{};
}

base::Result<base::Done> acknowledge_by_link(const Context& context, std::string_view token,
                                             const Acknowledgement& said) {
  const auto linked = opened(context, token);
  if (!linked) return no_such_link();
  return acknowledge(context, linked->sheet.line.duty.id, said,
                     {.person = linked->person.id, .door = store::Door::link, .seen = {}});
}

std::optional<MayAcknowledge> may_acknowledge(const Context& context, const store::DutyRow& duty) {
  if (!duty::is_wanting(duty.state)) return std::nullopt;
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  return MayAcknowledge{.latest = latest_day(context, *working_days(context, *connection), context.today()),
                        .times = times_left(context, *connection, duty)};
}

std::optional<Acknowledged> acknowledged(const Context& context, const store::DutyRow& duty) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto rows = store::acknowledgements_of(*connection, duty.id);
  if (rows.empty() || rows.back().pause.said_at <= duty.owed_from) return std::nullopt;
  const auto& last = rows.back();
  return Acknowledged{.until_on = last.pause.until_on,
                      .said_at = last.pause.said_at,
                      .person = name_of(*connection, last.person),
                      .words = last.words};
}

}  // namespace service

#include "service/compose.h"

#include <algorithm>
#include <optional>
#include <set>

#include "service/calendar.h"
#include "service/digest_choices.h"
#include "service/queue_mail.h"
#include "store/delivery.h"
#include "store/digests.h"
#include "store/events.h"
#include "store/ledger.h"

namespace service {
namespace {

constexpr std::chrono::hours kept_for{72};  ///< a mail that fails for now after three days is given up

/// awaited: those to whom older mails may still wait
void compose_for(const Context& context, store::Connection& connection, base::PersonId person,
                 const std::set<base::PersonId>& awaited, base::Instant now, Ticked& ticked) {
  const auto today = calendar::day_in_vietnam(now);
  if (const auto todays = store::message_for(connection, person, today)) {
    const bool waits = todays->state == store::MessageState::queued || todays->state == store::MessageState::held ||
                       todays->state == store::MessageState::deferred;
    if (waits) store::attach_unsent(connection, person, todays->id, context.settings.lines_per_mail);
    return;  // one that has gone out already takes nothing more: the rest waits for tomorrow's
  }
  const auto message = queue_mail(context, connection, person, store::MessageSort::daily, now, kept_for);
  if (awaited.contains(person)) store::absorb_waiting(connection, person, message);
  store::attach_unsent(connection, person, message, context.settings.lines_per_mail);
  ++ticked.composed;
}

/// Over how many mails a day is so far from usual that a person has to look at it first.
int abnormal_volume(const Context& context, store::Connection& connection, calendar::Day today) {
  constexpr int times_the_usual = 5;
  auto volumes = store::usual_volumes(connection, today);
  if (volumes.empty()) return context.settings.hold_above;
  const auto middle = volumes.begin() + static_cast<std::ptrdiff_t>(volumes.size() / 2);
  std::ranges::nth_element(volumes, middle);
  return std::max(context.settings.hold_above, times_the_usual * *middle);
}

/// A day of far more mails than usual (a wrong calendar, a whole province put in force) waits for the office.
void hold_what_is_abnormal(const Context& context, store::Connection& connection, base::Instant now, Ticked& ticked) {
  if (context.settings.hold_above == 0 || ticked.composed == 0) return;
  const auto today = calendar::day_in_vietnam(now);
  const auto volume = store::volume_of(connection, today);
  if (volume <= context.settings.hold_above || volume <= abnormal_volume(context, connection, today)) return;
  ticked.held = static_cast<std::size_t>(store::hold(connection, today, now));
  if (ticked.held == 0) return;
  store::append(connection,
                {.at = now,
                 .person = {},
                 .door = store::Door::clock,
                 .subject = "mail",
                 .number = 0,
                 .what = "held",
                 .old_json = "{}",
                 .new_json = R"({"day":")" + calendar::iso(today) + R"(","mails":)" + std::to_string(ticked.held) + "}",
                 .reason = {}});
}

/// Those whose digest of today is planned for a later hour: their one mail of the day waits for it.
std::set<base::PersonId> people_with_digest_later(const Context& context, store::Connection& connection,
                                                  base::Instant now) {
  const auto today = calendar::day_in_vietnam(now);
  const auto closes = calendar::instant_in_vietnam(today, context.settings.window.closes);
  std::set<base::PersonId> people;
  for (const auto& due :
       schedule::digests_in(now, closes, context.settings.digests, store::meetings_from(connection, today),
                            context.settings.window, *working_days(context, connection)))
    for (const auto& person : audience(connection, due.kind, {}, today))
      if (!has_stopped(connection, person.id, due.kind)) people.insert(person.id);
  return people;
}

}  // namespace

void compose(const Context& context, store::Connection& connection, base::Instant now, Ticked& ticked) {
  if (!schedule::is_in_window(now, context.settings.window, *working_days(context, connection))) return;
  const auto most = static_cast<std::size_t>(context.settings.mails_per_sweep);
  const auto begin_of_day = calendar::instant_in_vietnam(calendar::day_in_vietnam(now), std::chrono::minutes{0});
  const auto later = people_with_digest_later(context, connection, now);
  const auto awaited = store::people_awaited(connection), served = store::people_served(connection, begin_of_day);
  for (const auto person : store::people_owed(connection)) {
    if (ticked.composed == most) break;  // the rest is begun by the next sweep
    if (!later.contains(person) && !served.contains(person))
      compose_for(context, connection, person, awaited, now, ticked);
  }
  hold_what_is_abnormal(context, connection, now, ticked);
}

}  // namespace service

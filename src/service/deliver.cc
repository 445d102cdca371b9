#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "duty/changes.h"
#include "mail/mime.h"
#include "notify/account.h"
#include "notify/daily.h"
#include "service/calendar.h"
#include "service/lists.h"
#include "service/mail_links.h"
#include "service/sign_in.h"
#include "service/tick.h"
#include "store/agencies.h"
#include "store/ledger.h"

namespace service {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t digest_lines = 100;

/// How long to wait after the nth attempt failed for now; n from 1.
seconds pause_after(int attempts) {
  constexpr std::array<minutes, 4> growing{minutes{1}, minutes{5}, minutes{15}, minutes{60}};
  const auto n = static_cast<std::size_t>(attempts);
  return n >= 1 && n <= growing.size() ? growing[n - 1] : hours{4};
}

notify::Line line_of(const Context& context, const calendar::WorkingDays& working_days, const store::DutyRow& duty,
                     calendar::Day today) {
  const auto position = duty::position(duty.facts(), today, working_days);
  return {.ref = duty.ref,
          .text = duty.text,
          .agency = duty.agency_name,
          .programme = duty.programme_number.value_or(""),
          .deliverable = duty.deliverable,
          .decider = duty.deciding_level(),
          .due_on = duty.due_on,
          .effective_due_on = position.effective_due_on,
          .original_due_on = duty.facts().original_due_on,
          .sort = duty.sort,
          .position = position,
          .spoken_for = 1,
          .without_contact = false,
          .link = context.settings.page_url + "/duties/" + std::to_string(base::number(duty.id))};
}

/// Whether the duty still waits for an agency that the recipient speaks for; the office is told of any.
bool still_wanted(const store::DutyRow& duty, const people::Person& recipient) {
  const auto concerns = [&](const auto& mandate) { return !mandate.agency || *mandate.agency == duty.agency; };
  return duty::is_wanting(duty.state) && std::ranges::any_of(recipient.mandates, concerns);
}

notify::Digest digest_of(const Context& context, const calendar::WorkingDays& working_days, base::Instant now) {
  const auto counts = overview(context);
  notify::Digest digest{.counted_at = now,
                        .total = counts->total,
                        .overdue = {},
                        .more = 0,
                        .list_link = context.settings.page_url + "/overdue"};
  for (const auto& line : overdue(context, {.agency = {}, .after = {}, .limit = digest_lines})->lines)
    digest.overdue.push_back(line_of(context, working_days, line.duty, counts->today));
  digest.more = counts->total.open_overdue - static_cast<std::int64_t>(digest.overdue.size());
  return digest;
}

/// What the mail says now; nothing where all that it was owed for has been done meanwhile.
std::optional<notify::Daily> content_for(const Context& context, store::Connection& connection,
                                         const store::MessageRow& message, const people::Person& recipient,
                                         base::Instant now) {
  const auto today = calendar::day_in_vietnam(now);
  const auto days = working_days(context, connection);
  notify::Daily daily{.recipient = recipient.name,
                      .day = today,
                      .lines = {},
                      .missed_since = {},
                      .missed_days = 0,
                      .digest = {},
                      .page_link = context.settings.page_url};
  for (const auto& step : store::steps_carried(connection, message.id)) {
    if (!still_wanted(step.duty, recipient)) continue;
    auto line = line_of(context, *days, step.duty, today);
    line.spoken_for = step.spoken_for;
    line.without_contact = step.instead_of.has_value();
    line.own_link = own_link(context, step.duty, recipient, now);
    daily.lines.push_back(std::move(line));
  }
  if (people::holds(recipient, people::Role::committee) && store::digest_carried(connection, message.id))
    daily.digest = digest_of(context, *days, now);
  if (const auto gap = store::gap_of(connection, message.id)) {
    daily.missed_since = gap->since;
    daily.missed_days = days->count_between(gap->since, gap->until);
  }
  if (daily.lines.empty() && !daily.digest) return std::nullopt;
  return daily;
}

mail::Message mail_of(const Context& context, const store::MessageRow& message, const people::Person& recipient,
                      const notify::Daily& daily, base::Instant now) {
  auto content = notify::content_of(daily, context.templates);
  return {.from = context.settings.sender,
          .to = {recipient.name, recipient.email},
          .subject = std::move(content.subject),
          .text = std::move(content.text),
          .html = std::move(content.html),
          .message_id = message.message_id,
          .date = now,
          .headers = {},
          .bounces_to = {}};
}

/// A mail with a link that opens an account. The link is made now, and nothing of it is kept but its hash.
mail::Message account_mail_of(const Context& context, store::Connection& connection, const store::MessageRow& message,
                              const people::Person& recipient, base::Instant now) {
  auto content = notify::content_of({.recipient = recipient.name,
                                     .invitation = message.sort == store::MessageSort::invitation,
                                     .link = link_of(context, new_link(connection, recipient.id, now)),
                                     .hours = static_cast<int>(link_lives.count())},
                                    context.templates);
  return {.from = context.settings.sender,
          .to = {recipient.name, recipient.email},
          .subject = std::move(content.subject),
          .text = std::move(content.text),
          .html = {},
          .message_id = message.message_id,
          .date = now,
          .headers = {},
          .bounces_to = {}};
}

/// Reads again what the mail says, and commits the attempt before the first byte goes out. Nothing where the mail is
/// not to be sent any more, which is then settled.
std::optional<mail::Message> prepared(const Context& context, const store::MessageRow& message, base::Instant now,
                                      Ticked& ticked) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto recipient = store::person_on(*connection, message.recipient, calendar::day_in_vietnam(now)).value();
  std::optional<mail::Message> mail;
  if (now > message.not_after) {
    store::settle(*connection, message.id, store::MessageState::expired, message.words, now, {});
    ++ticked.failed;
  } else if (message.sort != store::MessageSort::daily && !recipient.mandates.empty()) {
    mail = account_mail_of(context, *connection, message, recipient, now);
    store::begin_attempt(*connection, message.id, mail->subject, "");
  } else if (const auto daily = content_for(context, *connection, message, recipient, now)) {
    mail = mail_of(context, message, recipient, *daily, now);
    store::begin_attempt(*connection, message.id, mail->subject, mail::mime_of(without_own_links(context, *mail)));
  } else {
    store::settle(*connection, message.id, store::MessageState::withdrawn, "", now, {});
    ++ticked.withdrawn;
  }
  transaction.commit();
  return mail;
}

void settle(const Context& context, const store::MessageRow& message, const mail::Outcome& outcome, Ticked& ticked) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  switch (outcome.kind) {
    case mail::Outcome::Kind::accepted:
      store::settle(*connection, message.id, store::MessageState::accepted, outcome.words, now, {});
      ++ticked.accepted;
      break;
    case mail::Outcome::Kind::deferred:
      store::settle(*connection, message.id, store::MessageState::deferred, outcome.words, now,
                    now + pause_after(message.attempts + 1));
      ++ticked.deferred;
      break;
    case mail::Outcome::Kind::failed:
      store::settle(*connection, message.id, store::MessageState::failed, outcome.words, now, {});
      ++ticked.failed;
      break;
  }
  transaction.commit();
}

std::vector<store::MessageRow> waiting(const Context& context, base::Instant now) {
  auto connection = context.pool.lease();
  return store::messages_to_try(*connection, now);
}

}  // namespace

void deliver(const Context& context, mail::Mailer& mailer, Ticked& ticked) {
  const auto now = context.clock.now();
  const bool in_window = schedule::is_in_window(now, context.settings.window, *working_days(context));
  for (const auto& message : waiting(context, now)) {
    if (!in_window && message.sort == store::MessageSort::daily) continue;
    try {
      if (const auto mail = prepared(context, message, now, ticked))
        settle(context, message, mailer.send(*mail), ticked);
    } catch (const std::exception& error) {  // the door of a delivery: the next person's mail goes on
      spdlog::error("delivery of message {}: {}", base::number(message.id), error.what());
      ++ticked.deferred;
    }
  }
}

}  // namespace service

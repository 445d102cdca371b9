#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "duty/changes.h"
#include "mail/mime.h"
#include "notify/account.h"
#include "notify/daily.h"
#include "service/answers.h"
#include "service/calendar.h"
#include "service/lists.h"
#include "service/mail_links.h"
#include "service/recipients.h"
#include "service/sign_in.h"
#include "service/tick.h"
#include "store/acknowledgements.h"
#include "store/agencies.h"
#include "store/delivery.h"

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

/// Whether the recipient speaks for the duty's agency; the office is told of any.
bool speaks_for(const people::Person& recipient, base::AgencyId agency) {
  return std::ranges::any_of(recipient.mandates,
                             [&](const auto& mandate) { return !mandate.agency || *mandate.agency == agency; });
}

/// Whether the duty's agency, for which the recipient speaks, has named a day meanwhile that is still to come.
bool rests(store::Connection& connection, const people::Person& recipient, const store::DutyRow& duty,
           base::Instant now) {
  const bool is_of_agency =
      std::ranges::all_of(recipient.mandates, [](const auto& each) { return each.agency.has_value(); });
  return is_of_agency &&
         schedule::rests(store::pauses_of(connection, duty.id), duty.owed_from, calendar::day_in_vietnam(now), now);
}

notify::Digest digest_of(const Context& context, const calendar::WorkingDays& working_days, base::Instant now) {
  const auto counts = overview(context);
  notify::Digest digest{.counted_at = now,
                        .total = counts->total,
                        .overdue = {},
                        .more = 0,
                        .list_link = context.settings.page_url + "/overdue"};
  for (const auto& line : overdue(context, {.agency = {}, .after = {}, .limit = digest_lines})->lines) {
    digest.overdue.push_back(line_of(context, working_days, line.duty, counts->today));
    digest.overdue.back().acknowledged_until = line.mark.acknowledged_until;
  }
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
    if (!duty::is_wanting(step.duty.state)) continue;
    if (!speaks_for(recipient, step.duty.agency)) {  // who left hands over to who came
      owe_to_others(connection, step.duty, step.step, now);
      continue;
    }
    if (step.step != schedule::in_force_step && rests(connection, recipient, step.duty, now)) continue;
    auto line = line_of(context, *days, step.duty, today);
    line.spoken_for = step.spoken_for;
    line.without_contact = step.instead_of.has_value();
    line.own_link = own_link(context, step.duty, recipient, now);
    daily.lines.push_back(std::move(line));
  }
  daily.answers = answers_for(context, connection, message.id, recipient, now);
  if (people::holds(recipient, people::Role::committee) && store::digest_carried(connection, message.id))
    daily.digest = digest_of(context, *days, now);
  daily.left_for_next = store::duties_unsent(connection, recipient.id);
  if (const auto gap = store::gap_of(connection, message.id)) {
    daily.missed_since = gap->since;
    daily.missed_days = days->count_between(gap->since, gap->until);
  }
  if (daily.lines.empty() && daily.answers.empty() && !daily.digest) return std::nullopt;
  return daily;
}

/// Where what cannot be delivered goes, if not to the sender.
std::optional<std::string> bounces_to(const Context& context) {
  return context.settings.smtp ? context.settings.smtp->bounces_to : std::nullopt;
}

/// By what programs tell a list's mail (RFC 2919), and that nobody waits for an answer to a digest (RFC 3834).
std::vector<mail::Header> headers_of(const Context& context, const notify::Daily& daily) {
  const auto& sender = context.settings.sender.address;
  std::vector<mail::Header> headers{
      {"List-Id", "Đôn đốc thực hiện nhiệm vụ <don-doc." + sender.substr(sender.find('@') + 1) + ">"}};
  if (daily.lines.empty() && daily.answers.empty()) headers.push_back({"Precedence", "bulk"});
  return headers;
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
          .headers = headers_of(context, daily),
          .bounces_to = bounces_to(context)};
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
          .bounces_to = bounces_to(context)};
}

constexpr int unknowns_that_end = 2;  // one repeat, and no more
constexpr auto nobody_knows =
    "Không rõ thư đã đến hay chưa: hai lần gửi đều bị ngắt sau khi nội dung đã đi. Xin hỏi người nhận trước khi gửi "
    "lại.";

/// The mail that was being sent when the program died may have arrived. True where it goes out once more.
bool may_be_repeated(store::Connection& connection, const store::MessageRow& message, base::Instant now) {
  store::close_delivery(connection, message.id, store::Ending::unknown, "Chương trình dừng trong lúc gửi.", now);
  return store::unknown_deliveries(connection, message.id) < unknowns_that_end;
}

/// The mail with what it says now; nothing where nothing is left to say.
std::optional<mail::Message> mail_now(const Context& context, store::Connection& connection,
                                      const store::MessageRow& message, base::Instant now) {
  const auto recipient = store::person_on(connection, message.recipient, calendar::day_in_vietnam(now)).value();
  if (message.sort != store::MessageSort::daily) {
    if (recipient.mandates.empty()) return std::nullopt;
    return account_mail_of(context, connection, message, recipient, now);
  }
  const auto daily = content_for(context, connection, message, recipient, now);
  if (!daily) return std::nullopt;
  return mail_of(context, message, recipient, *daily, now);
}

/// Reads again what the mail says, and commits the attempt before the first byte goes out. Nothing where the mail is
/// not to be sent any more, which is then settled.
std::optional<mail::Message> prepared(const Context& context, const store::MessageRow& listed, base::Instant now,
                                      Ticked& ticked) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto message = store::message(*connection, listed.id).value();
  if (message.state != listed.state) return std::nullopt;  // the office did something about it meanwhile
  std::optional<mail::Message> mail;
  if (message.state == store::MessageState::sending && !may_be_repeated(*connection, message, now)) {
    store::settle(*connection, message.id, store::MessageState::failed, nobody_knows, now, {});
    ++ticked.failed;
  } else if (now > message.not_after) {
    store::settle(*connection, message.id, store::MessageState::expired, message.words, now, {});
    ++ticked.failed;
  } else if ((mail = mail_now(context, *connection, message, now))) {
    const bool is_kept = message.sort == store::MessageSort::daily;  // of a link to an account nothing is
    store::begin_attempt(*connection, message.id, mail->subject,
                         is_kept ? mail::mime_of(without_own_links(context, *mail)) : "");
    store::open_delivery(*connection, message.id, now);
  } else {
    store::settle(*connection, message.id, store::MessageState::withdrawn, "", now, {});
    ++ticked.withdrawn;
  }
  transaction.commit();
  return mail;
}

/// What became of one attempt, written down.
class Settling {
 public:
  Settling(const Context& context, store::Connection& connection, const store::MessageRow& message, Ticked& ticked)
      : connection_{connection}, message_{message}, now_{context.clock.now()}, ticked_{ticked} {}

  void accepted(const mail::Outcome& outcome, const std::string& address) {
    close(store::Ending::accepted, outcome);
    store::settle(connection_, message_.id, store::MessageState::accepted, outcome.words, now_, {});
    store::address_took_mail(connection_, address);
    ++ticked_.accepted;
  }

  void deferred(const mail::Outcome& outcome) {
    close(store::Ending::deferred, outcome);
    wait(outcome);
  }

  void unknown(const mail::Outcome& outcome) {
    close(store::Ending::unknown, outcome);
    if (store::unknown_deliveries(connection_, message_.id) < unknowns_that_end) return wait(outcome);
    store::settle(connection_, message_.id, store::MessageState::failed, nobody_knows, now_, {});
    ++ticked_.failed;
  }

  void failed(const mail::Outcome& outcome, const std::string& address) {
    close(store::Ending::failed, outcome);
    store::settle(connection_, message_.id, store::MessageState::failed, outcome.words, now_, {});
    if (outcome.address_refused && store::address_refused(connection_, address, outcome.words, now_)) {
      owe_failed_to_others(connection_, message_.recipient, now_);
      answer_others(connection_, message_.recipient, now_);
    }
    ++ticked_.failed;
  }

 private:
  void close(store::Ending ending, const mail::Outcome& outcome) {
    store::close_delivery(connection_, message_.id, ending, outcome.words, now_);
  }
  void wait(const mail::Outcome& outcome) {
    store::settle(connection_, message_.id, store::MessageState::deferred, outcome.words, now_,
                  now_ + pause_after(message_.attempts + 1));
    ++ticked_.deferred;
  }

  store::Connection& connection_;
  const store::MessageRow& message_;
  base::Instant now_;
  Ticked& ticked_;
};

void settle(const Context& context, const store::MessageRow& message, const std::string& address,
            const mail::Outcome& outcome, Ticked& ticked) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  Settling settling{context, *connection, message, ticked};
  switch (outcome.kind) {
    case mail::Outcome::Kind::accepted: settling.accepted(outcome, address); break;
    case mail::Outcome::Kind::deferred: settling.deferred(outcome); break;
    case mail::Outcome::Kind::unknown: settling.unknown(outcome); break;
    case mail::Outcome::Kind::failed: settling.failed(outcome, address); break;
  }
  transaction.commit();
}

std::vector<store::MessageRow> waiting(const Context& context, base::Instant now) {
  auto connection = context.pool.lease();
  return store::messages_to_try(*connection, now);
}

/// Whether the mail server has had as many mails in the last minute as it is to get.
bool is_minute_full(const Context& context, base::Instant now) {
  if (!context.settings.smtp) return false;
  auto connection = context.pool.lease();
  return store::deliveries_since(*connection, now - minutes{1}) >= context.settings.smtp->per_minute;
}

/// The session with the mail server, closed however a run of deliveries ends.
struct Session {
  explicit Session(mail::Mailer& of) : mailer{of} {}
  ~Session() { mailer.end_session(); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  mail::Mailer& mailer;
};

}  // namespace

void deliver(const Context& context, mail::Mailer& mailer, Ticked& ticked) {
  const auto days = working_days(context);
  const Session session{mailer};
  for (const auto& message : waiting(context, context.clock.now())) {
    const auto now = context.clock.now();
    if (message.sort == store::MessageSort::daily && !schedule::is_in_window(now, context.settings.window, *days))
      continue;
    if (is_minute_full(context, now)) return;
    try {
      if (const auto mail = prepared(context, message, now, ticked))
        settle(context, message, mail->to.address, mailer.send(*mail), ticked);
    } catch (const std::exception& error) {  // the door of a delivery: the next person's mail goes on
      spdlog::error("delivery of message {}: {}", base::number(message.id), error.what());
      ++ticked.deferred;
    }
  }
}

}  // namespace service

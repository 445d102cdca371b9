#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "notify/account.h"
#include "service/answers.h"
#include "service/calendar.h"
#include "service/daily_mail.h"
#include "service/kept_mail.h"
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

/// How long to wait after the nth attempt failed for now; n from 1.
seconds pause_after(int attempts) {
  constexpr std::array<minutes, 4> growing{minutes{1}, minutes{5}, minutes{15}, minutes{60}};
  const auto n = static_cast<std::size_t>(attempts);
  return n >= 1 && n <= growing.size() ? growing[n - 1] : hours{4};
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
  switch (message.sort) {
    case store::MessageSort::daily:
    case store::MessageSort::digest: return daily_mail(context, connection, message, recipient, now);
    case store::MessageSort::invitation:
    case store::MessageSort::reset: break;
  }
  if (recipient.mandates.empty()) return std::nullopt;
  return account_mail_of(context, connection, message, recipient, now);
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
  } else if (message.sort != store::MessageSort::daily && now > message.not_after) {
    store::settle(*connection, message.id, store::MessageState::expired, message.words, now, {});
    ++ticked.failed;
  } else if ((mail = mail_now(context, *connection, message, now))) {
    keep_mail(context, *connection, message, *mail);
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

  /// What is owed is given up only after a try at which its time was over: days off, and days on which the program did
  /// not run, are nobody's failure.
  void deferred(const mail::Outcome& outcome) {
    close(store::Ending::deferred, outcome);
    if (now_ <= message_.not_after) return wait(outcome);
    store::settle(connection_, message_.id, store::MessageState::expired, outcome.words, now_, {});
    ++ticked_.failed;
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

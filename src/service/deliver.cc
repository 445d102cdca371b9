#include <spdlog/spdlog.h>

#include "service/ahead.h"
#include "service/calendar.h"
#include "service/kept_mail.h"
#include "service/settling.h"
#include "service/tick.h"

namespace service {
namespace {

/// The session with the mail server, closed however a run of deliveries ends.
struct Session {
  explicit Session(mail::Mailer& of) : mailer{of} {}
  ~Session() { mailer.end_session(); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  mail::Mailer& mailer;
};

/// One run over the mails that wait. While one is under way the next are made; how one ended is committed together with
/// the attempt of the next, or at once where the next is not ready.
class Deliveries {
 public:
  Deliveries(const Context& context, mail::Mailer& mailer, Ticked& ticked)
      : context_{context}, session_{mailer}, ticked_{ticked}, connection_{context.pool.lease()} {}

  void run() {
    const auto days = working_days(context_);
    const auto waiting = store::messages_to_try(*connection_, context_.clock.now());
    for (auto message = waiting.begin(); message != waiting.end(); ++message) {
      const auto now = context_.clock.now();
      if (message->sort == store::MessageSort::daily && !schedule::is_in_window(now, context_.settings.window, *days))
        continue;
      if (is_minute_full(now)) break;
      deliver(*message, {std::next(message), waiting.end()});
    }
    settle_last();
  }

 private:
  /// Whether the mail server has had as many mails in the last minute as it is to get. They are counted anew where it
  /// may be so: each attempt is one more, and those that are over a minute old only make it less.
  bool is_minute_full(base::Instant now) {
    const auto& smtp = context_.settings.smtp;
    if (!smtp) return false;
    if (!in_minute_ || *in_minute_ >= smtp->per_minute)
      in_minute_ = store::deliveries_since(*connection_, now - std::chrono::minutes{1});
    return (*in_minute_)++ >= smtp->per_minute;
  }

  void deliver(const store::MessageRow& message, std::span<const store::MessageRow> following) {
    try {
      if (const auto letter = begun(message)) send(message, *letter, following);
    } catch (const std::exception& error) {  // the door of a delivery: the next person's mail goes on
      spdlog::error(fmt::format("delivery of message {}: {}", base::number(message.id), error.what()));
      ++ticked_.deferred;
      ahead_.forget_all();
      settle_last();
    }
  }

  /// Reads again what the mail says, and commits the attempt before the first byte goes out. Nothing where the mail is
  /// not to be sent any more, which is then settled.
  std::unique_ptr<Letter> begun(const store::MessageRow& listed) {
    std::vector<Count> counts;
    store::Transaction transaction{*connection_};
    const auto now = context_.clock.now();
    if (last_) counts.push_back(settled(*last_, now));
    auto letter = attempt(listed, now, counts);
    transaction.commit();
    last_.reset();
    count(counts);
    return letter;
  }

  std::unique_ptr<Letter> attempt(const store::MessageRow& listed, base::Instant now, std::vector<Count>& counts) {
    const auto message = store::message(*connection_, listed.id).value();
    if (message.state != listed.state) return nullptr;  // the office did something about it meanwhile
    if (message.state == store::MessageState::sending && !may_be_repeated(*connection_, message, now)) {
      counts.push_back(give_up(*connection_, message, now));
      return nullptr;
    }
    if (message.sort != store::MessageSort::daily && now > message.not_after) {
      store::settle(*connection_, message.id, store::MessageState::expired, message.words, now, {});
      counts.push_back(&Ticked::failed);
      return nullptr;
    }
    auto letter = ahead_.take(message, now);
    if (!letter) letter = made_now(message, now);
    if (!letter) {
      store::settle(*connection_, message.id, store::MessageState::withdrawn, "", now, {});
      counts.push_back(&Ticked::withdrawn);
      return nullptr;
    }
    keep_mail(*connection_, message.id, letter->mail, letter->kept.result());
    store::open_delivery(*connection_, message.id, now);
    return letter;
  }

  std::unique_ptr<Letter> made_now(const store::MessageRow& message, base::Instant now) {
    ahead_.forget_all();  // what is owed to others in its recipient's place may be told to them
    auto made = outgoing(context_, *connection_, message, now);
    return made ? std::make_unique<Letter>(context_, std::move(*made), sender_) : nullptr;
  }

  void send(const store::MessageRow& message, Letter& letter, std::span<const store::MessageRow> following) {
    base::Errand<mail::Outcome> sending{
        sender_, [this, &letter] { return session_.mailer.hand_over(letter.mail, letter.bytes.result()); }};
    ahead_.make(following);
    last_ = Attempted{message, letter.mail.to.address, sending.result()};
  }

  /// Writes down how an attempt ended. That concerns what its recipient is told; and others, where it was not accepted.
  Count settled(const Attempted& attempted, base::Instant now) {
    if (attempted.outcome.kind == mail::Outcome::Kind::accepted)
      ahead_.forget(attempted.message.recipient);
    else
      ahead_.forget_all();
    return settle(*connection_, attempted, now);
  }

  /// Writes down how the last attempt ended, by itself.
  void settle_last() {
    if (!last_) return;
    const auto last = *std::exchange(last_, std::nullopt);
    try {
      store::Transaction transaction{*connection_};
      const auto counted = settled(last, context_.clock.now());
      transaction.commit();
      count({counted});
    } catch (const std::exception& error) {  // it may be repeated, once, like any whose end nobody knows
      spdlog::error(fmt::format("delivery of message {}: {}", base::number(last.message.id), error.what()));
      ++ticked_.deferred;
    }
  }

  void count(const std::vector<Count>& counts) {
    for (const auto each : counts) ++(ticked_.*each);
  }

  const Context& context_;
  const Session session_;
  Ticked& ticked_;
  store::Pool::Lease connection_;
  std::optional<int> in_minute_;   ///< deliveries in the last minute, at most
  std::optional<Attempted> last_;  ///< an attempt that has ended, and of which that is not written down yet
  base::Runners sender_{1};
  Ahead ahead_{context_, *connection_, sender_};
};

}  // namespace

void deliver(const Context& context, mail::Mailer& mailer, Ticked& ticked) {
  Deliveries{context, mailer, ticked}.run();
}

}  // namespace service

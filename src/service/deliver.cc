#include <spdlog/spdlog.h>

#include <future>

#include "base/workers.h"
#include "service/calendar.h"
#include "service/kept_mail.h"
#include "service/outgoing.h"
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

/// One run over the mails that wait. While one is under way the next is made; how one ended is committed together with
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
      deliver(*message, std::next(message) == waiting.end() ? nullptr : &*std::next(message));
    }
    settle_last();
  }

 private:
  using Sending = std::packaged_task<mail::Outcome()>;

  /// Whether the mail server has had as many mails in the last minute as it is to get.
  bool is_minute_full(base::Instant now) {
    const auto& smtp = context_.settings.smtp;
    return smtp && store::deliveries_since(*connection_, now - std::chrono::minutes{1}) >= smtp->per_minute;
  }

  void deliver(const store::MessageRow& message, const store::MessageRow* next) {
    try {
      const auto mail = begun(message);
      draft_.reset();
      if (mail) send(message, *mail, next);
    } catch (const std::exception& error) {  // the door of a delivery: the next person's mail goes on
      spdlog::error(fmt::format("delivery of message {}: {}", base::number(message.id), error.what()));
      ++ticked_.deferred;
      draft_.reset();
      settle_last();
    }
  }

  /// Reads again what the mail says, and commits the attempt before the first byte goes out. Nothing where the mail is
  /// not to be sent any more, which is then settled.
  std::optional<mail::Message> begun(const store::MessageRow& listed) {
    std::vector<Count> counts;
    store::Transaction transaction{*connection_};
    const auto now = context_.clock.now();
    if (last_) counts.push_back(settle(*connection_, *last_, now));
    auto mail = attempt(listed, now, counts);
    transaction.commit();
    last_.reset();
    count(counts);
    return mail;
  }

  std::optional<mail::Message> attempt(const store::MessageRow& listed, base::Instant now, std::vector<Count>& counts) {
    const auto message = store::message(*connection_, listed.id).value();
    if (message.state != listed.state) return std::nullopt;  // the office did something about it meanwhile
    if (message.state == store::MessageState::sending && !may_be_repeated(*connection_, message, now)) {
      counts.push_back(give_up(*connection_, message, now));
      return std::nullopt;
    }
    if (message.sort != store::MessageSort::daily && now > message.not_after) {
      store::settle(*connection_, message.id, store::MessageState::expired, message.words, now, {});
      counts.push_back(&Ticked::failed);
      return std::nullopt;
    }
    auto made = is_draft_good(message, now) ? std::optional{std::move(draft_->outgoing)}
                                            : outgoing(context_, *connection_, message, now);
    if (!made) {
      store::settle(*connection_, message.id, store::MessageState::withdrawn, "", now, {});
      counts.push_back(&Ticked::withdrawn);
      return std::nullopt;
    }
    keep_mail(*connection_, message.id, made->mail, made->kept);
    store::open_delivery(*connection_, message.id, now);
    return std::move(made->mail);
  }

  /// What the mail before may have changed concerns its recipient; and others too, where it was not accepted.
  bool is_draft_good(const store::MessageRow& message, base::Instant now) {
    if (!draft_ || !still_holds(*draft_, *connection_, message, now)) return false;
    return !last_ ||
           (last_->outcome.kind == mail::Outcome::Kind::accepted && last_->message.recipient != message.recipient);
  }

  void send(const store::MessageRow& message, const mail::Message& mail, const store::MessageRow* next) {
    Sending sending{[this, &mail] { return session_.mailer.send(mail); }};
    auto outcome = sending.get_future();
    worker_.give(sending);
    if (next != nullptr) draft_ = draft(context_, *connection_, *next);
    last_ = Attempted{message, mail.to.address, outcome.get()};
  }

  /// Writes down how the last attempt ended, by itself.
  void settle_last() {
    if (!last_) return;
    const auto last = *std::exchange(last_, std::nullopt);
    try {
      store::Transaction transaction{*connection_};
      const auto counted = settle(*connection_, last, context_.clock.now());
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
  std::optional<Attempted> last_;  ///< an attempt that has ended, and of which that is not written down yet
  std::optional<Draft> draft_;
  base::Workers<Sending> worker_{1, [](Sending& sending) { sending(); }};
};

}  // namespace

void deliver(const Context& context, mail::Mailer& mailer, Ticked& ticked) {
  Deliveries{context, mailer, ticked}.run();
}

}  // namespace service

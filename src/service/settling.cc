#include "service/settling.h"

#include <array>
#include <cstdlib>

#include "service/answers.h"
#include "service/recipients.h"

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

constexpr int unknowns_that_end = 2;  // one repeat, and no more
constexpr auto nobody_knows =
    "Không rõ thư đã đến hay chưa: hai lần gửi đều bị ngắt sau khi nội dung đã đi. Xin hỏi người nhận trước khi gửi "
    "lại.";

bool is_repeat_left(store::Connection& connection, base::MessageId message) {
  return store::unknown_deliveries(connection, message) < unknowns_that_end;
}

Count wait(store::Connection& connection, const Attempted& attempted, base::Instant now) {
  store::settle(connection, attempted.message.id, store::MessageState::deferred, attempted.outcome.words, now,
                now + pause_after(attempted.message.attempts + 1));
  return &Ticked::deferred;
}

Count accepted(store::Connection& connection, const Attempted& attempted, base::Instant now) {
  store::settle(connection, attempted.message.id, store::MessageState::accepted, attempted.outcome.words, now, {});
  store::address_took_mail(connection, attempted.address);
  return &Ticked::accepted;
}

/// What is owed is given up only after a try at which its time was over: days off, and days on which the program did
/// not run, are nobody's failure.
Count deferred(store::Connection& connection, const Attempted& attempted, base::Instant now) {
  if (now <= attempted.message.not_after) return wait(connection, attempted, now);
  store::settle(connection, attempted.message.id, store::MessageState::expired, attempted.outcome.words, now, {});
  return &Ticked::failed;
}

Count failed(store::Connection& connection, const Attempted& attempted, base::Instant now) {
  const auto& [message, address, outcome] = attempted;
  store::settle(connection, message.id, store::MessageState::failed, outcome.words, now, {});
  if (outcome.address_refused && store::address_refused(connection, address, outcome.words, now)) {
    owe_failed_to_others(connection, message.recipient, now);
    answer_others(connection, message.recipient, now);
  }
  return &Ticked::failed;
}

void close(store::Connection& connection, const Attempted& attempted, store::Ending ending, base::Instant now) {
  store::close_delivery(connection, attempted.message.id, ending, attempted.outcome.words, now);
}

}  // namespace

Count settle(store::Connection& connection, const Attempted& attempted, base::Instant now) {
  using Kind = mail::Outcome::Kind;
  switch (attempted.outcome.kind) {
    case Kind::accepted:
      close(connection, attempted, store::Ending::accepted, now);
      return accepted(connection, attempted, now);
    case Kind::deferred:
      close(connection, attempted, store::Ending::deferred, now);
      return deferred(connection, attempted, now);
    case Kind::failed:
      close(connection, attempted, store::Ending::failed, now);
      return failed(connection, attempted, now);
    case Kind::unknown:
      close(connection, attempted, store::Ending::unknown, now);
      return is_repeat_left(connection, attempted.message.id) ? wait(connection, attempted, now)
                                                              : give_up(connection, attempted.message, now);
  }
  std::abort();  // every kind is above
}

bool may_be_repeated(store::Connection& connection, const store::MessageRow& message, base::Instant now) {
  store::close_delivery(connection, message.id, store::Ending::unknown, "Chương trình dừng trong lúc gửi.", now);
  return is_repeat_left(connection, message.id);
}

Count give_up(store::Connection& connection, const store::MessageRow& message, base::Instant now) {
  store::settle(connection, message.id, store::MessageState::failed, nobody_knows, now, {});
  return &Ticked::failed;
}

}  // namespace service

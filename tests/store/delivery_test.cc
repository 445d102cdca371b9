#include "store/delivery.h"

#include <catch2/catch.hpp>

#include "support/outbox.h"

using namespace store;
using support::day;
using support::instant;

namespace {

const auto morning = support::Outbox::morning;
constexpr std::chrono::minutes minute{1};

struct Outbox : support::Outbox {
  void attempt(base::MessageId id, base::Instant at) {
    begin_attempt(connection, id, "s", deflated("m"));
    open_delivery(connection, id, at);
  }
  MessageState state(base::MessageId id) { return message(connection, id)->state; }
};

}  // namespace

TEST_CASE("every attempt to send a mail is kept with its times and the server's words", "[store]") {
  Outbox outbox;
  const auto id = outbox.mail("2026-06-23", "1@tinh.example");
  outbox.attempt(id, morning);
  CHECK_FALSE(deliveries_of(outbox.connection, id).front().ended_at);
  close_delivery(outbox.connection, id, Ending::deferred, "451 later", morning + minute);
  outbox.attempt(id, morning + 5 * minute);
  close_delivery(outbox.connection, id, Ending::unknown, "cut", morning + 6 * minute);
  const auto attempts = deliveries_of(outbox.connection, id);
  REQUIRE(attempts.size() == 2);
  CHECK(attempts[0].number == 1);
  CHECK(attempts[0].ended_at == morning + minute);
  CHECK(attempts[0].ending == Ending::deferred);
  CHECK(attempts[0].words == "451 later");
  CHECK(attempts[1].began_at == morning + 5 * minute);
  CHECK(unknown_deliveries(outbox.connection, id) == 1);
  CHECK(deliveries_since(outbox.connection, morning - minute) == 1);
  CHECK(deliveries_since(outbox.connection, morning + 4 * minute) == 1);
  CHECK(deliveries_since(outbox.connection, morning) == 0);  // not those that a clock which stood ahead left
}

TEST_CASE("a held mail is not tried until it is released, and says that it is held", "[store]") {
  Outbox outbox;
  const auto first = outbox.mail("2026-06-23", "1@tinh.example"), other = outbox.mail("2026-06-24", "2@tinh.example");
  CHECK(hold(outbox.connection, day("2026-06-23"), morning) == 1);
  CHECK(outbox.state(first) == MessageState::held);
  CHECK(outbox.state(other) == MessageState::queued);
  CHECK(messages_to_try(outbox.connection, morning).size() == 1);
  CHECK(newest_messages(outbox.connection, {}, 10, MessageState::held).size() == 1);
  CHECK(release(outbox.connection, first, morning, morning + std::chrono::hours{100}) == 1);
  CHECK(release(outbox.connection, first, morning, morning) == 0);
  CHECK(messages_to_try(outbox.connection, morning).size() == 2);
  CHECK(message(outbox.connection, first)->not_after == morning + std::chrono::hours{100});
  CHECK(hold(outbox.connection, day("2026-06-23"), morning) == 0);  // what was let go is not held again
}

TEST_CASE("the mail of a later day that carries a held one is held as well", "[store]") {
  Outbox outbox;
  outbox.mail("2026-06-23", "1@tinh.example");
  hold(outbox.connection, day("2026-06-23"), morning);
  const auto later = outbox.mail("2026-06-24", "2@tinh.example");
  absorb_waiting(outbox.connection, outbox.recipient, later);
  CHECK(outbox.state(later) == MessageState::held);
  CHECK(messages_to_try(outbox.connection, morning).empty());
}

TEST_CASE("the usual volume is that of days on which mail went out", "[store]") {
  Outbox outbox;
  outbox.attempt(outbox.mail("2026-06-22", "1@tinh.example"), morning);
  outbox.mail("2026-06-23", "2@tinh.example");
  CHECK(usual_volumes(outbox.connection, day("2026-06-24")) == std::vector<int>{1});
  CHECK(usual_volumes(outbox.connection, day("2026-06-22")).empty());
  CHECK(volume_of(outbox.connection, day("2026-06-23")) == 1);
}

TEST_CASE("an address refused twice in a row is put aside until it works again", "[store]") {
  Outbox outbox;
  auto& connection = outbox.connection;
  CHECK_FALSE(address_refused(connection, "a@so.example", "550 no", morning));
  CHECK(address_works(connection, "a@so.example"));  // a mail in between was taken
  CHECK_FALSE(address_refused(connection, "a@so.example", "550 no", morning));
  CHECK_FALSE(is_aside(connection, "a@so.example"));
  CHECK(address_refused(connection, "A@so.example", "550 5.1.1 gone", morning + minute));
  CHECK(is_aside(connection, "a@SO.example"));
  const auto aside = addresses_aside(connection);
  REQUIRE(aside.size() == 1);
  CHECK(aside.front().words == "550 5.1.1 gone");
  CHECK(aside.front().failures == 2);
  CHECK(aside.front().aside_at == morning + minute);
  CHECK(address_works(connection, "a@so.example"));
  CHECK_FALSE(is_aside(connection, "a@so.example"));
  CHECK_FALSE(address_works(connection, "a@so.example"));
}

TEST_CASE("mails are counted by their state, and the oldest that waits is known", "[store]") {
  Outbox outbox;
  CHECK(message_counts(outbox.connection).empty());
  CHECK_FALSE(oldest_waiting(outbox.connection));
  const auto id = outbox.mail("2026-06-23", "1@tinh.example");
  outbox.mail("2026-06-24", "2@tinh.example");
  settle(outbox.connection, id, MessageState::failed, "550", morning, {});
  CHECK(message_counts(outbox.connection) ==
        std::vector<std::pair<MessageState, std::int64_t>>{{MessageState::failed, 1}, {MessageState::queued, 1}});
  CHECK(oldest_waiting(outbox.connection) == morning);
}

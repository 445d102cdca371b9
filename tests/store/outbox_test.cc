#include <catch2/catch.hpp>

#include "support/outbox.h"

using namespace store;
using namespace std::string_literals;
using support::day;
using support::instant;

namespace {

const auto morning = support::Outbox::morning;
constexpr std::chrono::minutes minute{1};

struct Outbox : support::Outbox {
  std::size_t to_try(base::Instant now) { return messages_to_try(connection, now).size(); }
};

}  // namespace

TEST_CASE("a new mail is queued, and found by its person and day", "[store]") {
  Outbox outbox;
  const auto id = outbox.mail("2026-06-23", "1@tinh.example");
  const auto kept = message_for(outbox.connection, outbox.recipient, day("2026-06-23")).value();
  CHECK(kept.id == id);
  CHECK(kept.recipient == outbox.recipient);
  CHECK(kept.message_id == "1@tinh.example");
  CHECK(kept.state == MessageState::queued);
  CHECK(kept.attempts == 0);
  CHECK(kept.queued_at == morning);
  CHECK(kept.not_after == morning + std::chrono::hours{72});
  CHECK_FALSE(kept.settled_at);
  CHECK_FALSE(kept.subject);
  CHECK(mime_of(outbox.connection, id).empty());
  CHECK_FALSE(message_for(outbox.connection, outbox.recipient, day("2026-06-24")));
  CHECK_FALSE(message(outbox.connection, base::MessageId{99}));
}

TEST_CASE("a person gets one mail a day, and a Message-ID belongs to one mail", "[store]") {
  Outbox outbox;
  outbox.mail("2026-06-23", "1@tinh.example");
  CHECK_THROWS_AS(outbox.mail("2026-06-23", "2@tinh.example"), SQLite::Exception);
  CHECK_THROWS_AS(outbox.mail("2026-06-24", "1@tinh.example"), SQLite::Exception);
}

TEST_CASE("an attempt is written down before the first byte goes out, with the mail as it will be sent", "[store]") {
  Outbox outbox;
  const auto id = outbox.mail("2026-06-23", "1@tinh.example");
  const auto mime = "Subject: x\r\n\r\n\0\xff byte for byte"s;
  begin_attempt(outbox.connection, id, "[Đôn đốc] 23/6/2026", deflated(mime));
  CHECK(outbox.row(id).state == MessageState::sending);
  CHECK(outbox.row(id).attempts == 1);
  CHECK(outbox.row(id).subject == "[Đôn đốc] 23/6/2026");
  CHECK(outbox.row(id).message_id == "1@tinh.example");
  CHECK(mime_of(outbox.connection, id) == mime);
  outbox.connection.database().exec("UPDATE kept_mail SET mime = x'4B', size = NULL");  // as it was kept at first
  CHECK(mime_of(outbox.connection, id) == "K");
}

TEST_CASE("a mail that was being sent when the program died is tried again", "[store]") {
  Outbox outbox;
  const auto id = outbox.mail("2026-06-23", "1@tinh.example");
  begin_attempt(outbox.connection, id, "s", deflated("m"));
  CHECK(outbox.to_try(morning) == 1);
  begin_attempt(outbox.connection, id, "s", deflated("m"));
  CHECK(outbox.row(id).attempts == 2);
}

TEST_CASE("an accepted mail is done with", "[store]") {
  Outbox outbox;
  const auto id = outbox.mail("2026-06-23", "1@tinh.example");
  begin_attempt(outbox.connection, id, "s", deflated("m"));
  settle(outbox.connection, id, MessageState::accepted, "250 2.0.0 OK", morning + minute, {});
  CHECK(outbox.row(id).state == MessageState::accepted);
  CHECK(outbox.row(id).settled_at == morning + minute);
  CHECK(outbox.row(id).words == "250 2.0.0 OK");
  CHECK(outbox.to_try(morning + std::chrono::hours{48}) == 0);
}

TEST_CASE("a deferred mail waits for its next try, and no shorter", "[store]") {
  Outbox outbox;
  const auto id = outbox.mail("2026-06-23", "1@tinh.example");
  begin_attempt(outbox.connection, id, "s", deflated("m"));
  settle(outbox.connection, id, MessageState::deferred, "451 later", morning, morning + 5 * minute);
  CHECK(outbox.row(id).state == MessageState::deferred);
  CHECK(outbox.row(id).not_before == morning + 5 * minute);
  CHECK_FALSE(outbox.row(id).settled_at);
  CHECK(outbox.to_try(morning + 4 * minute) == 0);
  CHECK(outbox.to_try(morning + 5 * minute) == 1);
}

TEST_CASE("what failed, expired or was withdrawn is not tried again, and is kept", "[store]") {
  for (const auto state : {MessageState::failed, MessageState::expired, MessageState::withdrawn}) {
    Outbox outbox;
    const auto id = outbox.mail("2026-06-23", "1@tinh.example");
    settle(outbox.connection, id, state, "550 no such user", morning, {});
    INFO(code(state));
    CHECK(outbox.row(id).state == state);
    CHECK(outbox.row(id).settled_at == morning);
    CHECK(outbox.to_try(morning + std::chrono::hours{48}) == 0);
  }
}

TEST_CASE("mails are tried in the order they were queued, once their time has come", "[store]") {
  Outbox outbox;
  const auto first = outbox.mail("2026-06-23", "1@tinh.example"), second = outbox.mail("2026-06-24", "2@tinh.example");
  const auto waiting = messages_to_try(outbox.connection, morning);
  REQUIRE(waiting.size() == 2);
  CHECK(waiting[0].id == first);
  CHECK(waiting[1].id == second);
  CHECK(outbox.to_try(morning - minute) == 0);
}

TEST_CASE("the newest mails are shown first, page by page", "[store]") {
  Outbox outbox;
  std::vector<base::MessageId> written;
  for (int n = 1; n <= 5; ++n)
    written.push_back(outbox.mail("2026-06-0" + std::to_string(n), std::to_string(n) + "@tinh.example"));
  std::vector<base::MessageId> shown;
  std::optional<base::MessageId> before;
  for (;;) {
    const auto page = newest_messages(outbox.connection, before, 2);
    if (page.empty()) break;
    for (const auto& row : page) shown.push_back(row.id);
    before = page.back().id;
  }
  CHECK(shown == std::vector<base::MessageId>(written.rbegin(), written.rend()));
}

TEST_CASE("a mail is merged into another or not merged, never half", "[store]") {
  Outbox outbox;
  outbox.mail("2026-06-23", "1@tinh.example");
  auto& database = outbox.connection.database();
  CHECK_THROWS_AS(database.exec("UPDATE outbox SET state = 'merged'"), SQLite::Exception);
  CHECK_THROWS_AS(database.exec("UPDATE outbox SET merged_into = id"), SQLite::Exception);
  CHECK_THROWS_AS(database.exec("UPDATE outbox SET state = 'lost'"), SQLite::Exception);
}

#include "service/ahead.h"

#include <catch2/catch.hpp>

#include "store/people.h"
#include "support/many_tasks.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

/// Three agencies with a task and a person each, and the mails that wait for them on the morning of the last day.
struct Scene {
  Scene() {
    REQUIRE(load_agencies(here.context(), made_up_agencies(3)));
    const auto due_on = [](int /*n*/) { return day("2026-09-15"); };
    REQUIRE(import(here.context(), many_tasks(3, "2026-01-05", made_up_agency, due_on), Activate::yes));
    here.now_is("2026-09-15T06:00:00+07:00");
    here.tick();
    here.mailer().defer_next(100);
    here.now_is("2026-09-15T08:00:00+07:00");
    here.tick();
    here.now_is("2026-09-15T08:10:00+07:00");
    waiting = store::messages_to_try(*connection, here.context().clock.now());
    REQUIRE(waiting.size() == 3);
  }

  std::unique_ptr<Letter> take(std::size_t n) { return ahead.take(waiting[n], context.clock.now()); }

  Installation here{"2026-01-05T08:00:00+07:00", "[digest]\nkinds = []\n"};
  const Context context = here.context();
  store::Pool::Lease connection = context.pool.lease();
  std::vector<store::MessageRow> waiting;
  base::Runners runners{1};
  Ahead ahead{context, *connection, runners};
};

}  // namespace

TEST_CASE("two mails are made ahead, each once", "[service]") {
  Scene scene;
  scene.ahead.make(scene.waiting);
  for (const std::size_t n : {0U, 1U}) {
    const auto letter = scene.take(n);
    REQUIRE(letter);
    CHECK(letter->mail.message_id == scene.waiting[n].message_id);
    CHECK(letter->bytes.result() == mail::bytes_to_send(letter->mail));
    CHECK(letter->kept.result().size > 0);
    CHECK_FALSE(scene.take(n));
  }
  CHECK_FALSE(scene.take(2));
}

TEST_CASE("a mail that was passed over is not kept for later", "[service]") {
  Scene scene;
  scene.ahead.make(scene.waiting);
  CHECK(scene.take(1));
  CHECK_FALSE(scene.take(0));
}

TEST_CASE("a mail made ahead does not hold once someone else has changed anything", "[service]") {
  Scene scene;
  scene.ahead.make(scene.waiting);
  scene.here.sql("UPDATE task SET text = text || '!' WHERE id = 1 RETURNING id");
  CHECK_FALSE(scene.take(0));
  CHECK_FALSE(scene.take(1));
}

TEST_CASE("a mail made ahead holds for a moment", "[service]") {
  Scene scene;
  scene.ahead.make(scene.waiting);
  scene.here.now_is("2026-09-15T08:10:01+07:00");
  CHECK(scene.take(0));
  scene.here.now_is("2026-09-15T08:10:02+07:00");
  CHECK_FALSE(scene.take(1));
}

TEST_CASE("what concerns a recipient makes their mail anew, and no other", "[service]") {
  Scene scene;
  scene.ahead.make(scene.waiting);
  scene.ahead.forget(scene.waiting[0].recipient);
  CHECK_FALSE(scene.take(0));
  CHECK(scene.take(1));
  scene.ahead.make(scene.waiting);
  scene.ahead.forget_all();
  CHECK_FALSE(scene.take(0));
  CHECK_FALSE(scene.take(1));
}

TEST_CASE("a mail that hands over what its reader no longer answers for is not made ahead, and nothing is written",
          "[service]") {
  Scene scene;
  scene.here.sql("UPDATE mandate SET until_on = '2026-09-14' WHERE person = " +
                 std::to_string(base::number(scene.waiting[0].recipient)) + " RETURNING id");
  const auto owed = scene.here.sql("SELECT count(*) FROM ledger");
  scene.ahead.make(scene.waiting);
  CHECK_FALSE(scene.take(0));
  CHECK(scene.take(1));
  CHECK(scene.here.sql("SELECT count(*) FROM ledger") == owed);
}

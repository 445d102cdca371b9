#include <catch2/catch.hpp>

#include "service/claims.h"
#include "store/people.h"
#include "support/many_tasks.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

/// Agencies with a task and a person each, all due on 15/9/2026, and the morning of that day.
struct Scene {
  explicit Scene(int agencies = 2) {
    REQUIRE(load_agencies(here.context(), made_up_agencies(agencies)));
    const auto due_on = [](int /*n*/) { return day("2026-09-15"); };
    REQUIRE(import(here.context(), many_tasks(agencies, "2026-01-05", made_up_agency, due_on), Activate::yes));
    here.now_is("2026-09-15T06:00:00+07:00");
    here.tick();
    here.mailer().tried.clear();
    here.mailer().accepted.clear();
    here.now_is("2026-09-15T08:00:00+07:00");
  }

  std::string states_of_today() const {
    return here.sql(
        "SELECT group_concat(state, ' ') FROM (SELECT state FROM outbox WHERE for_day = '2026-09-15' ORDER BY id)");
  }

  Installation here{"2026-01-05T08:00:00+07:00", "[digest]\nkinds = []\n"};
};

const std::string one_more = "Còn 1 việc nữa sẽ được nhắc trong thư sau";

/// A mailer during whose first sending something happens in the house.
class MeanwhileMailer final : public mail::Mailer {
 public:
  explicit MeanwhileMailer(std::function<void()> happens) : happens_{std::move(happens)} {}
  mail::Outcome hand_over(const mail::Message& message, std::string_view /*bytes*/) override {
    sent.push_back(message);
    if (sent.size() == 1) happens_();
    return {mail::Outcome::Kind::accepted, "250 OK", false};
  }

  std::vector<mail::Message> sent;

 private:
  std::function<void()> happens_;
};

}  // namespace

TEST_CASE("what is reported while the mail before is under way is not asked for any more", "[service]") {
  const Scene scene;
  const auto context = scene.here.context();
  const auto last = only_duty(context, "I.2");
  base::PersonId person{};
  {
    auto connection = context.pool.lease();
    person = store::people_of(*connection, last.agency, day("2026-09-15")).front().id;
  }
  MeanwhileMailer mailer{[&] {
    CHECK(claim(
        context,
        {.duty = last.id,
         .person = person,
         .evidence = {.document_number = "3-BC/ST", .document_on = day("2026-09-14"), .receiving_level = "UBND tỉnh"},
         .note = ""},
        store::Door::page));
  }};
  const auto ticked = tick(context, mailer);
  REQUIRE(mailer.sent.size() == 1);
  CHECK(mailer.sent.front().to.address == "0.0@so.example");
  CHECK(ticked.accepted == 1);
  CHECK(ticked.withdrawn == 1);
  CHECK(scene.states_of_today() == "accepted withdrawn");
}

TEST_CASE("each mail says what it said alone, whatever was made beside the one before", "[service]") {
  Scene scene;
  scene.here.tick();
  REQUIRE(scene.here.mailer().accepted.size() == 2);
  for (std::size_t n = 0; n < 2; ++n) {
    const auto& mail = scene.here.mailer().accepted[n];
    CHECK(mail.to.address == "0." + std::to_string(n) + "@so.example");
    CHECK(mail.text.find("Hoàn thành việc thứ " + std::to_string(n + 1)) != std::string::npos);
    CHECK(mail.text.find("Hoàn thành việc thứ " + std::to_string(2 - n)) == std::string::npos);
    CHECK(mail.message_id ==
          scene.here.sql("SELECT o.message_id FROM outbox o JOIN person p ON p.id = o.recipient WHERE p.email = '" +
                         mail.to.address + "' AND o.for_day = '2026-09-15'"));
  }
}

TEST_CASE("what is owed in the place of who left is told of in the mail behind", "[service]") {
  Scene scene{3};
  scene.here.mailer().defer_next(3);
  scene.here.tick();
  REQUIRE(load_agencies(scene.here.context(),
                        "tên,người liên hệ,email\n" + made_up_agency(1) + ",Người 0.2,0.2@so.example\n"));
  scene.here.now_is("2026-09-15T08:10:00+07:00");
  scene.here.tick();
  REQUIRE(scene.states_of_today() == "accepted withdrawn accepted");
  CHECK(scene.here.mailer().accepted.front().text.find(one_more) == std::string::npos);
  CHECK(scene.here.mailer().accepted.back().text.find(one_more) != std::string::npos);
}

TEST_CASE("what is owed since a mail was refused is told of in the mails behind", "[service]") {
  Scene scene{3};
  scene.here.mailer().defer_next(3);
  scene.here.tick();
  REQUIRE(load_agencies(scene.here.context(), "tên,người liên hệ,email\n" + made_up_agency(0) +
                                                  ",Người 0.0;Người 0.2,0.0@so.example;0.2@so.example\n"));
  scene.here.sql(
      "INSERT INTO bad_address (address, failures, failed_at, words) VALUES ('0.0@so.example', 1, 0, '') RETURNING 1");
  scene.here.mailer().fail_next(1);
  scene.here.now_is("2026-09-15T08:10:00+07:00");
  scene.here.tick();
  REQUIRE(scene.states_of_today() == "failed accepted accepted");
  CHECK(scene.here.mailer().accepted.front().text.find(one_more) == std::string::npos);
  CHECK(scene.here.mailer().accepted.back().text.find(one_more) != std::string::npos);
}

TEST_CASE("how a mail ended is kept though the next one cannot be made", "[service]") {
  Scene scene;
  scene.here.mailer().defer_next(2);
  scene.here.tick();
  REQUIRE(scene.states_of_today() == "deferred deferred");
  scene.here.sql("UPDATE outbox SET message_id = 'no id at all' WHERE id = (SELECT max(id) FROM outbox) RETURNING id");
  scene.here.now_is("2026-09-15T08:05:00+07:00");
  const auto ticked = scene.here.tick();
  CHECK(ticked.accepted == 1);
  CHECK(ticked.deferred == 1);
  CHECK(scene.states_of_today() == "accepted deferred");
  CHECK(scene.here.sql("SELECT count(*) FROM delivery WHERE ended_at IS NULL") == "0");
}

TEST_CASE("the mail before is told as sent also where the last one is withdrawn", "[service]") {
  Scene scene;
  scene.here.mailer().defer_next(2);
  scene.here.tick();
  {
    auto connection = scene.here.context().pool.lease();
    store::settle(*connection, base::MessageId{std::stoll(scene.here.sql("SELECT max(id) FROM outbox"))},
                  store::MessageState::withdrawn, "", at("2026-09-15T08:01:00+07:00"), {});
  }
  scene.here.now_is("2026-09-15T08:05:00+07:00");
  CHECK(scene.here.tick().accepted == 1);
  CHECK(scene.states_of_today() == "accepted withdrawn");
}

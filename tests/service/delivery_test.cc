#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "service/people.h"
#include "service/tick.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

std::size_t mails_to(const std::vector<mail::Message>& mails, std::string_view address) {
  return static_cast<std::size_t>(
      std::ranges::count_if(mails, [&](const auto& mail) { return mail.to.address == address; }));
}

/// Lets the clock work at eight o'clock of each day, up to and with the last.
void days_pass(Installation& here, std::string_view first, std::string_view last) {
  for (auto each = day(first); each <= day(last); each += date::days{1}) {
    here.now_is(calendar::instant_in_vietnam(each, std::chrono::minutes{8 * 60}));
    here.tick();
  }
}

/// Refuses an address for good, as long as told to.
class RefusingMailer final : public mail::Mailer {
 public:
  mail::Outcome hand_over(const mail::Message& message, std::string_view /*bytes*/) override {
    tried.push_back(message);
    if (message.to.address == refused) return {mail::Outcome::Kind::failed, "550 5.1.1 no such user", true};
    return {mail::Outcome::Kind::accepted, "250 OK", false};
  }
  void end_session() override { ++sessions; }

  std::string refused;
  std::vector<mail::Message> tried;
  int sessions = 0;
};

}  // namespace

TEST_CASE("a mail that died on the wire twice is not sent a third time", "[service]") {
  auto here = small_programme_in_force();
  here.tick();
  const auto id = here.sql("SELECT message_id FROM outbox ORDER BY id LIMIT 1");
  const auto die = [&] {
    here.sql("UPDATE outbox SET state = 'sending' WHERE message_id = '" + id + "' RETURNING id");
    here.sql(
        "UPDATE delivery SET ended_at = NULL, outcome = NULL WHERE message = (SELECT id FROM outbox WHERE "
        "message_id = '" +
        id + "') AND number = (SELECT attempts FROM outbox WHERE message_id = '" + id + "') RETURNING number");
    here.reopen();
  };
  die();
  here.now_is("2025-10-20T08:01:00+07:00");
  here.tick();
  CHECK(std::ranges::count(here.mailer().tried, id, &mail::Message::message_id) == 2);
  die();
  here.now_is("2025-10-20T08:02:00+07:00");
  here.tick();
  CHECK(std::ranges::count(here.mailer().tried, id, &mail::Message::message_id) == 2);
  CHECK(here.sql("SELECT state FROM outbox WHERE message_id = '" + id + "'") == "failed");
  CHECK(here.sql("SELECT words FROM outbox WHERE message_id = '" + id + "'").find("Không rõ") == 0);
}

TEST_CASE("a mail whose end nobody answered goes out once more, and no more than that", "[service]") {
  auto here = small_programme_in_force();
  here.mailer().lose_answer_to_next(100);
  here.tick();
  const auto mails = here.mailer().tried.size();
  here.now_is("2025-10-20T08:01:00+07:00");
  here.tick();
  CHECK(here.mailer().tried.size() == 2 * mails);
  here.now_is("2025-10-20T09:00:00+07:00");
  here.tick();
  CHECK(here.mailer().tried.size() == 2 * mails);
  CHECK(here.sql("SELECT count(*) FROM outbox WHERE state = 'failed'") == std::to_string(mails));
  std::set<std::string> ids;
  for (const auto& mail : here.mailer().tried) ids.insert(mail.message_id);
  CHECK(ids.size() == mails);
}

TEST_CASE("a mail that the server defers for three days is given up, and says why", "[service]") {
  auto here = small_programme_in_force();
  here.mailer().defer_next(100000, "451 4.3.0 later");
  here.tick();
  const auto id = here.sql(
      "SELECT message_id FROM outbox WHERE recipient = (SELECT id FROM person WHERE email = "
      "'cuong@vanphong.example')");
  for (int hour = 1; hour <= 80; ++hour) {
    here.now_is(at("2025-10-20T08:00:00+07:00") + std::chrono::hours{hour});
    here.tick();
  }
  CHECK(here.sql("SELECT state FROM outbox WHERE message_id = '" + id + "'") == "expired");
  CHECK(here.sql("SELECT words FROM outbox WHERE message_id = '" + id + "'") == "451 4.3.0 later");
}

TEST_CASE(
    "an address refused twice is put aside: its agency stands without contact, and the office gets what it is owed",
    "[service]") {
  auto here = small_programme_in_force();
  RefusingMailer mailer;
  mailer.refused = "binh@tochuc.example";
  const auto go_on = [&](std::string_view first, std::string_view last) {
    for (auto each = day(first); each <= day(last); each += date::days{1}) {
      here.now_is(calendar::instant_in_vietnam(each, std::chrono::minutes{8 * 60}));
      tick(here.context(), mailer);
    }
  };
  const auto without_contact = [&] {
    const auto agencies = agencies_without_contact(here.context());
    return std::ranges::count(agencies, "Ban Tổ chức Tỉnh ủy", &store::AgencyRow::name) == 1;
  };
  const auto for_agency = [&] {
    return std::stoi(
        here.sql("SELECT count(DISTINCT l.duty) FROM ledger l JOIN agency g ON g.id = l.instead_of "
                 "WHERE g.name = 'Ban Tổ chức Tỉnh ủy'"));
  };
  go_on("2025-10-20", "2025-10-20");  // refused once
  CHECK_FALSE(without_contact());
  go_on("2025-10-21", "2025-12-05");
  CHECK(mails_to(mailer.tried, mailer.refused) == 2);
  CHECK(without_contact());
  CHECK(for_agency() > 0);
  const auto rerouted = mails_to(mailer.tried, "van-phong@localhost");
  CHECK(rerouted > 0);
  CHECK(here.sql("SELECT count(*) FROM ledger WHERE recipient = (SELECT id FROM person WHERE email = "
                 "'binh@tochuc.example') AND message IS NULL") == "0");
}

TEST_CASE("what someone who left was owed goes to who came", "[service]") {
  auto here = small_programme_in_force();
  here.tick();
  here.now_is("2025-11-21T08:00:00+07:00");
  here.mailer().defer_next(100);
  here.tick();  // owed, but the server is away
  REQUIRE(
      load_agencies(here.context(), "tên,người liên hệ,email\nBan Tổ chức Tỉnh ủy,Đỗ Thị Hoa,hoa@tochuc.example\n"));
  const auto before = here.mailer().accepted.size();
  here.mailer() = {};
  here.now_is("2025-11-21T10:00:00+07:00");
  here.tick();
  here.now_is("2025-11-21T10:01:00+07:00");
  here.tick();
  CHECK(before >= 1);
  CHECK(mails_to(here.mailer().tried, "binh@tochuc.example") == 0);
  CHECK(mails_to(here.mailer().accepted, "hoa@tochuc.example") == 1);
}

TEST_CASE("a day of far more mails than usual waits for the office", "[service]") {
  Installation here{"2025-10-20T08:00:00+07:00", "[mail]\nhold_above = 1\n"};
  service::load_agencies(here.context(), contacts).value();
  here.put_in_force(small_programme);
  const auto ticked = here.tick();
  CHECK(ticked.held == ticked.composed);
  CHECK(here.mailer().tried.empty());
  CHECK(here.sql("SELECT count(*) FROM outbox WHERE standing = 'held'") == std::to_string(ticked.held));
  CHECK(here.sql("SELECT count(*) FROM event WHERE what = 'held'") == "1");
  here.now_is("2025-10-20T08:05:00+07:00");
  here.tick();
  CHECK(here.mailer().tried.empty());
}

TEST_CASE("the session with the mail server is closed after each run of deliveries", "[service]") {
  auto here = small_programme_in_force();
  RefusingMailer mailer;
  tick(here.context(), mailer);
  CHECK(mailer.sessions == 1);
}

TEST_CASE("the mail server gets no more mails a minute than the settings say", "[service]") {
  Installation here{"2025-10-20T08:00:00+07:00", "[smtp]\nhost = \"localhost\"\nsecurity = \"none\"\nper_minute = 2\n"};
  service::load_agencies(here.context(), contacts).value();
  here.put_in_force(small_programme);
  const auto ticked = here.tick();
  REQUIRE(ticked.composed > 2);
  CHECK(here.mailer().tried.size() == 2);
  here.now_is("2025-10-20T08:00:40+07:00");
  here.tick();
  CHECK(here.mailer().tried.size() == 2);
  here.now_is("2025-10-20T08:01:00+07:00");
  here.tick();
  CHECK(here.mailer().tried.size() == std::min<std::size_t>(4, ticked.composed));
}

TEST_CASE("daily mails name their list, and a digest alone says that it is bulk", "[service]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-10-27");
  std::size_t bulk = 0;
  for (const auto& mail : here.mailer().accepted) {
    REQUIRE_FALSE(mail.headers.empty());
    CHECK(mail.headers.front().name == "List-Id");
    CHECK(mail.headers.front().value.ends_with("<don-doc.localhost>"));
    if (mail.headers.size() > 1) {
      CHECK(mail.headers[1] == mail::Header{"Precedence", "bulk"});
      CHECK(mail.to.address == "ban-thuong-vu@localhost");
      ++bulk;
    }
  }
  CHECK(bulk == 1);
}

TEST_CASE("two daemons do not work on one data folder", "[service]") {
  const support::Folder folder;
  const base::FixedClock clock{at("2025-10-20T08:00:00+07:00")};
  const auto house = House::open(folder.path(), service::Folder::make, clock).value();
  const auto other = House::open(folder.path(), service::Folder::make, clock).value();
  {
    const auto lock = house->take_the_clock();
    CHECK(lock);
    CHECK_FALSE(other->take_the_clock());
  }
  CHECK(other->take_the_clock());
}

// One mail a person a day, whatever the mail server and the calendar did to those of the days before.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "support/office.h"

using namespace service;
using namespace support;

namespace {

constexpr auto contact = "binh@tochuc.example";

/// The Message-IDs of what was tried for the contact, in order.
std::vector<std::string> tried_for_contact(Installation& here) {
  std::vector<std::string> ids;
  for (const auto& mail : here.mailer().tried)
    if (mail.to.address == contact) ids.push_back(mail.message_id);
  return ids;
}

void ticks_at(Installation& here, std::string_view instant) {
  here.now_is(instant);
  here.tick();
}

/// A tick whose mails the server puts off, each of them once.
void defer_all_now(Installation& here) {
  here.mailer().defer_next(static_cast<int>(would_tick(here.context()).composed));
  here.tick();
}

/// Moves a duty of the contact's agency, of which it is told by mail.
void move(Installation& here, std::string_view ref, std::string_view on) {
  const auto duty = duties_of(here.context(), ref).front();
  extend(here.context(), duty.id, duty.due_on + date::days{60}, by_document(on)).value();
}

}  // namespace

TEST_CASE("where a late mail went out today, what comes to be owed waits for tomorrow's", "[service]") {
  auto here = small_programme_in_force();
  defer_all_now(here);
  ticks_at(here, "2025-10-21T08:00:00+07:00");
  const auto late = tried_for_contact(here);
  REQUIRE(late.size() == 2);
  CHECK(late[0] == late[1]);
  move(here, "1.1", "2025-10-21");
  ticks_at(here, "2025-10-21T13:30:00+07:00");
  CHECK(tried_for_contact(here) == late);
  ticks_at(here, "2025-10-22T08:00:00+07:00");
  CHECK(tried_for_contact(here).size() == 3);
  CHECK(tried_for_contact(here).back() != late[0]);
}

TEST_CASE("a mail that may have arrived goes out once more as it was, and what is new waits for the next day",
          "[service]") {
  auto here = small_programme_in_force();
  here.tick();
  here.now_is("2025-10-21T17:25:00+07:00");
  move(here, "1.1", "2025-10-21");
  here.mailer().lose_answer_to_next(1);
  here.tick();
  const auto before = tried_for_contact(here);
  REQUIRE(before.size() == 2);
  here.now_is("2025-10-22T07:00:00+07:00");
  move(here, "1.3", "2025-10-22");
  ticks_at(here, "2025-10-22T08:00:00+07:00");
  ticks_at(here, "2025-10-22T13:00:00+07:00");
  auto after = tried_for_contact(here);
  REQUIRE(after.size() == 3);
  CHECK(after[2] == before[1]);
  ticks_at(here, "2025-10-23T08:00:00+07:00");
  after = tried_for_contact(here);
  REQUIRE(after.size() == 4);
  CHECK(std::set(after.begin(), after.end()).size() == 3);
}

TEST_CASE("a mail put off on the eve of days off, or before the power went, goes out after them", "[service]") {
  auto here = small_programme_in_force();
  here.tick();
  here.now_is("2026-02-13T17:00:00+07:00");
  defer_all_now(here);
  const auto before = here.mailer().accepted.size();
  const auto waiting = here.sql("SELECT count(*) FROM outbox WHERE state = 'deferred'");
  CHECK(waiting != "0");
  ticks_at(here, "2026-02-23T07:31:00+07:00");  // after Tết
  CHECK(here.sql("SELECT count(*) FROM outbox WHERE state IN ('expired', 'deferred')") == "0");
  CHECK(here.mailer().accepted.size() > before);
}

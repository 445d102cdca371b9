#include "service/ladders.h"

#include <catch2/catch.hpp>

#include "schedule/ladder_text.h"
#include "service/reminder_check.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

constexpr base::ProgrammeId the_programme{1};
const Author administrator{.door = store::Door::command, .person = {}};
const std::string others = "quý 0 đầu mối\nnăm 0 đầu mối\n";

void days_pass(Installation& here, std::string_view first, std::string_view last) {
  for (auto each = day(first); each <= day(last); each += date::days{1}) {
    here.now_is(calendar::instant_in_vietnam(each, std::chrono::minutes{8 * 60}));
    here.tick();
  }
}

/// "due-7 binh@tochuc.example", what was owed of 1.1 from that day on, a line each.
std::string owed_of_first(const Installation& here, const std::string& from) {
  const auto duty = std::to_string(base::number(only_duty(here.context(), "1.1").id));
  return here.sql(
      "SELECT coalesce(group_concat(line, char(10)), '') FROM (SELECT step || ' ' || email AS line FROM ledger l JOIN "
      "person p ON p.id = l.recipient WHERE duty = " +
      duty + " AND owed_on >= '" + from + "' ORDER BY owed_on, email)");
}

void check_sound(const Installation& here) {
  const auto check = check_reminders(here.context());
  for (const auto* findings : {&check.missing, &check.doubled, &check.out_of_policy})
    for (const auto& finding : *findings) UNSCOPED_INFO(finding);
  CHECK(check.is_sound());
}

}  // namespace

TEST_CASE("a programme's own ladder owes its steps to those it names, and the office's and the committee's too",
          "[service]") {
  auto here = small_programme_in_force();
  REQUIRE(set_ladder(here.context(), the_programme,
                     others + "tháng -10 lãnh đạo\ntháng 0 đầu mối\nquá hạn +2 đầu mối, văn phòng, ban thường vụ\n",
                     administrator));
  days_pass(here, "2025-10-21", "2025-12-20");
  CHECK(owed_of_first(here, "2025-10-21") ==
        "due-10 lanhdao@tochuc.example\n"
        "due binh@tochuc.example\n"
        "overdue+2 ban-thuong-vu@localhost\n"
        "overdue+2 binh@tochuc.example\n"
        "overdue+2 van-phong@localhost");
  check_sound(here);
}

TEST_CASE("another ladder owes nothing for days that lie behind, and nothing that was owed once more", "[service]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-11-28");  // seven and three days before have been owed
  REQUIRE(set_ladder(
      here.context(), the_programme,
      others + "tháng -20 đầu mối\ntháng -7 đầu mối\ntháng -3 đầu mối\ntháng 0 đầu mối\nquá hạn +1 đầu mối\n",
      administrator));
  const auto before = here.sql("SELECT count(*) FROM ledger");
  here.tick();
  CHECK(here.sql("SELECT count(*) FROM ledger") == before);
  days_pass(here, "2025-11-29", "2025-12-20");
  CHECK(owed_of_first(here, "2025-11-29") == "due binh@tochuc.example\noverdue+1 binh@tochuc.example");
  check_sound(here);
}

TEST_CASE("after a gap each day is owed by the ladder that held on it", "[service]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-11-21");
  here.now_is(
      "2025-11-26T10:00:00+07:00");  // the clock stood still over the 24th; the ladder changes before it goes on
  REQUIRE(set_ladder(here.context(), the_programme, others + "tháng -2 đầu mối\n", administrator));
  days_pass(here, "2025-12-01", "2025-12-12");
  // By the old one seven days before; by the new one two days before, a Saturday, so on Friday the 28th.
  CHECK(owed_of_first(here, "2025-11-22") == "due-7 binh@tochuc.example\ndue-2 binh@tochuc.example");
  check_sound(here);
}

TEST_CASE("back at the ladder that all have, its steps are owed from then on", "[service]") {
  auto here = small_programme_in_force();
  REQUIRE(set_ladder(here.context(), the_programme, others + "tháng 0 đầu mối\n", administrator));
  CHECK(ladder_of(here.context(), the_programme).value().is_own);
  days_pass(here, "2025-10-21", "2025-11-25");
  REQUIRE(set_ladder(here.context(), the_programme, schedule::default_ladder_text(), administrator));
  CHECK_FALSE(ladder_of(here.context(), the_programme).value().is_own);
  days_pass(here, "2025-11-26", "2025-12-01");
  CHECK(owed_of_first(here, "2025-10-21") == "due-3 binh@tochuc.example\ndue binh@tochuc.example");
  check_sound(here);
}

TEST_CASE("what is owed in the place of who left keeps the name that the ladder gave it before", "[service]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-11-23");
  here.mailer().defer_next(100);
  days_pass(here, "2025-11-24", "2025-11-24");  // seven days before: owed, but the server is away
  REQUIRE(set_ladder(here.context(), the_programme, others + "tháng 0 đầu mối\n", administrator));
  REQUIRE(
      load_agencies(here.context(), "tên,người liên hệ,email\nBan Tổ chức Tỉnh ủy,Đỗ Thị Hoa,hoa@tochuc.example\n"));
  here.mailer().accept_again();
  days_pass(here, "2025-11-25", "2025-11-26");
  CHECK(here.sql("SELECT l.step || ' ' || l.owed_on FROM ledger l JOIN person p ON p.id = l.recipient "
                 "WHERE p.email = 'hoa@tochuc.example'") == "due-7 2025-11-25");
  check_sound(here);
}

TEST_CASE("a step that the ladder of its day does not have is out of policy", "[service]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-11-24");
  REQUIRE(set_ladder(here.context(), the_programme, others + "tháng 0 đầu mối\n", administrator));
  days_pass(here, "2025-11-25", "2025-12-02");
  check_sound(here);
  here.sql("UPDATE ledger SET step = 'due-3' WHERE step = 'due' AND owed_on = '2025-12-01' RETURNING id");
  const auto check = check_reminders(here.context());
  CHECK(check.out_of_policy.size() == 1);
  CHECK(check.missing.size() == 1);
}

TEST_CASE("a ladder that cannot be read changes nothing - one that is set is logged, and set again is not",
          "[service]") {
  const auto here = small_programme_in_force();
  const auto bad = set_ladder(here.context(), the_programme, "tháng 3 đầu mối", administrator);
  REQUIRE_FALSE(bad);
  CHECK(bad.error().line == 1);
  CHECK(here.sql("SELECT count(*) FROM programme_ladder") == "0");
  const auto own = others + "tháng 0 đầu mối\n";
  REQUIRE(set_ladder(here.context(), the_programme, own, administrator));
  REQUIRE(set_ladder(here.context(), the_programme, "# cùng thang\n" + own, administrator));
  CHECK(here.sql("SELECT count(*) FROM programme_ladder") == "1");
  CHECK(here.sql("SELECT count(*) FROM event WHERE what = 'ladder_set'") == "1");
  CHECK(kind_of(set_ladder(here.context(), base::ProgrammeId{9}, own, administrator)) == "no_such_programme");
}

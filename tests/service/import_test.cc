#include "service/import.h"

#include <catch2/catch.hpp>

#include "service/lists.h"
#include "support/installation.h"

using namespace service;
using support::Installation;

namespace {

programme::Programme small(const Installation& installation, const std::string& document = support::small_programme) {
  std::ofstream{installation.path() / "vanban.txt"} << document;
  return service::read(installation.path() / "vanban.txt", support::vietnam()).value();
}

}  // namespace

TEST_CASE("a programme is imported as a draft that owes nothing", "[service]") {
  Installation here;
  const auto imported = import(here.context(), small(here), Activate::no);
  REQUIRE(imported);
  CHECK(imported->tasks == 7);
  CHECK_FALSE(imported->in_force);
  CHECK(here.sql("SELECT count(*) FROM duty") == "0");
  CHECK(here.sql("SELECT count(*) FROM event WHERE what = 'imported'") == "1");
}

TEST_CASE("the same file twice changes nothing and says so", "[service]") {
  Installation here;
  REQUIRE(import(here.context(), small(here), Activate::yes));
  const auto events = here.sql("SELECT count(*) FROM event");
  const auto again = import(here.context(), small(here), Activate::yes);
  REQUIRE(again);
  CHECK(again->already_there);
  CHECK(here.sql("SELECT count(*) FROM programme") == "1");
  CHECK(here.sql("SELECT count(*) FROM event") == events);
}

TEST_CASE("a dry run says the same and keeps nothing", "[service]") {
  Installation here;
  const auto would = would_import(here.context(), small(here), Activate::yes);
  REQUIRE(would);
  CHECK(would->tasks == 7);
  CHECK(would->assignments == 9);
  CHECK(here.sql(
            "SELECT (SELECT count(*) FROM programme) + (SELECT count(*) FROM event) + (SELECT count(*) FROM agency)") ==
        "0");
}

TEST_CASE("two leads in one heading give two assignments, a group gives one", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  CHECK(here.sql("SELECT count(*) FROM assignment a JOIN task t ON t.id = a.task WHERE t.ref LIKE '%2.1'") == "2");
  CHECK(here.sql("SELECT count(*) FROM assignment a JOIN task t ON t.id = a.task WHERE t.ref LIKE '%3.1'") == "1");
  CHECK(here.sql("SELECT is_group FROM agency WHERE name = 'Các đảng ủy xã, phường'") == "1");
  CHECK(here.sql("SELECT is_group FROM agency WHERE name = 'Ban Nội chính Tỉnh ủy'") == "0");
}

TEST_CASE("each kind of deadline owes its own duties", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const auto duties = [&](const std::string& ref) {
    return here.sql(
        "SELECT group_concat(due_on, ' ') FROM (SELECT d.due_on FROM duty d JOIN assignment a ON a.id = d.assignment "
        "JOIN task t ON t.id = a.task WHERE t.ref LIKE '%" +
        ref +
        "' AND a.id = (SELECT min(id) FROM assignment "
        "WHERE task = t.id) ORDER BY d.number)");
  };
  CHECK(duties("1.1") == "2025-11-30");
  CHECK(duties("1.3") == "2025-12-31 2026-12-31 2027-12-31 2028-12-31 2029-12-31 2030-12-31");
  CHECK(duties("2.1") == "2026-06-30");
  CHECK(duties("2.2").empty());
  CHECK(duties("3.1") == "2026-03-31");
  CHECK(duties("3.2").empty());
  CHECK(duties("1.2").starts_with("2025-12-31 2026-03-31 2026-06-30"));
  CHECK(here.sql("SELECT count(*) FROM duty WHERE sort = 'report'") == "21");
}

TEST_CASE("an agency known by another name is not added again", "[service]") {
  Installation here;
  REQUIRE(load_agencies(here.context(), "tên,tên khác\nBan Tổ chức,\"Ban Tổ chức Tỉnh uỷ; BTC TU\"\n"));
  here.put_in_force(support::small_programme);
  CHECK(here.sql("SELECT count(*) FROM agency WHERE name LIKE 'Ban Tổ chức%'") == "1");
}

TEST_CASE("two leads that are one agency by two names are one assignment", "[service]") {
  Installation here;
  REQUIRE(load_agencies(here.context(), "tên,tên khác\nVăn phòng Tỉnh ủy,Ban Nội chính Tỉnh ủy\n"));
  here.put_in_force(support::small_programme);
  CHECK(here.sql("SELECT count(*) FROM assignment a JOIN task t ON t.id = a.task WHERE t.ref LIKE '%2.1'") == "1");
}

TEST_CASE("a draft comes into force once, by a person on the page", "[service]") {
  Installation here;
  const auto imported = import(here.context(), small(here), Activate::no).value();
  const auto person = deciders(here.context()).front().id;
  REQUIRE(put_in_force(here.context(), imported.programme, store::Door::page, person));
  const auto again = put_in_force(here.context(), imported.programme, store::Door::page, person);
  REQUIRE_FALSE(again);
  CHECK(again.error().kind == "already_in_force");
  CHECK(here.sql("SELECT count(*) FROM event WHERE what = 'put_in_force' AND door = 'page' AND person IS NOT NULL") ==
        "1");
}

TEST_CASE("a programme put in force at an instant already swept still owes its mail of how things stand", "[service]") {
  Installation here{"2026-02-10T10:00:00+07:00"};
  here.put_in_force(support::small_programme);
  here.tick();
  auto second = small(here,
                      "TỈNH ỦY SƠN HÀ\nSố 08-CTr/TU\nSơn Hà, ngày 2 tháng 2 năm 2026\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\n\n"
                      "1. Ban Tuyên giáo Tỉnh ủy\n\n1.1. Viết tài liệu hỏi đáp. (Hoàn thành tháng 5/2026)\n");
  REQUIRE(import(here.context(), second, Activate::yes));  // within the very second of the sweep
  here.now_is("2026-02-11T08:00:00+07:00");
  here.tick();
  CHECK(here.sql("SELECT count(*) FROM ledger l JOIN duty d ON d.id = l.duty JOIN assignment a ON a.id = d.assignment "
                 "JOIN agency g ON g.id = a.agency WHERE l.step = 'in_force' AND g.name = 'Ban Tuyên giáo Tỉnh ủy'") ==
        "1");
}

TEST_CASE("a document without a day of issue is not imported", "[service]") {
  Installation here;
  auto read = small(here);
  read.issued.reset();
  const auto refused = import(here.context(), read, Activate::no);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == "no_issue_date");
}

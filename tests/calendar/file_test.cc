#include "calendar/file.h"

#include <catch2/catch.hpp>

#include "support/days.h"

using namespace calendar;
using support::day;
using support::vietnam;

namespace {

const std::string swap_toml = R"(source = "Thông báo 12/TB-BNV"
day_off = [ { day = 2026-11-23, name = "Nghỉ hoán đổi với 28/11" } ]
working_day = [ { day = 2026-11-28, name = "Làm bù ngày 23/11" } ]
)";

const std::string swap_csv =
    "\xEF\xBB\xBFNgày;Loại;Tên;Nguồn;Dự kiến\r\n"
    "28/11/2026;làm bù;Làm bù ngày 23/11;Thông báo 12/TB-BNV;\r\n"
    "2026-11-23;NGHỈ;Nghỉ hoán đổi với 28/11;Thông báo 12/TB-BNV;không\r\n";

const std::string swap_ics =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Thông báo 12/TB-BNV\r\n"
    "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261124\r\n"
    "SUMMARY:Nghỉ hoán đổi\r\n  với 28/11\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261128\r\nSUMMARY;LANGUAGE=\"vi:VN\":Làm bù ngày 23/11\r\n"
    "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// An ics file with these lines within one event, the first of them line 3.
std::string event(const std::string& lines) {
  return "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + lines + "END:VEVENT\nEND:VCALENDAR\n";
}

}  // namespace

TEST_CASE("one swap is read alike from toml, csv and ics", "[calendar]") {
  for (const auto& file : {swap_toml, swap_csv, swap_ics}) {
    INFO(file);
    const auto days = days_in_file(file);
    REQUIRE(days);
    REQUIRE(days->size() == 2);
    const auto& off = days->at(0).exception;
    CHECK(off.day == day("2026-11-23"));
    CHECK_FALSE(off.working);
    CHECK(off.name == "Nghỉ hoán đổi với 28/11");
    CHECK(off.source == "Thông báo 12/TB-BNV");
    CHECK_FALSE(off.expected_only);
    const auto& make_up = days->at(1).exception;
    CHECK(make_up.day == day("2026-11-28"));
    CHECK(make_up.working);
    CHECK(make_up.name == "Làm bù ngày 23/11");
    CHECK_FALSE(problem_over(*days, vietnam()));
  }
}

TEST_CASE("an event of many days is a day off each, and its end is no part of it", "[calendar]") {
  const auto days =
      days_in_file(event("DTSTART;VALUE=DATE:20270205\nDTEND;VALUE=DATE:20270212\nSUMMARY:Tết\n"
                         "DESCRIPTION:Thông báo 7\\, phần\\nII\nSTATUS:TENTATIVE\n"));
  REQUIRE(days);
  REQUIRE(days->size() == 7);
  CHECK(days->front().exception.day == day("2027-02-05"));
  CHECK(days->back().exception.day == day("2027-02-11"));
  CHECK(days->back().exception.source == "Thông báo 7, phần II");
  CHECK(days->back().exception.expected_only);
}

TEST_CASE("letters with marks and quotes stand in both kinds of string and in comments of a toml file", "[calendar]") {
  const auto days = days_in_file(
      "# Lịch năm «2027»\r\nsource = \"Thông \\\"báo\\\" số 7\"\r\n\r\n"
      "day_off = [ # nghỉ\n { name = 'Tết \"Dương\" lịch', day = 2027-01-01, },\n]\n");
  REQUIRE(days);
  REQUIRE(days->size() == 1);
  CHECK(days->at(0).exception.source == "Thông \"báo\" số 7");
  CHECK(days->at(0).exception.name == "Tết \"Dương\" lịch");
  CHECK(days->at(0).line == 5);
}

TEST_CASE("a cancelled event is none", "[calendar]") {
  const auto days = days_in_file(
      "BEGIN:VCALENDAR\nX-WR-CALNAME:TB 7\nBEGIN:VEVENT\nDTSTART:20270101\nSUMMARY:Tết\nEND:VEVENT\n"
      "BEGIN:VEVENT\nDTSTART:20270104\nSUMMARY:Nghỉ\nSTATUS:CANCELLED\nEND:VEVENT\nEND:VCALENDAR\n");
  REQUIRE(days);
  CHECK(days->size() == 1);
}

TEST_CASE("a day of a toml file may have a source of its own and be expected only", "[calendar]") {
  const auto days = days_in_file(
      "source = \"chung\"\nexpected = true\n[[day_off]]\nday = 2027-02-05\nname = \"Tết\"\n"
      "[[day_off]]\nday = 2027-11-24\nname = \"Văn hóa\"\nsource = \"NQ 28\"\nexpected = false\n");
  REQUIRE(days);
  CHECK(days->at(0).exception.source == "chung");
  CHECK(days->at(0).exception.expected_only);
  CHECK(days->at(1).exception.source == "NQ 28");
  CHECK_FALSE(days->at(1).exception.expected_only);
  CHECK(days->at(1).line == 7);
}

TEST_CASE("a calendar file that cannot be read is refused with its line and what to do", "[calendar]") {
  struct Case {
    std::string file, kind;
    int line;
    std::string words;
  };
  const std::string head = "ngày,loại,tên,nguồn\n";
  const std::vector<Case> cases{
      {"", "calendar_file", 1, "không có ngày nào"},
      {"# chỉ có lời\n\n", "calendar_file", 1, "không có ngày nào"},
      {"source = \"x\"\nholiday = []\n", "calendar_file", 2, "holiday"},
      {"source = \"x\"\nday_off = [ { day = 2026-11-23, name = \"N\", colour = 1 } ]\n", "calendar_file", 2, "colour"},
      {"source = \"x\"\nday_off = [\n { day = \"hôm qua\" } ]\n", "calendar_file", 3, "hôm qua"},
      {"source = \"x\"\nday_off = 3\n", "calendar_file", 2, "danh sách"},
      {"source = 3\n", "calendar_file", 1, "source"},
      {"source = \"x\"\nexpected = \"có\"\n", "calendar_file", 2, "true"},
      {"source = \"x\"\nday_off = [ { day = 2026-02-30, name = \"N\" } ]\n", "calendar_file", 2, "2026-02-30"},
      {"source = \"x\"\nday_off = [ { day = \"2026-02-03\", name = \"N\" } ]\n", "calendar_file", 2,
       "không đọc được ngày"},
      {"source = \"x\"\nday_off = [ { day = 2026-11-23, name = N } ]\n", "calendar_file", 2, "ngoặc kép"},
      {"source = \"x\"\nday_off = [ { name = \"N\" } ]\n", "calendar_file", 2, "cần một ngày"},
      {"source = \"x\"\nday_off = [ { day = 2026-11-23 name = \"N\" } ]\n", "calendar_file", 2, "thiếu dấu phẩy"},
      {"source = \"x\"\nday_off = [ { day = 2026-11-23, name = \"N\" }\n{ day = 2026-11-24, name = \"N\" } ]\n",
       "calendar_file", 3, "thiếu dấu phẩy"},
      {"source = \"x\"\nday_off = [ { day = 2026-11-23,\nname = \"N\" } ]\n", "calendar_file", 2, "thiếu dấu }"},
      {"source = \"x\"\nsource = \"y\"\n", "calendar_file", 2, "hai lần"},
      {"source = \"x\"\nday_off []\n", "calendar_file", 2, "thiếu dấu ="},
      {"source =\nday_off = []\n", "calendar_file", 1, "chưa có giá trị"},
      {"source = \"x\" expected = true\n", "calendar_file", 1, "mỗi dòng chỉ ghi một khóa"},
      {"source = \"x\nday_off = []\n", "calendar_file", 1, "không được đóng lại"},
      {"source = \"a\\u00e0\"\n", "calendar_file", 1, "sau dấu"},
      {"source = \"x\"\n[[day_of]]\n", "calendar_file", 2, "[[day_off]]"},
      {"source = \"x\"\n[day_off]\n", "calendar_file", 2, "[[day_off]]"},
      {"source = \"x\"\n[[day_off]\n", "calendar_file", 2, "thiếu dấu ]]"},
      {"source = \"x\"\n\"day_off\" = []\n", "calendar_file", 2, "tên khóa"},
      {"source = \"x\"\nday_off = [\n", "calendar_file", 3, "cần một ngày"},
      {"day_off = [ { day = 2026-11-23, name = \"N\" } ]\n", "calendar_file", 1, "chưa có nguồn"},
      {"source = \"x\"\nday_off = [ { day = 2026-11-23 } ]\n", "calendar_file", 2, "chưa có tên"},
      {"source = \"x\"\nday_off = [\n { day = 2026-11-23, name = \"N\" },\n { day = 2026-11-23, name = \"M\" } ]\n",
       "calendar_day", 4, "23/11/2026 đã có ở dòng 3"},
      {"source = \"x\"\nday_off = [ { day = 1989-12-31, name = \"N\" } ]\n", "calendar_day", 2, "1990 đến 2150"},
      {"source = \"x\"\nworking_day = [ { day = 2151-01-01, name = \"N\" } ]\n", "calendar_day", 2, "1990 đến 2150"},
      {"source = \"" + std::string(600, 'x') + "\"\nday_off = [ { day = 2026-11-23, name = \"N\" } ]\n",
       "calendar_file", 2, "dài quá"},
      {"source = \"x\"\nngày_nghỉ = []\n", "calendar_file", 2, "ngoặc kép"},
      {"ngày,loại,tên\n2026-11-23,nghỉ,N\n", "calendar_file", 1, "nguồn"},
      {"ngày,loại,tên,nguồn,màu\n", "calendar_file", 1, "màu"},
      {"ngày,loại,tên,nguồn,ngay\n", "calendar_file", 1, "hai lần"},
      {head + "2026-11-23,nghỉ,N,TB\n2026-11-24,nửa ngày,N,TB\n", "calendar_file", 3, "nửa ngày"},
      {head + "2026-11-31,nghỉ,N,TB\n", "calendar_file", 2, "2026-11-31"},
      {head + "2026-11-23,nghỉ,N,TB,thừa\n", "calendar_file", 2, "nhiều ô"},
      {head + "23/11/2026,nghỉ,N,TB\n\n2026-11-23,làm bù,N,TB\n", "calendar_day", 4, "đã có ở dòng 2"},
      {head + "23/11/2026,nghỉ,\"N,TB\n", "csv", 2, "ngoặc kép"},
      {head + "23/11/1890,nghỉ,N,TB\n", "calendar_day", 2, "1990"},
      {"ngày,loại,tên,nguồn,dự kiến\n23/11/2026,nghỉ,N,TB,có lẽ\n", "calendar_file", 2, "có lẽ"},
      {"source = \"\xff\"\n", "calendar_file", 1, "UTF-8"},
      {"BEGIN:VCARD\nEND:VCARD\n", "calendar_file", 1, "VCALENDAR"},
      {event("DTSTART:20261123T080000\nSUMMARY:N\nDESCRIPTION:TB\n"), "calendar_file", 3, "cả ngày"},
      {event("DTSTART:20261123\nSUMMARY:N\n"), "calendar_file", 2, "chưa có nguồn"},
      {event("DTSTART:20261123\nDESCRIPTION:TB\n"), "calendar_file", 2, "chưa có tên"},
      {event("SUMMARY:N\nDESCRIPTION:TB\n"), "calendar_file", 2, "DTSTART"},
      {event("DTSTART:20261123\nRRULE:FREQ=YEARLY\nSUMMARY:N\n"), "calendar_file", 4, "RRULE"},
      {event("DTSTART:20261123\nDTEND:20261123\nSUMMARY:N\nDESCRIPTION:TB\n"), "calendar_file", 2, "DTEND"},
      {event("DTSTART:20261123\nDTEND:20271123\nSUMMARY:N\nDESCRIPTION:TB\n"), "calendar_file", 2, "31 ngày"},
      {event("một dòng lạ\n"), "calendar_file", 3, "iCalendar"},
      {"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261123\n", "calendar_file", 3, "bị cắt"},
      {"BEGIN:VCALENDAR\nEND:VEVENT\n", "calendar_file", 2, "không khớp"},
      {"BEGIN:VCALENDAR\nEND:VCALENDAR\nSUMMARY:N\n", "calendar_file", 3, "nằm ngoài"},
      {"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "calendar_file", 1, "không có ngày nào"},
      {std::string((1U << 20U) + 1, '\n'), "calendar_file", 1, "1 MB"},
  };
  for (const auto& each : cases) {
    INFO(each.file.substr(0, 300));
    const auto refused = days_in_file(each.file);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == each.kind);
    CHECK(refused.error().line == each.line);
    CHECK_THAT(refused.error().detail, Catch::Matchers::StartsWith("Dòng " + std::to_string(each.line) + ": ") &&
                                           Catch::Matchers::Contains(each.words));
  }
}

TEST_CASE("what is at fault is shown without what could move a terminal's cursor", "[calendar]") {
  const auto refused = days_in_file("ngày,loại,tên,nguồn,\x1b[31mđỏ\n");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail.find('\x1b') == std::string::npos);
}

TEST_CASE("a make-up day must be a day off until then", "[calendar]") {
  const auto over = [](const std::string& file) { return problem_over(days_in_file(file).value(), vietnam()); };
  const auto friday = over("source = \"TB\"\nworking_day = [\n { day = 2026-11-27, name = \"Làm bù\" } ]\n");
  REQUIRE(friday);
  CHECK(friday->kind == "calendar_day");
  CHECK(friday->line == 3);
  CHECK(friday->detail.find("27/11/2026") != std::string::npos);
  CHECK_FALSE(over("source = \"TB\"\nworking_day = [ { day = 2026-11-24, name = \"Không nghỉ nữa\" } ]\n"));
  CHECK_FALSE(over("source = \"TB\"\nworking_day = [ { day = 2026-08-22, name = \"Làm bù ngày 31/8\" } ]\n"));
}

TEST_CASE("the calendar that the binary brings names a source for each of its days", "[calendar]") {
  const auto exceptions = shipped_exceptions();
  CHECK(exceptions.size() > 300);
  for (const auto& exception : exceptions) {
    INFO(iso(exception.day));
    CHECK_FALSE(exception.name.empty());
    CHECK_FALSE(exception.source.empty());
    CHECK((exception.expected_only || exception.day < day("2027-01-01") || exception.day == day("2027-11-24")));
  }
}

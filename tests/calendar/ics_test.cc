#include "calendar/ics.h"

#include <catch2/catch.hpp>

#include "calendar/file.h"
#include "support/days.h"
#include "support/ics.h"

using namespace calendar;
using namespace std::string_literals;
using support::day;
using support::ics_calendar;
using support::ics_text;

namespace {

base::Instant at(std::string_view rfc3339) { return base::instant_in(rfc3339).value(); }

DayEvent event(std::string summary, std::string description = {}) {
  return {.uid = "duty-7@theo-doi.example",
          .sequence = 2,
          .modified_at = at("2026-05-01T08:30:00+07:00"),
          .on = day("2026-05-31"),
          .summary = std::move(summary),
          .description = std::move(description),
          .url = "https://theo-doi.example/duties/7"};
}

Published with(std::vector<DayEvent> events) {
  return {
      .name = "Lịch; của, tôi", .description = {}, .at = at("2026-06-22T09:00:00+07:00"), .events = std::move(events)};
}

std::string times(std::string_view words, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += words;
  return text;
}

}  // namespace

TEST_CASE("an event takes its day and says when it changed", "[calendar][ics]") {
  const auto calendar = ics_calendar(ics_of(with({event("II.3: Hạn báo cáo – Sở Y tế")})));
  CHECK_FALSE(calendar.properties.contains("METHOD"));
  CHECK(ics_text(calendar.properties.at("X-WR-CALNAME")) == "Lịch; của, tôi");
  CHECK_FALSE(calendar.properties.contains("X-WR-CALDESC"));
  const auto& properties = calendar.within.at(0).properties;
  CHECK(properties.at("UID") == "duty-7@theo-doi.example");
  CHECK(properties.at("SEQUENCE") == "2");
  CHECK(properties.at("DTSTAMP") == "20260622T020000Z");
  CHECK(properties.at("LAST-MODIFIED") == "20260501T013000Z");
  CHECK(properties.at("DTSTART;VALUE=DATE") == "20260531");
  CHECK(properties.at("DTEND;VALUE=DATE") == "20260601");
  CHECK(properties.at("STATUS") == "CONFIRMED");
  CHECK(properties.at("URL") == "https://theo-doi.example/duties/7");
}

TEST_CASE("what is not to be any more is cancelled", "[calendar][ics]") {
  auto cancelled = event("Đã hủy: II.3");
  cancelled.cancelled = true;
  CHECK(ics_calendar(ics_of(with({cancelled}))).within.at(0).properties.at("STATUS") == "CANCELLED");
}

TEST_CASE("any text comes back as it went in, and every line is short", "[calendar][ics]") {
  const std::vector<std::string> texts{
      "a",
      "dấu, chấm phẩy; gạch \\ xuyệt \\n không phải xuống dòng",
      "dòng một\ndòng hai\n\n",
      "BEGIN:VEVENT\nEND:VCALENDAR",
      "\"ngoặc\" 'đơn' : = ^n",
      "😀👩‍👩‍👧‍👦🇻🇳",
      "\ttab ở đầu và cuối\t",
      "\\",
      " khoảng trắng ở hai đầu ",
      times("Rà soát, sửa đổi quy chế làm việc của các cơ quan tham mưu; ", 60),
      times("ữ", 400),
      times("😀", 200),
      times(",", 150),
  };
  for (const auto& text : texts) {
    // Each length before it puts the fold at another octet.
    for (int before = 0; before < 80; ++before) {
      const auto shifted = times("x", before) + text;
      const auto calendar = ics_calendar(ics_of(with({event(shifted, shifted)})));
      REQUIRE(calendar.within.size() == 1);
      REQUIRE(ics_text(calendar.within[0].properties.at("SUMMARY")) == shifted);
      REQUIRE(ics_text(calendar.within[0].properties.at("DESCRIPTION")) == shifted);
    }
  }
}

TEST_CASE("control characters are left out, for no text may hold them", "[calendar][ics]") {
  const auto calendar = ics_calendar(ics_of(with({event("một\r\nhai\x01\x1B\x7F ba\0 bốn"s)})));
  CHECK(ics_text(calendar.within.at(0).properties.at("SUMMARY")) == "một\nhai ba bốn");
}

TEST_CASE("our own reader of calendars takes what is written", "[calendar][ics]") {
  auto holiday = event("Nghỉ bù, theo thông báo", "Thông báo số 5; ngày 1/5/2026");
  const auto days = days_in_file(ics_of(with({holiday})));
  REQUIRE(days);
  REQUIRE(days->size() == 1);
  CHECK(days->at(0).exception.day == day("2026-05-31"));
  CHECK(days->at(0).exception.name == "Nghỉ bù, theo thông báo");
}

TEST_CASE("a calendar without events is a calendar", "[calendar][ics]") {
  CHECK(ics_calendar(ics_of(with({}))).within.empty());
}

#include "web/words.h"

#include <catch2/catch.hpp>

#include "support/days.h"
#include "web/form.h"
#include "web/overview_view.h"
#include "web/pages.h"

using namespace web;
using support::day;

namespace {

std::string standing_on(std::string_view today, const duty::Facts& facts) {
  return standing_in_words(facts, duty::position(facts, day(today), support::vietnam()), day(today));
}

std::string tone_on(std::string_view today, const duty::Facts& facts) {
  return std::string{tone_of(facts, duty::position(facts, day(today), support::vietnam()))};
}

}  // namespace

TEST_CASE("a duty's standing is said with its days", "[web]") {
  duty::Facts facts{
      .sort = duty::Sort::dated, .state = duty::State::needs_action, .due_on = day("2026-06-15"), .evidence_on = {}};
  CHECK(standing_on("2026-06-05", facts) == "Còn 10 ngày");
  CHECK(tone_on("2026-06-05", facts) == "time");
  CHECK(tone_on("2026-06-08", facts) == "near");
  CHECK(standing_on("2026-06-15", facts) == "Đến hạn hôm nay");
  CHECK(standing_on("2026-06-16", facts) == "Quá hạn 1 ngày");
  CHECK(tone_on("2026-06-16", facts) == "late");
  CHECK(tone_on("2026-06-18", facts) == "critical");
  facts.state = duty::State::completed;
  facts.evidence_on = day("2026-06-17");
  CHECK(standing_on("2026-07-01", facts) == "Hoàn thành quá hạn 2 ngày");
  facts.state = duty::State::claimed;
  facts.evidence_on = day("2026-06-15");
  CHECK(standing_on("2026-07-01", facts) == "Chờ xác nhận");
  CHECK(tone_on("2026-07-01", facts) == "waits");
  facts.state = duty::State::cancelled;
  CHECK(standing_on("2026-07-01", facts) == "Đã hủy");
}

TEST_CASE("an instant is said in Vietnam's time", "[web]") {
  CHECK(web::in_words(base::instant_in("2026-06-30T18:05:00Z").value()) == "01:05 ngày 1/7/2026");
}

TEST_CASE("figures have their thousands apart and percentages a comma", "[web]") {
  CHECK(figures(0) == "0");
  CHECK(figures(999) == "999");
  CHECK(figures(1000) == "1.000");
  CHECK(figures(1234567) == "1.234.567");
  CHECK(figures(-1234) == "-1.234");
  CHECK(figures(-123) == "-123");
  CHECK(percent_in_words(1, 3) == "33,3 %");
  CHECK(percent_in_words(0, 0) == "chưa có");
  CHECK(percent_in_words(3, 3) == "100,0 %");
}

TEST_CASE("a day is read as a browser sends it and as people write it", "[web]") {
  CHECK(day_typed("2026-06-30") == day("2026-06-30"));
  CHECK(day_typed("30/6/2026") == day("2026-06-30"));
  CHECK(day_typed("30/06/2026") == day("2026-06-30"));
  for (const auto* text :
       {"", "31/6/2026", "6/2026", "30-6-2026", "30/6/26x", "1/1/1/2026", "-1/6/2026", "999999999999/1/2026"})
    CHECK(!day_typed(text));
}

TEST_CASE("the place where a page ends survives the link to the next", "[web]") {
  const auto cursor = cursor_in(text_of({.due_on = day("2026-06-30"), .id = 17}));
  REQUIRE(cursor);
  CHECK(cursor->due_on == day("2026-06-30"));
  CHECK(cursor->id == 17);
  for (const auto* text : {"", "2026-06-30", "2026-06-31,1", "2026-06-30,", "2026-06-30,x", ",1"})
    CHECK(!cursor_in(text));
}

TEST_CASE("a field is cleaned of what nobody types", "[web]") {
  CHECK(cleaned("  a\r\nb\rc\x01"
                "d \xC2\xA0") == "a\nb\nc d");
  CHECK(cleaned("o\xCC\x82") == "ô");
  CHECK(!cleaned("\xFF"));
}

TEST_CASE("a text in a link is percent-encoded", "[web]") {
  CHECK(url_encoded("Bến a=b&c") == "B%E1%BA%BFn%20a%3Db%26c");
}

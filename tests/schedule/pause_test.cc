#include "schedule/pause.h"

#include <catch2/catch.hpp>

#include "support/days.h"

using namespace schedule;
using support::day;

namespace {

base::Instant at(std::string_view rfc3339) { return base::instant_in(rfc3339).value(); }

const std::vector<Pause> said{{.said_at = at("2026-06-01T09:00:00+07:00"), .until_on = day("2026-06-05")}};

bool rests_on(std::string_view on, const std::vector<Pause>& pauses = said, base::Instant owed_from = {}) {
  return rests(pauses, owed_from, day(on), at(std::string{on} + "T07:30:00+07:00"));
}

}  // namespace

TEST_CASE("a duty rests from the next window after a day was named until that day", "[schedule]") {
  CHECK_FALSE(rests_on("2026-06-01"));  // said after its window had opened
  CHECK(rests_on("2026-06-02"));
  CHECK(rests_on("2026-06-04"));
  CHECK_FALSE(rests_on("2026-06-05"));
  CHECK_FALSE(rests_on("2026-06-02", {}));
}

TEST_CASE("what was said before a duty was moved or handed over says nothing any more", "[schedule]") {
  CHECK_FALSE(rests_on("2026-06-02", said, at("2026-06-01T10:00:00+07:00")));
}

TEST_CASE("of several days the one named last before the window holds, an earlier one too", "[schedule]") {
  auto pauses = said;
  pauses.push_back({.said_at = at("2026-06-02T10:00:00+07:00"), .until_on = day("2026-06-04")});
  CHECK(rests_on("2026-06-02", pauses));
  CHECK(rests_on("2026-06-03", pauses));
  CHECK_FALSE(rests_on("2026-06-04", pauses));
}

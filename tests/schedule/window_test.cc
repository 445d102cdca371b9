#include <catch2/catch.hpp>
#include <iterator>

#include "schedule/ladder.h"
#include "support/days.h"
#include "support/disagreements.h"

using namespace schedule;
using calendar::Day;
using support::day;
using support::vietnam;

namespace {

base::Instant in_vietnam(std::string_view iso_day, int hour, int minute = 0) {
  return calendar::instant_in_vietnam(day(iso_day), std::chrono::minutes{60 * hour + minute});
}

}  // namespace

TEST_CASE("mail goes out in the window of a working day, and waits for the next one otherwise", "[schedule]") {
  struct Case {
    base::Instant at, goes_out;
    const char* why;
  };
  for (const auto& [at, goes_out, why] : std::initializer_list<Case>{
           {in_vietnam("2026-11-20", 9, 15), in_vietnam("2026-11-20", 9, 15), "a Friday morning"},
           {in_vietnam("2026-11-20", 7, 30), in_vietnam("2026-11-20", 7, 30), "as the window opens"},
           {in_vietnam("2026-11-20", 7, 29), in_vietnam("2026-11-20", 7, 30), "a minute early"},
           {in_vietnam("2026-11-20", 0, 0), in_vietnam("2026-11-20", 7, 30), "at midnight"},
           {in_vietnam("2026-11-20", 17, 30), in_vietnam("2026-11-23", 7, 30), "as it closes on a Friday"},
           {in_vietnam("2026-11-21", 9, 0), in_vietnam("2026-11-23", 7, 30), "on a Saturday"},
           {in_vietnam("2026-11-23", 23, 59), in_vietnam("2026-11-25", 7, 30), "on the eve of a holiday"},
           {in_vietnam("2026-02-13", 18, 0), in_vietnam("2026-02-23", 7, 30), "when Tết begins"},
           {in_vietnam("2026-01-10", 8, 0), in_vietnam("2026-01-10", 8, 0), "on a Saturday that makes up"}}) {
    INFO(why);
    CHECK(next_in_window(at, {}, vietnam()) == goes_out);
    CHECK(is_in_window(at, {}, vietnam()) == (at == goes_out));
  }
}

TEST_CASE("the next instant in the window is the first one, whatever the hour", "[schedule]") {
  support::Disagreements found;
  auto next = in_vietnam("2027-01-04", 7, 30);  // a Monday; from here the clock is turned back
  for (auto at = next; at > in_vietnam("2026-01-01", 0); at -= std::chrono::minutes{15}) {
    const auto time = calendar::time_in_vietnam(at);
    const bool within = vietnam().is_working(calendar::day_in_vietnam(at)) && time >= std::chrono::minutes{450} &&
                        time < std::chrono::minutes{1050};
    if (within) next = at;
    if (is_in_window(at, {}, vietnam()) != within || next_in_window(at, {}, vietnam()) != next)
      found.add(base::rfc3339(at));
  }
  CHECK(found.told() == "");
}

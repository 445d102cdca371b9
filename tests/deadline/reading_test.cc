#include "deadline/reading.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/text.h"
#include "support/days.h"

using namespace deadline;
using support::day;

namespace {

Reading as_read(std::string_view phrase, std::string_view issued = "2025-10-20") {
  return read(phrase, day(issued), support::vietnam());
}

/// What holds of every reading, whatever the words.
void check_whole(const Reading& reading) {
  CHECK_FALSE(reading.how.empty());
  CHECK(base::is_utf8(reading.how));
  CHECK(std::is_sorted(reading.milestones.begin(), reading.milestones.end()));
  if (reading.start && reading.due) CHECK(*reading.start <= *reading.due);
  const bool dated = reading.start || reading.due || !reading.milestones.empty() || reading.rule;
  const bool undated =
      reading.kind == Kind::conditional || reading.kind == Kind::none || reading.kind == Kind::unparsed;
  CHECK_FALSE((undated && dated));
  CHECK_FALSE((!undated && !dated && reading.kind != Kind::ongoing));
}

constexpr const char* seeds[] = {"Hoàn thành trong quý II/2026",  "Trước ngày 15/6 và 15/12 hằng năm",
                                 "Từ tháng 10 đến tháng 2/2026",  "Chậm nhất 10 ngày làm việc kể từ ngày ký",
                                 "thứ 2 ngày 6 tháng 2",          "Định kỳ hằng quý, 6 tháng, năm",
                                 "Thường xuyên; sơ kết năm 2028", "Sau khi có hướng dẫn, trước 17h00 ngày 31/03/2026"};

}  // namespace

TEST_CASE("kinds have codes that lead back to them", "[deadline]") {
  for (const auto kind : {Kind::due, Kind::window, Kind::milestones, Kind::recurring, Kind::ongoing, Kind::conditional,
                          Kind::none, Kind::unparsed})
    CHECK(kind_of(code(kind)) == kind);
  CHECK_FALSE(kind_of("someday"));
}

TEST_CASE("a reading says in Vietnamese how it came of the words", "[deadline]") {
  CHECK(as_read("Hoàn thành trong quý II/2026").how ==
        "«Hoàn thành trong quý II/2026»: thời hạn là một quý, tính đến ngày cuối cùng còn đúng hạn, 30/6/2026.");
  CHECK(as_read("Trước ngày 15/12").how ==
        "«Trước ngày 15/12»: «trước» nên ngày cuối cùng còn đúng hạn là ngày liền trước, 14/12/2025; không ghi năm nên "
        "lấy lần đến "
        "hạn đầu tiên kể từ ngày ban hành, năm 2025.");
  CHECK_THAT(as_read("Trong vòng 15 ngày kể từ ngày ký").how, Catch::Contains("Điều 147, 148 Bộ luật Dân sự 2015"));
}

TEST_CASE("what cannot be read names the words and the reason", "[deadline]") {
  const auto reading = as_read("Hoàn thành trong quý V/2026");
  CHECK(reading.kind == Kind::unparsed);
  CHECK_THAT(reading.how, Catch::Contains("quý V") || Catch::Contains("bốn quý"));
  CHECK_THAT(as_read("31/6/2026").how, Catch::Contains("31/6/2026") && Catch::Contains("không có ngày này"));
}

TEST_CASE("the period is the unit of the deadline or of the recurrence", "[deadline]") {
  CHECK(as_read("tháng 10/2025").period == Period::month);
  CHECK(as_read("Hoàn thành trong quý II/2026").period == Period::quarter);
  CHECK(as_read("6 tháng đầu năm 2026").period == Period::half_year);
  CHECK(as_read("năm 2026").period == Period::year);
  CHECK(as_read("hằng năm").period == Period::year);
  CHECK(as_read("hằng quý").period == Period::quarter);
  CHECK(as_read("tuần sau").period == Period::week);
  CHECK_FALSE(as_read("30/6/2026").period);
  CHECK_FALSE(as_read("trong vòng 15 ngày").period);
}

TEST_CASE("a phrase too long, or of other bytes than UTF-8, is left to a person", "[deadline]") {
  CHECK(as_read(std::string(4097, ' ')).kind == Kind::unparsed);
  CHECK(as_read("ngày 30/6/2026 \xff").kind == Kind::unparsed);
  CHECK(as_read(std::string(4096, ' ')).kind == Kind::none);
}

TEST_CASE("working days beyond the calendar's years are left to a person", "[deadline]") {
  CHECK(as_read("trong vòng 30 ngày làm việc", "2199-12-15").kind == Kind::unparsed);
  CHECK(as_read("trong vòng 30 ngày", "2199-12-15").kind == Kind::unparsed);
  CHECK(as_read("ngày làm việc cuối cùng của tháng 5/2199").kind == Kind::due);
}

TEST_CASE("a day without a year is the first that is not before the document, in every year", "[deadline]") {
  for (auto issued = day("2024-01-01"); issued < day("2029-01-01"); issued += date::days{17}) {
    const auto reading = read("trước ngày 15/12", issued, support::vietnam());
    REQUIRE(reading.due);
    CHECK(*reading.due >= issued);
    CHECK(*reading.due - issued <= date::days{366});
    const date::year_month_day civil{*reading.due};
    CHECK(civil.month() == date::December);
    CHECK(civil.day() == date::day{14});
  }
}

TEST_CASE("a period's due day is the day before the next period begins", "[deadline]") {
  for (int year = 2020; year < 2100; ++year)
    for (int month = 1; month <= 12; ++month) {
      const auto text = std::to_string(month) + "/" + std::to_string(year);
      const auto due = as_read("Hoàn thành trong tháng " + text).due;
      REQUIRE(due);
      REQUIRE(*due + date::days{1} ==
              calendar::months_after(*calendar::day_of(year, static_cast<unsigned>(month), 1), 1));
      REQUIRE(as_read("Hoàn thành trước tháng " + text).due ==
              *calendar::day_of(year, static_cast<unsigned>(month), 1) - date::days{1});
    }
}

TEST_CASE("changed, cut and shuffled phrases are read without failing", "[deadline]") {
  std::mt19937 random{20251020};
  const auto pick = [&](std::size_t size) { return std::uniform_int_distribution<std::size_t>{0, size - 1}(random); };
  for (int round = 0; round < 4000; ++round) {
    std::string phrase = seeds[pick(std::size(seeds))];
    for (int change = 0; change < 3 && !phrase.empty(); ++change) {
      const auto at = pick(phrase.size());
      switch (pick(4)) {
        case 0: phrase.erase(at, pick(6)); break;
        case 1: phrase.insert(at, 1, "0123456789/-.,;()IVX "[pick(21)]); break;
        case 2: phrase[at] = static_cast<char>(pick(256)); break;
        default: phrase += std::string{" "} + seeds[pick(std::size(seeds))]; break;
      }
    }
    INFO(phrase);
    check_whole(as_read(phrase));
  }
}

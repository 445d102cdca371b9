#include "service/indicators.h"

#include <catch2/catch.hpp>

#include "service/import.h"
#include "service/people.h"
#include "support/installation.h"

using namespace service;
using support::Installation;

namespace {

/// A programme that holds indicators only: one whose words say that less is good, one that leaves it open.
programme::Programme figures_only(std::string sha256 = "f1") {
  programme::Programme read;
  read.kind = "Chương trình hành động";
  read.number = "07-CTr/TU";
  read.issued = support::day("2025-10-20");
  read.term = programme::Term{2025, 2030};
  read.title = "Chỉ tiêu nhiệm kỳ";
  read.source_name = "chi-tieu.csv";
  read.source_sha256 = std::move(sha256);
  programme::Indicator poor;
  poor.ref = "1";
  poor.name = "Tỷ lệ hộ nghèo";
  poor.unit = "%";
  poor.targets = {{.year = 2026, .title = "", .value = "2,5"}, {.year = {}, .title = "Mục tiêu", .value = "1,6"}};
  programme::Indicator share;
  share.name = "Cơ cấu dịch vụ";
  share.targets = {{.year = 2026, .title = "", .value = "28%"}};
  read.indicators = {poor, share};
  return read;
}

NewActual actual(int year, std::string value) {
  return {.year = year,
          .value = std::move(value),
          .document_number = "12-BC/UBND",
          .document_on = support::day("2027-01-15")};
}

}  // namespace

TEST_CASE("a programme of indicators only is imported, comes into force and is followed", "[service][indicator]") {
  Installation here{"2027-02-01T08:00:00+07:00"};
  const auto imported = import(here.context(), figures_only(), Activate::yes);
  REQUIRE(imported);
  CHECK(imported->in_force);
  CHECK(imported->indicators == 2);
  const auto sheets = indicator_sheets(here.context(), imported->programme);
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0].indicator.printed.targets == figures_only().indicators[0].targets);
  CHECK(sheets[0].indicator.direction == duty::Direction::lower);
  CHECK(sheets[0].targets[0].judgement.standing == duty::IndicatorStanding::no_figure);
  CHECK(sheets[0].targets[1].year == 2030);
  CHECK_FALSE(sheets[1].indicator.direction);
  CHECK(sheets[1].targets[0].judgement.standing == duty::IndicatorStanding::unclear);
}

TEST_CASE("a document of indicators only amends no tasks", "[service][indicator]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const auto refused = import(here.context(), figures_only(), Activate::yes, base::ProgrammeId{1});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == "no_tasks");
  CHECK(here.sql("SELECT count(*) FROM indicator") == "0");
}

TEST_CASE("a corrected figure holds, and the one before stays on record", "[service][indicator]") {
  Installation here{"2027-02-01T08:00:00+07:00"};
  REQUIRE(import(here.context(), figures_only(), Activate::yes));
  const auto id = indicator_sheets(here.context())[0].indicator.id;
  REQUIRE(record_actual(here.context(), id, actual(2026, "2,7"), {}));
  CHECK(indicator_sheet(here.context(), id)->targets[0].judgement.standing == duty::IndicatorStanding::missed);
  REQUIRE(record_actual(here.context(), id, actual(2026, "2,4"), {}));
  const auto sheet = indicator_sheet(here.context(), id);
  CHECK(sheet->targets[0].figure == "2,4");
  CHECK(sheet->targets[0].judgement.standing == duty::IndicatorStanding::exceeded);
  REQUIRE(sheet->actuals.size() == 2);
  CHECK(sheet->actuals[0].value == "2,7");
  CHECK(here.sql("SELECT group_concat(what) FROM event WHERE subject = 'indicator'") ==
        "figure_recorded,figure_corrected");
  CHECK_THROWS(here.sql("DELETE FROM indicator_actual RETURNING id"));
}

TEST_CASE("a figure that cannot be is refused, and nothing is kept", "[service][indicator]") {
  Installation here{"2027-02-01T08:00:00+07:00"};
  REQUIRE(import(here.context(), figures_only(), Activate::yes));
  const auto id = indicator_sheets(here.context())[0].indicator.id;
  const auto kind = [&](const NewActual& typed, store::IndicatorId of) {
    return record_actual(here.context(), of, typed, {}).error().kind;
  };
  auto undated = actual(2026, "2");
  undated.document_on.reset();
  auto early = actual(2026, "2");
  early.document_on = support::day("2027-02-02");
  CHECK(kind(actual(2026, "khoảng 2"), id) == "bad_figure");
  CHECK(kind(actual(2028, "2"), id) == "bad_year");
  CHECK(kind(undated, id) == "no_document_day");
  CHECK(kind(early, id) == "document_later");
  CHECK(kind(actual(2026, "2"), store::IndicatorId{99}) == "no_such_indicator");
  CHECK(here.sql("SELECT count(*) FROM indicator_actual") == "0");
}

TEST_CASE("the office says what is good of an indicator", "[service][indicator]") {
  Installation here{"2027-02-01T08:00:00+07:00"};
  REQUIRE(import(here.context(), figures_only(), Activate::yes));
  const auto id = indicator_sheets(here.context())[1].indicator.id;
  REQUIRE(record_actual(here.context(), id, actual(2026, "28"), {}));
  REQUIRE(set_direction(here.context(), id, duty::Direction::range, {}));
  CHECK(indicator_sheet(here.context(), id)->targets[0].judgement.standing == duty::IndicatorStanding::reached);
  CHECK(set_direction(here.context(), id, duty::Direction::lower, {.door = store::Door::page, .person = {}})
            .error()
            .kind == "no_such_person");
}

TEST_CASE("who only reads records nothing, and is told who does", "[service][indicator]") {
  Installation here{"2027-02-01T08:00:00+07:00"};
  REQUIRE(import(here.context(), figures_only(), Activate::yes));
  give_mandate(here.context(),
               {.name = "Nông Văn Thức", .email = "thuc@btv.example", .role = people::Role::committee, .agency = {}},
               {})
      .value();
  const Author reader{.door = store::Door::page, .person = person_of_email(here.context(), "thuc@btv.example")};
  const auto id = indicator_sheets(here.context())[0].indicator.id;
  const auto refused = record_actual(here.context(), id, actual(2026, "2"), reader);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == "not_allowed");
  CHECK_THAT(refused.error().detail, Catch::Contains("ghi số liệu và chiều của chỉ tiêu"));
  CHECK(set_direction(here.context(), id, duty::Direction::higher, reader).error().kind == "not_allowed");
  CHECK(here.sql("SELECT count(*) FROM indicator_actual") == "0");
}

TEST_CASE("the target of a year is its own, else the next, else the last", "[service][indicator]") {
  Installation here{"2027-02-01T08:00:00+07:00"};
  REQUIRE(import(here.context(), figures_only(), Activate::yes));
  const auto sheet = indicator_sheets(here.context())[0];
  CHECK(target_for(sheet, 2025)->year == 2026);
  CHECK(target_for(sheet, 2027)->year == 2030);
  CHECK(target_for(sheet, 2031)->year == 2030);
  CHECK(line_for(sheet, 2027).target == "1,6");
  auto without = sheet;
  without.targets.clear();
  CHECK(target_for(without, 2026) == nullptr);
  CHECK(line_for(without, 2026).standing == duty::IndicatorStanding::unclear);
}

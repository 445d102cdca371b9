#include "sheet/csv.h"

#include <catch2/catch.hpp>

#include "base/csv.h"
#include "support/days.h"

using namespace sheet;
using support::day;

namespace {

Table table_of(std::vector<Row> rows) {
  return {.name = "a",
          .title = "Tiêu đề",
          .notes = {"Ghi chú"},
          .columns = {{"Mục", 5}, {"Hạn", 5}},
          .rows = std::move(rows),
          .total = {"Tổng", std::int64_t{1}},
          .when_empty = "Không có gì, xin xem lại"};
}

}  // namespace

TEST_CASE("a table is a text that Excel knows as UTF-8, row by row", "[sheet]") {
  CHECK(csv(table_of({{"Sở \"A\", B", day("2026-06-30")}, {std::int64_t{12}, 66.66}, {"hai\ndòng", Cell{}}})) ==
        "\xEF\xBB\xBFMục,Hạn\r\n\"Sở \"\"A\"\", B\",2026-06-30\r\n12,66.7\r\n\"hai\ndòng\",\r\n");
}

TEST_CASE("what a spreadsheet would work out has an apostrophe before it", "[sheet]") {
  for (const std::string words : {"=1+1", "+84", "-5", "@SUM(A1)", "\tx"}) {
    const auto rows = base::csv_rows(csv(table_of({{words, std::int64_t{-5}}}))).value();
    CHECK(rows.at(1).fields == std::vector<std::string>{"'" + words, "-5"});
  }
}

TEST_CASE("an empty table says so in its one row", "[sheet]") {
  const auto rows = base::csv_rows(csv(table_of({}))).value();
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].fields == std::vector<std::string>{"Không có gì, xin xem lại", ""});
}

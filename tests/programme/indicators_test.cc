#include "programme/indicators.h"

#include <catch2/catch.hpp>

#include "document/reader.h"
#include "programme/reader.h"
#include "support/days.h"
#include "support/tables.h"

using namespace programme;

namespace {

using Lines = std::vector<std::string>;

/// Each as "ref|name|unit|2026=9,5,…".
Lines lines_of(const std::vector<Indicator>& indicators) {
  Lines lines;
  for (const auto& indicator : indicators) {
    auto line = indicator.ref + "|" + indicator.name + "|" + indicator.unit + "|";
    for (const auto& target : indicator.targets)
      line += (target.year ? std::to_string(*target.year) : target.title) + "=" + target.value + ";";
    lines.push_back(line);
  }
  return lines;
}

Programme read(const std::vector<std::string>& rows) {
  auto programme = programme_in(support::outline_of(support::table(rows)), support::vietnam());
  REQUIRE(programme);
  return *std::move(programme);
}

}  // namespace

TEST_CASE("a table of indicators gives name, unit and targets by year, and no task", "[programme]") {
  const auto programme =
      read({"TT | Chỉ tiêu | Đơn vị tính | Năm 2026 | Năm 2027", "I | KINH TẾ | | |", "1 | Tăng trưởng | % | 9,5 | 10",
            "2 | Nông nghiệp | \" | 2 - 2,5 | -", "3 | Khách du lịch | Nghìn lượt | 1.850 |"});
  CHECK(lines_of(programme.indicators) == Lines{"I.1|Tăng trưởng|%|2026=9,5;2027=10;",
                                                "I.2|Nông nghiệp|%|2026=2 - 2,5;",
                                                "I.3|Khách du lịch|Nghìn lượt|2026=1.850;"});
  for (const auto& indicator : programme.indicators) CHECK(indicator.heading == "KINH TẾ");
  CHECK(programme.tasks.empty());
  CHECK(programme.problems.back().kind == "no_tasks");
}

TEST_CASE("the figure of a quarter or half-year is not the year's", "[programme]") {
  CHECK(lines_of(read({"TT | Chỉ tiêu | Đơn vị tính | Quý I/2026 | 6 tháng đầu năm 2026 | Năm 2026",
                       "1 | Thu ngân sách | Tỷ đồng | 210 | 430 | 900"})
                     .indicators) ==
        Lines{"1|Thu ngân sách|Tỷ đồng|Quý I/2026=210;6 tháng đầu năm 2026=430;2026=900;"});
  CHECK(lines_of(read({"TT | Chỉ tiêu | Đơn vị tính | Quý I | Quý II", "1 | Thu ngân sách | Tỷ đồng | 210 | 220"})
                     .indicators) == Lines{"1|Thu ngân sách|Tỷ đồng|Quý I=210;Quý II=220;"});
}

TEST_CASE("values that were reached are no targets", "[programme]") {
  CHECK(lines_of(read({"TT | Chỉ tiêu | ĐVT | Mục tiêu Nghị quyết | Thực hiện | <",
                       "^ | ^ | ^ | ^ | Năm 2024 | Năm 2025", "1 | Hộ nghèo | % | 1,5 | 2,0 | 1,8"})
                     .indicators) == Lines{"1|Hộ nghèo|%|Mục tiêu Nghị quyết=1,5;"});
}

TEST_CASE("a goal in words is parted into name and value", "[programme]") {
  CHECK(lines_of(read({"TT | Mục tiêu năm 2027 | Kết quả", "1 | Tỷ lệ hộ nghèo giảm còn 1,6%. | Chưa có",
                       "2 | Có thêm 30 xã đạt chuẩn. | Chưa có"})
                     .indicators) ==
        Lines{"1|Tỷ lệ hộ nghèo||2027=giảm còn 1,6%;", "2|Có thêm 30 xã đạt chuẩn||2027=Có thêm 30 xã đạt chuẩn;"});
}

TEST_CASE("a row that slipped a column is listed and doubted", "[programme]") {
  const auto programme =
      read({"TT | Chỉ tiêu | Đơn vị tính | Năm 2026", "1 | Nước sạch | | %", "2 | Tăng trưởng | % | 9"});
  CHECK(programme.indicators.size() == 2);
  CHECK(std::count_if(programme.problems.begin(), programme.problems.end(),
                      [](const auto& problem) { return problem.kind == "indicator_unsure"; }) == 1);
}

TEST_CASE("what introduces a list of indicators is their heading", "[programme]") {
  const auto read = indicators_in("Về xã hội: (1) Tỷ lệ hộ nghèo giảm còn 1,6%.", 2026, {.line = 7});
  REQUIRE(read.size() == 1);
  CHECK(read[0].heading == "Về xã hội");
  CHECK(indicators_in("Tỷ lệ hộ nghèo giảm còn 1,6%.", 2026, {.line = 7})[0].heading.empty());
}

TEST_CASE("indicators in sentences are parted at stops and semicolons and carry the number before them",
          "[programme]") {
  CHECK(lines_of(indicators_in("Về xã hội: (1) Tỷ lệ hộ nghèo giảm còn 1,6%; tuổi thọ trên 74 tuổi. (2) Thu ngân sách "
                               "1.200 tỷ đồng (trong đó: "
                               "nội địa 900; xuất khẩu 300).",
                               2026, {.line = 7})) ==
        Lines{"1|Tỷ lệ hộ nghèo||2026=giảm còn 1,6%;", "1|tuổi thọ||2026=trên 74 tuổi;",
              "2|Thu ngân sách||2026=1.200 tỷ đồng (trong đó: nội địa 900; xuất khẩu 300);"});
}

TEST_CASE("paragraphs below a heading of indicators are such, and numbered tasks beside them are tasks",
          "[programme]") {
  const auto outline = document::outline_of_text(
      "KẾ HOẠCH\nI. NĂM 2026\n1. Trọng tâm\na) Các chỉ tiêu chủ yếu\n- Thu ngân sách đạt 900 tỷ đồng.\nb) Nhiệm vụ, "
      "giải pháp\n"
      "(1) Rà soát nguồn thu.\n(2) Chống thất thu.\n",
      "a.txt");
  const auto programme = programme_in(*outline, support::vietnam());
  REQUIRE(programme);
  CHECK(lines_of(programme->indicators) == Lines{"I.1.a|Thu ngân sách||2026=đạt 900 tỷ đồng;"});
  REQUIRE(programme->tasks.size() == 2);
  CHECK(programme->tasks[1].ref == "I.1.b.2");
}

TEST_CASE("a number is read only where it is one beyond doubt", "[programme]") {
  CHECK(number_in("9,5") == 9.5);
  CHECK(number_in("9.5") == 9.5);
  CHECK(number_in("11.800") == 11800.0);
  CHECK(number_in("1.250.000,5") == 1250000.5);
  CHECK(number_in("100") == 100.0);
  for (const auto* words : {"7,5-8", "trên 92", "6%", "", "1.2.3", "5,", "1,850.5"}) {
    INFO(words);
    CHECK_FALSE(number_in(words));
  }
}

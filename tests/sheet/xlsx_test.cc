#include "sheet/xlsx.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "document/zip_archive.h"
#include "support/days.h"
#include "support/folder.h"
#include "support/read_back.h"

using namespace sheet;
using Catch::Matchers::Contains;
using support::day;
using support::read_back;
using Lines = std::vector<std::string>;

namespace {

const auto made_at = base::instant_in("2026-05-09T09:00:00+07:00").value();

/// Two rows with words, a count, a figure, a day, and something that is no formula.
Table boats() {
  return {.name = "Bến thủy",
          .title = "DANH SÁCH BẾN THỦY",
          .notes = {"Số liệu lúc 09:00", "Phạm vi: tất cả"},
          .columns = {{"Bến", 30}, {"Số thuyền", 10}, {"Tỷ lệ (%)", 10}, {"Kiểm tra", 14}},
          .rows = {{"Bến Nứa", std::int64_t{1200}, 66.7, day("2026-05-09")},
                   {"=HYPERLINK(\"http://vi-du.example\")", std::int64_t{-3}, Cell{}, day("2026-12-31")}},
          .total = {"Tổng cộng", std::int64_t{1197}, Cell{}, Cell{}},
          .when_empty = "Không có bến nào"};
}

/// The XML of the first worksheet of a small workbook.
std::string first_sheet_of(const std::string& workbook) {
  document::ZipArchive archive{workbook};
  auto entry = archive.entry("xl/worksheets/sheet1.xml");
  std::string xml(std::size_t{1} << 20U, '\0');
  xml.resize(entry.read(xml));
  return xml;
}

}  // namespace

TEST_CASE("a workbook is read back with the same rows, its days as days", "[sheet]") {
  CHECK(read_back(xlsx({boats()}, made_at), "ben.xlsx") ==
        Lines{"DANH SÁCH BẾN THỦY", "Số liệu lúc 09:00", "Phạm vi: tất cả", "Bến|Số thuyền|Tỷ lệ (%)|Kiểm tra",
              "Bến Nứa|1,200|66.7|09/05/2026", "=HYPERLINK(\"http://vi-du.example\")|-3||31/12/2026",
              "Tổng cộng|1,197"});
}

TEST_CASE("words stay words whatever they begin with", "[sheet]") {
  auto table = boats();
  table.rows = {};
  for (const auto* words : {"=1+1", "+84 24", "-5", "@SUM(1)", "{=A1}", "http://vi-du.example", "007"})
    table.rows.push_back({words, std::int64_t{1}, 1.0, day("2026-01-01")});
  const auto lines = read_back(xlsx({table}, made_at), "ben.xlsx");
  for (const auto& row : table.rows)
    CHECK_THAT(lines, Catch::VectorContains(std::get<std::string>(row[0]) + "|1|1.0|01/01/2026"));
}

TEST_CASE("an empty list says so, and has no total", "[sheet]") {
  auto table = boats();
  table.rows.clear();
  const auto lines = read_back(xlsx({table}, made_at), "ben.xlsx");
  CHECK(lines.back() == "Không có bến nào");
  CHECK(lines.size() == 5);
}

TEST_CASE("a row is as high as its longest words need, and columns and titles are ready to be printed", "[sheet]") {
  auto table = boats();
  table.rows[0][0] = "Bến Nứa ở bờ bắc sông Lam, gần chợ, và hai bến nhỏ bên kia sông";  // 27 letters a line: three
  const auto xml = first_sheet_of(xlsx({table}, made_at));
  CHECK_THAT(xml,
             Contains("<row r=\"6\" ht=\"52\" customHeight=\"1\">") && Contains("<row r=\"7\" ht=\"35\" customHeight"));
  CHECK_THAT(xml, Contains("<autoFilter ref=\"A5:D7\"/>") && Contains("state=\"frozen\"") &&
                      Contains("orientation=\"landscape\"") && Contains("paperSize=\"9\"") &&
                      Contains("fitToHeight=\"0\"") && !Contains("<f>"));
}

TEST_CASE("each table has a worksheet, and what no cell can hold is cut between characters", "[sheet]") {
  auto second = boats();
  second.name = "Trang hai";
  second.rows = {{std::string(32766, 'a') + "ế dài", std::int64_t{1}, 1.0, day("2026-01-01")}};
  const auto lines = read_back(xlsx({boats(), second}, made_at), "ben.xlsx");
  CHECK(lines.at(4) == "Bến Nứa|1,200|66.7|09/05/2026");
  const auto& cut = lines.at(lines.size() - 2);
  CHECK(cut.starts_with(std::string(32764, 'a') + "…|"));
}

TEST_CASE("thousands of rows are all there", "[sheet]") {
  auto table = boats();
  table.rows.assign(5000, table.rows[0]);
  CHECK(read_back(xlsx({table}, made_at), "ben.xlsx").size() == 5005);
}

TEST_CASE("the same tables of the same instant give the same bytes, whenever they are asked for", "[sheet]") {
  const auto bytes = xlsx({boats()}, made_at);
  std::this_thread::sleep_for(std::chrono::milliseconds{1100});  // the library reckons in seconds
  CHECK(xlsx({boats()}, made_at) == bytes);
  CHECK_FALSE(xlsx({boats()}, made_at + std::chrono::seconds{1}) == bytes);
}

TEST_CASE("LibreOffice opens a workbook and sees the same words", "[sheet]") {
  const support::Folder folder;
  folder.write("ben.xlsx", xlsx({boats()}, made_at));
  const auto command = "soffice --headless -env:UserInstallation=file://" + (folder.path() / "profile").string() +
                       " --convert-to csv:\"Text - txt - csv (StarCalc)\":44,34,76 --outdir " + folder.path().string() +
                       " " + (folder.path() / "ben.xlsx").string() + " >/dev/null 2>&1";
  const auto done = std::system(command.c_str());  // NOLINT(concurrency-mt-unsafe,cert-env33-c)
  if (done != 0) {
    WARN("skipped: no LibreOffice");
    return;
  }
  CHECK_THAT(support::bytes_of(folder.path() / "ben.csv"),
             Contains("Bến Nứa,\"1,200\",66.7,09/05/2026") &&
                 Contains("\"=HYPERLINK(\"\"http://vi-du.example\"\")\",-3") && Contains("Tổng cộng"));
}

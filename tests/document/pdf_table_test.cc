#include "document/pdf.h"

#include <array>
#include <catch2/catch.hpp>

#include "support/pdf_pages.h"

using namespace document;
using namespace test;

namespace {

using Words = std::vector<std::string>;

using Rows = std::vector<Words>;

/// One line of four columns; an empty word leaves its column blank.
void print_row(PdfPage& page, double y, const Words& cells) {
  static constexpr std::array columns{70.0, 110.0, 250.0, 390.0};
  for (std::size_t n = 0; n < cells.size(); ++n)
    if (!cells[n].empty()) print(page, columns.at(n), y, cells[n]);
}

/// What the cells of each row say, their paragraphs one after the other.
Rows words_of(const Table& table) {
  Rows rows;
  for (const auto& row : table.rows) {
    rows.emplace_back();
    for (const auto& cell : row.cells) {
      rows.back().emplace_back();
      for (const auto& paragraph : cell.paragraphs) rows.back().back() += paragraph;
    }
  }
  return rows;
}

/// A table of one row below its header, whose cells go on from the foot of a page to the head of the next.
base::Result<Reading> read_cut_row(const std::string& above, const std::string& below) {
  std::vector<PdfPage> pages{blank(), blank()};
  const std::vector<double> tops{740, 40};
  for (std::size_t n = 0; n < 2; ++n) {
    const auto top = tops[n];
    rule_table(pages[n], {top, top + 20, top + 60});
    print(pages[n], 75, top + 3, "TT");
    print(pages[n], 115, top + 3, "Noi dung");
    print(pages[n], 305, top + 3, "Chu tri");
  }
  print(pages[0], 75, 763, "1");
  print(pages[0], 115, 763, above);
  print(pages[0], 305, 763, "So Y te");
  print(pages[1], 115, 63, below);
  return read(pages);
}

}  // namespace

TEST_CASE("a header printed again at the upper edge of the next page is no running head", "[document][pdf]") {
  const auto reading = read_cut_row("Ra soat cac quy dinh ve", "cap kinh phi.");
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 1);
  const auto& rows = reading->blocks[0].table->rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells[1].paragraphs == Words{"Noi dung"});
  CHECK(rows[1].cells[1].paragraphs == Words{"Ra soat cac quy dinh ve cap kinh phi."});
}

TEST_CASE("what differs by more than the page's number is no running head", "[document][pdf]") {
  std::vector<PdfPage> pages{blank(), blank()};
  for (int n = 0; n < 2; ++n) {
    auto& page = pages[static_cast<std::size_t>(n)];
    print(page, 70, 20, "Chuong trinh so 12, trang " + std::to_string(n + 1));
    print(page, 70, 50, std::to_string(8 * n + 11) + ". Kiem tra xa thu " + std::to_string(8 * n + 11) + " cua tinh.");
  }
  const auto reading = read(pages);
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 2);
  CHECK(reading->blocks[0].text == "Kiem tra xa thu 11 cua tinh.");
  CHECK(reading->blocks[1].text == "Kiem tra xa thu 19 cua tinh.");
}

TEST_CASE("a figure that closes a bracket is no mark, wherever the line breaks", "[document][pdf]") {
  const auto reading = read_cut_row("Kiem tra tung xa (dot", "23) va bao cao.");
  REQUIRE(reading);
  CHECK(reading->blocks.at(0).table->rows.at(1).cells[1].paragraphs == Words{"Kiem tra tung xa (dot 23) va bao cao."});
}

TEST_CASE("a day that a narrow column cuts is whole again", "[document][pdf]") {
  auto page = blank();
  rule_table(page, {100, 120, 200});
  print(page, 75, 103, "TT");
  print(page, 115, 103, "Noi dung");
  print(page, 305, 103, "Thoi han");
  print(page, 75, 123, "1");
  print(page, 115, 123, "Ra soat cac tram y te.");
  print(page, 305, 123, "Hoan thanh truoc 19/10/202");
  print(page, 305, 137, "6");
  const auto reading = read({page});
  REQUIRE(reading);
  CHECK(reading->blocks.at(0).table->rows.at(1).cells[2].paragraphs == Words{"Hoan thanh truoc 19/10/2026"});
}

TEST_CASE("columns that free space parts are a table, its rows parted by more space than its lines",
          "[document][pdf]") {
  auto page = blank();
  print(page, 150, 60, "DANH MUC NHIEM VU CAP NUOC");
  print_row(page, 100, {"TT", "Noi dung", "Chu tri", "Thoi han"});
  print_row(page, 130, {"1", "Ra soat cong", "So Y te", "30/8/2026"});
  print_row(page, 145, {"", "trinh o ban", "", ""});
  print_row(page, 175, {"2", "Lap dong ho", "So Tai", "Quy IV"});
  print_row(page, 190, {"", "", "chinh", ""});
  print(page, 70, 260, "Tren day la danh muc nhiem vu cua tinh trong nam nay va nam sau.");
  const auto reading = read({page});
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 3);
  REQUIRE(reading->blocks[1].table);
  CHECK(words_of(*reading->blocks[1].table) == Rows{{"TT", "Noi dung", "Chu tri", "Thoi han"},
                                                    {"1", "Ra soat cong trinh o ban", "So Y te", "30/8/2026"},
                                                    {"2", "Lap dong ho", "So Tai chinh", "Quy IV"}});
  REQUIRE(reading->problems.size() == 1);
  CHECK(reading->problems[0].kind == "pdf_table_by_position");
  CHECK(reading->problems[0].place.page == 1);
}

TEST_CASE("lines between rows part them whatever stands in the middle of its cell", "[document][pdf]") {
  auto page = blank();
  print_row(page, 100, {"TT", "Noi dung", "Chu tri", "Thoi han"});
  print_row(page, 130, {"", "Ra soat cong", "", ""});
  print_row(page, 138, {"1", "", "So Y te", "30/8/2026"});
  print_row(page, 146, {"", "trinh o ban", "", ""});
  print_row(page, 168, {"", "Lap dong ho", "", ""});
  print_row(page, 176, {"2", "", "So Tai chinh", "Quy IV"});
  print_row(page, 184, {"", "cho cac ho", "", ""});
  for (const auto y : {122.0, 164.0, 202.0}) rule(page, 60, y, 480, y);
  const auto reading = read({page});
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 1);
  CHECK(words_of(*reading->blocks[0].table) == Rows{{"TT", "Noi dung", "Chu tri", "Thoi han"},
                                                    {"1", "Ra soat cong trinh o ban", "So Y te", "30/8/2026"},
                                                    {"2", "Lap dong ho cho cac ho", "So Tai chinh", "Quy IV"}});
}

TEST_CASE("rows without space between them are parted by their numbers, below which or above which all cells begin",
          "[document][pdf]") {
  auto page = blank();
  print_row(page, 100, {"TT", "Noi dung", "Chu tri", "Thoi han"});
  print_row(page, 115, {"", "Ra soat cong", "", ""});
  print_row(page, 130, {"1", "trinh o ban", "So Y te", "30/8/2026"});
  print(page, 70, 145, "II");
  print(page, 110, 145, "Linh vuc van hoa va xa hoi cua tinh nam nay");
  print_row(page, 160, {"", "", "Phong Van", ""});
  print_row(page, 175, {"2", "Lap dong ho", "hoa", "Quy IV"});
  const auto reading = read({page});
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 1);
  CHECK(words_of(*reading->blocks[0].table) == Rows{{"TT", "Noi dung", "Chu tri", "Thoi han"},
                                                    {"1", "Ra soat cong trinh o ban", "So Y te", "30/8/2026"},
                                                    {"II", "Linh vuc van hoa va xa hoi cua tinh nam nay", "", ""},
                                                    {"2", "Lap dong ho", "Phong Van hoa", "Quy IV"}});
}

TEST_CASE("columns whose lines cannot be told apart into rows stay lines, and that is told", "[document][pdf]") {
  auto page = blank();
  print_row(page, 100, {"TT", "Noi dung", "Chu tri", "Thoi han"});
  print_row(page, 115, {"", "Ra soat cong", "Phong Van", ""});
  print_row(page, 130, {"1", "trinh o ban", "", "30/8/2026"});
  print_row(page, 145, {"2", "Lap dong ho", "hoa", "Quy IV"});
  print_row(page, 160, {"", "cho cac ho", "So Y te", ""});
  const auto reading = read({page});
  REQUIRE(reading);
  for (const auto& block : reading->blocks) CHECK_FALSE(block.table);
  REQUIRE(reading->problems.size() == 1);
  CHECK(reading->problems[0].kind == "pdf_table_without_lines");
}

TEST_CASE("a table by position goes on over pages, and prose with wide spaces is none", "[document][pdf]") {
  std::vector<PdfPage> pages{blank(), blank(), blank()};
  print_row(pages[0], 700, {"TT", "Noi dung", "Chu tri", "Thoi han"});
  print_row(pages[0], 720, {"1", "Ra soat", "So Y te", "30/8/2026"});
  print_row(pages[0], 740, {"2", "Kiem tra", "So Tai chinh", "30/9/2026"});
  for (int n = 3; n < 6; ++n) print_row(pages[1], 60 + 20 * n, {std::to_string(n), "Bao cao", "So Noi vu", "Quy IV"});
  for (int n = 0; n < 5; ++n) {
    auto x = 70.0;
    for (const auto* word : {"cac", "don", "vi", "bao", "cao", "ket", "qua", "dinh", "ky"}) {
      print(pages[2], x, 100 + 16 * n, word);
      x += 40 + 4 * n;
    }
  }
  const auto reading = read(pages);
  REQUIRE(reading);
  REQUIRE(reading->blocks.at(0).table);
  CHECK(words_of(*reading->blocks[0].table).size() == 6);
  for (std::size_t n = 1; n < reading->blocks.size(); ++n) CHECK_FALSE(reading->blocks[n].table);
}

TEST_CASE("a printed page of a web site is told by the labels round its text", "[document][pdf]") {
  auto page = blank();
  print(page, 70, 100, "1. So Y te ra soat toan bo cac tram y te o vung cao va");
  print(page, 70, 118, "bao cao ket qua.");
  print(page, 70, 160, "Tin lien quan");
  print(page, 70, 190, "2. Gia ca phe trong nuoc.");
  const auto reading = read({page});
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 3);
  CHECK(reading->blocks[1].text == "Tin lien quan");
  REQUIRE(reading->problems.size() == 1);
  CHECK(reading->problems[0].kind == "pdf_of_web_page");
  CHECK(reading->problems[0].words == "Tin lien quan");
}

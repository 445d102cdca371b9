#include "document/workbook.h"

#include <catch2/catch.hpp>

#include "support/office_files.h"

using namespace document;
using support::cell;
using support::xlsx;

namespace {

using Lines = std::vector<std::string>;
using Sheets = std::vector<support::SheetParts::Sheet>;

Reading read(const support::SheetParts& parts) {
  auto reading = workbook(xlsx(parts), "tep.xlsx");
  REQUIRE(reading);
  return *std::move(reading);
}

/// The rows of a sheet, each "number: words|words", "^" for a covered position, "2x3" before merged ones.
Lines rows_of(const Block& block) {
  REQUIRE(block.table);
  Lines lines;
  for (const auto& row : block.table->rows) {
    std::string line;
    for (const auto& at : row.cells) {
      line += &at == &row.cells.front() ? "" : "|";
      if (at.covered) line += "^";
      if (at.rows > 1 || at.columns > 1) line += std::to_string(at.rows) + "x" + std::to_string(at.columns) + " ";
      for (std::size_t n = 0; n < at.paragraphs.size(); ++n) line += (n > 0 ? "/" : "") + at.paragraphs[n];
    }
    lines.push_back(std::to_string(row.place.row) + ": " + line);
  }
  return lines;
}

/// The rows of a workbook of one sheet.
Lines rows(const std::string& xml, support::SheetParts parts = {}) {
  parts.sheets = {{"Trang", xml, ""}};
  const auto reading = read(parts);
  REQUIRE(reading.blocks.size() == 1);
  return rows_of(reading.blocks[0]);
}

}  // namespace

TEST_CASE("cells are read by their types", "[document][sheet]") {
  CHECK(rows("<sheetData><row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' t='inlineStr'><is><r><t>Sở </t></r><r><t>Y "
             "tế</t></r></is></c><c r='C1'><v>2.1</v></c><c r='D1' t='str'><f>A1</f><v>Kết quả</v></c><c r='E1' "
             "t='b'><v>1</v></c><c r='F1' t='e'><v>#REF!</v></c><c r='G1' t='d'><v>2026-05-31T00:00:00</v></c></row>"
             "</sheetData>",
             {.sheets = {},
              .strings = "<si><t>không</t></si><si><r><t>Rà </t></r><r><t>soát</t></r><rPh><t>x</t></rPh></si>"}) ==
        Lines{"1: Rà soát|Sở Y tế|2.1|Kết quả|TRUE|#REF!|31/05/2026"});
}

TEST_CASE("real dates and numbers are shown by the formats of their cells", "[document][sheet]") {
  const std::string styles =
      "<numFmts><numFmt numFmtId='170' formatCode='d/m/yyyy'/></numFmts><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/></cellXfs>";
  const std::string data =
      "<sheetData><row><c><v>1</v></c><c s='1'><v>46295</v></c><c s='2'><v>46173</v></c><c s='9'><v>3</v></c></row>"
      "</sheetData>";
  CHECK(rows(data, {.sheets = {}, .styles = styles}) == Lines{"1: 1|30/09/2026|31/5/2026|3"});
  CHECK(rows(data, {.sheets = {}, .styles = styles, .settings = "<workbookPr date1904='1'/>"}) ==
        Lines{"1: 1|01/10/2030|1/6/2030|3"});
}

TEST_CASE("rows and columns without words are left out, and the others keep their numbers", "[document][sheet]") {
  CHECK(rows("<sheetData><row r='2'>" + cell("C2", "TT") + cell("XFD2", "Việc") +
             "</row><row r='3'><c r='C3' s='1'/></row>"
             "<row r='900'>" +
             cell("C900", " ") + cell("XFD900", "Rà soát") + "</row></sheetData>") ==
        Lines{"2: TT|Việc", "900: |Rà soát"});
}

TEST_CASE("merged cells cover the rows and columns that have words", "[document][sheet]") {
  CHECK(rows("<sheetData><row r='1'>" + cell("A1", "DANH MỤC") + "</row><row r='3'>" + cell("A3", "TT") +
             cell("B3", "Chủ trì") + cell("C3", "Việc") + "</row><row r='4'>" + cell("A4", "1") +
             cell("B4", "Sở Y tế") + cell("C4", "Khám") + "</row><row r='5'>" + cell("A5", "2") + cell("C5", "Chữa") +
             "</row></sheetData><mergeCells><mergeCell ref='A1:F1'/><mergeCell ref='B4:B6'/><mergeCell ref='A20:A21'/>"
             "<mergeCell ref='C4'/><mergeCell ref='ZZZZ1:A2'/></mergeCells>") ==
        Lines{"1: 1x3 DANH MỤC|^|^", "3: TT|Chủ trì|Việc", "4: 1|2x1 Sở Y tế|Khám", "5: 2|^|Chữa"});
}

TEST_CASE("lines within a cell are its paragraphs", "[document][sheet]") {
  CHECK(rows("<sheetData><row>" + cell("A1", "Sở Y tế\nSở Nội vụ_x000D_\n\n  Sở  Xây dựng") + "</row></sheetData>") ==
        Lines{"1: Sở Y tế/Sở Nội vụ/Sở Xây dựng"});
}

TEST_CASE("footnote marks set as superscript are left out of strings", "[document][sheet]") {
  CHECK(rows("<sheetData><row><c t='s'><v>0</v></c></row></sheetData>",
             {.sheets = {},
              .strings = "<si><r><t>Rà soát</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>(1)</t></r><r><t> "
                         "xong</t></r></si>"}) == Lines{"1: Rà soát xong"});
}

TEST_CASE("each sheet is a table with its name - hidden ones are skipped and said", "[document][sheet]") {
  const auto data = "<sheetData><row>" + cell("A1", "TT") + "</row></sheetData>";
  const auto reading = read({.sheets = {{"Nhiệm vụ", data, ""},
                                        {"Nháp", data, "state='hidden'"},
                                        {"Trống", "<sheetData/>", ""},
                                        {"Kín", data, "state='veryHidden'"},
                                        {"Chỉ tiêu", data, ""}}});
  REQUIRE(reading.blocks.size() == 2);
  CHECK(reading.blocks[0].place == Place{.sheet = "Nhiệm vụ", .table = 1});
  CHECK(reading.blocks[1].table->rows[0].place == Place{.sheet = "Chỉ tiêu", .table = 2, .row = 1});
  REQUIRE(reading.problems.size() == 2);
  CHECK(reading.problems[0].kind == "hidden_sheet");
  CHECK(reading.problems[0].detail.find("“Nháp”") != std::string::npos);
  CHECK(reading.problems[1].words == "Kín");
}

TEST_CASE("a sheet of 100,000 rows is read, one more is refused", "[document][sheet]") {
  const auto sheet = [](int rows) {
    std::string xml = "<sheetData>";
    for (int row = 1; row <= rows; ++row) {
      const auto number = std::to_string(row);
      xml += "<row r='" + number + "'><c r='A" + number + "'><v>" + number + "</v></c><c r='B" + number +
             "' t='s'><v>0</v></c><c r='C" + number + "' s='1'/></row>";
    }
    return workbook(xlsx({.sheets = {{"A", xml + "</sheetData>", ""}}, .strings = "<si><t>Rà soát</t></si>"}),
                    "tep.xlsx");
  };
  const auto reading = sheet(100'000);
  REQUIRE(reading);
  CHECK(reading->blocks.at(0).table->rows.back().cells.at(0).paragraphs == Lines{"100000"});
  const auto refused = sheet(100'001);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == "too_many_cells");
  CHECK(refused.error().detail.find("100000") != std::string::npos);
}

TEST_CASE("rows that are only coloured cost nothing, however many", "[document][sheet]") {
  std::string xml = "<sheetData><row r='1'>" + cell("A1", "TT") + "</row>";
  for (int row = 2; row <= 120'000; ++row) xml += "<row r='" + std::to_string(row) + "'><c s='1'/></row>";
  CHECK(rows(xml + "</sheetData>") == Lines{"1: TT"});
}

TEST_CASE("merged cells piled upon each other are no trap", "[document][sheet]") {
  std::string data = "<sheetData>", merged = "</sheetData><mergeCells>";
  for (int row = 1; row <= 20'000; ++row) {
    const auto number = std::to_string(row);
    data += "<row r='" + number + "'>" + cell("A" + number, "x") + "</row>";
    merged += "<mergeCell ref='A" + number + ":A20000'/>";
  }
  CHECK(rows(data + merged + "</mergeCells>").size() == 20'000);
}

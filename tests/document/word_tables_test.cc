#include "document/word_tables.h"

#include <catch2/catch.hpp>

#include "document/word.h"
#include "support/office_files.h"

using namespace document;
using support::paragraph;

namespace {

using Lines = std::vector<std::string>;

std::string cell(const std::string& words, const std::string& properties = {}) {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(words) + "</w:tc>";
}

std::string row(const std::vector<std::string>& cells, const std::string& properties = {}) {
  std::string xml = "<w:tr><w:trPr>" + properties + "</w:trPr>";
  for (const auto& each : cells) xml += each;
  return xml + "</w:tr>";
}

const std::string lines_drawn = "<w:tblBorders><w:top w:val='single'/></w:tblBorders>";

std::string table(const std::vector<std::string>& rows, const std::string& properties = lines_drawn) {
  std::string xml = "<w:tbl><w:tblPr>" + properties + "</w:tblPr>";
  for (const auto& each : rows) xml += each;
  return xml + "</w:tbl>";
}

std::vector<Block> blocks(const std::string& body, const std::string& styles = {}) {
  auto reading = word(support::docx({.body = body, .styles = styles}), "tep.docx");
  REQUIRE(reading);
  return std::move(reading->blocks);
}

/// The rows of a table, cells parted by "|": words, "^" for a covered position, "2x3" before merged ones.
Lines rows_of(const Block& block) {
  REQUIRE(block.table);
  Lines lines;
  for (const auto& each : block.table->rows) {
    std::string line;
    for (const auto& at : each.cells) {
      line += &at == &each.cells.front() ? "" : "|";
      if (at.covered) line += "^";
      if (at.rows > 1 || at.columns > 1) line += std::to_string(at.rows) + "x" + std::to_string(at.columns) + " ";
      for (std::size_t n = 0; n < at.paragraphs.size(); ++n) line += (n > 0 ? "/" : "") + at.paragraphs[n];
    }
    lines.push_back(line);
  }
  return lines;
}

Lines texts(const std::vector<Block>& blocks) {
  Lines lines;
  for (const auto& block : blocks) lines.push_back(block.table ? "table" : block.text);
  return lines;
}

const std::string down = "<w:vMerge w:val='restart'/>", still = "<w:vMerge/>";
const std::string two = "<w:gridSpan w:val='2'/>";

}  // namespace

TEST_CASE("a table has a cell at every position, whatever is merged", "[document][word]") {
  const auto all = blocks(table({row({cell("TT", down), cell("Nhiệm vụ", down), cell("Cơ quan", two)}),
                                 row({cell("", still), cell("", still), cell("Chủ trì"), cell("Phối hợp")}),
                                 row({cell("1"), cell("Rà soát"), cell("Sở Y tế"), cell("")})}));
  REQUIRE(all.size() == 1);
  CHECK(rows_of(all[0]) == Lines{"2x1 TT|2x1 Nhiệm vụ|1x2 Cơ quan|^", "^|^|Chủ trì|Phối hợp", "1|Rà soát|Sở Y tế|"});
}

TEST_CASE("rows that begin later, older merges along the row and rows without words are understood",
          "[document][word]") {
  const auto all = blocks(table({row({cell("A"), cell("B"), cell("C")}), row({cell(""), cell(""), cell("")}),
                                 row({cell("D"), cell("E")}, "<w:gridBefore w:val='1'/>"),
                                 row({cell("F", "<w:hMerge w:val='restart'/>"), cell("", "<w:hMerge/>"), cell("G")})}));
  REQUIRE(all.size() == 1);
  CHECK(rows_of(all[0]) == Lines{"A|B|C", "|D|E", "1x2 F|^|G"});
  CHECK(all[0].table->rows[1].place == Place{.table = 1, .row = 3});
}

TEST_CASE("a cell holds its lines, and the words of tables within it", "[document][word]") {
  const auto inner = table({row({cell("trong 1"), cell("trong 2")})});
  const auto outer =
      "<w:tc>" + paragraph("Việc:") + inner + "<w:p><w:r><w:t>- Một</w:t><w:br/><w:t>- Hai</w:t></w:r></w:p></w:tc>";
  const auto all = blocks(table({row({cell("TT"), cell("Nội dung")}), row({cell("1"), outer})}));
  CHECK(rows_of(all.at(0)) == Lines{"TT|Nội dung", "1|Việc:/trong 1/trong 2/- Một/- Hai"});
}

TEST_CASE("tables that only lay words out are read as paragraphs, row by row", "[document][word]") {
  const std::string none;
  CHECK(texts(blocks(table({row({cell("TỈNH ỦY"), cell("ĐẢNG CỘNG SẢN VIỆT NAM")}),
                            row({cell("Số 01-CTr/TU"), cell("ngày 02 tháng 3 năm 2026")})},
                           none))) ==
        Lines{"TỈNH ỦY", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 01-CTr/TU", "ngày 02 tháng 3 năm 2026"});
  // with a line drawn below the motto
  CHECK(
      texts(blocks(table({row({cell("UBND TỈNH"), cell("Độc lập - Tự do - Hạnh phúc",
                                                       "<w:tcBorders><w:bottom w:val='single'/></w:tcBorders>")})}))) ==
      Lines{"UBND TỈNH", "Độc lập - Tự do - Hạnh phúc"});
  CHECK(texts(blocks(table({row({cell("Nơi nhận:"), cell(""), cell(""), cell("TM. BAN THƯỜNG VỤ")})}, none))) ==
        Lines{"Nơi nhận:", "TM. BAN THƯỜNG VỤ"});
  CHECK(texts(blocks(table({row({cell("Một khung có viền")})}))) == Lines{"Một khung có viền"});  // one column
}

TEST_CASE("a table without lines is one of contents if it counts its rows, or has many columns", "[document][word]") {
  const std::string none;
  CHECK(texts(blocks(table({row({cell("TT"), cell("Nhiệm vụ")}), row({cell("1"), cell("Rà soát")})}, none))) ==
        Lines{"table"});
  CHECK(texts(blocks(table({row({cell("A"), cell("B"), cell("C"), cell("D")})}, none))) == Lines{"table"});
  CHECK(texts(blocks(table({row({cell("A"), cell("B")}, "<w:tblHeader/>")}, none))) == Lines{"table"});
}

TEST_CASE("lines are drawn by the table, its style or a cell - the table's own word goes before the style's",
          "[document][word]") {
  const auto rows = std::vector{row({cell("A"), cell("B")})};
  const std::string styles =
      "<w:style w:type='table' w:styleId='Luoi'><w:basedOn w:val='Goc'/></w:style><w:style w:type='table' "
      "w:styleId='Goc'>"
      "<w:tblPr><w:tblBorders><w:insideH w:val='single'/></w:tblBorders></w:tblPr></w:style>";
  CHECK(texts(blocks(table(rows, "<w:tblStyle w:val='Luoi'/>"), styles)) == Lines{"table"});
  CHECK(texts(blocks(table(rows, "<w:tblStyle w:val='Luoi'/><w:tblBorders><w:top w:val='none'/></w:tblBorders>"),
                     styles)) == Lines{"A", "B"});
  CHECK(texts(blocks(table({row({cell("A", "<w:tcBorders><w:top w:val='single'/></w:tcBorders>"), cell("B")})}, ""))) ==
        Lines{"table"});
}

TEST_CASE("a cell that goes on above with nothing above it is a cell", "[document][word]") {
  CHECK(rows_of(blocks(table({row({cell("A", still), cell("B")})})).at(0)) == Lines{"A|B"});
}

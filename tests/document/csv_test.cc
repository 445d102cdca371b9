#include "document/csv.h"

#include <catch2/catch.hpp>

#include "base/csv.h"
#include "document/reader.h"

using namespace document;
using base::csv_rows;
using base::csv_separator;

namespace {

using Lines = std::vector<std::string>;

/// The fields of each row, joined by "|".
Lines rows(std::string_view csv) {
  Lines lines;
  const auto read = csv_rows(csv);
  REQUIRE(read);
  for (const auto& row : *read) {
    std::string line = std::to_string(row.line) + ":";
    for (const auto& field : row.fields) line += (line.ends_with(":") ? "" : "|") + field;
    lines.push_back(line);
  }
  return lines;
}

/// The table that the file's bytes hold; nothing where they are paragraphs.
std::optional<Table> table_in(std::string_view bytes, std::string name) {
  const auto outline = outline_of_text(bytes, std::move(name));
  REQUIRE(outline);
  return outline->blocks.front().table;
}

}  // namespace

TEST_CASE("the separator is the one that parts the rows evenly, not the one that is there most", "[document]") {
  CHECK(csv_separator("a;b;c\n1,2,3;4,5;6,7\n8;9,9,9,9;0\n") == ';');
  CHECK(csv_separator("a,b,c\nx;y,\"1;2;3\",z\n") == ',');
  CHECK(csv_separator("a\tb\tc\n1,1\t2,2\t3;3\n") == '\t');
  CHECK(csv_separator("TIÊU ĐỀ, DÒNG MỘT\n\nTT;Việc;Hạn\n1;Rà soát, cập nhật;Quý I\n2;Lập;Quý II\n") == ';');
  CHECK(csv_separator("") == ',');
}

TEST_CASE("rows know the line they begin on, and blank lines are left out", "[document]") {
  CHECK(rows("a;b\n\n1;\"hai\ndòng\"\n\n3;4\n") == Lines{"1:a|b", "3:1|hai\ndòng", "6:3|4"});
  CHECK(rows("a;b\r1;2\r\n3;4") == Lines{"1:a|b", "2:1|2", "3:3|4"});
  CHECK(rows("sep=;\r\na;b,c\r\n") == Lines{"2:a|b,c"});
}

TEST_CASE("a quote that is not closed is refused with the line where it opens", "[document]") {
  const auto refused = csv_rows("a,b\n1,\"hai\n3,4\n");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == "csv");
  CHECK(refused.error().line == 2);
}

TEST_CASE("a quote in the middle of a field is refused, or kept and reported where all else is well", "[document]") {
  const std::string text = "TT,Việc,Hạn\n1,Dự án \"Xanh\" đợt 2,Quý I\n";
  CHECK_FALSE(csv_rows(text));
  const auto outline = outline_of_text(text, "a.csv");
  REQUIRE(outline);
  CHECK(outline->blocks[0].table->rows[1].cells[1].paragraphs == Lines{"Dự án \"Xanh\" đợt 2"});
  REQUIRE(outline->problems.size() == 1);
  CHECK(outline->problems[0].kind == "csv_quote");
  CHECK(outline->problems[0].line == 2);
}

TEST_CASE("a CSV file becomes one table, each row with its line, filled up to the longest", "[document]") {
  const auto table = table_in("\xEF\xBB\xBFTT;Việc;Hạn\n1;\"Lắp trạm:\n- một;\n- hai.\";\n2\n", "viec.csv");
  REQUIRE(table);
  REQUIRE(table->rows.size() == 3);
  CHECK(table->rows[1].cells[1].paragraphs == Lines{"Lắp trạm:", "- một;", "- hai."});
  CHECK(table->rows[2].cells.size() == 3);
  CHECK(table->rows[2].place.line == 5);
  CHECK(table->rows[2].place.row == 3);
}

TEST_CASE("a text is a table where its name or its columns say so", "[document]") {
  CHECK(table_in("TT\tViệc\tHạn\n1\tRà soát\tQuý I\n2\tLập\tQuý II\n", "dan.txt"));
  CHECK(table_in("a,b\n1,2\n", "a.CSV"));
  CHECK_FALSE(table_in("1. Sở Y tế\n\n1.1. Khám bệnh; chữa bệnh.\n", "a.txt"));
  CHECK_FALSE(table_in("1. Sở Y tế\n", "a.csv"));
}

TEST_CASE("lines with tabs within a text are a table between its paragraphs", "[document]") {
  const auto outline = outline_of_text(
      "PHỤ LỤC\n\nTT\tViệc\tHạn\n1\tRà soát\tQuý I\n\n2\tLập\tQuý II\nGhi chú.\nSố 1\tngày 2\n", "a.txt");
  REQUIRE(outline);
  REQUIRE(outline->blocks.size() == 4);
  REQUIRE(outline->blocks[1].table);
  CHECK(outline->blocks[1].table->rows.size() == 3);
  CHECK(outline->blocks[1].place.line == 3);
  CHECK(outline->blocks[3].text == "Số 1 ngày 2");
}

TEST_CASE("a table of far too many columns is refused", "[document]") {
  const auto outline = outline_of_text(std::string(1000, ';') + "\n" + std::string(1000, ';') + "x\n", "a.csv");
  REQUIRE_FALSE(outline);
  CHECK(outline.error().kind == "csv");
}

#include "document/plain_text.h"

#include <catch2/catch.hpp>
#include <string>

using namespace document;

namespace {

/// The paragraphs, each as "line|mark|text".
std::vector<std::string> paragraphs(std::string_view text) {
  std::vector<std::string> lines;
  const auto reading = plain_text(text);
  REQUIRE(reading);
  for (const auto& block : reading->blocks)
    lines.push_back(std::to_string(block.place.line) + "|" + block.mark + "|" + block.text);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("each line is a paragraph with its mark and its line number", "[document]") {
  CHECK(paragraphs("Mở đầu\n\n1. Sở Y tế\n- Khám bệnh\n") == Lines{"1||Mở đầu", "3|1|Sở Y tế", "4|-|Khám bệnh"});
}

TEST_CASE("byte-order mark, line ends and spaces of any kind do not matter", "[document]") {
  CHECK(paragraphs("\xEF\xBB\xBFMở đầu\r\n1.\u00a0Sở  Y\ttế\r\n") == Lines{"1||Mở đầu", "2|1|Sở Y tế"});
  CHECK(paragraphs("Mở đầu\r1. Sở Y tế") == Lines{"1||Mở đầu", "2|1|Sở Y tế"});
}

TEST_CASE("text in decomposed letters is composed", "[document]") {
  CHECK(paragraphs("1. So\u031b\u0309 Y te\u0302\u0301") == Lines{"1|1|Sở Y tế"});
}

TEST_CASE("a picture and the caption directly below it are left out", "[document]") {
  CHECK(paragraphs("Trước.\nanh-1.JPG\nLễ phát động. (Ảnh: HT)\nSau.") == Lines{"1||Trước.", "4||Sau."});
  CHECK(paragraphs("anh-1.png\n\nSau một dòng trống.") == Lines{"3||Sau một dòng trống."});
  CHECK(paragraphs("anh-1.png\n2. Sở Y tế") == Lines{"2|2|Sở Y tế"});
  CHECK(paragraphs("Xem tệp anh-1.png") == Lines{"1||Xem tệp anh-1.png"});
}

TEST_CASE("rules and stars are no paragraphs", "[document]") {
  CHECK(paragraphs("TỈNH ỦY\n*\n-----\n_____\n1. Sở Y tế") == Lines{"1||TỈNH ỦY", "5|1|Sở Y tế"});
}

TEST_CASE("a paragraph cut by a line end, a page end or a footnote is whole again", "[document]") {
  CHECK(paragraphs("1. Rà soát quy hoạch,\nkế hoạch sử dụng đất.") ==
        Lines{"1|1|Rà soát quy hoạch, kế hoạch sử dụng đất."});
  CHECK(paragraphs("1. Rà soát quy hoạch\n\n¹ Báo cáo số 5.\n\nsử dụng đất.") ==
        Lines{"1|1|Rà soát quy hoạch sử dụng đất."});
  CHECK(paragraphs("1. Rà soát.\ntiếp theo") == Lines{"1|1|Rà soát.", "2||tiếp theo"});
  CHECK(paragraphs("1. Sở Y tế\na) rà soát") == Lines{"1|1|Sở Y tế", "2|a)|rà soát"});
}

TEST_CASE("footnotes and their marks are left out, units keep their raised figure", "[document]") {
  CHECK(paragraphs("1. Khu đất 2.500 m² đã giao²; xong.\n\n² Theo Nghị quyết 5\ndòng hai của chú thích\n\nĐoạn sau.") ==
        Lines{"1|1|Khu đất 2.500 m² đã giao; xong.", "6||Đoạn sau."});
  CHECK(paragraphs("Diện tích 12km² và 3 m³¹²") == Lines{"1||Diện tích 12km² và 3 m³"});
}

TEST_CASE("marks of emphasis are left out", "[document]") {
  CHECK(paragraphs("**1. Sở Y tế**") == Lines{"1|1|Sở Y tế"});
}

TEST_CASE("a paragraph that is too long is cut between letters and reported", "[document]") {
  std::string line = "1. ";
  while (line.size() < most_block_bytes + 100) line += "ộ";
  const auto reading = plain_text(line);
  REQUIRE(reading);
  CHECK(reading->blocks.at(0).text.size() <= most_block_bytes);
  CHECK(reading->blocks.at(0).text.size() > most_block_bytes - 3);
  REQUIRE(reading->problems.size() == 1);
  CHECK(reading->problems[0].kind == "line_too_long");
  CHECK(reading->problems[0].line == 1);
}

TEST_CASE("a file of more paragraphs than any document has is refused", "[document]") {
  std::string text;
  for (std::size_t n = 0; n <= most_blocks; ++n) text += "A\n";
  const auto reading = plain_text(text);
  REQUIRE_FALSE(reading);
  CHECK(reading.error().kind == "too_many_lines");
}

TEST_CASE("a wrapped line goes on with its paragraph where its mark only looks like one", "[document]") {
  CHECK(paragraphs("1. Kiểm tra từng xã (đợt\n23) và báo cáo.") == Lines{"1|1|Kiểm tra từng xã (đợt 23) và báo cáo."});
  CHECK(paragraphs("1. Kế hoạch giai đoạn 2026\n- 2030 của tỉnh.") ==
        Lines{"1|1|Kế hoạch giai đoạn 2026 - 2030 của tỉnh."});
  CHECK(paragraphs("1. Rà soát (trước 30/6\n2) Báo cáo.") == Lines{"1|1|Rà soát (trước 30/6", "2|2)|Báo cáo."});
  CHECK(paragraphs("1. Các việc (gồm\na) báo cáo.") == Lines{"1|1|Các việc (gồm", "2|a)|báo cáo."});
}

TEST_CASE("a line goes on with the one above that had no room for its first word", "[document]") {
  CHECK(paragraphs("1. Kiểm tra việc thực hiện quy định về hồ sơ của các\n"
                   "cơ quan cấp xã và hướng dẫn cách lưu giữ cho những\n"
                   "đơn vị mới thành lập trong năm nay, báo cáo cho cả\n"
                   "Sở Nội vụ và Văn phòng tỉnh biết để tổng hợp chung\n"
                   "khi cần.\n"
                   "Nơi nhận\n"
                   "Như trên") ==
        Lines{"1|1|Kiểm tra việc thực hiện quy định về hồ sơ của các cơ quan cấp xã và hướng dẫn cách lưu giữ cho "
              "những đơn vị mới thành lập trong năm nay, báo cáo cho cả Sở Nội vụ và Văn phòng tỉnh biết để tổng hợp "
              "chung khi cần.",
              "6||Nơi nhận", "7||Như trên"});
}

TEST_CASE("a bracket or a time that a line breaks is whole again", "[document]") {
  CHECK(paragraphs("1. Rà soát (hoàn thành trước ngày\n30/6/2026).") ==
        Lines{"1|1|Rà soát (hoàn thành trước ngày 30/6/2026)."});
  CHECK(paragraphs("1. Báo cáo trong quý\nIII/2026.") == Lines{"1|1|Báo cáo trong quý III/2026."});
  CHECK(paragraphs("1. Rà soát (trước 30/6\nSở Y tế (chủ trì)") ==
        Lines{"1|1|Rà soát (trước 30/6", "2||Sở Y tế (chủ trì)"});
}

TEST_CASE("a table typed with bars is a table", "[document]") {
  const auto reading =
      plain_text("Danh mục\n| TT | Nội dung | Chủ trì |\n|---|:--|---|\n| 1 | Rà soát | Sở Y tế |\n\nHết");
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 3);
  REQUIRE(reading->blocks[1].table);
  const auto& rows = reading->blocks[1].table->rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].cells[1].paragraphs == Lines{"Rà soát"});
  CHECK(rows[1].place.line == 4);
}

TEST_CASE("lines between two rules of a typed table are one row", "[document]") {
  const auto reading = plain_text(
      "+----+----------+---------+\n| TT | Nội dung | Chủ trì |\n+----+----------+---------+\n"
      "| 1  | Rà soát  | Sở      |\n|    | quy chế  | Y tế    |\n+----+----------+---------+\n"
      "│ 2  │ Báo cáo  │ Sở Nội  │\n│    │          │ vụ      │\n+----+----------+---------+");
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 1);
  const auto& rows = reading->blocks[0].table->rows;
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].cells[1].paragraphs == Lines{"Rà soát quy chế"});
  CHECK(rows[2].cells[2].paragraphs == Lines{"Sở Nội vụ"});
}

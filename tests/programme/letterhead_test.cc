#include "programme/letterhead.h"

#include <catch2/catch.hpp>

#include "document/reader.h"
#include "support/days.h"

using namespace programme;
using namespace std::string_literals;
using support::day;

namespace {

Letterhead letterhead(std::string text) {
  return letterhead_of(
      items_in(document::outline_of_text(text + "\n\n1. Sở Y tế\n\n1.1. Khám bệnh.\n", "tep.txt")->blocks));
}

}  // namespace

TEST_CASE("the usual letterhead is read", "[programme]") {
  const auto read = letterhead(
      "TỈNH ỦY THANH LAM\n*\nSố 03-CTr/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nThanh Lam, ngày 05 tháng 10 năm 2025\n\n"
      "KẾ HOẠCH\nthực hiện Nghị quyết Đại hội\nNhiệm kỳ 2025 - 2030\n\nĐể thực hiện Nghị quyết, Tỉnh ủy ban hành Kế "
      "hoạch như sau:");
  CHECK(read.kind == "Kế hoạch");
  CHECK(read.number == "03-CTr/TU");
  CHECK(read.issued == day("2025-10-05"));
  CHECK(read.issuer == "TỈNH ỦY THANH LAM");
  CHECK(read.title == "KẾ HOẠCH thực hiện Nghị quyết Đại hội Nhiệm kỳ 2025 - 2030");
  CHECK(read.term == Term{2025, 2030});
}

TEST_CASE("a newspaper that prints a document says its number, day and issuer", "[programme]") {
  const auto title = "Chương trình hành động thực hiện Nghị quyết Đại hội nhiệm kỳ 2025-2030\n"s;
  const auto read = letterhead(title +
                               "TLO - Ngày 05/10/2025, Ban Chấp hành Đảng bộ tỉnh ban hành Chương trình hành động số "
                               "03-CTr/TU. Báo trân trọng giới thiệu.");
  CHECK(read.number == "03-CTr/TU");
  CHECK(read.issued == day("2025-10-05"));
  CHECK(read.issuer == "Ban Chấp hành Đảng bộ tỉnh");
  CHECK_FALSE(letterhead(title + "Ngày 05/10/2025, Bộ Chính trị ban hành Nghị quyết số 99-NQ/TW.").number);
}

TEST_CASE("number and day stand in one line or with spaces in them", "[programme]") {
  const auto read = letterhead("Số: 25 - KH/UBND        Thanh Lam, ngày 5/10/2025");
  CHECK(read.number == "25-KH/UBND");
  CHECK(read.issued == day("2025-10-05"));
}

TEST_CASE("a number that is not filled in, and a day that is none, are not read", "[programme]") {
  const auto read =
      letterhead("Số      -CTr/TU\nThanh Lam, ngày 31 tháng 6 năm 2025\nThanh Lam, ngày    tháng 10 năm 2025");
  CHECK_FALSE(read.number);
  CHECK_FALSE(read.issued);
  CHECK_FALSE(read.term);
  CHECK(read.kind.empty());
}

TEST_CASE("documents that the opening refers to are not this one", "[programme]") {
  const auto read = letterhead(
      "Thực hiện Chỉ thị số 12-CT/TW, ngày 3/3/2025 của Bộ Chính trị, Tỉnh ủy xây dựng Chương trình như sau:");
  CHECK_FALSE(read.number);
  CHECK_FALSE(read.issued);
}

TEST_CASE("a title in a line of its own ends with that line", "[programme]") {
  CHECK(letterhead("Chương trình hành động của Đảng bộ\nTư liệu").title == "Chương trình hành động của Đảng bộ");
}

TEST_CASE("the note below an annex says what the letterhead does not", "[programme]") {
  const auto outline = *document::outline_of_text(
      "Chương trình công tác\n\n1. Sở Y tế\n\n1.1. Khám bệnh.\n\nPHỤ LỤC 1: CHỈ TIÊU\n\n(Ban hành kèm theo Chương "
      "trình công tác số "
      "7-CTr/TU, ngày 20/10/2025 của Ban Chấp hành Đảng bộ tỉnh)",
      "tep.txt");
  const auto read = letterhead_of(items_in(outline.blocks));
  CHECK(read.number == "7-CTr/TU");
  CHECK(read.issued == day("2025-10-20"));
  CHECK(read.issuer == "Ban Chấp hành Đảng bộ tỉnh");
}

TEST_CASE("marks of secrecy are known from words about secrets", "[programme]") {
  for (const auto* line : {"MẬT", "TỐI MẬT", "TUYỆT MẬT", " (MẬT) ", "Độ mật: TỐI MẬT", "ĐỘ MẬT: MẬT."})
    CHECK(is_secrecy_mark(line));
  for (const auto* line : {"Mật ong", "BÍ MẬT NHÀ NƯỚC", "Bảo vệ bí mật", "", "HỎA TỐC"})
    CHECK_FALSE(is_secrecy_mark(line));
}

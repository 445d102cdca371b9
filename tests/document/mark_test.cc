#include "document/mark.h"

#include <catch2/catch.hpp>

using namespace document;

namespace {

struct Case {
  const char *line, *mark, *text;
};

}  // namespace

TEST_CASE("a mark is taken off the line it introduces", "[document]") {
  for (const auto& [line, mark, text] : {
           Case{"1. Sở Tài chính", "1", "Sở Tài chính"},
           Case{"1.1. Rà soát", "1.1", "Rà soát"},
           Case{"10.12. Rà soát", "10.12", "Rà soát"},
           Case{"1.2.3. Rà soát", "1.2.3", "Rà soát"},
           Case{"1.1 Rà soát", "1.1", "Rà soát"},  // the last stop is missing
           Case{"1.Rà soát", "1", "Rà soát"},      // the space is missing
           Case{"2.1- Kết quả", "2.1", "Kết quả"},
           Case{"1) Rà soát", "1)", "Rà soát"},
           Case{"2/ Rà soát", "2", "Rà soát"},
           Case{"II. NHIỆM VỤ", "II", "NHIỆM VỤ"},
           Case{"IV- KẾT QUẢ", "IV", "KẾT QUẢ"},
           Case{"II.3. Sở Y tế", "II.3", "Sở Y tế"},
           Case{"A. Phần chung", "A", "Phần chung"},
           Case{"a) lập danh mục", "a)", "lập danh mục"},
           Case{"đ) Báo cáo", "đ)", "Báo cáo"},
           Case{"a- Kết quả", "a", "Kết quả"},
           Case{"- Rà soát", "-", "Rà soát"},
           Case{"-Rà soát", "-", "Rà soát"},
           Case{"– Rà soát", "–", "Rà soát"},
           Case{"+ Rà soát", "+", "Rà soát"},
           Case{"• Rà soát", "•", "Rà soát"},
       }) {
    INFO(line);
    CHECK(marked_line(line).mark == mark);
    CHECK(marked_line(line).text == text);
  }
}

TEST_CASE("numbers that are part of the sentence are no marks", "[document]") {
  for (const auto* line : {"2025. Năm bản lề", "1.140 căn nhà", "1.140 Căn nhà", "6 tháng cuối năm", "2-3/10/2025",
                           "30/6/2026 là hạn cuối", "Số 03-CTr/TU", "T/M BAN CHẤP HÀNH", "12", "1.", "a)", "-", "-5 độ",
                           "", "(1) Về tổ chức", "ông A", "1234567890. Dòng"}) {
    INFO(line);
    CHECK(marked_line(line).mark.empty());
    CHECK(marked_line(line).text == line);
  }
}

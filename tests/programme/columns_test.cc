#include "programme/columns.h"

#include <catch2/catch.hpp>

#include "support/tables.h"

using namespace programme;

TEST_CASE("a column is told by its title, however it is written", "[programme]") {
  struct Case {
    std::string_view title;
    Column column;
  };
  for (const auto& [title, column] : {
           Case{"STT", Column::number},
           Case{"Số TT", Column::number},
           Case{"NỘI DUNG CÔNG VIỆC", Column::text},
           Case{"Nhiệm vụ, giải pháp", Column::text},
           Case{"Tên nhiệm vụ", Column::text},
           Case{"Đầu việc", Column::text},
           Case{"Hoạt động", Column::text},
           Case{"Cơ quan chủ trì", Column::owner},
           Case{"Đơn vị đầu mối", Column::owner},
           Case{"Cơ quan, đơn vị thực hiện", Column::owner},
           Case{"Đơn vị tham mưu", Column::owner},
           Case{"Phân công", Column::owner},
           Case{"Cơ quan, đơn vị phối hợp", Column::coordinators},
           Case{"Cơ quan liên quan", Column::coordinators},
           Case{"Sản phẩm/Kết quả", Column::deliverable},
           Case{"Kết quả đầu ra", Column::deliverable},
           Case{"Thời gian hoàn thành", Column::deadline},
           Case{"Thời hạn trình", Column::deadline},
           Case{"Tiến độ", Column::deadline},
           Case{"Hạn chót", Column::deadline},
           Case{"Cấp trình", Column::receiving_level},
           Case{"Cơ quan phê duyệt", Column::receiving_level},
           Case{"Lãnh đạo UBND tỉnh phụ trách", Column::leader},
           Case{"Ghi chú", Column::note},
           Case{"Kinh phí (triệu đồng)", Column::kept},
           Case{"Đơn vị tính", Column::unit},
           Case{"Chỉ tiêu", Column::indicator},
           Case{"Màu sắc", Column::unknown},
           Case{"", Column::unknown},
       }) {
    INFO(title);
    CHECK(column_named(title).column == column);
  }
}

TEST_CASE("a header of two rows names its columns by both", "[programme]") {
  const auto table =
      support::table({"TT | Nội dung | Cơ quan thực hiện | < | Thời gian", "^ | ^ | Chủ trì | Phối hợp | ^",
                      "(1) | (2) | (3) | (4) | (5)", "1 | Rà soát | Sở Y tế | Sở Nội vụ | Quý I"});
  const auto header = header_in(Grid{table});
  REQUIRE(header);
  CHECK(header->columns ==
        std::vector{Column::number, Column::text, Column::owner, Column::coordinators, Column::deadline});
  CHECK(header->last == 2);
}

TEST_CASE("rows of a table are no header", "[programme]") {
  const auto table = support::table(
      {"1 | Nhiệm vụ khoa học | Sở Y tế | Theo tiến độ chung", "I | MỤC TIÊU | |", "2 | Lập | Sở | Quý I"});
  CHECK_FALSE(header_in(Grid{table}));
}

TEST_CASE("a column without a telling title is taken for what its cells are, and said to be so", "[programme]") {
  const auto table = support::table({"TT | Nhiệm vụ | Ai làm | Bao giờ", "1 | Rà soát | Sở Y tế | Quý I/2026",
                                     "2 | Lập kế hoạch | Sở Nội vụ | Tháng 3/2026"});
  const auto header = header_in(Grid{table});
  REQUIRE(header);
  CHECK(header->columns == std::vector{Column::number, Column::text, Column::owner, Column::deadline});
  CHECK(header->assumed == std::vector{Column::owner, Column::deadline});
}

TEST_CASE("a table of indicators is told from one of tasks", "[programme]") {
  const auto of_indicators = [](const std::string& titles) {
    const auto table = support::table({titles, "1 | a | b | c | d"});
    const auto header = header_in(Grid{table});
    REQUIRE(header);
    return header->of_indicators;
  };
  CHECK(of_indicators("TT | Chỉ tiêu | Đơn vị tính | Năm 2026 | Năm 2027"));
  CHECK(of_indicators("TT | Tên chỉ tiêu | Đơn vị | 2026 | 2027"));
  CHECK_FALSE(of_indicators("TT | Chỉ tiêu, nhiệm vụ | Nhiệm vụ | Chủ trì | Thời hạn"));
}

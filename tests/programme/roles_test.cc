#include "programme/roles.h"

#include <catch2/catch.hpp>

using namespace programme;

namespace {

/// «leads|helps»; "–" where the cell gives no roles.
std::string roles(std::string_view cell) {
  const auto found = roles_in(cell);
  return found ? found->leads + "|" + found->helps : "–";
}

}  // namespace

TEST_CASE("a role stands before a body or in brackets behind it", "[programme]") {
  CHECK(roles("Sở Y tế (chủ trì), Công an tỉnh (phối hợp)") == "Sở Y tế|Công an tỉnh");
  CHECK(roles("- Sở Y tế (Chủ trì)\n- Sở Tài chính (phối hợp)\n- Sở Nội vụ (phối hợp)") ==
        "Sở Y tế|Sở Tài chính; Sở Nội vụ");
  CHECK(roles("CT: Sở Y tế; PH: Sở Nội vụ") == "Sở Y tế|Sở Nội vụ");
  CHECK(roles("Chủ trì: Sở Y tế/Phối hợp: UBND các xã") == "Sở Y tế|UBND các xã");
  CHECK(roles("- Chủ trì: Sở Y tế\n- Phối hợp: Sở Tài chính; Sở Nội vụ") == "Sở Y tế|Sở Tài chính; Sở Nội vụ");
  CHECK(roles("Chủ trì:\n- Sở Y tế\n- Sở Tài chính\nCơ quan phối hợp:\n- Sở Nội vụ") ==
        "Sở Y tế\n- Sở Tài chính|Sở Nội vụ");
  CHECK(roles("Sở Y tế; cơ quan phối hợp: Sở Xây dựng") == "Sở Y tế|Sở Xây dựng");
}

TEST_CASE("a cell that does not say who helps, or leaves someone without a role, gives no roles", "[programme]") {
  for (const auto* cell : {"", "Sở Y tế", "Sở Y tế; Sở Nội vụ", "Chủ trì: Sở Y tế", "Phối hợp: Sở Y tế",
                           "Sở Y tế (chủ trì), Sở Nội vụ", "Sở Y tế (phối hợp)", "(chủ trì) (phối hợp)",
                           "Ban Quản lý dự án (cũ), Sở Y tế", "Sở Y tế chủ trì, phối hợp với Sở Nội vụ"}) {
    INFO(cell);
    CHECK(roles(cell) == "–");
  }
}

TEST_CASE("a dash within a name is no edge of it", "[programme]") {
  CHECK(roles("Sở Văn hóa - Thể thao (chủ trì); Trung tâm Y tế Đông - Tây (phối hợp)") ==
        "Sở Văn hóa - Thể thao|Trung tâm Y tế Đông - Tây");
}

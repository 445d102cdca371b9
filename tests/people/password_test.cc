#include "people/password.h"

#include <catch2/catch.hpp>

namespace {

std::string why_not(std::string_view password) {
  const auto refused = people::cannot_choose(password, {"Nông Thị Hảo", "hao@noivu.example"});
  return refused ? refused->kind : "";
}

}  // namespace

TEST_CASE("a password is as long as a short sentence, and nothing else is asked of it", "[people]") {
  for (const auto* good : {"chiều trên bến vắng", "ngựa gỗ cầu tre", "ooVah7shai", "hảo thích ăn bún riêu",
                           "một hai ba bốn năm", "8 con vịt bơi qua"})
    CHECK(why_not(good).empty());
  CHECK(why_not("bảy chữ") == "password_short");  // seven characters, ten bytes
  CHECK(why_not("tám chữ.") == "");
  CHECK(why_not(std::string(256, 'x') + "yz") == "password_long");
}

TEST_CASE("what everyone tries first is refused, whatever figures and signs stand round it", "[people]") {
  for (const auto* common : {"password", "Password123!", "MẬT KHẨU 2026", "12345678", "00000000", "30041975",
                             "qwertyuiop", "iloveyou1", "!!vietnam!!", "aaaaaaaaaaaa", "Văn phòng 1"})
    CHECK(why_not(common) == "password_common");
}

TEST_CASE("one's own name and address with figures behind are refused", "[people]") {
  for (const auto* personal : {"Nông Thị Hảo", "nongthihao85", "hao@noivu.example", "noivu2026", "hảo-nông-99"})
    CHECK(why_not(personal) == "password_personal");
}

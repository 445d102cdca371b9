#include "base/result.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <type_traits>

#include "base/id.h"

using namespace base;

namespace {

Result<int> half_of(int number) {
  if (number % 2 != 0) return Problem{.kind = "odd", .detail = "Số lẻ.", .words = std::to_string(number), .line = 3};
  return number / 2;
}

}  // namespace

TEST_CASE("a result is a value or the problem that stood in its way", "[base]") {
  const auto five = half_of(10);
  REQUIRE(five);
  CHECK(five.has_value());
  CHECK(five.value() == 5);

  const auto refused = half_of(7);
  CHECK_FALSE(refused);
  CHECK(refused.error() == Problem{.kind = "odd", .detail = "Số lẻ.", .words = "7", .line = 3});
}

TEST_CASE("a result gives away what it holds, and can be changed in place", "[base]") {
  Result<std::unique_ptr<int>> result{std::make_unique<int>(1)};
  **result = 2;
  const auto taken = std::move(result).value();
  CHECK(*taken == 2);

  Result<std::string> words{std::string{"a"}};
  words->append("b");
  CHECK(*words == "ab");
}

TEST_CASE("a result of something done says no more than that", "[base]") {
  CHECK(Result<Done>{Done{}}.value() == Done{});
  CHECK_FALSE(Result<Done>{Problem{.kind = "x", .detail = {}, .words = {}}});
}

TEST_CASE("ids of different kinds do not mix", "[base]") {
  STATIC_REQUIRE_FALSE(std::is_convertible_v<DutyId, TaskId>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<DutyId, std::int64_t>);
  CHECK(number(DutyId{7'000'000'000}) == 7'000'000'000);
}

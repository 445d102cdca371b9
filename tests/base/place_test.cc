#include "base/place.h"

#include <catch2/catch.hpp>

using base::in_words;
using base::Place;

TEST_CASE("a place is said as an official would say it", "[base]") {
  CHECK(in_words({.line = 14}) == "dòng 14");
  CHECK(in_words({.page = 3, .table = 2, .row = 14}) == "trang 3, bảng 2, dòng 14");
  CHECK(in_words({.sheet = "PL1", .table = 1, .row = 9}) == "trang tính “PL1”, dòng 9");
  CHECK(in_words({.line = 14, .table = 1, .row = 3}) == "dòng 14");
  CHECK(in_words({.paragraph = 7}) == "đoạn 7");
  CHECK(in_words({.page = 2}) == "trang 2");
  CHECK(in_words(Place{}).empty());
}

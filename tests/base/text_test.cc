#include "base/text.h"

#include <catch2/catch.hpp>

#include "base/instant.h"

using namespace base;

TEST_CASE("folded text ignores case, diacritics and white space", "[base]") {
  CHECK(folded("Đảng ủy  XÃ") == "dang uy xa");
  CHECK(folded("Hoàn thành\u00a0quý") == "hoan thanh quy");
  CHECK(folded(nfc("thu\u031bo\u031b\u0300ng")) == "thuong");
}

TEST_CASE("lowered text keeps its diacritics", "[base]") { CHECK(lowered("Đảng ủy  XÃ") == "đảng ủy  xã"); }

TEST_CASE("a run of combining marks longer than any writing needs is put in order piece by piece", "[base]") {
  std::string marks = "A";
  for (int n = 0; n < 1'000'000; ++n) marks += "\u0301\u0316";  // in the wrong order: as a whole it takes hours
  CHECK(nfc(marks).size() == marks.size() - 1);                 // A and the first acute become one letter of two bytes
  CHECK(nfc("a\u0323\u0302") == "ậ");
}

TEST_CASE("the first byte that is not UTF-8 is found", "[base]") {
  CHECK(is_utf8("Quý II"));
  CHECK(first_not_utf8("ab\xe9") == 2);
  CHECK(first_not_utf8("Qu\xc3") == 2);
  CHECK_FALSE(is_utf8("\xc0\xaf"));
}

TEST_CASE("white space is trimmed and folded with no-break spaces among it", "[base]") {
  CHECK(trimmed("\u00a0 a b \n") == "a b");
  CHECK(with_single_spaces(" a\u00a0 \t b\r\n") == "a b");
  CHECK(trimmed("") == "");
}

TEST_CASE("text is clipped between characters", "[base]") { CHECK(clipped("aộb", 2) == "a"); }

TEST_CASE("an instant is read with its offset", "[base]") {
  CHECK(instant_in("2025-10-20T08:00:00+07:00") == instant_in("2025-10-20T01:00:00Z"));
  CHECK(instant_in("2025-10-20T08:00+07:00") == instant_in("2025-10-20T01:00:00Z"));
  for (const auto* text : {"", "2025-10-20", "2025-13-20T08:00:00Z", "2025-02-30T08:00:00Z", "2025-10-20T08:00:00", "x",
                           "2025-10-20T08:00:00Z tail"})
    CHECK_FALSE(instant_in(text));
}

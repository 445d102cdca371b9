#include "base/visible.h"

#include <catch2/catch.hpp>

using base::visible;

TEST_CASE("what nobody can see is left out of a name, and what people write stays", "[base]") {
  CHECK(visible("Báo cáo số 5 – đợt 1 (bản cuối).docx") == "Báo cáo số 5 – đợt 1 (bản cuối).docx");
  CHECK(visible("bao-cao\u202Efdp.exe") == "bao-caofdp.exe");  // right-to-left override
  CHECK(visible("a\u2066b\u2069c\u200Bd\uFEFFe") == "abcde");  // isolates, zero width, byte order mark
  CHECK(visible("a\u2028b\u0085c\x01"
                "d\u00ADe") == "abcde");  // separators, controls, soft hyphen
  CHECK(visible("").empty());
}

#include "programme/abbreviations.h"

#include <catch2/catch.hpp>

#include "support/tables.h"

using namespace programme;

namespace {

std::vector<Abbreviation> abbreviations(const std::string& text) { return abbreviations_in({{.text = text}}); }

}  // namespace

TEST_CASE("a short name stands for the body before its bracket", "[programme]") {
  CHECK(abbreviations("Giao Ban Quản lý các khu công nghiệp tỉnh (sau đây gọi tắt là “Ban QLKCN”) và Sở Nội vụ (viết "
                      "tắt là SNV) chủ trì.") ==
        std::vector<Abbreviation>{{"Ban QLKCN", "Ban Quản lý các khu công nghiệp tỉnh"}, {"SNV", "Sở Nội vụ"}});
  CHECK(abbreviations("Nghị quyết số 5 (sau đây gọi tắt là Nghị quyết).").empty());
  CHECK(abbreviations("(sau đây gọi tắt là").empty());
}

TEST_CASE("short names in cells count, and each but once", "[programme]") {
  const auto table = support::table({"Sở Y tế (viết tắt là SYT) | Sở Y tế (viết tắt là SYT)"});
  CHECK(abbreviations_in({{.table = table}}) == std::vector<Abbreviation>{{"SYT", "Sở Y tế"}});
}

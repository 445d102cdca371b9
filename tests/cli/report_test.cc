#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "support/command_line.h"
#include "support/office.h"

namespace {

using support::Answer;

using Catch::Matchers::Contains;

/// A data folder with the small programme in force since October 2025.
struct Desk {
  support::Folder folder;

  Desk() {
    folder.write("chuong-trinh.txt", support::small_programme);
    REQUIRE(
        run({"import", folder.path() / "chuong-trinh.txt", "--activate", "--now", "2025-10-20T08:00:00+07:00"}).code ==
        0);
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--data", folder.path() / "data"});
    return support::run(arguments);
  }
};

}  // namespace

TEST_CASE("a period's figures are printed with their cut-off, as a table or as JSON", "[cli]") {
  const Desk desk;
  const auto table = desk.run({"report", "2025-Q4"});
  CHECK(table.code == 0);
  CHECK_THAT(table.out, Contains("Quý IV/2025, từ 1/10/2025 đến 31/12/2025") && Contains("23:59 ngày 31/12/2025") &&
                            Contains("TỔNG CỘNG") && Contains("(0/"));
  const auto json = nlohmann::json::parse(desk.run({"report", "2025-Q4", "--format", "json"}).out);
  CHECK(json["cut_off"] == "2025-12-31T16:59:59Z");
  CHECK(json["total"]["open_overdue"] == 1);
  std::int64_t assigned = 0;
  for (const auto& agency : json["agencies"]) assigned += agency["assigned"].get<std::int64_t>();
  CHECK(json["total"]["assigned"] == assigned);
  CHECK(json["total"]["late_of_assigned"]["whole"] == assigned);
}

TEST_CASE("what is no period is wrong usage, and one to come is refused", "[cli]") {
  const Desk desk;
  CHECK(desk.run({"report", "2026-Q5"}).code == 2);
  const auto to_come = desk.run({"report", "2149"});
  CHECK(to_come.code == 1);
  CHECK_THAT(to_come.err, Contains("chưa bắt đầu"));
}

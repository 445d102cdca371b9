#include <catch2/catch.hpp>
#include <sstream>

#include "base/csv.h"
#include "cli/command_line.h"
#include "support/installation.h"
#include "support/read_back.h"

namespace {

using Catch::Matchers::Contains;
using support::read_back;

struct Answer {
  int code = 0;
  std::string out, err;
};

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
    std::istringstream in;
    std::ostringstream out, err;
    std::vector<const char*> argv{"dondoc"};
    for (const auto& argument : arguments) argv.push_back(argument.c_str());
    const cli::Doors doors{.in = in, .out = out, .err = err, .serve = [](const cli::Serve&) { return cli::done; }};
    const int code = cli::run(static_cast<int>(argv.size()), argv.data(), doors);
    return {code, out.str(), err.str()};
  }
};

}  // namespace

TEST_CASE("the overdue list of a day is written as a workbook or as CSV", "[cli][sheet]") {
  const Desk desk;
  const auto file = desk.folder.path() / "qua-han.xlsx";
  const auto written = desk.run({"overdue", "--as-of", "2025-12-05", "--format", "xlsx", "--out", file.string()});
  CHECK(written.code == 0);
  CHECK_THAT(written.out, Contains("Đã ghi tệp"));
  const auto lines = read_back(support::bytes_of(file), "qua-han.xlsx");
  REQUIRE(lines.size() == 6);
  CHECK(lines[1] == "Tính đến hết ngày 5/12/2025, giờ Việt Nam; quá hạn lâu nhất trước.");
  CHECK_THAT(lines[5], Contains("1|07-CTr/TU|1.1|Rà soát quy chế làm việc của các ban đảng.|Ban Tổ chức Tỉnh ủy|"
                                "30/11/2025|30/11/2025|01/12/2025|4|"));
  const auto csv = base::csv_rows(desk.run({"overdue", "--as-of", "2025-12-05", "--format", "csv"}).out).value();
  REQUIRE(csv.size() == 2);
  CHECK(csv[1].fields.at(7) == "2025-12-01");
}

TEST_CASE("where nothing is overdue, the files say so", "[cli][sheet]") {
  const Desk desk;
  CHECK(read_back(desk.run({"overdue", "--as-of", "2025-11-05", "--format", "xlsx"}).out, "a.xlsx").back() ==
        "Không có nhiệm vụ quá hạn");
  CHECK_THAT(desk.run({"overdue", "--as-of", "2025-11-05", "--format", "csv"}).out,
             Contains("Không có nhiệm vụ quá hạn"));
}

TEST_CASE("today's list has the causes, and says of how many it is", "[cli][sheet]") {
  const Desk desk;
  const auto lines = read_back(desk.run({"overdue", "--format", "xlsx"}).out, "a.xlsx");
  CHECK_THAT(lines.at(1), Contains("Số liệu lúc "));
  CHECK(lines.at(2) == "Phạm vi: tất cả cơ quan chủ trì.");
  CHECK_THAT(lines.at(3), Contains(" việc có thời hạn."));
  CHECK_THAT(lines.at(4), Catch::EndsWith("Lý do chậm"));
}

TEST_CASE("a list goes into a file that is there whole, or is refused with the reason", "[cli][sheet]") {
  const Desk desk;
  const auto file = (desk.folder.path() / "a.json").string();
  CHECK(desk.run({"overdue", "--format", "json", "--as-of", "2025-12-05", "--out", file}).code == 0);
  CHECK(support::bytes_of(file) == desk.run({"overdue", "--format", "json", "--as-of", "2025-12-05"}).out);
  for (const auto& nowhere : {desk.folder.path().string(), (desk.folder.path() / "không có" / "a.xlsx").string()}) {
    const auto refused = desk.run({"overdue", "--format", "xlsx", "--out", nowhere});
    CHECK(refused.code == cli::refused);
    CHECK_THAT(refused.err, Contains("Không ghi được tệp"));
  }
  CHECK(desk.run({"overdue", "--format", "pdf"}).code == cli::usage);
}

TEST_CASE("a period's figures are written as a workbook, each rate beside its counts", "[cli][sheet]") {
  const Desk desk;
  const auto lines = read_back(desk.run({"report", "2025-Q4", "--format", "xlsx"}).out, "a.xlsx");
  CHECK(lines.at(1) == "Quý IV/2025, từ 1/10/2025 đến 31/12/2025.");
  CHECK_THAT(lines.at(2), Contains("23:59 ngày 31/12/2025"));
  CHECK_THAT(lines.at(4), Contains("Cơ quan chủ trì|Được giao|Hoàn thành đúng hạn"));
  CHECK_THAT(lines.back(), Catch::StartsWith("Tổng cộng|"));
  CHECK(desk.run({"report", "2025-Q4", "--format", "csv"}).code == cli::usage);
}

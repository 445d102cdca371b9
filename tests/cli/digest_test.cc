#include <catch2/catch.hpp>

#include "support/command_line.h"
#include "support/installation.h"

namespace {

using Catch::Matchers::Contains;
using support::run;

/// A data folder with the small programme in force since October 2025.
struct Desk {
  support::Folder folder;
  std::string data = (folder.path() / "data").string();

  Desk() {
    folder.write("chuong-trinh.txt", support::small_programme);
    folder.write("co-quan.csv", support::contacts);
    REQUIRE(run({"import", folder.path() / "chuong-trinh.txt", "--activate", "--now", "2025-10-20T08:00:00+07:00",
                 "--data", data})
                .code == 0);
    REQUIRE(run({"agency", "load", folder.path() / "co-quan.csv", "--data", data}).code == 0);
  }

  support::Answer digest(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "digest");
    arguments.insert(arguments.end(), {"--data", data});
    return run(arguments);
  }
};

}  // namespace

TEST_CASE("a digest is printed as it would be sent, of today or of a past day", "[cli][digest]") {
  const Desk desk;
  const auto past = desk.digest({"committee", "--day", "2025-12-05"});
  CHECK(past.code == 0);
  CHECK_THAT(past.out, Contains("Chủ đề: [Đôn đốc]") && Contains("ban-thuong-vu@localhost"));
  CHECK_THAT(past.out, Contains("Rà soát quy chế") && Contains("quá hạn 4 ngày"));
  CHECK(desk.digest({"quarter", "--day", "2026-01-05"}).code == 0);
  const auto agency = desk.digest({"agency", "--for", "Ban Tổ chức Tỉnh ủy", "--day", "2025-12-05"});
  CHECK_THAT(agency.out, Contains("Bản tin tháng 12/2025 – Ban Tổ chức Tỉnh ủy") && Contains("binh@tochuc.example"));
}

TEST_CASE("a digest and its files are written into a folder", "[cli][digest]") {
  const Desk desk;
  const auto out = desk.folder.path() / "ban-tin";
  CHECK(desk.digest({"committee", "--day", "2025-12-05", "--out", out.string()}).code == 0);
  const auto name = (out / "don-doc-ban-tin-tuan-2025-12-01").string();
  CHECK_THAT(support::bytes_of(name + ".txt"), Contains("Rà soát quy chế"));
  CHECK_THAT(support::bytes_of(name + ".html"), Catch::StartsWith("<!DOCTYPE html>"));
  CHECK_THAT(support::bytes_of(name + ".xlsx"), Catch::StartsWith("PK"));
}

TEST_CASE("a digest is sent at once, and days of meetings are noted", "[cli][digest]") {
  const Desk desk;
  CHECK_THAT(desk.digest({"committee", "--send"}).out, Contains("Đã xếp 1 thư"));
  const auto soon = calendar::iso(calendar::day_in_vietnam(base::SystemClock{}.now()) + date::days{30});
  CHECK_THAT(desk.digest({"meeting", "--on", soon}).out, Contains("Đã ghi ngày họp"));
  CHECK(desk.digest({"meeting", "--on", soon}).code == 1);
  CHECK_THAT(desk.digest({"meeting", "--on", soon, "--remove"}).out, Contains("Đã bỏ ngày họp"));
}

TEST_CASE("a digest that cannot be told is refused with what to do", "[cli][digest]") {
  const Desk desk;
  CHECK(desk.digest({"agency"}).code == 2);
  CHECK(desk.digest({"week"}).code == 2);
  CHECK(desk.digest({"committee", "--on", "2026-06-30"}).code == 2);
  const auto unknown = desk.digest({"agency", "--for", "Sở Không Có"});
  CHECK(unknown.code == 1);
  CHECK_THAT(unknown.err, Contains("Sở Không Có") && Contains("dondoc agency list"));
}

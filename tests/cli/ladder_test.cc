#include <catch2/catch.hpp>

#include "support/command_line.h"
#include "support/installation.h"

namespace {

using Catch::Matchers::Contains;

/// A data folder with the small programme in force.
struct Desk {
  Desk() {
    folder.write("chuong-trinh.txt", support::small_programme);
    REQUIRE(support::run({"import", folder.path() / "chuong-trinh.txt", "--activate", "--now",
                          "2025-10-20T08:00:00+07:00", "--data", folder.path() / "data"})
                .code == 0);
  }
  support::Answer ladder(std::vector<std::string> arguments = {}, const std::string& programme = "07-CTr/TU") const {
    arguments.insert(arguments.begin(), {"ladder", programme});
    arguments.insert(arguments.end(), {"--data", folder.path() / "data"});
    return support::run(arguments);
  }

  support::Folder folder;
};

}  // namespace

TEST_CASE("a programme's ladder is shown, set from a file that was shown, and given up on the command line", "[cli]") {
  const Desk desk;
  const auto common = desk.ladder();
  CHECK(common.code == 0);
  CHECK_THAT(common.out, Contains("tháng   -7     đầu mối") && Contains("# Thang nhắc việc"));
  desk.folder.write("thang.txt", "tháng -5 đầu mối\nquý 0 đầu mối\nnăm 0 đầu mối\nquá hạn mỗi 10 lãnh đạo\n");
  CHECK(desk.ladder({"--set", desk.folder.path() / "thang.txt"}).out.starts_with("Đã đặt thang nhắc."));
  const auto own = desk.ladder({"--show"});
  CHECK_THAT(own.out, Contains("# Thang nhắc riêng") && Contains("quá hạn mỗi 10 lãnh đạo"));
  desk.folder.write("lai.txt", own.out);
  CHECK(desk.ladder({"--set", desk.folder.path() / "lai.txt"}).code == 0);
  CHECK(desk.ladder().out == own.out);
  CHECK(desk.ladder({"--default"}).code == 0);
  CHECK(desk.ladder().out == common.out);
}

TEST_CASE("a ladder that cannot be set says why and changes nothing", "[cli]") {
  const Desk desk;
  const auto before = desk.ladder().out;
  desk.folder.write("sai.txt", "tháng -5 đầu mối\nquý không đầu mối\n");
  const auto bad = desk.ladder({"--set", desk.folder.path() / "sai.txt"});
  CHECK(bad.code == 1);
  CHECK_THAT(bad.err, Contains("Dòng 2 của thang nhắc"));
  desk.folder.write("rong.txt", "\n");
  CHECK_THAT(desk.ladder({"--set", desk.folder.path() / "rong.txt"}).err, Contains("--default"));
  CHECK(desk.ladder({"--set", desk.folder.path() / "khong-co.txt"}).code == 1);
  CHECK(desk.ladder({}, "99-CTr/TU").code == 1);
  CHECK(desk.ladder({"--default", "--show"}).code == 2);
  CHECK(desk.ladder().out == before);
}

#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include "support/command_line.h"
#include "support/office.h"

namespace {

using Catch::Matchers::Contains;

/// A data folder with the small programme in force, one of whose duties was extended.
struct Desk {
  support::Folder folder;

  Desk() {
    folder.write("chuong-trinh.txt", support::small_programme);
    REQUIRE(
        run({"import", folder.path() / "chuong-trinh.txt", "--activate", "--now", "2025-10-20T08:00:00+07:00"}).code ==
        0);
    REQUIRE(run({"duty", "extend", "1", "--to", "2030-12-31", "--document", "45-QĐ/TU", "--document-on", "2025-12-12",
                 "--authority", "Ban Thường vụ Tỉnh ủy", "--reason", "superior"})
                .code == 0);
  }

  support::Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--data", folder.path() / "data"});
    return support::run(arguments);
  }
  void by_hand(const std::string& sql) const {
    SQLite::Database raw{folder.path() / "data" / "dondoc.db", SQLite::OPEN_READWRITE};
    raw.exec(sql);
  }
};

}  // namespace

TEST_CASE("verify holds all that the log tells of duties against the data", "[cli][verify]") {
  const Desk desk;
  const auto sound = desk.run({"verify"});
  CHECK(sound.code == 0);
  CHECK_THAT(sound.out, Contains("Nhật ký sự kiện nguyên vẹn") && Contains("Đối chiếu nhật ký với dữ liệu: ") &&
                            Contains(" việc đều khớp"));
}

TEST_CASE("verify names what was changed by hand of a duty: which, what, and from what to what", "[cli][verify]") {
  const Desk desk;
  desk.by_hand("UPDATE duty SET due_on = '2031-06-30' WHERE id = 1");
  const auto changed = desk.run({"verify"});
  CHECK(changed.code == 1);
  CHECK_THAT(changed.err, Contains("1 chỗ không khớp") && Contains("việc 1 (1.1, Ban Tổ chức Tỉnh ủy)") &&
                              Contains("hạn theo nhật ký 2030-12-31, trong dữ liệu 2031-06-30"));
  CHECK(desk.run({"overdue"}).code == 0);
}

TEST_CASE("a past day's list is told by the log, whatever was done to the data by hand", "[cli][verify]") {
  const Desk desk;
  const auto before = desk.run({"overdue", "--as-of", "2025-12-05"}).out;
  CHECK_THAT(before, Contains("1.1"));
  desk.by_hand("DELETE FROM due_version; UPDATE duty SET due_on = '2031-06-30', original_due_on = '2031-06-30'");
  CHECK(desk.run({"overdue", "--as-of", "2025-12-05"}).out == before);
}

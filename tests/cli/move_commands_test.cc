#include <catch2/catch.hpp>

#include "support/command_line.h"
#include "support/office.h"

namespace {

using support::Answer;

using Catch::Matchers::Contains;

/// A data folder with the small programme in force since October 2025.
class Desk {
 public:
  Desk() {
    folder_.write("chuong-trinh.txt", support::small_programme);
    REQUIRE(
        run({"import", folder_.path() / "chuong-trinh.txt", "--activate", "--now", "2025-10-20T08:00:00+07:00"}).code ==
        0);
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--data", folder_.path() / "data"});
    return support::run(arguments);
  }

  Answer by_document(std::vector<std::string> arguments, const std::string& document_on = "2025-12-12") const {
    arguments.insert(arguments.end(), {"--document", "45-QĐ/TU", "--document-on", document_on, "--authority",
                                       "Ban Thường vụ Tỉnh ủy", "--reason", "superior"});
    return run(std::move(arguments));
  }

 private:
  support::Folder folder_;
};

}  // namespace

TEST_CASE("a duty is extended on the command line, and the task shows every day it has had", "[cli]") {
  const Desk desk;
  const auto extended = desk.by_document({"duty", "extend", "1", "--to", "2030-12-31"});
  CHECK(extended.err == "");
  CHECK(extended.code == 0);
  CHECK(extended.out == "Đã gia hạn.\n");
  CHECK_THAT(desk.run({"task", "show", "1.1"}).out,
             Contains("30/11/2025 → 31/12/2030 (45-QĐ/TU)") && Contains("open_in_time"));
  CHECK_THAT(desk.run({"overdue"}).out, !Contains("1.1 "));
  CHECK_THAT(desk.run({"verify"}).out, Contains("nguyên vẹn"));
}

TEST_CASE("a duty is suspended, goes on and is cancelled on the command line", "[cli]") {
  const Desk desk;
  CHECK(desk.by_document({"duty", "suspend", "1"}).code == 0);
  CHECK_THAT(desk.run({"task", "show", "1.1"}).out, Contains("suspended"));
  CHECK(desk.by_document({"duty", "resume", "1"}).code == 0);
  CHECK(desk.by_document({"duty", "cancel", "1"}).code == 0);
  CHECK_THAT(desk.run({"task", "show", "1.1"}).out, Contains("cancelled"));
}

TEST_CASE("a change that cannot be made says why and gives 1, one that is asked for wrongly 2", "[cli]") {
  const Desk desk;
  const auto refused = desk.by_document({"duty", "extend", "1", "--to", "2025-11-01"});
  CHECK(refused.code == 1);
  CHECK_THAT(refused.err, Contains("Hạn mới (1/11/2025) phải sau hạn hiện tại (30/11/2025)"));
  CHECK_THAT(desk.by_document({"duty", "cancel", "999"}).err, Contains("Không có việc này"));
  CHECK_THAT(desk.by_document({"task", "end", "9.9"}).err, Contains("Không có nhiệm vụ số 9.9"));
  CHECK_THAT(desk.by_document({"task", "transfer", "1.1", "--from", "Ban Tổ chức Tỉnh ủy", "--to", "Sở X"}).err,
             Contains("Không có cơ quan \"Sở X\""));
  CHECK(desk.by_document({"duty", "extend", "1"}).code == 2);
  CHECK(desk.run({"duty", "extend", "1", "--to", "2030-12-31"}).code == 2);
  CHECK(desk.by_document({"duty", "extend", "1", "--to", "31/2/2030"}).code == 2);
  CHECK(desk.by_document({"task", "end", "\xff"}).code == 1);
}

TEST_CASE("tasks are dated, reviewed, changed, handed over and ended on the command line", "[cli]") {
  const Desk desk;
  CHECK_THAT(desk.run({"task", "undated"}).out, Contains("2.2") && Contains("3.2") && Contains("(đến lúc)"));
  CHECK(desk.run({"task", "review", "3.2", "--on", "2099-01-05"}).code == 0);
  CHECK(desk.by_document({"task", "date", "2.2", "--on", "2030-06-30"}).code == 0);
  CHECK_THAT(desk.run({"task", "undated"}).out, !Contains("2.2") && Contains("5/1/2099"));
  CHECK(desk.run({"task", "report-period", "1.2", "year"}).code == 0);
  CHECK(desk.by_document({"task", "change", "1.1", "--text", "Rà soát nội quy tiếp khách"}).code == 0);
  CHECK_THAT(desk.run({"task", "show", "1.1"}).out, Contains("nội quy tiếp khách"));
  CHECK(desk.by_document({"task", "transfer", "1.1", "--from", "Ban Tổ chức Tỉnh ủy", "--to", "Văn phòng Tỉnh ủy"})
            .code == 0);
  CHECK_THAT(desk.run({"task", "show", "1.1"}).out, Contains("Văn phòng Tỉnh ủy"));
  CHECK(
      desk.by_document({"agency", "hand-over", "--from", "Ban Nội chính Tỉnh ủy", "--to", "Văn phòng Tỉnh ủy"}).code ==
      0);
  CHECK_THAT(desk.run({"task", "show", "2.1"}).out, Contains("cancelled"));
  CHECK(desk.by_document({"task", "end", "1.1"}).code == 0);
  CHECK_THAT(desk.by_document({"task", "end", "1.1"}).err, Contains("đã kết thúc"));
}

TEST_CASE("a programme's report period is set, and it is ended and archived on the command line", "[cli]") {
  const Desk desk;
  CHECK(desk.run({"programme", "report-period", "07-CTr/TU", "half_year", "--first-day", "15"}).code == 0);
  CHECK(desk.run({"programme", "report-period", "07-CTr/TU", "half_year", "--first-day", "14"}).code == 2);
  CHECK(desk.run({"programme", "archive", "07-CTr/TU"}).code == 1);
  CHECK(desk.by_document({"programme", "replace", "07-CTr/TU", "--by", "08-CTr/TU"}).code == 1);
  CHECK(desk.by_document({"programme", "end", "07-CTr/TU"}).code == 0);
  CHECK_THAT(desk.run({"overdue"}).out, Contains("0 việc"));
  CHECK(desk.run({"programme", "archive", "07-CTr/TU"}).code == 0);
}

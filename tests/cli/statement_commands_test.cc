#include <catch2/catch.hpp>

#include "support/command_line.h"
#include "support/office.h"

namespace {

using support::Answer;

using Catch::Matchers::Contains;

constexpr auto contact = "binh@tochuc.example";

/// A data folder with the small programme in force since October 2025 and people to speak for its agencies; duty 1 is
/// overdue.
class Desk {
 public:
  Desk() {
    folder_.write("chuong-trinh.txt", support::small_programme);
    folder_.write("co-quan.csv", support::contacts);
    REQUIRE(
        run({"import", folder_.path() / "chuong-trinh.txt", "--activate", "--now", "2025-10-20T08:00:00+07:00"}).code ==
        0);
    REQUIRE(run({"agency", "load", folder_.path() / "co-quan.csv"}).code == 0);
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--data", folder_.path() / "data"});
    return support::run(arguments);
  }
  Answer said(std::vector<std::string> arguments, const std::string& by = contact) const {
    arguments.insert(arguments.end(), {"--by", by});
    return run(std::move(arguments));
  }

 private:
  support::Folder folder_;
};

}  // namespace

TEST_CASE("progress with an outlook is said on the command line", "[cli]") {
  const Desk desk;
  const auto said =
      desk.said({"duty", "progress", "1", "--words", "Đã lấy ý kiến", "--outlook", "at_risk", "--cause", "resources"});
  CHECK(said.err == "");
  CHECK(said.out == "Đã ghi tiến độ.\n");
  CHECK_THAT(desk.run({"task", "show", "1.1"}).out, Contains("in_process") || Contains("open_overdue"));
  CHECK_THAT(desk.said({"duty", "progress", "1", "--words", "Chậm", "--outlook", "will_miss"}).err, Contains("lý do"));
  CHECK(desk.said({"duty", "progress", "1", "--words", "Chậm", "--outlook", "never"}).code == 2);
}

TEST_CASE("why a duty is late is said on the command line, and listed", "[cli]") {
  const Desk desk;
  CHECK(desk.said({"duty", "delay", "1", "--cause", "superior"}).code == 0);
  CHECK_THAT(desk.said({"duty", "delay", "1", "--cause", "other"}).err, Contains("xin ghi rõ"));
}

TEST_CASE("an obstacle and a wish for a later day are said on the command line, once each", "[cli]") {
  const Desk desk;
  CHECK(desk.said({"duty", "obstacle", "1", "--sort", "proposal", "--level", "Tỉnh ủy", "--words", "Cấp thêm kinh phí"})
            .code == 0);
  const auto later = calendar::iso(calendar::day_in_vietnam(base::SystemClock{}.now()) + date::days{60});
  const std::vector<std::string> ask{"duty",    "ask",      "1",       "--on",          later,
                                     "--cause", "workload", "--words", "Khối lượng lớn"};
  CHECK(desk.said(ask).out == "Đã gửi đề nghị gia hạn.\n");
  CHECK_THAT(desk.said(ask).err, Contains("đang chờ"));
}

TEST_CASE("a directive is recorded on the command line by the office alone", "[cli]") {
  const Desk desk;
  const std::vector<std::string> directive{
      "task",     "directive",     "1.1",        "--words",     "Làm xong trước Tết",   "--document",
      "45-TB/TU", "--document-on", "2026-01-05", "--authority", "Ban Thường vụ Tỉnh ủy"};
  CHECK(desk.said(directive, "van-phong@localhost").out == "Đã ghi ý kiến chỉ đạo.\n");
  CHECK(desk.said(directive).code == 1);
}

TEST_CASE("what is said needs someone who may say it", "[cli]") {
  const Desk desk;
  CHECK_THAT(desk.said({"duty", "progress", "1", "--words", "Xong"}, "ai-do@xa.example").err,
             Contains("Không có người dùng nào mang địa chỉ \"ai-do@xa.example\""));
  CHECK_THAT(desk.said({"duty", "progress", "1", "--words", "Xong"}, "cuong@vanphong.example").err,
             Contains("không thuộc"));
  CHECK(desk.run({"duty", "progress", "1", "--words", "Xong"}).code == 2);
}

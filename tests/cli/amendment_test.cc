#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "support/command_line.h"
#include "support/office.h"

namespace {

using support::Answer;

using Catch::Matchers::Contains;

/// A data folder with the small programme in force, and beside it the programme amended in one word and one deadline.
class Desk {
 public:
  Desk() {
    folder_.write("chuong-trinh.txt", support::small_programme);
    auto amended = support::small_programme;
    replace(amended, "Rà soát quy chế làm việc", "Rà soát, sửa đổi quy chế làm việc");
    replace(amended, "Hoàn thành trong quý II/2026", "Hoàn thành trong quý IV/2026");
    folder_.write("sua-doi.txt", amended);
    replace(amended, "Số 07-CTr/TU", "Số 15-QĐ/TU");
    folder_.write("quyet-dinh.txt", amended);
    REQUIRE(run({"import", path("chuong-trinh.txt"), "--activate"}).code == 0);
  }

  std::string path(const char* name) const { return folder_.path() / name; }

  /// The small programme with other words in place of some.
  void write(const char* name, const std::string& from, const std::string& to) const {
    auto document = support::small_programme;
    replace(document, from, to);
    folder_.write(name, document);
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--data", folder_.path() / "data"});
    return support::run(arguments);
  }

 private:
  static void replace(std::string& text, const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  }

  support::Folder folder_;
};

}  // namespace

TEST_CASE("importing an amended document prints what it changes as a table, and as JSON", "[cli]") {
  const Desk desk;
  const auto would = desk.run({"import", desk.path("sua-doi.txt"), "--dry-run", "--format", "json"});
  CHECK(would.err == "");
  const auto json = nlohmann::json::parse(would.out);
  REQUIRE(json["amendment"]["changes"].size() == 2);
  CHECK(json["amendment"]["changes"][0]["change"] == "reworded");
  CHECK(json["amendment"]["changes"][0]["ref"] == "1.1");
  CHECK(json["amendment"]["changes"][1]["before"] == "Hoàn thành trong quý II/2026");
  CHECK(json["amendment"]["changes"][1]["after"] == "Hoàn thành trong quý IV/2026");
  CHECK(json["amendment"]["changes"][1]["state"] == "pending");
  CHECK_THAT(desk.run({"amendment", "list"}).out, !Contains("sua-doi.txt"));

  const auto imported = desk.run({"import", desk.path("sua-doi.txt")});
  CHECK(imported.code == 0);
  CHECK_THAT(imported.out, Contains("2 thay đổi") && Contains("đổi thời hạn") && Contains("dondoc amendment accept 1"));
  CHECK_THAT(desk.run({"import", desk.path("sua-doi.txt")}).out, Contains("đã được nhập trước đây"));
  CHECK_THAT(desk.run({"amendment", "list"}).out, Contains("sua-doi.txt"));
}

TEST_CASE("a long text is shown from where it differs", "[cli]") {
  const Desk desk;
  desk.write("dai.txt", "chế làm việc của các ban đảng.", "chế làm việc của các ban đảng cấp tỉnh.");
  CHECK_THAT(desk.run({"import", desk.path("dai.txt")}).out,
             Contains("  … đảng.  ") && Contains("  … đảng cấp tỉnh.  "));
}

TEST_CASE("changes are accepted, kept away and undone on the command line", "[cli]") {
  const Desk desk;
  REQUIRE(desk.run({"import", desk.path("sua-doi.txt")}).code == 0);
  CHECK(desk.run({"amendment", "accept", "1"}).code == 2);
  CHECK(desk.run({"amendment", "accept", "1", "2"}).out == "Đã áp dụng 1 thay đổi.\n");
  CHECK_THAT(desk.run({"task", "show", "2.1"}).out, Contains("30/6/2026 → 31/12/2026 (07-CTr/TU)"));
  CHECK_THAT(desk.run({"amendment", "reject", "1", "1"}).out, Contains("Giữ hiện nay"));
  CHECK_THAT(desk.run({"amendment", "show", "1"}).out, Contains("đã áp dụng") && Contains("giữ hiện nay"));
  CHECK_THAT(desk.run({"amendment", "accept", "1", "--all"}).err, Contains("Không còn thay đổi nào chờ xử lý"));
  CHECK_THAT(desk.run({"amendment", "undo", "1"}).out, Contains("Đã hoàn tác 1 thay đổi"));
  CHECK_THAT(desk.run({"task", "show", "2.1"}).out, Contains("→ 30/6/2026"));
  CHECK_THAT(desk.run({"amendment", "undo", "1"}).err, Contains("Chưa áp dụng thay đổi nào"));
  CHECK_THAT(desk.run({"amendment", "show", "7"}).err, Contains("Không có văn bản sửa đổi số 7"));
  CHECK_THAT(desk.run({"verify"}).out, Contains("nguyên vẹn"));
}

TEST_CASE("a document of its own number is said to amend a programme on the command line", "[cli]") {
  const Desk desk;
  CHECK_THAT(desk.run({"import", desk.path("quyet-dinh.txt"), "--amends", "99-CTr/TU"}).err, Contains("99-CTr/TU"));
  const auto imported = desk.run({"import", desk.path("quyet-dinh.txt"), "--amends", "07-CTr/TU"});
  CHECK_THAT(imported.out, Contains("Văn bản 15-QĐ/TU") && Contains("sửa đổi chương trình 07-CTr/TU: 2 thay đổi"));
}

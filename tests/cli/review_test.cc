#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "support/command_line.h"
#include "support/folder.h"
#include "support/installation.h"

namespace {

using support::Answer;
using support::run;

/// A data folder with a draft of the small programme.
struct Desk {
  Desk() {
    folder.write("chuong-trinh.txt", support::small_programme);
    if (run({"import", (folder.path() / "chuong-trinh.txt").string(), "--data", data()}).code != cli::done)
      throw std::runtime_error{"no draft"};
  }
  std::string data() const { return folder.path() / "data"; }
  Answer add(std::vector<std::string> more) const {
    std::vector<std::string> arguments{"task", "add", "--data", data(), "--programme", "07-CTr/TU"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  support::Folder folder;
};

}  // namespace

TEST_CASE("a review is printed by id and by number, as JSON and as a table", "[cli]") {
  const Desk desk;
  const auto by_number = run({"review", "07-CTr/TU", "--data", desk.data(), "--format", "json"});
  REQUIRE(by_number.code == cli::done);
  const auto json = nlohmann::json::parse(by_number.out);
  CHECK(json["state"] == "draft");
  CHECK(json["settled"].empty());
  std::vector<std::string> kinds;
  for (const auto& doubt : json["doubts"]) kinds.push_back(doubt["kind"]);
  CHECK(kinds == std::vector<std::string>{"unknown_agency", "unknown_agency", "unknown_agency", "deadline_conditional",
                                          "unknown_agency", "no_deadline"});
  CHECK(json["doubts"][3]["ref"].get<std::string>().ends_with("2.2"));
  CHECK(json["doubts"][3]["clause"] == "Thực hiện theo hướng dẫn của Trung ương");

  const auto by_id = run({"review", "1", "--data", desk.data()});
  CHECK(by_id.code == cli::done);
  CHECK(by_id.out.find("6 điểm cần xử lý") != std::string::npos);
  CHECK(by_id.out.find("thời hạn chờ điều kiện") != std::string::npos);
  const auto none = run({"review", "99-CTr/TU", "--data", desk.data()});
  CHECK(none.code == cli::refused);
  CHECK(none.err.find("dondoc programme list") != std::string::npos);
}

TEST_CASE("a programme is entered, given tasks, listed and discarded", "[cli]") {
  const support::Folder folder;
  const std::string data = folder.path() / "data";
  const auto added = run({"programme", "add", "--data", data, "--number", "05-CTr/TU", "--issued", "2026-01-05",
                          "--title", "Phòng, chống hạn", "--term", "2026-2028"});
  REQUIRE(added.code == cli::done);
  const auto task = run({"task", "add", "--data", data, "--programme", "05-CTr/TU", "--text", "Nạo vét kênh mương",
                         "--owner", "Sở Nông nghiệp", "--owner", "Sở Tài chính", "--deadline", "Quý IV/2027"});
  CHECK(task.code == cli::done);
  CHECK(task.out.find("BS.1") != std::string::npos);
  CHECK(task.out.find("31/12/2027") != std::string::npos);

  const auto listed = run({"programme", "list", "--data", data, "--format", "json"});
  const auto json = nlohmann::json::parse(listed.out);
  REQUIRE(json.size() == 1);
  CHECK(json[0]["number"] == "05-CTr/TU");
  CHECK(json[0]["state"] == "draft");
  CHECK(run({"programme", "list", "--data", data}).out.find("dự thảo") != std::string::npos);

  CHECK(run({"programme", "discard", "05-CTr/TU", "--data", data}).code == cli::done);
  CHECK(run({"programme", "discard", "05-CTr/TU", "--data", data}).code == cli::refused);
  CHECK(nlohmann::json::parse(run({"programme", "list", "--data", data, "--format", "json"}).out).empty());
  CHECK(run({"verify", "--data", data}).code == cli::done);
}

TEST_CASE("what is wrong with a programme or task typed in is said, and nothing is kept", "[cli]") {
  const Desk desk;
  CHECK(
      run({"programme", "add", "--data", desk.data(), "--number", "1", "--issued", "32/1/2026", "--title", "x"}).code ==
      cli::usage);
  CHECK(run({"programme", "add", "--data", desk.data(), "--number", "1", "--title", "x"}).code == cli::usage);
  const auto term = run({"programme", "add", "--data", desk.data(), "--number", "1", "--issued", "2026-01-05",
                         "--title", "x", "--term", "nhiệm kỳ"});
  CHECK(term.code == cli::refused);
  CHECK(term.err.find("2025-2030") != std::string::npos);
  CHECK(desk.add({"--text", " "}).code == cli::refused);
  CHECK(desk.add({"--text", "x", "--deadline", "Quý I/2027", "--due", "2027-01-01"}).code == cli::usage);
  CHECK(desk.add({"--text", "x", "--due", "2027-01-01"}).err.find("văn bản") != std::string::npos);
  CHECK(desk.add({"--text", "\xFF"}).code == cli::refused);
  CHECK(desk.add({"--text", "x", "--due", "2027-01-01", "--document", "9-CV/TU", "--document-on", "2026-01-02"}).code ==
        cli::done);
  CHECK(run({"task", "--help"}).code == cli::done);
}

TEST_CASE("a task for a programme in force is followed from now on, its agency named or said to be new", "[cli]") {
  const Desk desk;
  REQUIRE(
      run({"import", (desk.folder.path() / "chuong-trinh.txt").string(), "--data", desk.data(), "--activate"}).code ==
      cli::done);
  const auto refused = desk.add({"--text", "Soạn sổ tay", "--owner", "Ban Tổ chức", "--deadline", "Quý IV/2090"});
  CHECK(refused.code == cli::refused);
  CHECK(refused.err.find("Ban Tổ chức Tỉnh ủy") != std::string::npos);
  const auto kept =
      desk.add({"--text", "Soạn sổ tay", "--owner", "Ban Tổ chức", "--deadline", "Quý IV/2090", "--new-agency"});
  CHECK(kept.code == cli::done);
  CHECK(kept.out.find("1 phần việc, 1 thời hạn") != std::string::npos);
}

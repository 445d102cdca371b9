#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "support/command_line.h"
#include "support/folder.h"

namespace {

using support::Answer;

/// A data folder and what `dondoc agency …` says of it.
struct Office {
  Office() {
    folder.write("a.csv", "tên,nhóm\nĐảng ủy xã Bắc,Các đảng ủy xã\n");
    run({"load", folder.path() / "a.csv"});
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "agency");
    arguments.insert(arguments.end(), {"--data", folder.path() / "data"});
    return support::run(arguments);
  }
  nlohmann::json shown(const std::string& agency) const {
    return nlohmann::json::parse(run({"show", agency, "--format", "json"}).out);
  }

  support::Folder folder;
};

}  // namespace

TEST_CASE("agencies are added, named, grouped and merged from the command line", "[cli]") {
  const Office office;
  CHECK(office.run({"add", "Đảng ủy xã Nam"}).code == cli::done);
  CHECK(office.run({"add", "Đảng ủy xã Tây"}).code == cli::done);
  CHECK(office.run({"alias", "Đảng ủy xã Nam", "ĐUXN", "--until", "31/12/2030"}).code == cli::done);
  CHECK(office.run({"contact", "Đảng ủy xã Nam", "--name", "Bình", "--email", "binh@nam.example"}).code == cli::done);
  CHECK(office.run({"contact", "Đảng ủy xã Nam", "--name", "Bí thư", "--email", "bt@nam.example", "--head"}).code ==
        cli::done);
  CHECK(office.run({"member", "Các đảng ủy xã", "ĐUXN", "--from", "2025-01-01"}).code == cli::done);
  CHECK(office.run({"rename", "Đảng ủy xã Nam", "Đảng ủy xã Nam Hà", "--on", "2025-06-01"}).code == cli::done);
  const auto shown = office.shown("Đảng ủy xã Nam");
  CHECK(shown["name"] == "Đảng ủy xã Nam Hà");
  CHECK(shown["people"].size() == 2);
  CHECK(shown["groups"][0]["group"] == "Các đảng ủy xã");
  CHECK(shown["groups"][0]["from"] == "2025-01-01");
  CHECK(office.shown("Các đảng ủy xã")["members"].size() == 2);
  CHECK(office.run({"leave", "Các đảng ủy xã", "Đảng ủy xã Bắc", "--on", "2025-07-01"}).code == cli::done);
  CHECK(office.shown("Các đảng ủy xã")["members"][0]["until"] == "2025-06-30");
  CHECK(office.run({"merge", "Đảng ủy xã Tây", "ĐUXN", "--on", "2025-08-01"}).code == cli::done);
  CHECK(office.shown("ĐUXN")["names"].size() ==
        5);  // two it bore, the first as a former one too, an alias, one taken over
  CHECK(office.run({"show", "Các đảng ủy xã"}).out.find("Thành viên: Đảng ủy xã Bắc đến hết 30/6/2025") !=
        std::string::npos);
  CHECK(office.run({"contact", "ĐUXN", "--email", "binh@nam.example", "--remove"}).code == cli::done);
  CHECK(office.run({"alias", "Đảng ủy xã Nam Hà", "ĐUXN", "--remove"}).code == cli::done);
}

TEST_CASE("what the register refuses is said in words, with exit code 1", "[cli]") {
  const Office office;
  for (const auto& line :
       std::vector<std::vector<std::string>>{{"show", "Sở Lạ"},
                                             {"add", "Đảng ủy xã Bắc"},
                                             {"member", "Đảng ủy xã Bắc", "Các đảng ủy xã"},
                                             {"leave", "Các đảng ủy xã", "Sở Lạ"},
                                             {"merge", "Đảng ủy xã Bắc", "Các đảng ủy xã"},
                                             {"contact", "Đảng ủy xã Bắc", "--email", "sai"},
                                             {"contact", "Đảng ủy xã Bắc", "--email", "a@b.example", "--remove"},
                                             {"alias", "Đảng ủy xã Bắc", "ĐUX", "--remove"}}) {
    const auto answer = office.run(line);
    INFO(line[0]);
    CHECK(answer.code == cli::refused);
    CHECK(answer.err.starts_with("dondoc: "));
  }
  CHECK(office.run({"rename", "Đảng ủy xã Bắc", "X", "--on", "31/2/2026"}).code == cli::usage);
  CHECK(office.run({"member", "Các đảng ủy xã"}).code == cli::usage);
}

#include "cli/command_line.h"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>
#include <sstream>

#include "support/folder.h"
#include "support/installation.h"

namespace {

struct Answer {
  int code = 0;
  std::string out, err;
};

Answer run(std::vector<std::string> arguments, const std::string& input = {}) {
  std::istringstream in{input};
  std::ostringstream out, err;
  std::vector<const char*> argv{"dondoc"};
  for (const auto& argument : arguments) argv.push_back(argument.c_str());
  const cli::Doors doors{.in = in, .out = out, .err = err, .serve = [](const cli::Serve&) { return cli::done; }};
  const int code = cli::run(static_cast<int>(argv.size()), argv.data(), doors);
  return {code, out.str(), err.str()};
}

/// A folder with the small programme in a file, and room for data.
struct Desk {
  Desk() { folder.write("chuong-trinh.txt", support::small_programme); }
  std::string file() const { return folder.path() / "chuong-trinh.txt"; }
  std::string data() const { return folder.path() / "data"; }
  Answer import() const {
    return run({"import", file(), "--data", data(), "--activate", "--now", "2025-10-20T08:00:00+07:00"});
  }
  support::Folder folder;
};

}  // namespace

TEST_CASE("every command has help, and no command is wrong usage", "[cli]") {
  for (const auto* command : {"read", "deadline", "import", "overdue", "verify", "agency", "tick", "serve"}) {
    const auto help = run({command, "--help"});
    INFO(command);
    CHECK(help.code == cli::done);
    CHECK(help.out.find("--help") != std::string::npos);
  }
  CHECK(run({}).code == cli::usage);
  CHECK(run({"fly"}).code == cli::usage);
  CHECK(run({"fly"}).err.find("không có lệnh \"fly\"") != std::string::npos);
  CHECK(run({"overdue"}).code == cli::usage);
  CHECK(run({"overdue", "--data", "x", "--colour", "red"}).code == cli::usage);
}

TEST_CASE("an option's day or instant that is none is wrong usage, in words", "[cli]") {
  const Desk desk;
  REQUIRE(desk.import().code == cli::done);
  for (const auto* day : {"2026-02-30", "30/6/2026", "hôm qua", ""}) {
    const auto answer = run({"overdue", "--data", desk.data(), "--as-of", day});
    INFO(day);
    CHECK(answer.code == cli::usage);
    CHECK(answer.err.find("2026-06-30") != std::string::npos);
  }
  CHECK(run({"tick", "--data", desk.data(), "--now", "2026-01-01"}).code == cli::usage);
  CHECK(run({"deadline", "quý I/2026", "--issued", "x"}).code == cli::usage);
}

TEST_CASE("one deadline is answered as JSON, many one a line", "[cli]") {
  const auto one = run({"deadline", "Hoàn thành trong quý II/2026", "--issued", "2025-10-20"});
  CHECK(one.code == cli::done);
  const auto json = nlohmann::json::parse(one.out);
  CHECK(json["kind"] == "due");
  CHECK(json["due"] == "2026-06-30");
  CHECK_FALSE(json["how"].get<std::string>().empty());

  const auto many =
      run({"deadline", "--jsonl", "-"},
          "{\"phrase\":\"Thường xuyên\",\"issued\":\"2025-10-20\"}\n{\"phrase\":\"2026\",\"issued\":\"2025-10-20\"}\n");
  CHECK(many.code == cli::done);
  CHECK(std::ranges::count(many.out, '\n') == 2);
}

TEST_CASE("a bad question is refused with its line", "[cli]") {
  const auto good = std::string{"{\"phrase\":\"2026\",\"issued\":\"2025-10-20\"}\n"};
  for (const auto* bad : {"không phải JSON", "{\"phrase\":5,\"issued\":\"2025-10-20\"}", "{\"phrase\":\"2026\"}",
                          "{\"phrase\":\"2026\",\"issued\":\"20/10/2025\"}", "[1]"}) {
    const auto answer = run({"deadline", "--jsonl", "-"}, good + bad + "\n");
    INFO(bad);
    CHECK(answer.code == cli::refused);
    CHECK(answer.err.find("Dòng 2") != std::string::npos);
  }
  CHECK(run({"deadline", "--jsonl", "/no/such/file"}).code == cli::refused);
}

TEST_CASE("a document that cannot be read is refused, and no data folder is made for it", "[cli]") {
  const Desk desk;
  desk.folder.write("rong.txt", "");
  desk.folder.write("latin.txt", "Ch\xe0o, s\xf4\n");
  desk.folder.write("thuong.txt", "Không có nhiệm vụ nào ở đây.\n");
  for (const auto* name : {"khong-co.txt", "rong.txt", "latin.txt", "thuong.txt", "."}) {
    const auto file = (desk.folder.path() / name).string();
    INFO(name);
    for (const auto& answer : {run({"read", file}), run({"import", file, "--data", desk.data()})}) {
      CHECK(answer.code == cli::refused);
      CHECK(answer.err.starts_with("dondoc: "));
      CHECK(answer.out.empty());
    }
    CHECK_FALSE(std::filesystem::exists(desk.data()));
  }
}

TEST_CASE("importing twice says that nothing changed", "[cli]") {
  const Desk desk;
  CHECK(desk.import().out.find("7 nhiệm vụ") != std::string::npos);
  const auto again = desk.import();
  CHECK(again.code == cli::done);
  CHECK(again.out.find("không có gì thay đổi") != std::string::npos);
}

TEST_CASE("the overdue list as JSON has the keys that other programs rely on", "[cli]") {
  const Desk desk;
  REQUIRE(desk.import().code == cli::done);
  const auto answer = run({"overdue", "--data", desk.data(), "--as-of", "2025-12-05", "--format", "json"});
  REQUIRE(answer.code == cli::done);
  const auto list = nlohmann::json::parse(answer.out);
  REQUIRE(list.size() == 1);
  CHECK(list[0]["ref"].get<std::string>().ends_with("1.1"));
  CHECK(list[0]["agency"] == "Ban Tổ chức Tỉnh ủy");
  CHECK(list[0]["due_on"] == "2025-11-30");
  CHECK(list[0]["effective_due_on"] == "2025-12-01");
  CHECK(list[0]["days_overdue"] == 4);
  CHECK(list[0]["standing"] == "open_overdue");
  CHECK(run({"overdue", "--data", desk.data(), "--as-of", "2025-12-05"}).out.find("4 ngày") != std::string::npos);
}

TEST_CASE("a tick writes mails into the data folder, and a second one writes none", "[cli]") {
  const Desk desk;
  REQUIRE(desk.import().code == cli::done);
  const auto mails = [&] {
    std::size_t count = 0;
    if (std::filesystem::exists(desk.data() + "/mail"))
      for (const auto& entry : std::filesystem::directory_iterator{desk.data() + "/mail"})
        count += entry.path().extension() == ".eml" ? 1U : 0U;
    return count;
  };
  CHECK(run({"tick", "--data", desk.data(), "--now", "2025-10-20T08:00:00+07:00", "--dry-run"}).code == cli::done);
  CHECK(mails() == 0);
  CHECK(run({"tick", "--data", desk.data(), "--now", "2025-10-20T08:00:00+07:00"}).code == cli::done);
  CHECK(mails() == 1);  // to the office, for agencies without a contact
  CHECK(run({"tick", "--data", desk.data(), "--now", "2025-10-20T08:00:00+07:00"}).code == cli::done);
  CHECK(mails() == 1);
}

TEST_CASE("an instant typed with a wrong year owes nothing", "[cli]") {
  const Desk desk;
  REQUIRE(desk.import().code == cli::done);
  const auto answer = run({"tick", "--data", desk.data(), "--now", "2126-10-20T08:00:00+07:00"});
  CHECK(answer.code == cli::refused);
  CHECK(answer.err.find("kiểm tra lại năm") != std::string::npos);
  CHECK(run({"overdue", "--data", desk.data(), "--as-of", "9999-12-31"}).code == cli::usage);
}

TEST_CASE("a dry import makes no data folder", "[cli]") {
  const Desk desk;
  const auto answer = run({"import", desk.file(), "--data", desk.data(), "--activate", "--dry-run"});
  CHECK(answer.code == cli::done);
  CHECK(answer.out.find("Sẽ nhập") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(desk.data()));
}

TEST_CASE("two processes do not do the clock's work of one folder", "[cli]") {
  const Desk desk;
  REQUIRE(desk.import().code == cli::done);
  const auto other = base::FileLock::try_lock(desk.data() + "/clock.lock");
  REQUIRE(other);
  const auto answer = run({"tick", "--data", desk.data()});
  CHECK(answer.code == cli::refused);
  CHECK(answer.err.find("Một tiến trình dondoc khác") != std::string::npos);
}

TEST_CASE("a data folder that is not there or not a folder is refused", "[cli]") {
  const Desk desk;
  for (const auto& data : {desk.data(), desk.file()}) {
    const auto answer = run({"overdue", "--data", data});
    CHECK(answer.code == cli::refused);
    CHECK(answer.err.find(data) != std::string::npos);
  }
}

TEST_CASE("agencies are loaded and listed", "[cli]") {
  const Desk desk;
  desk.folder.write("co-quan.csv", "tên,người liên hệ,email\nSở Nội vụ,Bình,binh@snv.example\n");
  const auto loaded = run({"agency", "load", (desk.folder.path() / "co-quan.csv").string(), "--data", desk.data()});
  CHECK(loaded.code == cli::done);
  const auto list = nlohmann::json::parse(run({"agency", "list", "--data", desk.data(), "--format", "json"}).out);
  CHECK(list[0]["people"][0]["email"] == "binh@snv.example");
  CHECK(run({"agency", "load", "/no/such.csv", "--data", desk.data()}).code == cli::refused);
}

TEST_CASE("a sound log is verified, a changed one is found", "[cli]") {
  const Desk desk;
  REQUIRE(desk.import().code == cli::done);
  CHECK(run({"verify", "--data", desk.data()}).code == cli::done);
  {
    SQLite::Database raw{desk.data() + "/dondoc.db", SQLite::OPEN_READWRITE};
    raw.exec("DROP TRIGGER event_stays");
    raw.exec("UPDATE event SET at = at + 1 WHERE id = 1");
  }
  CHECK(run({"verify", "--data", desk.data()}).code == cli::refused);
}

#include "cli/command_line.h"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "support/command_line.h"
#include "support/folder.h"
#include "support/installation.h"

namespace {

using support::Answer;
using support::run;

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
  for (const auto* command : {"read", "deadline", "import", "review", "programme", "task", "overdue", "verify",
                              "agency", "calendar", "tick", "serve"}) {
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
  for (const auto* day : {"2026-02-30", "31/6/2026", "hôm qua", ""}) {
    const auto answer = run({"overdue", "--data", desk.data(), "--as-of", day});
    INFO(day);
    CHECK(answer.code == cli::usage);
    CHECK(answer.err.find("2026-06-30") != std::string::npos);
  }
  CHECK(run({"overdue", "--data", desk.data(), "--as-of", "30/6/2026"}).out ==
        run({"overdue", "--data", desk.data(), "--as-of", "2026-06-30"}).out);
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

TEST_CASE("a person at the terminal sees how far an import is, and the line is gone at its end", "[cli]") {
  const Desk desk;
  const auto seen = run({"import", desk.file(), "--data", desk.data()}, {}, false, true);
  REQUIRE(seen.code == cli::done);
  CHECK(seen.err.find("Đọc văn bản [") != std::string::npos);
  CHECK(seen.err.find("Lưu nhiệm vụ [##############################] 100 %") != std::string::npos);
  CHECK(seen.err.ends_with("\r\x1b[K"));
  CHECK(desk.import().err.empty());
}

TEST_CASE("the day and number of a list that does not name them are said beside it", "[cli]") {
  const Desk desk;
  desk.folder.write("viec.csv", "TT;Nội dung nhiệm vụ;Cơ quan chủ trì;Thời hạn\n1;Rà soát bến;Sở Nội vụ;30/6/2026\n");
  const std::string file = desk.folder.path() / "viec.csv";
  const auto refused = run({"import", file, "--data", desk.data()});
  CHECK(refused.code == cli::refused);
  CHECK(refused.err.find("--issued") != std::string::npos);
  CHECK(run({"import", file, "--data", desk.data(), "--issued", "2026-03-02", "--number", "9-KH"}).code == cli::done);
  CHECK(run({"programme", "list", "--data", desk.data()}).out.find("9-KH") != std::string::npos);
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

namespace {

/// A desk with a programme whose only duty is due on Monday 23/11/2026, and a file that swaps that day.
struct CalendarDesk {
  CalendarDesk() {
    desk.folder.write("chuong-trinh.txt",
                      "TỈNH ỦY SƠN HÀ\nSố 08-CTr/TU\nSơn Hà, ngày 20 tháng 10 năm 2026\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\n"
                      "thực hiện Nghị quyết về chuyển đổi số\n\n1. Sở Nội vụ\n\n"
                      "1.1. Trình đề án sắp xếp. (Hoàn thành trước ngày 24/11/2026)\n");
    desk.folder.write("hoan-doi.toml",
                      "source = \"Thông báo 12/TB-BNV\"\nday_off = [ { day = 2026-11-23, name = \"Nghỉ hoán đổi\" } ]\n"
                      "working_day = [ { day = 2026-11-28, name = \"Làm bù\" } ]\n");
    run({"import", desk.file(), "--data", desk.data(), "--activate", "--now", "2026-10-26T08:00:00+07:00"});
  }
  std::string swap() const { return desk.folder.path() / "hoan-doi.toml"; }
  std::vector<std::string> load() const { return {"calendar", "load", swap(), "--data", desk.data()}; }
  std::string effective() const {
    const auto answer = run({"overdue", "--data", desk.data(), "--as-of", "2026-12-05", "--format", "json"});
    return nlohmann::json::parse(answer.out).at(0).at("effective_due_on");
  }
  Desk desk;
};

}  // namespace

TEST_CASE("a calendar is not loaded before someone said yes to what it changes", "[cli]") {
  const CalendarDesk calendar;
  const auto refused = run(calendar.load());
  CHECK(refused.code == cli::refused);
  CHECK(refused.out.find("23/11/2026 (thứ Hai): làm việc → nghỉ, Nghỉ hoán đổi; nguồn: Thông báo 12/TB-BNV") !=
        std::string::npos);
  CHECK(refused.out.find("28/11/2026 (thứ Bảy): nghỉ → làm việc") != std::string::npos);
  CHECK(refused.out.find("1.1 Sở Nội vụ: 23/11/2026 → 25/11/2026") != std::string::npos);
  CHECK(refused.err.find("--yes") != std::string::npos);
  CHECK(run(calendar.load(), "không\n", true).code == cli::refused);
  CHECK(run(calendar.load(), "", true).code == cli::refused);
  CHECK(calendar.effective() == "2026-11-23");
}

TEST_CASE("a calendar is loaded by an answer or by --yes, and a second time changes nothing", "[cli]") {
  const CalendarDesk asked, told;
  CHECK(run(asked.load(), "có\n", true).code == cli::done);
  CHECK(asked.effective() == "2026-11-25");
  auto yes = told.load();
  yes.emplace_back("--yes");
  CHECK(run(yes).code == cli::done);
  CHECK(told.effective() == "2026-11-25");
  const auto again = run(yes);
  CHECK(again.code == cli::done);
  CHECK(again.out.find("không có gì thay đổi") != std::string::npos);
  CHECK(run({"verify", "--data", told.desk.data()}).code == cli::done);
}

TEST_CASE("the calendar is listed with sources, and what is only expected is marked", "[cli]") {
  const CalendarDesk calendar;
  const auto table = run({"calendar", "list", "--data", calendar.desk.data(), "--year", "2027"});
  CHECK(table.code == cli::done);
  CHECK(table.out.find("«dự kiến»") != std::string::npos);
  CHECK(table.out.find("24/11/2026") == std::string::npos);
  const auto list = nlohmann::json::parse(
      run({"calendar", "list", "--data", calendar.desk.data(), "--year", "2026", "--format", "json"}).out);
  CHECK(list.size() == 17);
  for (const auto& day : list) CHECK_FALSE(day["source"].get<std::string>().empty());
  CHECK(run({"calendar", "list", "--data", calendar.desk.data(), "--year", "1800"}).code == cli::usage);
}

TEST_CASE("a calendar file is checked without a data folder", "[cli]") {
  const CalendarDesk calendar;
  const auto good = run({"calendar", "check", calendar.swap()});
  CHECK(good.code == cli::done);
  CHECK(good.out.find("2 ngày từ 23/11/2026 đến 28/11/2026") != std::string::npos);
  calendar.desk.folder.write("sai.csv", "ngày,loại,tên,nguồn\n23/11/2026,nghỉ,N,TB\n27/11/2026,làm bù,N,TB\n");
  const auto bad = run({"calendar", "check", (calendar.desk.folder.path() / "sai.csv").string()});
  CHECK(bad.code == cli::refused);
  CHECK(bad.err.find("Dòng 3: ngày 27/11/2026 vốn đã là ngày làm việc") != std::string::npos);
  CHECK(run({"calendar", "check", "/no/such/file"}).code == cli::refused);
  CHECK(run({"calendar"}).code == cli::usage);
}

TEST_CASE("a document's working days are reckoned by the calendar that was loaded", "[cli]") {
  const CalendarDesk calendar;
  auto yes = calendar.load();
  yes.emplace_back("--yes");
  REQUIRE(run(yes).code == cli::done);
  calendar.desk.folder.write(
      "moi.txt",
      "TỈNH ỦY SƠN HÀ\nSố 09-CTr/TU\nSơn Hà, ngày 20 tháng 11 năm 2026\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\n"
      "thực hiện Nghị quyết về đất đai\n\n1. Sở Nội vụ\n\n"
      "1.1. Trình kế hoạch. (Trong thời hạn 2 ngày làm việc kể từ ngày ban hành)\n");
  REQUIRE(run({"import", (calendar.desk.folder.path() / "moi.txt").string(), "--data", calendar.desk.data(),
               "--activate", "--now", "2026-11-20T08:00:00+07:00"})
              .code == cli::done);
  const auto list = nlohmann::json::parse(
      run({"overdue", "--data", calendar.desk.data(), "--as-of", "2026-12-05", "--format", "json"}).out);
  CHECK(std::ranges::any_of(list, [](const auto& duty) { return duty["due_on"] == "2026-11-26"; }));
}

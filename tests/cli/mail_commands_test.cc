#include <catch2/catch.hpp>

#include "support/command_line.h"
#include "support/installation.h"
#include "support/smtp_server.h"

using Catch::Matchers::Contains;
using support::Folder;

namespace {

using support::Answer;
using support::run;

/// A data folder with the small programme in force.
void put_in_force(const Folder& folder) {
  folder.write("chuong-trinh.txt", support::small_programme);
  const auto answer = run({"import", (folder.path() / "chuong-trinh.txt").string(), "--data",
                           (folder.path() / "data").string(), "--activate", "--now", "2025-10-20T08:00:00+07:00"});
  if (answer.code != cli::done) throw std::runtime_error{answer.err};
}

}  // namespace

TEST_CASE("a test mail needs a mail server in the settings, and says where to name it", "[cli]") {
  const Folder folder;
  put_in_force(folder);
  const auto answer = run({"mail", "test", "a@so.example", "--data", folder.path() / "data"});
  CHECK(answer.code == cli::refused);
  CHECK_THAT(answer.err, Contains("[smtp]") && Contains("dondoc.toml"));
}

TEST_CASE("a test mail says each step, and what the server refuses", "[cli]") {
  const Folder folder;
  put_in_force(folder);
  support::SmtpServer server;
  folder.write("data/dondoc.toml",
               "[smtp]\nhost = \"127.0.0.1\"\nport = " + std::to_string(server.port()) + "\nsecurity = \"none\"\n");
  const auto sent = run({"mail", "test", "a@so.example", "--data", folder.path() / "data"});
  CHECK(sent.code == cli::done);
  CHECK_THAT(sent.out, Contains("Khai người nhận (RCPT)") && Contains("máy chủ trả lời: 250 2.0.0 taken"));
  REQUIRE(server.mails().size() == 1);
  CHECK(server.mails().front().to == "a@so.example");
  server.answer_next("RCPT", "550 5.1.1 no such user");
  const auto refused = run({"mail", "test", "a@so.example", "--data", folder.path() / "data"});
  CHECK(refused.code == cli::refused);
  CHECK_THAT(refused.err, Contains("550 5.1.1 no such user"));
  CHECK(run({"mail", "test", "không phải", "--data", folder.path() / "data"}).code == cli::refused);
}

TEST_CASE("verify --reminders prints three zeros for sound data, and refuses what is not", "[cli]") {
  const Folder folder;
  put_in_force(folder);
  const auto data = (folder.path() / "data").string();
  for (const auto* now : {"2025-10-20T08:05:00+07:00", "2025-11-21T08:00:00+07:00", "2025-12-02T08:00:00+07:00"})
    REQUIRE(run({"tick", "--data", data, "--now", now}).code == cli::done);
  const auto sound = run({"verify", "--reminders", "--data", data});
  CHECK(sound.code == cli::done);
  CHECK_THAT(sound.out, Contains("thiếu: 0") && Contains("lặp: 0") && Contains("trái quy tắc: 0"));
  SQLite::Database{data + "/dondoc.db", SQLite::OPEN_READWRITE}.exec(
      "DELETE FROM ledger WHERE id = (SELECT max(id) FROM ledger)");
  const auto robbed = run({"verify", "--reminders", "--data", data});
  CHECK(robbed.code == cli::refused);
  CHECK_THAT(robbed.err, Contains("không khớp"));
}

TEST_CASE("data that is at home needs no arming", "[cli]") {
  const Folder folder;
  put_in_force(folder);
  const auto data = folder.path() / "data";
  CHECK_THAT(run({"mail", "arm", "--data", data}).err, Contains("đang được gửi đi bình thường"));
  std::filesystem::copy(data, folder.path() / "copy", std::filesystem::copy_options::recursive);
  const auto asked = run({"mail", "arm", "--data", folder.path() / "copy"});
  CHECK(asked.code == cli::refused);
  CHECK_THAT(asked.out, Contains("bản sao đặt ở nơi khác"));
  CHECK(run({"mail", "arm", "--data", folder.path() / "copy", "--yes"}).code == cli::done);
}

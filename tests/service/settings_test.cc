#include "service/settings.h"

#include <catch2/catch.hpp>

#include "base/embedded.h"
#include "support/folder.h"

using namespace service;

TEST_CASE("an empty file of settings means the defaults", "[service]") {
  const auto settings = settings_in("", "dondoc.toml");
  REQUIRE(settings);
  CHECK(settings->page_url == "http://127.0.0.1:8080");
  CHECK(settings->window.opens == std::chrono::minutes{450});
  CHECK(settings->committee.size() == 1);
}

TEST_CASE("a data folder without settings gets the commented defaults", "[service]") {
  const support::Folder folder;
  REQUIRE(settings_of(folder.path()));
  CHECK(support::bytes_of(folder.path() / "dondoc.toml") == base::embedded::file("data/dondoc.toml")->content);
}

TEST_CASE("every setting that the shipped file names is known, with the default it names", "[service]") {
  std::string uncommented;
  std::istringstream shipped{std::string{base::embedded::file("data/dondoc.toml")->content}};
  for (std::string line; std::getline(shipped, line);)
    uncommented += (line.starts_with('#') && !line.starts_with("# ") ? line.substr(1) : line) + '\n';
  const auto settings = settings_in(uncommented, "dondoc.toml");
  REQUIRE(settings);
  const auto defaults = settings_in("", "dondoc.toml");
  CHECK(settings->page_url == defaults->page_url);
  CHECK(settings->sender == defaults->sender);
  CHECK(settings->office == defaults->office);
  CHECK(settings->committee == defaults->committee);
  CHECK(settings->window.closes == defaults->window.closes);
  CHECK(settings->mail_folder == defaults->mail_folder);
  CHECK(settings->rows_per_page == defaults->rows_per_page);
  CHECK(settings->reporting == defaults->reporting);
  CHECK(settings->review_after_months == defaults->review_after_months);
  CHECK(settings->link_lives_days == defaults->link_lives_days);
  CHECK(settings->attachments_kept_days == defaults->attachments_kept_days);
  CHECK(settings->workflow.silent_after == defaults->workflow.silent_after);
  CHECK(settings->digests.kinds == defaults->digests.kinds);
  CHECK(settings->digests.weekday == defaults->digests.weekday);
  CHECK(settings->digests.month_day == defaults->digests.month_day);
  CHECK(settings->digests.days_after == defaults->digests.days_after);
  CHECK_FALSE(settings->workflow.confirms_by_itself);
}

TEST_CASE("a bad setting is refused with its line", "[service]") {
  const std::vector<std::pair<std::string, int>> cases{
      {"page_url = 5\n", 1},
      {"\npage_url = \"javascript:alert(1)\"\n", 2},
      {"\ncolour = \"red\"\n", 2},
      {"[mail]\nfrom_adress = \"a@b.example\"\n", 2},
      {"[mail]\nfrom_address = \"không phải\"\n", 2},
      {"[mail]\nwindow_opens = \"25:00\"\n", 2},
      {"[mail]\nwindow_opens = \"7h30\"\n", 2},
      {"[mail]\nwindow_opens = \"18:00\"\n", 1},
      {"[mail]\nlink_lives_days = 0\n", 2},
      {"[mail]\nlink_lives_days = 91\n", 2},
      {"[mail]\nattachments_kept_days = 0\n", 2},
      {"[digest]\nkinds = [\"week\"]\n", 2},
      {"[digest]\nkinds = \"year\"\n", 2},
      {"[digest]\nweekday = 7\n", 2},
      {"[digest]\nmonth_day = 29\n", 2},
      {"[digest]\n\nat = \"06:00\"\n", 3},
      {"digest = 3\n", 1},
      {"[report]\nperiod = \"week\"\n", 2},
      {"[report]\nfirst_day = 14\n", 2},
      {"report = 3\n", 1},
      {"[workflow]\nsilent_after_working_days = 0\n", 2},
      {"[workflow]\nconfirmation = \"maybe\"\n", 2},
      {"rows_per_page = 5\n", 1},
      {"rows_per_page = \"100\"\n", 1},
      {"[[office]]\nname = \"A\"\nemail = \"a b@c.example\"\n", 3},
      {"[office]\nemail = \"a@b.example\"\n", 1},
      {"office = 3\n", 1},
      {"committee = []\n", 1},
      {"[[committee]]\nname = \"A\"\nphone = \"1\"\n", 3},
      {"page_url = \n", 1},
      {"[smtp]\nport = 25\n", 1},
      {"[smtp]\nhost = \"mail.example\"\npassword = \"x\"\n", 3},
      {"[smtp]\nhost = \"smtp://mail.example\"\n", 2},
      {"[smtp]\nhost = \"mail.example\"\nsecurity = \"ssl\"\n", 3},
      {"[smtp]\nhost = \"mail.example\"\nsecurity = \"none\"\n", 3},
      {"[smtp]\nhost = \"mail.example\"\nport = 0\n", 3},
      {"[smtp]\nhost = \"mail.example\"\nuser = \"a\"\n", 3},
      {"[smtp]\nhost = \"mail.example\"\n\nbounces_to = \"a b\"\n", 4},
      {"smtp = \"mail.example\"\n", 1},
  };
  for (const auto& [toml, line] : cases) {
    const auto settings = settings_in(toml, "dondoc.toml");
    INFO(toml);
    REQUIRE_FALSE(settings);
    CHECK(settings.error().kind == "settings");
    CHECK(settings.error().line == line);
    CHECK(settings.error().detail.find("dondoc.toml") != std::string::npos);
  }
}

TEST_CASE("without a mail server in the settings there is none, and with one it is spoken to encrypted", "[service]") {
  CHECK_FALSE(settings_in("[smtp]\n", "dondoc.toml")->smtp);
  const auto settings =
      settings_in("[mail]\nfrom_address = \"dondoc@tinh.example\"\n[smtp]\nhost = \"mail.example\"\n", "");
  REQUIRE(settings->smtp);
  CHECK(settings->smtp->server.security == mail::SmtpServer::Security::starttls);
  CHECK(settings->smtp->server.port == 587);
  CHECK(settings->smtp->server.hello == "tinh.example");
  const auto tls = settings_in("[smtp]\nhost = \"mail.example\"\nsecurity = \"tls\"\n", "");
  CHECK(tls->smtp->server.port == 465);
  CHECK(settings_in("[smtp]\nhost = \"localhost\"\nsecurity = \"none\"\n", "")->smtp->server.security ==
        mail::SmtpServer::Security::none);
}

TEST_CASE("the mail server's password is the first line of a file that not everyone may read", "[service]") {
  const support::Folder folder;
  folder.write("dondoc.toml",
               "[smtp]\nhost = \"mail.example\"\nuser = \"dondoc\"\npassword_file = \"smtp.password\"\n");
  const auto refused = [&](std::string_view why) {
    const auto settings = settings_of(folder.path());
    return !settings && settings.error().kind == "settings" && settings.error().detail.find(why) != std::string::npos;
  };
  CHECK(refused("không đọc được"));
  folder.write("smtp.password", "mật khẩu 1\r\nghi chú\n");
  std::filesystem::permissions(folder.path() / "smtp.password", std::filesystem::perms{0644});
  CHECK(refused("chmod 600"));
  std::filesystem::permissions(folder.path() / "smtp.password", std::filesystem::perms{0600});
  REQUIRE(settings_of(folder.path()));
  CHECK(settings_of(folder.path())->smtp->server.password == "mật khẩu 1");
  folder.write("smtp.password", "\n");
  CHECK(refused("dòng đầu"));
}

TEST_CASE("how the page is reached is told at the top of the file, and what does not go together is refused",
          "[service]") {
  const auto network = settings_in(
                           "tls_certificate = \"a.pem\"\ntls_key = \"a.key\"\n"
                           "trusted_proxies = [\"127.0.0.1\", \"10.0.0.0/8\"]\n"
                           "sso_header = \"X-Remote-User\"\nconnections_per_address = 64\n",
                           "dondoc.toml")
                           ->network;
  CHECK(network.has_tls());
  CHECK(network.trusts("10.9.8.7"));
  CHECK(network.trusts("127.0.0.1"));
  CHECK_FALSE(network.trusts("192.0.2.1"));
  CHECK(network.sso_header == "X-Remote-User");
  CHECK(network.connections_per_address == 64);
  CHECK(settings_in("[sign_in]\nproxies = [\"10.0.0.1\"]", "dondoc.toml")->network.trusts("10.0.0.1"));

  const auto line_of = [](const std::string& toml) {
    const auto settings = settings_in(toml, "dondoc.toml");
    return settings ? 0 : settings.error().line;
  };
  CHECK(line_of("rows_per_page = 50\ntls_certificate = \"a.pem\"") == 2);
  CHECK(line_of("tls_key = \"a.key\"") == 1);
  CHECK(line_of("trusted_proxies = [\"nginx\"]") == 1);
  CHECK(line_of("trusted_proxies = [\"10.0.0.0/40\"]") == 1);
  CHECK(line_of("sso_header = \"X-Remote-User\"") == 1);
  for (const auto* header : {"Cookie", "X-Forwarded-For", "X-Người", "X A"})
    CHECK(line_of("trusted_proxies = [\"127.0.0.1\"]\nsso_header = \"" + std::string{header} + "\"") == 2);
  CHECK(line_of("connections_per_address = 1") == 1);
}

TEST_CASE("the page's certificate and key are named from the data folder", "[service]") {
  const support::Folder folder;
  folder.write("dondoc.toml", "tls_certificate = \"tls.pem\"\ntls_key = \"/etc/tls.key\"");
  const auto settings = settings_of(folder.path());
  CHECK(settings->network.tls_certificate == folder.path() / "tls.pem");
  CHECK(settings->network.tls_key == "/etc/tls.key");
}

TEST_CASE("digests go out on the days and at the hour that the settings say", "[service]") {
  const auto settings = settings_in(
      "[digest]\nkinds = [\"agency\", \"year\", \"agency\"]\nweekday = 6\nmonth_day = 5\nat = \"14:30\"\n"
      "[report]\nfirst_day = 15\n",
      "dondoc.toml");
  REQUIRE(settings);
  const auto& plan = settings->digests;
  CHECK(plan.kinds == std::vector{schedule::DigestKind::agency, schedule::DigestKind::year});
  CHECK(plan.weekday == 5);  // a Friday
  CHECK(plan.month_day == 5);
  CHECK(plan.at == std::chrono::minutes{14 * 60 + 30});
  CHECK(plan.first_day == 15);
}

#include <catch2/catch.hpp>

#include "base/sha256.h"
#include "service/account_mail.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

TEST_CASE("the outbox shows each mail with its state, and one as it was sent", "[web]") {
  Website site;
  CHECK_THAT(site.page("/mail"), Contains("Chưa có thư nào"));
  REQUIRE(site.tick().accepted > 0);
  const auto list = site.page("/mail");
  CHECK_THAT(list, Contains("Đã gửi") && Contains("hao@noivu.example") && Contains("22/6/2026"));
  const auto link = list.find("href=\"/mail/");
  REQUIRE(link != std::string::npos);
  const auto path = list.substr(link + 6, list.find('"', link + 6) - link - 6);
  CHECK_THAT(site.page(path), Contains("Thư như đã gửi") && Contains("Message-ID") && Contains("class=\"letter\""));
}

namespace {

std::string first_mail(const std::string& list) {
  const auto link = list.find("href=\"/mail/");
  if (link == std::string::npos) throw std::runtime_error{"no mail in the list"};
  return list.substr(link + 6, list.find('"', link + 6) - link - 6);
}

httplib::MultipartFormDataItems with_token(const Browser& browser) { return {{"token", browser.token(), "", ""}}; }

}  // namespace

TEST_CASE("a mail says why it is sent, and how each attempt went", "[web]") {
  Website site;
  site.mailer().defer_next(100, "451 4.3.0 <later>");
  site.tick();
  const auto page = site.page(first_mail(site.page("/mail?state=deferred")));
  CHECK_THAT(page, Contains("Vì sao có thư này") && Contains("Các lần gửi"));
  CHECK_THAT(page, Contains("Chưa gửi được, sẽ thử lại") && Contains("451 4.3.0 &lt;later&gt;"));
  CHECK_THAT(page, Contains("Lập sổ theo dõi tài sản · nhắc đến hạn") && Contains("nhắc trước hạn 14 ngày"));
}

TEST_CASE("the outbox is filtered by state", "[web]") {
  Website site;
  site.mailer().fail_next(1);
  site.tick();
  const auto failed = site.page("/mail?state=failed");
  CHECK_THAT(failed, Contains("Gửi không được (1)") && Contains("550 5.1.1 no such user"));
  CHECK_THAT(site.page("/mail?state=held"), Contains("Chưa có thư nào"));
  CHECK_THAT(site.page("/mail?state=xyz"), Contains("Gửi không được (1)"));
}

TEST_CASE("the office tries a mail again that was refused, and withdraws one that waits", "[web]") {
  Website site;
  site.mailer().fail_next(1);
  site.tick();
  const auto path = first_mail(site.page("/mail?state=failed"));
  const auto answer = site.post(path + "/retry", with_token(site.office()));
  REQUIRE(answer.status == 303);
  CHECK_THAT(site.page(answer.get_header_value("Location")), Contains("Thư sẽ được gửi lại"));
  site.tick();
  CHECK_THAT(site.page(path), Contains("Đã gửi"));
  CHECK(site.post(path + "/withdraw", with_token(site.office())).status == 409);  // it has gone out
  CHECK(site.sql("SELECT count(*) FROM event WHERE subject = 'mail' AND what = 'retried' AND person IS NOT NULL") ==
        "1");
}

TEST_CASE("a form of the outbox without its token changes nothing", "[web]") {
  Website site;
  site.mailer().defer_next(100);
  site.tick();
  const auto path = first_mail(site.page("/mail"));
  CHECK(site.post(path + "/withdraw", {{"token", "xyz", "", ""}}).status == 403);
  CHECK(site.sql("SELECT count(*) FROM outbox WHERE state = 'withdrawn'") == "0");
  REQUIRE(site.post(path + "/withdraw", with_token(site.office())).status == 303);
  CHECK(site.sql("SELECT count(*) FROM outbox WHERE state = 'withdrawn'") == "1");
}

TEST_CASE("held mails stand on the outbox page until the office lets them go", "[web]") {
  Website site;
  site.mailer().defer_next(100);
  site.tick();
  site.sql("UPDATE outbox SET state = 'queued', held_at = 1 WHERE state = 'deferred' RETURNING id");
  const auto inspection = site.as(people::Role::inspection);
  CHECK_THAT(inspection.page("/mail"), Contains("thư chờ Văn phòng cho gửi") && !Contains("action=\"/mail/release\""));
  CHECK_THAT(site.page("/mail"), Contains("action=\"/mail/release\""));
  REQUIRE(site.post("/mail/release", with_token(site.office())).status == 303);
  CHECK(site.sql("SELECT count(*) FROM outbox WHERE standing = 'held'") == "0");
  CHECK(site.post("/mail/release", with_token(site.office())).status == 409);
}

TEST_CASE("an address that was put aside is shown, and the office may use it again", "[web]") {
  Website site;
  site.sql("INSERT INTO bad_address VALUES ('hao@noivu.example', 2, 1, '550 <gone>', 1, 0) RETURNING failures");
  CHECK_THAT(site.page("/mail"), Contains("Địa chỉ hỏng") && Contains("550 &lt;gone&gt;"));
  CHECK_THAT(site.page("/"), Contains("chưa có đầu mối nhận thư nhắc") && Contains("Sở Nội vụ"));
  auto form = with_token(site.office());
  form.push_back({"address", "hao@noivu.example", "", ""});
  REQUIRE(site.post("/mail/address", form).status == 303);
  CHECK_THAT(site.page("/mail"), !Contains("Địa chỉ hỏng"));
  CHECK(site.post("/mail/address", form).status == 404);
}

TEST_CASE("a watchdog reads how the clock and the mail stand, and nobody's name", "[web]") {
  Website site;
  site.mailer().defer_next(100);
  site.tick();
  site.now_is("2026-06-22T09:10:00+07:00");
  const auto answer = site.stranger().get("/metrics");
  CHECK(answer.status == 200);
  CHECK_THAT(answer.body, Contains("dondoc_oldest_queued_seconds 600\n"));
  CHECK_THAT(answer.body, Contains("dondoc_mails{state=\"deferred\"}"));
  CHECK_THAT(answer.body, Contains("dondoc_duties_overdue 1\n"));
  CHECK_THAT(answer.body, Contains("dondoc_last_sweep_timestamp_seconds 17"));
  CHECK_THAT(answer.body, !Contains("@"));
}

TEST_CASE("every page says that no mail leaves the house, and the administrator alone changes that", "[web]") {
  Website site;
  CHECK_THAT(site.page("/tasks"), !Contains("Hiện không có thư nào được gửi đi"));
  site.sql("UPDATE installation SET disarmed_at = 1, why = 'copied' RETURNING id");
  CHECK_THAT(site.page("/tasks"), Contains("Hiện không có thư nào được gửi đi"));
  CHECK_THAT(site.page("/mail"), !Contains("action=\"/mail/arm\""));
  CHECK(site.post("/mail/arm", with_token(site.office())).status == 403);
  const auto administrator = site.as(people::Role::administrator);
  CHECK_THAT(administrator.page("/mail"), Contains("action=\"/mail/arm\""));
  REQUIRE(administrator.post("/mail/arm", with_token(administrator)).status == 303);
  CHECK_THAT(site.page("/tasks"), !Contains("Hiện không có thư nào được gửi đi"));
}

namespace {

/// The path of the committee's mail, whose digest brings files.
std::string mail_with_files(const Website& site) {
  return "/mail/" + site.sql("SELECT message FROM attachment ORDER BY message, number LIMIT 1");
}

}  // namespace

TEST_CASE("the files of a mail stand on its page and can be had, as can the whole mail", "[web]") {
  Website site;
  site.tick();
  const auto path = mail_with_files(site);
  const auto page = site.page(path);
  const auto hash =
      site.sql("SELECT sha256 FROM attachment a JOIN mail_file f ON f.id = a.file ORDER BY message, number LIMIT 1");
  CHECK_THAT(page, Contains("Tệp kèm thư") && Contains("don-doc-") && Contains(hash) && Contains(" KB"));
  const auto file = site.get(path + "/files/1");
  CHECK(file.status == 200);
  CHECK(base::sha256(file.body) == hash);
  CHECK_THAT(file.get_header_value("Content-Disposition"), Contains("attachment; filename=\"don-doc-"));
  CHECK_THAT(page, Contains("href=\"" + path + ".eml\""));
  const auto whole = site.get(path + ".eml");
  CHECK(whole.get_header_value("Content-Type") == "message/rfc822");
  CHECK_THAT(whole.body, Contains("multipart/mixed") && Contains("UEsDB") && !Contains("/u/"));
  CHECK(site.get(path + "/files/9").status == 404);
  CHECK(site.get("/mail/999.eml").status == 404);
}

TEST_CASE("of files whose time is over the page says so, and still what they were", "[web]") {
  Website site;
  site.tick();
  const auto path = mail_with_files(site);
  site.now_is("2026-09-01T20:00:00+07:00");
  site.tick();
  const auto office = site.as("van-phong@localhost");  // the session before has ended long ago
  CHECK_THAT(office.page(path), Contains("đã hết thời gian lưu") && Contains("don-doc-") && !Contains(".eml"));
  CHECK(office.get(path + ".eml").status == 404);
  CHECK_THAT(office.get(path + "/files/1").body, Contains("mã SHA-256 của tệp vẫn ghi ở trang của thư"));
}

TEST_CASE("of a mail with a link to an account the page says why it is not kept", "[web]") {
  Website site;
  REQUIRE(service::ask_for_new_password(site.context(), "hao@noivu.example", {.address = "127.0.0.1", .agent = "thử"}));
  site.tick();
  const auto path = "/mail/" + site.sql("SELECT id FROM outbox WHERE sort = 'reset'");
  CHECK_THAT(site.page(path), Contains("thư có đường dẫn mở tài khoản") && !Contains("Thư chưa gửi"));
  CHECK(site.get(path + ".eml").status == 404);
}

#include <catch2/catch.hpp>

#include "mail/mime.h"
#include "support/office.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using people::Role;
using Fields = std::map<std::string, std::string>;

namespace {

struct People {
  Website site;

  httplib::Response post(const Browser& by, const std::string& path, Fields fields = {}) const {
    fields.try_emplace("token", by.token());
    httplib::MultipartFormDataItems form;
    for (const auto& [name, content] : fields) form.push_back({name, content, "", ""});
    return by.post(path, form);
  }
  httplib::Response post(const std::string& path, Fields fields = {}) const {
    return post(site.office(), path, std::move(fields));
  }
  std::string path(const std::string& email, const std::string& move) const {
    const auto id = service::person_of_email(site.context(), email).value();
    return "/people/" + std::to_string(base::number(id)) + "/" + move;
  }
  /// The path of the one-time link in the last mail sent.
  std::string link_mailed() {
    const auto& text = site.mailer().accepted.back().text;
    const auto begin = text.find("/password?link=");
    return begin == std::string::npos ? "" : text.substr(begin, 15 + 64);
  }
};

const Fields someone{{"name", "Đàm Văn Sơn"}, {"email", "son@noivu.example"}, {"role", "contact"}, {"agency", "1"}};

Fields with(Fields fields, const std::string& name, const std::string& content) {
  fields[name] = content;
  return fields;
}

}  // namespace

TEST_CASE("the office names a contact, invites them by a mail at any hour, and they sign in", "[web][people]") {
  People people;
  CHECK(people.post("/people", someone).get_header_value("Location") == "/people?done=given");
  CHECK_THAT(people.site.page("/people"),
             Contains("Đàm Văn Sơn") && Contains("đầu mối cơ quan, Sở Nội vụ") && Contains("chưa có mật khẩu"));
  CHECK(people.post(people.path("son@noivu.example", "invite")).status == 303);
  CHECK(people.post(people.path("son@noivu.example", "invite")).status == 303);  // one mail says it all
  people.site.now_is("2026-06-22T22:00:00+07:00");                               // out of the window
  people.site.tick();
  REQUIRE(people.site.mailer().accepted.size() == 1);
  const auto& mail = people.site.mailer().accepted.front();
  CHECK(mail.to.address == "son@noivu.example");
  CHECK_THAT(mail.text, Contains("Kính gửi Đàm Văn Sơn") && Contains("trong 48 giờ"));
  const auto link = people.link_mailed();
  CHECK(people.site.stranger().get(link).status == 200);
  CHECK(people.site.sql("SELECT count(*) FROM kept_mail WHERE message IN (SELECT id FROM outbox WHERE sort = 'invitation')") == "0");
  CHECK_THAT(people.site.as("van-phong@localhost").page("/mail"), Contains("Mời dùng hệ thống"));
  const auto stranger = people.site.stranger();
  CHECK(people
            .post(stranger, "/password",
                  {{"link", link.substr(15)}, {"password", "chiều trên bến"}, {"again", "chiều trên bến"}})
            .status == 303);
  CHECK(stranger.try_to_sign_in("son@noivu.example", "chiều trên bến").status == 303);
}

TEST_CASE("a new password is asked for by mail, and a stranger learns nothing", "[web][people]") {
  People people;
  const auto known = people.post(people.site.stranger(), "/reset", {{"email", "HAO@noivu.example"}});
  const auto unknown = people.post(people.site.stranger(), "/reset", {{"email", "ai@khong.example"}});
  CHECK(known.status == unknown.status);
  CHECK(known.get_header_value("Location") == unknown.get_header_value("Location"));
  CHECK(known.body == unknown.body);
  people.site.now_is("2026-06-22T22:00:00+07:00");
  people.site.tick();
  REQUIRE(people.site.mailer().accepted.size() == 1);
  CHECK(people.site.mailer().accepted.front().to.address == "hao@noivu.example");
  CHECK_THAT(people.site.mailer().accepted.front().text, Contains("Nếu ông/bà không yêu cầu"));
  CHECK(people.site.stranger().get(people.link_mailed()).status == 200);
  for (int i = 0; i < 4; ++i) people.post(people.site.stranger(), "/reset", {{"email", "hao@noivu.example"}});
  CHECK(people.post(people.site.stranger(), "/reset", {{"email", "hao@noivu.example"}}).status == 429);
}

TEST_CASE("whoever left or was disabled before a mail about the account went out gets none", "[web][people]") {
  People people;
  CHECK(people.post(people.path("hao@noivu.example", "invite")).status == 303);
  CHECK(people.post(people.path("hao@noivu.example", "disable")).status == 303);
  people.site.now_is("2026-06-22T22:00:00+07:00");
  people.site.tick();
  CHECK(people.site.mailer().accepted.empty());
}

TEST_CASE("a mandate that cannot be given says why and keeps what was typed", "[web][people]") {
  const People people;
  const auto refused = [&](const std::string& field, const std::string& content, const std::string& words) {
    const auto answer = people.post("/people", with(someone, field, content));
    INFO(field << " " << content);
    CHECK(answer.status >= 400);
    CHECK_THAT(answer.body, Contains(words) && Contains("role=\"alert\""));
    CHECK_THAT(answer.body, Contains("value=\"Đàm Văn Sơn\"") || Contains("value=\"son@noivu.example\""));
  };
  refused("name", " ", "Xin ghi họ và tên");
  refused("email", "sai", "Chưa nhận được");
  refused("role", "vua", "Xin chọn vai trò");
  refused("agency", "", "cần nêu cơ quan");
  refused("agency", "99", "Không có cơ quan này");
  refused("role", "office", "không gắn với cơ quan");
  refused("from", "31/2/2026", "không phải một ngày");
  refused("token", "x", "chưa được nhận");
}

TEST_CASE("names of strangers break neither a page nor a mail's header", "[web][people]") {
  People people;
  const std::string hostile = "Sơn\r\nBcc: ai@khong.example\r\n\r\n<script>alert(1)</script>'); DROP TABLE person;--";
  CHECK(people.post("/people", with(with(someone, "name", hostile), "function", "<b>Trưởng phòng</b>")).status == 303);
  CHECK(people.post("/people", with(someone, "email", "son@noivu.example\r\nBcc: ai@khong.example")).status == 422);
  const auto page = people.site.page("/people");
  CHECK_THAT(page, Contains("&lt;script&gt;") && !Contains("<script>") && !Contains("<b>Trưởng phòng"));
  CHECK(people.post(people.path("son@noivu.example", "invite")).status == 303);
  people.site.now_is("2026-06-22T22:00:00+07:00");
  people.site.tick();
  REQUIRE(people.site.mailer().accepted.size() == 1);
  const auto mime = mail::mime_of(people.site.mailer().accepted.front());
  const auto head = mime.substr(0, mime.find("\r\n\r\n"));
  CHECK_THAT(head, !Contains("\nBcc:") && Contains("To: "));
}

TEST_CASE("the office makes no administrator, and undoes none", "[web][people]") {
  const People people;
  const auto administrator = people.site.as(Role::administrator);
  auto chief = with(with(someone, "role", "administrator"), "agency", "");
  CHECK(people.post("/people", chief).status == 403);
  CHECK(people.post(people.path("administrator@thu.example", "disable")).status == 403);
  CHECK(people.post(people.path("administrator@thu.example", "invite")).status == 403);
  CHECK(administrator.get("/people").status == 200);
  CHECK(people.post(administrator, "/people", chief).status == 303);
  CHECK(people.post(administrator, people.path("administrator@thu.example", "disable")).status == 403);  // oneself
  CHECK(people.post(administrator, people.path("son@noivu.example", "disable")).status == 303);
  CHECK_THAT(people.site.page("/people"), Contains("đã khóa"));
}

TEST_CASE("a mandate ends on a day, and an agency that then has no contact is an alarm", "[web][people]") {
  People people;
  CHECK_THAT(people.site.page("/"), !Contains("chưa có đầu mối nhận thư"));
  const auto mandate = people.site.sql(
      "SELECT m.id FROM mandate m JOIN person p ON p.id = m.person WHERE email = "
      "'hao@noivu.example'");
  const auto end = people.path("hao@noivu.example", "end");
  CHECK(people.post(end, {{"mandate", mandate}, {"on", "mai"}}).status == 422);
  CHECK(people.post(end, {{"mandate", "999"}, {"on", "2026-06-22"}}).status == 404);
  CHECK(people.post(end, {{"mandate", mandate}, {"on", "2026-06-22"}}).status == 303);
  CHECK_THAT(people.site.page("/"), !Contains("chưa có đầu mối nhận thư"));  // its last day
  people.site.now_is("2026-06-22T23:59:59+07:00");
  const auto later = people.site.as("kien@taichinh.example");
  people.site.now_is("2026-06-23T00:00:01+07:00");
  CHECK(later.get("/calendar").status == 200);
  CHECK_THAT(people.site.as("van-phong@localhost").page("/"),
             Contains("chưa có đầu mối nhận thư") && Contains(">Sở Nội vụ</a>"));
}

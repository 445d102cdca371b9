#include <catch2/catch.hpp>

#include "support/office.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using people::Role;

namespace {

/// The path of the last link that stops digests, as a mail of the committee has it.
std::string stop_path(Website& site) {
  for (auto mail = site.mailer().accepted.rbegin(); mail != site.mailer().accepted.rend(); ++mail)
    for (const auto& header : mail->headers)
      if (header.name == "List-Unsubscribe" && mail->to.address == "ban-thuong-vu@localhost") {
        const auto at = header.value.find("/u/");
        return header.value.substr(at, header.value.size() - at - 1);
      }
  throw std::runtime_error{"no mail that can be stopped"};
}

httplib::Response post_form(const Website& site, const std::string& path, const std::string& body) {
  auto answer = site.stranger().client().Post(path, body, "application/x-www-form-urlencoded");
  if (!answer) throw std::runtime_error{"no answer to POST " + path};
  return answer.value();
}

}  // namespace

TEST_CASE("the page of digests says when the next of each kind goes out, and to how many", "[web][digest]") {
  const Website site;
  const auto page = site.page("/digests");
  CHECK_THAT(page, Contains("Bản tin tuần của Ban Thường vụ") && Contains("thứ Hai, 29/6/2026"));
  CHECK_THAT(page, Contains("Báo cáo quý") && Contains("thứ Tư, 1/7/2026") && Contains("Báo cáo quý II/2026"));
  CHECK_THAT(page, Contains("đầu mối và lãnh đạo của cơ quan <small>(3 người nhận)"));
  CHECK_THAT(site.page("/reports"), Contains("href=\"/digests\""));
}

TEST_CASE("every kind of digest is shown as it would be sent, on any day", "[web][digest]") {
  const Website site;
  for (const auto* path :
       {"/digests/committee", "/digests/meeting", "/digests/agency?for=1", "/digests/quarter", "/digests/half-year",
        "/digests/year", "/digests/committee?day=2026-03-02", "/digests/committee?day=2026-09-01"}) {
    INFO(path);
    const auto answer = site.get(path);
    CHECK(answer.status == 200);
    CHECK_THAT(answer.body, Contains("<iframe") && Contains("sandbox=\"\"") && Contains("[Đôn đốc]"));
    CHECK_THAT(answer.get_header_value("Content-Security-Policy"), Contains("frame-src 'self'"));
  }
  const auto of_agency = site.page("/digests/agency");
  CHECK_THAT(of_agency, Contains("Chọn cơ quan") && !Contains("<iframe"));
  CHECK(site.get("/digests/agency?for=999").status == 422);
  CHECK(site.get("/digests/committee?day=hom-qua").status == 422);
  CHECK(site.get("/digests/week").status == 404);
}

TEST_CASE("the letter of a digest can do nothing where it is shown, and its files can be taken along",
          "[web][digest]") {
  const Website site;
  const auto letter = site.get("/digests/committee/letter");
  CHECK(letter.status == 200);
  CHECK_THAT(letter.body, Contains("Rà soát bến thủy nội địa") && Contains("Báo cáo rà soát"));
  CHECK_THAT(letter.get_header_value("Content-Security-Policy"),
             Catch::StartsWith("sandbox; default-src 'none'") && Contains("frame-ancestors 'self'"));
  const auto sheet = site.get("/digests/committee/file.xlsx");
  CHECK(sheet.status == 200);
  CHECK(sheet.body.starts_with("PK"));
  CHECK_THAT(sheet.get_header_value("Content-Disposition"), Contains("don-doc-ban-tin-tuan-2026-06-22.xlsx"));
  const auto days = site.get("/digests/committee/file.ics");
  CHECK_THAT(days.body, Catch::StartsWith("BEGIN:VCALENDAR") && Contains("UID:duty-"));
  CHECK(site.get("/digests/committee/file.ics?day=2026-03-02").status == 404);
}

TEST_CASE("a digest is sent at once only after a second question, and by the office alone", "[web][digest]") {
  Website site;
  site.tick();
  const auto before = site.mailer().accepted.size();
  CHECK_THAT(site.page("/digests/committee"), Contains("href=\"/digests/committee/send\""));
  CHECK_THAT(site.page("/digests/committee?day=2026-03-02"), !Contains("/send"));
  const auto asked = site.page("/digests/committee/send");
  CHECK_THAT(asked, Contains("Gửi 1 thư ngay trong lượt gửi tới") && Contains("ban-thuong-vu@localhost"));
  site.tick();
  CHECK(site.mailer().accepted.size() == before);
  const auto sent = site.post("/digests/committee/send", {{"token", site.token(), "", ""}});
  REQUIRE(sent.status == 303);
  CHECK_THAT(site.page(sent.get_header_value("Location")), Contains("Đã xếp thư để gửi"));
  site.tick();
  REQUIRE(site.mailer().accepted.size() == before + 1);
  CHECK(site.mailer().accepted.back().to.address == "ban-thuong-vu@localhost");

  const auto committee = site.as(Role::committee);
  CHECK_THAT(committee.page("/digests/committee"), Contains("<iframe") && !Contains("Gửi ngay"));
  CHECK(committee.get("/digests/committee/send").status == 403);
}

TEST_CASE("the office notes the days on which the committee meets", "[web][digest]") {
  const Website site;
  const auto note = [&](const std::string& path, const std::string& day) {
    return site.post(path, {{"token", site.token(), "", ""}, {"day", day, "", ""}});
  };
  CHECK(note("/digests/meetings", "2026-06-30").status == 303);
  CHECK_THAT(site.page("/digests"),
             Contains("thứ Ba, 30/6/2026") && Contains("Bản tin trước phiên họp ngày 30/6/2026"));
  CHECK_THAT(note("/digests/meetings", "2026-06-01").body, Contains("ngày ấy đã qua"));
  CHECK_THAT(note("/digests/meetings", "").body, Contains("Xin chọn ngày họp"));
  CHECK(note("/digests/meetings/remove", "2026-06-30").status == 303);
  CHECK_THAT(site.page("/digests"), Contains("Chưa ghi ngày họp nào"));
  CHECK_THAT(site.page("/log"), Contains("Ghi ngày họp") && Contains("Bỏ ngày họp"));
}

TEST_CASE("a mail program stops digests with one POST, without signing in - looking at the link changes nothing",
          "[web][digest]") {
  Website site;
  site.tick();
  const auto path = stop_path(site);
  CHECK_THAT(site.stranger().page(path), Contains("Dừng nhận") && Contains("đang nhận"));
  CHECK(site.sql("SELECT count(*) FROM digest_choice") == "0");
  const auto answer = post_form(site, path, "List-Unsubscribe=One-Click");
  CHECK(answer.status == 200);
  CHECK_THAT(answer.body, Contains("Đã dừng nhận bản tin") && Contains("Nhận lại"));
  CHECK(site.sql("SELECT count(*) FROM digest_choice") != "0");
  CHECK(answer.get_header_value("Referrer-Policy") == "no-referrer");
  CHECK_FALSE(answer.has_header("Set-Cookie"));
  CHECK_THAT(post_form(site, path, "choice=resume").body, Contains("lại nhận bản tin"));
  CHECK(site.sql("SELECT count(*) FROM digest_choice") == "0");
  const auto forged = path.substr(0, path.size() - 4) + "AAAA";
  CHECK(site.stranger().get(forged).status == 404);
  CHECK(post_form(site, forged, "List-Unsubscribe=One-Click").status == 404);
}

TEST_CASE("people choose their digests on their account, and the choice is logged", "[web][digest]") {
  const Website site;
  const auto contact = site.as("hao@noivu.example");
  CHECK_THAT(contact.page("/account"), Contains("Bản tin tháng của cơ quan") && Contains("đang nhận"));
  const auto choose = [&](const char* kind, const char* choice) {
    return contact.post("/account/digests",
                        {{"token", contact.token(), "", ""}, {"kind", kind, "", ""}, {"choice", choice, "", ""}});
  };
  REQUIRE(choose("agency", "stop").status == 303);
  CHECK_THAT(contact.page("/account"), Contains("đã dừng") && Contains("Nhận lại"));
  CHECK_THAT(site.page("/digests/agency?for=1"), Contains("Đã dừng nhận"));
  CHECK_THAT(site.page("/log"), Contains("Dừng nhận bản tin"));
  REQUIRE(choose("agency", "resume").status == 303);
  CHECK_THAT(contact.page("/account"), !Contains("đã dừng"));
  CHECK(choose("committee", "stop").status == 404);
  CHECK(choose("everything", "stop").status == 422);
}

#include <catch2/catch.hpp>

#include "mail/mime.h"
#include "mail/parsed.h"
#include "service/claims.h"
#include "service/mail_links.h"
#include "support/evidence.h"
#include "support/log.h"
#include "support/office.h"
#include "support/raw_connection.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

constexpr auto task_words = "Rà soát bến thủy nội địa";
constexpr auto refused_words = "Đường dẫn này không dùng được";

std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const auto begin = text.find(before);
  if (begin == std::string::npos) throw std::runtime_error{"no " + before};
  return text.substr(begin + before.size(), text.find(after, begin + before.size()) - begin - before.size());
}

/// The contact of Sở Nội vụ has got a mail with a link to I.1, which is overdue.
struct Link {
  Website site;
  Browser nobody = site.stranger();
  std::string path = path_for("I.1", "hao@noivu.example");

  std::string path_for(const std::string& ref, const std::string& email) const {
    auto connection = site.context().pool.lease();
    const auto id = store::person_of_email(*connection, email).value();
    const auto person = store::person_on(*connection, id, site.context().today()).value();
    const auto duty = store::duty(*connection, site.duty(ref)).value();
    const auto url = service::own_link(site.context(), duty, person, site.context().clock.now());
    return url.empty() ? url : url.substr(site.context().settings.page_url.size());
  }
  std::string token_of(const std::string& page) const { return between(page, "name=\"token\" value=\"", "\""); }
  httplib::MultipartFormDataItems form() const { return claim_form(token_of(nobody.page(path))); }
  httplib::Response claim() const { return nobody.post(path, form()); }
  std::string events() const { return site.sql("SELECT count(*) FROM event"); }
  httplib::Response decide(const std::string& move, const std::string& claim_id = "1") const {
    return site.post("/claims/" + claim_id + "/" + move,
                     {{"token", site.token(), "", ""}, {"reason", "Thiếu phụ lục", "", ""}});
  }
  /// Whether the link opens nothing, by GET and by POST, and says what any other such link says.
  bool is_refused(const std::string& at) const {
    const auto before = events();
    const auto seen = nobody.get(at), sent = nobody.post(at, claim_form(std::string(64, '0')));
    return seen.status == 404 && sent.status == 404 && seen.body == sent.body &&
           seen.body == nobody.page("/l/" + std::string(76, 'A')) && events() == before &&
           seen.body.find(refused_words) != std::string::npos;
  }
};

}  // namespace

TEST_CASE("from the mail's link a contact reports a duty without signing in, and the log says by which door",
          "[web][link]") {
  Link link;
  REQUIRE(link.site.tick().accepted > 0);
  std::string path;
  for (const auto& mail : link.site.mailer().accepted)
    if (mail.to.address == "hao@noivu.example") path = "/l/" + between(mail.text, "/l/", "\n");
  const auto page = link.nobody.page(path);
  CHECK_THAT(page, Contains(task_words) && Contains("29/5/2026") && Contains("Báo cáo rà soát") &&
                       Contains("Gửi báo cáo") && Contains("value=\"Ban Thường vụ Tỉnh ủy\""));

  auto form = claim_form(link.token_of(page));
  form.push_back({"evidence", small_pdf(), "báo cáo.pdf", "application/pdf"});
  const auto sent = link.nobody.post(path, form);
  CHECK(sent.status == 303);
  CHECK(sent.get_header_value("Location") == path + "?done=claimed");
  CHECK_FALSE(sent.has_header("Set-Cookie"));
  CHECK_THAT(link.nobody.page(path + "?done=claimed"), Contains("đang chờ Văn phòng xác nhận") &&
                                                           Contains("báo cáo.pdf") && !Contains("Gửi báo cáo") &&
                                                           !Contains("/evidence/1"));
  CHECK(link.site.sql("SELECT door || ' ' || what FROM event ORDER BY id DESC LIMIT 1") == "link evidence_added");
  CHECK(link.site.sql("SELECT door FROM event WHERE what = 'claimed'") == "link");
  CHECK_THAT(link.site.page("/claims"), Contains("Nông Thị Hảo"));

  CHECK(link.decide("confirm").status == 303);
  CHECK_THAT(link.nobody.page(path), Contains("Hoàn thành quá hạn") && !Contains("Gửi báo cáo"));
}

TEST_CASE("only contacts get links of their own, and the mail kept for others to read has none", "[web][link]") {
  Link link;
  REQUIRE(link.site.tick().accepted > 0);
  std::size_t with_links = 0;
  for (const auto& mail : link.site.mailer().accepted) {
    const bool of_contact = mail.to.address == "hao@noivu.example" || mail.to.address == "kien@taichinh.example";
    INFO(mail.to.address);
    CHECK((mail.text.find("/l/") != std::string::npos) == of_contact);
    CHECK((mail.html.find("/l/") != std::string::npos) == of_contact);
    with_links += of_contact ? 1U : 0U;
  }
  CHECK(with_links == 2);
  CHECK(link.path_for("I.1", "giamdoc@noivu.example").empty());
  CHECK(link.path_for("I.1", "van-phong@localhost").empty());
  CHECK(link.path_for("I.2", "hao@noivu.example").empty());
  for (int id = 1; id <= std::stoi(link.site.sql("SELECT max(id) FROM outbox")); ++id) {
    const auto sheet = service::message_sheet(link.site.context(), base::MessageId{id}).value();
    const auto kept = mail::parsed(sheet.mime);
    CHECK_THAT(kept.text, !Contains("/l/") && Contains("/duties/"));
    CHECK_THAT(link.site.page("/mail/" + std::to_string(id)), !Contains("/l/"));
  }
}

TEST_CASE("looking changes nothing, however often and by whatever method", "[web][link]") {
  const Link link;
  const auto before = link.events();
  const auto state = link.site.sql("SELECT group_concat(state) FROM duty");
  for (int n = 0; n < 3; ++n) {
    CHECK(link.nobody.get(link.path).status == 200);
    const auto head = link.nobody.client().Head(link.path);
    REQUIRE(head);
    CHECK(head->status == 200);
    CHECK(head->body.empty());
    CHECK_FALSE(head->has_header("Set-Cookie"));
  }
  CHECK(link.events() == before);
  CHECK(link.site.sql("SELECT group_concat(state) FROM duty") == state);
  CHECK(link.site.sql("SELECT count(*) FROM session WHERE person = "
                      "(SELECT id FROM person WHERE email = 'hao@noivu.example')") == "0");
}

TEST_CASE("a link with any character changed, cut off, lengthened or made up opens nothing", "[web][link]") {
  const Link link;
  for (std::size_t i = 3; i < link.path.size(); ++i) {
    auto forged = link.path;
    forged[i] = forged[i] == 'A' ? 'B' : 'A';
    INFO(i);
    CHECK(link.is_refused(forged));
  }
  CHECK(link.is_refused(link.path.substr(0, link.path.size() - 1)));
  CHECK(link.is_refused(link.path + "A"));
  CHECK(link.is_refused("/l/x"));
  CHECK(link.nobody.get("/l/").status == 404);
  CHECK(link.nobody.get(link.path).status == 200);
}

TEST_CASE("a link ends on its last day, and no later POST is taken", "[web][link]") {
  Link link;
  const auto form = link.form();
  link.site.now_is("2026-07-06T08:59:59+07:00");
  CHECK(link.nobody.get(link.path).status == 200);
  link.site.now_is("2026-07-06T09:00:00+07:00");
  CHECK(link.is_refused(link.path));
  const auto before = link.events();
  CHECK(link.nobody.post(link.path, form).status == 404);
  CHECK(link.events() == before);
}

TEST_CASE("whose mandate ended, whose account is disabled or who speaks for another agency now has no link",
          "[web][link]") {
  const Link link;
  const auto& context = link.site.context();
  const auto id = service::person_of_email(context, "hao@noivu.example").value();
  service::disable(context, id, {}).value();
  CHECK(link.is_refused(link.path));
  service::enable(context, id, {}).value();
  CHECK(link.nobody.get(link.path).status == 200);
  service::give_mandate(context,
                        {.name = "Nông Thị Hảo",
                         .email = "hao@noivu.example",
                         .role = people::Role::contact,
                         .agency = agency_of(context, "Sở Tài chính")},
                        {})
      .value();
  service::give_mandate(context, {.name = "Nông Thị Hảo", .email = "hao@noivu.example", .role = people::Role::office},
                        {})
      .value();
  for (const auto& line : service::people_lines(context))
    if (line.row.person.id == id)
      service::end_mandate(context, id, line.mandates.front().id, day("2026-06-21"), {}).value();
  CHECK(link.is_refused(link.path));  // even of the office: that one reports by its own account
}

TEST_CASE("a duty that went to another agency is not reported by the links of the one before", "[web][link]") {
  const Link link;
  const auto form = link.form();
  const auto& context = link.site.context();
  service::transfer(context, task_of(context, "I.1"), agency_of(context, "Sở Nội vụ"),
                    agency_of(context, "Sở Tài chính"), by_document("2026-06-20"))
      .value();
  CHECK(link.is_refused(link.path));
  CHECK(link.nobody.post(link.path, form).status == 404);
  CHECK(link.nobody.get(link.path_for("I.1", "kien@taichinh.example")).status == 200);
}

TEST_CASE("sent twice is claimed once - after it was returned the link makes a new claim", "[web][link]") {
  const Link link;
  const auto form = link.form();
  CHECK(link.nobody.post(link.path, form).status == 303);
  const auto twice = link.nobody.post(link.path, form);
  CHECK(twice.status == 409);
  CHECK_THAT(twice.body, Contains("đang chờ xác nhận"));
  CHECK(link.site.sql("SELECT count(*) FROM claim") == "1");
  CHECK(link.decide("return").status == 303);
  CHECK_THAT(link.nobody.page(link.path), Contains("Thiếu phụ lục") && Contains("Gửi báo cáo"));
  CHECK(link.nobody.post(link.path, form).status == 303);
  CHECK(link.site.sql("SELECT group_concat(state) FROM claim") == "returned,waiting");
  CHECK(link.decide("confirm", "2").status == 303);
  CHECK(link.nobody.post(link.path, form).status == 409);
}

TEST_CASE("the forms of a link carry its own token, and no page of another site sends them", "[web][link]") {
  const Link link;
  const auto before = link.events();
  const auto others = link.token_of(link.nobody.page(link.path_for("I.3", "hao@noivu.example")));
  for (const auto& token : {std::string{}, others, link.nobody.token(), link.site.token()})
    CHECK(link.nobody.post(link.path, claim_form(token)).status == 403);
  CHECK(link.nobody.post(link.path, link.form(), {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "null"}}).status == 403);
  CHECK(link.nobody.post(link.path, link.form(), {{"Origin", "http://evil.example"}}).status == 403);
  CHECK(link.events() == before);
  // What browsers send from a page that tells nobody where it is.
  CHECK(link.nobody.post(link.path, link.form(), {{"Sec-Fetch-Site", "same-origin"}, {"Origin", "null"}}).status ==
        303);
  CHECK(link.site.post("/duties/1/claim", claim_form(link.site.token()), {{"Origin", "null"}}).status == 403);
}

TEST_CASE("a link opens its duty and nothing else", "[web][link]") {
  const Link link;
  CHECK(link.claim().status == 303);
  for (const auto* path : {"/duties/1", "/duties/2", "/", "/tasks", "/evidence/1", "/account"})
    CHECK(link.nobody.get(path).status == 303);
  const auto page = link.nobody.page(link.path);
  CHECK_THAT(page, !Contains("href=\"/duties") && !Contains("href=\"/tasks") && !Contains("href=\"/claims") &&
                       !Contains("href=\"/agencies") && !Contains("Đăng xuất"));
  CHECK(link.nobody.post(link.path + "/confirm", {{"token", link.token_of(page), "", ""}}).status == 404);
  // Nor does it show who else is signed in in this browser.
  CHECK_THAT(link.site.page(link.path), !Contains("Đăng xuất") && Contains("Nông Thị Hảo"));
}

TEST_CASE("the link's claimant adds a file while the claim waits", "[web][link]") {
  const Link link;
  CHECK(link.claim().status == 303);
  const auto token = link.token_of(link.nobody.page(link.path));
  const httplib::MultipartFormDataItems form{{"token", token, "", ""},
                                             {"evidence", small_pdf(), "thêm.pdf", "application/pdf"}};
  CHECK(link.nobody.post(link.path + "/evidence", form).status == 303);
  CHECK_THAT(link.nobody.page(link.path), Contains("thêm.pdf"));
  CHECK(link.decide("confirm").status == 303);
  CHECK(link.nobody.post(link.path + "/evidence", form).status == 409);
}

TEST_CASE("what cannot be claimed by a link says why and keeps what was typed", "[web][link]") {
  const Link link;
  auto form = link.form();
  for (auto& item : form)
    if (item.name == "document_on") item.content = "2026-06-23";
  const auto answer = link.nobody.post(link.path, form);
  CHECK(answer.status == 422);
  CHECK_THAT(answer.body, Contains("sau hôm nay") && Contains("125-BC/SNV") && Contains("Đã gửi bản giấy"));
  form.push_back({"evidence", "MZ", "a.pdf", "application/pdf"});
  CHECK_THAT(link.nobody.post(link.path, form).body, Contains("không phải tệp PDF") && Contains("125-BC/SNV"));
}

TEST_CASE("the page of a link tells nobody where it is, and its secret stands in no log", "[web][link]") {
  const Link link;
  const Log log;
  const auto page = link.nobody.get(link.path);
  CHECK(page.get_header_value("Referrer-Policy") == "no-referrer");
  CHECK(page.get_header_value_count("Referrer-Policy") == 1);
  CHECK(page.get_header_value("Cache-Control") == "no-store");
  CHECK_THAT(page.body, !Contains("http://") && !Contains("https://"));
  CHECK(link.nobody.get("/l/x").get_header_value("Referrer-Policy") == "no-referrer");
  CHECK(link.claim().status == 303);
  CHECK(link.claim().status == 409);
  {
    auto other = link.site.context().pool.lease();
    const store::Transaction held{*other};
    CHECK(link.nobody.post(link.path, link.form()).status == 503);
  }
  {
    auto connection = link.site.context().pool.lease();
    connection->database().exec("ALTER TABLE evidence RENAME TO evidence_elsewhere");
  }
  CHECK(link.nobody.get(link.path).status == 500);
  CHECK_THAT(log.words(),
             Contains("/l/... failed") && !Contains(link.path.substr(3)) && !Contains(link.path.substr(3, 20)));
}

TEST_CASE("a report by link that is late asks why, and keeps the cause", "[web][link]") {
  const Link link;
  CHECK_THAT(link.nobody.page(link.path), Contains("name=\"cause\"") && Contains("name=\"version\""));
  auto form = link.form();
  form.push_back({"cause", "workload", "", ""});
  REQUIRE(link.nobody.post(link.path, form).status == 303);
  CHECK(link.site.sql("SELECT cause FROM delay") == "workload");
}

TEST_CASE("a report by link is not taken where another did something meanwhile, and what was typed stays",
          "[web][link]") {
  const Link link;
  auto form = link.form();
  form.push_back({"version", between(link.nobody.page(link.path), "name=\"version\" value=\"", "\""), "", ""});
  service::extend(link.site.context(), link.site.duty("I.1"), day("2026-12-31"), by_document("2026-06-20")).value();
  const auto refused = link.nobody.post(link.path, form);
  CHECK(refused.status == 409);
  CHECK_THAT(refused.body, Contains("vừa có người khác xử lý") && Contains("31/12/2026"));
  CHECK(link.site.sql("SELECT count(*) FROM claim") == "0");
  form.back().content = between(refused.body, "name=\"version\" value=\"", "\"");
  CHECK(link.nobody.post(link.path, form).status == 303);
}

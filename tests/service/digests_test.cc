#include "service/digests.h"

#include <catch2/catch.hpp>
#include <regex>

#include "service/claims.h"
#include "service/digest_choices.h"
#include "service/mail_links.h"
#include "service/people.h"
#include "service/register.h"
#include "support/office.h"

using namespace service;
using namespace support;
using Catch::Matchers::Contains;
using schedule::DigestKind;

namespace {

constexpr std::string_view committee = "ban-thuong-vu@localhost";

/// Lets the clock work at eight o'clock of each day, up to and with the last.
void days_pass(Installation& here, std::string_view first, std::string_view last) {
  for (auto each = day(first); each <= day(last); each += date::days{1}) {
    here.now_is(calendar::instant_in_vietnam(each, std::chrono::minutes{8 * 60}));
    here.tick();
  }
}

std::vector<mail::Message> mails_to(Installation& here, std::string_view address, std::string_view with = "Bản tin") {
  std::vector<mail::Message> found;
  for (const auto& mail : here.mailer().accepted)
    if (mail.to.address == address && mail.text.find(with) != std::string::npos) found.push_back(mail);
  return found;
}

std::optional<std::string> header(const mail::Message& mail, std::string_view name) {
  const auto found = std::ranges::find(mail.headers, name, &mail::Header::name);
  return found == mail.headers.end() ? std::nullopt : std::optional{found->value};
}

std::int64_t number_after(const std::string& text, const std::string& words) {
  const auto at = text.find(words);
  if (at == std::string::npos) throw std::runtime_error{"not in the mail: " + words};
  return std::stoll(text.substr(at + words.size()));
}

/// The duty is done: its contact says so, and the office confirms.
void complete(Installation& here, std::string_view ref, std::string_view evidence_on) {
  const auto duty = only_duty(here.context(), ref);
  const auto contact = service::person_of_email(here.context(), "binh@tochuc.example").value();
  const auto office = service::person_of_email(here.context(), "van-phong@localhost").value();
  const auto claimed = claim(here.context(),
                             {.duty = duty.id,
                              .person = contact,
                              .evidence = {.document_number = "12-BC/BTC",
                                           .document_on = day(evidence_on),
                                           .receiving_level = "Ban Thường vụ Tỉnh ủy"},
                              .note = ""},
                             store::Door::page);
  REQUIRE(claimed);
  REQUIRE(decide(here.context(), {*claimed, office, duty::Decision::confirm, ""}, store::Door::page));
}

std::string token_of(const std::string& link) { return link.substr(link.rfind('/') + 1); }

base::PersonId person(const Installation& here, std::string_view email) {
  return service::person_of_email(here.context(), std::string{email}).value();
}

}  // namespace

TEST_CASE("contacts and heads get their own agency's digest once a month", "[service][digest]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-12-05");
  const auto mails = mails_to(here, "binh@tochuc.example", "Bản tin tháng");
  REQUIRE(mails.size() == 2);
  CHECK(calendar::day_in_vietnam(mails[0].date) == day("2025-11-03"));  // the first of November was a Saturday
  CHECK(calendar::day_in_vietnam(mails[1].date) == day("2025-12-01"));
  for (const auto& mail : mails) {
    CHECK_THAT(mail.text, Contains("– Ban Tổ chức Tỉnh ủy") && !Contains("giải quyết đơn thư"));
    CHECK_THAT(mail.text, Contains("Rà soát quy chế"));
  }
  CHECK(mails_to(here, "lanhdao@tochuc.example", "Bản tin tháng").size() == 2);
  CHECK(mails_to(here, committee, "Bản tin tháng").empty());
}

TEST_CASE("an agency with nothing open gets no digest", "[service][digest]") {
  auto here = small_programme_in_force();
  REQUIRE(give_mandate(here.context(),
                       {.name = "Lò Thị Én",
                        .email = "en@dang-uy.example",
                        .role = people::Role::contact,
                        .agency = add_agency(here.context(), {.name = "Đảng ủy xã Mường Ẳng"}, {}).value()},
                       {}));
  days_pass(here, "2025-11-03", "2025-11-04");
  CHECK(mails_to(here, "en@dang-uy.example").empty());
  CHECK(here.sql("SELECT o.state FROM digest d JOIN outbox o ON o.id = d.message JOIN person p ON p.id = d.recipient "
                 "WHERE p.email = 'en@dang-uy.example'") == "withdrawn");
}

TEST_CASE("the figures of a quarter, half-year and year go to committee and office in one mail, as their end knew them",
          "[service][digest]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-12-31");
  complete(here, "1.1", "2025-12-30");
  days_pass(here, "2026-01-01", "2026-01-12");
  for (const auto address : {committee, std::string_view{"van-phong@localhost"}}) {
    const auto mails = mails_to(here, address, "Báo cáo quý IV/2025");
    REQUIRE(mails.size() == 1);
    CHECK_THAT(mails[0].text, Contains("Báo cáo 6 tháng cuối năm 2025") && Contains("Báo cáo năm 2025"));
    CHECK_THAT(mails[0].text, Contains("Số liệu tính đến 23:59 ngày 31/12/2025"));
    CHECK_THAT(mails[0].text, Contains("- Hoàn thành trên được giao: ") && Contains("- Chậm trên được giao: "));
    std::size_t sheets = 0;
    for (const auto& file : mails[0].attachments) sheets += file.name.ends_with(".xlsx") ? 1U : 0U;
    CHECK(sheets >= 3);
  }
}

TEST_CASE("each weekly digest follows from the one before it: what was overdue, and new, is overdue or settled",
          "[service][digest]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-12-19");
  complete(here, "1.1", "2025-12-18");
  days_pass(here, "2025-12-20", "2026-07-31");
  const auto mails = mails_to(here, committee, "Bản tin tuần");
  REQUIRE(mails.size() > 30);
  std::int64_t last = 0, added = 0, settled = 0;
  for (const auto& mail : mails) {
    const auto now = number_after(mail.text, "Chưa hoàn thành, quá hạn: ");
    if (&mail != &mails.front()) {
      CHECK(number_after(mail.text, "Quá hạn lúc ấy: ") == last);
      const bool any_new = mail.text.find("Quá hạn mới: +") != std::string::npos;
      const auto fresh = number_after(mail.text, any_new ? "Quá hạn mới: +" : "Quá hạn mới: ");
      std::int64_t gone = 0;
      const std::regex way{"− ?(\\d+)|−(\\d+)"};
      for (std::sregex_iterator match{mail.text.begin(), mail.text.end(), way}, end; match != end; ++match)
        gone += std::stoll((*match)[1].matched ? (*match)[1].str() : (*match)[2].str());
      CHECK(last + fresh == now + gone);
      added += fresh;
      settled += gone;
    }
    last = now;
  }
  CHECK(added > 1);
  CHECK(settled == 1);
}

TEST_CASE("after an outage no period's figures are lost, and the mail says what happened", "[service][digest]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-12-12");
  days_pass(here, "2026-05-04", "2026-05-05");
  const auto mails = mails_to(here, committee, "Báo cáo quý");
  REQUIRE(mails.size() == 1);
  CHECK_THAT(mails[0].text, Contains("Báo cáo quý IV/2025") && Contains("Báo cáo quý I/2026"));
  CHECK_THAT(mails[0].text, Contains("Bản tin tuần từ 4/5/2026") && Contains("Hệ thống đã tạm ngừng"));
  CHECK_THAT(mails[0].text, !Contains("Bản tin tuần từ 27/4/2026"));
}

TEST_CASE("however often the clock ticks and dies, each digest goes out once", "[service][digest]") {
  auto here = small_programme_in_force(), other = small_programme_in_force();
  for (auto each = day("2025-10-20"); each <= day("2026-01-31"); each += date::days{1}) {
    here.now_is(calendar::instant_in_vietnam(each, std::chrono::minutes{8 * 60}));
    other.now_is(calendar::instant_in_vietnam(each, std::chrono::minutes{8 * 60}));
    here.tick();
    here.reopen();
    here.tick();
    other.tick();
  }
  CHECK(here.mailer().accepted.size() == other.mailer().accepted.size());
  const auto all =
      "SELECT group_concat(kind || ' ' || period || ' ' || recipient, char(10)) FROM "
      "(SELECT * FROM digest ORDER BY kind, period, recipient)";
  CHECK(here.sql(all) == other.sql(all));
  CHECK(here.sql("SELECT count(*) FROM digest WHERE message IS NULL") == "0");
}

TEST_CASE("who stops a digest gets it no more until they want it again, and still gets what they owe",
          "[service][digest]") {
  auto here = small_programme_in_force();
  const auto binh = person(here, "binh@tochuc.example");
  const Author herself{.door = store::Door::page, .person = binh};
  REQUIRE(choose_digest(here.context(), binh, DigestKind::agency, false, herself));
  REQUIRE(choose_digest(here.context(), binh, DigestKind::agency, false, herself));
  CHECK(here.sql("SELECT count(*) FROM event WHERE what = 'digest_stopped'") == "1");
  days_pass(here, "2025-10-20", "2025-11-28");
  CHECK(mails_to(here, "binh@tochuc.example").empty());
  CHECK_FALSE(mails_to(here, "binh@tochuc.example", "Rà soát quy chế").empty());
  REQUIRE(choose_digest(here.context(), binh, DigestKind::agency, true, herself));
  days_pass(here, "2025-11-29", "2025-12-02");
  CHECK(mails_to(here, "binh@tochuc.example").size() == 1);

  CHECK(kind_of(choose_digest(here.context(), binh, DigestKind::committee, false, herself)) == "no_such_digest");
  const auto office = person(here, "van-phong@localhost");
  CHECK(kind_of(choose_digest(here.context(), binh, DigestKind::agency, false,
                              {.door = store::Door::page, .person = office})) == "not_allowed");
}

TEST_CASE("a mail of digests alone can be stopped with one click - one with duties names no such way",
          "[service][digest]") {
  Installation here{"2025-10-20T08:00:00+07:00", "page_url = \"https://theo-doi.example\"\n"};
  REQUIRE(load_agencies(here.context(), contacts));
  here.put_in_force(small_programme);
  days_pass(here, "2025-10-20", "2025-12-02");
  for (const auto& mail : here.mailer().accepted) {
    INFO(mail.to.address << " " << mail.subject);
    const bool has_duties = mail.text.find("ĐÃ QUÁ HẠN\n") != std::string::npos ||
                            mail.text.find("TRONG HẠN, CẦN CHUẨN BỊ") != std::string::npos ||
                            mail.text.find("BÁO CÁO ĐỊNH KỲ") != std::string::npos;
    CHECK(header(mail, "List-Unsubscribe").has_value() == !has_duties);
    CHECK(header(mail, "List-Unsubscribe-Post").has_value() == !has_duties);
    CHECK(header(mail, "Precedence").has_value() == !has_duties);
    CHECK(header(mail, "List-Id"));
  }
  const auto weekly = mails_to(here, committee, "Bản tin tuần");
  REQUIRE_FALSE(weekly.empty());
  const auto link = header(weekly.back(), "List-Unsubscribe").value();
  CHECK(link.starts_with("<https://theo-doi.example/u/"));
  CHECK(header(weekly.back(), "List-Unsubscribe-Post") == "List-Unsubscribe=One-Click");
  const auto token = token_of(link.substr(0, link.size() - 1));
  REQUIRE(stop_sheet(here.context(), token));
  CHECK(here.sql("SELECT count(*) FROM digest_choice") == "0");  // looking changes nothing
  REQUIRE(stop_by_link(here.context(), token, false));
  CHECK(here.sql("SELECT kind FROM digest_choice") == "committee");
  CHECK(here.sql("SELECT door FROM event WHERE what = 'digest_stopped'") == "link");
  days_pass(here, "2025-12-03", "2025-12-09");
  CHECK(mails_to(here, committee, "Bản tin tuần").size() == weekly.size());
  REQUIRE(stop_by_link(here.context(), token, true));
  days_pass(here, "2025-12-10", "2025-12-16");
  CHECK(mails_to(here, committee, "Bản tin tuần").size() == weekly.size() + 1);

  CHECK_FALSE(stop_sheet(here.context(), token.substr(0, 20) + (token[20] == 'x' ? "y" : "x") + token.substr(21)));
  CHECK_FALSE(opened(here.context(), token));  // it opens no duty
  here.now_is("2027-01-01T08:00:00+07:00");
  CHECK_FALSE(stop_sheet(here.context(), token));
}

TEST_CASE("the mail that is kept holds no link by which others could stop digests", "[service][digest]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-10-27");
  CHECK_THAT(mails_to(here, committee).back().text, Contains("http://127.0.0.1:8080/u/"));
  const auto any_kept_with = [kept = here.kept_mails()](std::string_view words) {
    return std::ranges::any_of(kept, [&](const auto& mime) { return mime.find(words) != std::string::npos; });
  };
  CHECK_FALSE(any_kept_with("/u/A"));
  CHECK(any_kept_with("/account"));
}

TEST_CASE("the office sends a digest at once, in a mail of its own, whatever the hour, and once a minute",
          "[service][digest]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-10-24");
  here.now_is("2025-10-25T20:15:30+07:00");  // a Saturday evening
  const Author office{.door = store::Door::page, .person = person(here, "van-phong@localhost")};
  const DigestRequest weekly{.kind = DigestKind::committee, .day = {}, .agency = {}};
  CHECK(kind_of(send_digest(here.context(), weekly,
                            {.door = store::Door::page, .person = person(here, "binh@tochuc.example")})) ==
        "not_allowed");
  CHECK(send_digest(here.context(), weekly, office).value() == 1);
  CHECK(kind_of(send_digest(here.context(), weekly, office)) == "sent_already");
  here.tick();
  CHECK(mails_to(here, committee).size() == 1);
  CHECK(here.sql("SELECT count(*) FROM event WHERE what = 'digest_sent'") == "1");
  const auto own = agency_of(here.context(), "Văn phòng Tỉnh ủy");
  CHECK(send_digest(here.context(), {.kind = DigestKind::agency, .day = {}, .agency = own}, office).value() == 1);
  here.tick();
  CHECK(mails_to(here, "cuong@vanphong.example", "– Văn phòng Tỉnh ủy").size() == 1);
  const auto nobody = agency_of(here.context(), "Ban Nội chính Tỉnh ủy");
  CHECK(kind_of(send_digest(here.context(), {.kind = DigestKind::agency, .day = {}, .agency = nobody}, office)) ==
        "nobody");
  here.now_is("2025-10-27T08:00:00+07:00");
  here.tick();
  CHECK(mails_to(here, committee).size() == 2);  // the week's own is owed all the same
}

TEST_CASE("before the committee meets its digest goes out on the working day before", "[service][digest]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-10-22");
  REQUIRE(note_meeting(here.context(), day("2025-10-27"), {}));
  CHECK(kind_of(note_meeting(here.context(), day("2025-10-27"), {})) == "noted_already");
  CHECK(kind_of(note_meeting(here.context(), day("2025-10-22"), {})) == "meeting_past");
  REQUIRE(note_meeting(here.context(), day("2025-10-30"), {}));
  REQUIRE(remove_meeting(here.context(), day("2025-10-30"), {}));
  CHECK(kind_of(remove_meeting(here.context(), day("2025-10-30"), {})) == "no_meeting");
  days_pass(here, "2025-10-23", "2025-10-31");
  const auto mails = mails_to(here, committee, "Bản tin trước phiên họp ngày 27/10/2025");
  REQUIRE(mails.size() == 1);
  CHECK(calendar::day_in_vietnam(mails[0].date) == day("2025-10-24"));
  CHECK_FALSE(header(mails[0], "List-Unsubscribe"));
  CHECK(mails_to(here, committee, "phiên họp").size() == 1);
}

TEST_CASE("a digest planned for a later hour waits for it, and its recipient's mail of the day with it",
          "[service][digest]") {
  Installation here{"2025-10-20T08:00:00+07:00", "[digest]\nkinds = [\"agency\"]\nat = \"14:00\"\n"};
  REQUIRE(load_agencies(here.context(), contacts));
  here.put_in_force(small_programme);
  days_pass(here, "2025-10-20", "2025-11-30");
  const auto before = mails_to(here, "binh@tochuc.example", "").size();
  here.now_is("2025-12-01T08:00:00+07:00");
  here.tick();
  CHECK(mails_to(here, "binh@tochuc.example", "").size() == before);
  here.now_is("2025-12-01T14:00:00+07:00");
  here.tick();
  const auto mails = mails_to(here, "binh@tochuc.example", "");
  REQUIRE(mails.size() == before + 1);
  CHECK_THAT(mails.back().text, Contains("Bản tin tháng 12/2025") && Contains("Rà soát quy chế"));
  CHECK(mails_to(here, committee, "").empty());
}

TEST_CASE("a digest of a past day tells what its end knew, whatever has happened since", "[service][digest]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-12-19");
  const auto then = digest_preview(here.context(), {.kind = DigestKind::committee, .day = {}, .agency = {}}).value();
  CHECK_THAT(then.mail.text, Contains("Chưa hoàn thành, quá hạn: 1 ") && Contains("* 1.1 "));
  here.now_is("2025-12-22T09:00:00+07:00");
  complete(here, "1.1", "2025-12-18");
  days_pass(here, "2025-12-23", "2026-02-10");
  const DigestRequest past{.kind = DigestKind::committee, .day = day("2025-12-19"), .agency = {}};
  const auto told = digest_preview(here.context(), past).value();
  CHECK_THAT(told.mail.text, Contains("Chưa hoàn thành, quá hạn: 1 ") && Contains("* 1.1 "));
  CHECK_THAT(told.mail.text, Contains("Số liệu tính đến 23:59 ngày 19/12/2025"));
  const auto now = digest_preview(here.context(), {.kind = DigestKind::committee, .day = {}, .agency = {}}).value();
  CHECK_THAT(now.mail.text, !Contains("* 1.1 "));
  const auto ahead =
      digest_preview(here.context(), {.kind = DigestKind::committee, .day = day("2026-05-05"), .agency = {}}).value();
  CHECK_THAT(ahead.mail.text, Contains("* 3.1 "));  // by what is known now, it will be overdue then
}

TEST_CASE("a preview is asked for in words that can be answered, or refused in words", "[service][digest]") {
  auto here = small_programme_in_force();
  days_pass(here, "2025-10-20", "2025-10-21");
  const auto ask = [&](DigestRequest request) { return kind_of(digest_preview(here.context(), request)); };
  CHECK(ask({.kind = DigestKind::agency, .day = {}, .agency = {}}) == "no_agency");
  CHECK(ask({.kind = DigestKind::agency, .day = {}, .agency = base::AgencyId{999}}) == "no_agency");
  CHECK(ask({.kind = DigestKind::year, .day = day("2040-01-01"), .agency = {}}) == "day_too_far");
  for (const auto kind : schedule::all_digest_kinds()) {
    if (kind == DigestKind::agency) continue;
    const auto preview = digest_preview(here.context(), {.kind = kind, .day = {}, .agency = {}});
    REQUIRE(preview);
    CHECK_FALSE(preview->recipients.empty());
    CHECK_THAT(preview->mail.text, !Contains("/u/"));
  }
}

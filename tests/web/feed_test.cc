#include <catch2/catch.hpp>

#include "service/changes.h"
#include "service/erasure.h"
#include "service/feeds.h"
#include "support/ics.h"
#include "support/log.h"
#include "support/office.h"
#include "support/raw_connection.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

constexpr auto contact = "hao@noivu.example";

std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const auto begin = text.find(before);
  if (begin == std::string::npos) throw std::runtime_error{"no " + before};
  return text.substr(begin + before.size(), text.find(after, begin + before.size()) - begin - before.size());
}

httplib::MultipartFormDataItems form(const Browser& browser) { return {{"token", browser.token(), "", ""}}; }

/// The path of the address that the page shows after one is asked for.
std::string path_in(const httplib::Response& made) { return "/feed/" + between(made.body, "/feed/", "\""); }

/// A feed that the person of that address has got by the command line.
std::string path_for(const Website& site, const std::string& email) {
  const auto id = service::person_of_email(site.context(), email).value();
  const auto url = service::make_feed(site.context(), id, {}).value();
  return url.substr(site.context().settings.page_url.size());
}

IcsComponent calendar_at(const Website& site, const std::string& path) {
  const auto answer = site.stranger().get(path);
  if (answer.status != 200) throw std::runtime_error{"status " + std::to_string(answer.status)};
  return ics_calendar(answer.body);
}

/// The refs of the events, in their order.
std::string refs_in(const IcsComponent& calendar) {
  std::string refs;
  for (const auto& event : calendar.within) {
    const auto summary = ics_text(event.properties.at("SUMMARY"));
    refs += (refs.empty() ? "" : " ") + summary.substr(0, summary.find(": Hạn"));
  }
  return refs;
}

const IcsComponent& event_of(const IcsComponent& calendar, base::DutyId duty) {
  for (const auto& event : calendar.within)
    if (event.properties.at("UID").starts_with("duty-" + std::to_string(base::number(duty)) + "@")) return event;
  throw std::runtime_error{"no such event"};
}

}  // namespace

TEST_CASE("a contact makes an address on the account page, and a calendar program reads the agency's duties there",
          "[web][feed]") {
  const Website site;
  const auto hao = site.as(contact);
  CHECK_THAT(hao.page("/account"), Contains("Lập địa chỉ lịch") && !Contains("Thu hồi địa chỉ lịch"));
  const auto made = hao.post("/account/feed", form(hao));
  CHECK(made.status == 200);
  const auto path = path_in(made);
  CHECK(path.size() == std::string_view{"/feed/"}.size() + 64);
  CHECK_THAT(hao.page("/account"), Contains("Thu hồi địa chỉ lịch") && !Contains(path));

  const auto answer = site.stranger().get(path);
  CHECK(answer.status == 200);
  CHECK(answer.get_header_value("Content-Type") == "text/calendar; charset=utf-8");
  CHECK(answer.get_header_value("Cache-Control") == "private, no-cache");
  CHECK_FALSE(answer.has_header("Set-Cookie"));
  const auto calendar = ics_calendar(answer.body);
  CHECK(ics_text(calendar.properties.at("X-WR-CALNAME")) == "Đôn đốc – Nông Thị Hảo");
  CHECK(refs_in(calendar) == "I.1 I.3");

  const auto duty = site.duty("I.1");
  const auto& event = event_of(calendar, duty).properties;
  CHECK(event.at("UID") == "duty-" + std::to_string(base::number(duty)) + "@127.0.0.1");
  CHECK(event.at("DTSTART;VALUE=DATE") == "20260529");
  CHECK(ics_text(event.at("SUMMARY")) == "I.1: Hạn hoàn thành – Sở Nội vụ");
  CHECK_THAT(ics_text(event.at("DESCRIPTION")), Contains("Rà soát bến thủy nội địa") && Contains("Báo cáo rà soát") &&
                                                    Contains("Chưa báo cáo") && Contains(path_of(duty)));
  CHECK(event.at("URL") == site.context().settings.page_url + path_of(duty));
}

TEST_CASE("the office sees everything open, reports of what is ongoing among it", "[web][feed]") {
  const Website site;
  const auto calendar = calendar_at(site, path_for(site, "van-phong@localhost"));
  CHECK_THAT(refs_in(calendar), Contains("I.1 I.2") && Contains("I.3") && Contains("I.4") && !Contains("I.5"));
  CHECK_THAT(ics_text(event_of(calendar, site.duty("I.2")).properties.at("DESCRIPTION")),
             Contains("hết ngày 20/6/2026 (ngày nghỉ, nên đến hết ngày 22/6/2026)"));
  const auto lead = calendar_at(site, path_for(site, "giamdoc@noivu.example"));
  CHECK(refs_in(lead) == "I.1 I.3");
}

TEST_CASE("an event keeps its name and counts its changes - what is suspended or cancelled says so", "[web][feed]") {
  Website site;
  const auto path = path_for(site, contact);
  const auto moved = site.duty("I.3"), stopped = site.duty("I.1");
  const auto before = calendar_at(site, path);
  const auto sequence = [](const IcsComponent& calendar, base::DutyId duty) {
    return std::stoi(event_of(calendar, duty).properties.at("SEQUENCE"));
  };
  site.now_is("2026-06-22T10:15:00+07:00");
  service::extend(site.context(), moved, day("2026-07-15"), by_document("2026-06-19")).value();
  service::suspend(site.context(), stopped, by_document("2026-06-19")).value();
  const auto after = calendar_at(site, path);
  CHECK(event_of(after, moved).properties.at("UID") == event_of(before, moved).properties.at("UID"));
  CHECK(event_of(after, moved).properties.at("DTSTART;VALUE=DATE") == "20260715");
  CHECK(event_of(after, moved).properties.at("LAST-MODIFIED") == "20260622T031500Z");
  CHECK_THAT(ics_text(event_of(after, moved).properties.at("DESCRIPTION")), Contains("hạn ban đầu 29/6/2026"));
  CHECK(sequence(after, moved) > sequence(before, moved));
  CHECK(event_of(after, stopped).properties.at("STATUS") == "CANCELLED");
  CHECK_THAT(ics_text(event_of(after, stopped).properties.at("SUMMARY")), Contains("Tạm dừng: I.1"));
  CHECK(sequence(after, stopped) > sequence(before, stopped));

  service::cancel(site.context(), stopped, by_document("2026-06-19")).value();
  const auto last = calendar_at(site, path);
  CHECK_THAT(ics_text(event_of(last, stopped).properties.at("SUMMARY")), Contains("Đã hủy: I.1"));
  CHECK(sequence(last, stopped) > sequence(after, stopped));
}

TEST_CASE("a new address ends the old one, and revoking ends it at once", "[web][feed]") {
  const Website site;
  const auto hao = site.as(contact);
  const auto first = path_in(hao.post("/account/feed", form(hao)));
  const auto second = path_in(hao.post("/account/feed", form(hao)));
  CHECK(first != second);
  CHECK(site.stranger().get(first).status == 404);
  CHECK(site.stranger().get(second).status == 200);
  const auto revoked = hao.post("/account/feed/revoke", form(hao));
  CHECK(revoked.get_header_value("Location") == "/account?done=feed");
  CHECK_THAT(hao.page("/account?done=feed"), Contains("Đã thu hồi địa chỉ lịch"));
  const auto gone = site.stranger().get(second), wrong = site.stranger().get("/feed/" + std::string(64, '0'));
  CHECK(gone.status == 404);
  CHECK(gone.body == wrong.body);
  CHECK(hao.post("/account/feed/revoke", form(hao)).status >= 400);
  CHECK(site.sql("SELECT group_concat(what) FROM (SELECT what FROM event WHERE what LIKE 'feed%' ORDER BY id)") ==
        "feed_made,feed_made,feed_revoked");
  CHECK(site.sql("SELECT count(DISTINCT person) FROM event WHERE what LIKE 'feed%'") == "1");
  CHECK_THAT(site.page("/log"), Contains("Thu hồi địa chỉ lịch"));
}

TEST_CASE("a form of another site, or without its token, makes no address", "[web][feed]") {
  const Website site;
  const auto hao = site.as(contact);
  CHECK(hao.post("/account/feed", {{"token", std::string(64, '0'), "", ""}}).status >= 400);
  CHECK(hao.post("/account/feed", form(hao), {{"Origin", "https://other.example"}}).status == 403);
  CHECK(site.stranger().post("/account/feed", form(site.stranger())).status == 403);
  CHECK(site.sql("SELECT count(*) FROM feed") == "0");
}

TEST_CASE("who is disabled or holds nothing any more has no feed, like whoever guesses", "[web][feed]") {
  Website site;
  const auto path = path_for(site, contact);
  const auto id = service::person_of_email(site.context(), contact).value();
  service::disable(site.context(), id, {}).value();
  CHECK(site.stranger().get(path).status == 404);
  service::enable(site.context(), id, {}).value();
  CHECK(site.stranger().get(path).status == 404);  // whoever had it may be why the account was disabled

  const auto again = path_for(site, contact);
  CHECK(site.stranger().get(again).status == 200);
  for (const auto& line : service::people_lines(site.context()))
    if (line.row.person.id == id)
      for (const auto& row : line.mandates)
        service::end_mandate(site.context(), id, row.id, day("2026-06-22"), {}).value();
  CHECK(site.stranger().get(again).status == 200);
  site.now_is("2026-06-23T00:00:00+07:00");
  CHECK(site.stranger().get(again).status == 404);
  CHECK(kind_of(service::make_feed(site.context(), id, {})) == "no_mandate");

  service::erase(site.context(), id, {}).value();
  CHECK(site.sql("SELECT count(*) FROM feed") == "0");
}

TEST_CASE("on the page nobody makes another's address", "[web][feed]") {
  const Website site;
  const auto hao = service::person_of_email(site.context(), contact).value();
  const auto office = service::person_of_email(site.context(), "van-phong@localhost").value();
  const service::Author page{.door = store::Door::page, .person = office};
  CHECK(kind_of(service::make_feed(site.context(), hao, page)) == "not_allowed");
  CHECK(kind_of(service::revoke_feed(site.context(), hao, page)) == "not_allowed");
}

TEST_CASE("reading a feed changes nothing, and its secret stands in no log and no database", "[web][feed]") {
  const Website site;
  const auto path = path_for(site, contact);
  const auto secret = path.substr(std::string_view{"/feed/"}.size());
  const auto changes = [&] {
    return site.sql("SELECT (SELECT count(*) FROM event) || ' ' || (SELECT made_at FROM feed)");
  };
  const auto before = changes();
  const Log log;
  for (int n = 0; n < 3; ++n) CHECK(site.stranger().get(path).status == 200);
  CHECK(site.stranger().client().Head(path)->status == 200);
  CHECK(changes() == before);
  CHECK(site.sql("SELECT count(*) FROM feed WHERE hash = '" + secret + "' OR hex(hash) = upper('" + secret + "')") ==
        "0");
  {
    auto connection = site.context().pool.lease();
    connection->database().exec("ALTER TABLE feed RENAME TO feed_elsewhere");
  }
  CHECK(site.stranger().get(path).status == 500);
  CHECK_THAT(log.words(), Contains("/feed/... failed") && !Contains(secret.substr(0, 20)));
}

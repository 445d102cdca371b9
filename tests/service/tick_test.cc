#include "service/tick.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <set>

#include "service/claims.h"
#include "service/lists.h"
#include "service/reminder_check.h"
#include "support/installation.h"

using namespace service;
using support::at;
using support::day;
using support::Installation;

namespace {

Installation in_force(const std::string& settings = {}) {
  Installation here{"2025-10-20T08:00:00+07:00", settings};
  REQUIRE(load_agencies(here.context(), support::contacts));
  here.put_in_force(support::small_programme);
  return here;
}

/// Everything that must be the same however the clock ran.
std::string ledger(const Installation& here) {
  return here.sql(
      "SELECT group_concat(line, char(10)) FROM (SELECT duty || ' ' || due_version || ' ' || step || ' ' || "
      "recipient || ' ' || channel AS line FROM ledger ORDER BY duty, due_version, step, recipient, channel)");
}

struct Days {
  calendar::Day first = day("2025-10-20"), last = day("2026-11-22");
};

base::Instant morning_of(calendar::Day each) {
  return calendar::instant_in_vietnam(each, std::chrono::minutes{8 * 60});
}

/// At most one mail a person a day, none on a day off, none doubled.
void check_mails(const support::RecordingMailer& mailer) {
  std::set<std::pair<std::string, calendar::Day>> sent;
  std::set<std::string> ids;
  for (const auto& message : mailer.accepted) {
    const auto on = calendar::day_in_vietnam(message.date);
    CHECK(support::vietnam().is_working(on));
    CHECK(sent.insert({message.to.address, on}).second);
    CHECK(ids.insert(message.message_id).second);
  }
}

}  // namespace

TEST_CASE("a year of days, the same with a hole of thirty and with every tick twice, owes the same", "[service]") {
  auto daily = in_force(), with_hole = in_force(), twice = in_force();
  const Days days;
  for (auto each = days.first; each <= days.last; each += date::days{1}) {
    for (auto* here : {&daily, &with_hole, &twice}) here->now_is(morning_of(each));
    daily.tick();
    if (each < day("2026-03-05") || each > day("2026-04-03")) with_hole.tick();
    twice.tick();
    const auto again = twice.tick();
    CHECK(again.steps.empty());
    CHECK(again.accepted == 0);
  }
  CHECK(ledger(daily) == ledger(with_hole));
  CHECK(ledger(daily) == ledger(twice));
  CHECK(daily.mailer().accepted.size() > 50);
  CHECK(daily.mailer().accepted.size() == twice.mailer().accepted.size());
  CHECK(with_hole.mailer().accepted.size() < daily.mailer().accepted.size());
  for (auto* here : {&daily, &with_hole, &twice}) check_mails(here->mailer());
  CHECK(daily.sql("SELECT count(*) FROM ledger WHERE merged_into IS NOT NULL") == "0");
  CHECK(std::stoi(with_hole.sql("SELECT count(*) FROM ledger WHERE merged_into IS NOT NULL")) > 0);
  CHECK(daily.sql("SELECT count(*) FROM ledger WHERE message IS NULL") == "0");
}

TEST_CASE("after a gap one mail says what was missed, and speaks of each duty once", "[service]") {
  auto here = in_force();
  here.tick();
  here.now_is("2025-11-03T08:00:00+07:00");
  here.tick();
  const auto before = here.mailer().accepted.size();
  here.now_is("2025-12-08T08:00:00+07:00");  // -7, -3 and the day itself of II.1.1 lie in between
  here.tick();
  const auto& mails = here.mailer().accepted;
  const auto mail = std::find_if(mails.begin() + static_cast<std::ptrdiff_t>(before), mails.end(),
                                 [](const auto& each) { return each.to.address == "binh@tochuc.example"; });
  REQUIRE(mail != mails.end());
  CHECK(mail->text.find("tạm ngừng") != std::string::npos);
  CHECK(mail->text.find("Gộp") != std::string::npos);
  CHECK(mail->text.find("quá hạn 7 ngày") != std::string::npos);
  const auto reminders = mail->text.substr(0, mail->text.find("Bản tin tháng"));
  const auto first = reminders.find("Rà soát quy chế");
  CHECK(reminders.find("Rà soát quy chế", first + 1) == std::string::npos);
}

TEST_CASE("a programme that comes into force owes one mail of how things stand, and none of the steps before",
          "[service]") {
  Installation here{"2026-02-10T10:00:00+07:00"};
  REQUIRE(load_agencies(here.context(), support::contacts));
  here.put_in_force(support::small_programme);
  CHECK(here.mailer().tried.empty());  // import mails nobody
  here.tick();
  CHECK(here.sql("SELECT group_concat(DISTINCT step) FROM ledger") == "in_force");
  CHECK(here.mailer().accepted.size() == 3);  // two contacts, and the office for the agencies without one
  CHECK(here.sql("SELECT count(*) FROM duty WHERE sort = 'report' AND due_on < '2026-02-10'") == "0");
}

TEST_CASE("outside the working window mail waits for the next working morning", "[service]") {
  auto here = in_force();
  here.tick();
  const auto before = here.mailer().accepted.size();
  here.now_is("2025-11-21T18:00:00+07:00");
  here.tick();
  here.now_is("2025-11-22T09:00:00+07:00");  // a Saturday
  here.tick();
  CHECK(here.mailer().accepted.size() == before);
  here.now_is("2025-11-24T07:30:00+07:00");
  here.tick();
  CHECK(here.mailer().accepted.size() > before);
}

TEST_CASE("what an agency without a contact is owed goes to the office, merged, and says so", "[service]") {
  auto here = in_force();
  here.tick();
  const auto& mails = here.mailer().accepted;
  const auto office = std::find_if(mails.begin(), mails.end(),
                                   [](const auto& mail) { return mail.to.address == "van-phong@localhost"; });
  REQUIRE(office != mails.end());
  CHECK(office->text.find("Ban Nội chính Tỉnh ủy (chưa có đầu mối liên hệ, Văn phòng nhận thay)") != std::string::npos);
  CHECK(office->text.find("Các đảng ủy xã, phường") != std::string::npos);
}

TEST_CASE("the head of the agency hears of a duty only once it is overdue", "[service]") {
  auto here = in_force();
  for (auto each = day("2025-10-20"); each <= day("2025-12-01"); each += date::days{1}) {
    here.now_is(morning_of(each));
    here.tick();
  }
  const auto to_head = [&] {
    return std::ranges::count_if(here.mailer().accepted, [](const auto& mail) {
      return mail.to.address == "lanhdao@tochuc.example" && mail.text.find("ĐÃ QUÁ HẠN") != std::string::npos;
    });
  };
  CHECK(to_head() == 0);
  here.now_is("2025-12-02T08:00:00+07:00");
  here.tick();
  CHECK(to_head() == 1);
}

TEST_CASE("what was done meanwhile is dropped from the mail, and a mail with nothing left is not sent", "[service]") {
  auto here = in_force("[digest]\nkinds = []\n");
  here.now_is("2025-11-21T08:00:00+07:00");
  here.tick();
  here.now_is("2025-12-02T08:00:00+07:00");
  here.mailer().defer_next(10);
  here.tick();  // owed, but the server is away
  const auto duty = overdue(here.context(), {})->lines.front().duty;
  const auto person = base::PersonId{std::stoll(here.sql("SELECT id FROM person WHERE email = 'binh@tochuc.example'"))};
  REQUIRE(
      claim(here.context(),
            {.duty = duty.id,
             .person = person,
             .evidence = {.document_number = "1-BC", .document_on = day("2025-11-30"), .receiving_level = "Tỉnh ủy"},
             .note = ""},
            store::Door::page));
  const auto before = here.mailer().accepted.size();
  here.now_is("2025-12-02T09:00:00+07:00");
  const auto ticked = here.tick();
  CHECK(ticked.withdrawn == 1);  // the head's mail spoke of nothing else
  for (auto i = before; i < here.mailer().accepted.size(); ++i)
    CHECK(here.mailer().accepted[i].text.find("Rà soát quy chế") == std::string::npos);
}

TEST_CASE("a deferred mail is tried again after growing pauses, under the same Message-ID", "[service]") {
  auto here = in_force();
  here.mailer().defer_next(100);
  here.tick();
  const auto tried = here.mailer().tried.size();
  REQUIRE(tried > 0);
  here.now_is("2025-10-20T08:00:30+07:00");
  here.tick();
  CHECK(here.mailer().tried.size() == tried);  // not before a minute has passed
  here.now_is("2025-10-20T08:01:00+07:00");
  here.tick();
  CHECK(here.mailer().tried.size() == 2 * tried);
  here.now_is("2025-10-20T08:05:00+07:00");
  here.tick();
  CHECK(here.mailer().tried.size() == 2 * tried);  // and then not before five more
  std::map<std::string, std::set<std::string>> ids;
  for (const auto& mail : here.mailer().tried) ids[mail.to.address].insert(mail.message_id);
  for (const auto& [address, of_one] : ids) CHECK(of_one.size() == 1);
}

TEST_CASE("one recipient's failure stops nobody else's mail", "[service]") {
  auto here = in_force();
  here.mailer().fail_next(1);
  const auto ticked = here.tick();
  CHECK(ticked.failed == 1);
  CHECK(ticked.accepted == ticked.composed - 1);
  CHECK(here.sql("SELECT count(*) FROM outbox WHERE state = 'failed' AND words <> ''") == "1");
}

TEST_CASE("a mail still waiting when the next one is due is carried by that one", "[service]") {
  auto here = in_force();
  here.tick();
  here.now_is("2025-11-21T08:00:00+07:00");
  here.mailer().defer_next(100);
  here.tick();
  here.mailer().defer_next(0);
  here.now_is("2025-11-27T08:00:00+07:00");
  here.tick();
  check_mails(here.mailer());
  CHECK(std::stoi(here.sql("SELECT count(*) FROM outbox WHERE state = 'merged'")) > 0);
}

TEST_CASE("a mail that was being sent when the program died goes out once more under the same Message-ID",
          "[service]") {
  auto here = in_force();
  here.tick();
  const auto id = here.sql("SELECT message_id FROM outbox ORDER BY id LIMIT 1");
  here.sql("UPDATE outbox SET state = 'sending' WHERE message_id = '" + id + "' RETURNING id");
  here.reopen();
  here.now_is("2025-10-20T08:01:00+07:00");
  here.tick();
  CHECK(std::ranges::count(here.mailer().accepted, id, &mail::Message::message_id) == 2);
  here.now_is("2025-10-20T08:02:00+07:00");
  here.tick();
  CHECK(std::ranges::count(here.mailer().accepted, id, &mail::Message::message_id) == 2);
}

TEST_CASE("a clock that went back owes nothing", "[service]") {
  auto here = in_force();
  here.tick();
  here.now_is("2025-10-19T08:00:00+07:00");
  const auto ticked = here.tick();
  CHECK(ticked.steps.empty());
  CHECK(here.sql("SELECT swept_until FROM sweep") ==
        std::to_string(at("2025-10-20T08:00:00+07:00").time_since_epoch().count()));
}

TEST_CASE("a day whose opening is set earlier while it lies between the two is not passed over", "[service]") {
  auto here = in_force("[mail]\nwindow_opens = \"09:00\"\n[digest]\nkinds = []\n");
  here.now_is("2025-10-20T09:30:00+07:00");
  here.tick();
  here.now_is("2025-11-27T09:30:00+07:00");
  here.tick();
  here.now_is("2025-11-28T08:00:00+07:00");  // three days before the day on which 1.1 is due, taken back to a Friday
  CHECK(here.tick().steps.empty());
  std::ofstream{here.path() / "dondoc.toml"} << "[mail]\nwindow_opens = \"07:30\"\n[digest]\nkinds = []\n";
  here.reopen();
  here.now_is("2025-11-28T08:01:00+07:00");
  CHECK_FALSE(here.tick().steps.empty());
  here.now_is("2025-11-28T08:02:00+07:00");
  CHECK(here.tick().steps.empty());
  CHECK(check_reminders(here.context()).is_sound());
}

TEST_CASE("a dry tick says what it would owe and keeps nothing", "[service]") {
  auto here = in_force();
  const auto would = would_tick(here.context());
  CHECK(would.steps.size() > 3);
  CHECK(here.sql("SELECT (SELECT count(*) FROM ledger) + (SELECT count(*) FROM outbox)") == "0");
  CHECK(here.tick().steps.size() == would.steps.size());
}

TEST_CASE("the committee gets one digest a week, and it says when nothing is overdue", "[service]") {
  auto here = in_force();
  for (auto each = day("2025-10-20"); each <= day("2025-12-14"); each += date::days{1}) {
    here.now_is(morning_of(each));
    here.tick();
  }
  std::vector<mail::Message> digests;
  for (const auto& mail : here.mailer().accepted)
    if (mail.to.address == "ban-thuong-vu@localhost") digests.push_back(mail);
  REQUIRE(digests.size() == 7);  // the Monday it came into force was half past seven already
  CHECK(digests.front().text.find("Không có nhiệm vụ quá hạn") != std::string::npos);
  CHECK(digests.back().text.find("Rà soát quy chế") != std::string::npos);
  CHECK(digests.back().subject.find("1 việc quá hạn") != std::string::npos);
}

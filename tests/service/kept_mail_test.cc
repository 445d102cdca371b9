#include "service/kept_mail.h"

#include <catch2/catch.hpp>

#include "mail/mime.h"
#include "mail/parsed.h"
#include "service/digests.h"
#include "service/erasure.h"
#include "service/mail_links.h"
#include "service/outbox.h"
#include "service/people.h"
#include "store/installation.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

/// Two people of the committee read the same digest.
constexpr auto two_readers =
    "[mail]\nattachments_kept_days = 30\n"
    "[[committee]]\nname = \"Ban Thường vụ\"\nemail = \"btv@tinh.example\"\n"
    "[[committee]]\nname = \"Thường trực\"\nemail = \"tt@tinh.example\"\n";

Installation after_a_weekly_digest() {
  auto here = small_programme_in_force(two_readers);
  here.now_is("2025-10-27T08:00:00+07:00");
  here.tick();
  return here;
}

const mail::Message& mail_to(Installation& here, std::string_view address) {
  for (const auto& mail : here.mailer().tried)
    if (mail.to.address == address) return mail;
  throw std::runtime_error{"no mail to " + std::string{address}};
}

base::MessageId id_of(const Installation& here, const mail::Message& mail) {
  auto connection = here.context().pool.lease();
  return store::message_of_id(*connection, mail.message_id).value().id;
}

std::string contents_kept(const Installation& here) { return here.sql("SELECT count(*) FROM mail_file_content"); }

}  // namespace

TEST_CASE("a mail with files can be had again whole, but for links that are its recipient's own", "[service]") {
  auto here = after_a_weekly_digest();
  const auto& sent = mail_to(here, "btv@tinh.example");
  REQUIRE_FALSE(sent.attachments.empty());
  const auto id = id_of(here, sent);
  const auto whole = whole_mail(here.context(), id).value();
  CHECK(whole == mail::mime_of(without_own_links(here.context(), sent), mail::TextEncoding::eight_bit));
  CHECK(mail::parsed(whole).text.find("/u/") == std::string::npos);
  CHECK(file_of_mail(here.context(), id, 1) == sent.attachments[0]);
  CHECK_FALSE(file_of_mail(here.context(), id, 9));
  CHECK_FALSE(whole_mail(here.context(), base::MessageId{999}));
}

TEST_CASE("the file that two readers get is kept once, and not within their mails", "[service]") {
  auto here = after_a_weekly_digest();
  const auto &one = mail_to(here, "btv@tinh.example"), &other = mail_to(here, "tt@tinh.example");
  REQUIRE(one.attachments == other.attachments);
  CHECK(contents_kept(here) == std::to_string(one.attachments.size()));
  for (const auto& mime : here.kept_mails()) {
    CHECK(mime.size() < 20000);
    CHECK(mime.find("UEsDB") == std::string::npos);  // how base64 begins a package
  }
}

TEST_CASE("readers of one minute get the same file, whatever the second", "[service]") {
  auto here = small_programme_in_force(two_readers);
  here.now_is("2025-10-27T08:00:05+07:00");
  here.mailer().defer_next(100);
  here.tick();
  const auto one = mail_to(here, "btv@tinh.example");
  here.mailer().tried.clear();
  here.mailer().accept_again();
  here.now_is("2025-10-27T08:00:59+07:00");
  auto connection = here.context().pool.lease();
  connection->database().exec("UPDATE outbox SET not_before = 0 WHERE state = 'deferred'");
  here.tick();
  const auto& other = mail_to(here, "tt@tinh.example");
  REQUIRE(other.date == at("2025-10-27T08:00:59+07:00"));
  REQUIRE_FALSE(one.attachments.empty());
  CHECK(other.attachments == one.attachments);
}

TEST_CASE("when their time is over the clock drops the files, and which they were stays known", "[service]") {
  auto here = after_a_weekly_digest();
  const auto sent = mail_to(here, "btv@tinh.example");
  const auto id = id_of(here, sent);
  here.now_is("2025-11-26T07:00:00+07:00");
  CHECK(drop_old_files(here.context(), at("2025-11-26T07:00:00+07:00")) == 0);  // within the thirty days
  here.now_is("2025-11-26T20:00:00+07:00");
  here.tick();
  CHECK_FALSE(file_of_mail(here.context(), id, 1));
  CHECK_FALSE(whole_mail(here.context(), id));
  const auto files = mail_history(here.context(), id).files;
  REQUIRE(files.size() == sent.attachments.size());
  CHECK(files[0].name == sent.attachments[0].name);
  CHECK(files[0].size == static_cast<std::int64_t>(sent.attachments[0].bytes.size()));
  CHECK(files[0].sha256.size() == 64);
  CHECK_FALSE(files[0].is_kept);
  CHECK(message_sheet(here.context(), id)->mime.find(sent.attachments[0].name) != std::string::npos);
}

TEST_CASE("while mail is held back nothing is dropped, since the clock may be wrong", "[service]") {
  auto here = after_a_weekly_digest();
  const auto kept = contents_kept(here);
  {
    auto connection = here.context().pool.lease();
    store::Transaction transaction{*connection};
    store::disarm(*connection, store::Disarmed::clock, at("2031-01-01T08:00:00+07:00"));
    transaction.commit();
  }
  CHECK(drop_old_files(here.context(), at("2031-01-01T08:00:00+07:00")) == 0);
  CHECK(contents_kept(here) == kept);
}

TEST_CASE("a mail tried again after its files were dropped brings new ones", "[service]") {
  auto here = after_a_weekly_digest();
  const Author office{.door = store::Door::page,
                      .person = person_of_email(here.context(), "van-phong@localhost").value()};
  REQUIRE(send_digest(here.context(), {.kind = schedule::DigestKind::committee, .day = {}, .agency = {}}, office));
  here.mailer().tried.clear();
  here.mailer().fail_next(100);
  here.tick();
  here.mailer().accept_again();
  const auto refused = mail_to(here, "btv@tinh.example");
  REQUIRE_FALSE(refused.attachments.empty());
  const auto id = id_of(here, refused);
  here.now_is("2025-12-01T09:00:00+07:00");
  REQUIRE(drop_old_files(here.context(), at("2025-12-01T09:00:00+07:00")) > 0);
  REQUIRE_FALSE(whole_mail(here.context(), id));
  REQUIRE(retry_mail(here.context(), id, office));
  here.tick();
  const auto whole = whole_mail(here.context(), id);
  REQUIRE(whole);
  CHECK(mail::parsed(*whole).message_id == refused.message_id);
}

TEST_CASE("the files of someone who is erased are gone, unless others got them too", "[service]") {
  auto here = after_a_weekly_digest();
  const auto kept = contents_kept(here);
  const auto one = id_of(here, mail_to(here, "btv@tinh.example")),
             other = id_of(here, mail_to(here, "tt@tinh.example"));
  const auto leave = [&](std::string_view address) {
    const auto person = person_of_email(here.context(), std::string{address}).value();
    for (const auto& line : people_lines(here.context()))
      if (line.row.person.id == person)
        for (const auto& row : line.mandates)
          REQUIRE(end_mandate(here.context(), person, row.id, day("2025-10-26"), {}));
    REQUIRE(erase(here.context(), person, {}));
  };
  leave("btv@tinh.example");
  CHECK(mail_history(here.context(), one).files.empty());
  CHECK(contents_kept(here) == kept);
  CHECK(whole_mail(here.context(), other));
  leave("tt@tinh.example");
  CHECK(contents_kept(here) == "0");
  CHECK(here.sql("SELECT count(*) FROM mail_file") == "0");
}

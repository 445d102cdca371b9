#include "mail/dsn.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "mail/maildir.h"
#include "support/folder.h"

using namespace mail;
using Action = ReportedRecipient::Action;

namespace {

const std::string groups =
    "Reporting-MTA: dns; relay.example\nArrival-Date: Mon, 1 Jun 2026 08:00:00 +0700\n\n"
    "Original-Recipient: rfc822;binh@tochuc.example\nFinal-Recipient: RFC822; <Binh@mx.tochuc.example>\nAction: "
    "Failed\n"
    "Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 user\n    unknown\n";

std::string report(const std::string& status, const std::string& returned) {
  return "From: MAILER-DAEMON@relay.example\nTo: dondoc@tinh.example\nMIME-Version: 1.0\n"
         "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
         "--b\nContent-Type: text/plain\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\n" +
         status + "\n--b\n" + returned + "\n--b--\n";
}

const std::string whole = "Content-Type: message/rfc822\n\nFrom: a@b.example\nMessage-ID: <1.x@tinh.example>\n\ntext\n";

}  // namespace

TEST_CASE("a delivery report says of which mail, for whom, what and why", "[mail]") {
  const auto read = delivery_report_in(report(groups, whole));
  REQUIRE(read);
  CHECK(read->message_id == "<1.x@tinh.example>");
  REQUIRE(read->recipients.size() == 1);
  const auto& recipient = read->recipients.front();
  CHECK(recipient.action == Action::failed);
  CHECK(recipient.status == "5.1.1");
  CHECK(recipient.original == "binh@tochuc.example");
  CHECK(recipient.final == "Binh@mx.tochuc.example");
  CHECK(recipient.diagnostic == "550 5.1.1 user unknown");
  CHECK(recipient.is_permanent());
}

TEST_CASE("a report that brings only the head of the mail names it all the same", "[mail]") {
  const auto read = delivery_report_in(
      report(groups, "Content-Type: text/rfc822-headers\n\nFrom: a@b.example\nMessage-ID: <2.x@tinh.example>\n"));
  CHECK(read.value().message_id == "<2.x@tinh.example>");
  CHECK(delivery_report_in(report(groups, "Content-Type: text/plain\n\nMessage-ID: <3.x@tinh.example>\n"))
            .value()
            .message_id.empty());
}

TEST_CASE("of several recipients each has what is said of it - delays and ends for now are no permanent failures",
          "[mail]") {
  const auto read = delivery_report_in(report(
      "Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: delayed\r\nStatus: 4.4.1\r\n\r\n"
      "Final-Recipient: rfc822; c@d.example\r\nAction: failed\r\nStatus: 4.4.7\r\n\r\n"
      "Final-Recipient: rfc822; e@f.example\r\nAction: relayed\r\nStatus: 2.0.0\r\n",
      whole));
  REQUIRE(read.value().recipients.size() == 3);
  CHECK(read->recipients[0].action == Action::delayed);
  CHECK(read->recipients[1].action == Action::failed);
  CHECK_FALSE(read->recipients[1].is_permanent());
  CHECK(read->recipients[2].action == Action::other);
}

TEST_CASE("a mail that is no delivery report is none", "[mail]") {
  CHECK_FALSE(delivery_report_in(""));
  CHECK_FALSE(delivery_report_in("From: a@b.example\nSubject: nghỉ phép\n\nAction: failed\n"));
  CHECK_FALSE(delivery_report_in(report("Reporting-MTA: dns; x\n", whole)));
  CHECK_FALSE(
      delivery_report_in("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: "
                         "message/delivery-status\n\n" +
                         groups + "\n--b--\n"));
}

TEST_CASE("a report without end or beyond all measure is read within bounds", "[mail]") {
  std::string many = "Reporting-MTA: dns; x\n\n";
  for (int n = 0; n < 5000; ++n) many += "Final-Recipient: rfc822; a@b.example\nAction: failed\n\n";
  CHECK(delivery_report_in(report(many, whole)).value().recipients.size() == 100);
  const auto long_words = "Final-Recipient: rfc822; " + std::string(5000, 'a') + "@b.example\nAction: failed\n" +
                          "Diagnostic-Code: smtp; " + std::string(100000, 'x') + "\n";
  const auto read = delivery_report_in(report(long_words, whole));
  CHECK(read.value().recipients.front().final.empty());
  CHECK(read->recipients.front().diagnostic.size() == 500);
  const auto complete = report(groups, "");
  CHECK(delivery_report_in(complete.substr(0, complete.find("Diagnostic-Code"))));
  CHECK_FALSE(delivery_report_in(complete.substr(0, complete.find("Action"))));
}

TEST_CASE("what a Maildir holds is taken once, and what nobody understood stays unread", "[mail]") {
  const support::Folder folder;
  const auto maildir = folder.path() / "mail";
  CHECK_FALSE(is_maildir(maildir));
  for (const auto* each : {"new", "cur", "tmp"}) std::filesystem::create_directories(maildir / each);
  CHECK(is_maildir(maildir));
  for (const auto* each : {"new/2.b.host", "new/1.a.host", "new/3.c.host", "new/.hidden"})
    std::ofstream{maildir / each} << "bytes of " << each;
  std::filesystem::create_symlink(maildir / "new/1.a.host", maildir / "new/0.link");
  const auto mails = new_mails(maildir, 2);
  REQUIRE(mails.size() == 2);
  CHECK(first_bytes(mails[0], 100) == "bytes of new/1.a.host");
  CHECK(first_bytes(mails[0], 5) == "bytes");
  take(mails[0], Seen::yes);
  take(mails[1], Seen::no);
  CHECK(std::filesystem::exists(maildir / "cur/1.a.host:2,S"));
  CHECK(std::filesystem::exists(maildir / "cur/2.b.host:2,"));
  CHECK(new_mails(maildir, 10).size() == 1);
}

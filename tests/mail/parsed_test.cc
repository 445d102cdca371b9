#include "mail/parsed.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/text.h"
#include "mail/mime.h"
#include "support/messages.h"

using namespace mail;

namespace {

std::string repeated(std::string_view words, int times) {
  std::string all;
  for (int n = 0; n < times; ++n) all += words;
  return all;
}

bool is_clean(std::string_view line) {
  return base::is_utf8(line) && std::ranges::none_of(line, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

/// Whatever the bytes were, what is shown is text.
void check_clean(const Parsed& mail) {
  CHECK(is_clean(mail.subject));
  CHECK(is_clean(mail.message_id));
  CHECK(is_clean(mail.from.name));
  CHECK(is_clean(mail.from.address));
  for (const auto& to : mail.to) CHECK((is_clean(to.name) && is_clean(to.address)));
  CHECK((base::is_utf8(mail.text) && base::is_utf8(mail.html)));
}

}  // namespace

TEST_CASE("a mail of other hands is read", "[mail]") {
  const auto mail = parsed(
      "From: =?iso-8859-1?q?Andr=E9?= <andre@a.example>\nTo: B <b@b.example>,\n  c@c.example\n"
      "Subject: =?utf-8?b?xJDDtG4gxJHhu5Fj?=\n  test\nDate: Mon, 2 Mar 2026 08:00:00 +0100\nMessage-ID: <1@a.example>\n"
      "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\ncaf\xe9\n");
  CHECK(mail.from == Mailbox{"André", "andre@a.example"});
  CHECK(mail.to == std::vector<Mailbox>{{"B", "b@b.example"}, {"", "c@c.example"}});
  CHECK(mail.subject == "Đôn đốc test");
  CHECK(mail.date == base::instant_in("2026-03-02T07:00:00Z"));
  CHECK(mail.message_id == "<1@a.example>");
  CHECK(mail.text == "café\n");
  CHECK(mail.html.empty());
}

TEST_CASE("an attachment is not the text of a mail", "[mail]") {
  const auto mail = parsed(
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\nContent-Disposition: "
      "attachment\n\nfile\n"
      "--b\nContent-Type: text/plain\n\nfirst\n--b\nContent-Type: text/plain\n\nsecond\n--b--\n");
  CHECK(mail.text == "first");
}

TEST_CASE("what a mail does not have is empty", "[mail]") {
  const auto mail = parsed("");
  CHECK(mail.from == Mailbox{});
  CHECK(mail.to.empty());
  CHECK_FALSE(mail.date);
  CHECK((mail.subject + mail.text + mail.html + mail.message_id).empty());
}

TEST_CASE("encoded control characters do not come through", "[mail]") {
  const auto mail = parsed("Subject: =?utf-8?q?a=0D=0ABcc:_x=00y?=\nFrom: =?utf-8?q?a=0Ab?= <a@b.example>\n\nx");
  CHECK(mail.subject.starts_with("a Bcc: x"));
  check_clean(mail);
  CHECK(mail.from.name == "a b");
}

TEST_CASE("a mail that is made to be too much is read as far as it is bounded", "[mail]") {
  const auto n = 300'000;
  for (const auto& evil :
       {"To: " + repeated("a:", n), "To: " + repeated("a:\n ", n), "rEpLy-To \t: " + repeated("a:", n),
        "Content-Type: message/rfc822\n\nCc: " + repeated("a:", n),
        "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSender: " + repeated("a:", n),
        repeated("Content-Type: message/rfc822\n\n", n),
        repeated("Content-Type: multipart/mixed; boundary=b\n\n--b\n", n), "To: " + repeated("(", n),
        "Date: " + repeated("(", n), "Subject: " + repeated("=?utf-8?q?a?= ", n)})
    check_clean(parsed(evil + "\n\nx"));
  CHECK(parsed("To: " + repeated("a@b.example, ", 300) + "\n\nx").to.size() == 100);
  CHECK(parsed("To: " + repeated("a@b.example, ", n) + "\nSubject: s\n\nx").subject == "s");
}

TEST_CASE("a mail with bytes changed at random is still read as text", "[mail]") {
  auto message = support::message();
  message.headers = {{"List-Id", "Đôn đốc <dondoc.example>"}};
  const auto whole = mime_of(message);
  std::mt19937 random{20260302};
  for (int round = 0; round < 2000; ++round) {
    auto bytes = whole;
    for (int change = 0; change < 8; ++change) bytes[random() % bytes.size()] = static_cast<char>(random());
    if (round % 3 == 0) bytes.resize(random() % bytes.size());
    check_clean(parsed(bytes));
  }
}

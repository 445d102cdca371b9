#include "mail/message.h"

#include <catch2/catch.hpp>

#include "mail/header_text.h"
#include "support/messages.h"

using namespace mail;

TEST_CASE("a mail address is words joined by dots, an @ and a domain", "[mail]") {
  for (const auto* good : {"a@b.vn", "nguyen.van-a+viec@so.tinh.gov.vn", "1@2.com", "o'neil!#$%&*/=?^_`{|}~@a-b.vn",
                           "a@localhost", "a@xn--4gbrim.example", "A@B.VN"})
    CHECK(is_address(good));
  for (const auto* bad : {"",
                          "@",
                          "a",
                          "a@",
                          "@b.vn",
                          "a@b",
                          "a@@b.vn",
                          "a@b@c.vn",
                          ".a@b.vn",
                          "a.@b.vn",
                          "a..b@c.vn",
                          "a@.b.vn",
                          "a@b.vn.",
                          "a@b..vn",
                          "a@-b.vn",
                          "a@b-.vn",
                          "a b@c.vn",
                          "a@b c.vn",
                          "a@b.vn ",
                          "a@b.vn\n",
                          "a\r\nBcc: x@y.vn",
                          "a@b_c.vn",
                          "a@192.168.1.1",
                          "a@[192.168.1.1]",
                          "\"a\"@b.vn",
                          "<a@b.vn>",
                          "a,b@c.vn",
                          "a;b@c.vn",
                          "a:b@c.vn",
                          "nguyễn@b.vn",
                          "a@tỉnh.vn",
                          "a@b.vn\x7f"})
    CHECK_FALSE(is_address(bad));
  CHECK_FALSE(is_address(std::string_view{"a@b.vn\0", 7}));
}

TEST_CASE("a mail address is no longer than mail servers take", "[mail]") {
  const std::string local(64, 'a'), label(63, 'b');
  CHECK(is_address(local + "@b.vn"));
  CHECK_FALSE(is_address(local + "a@b.vn"));
  CHECK(is_address("a@" + label + ".vn"));
  CHECK_FALSE(is_address("a@" + label + "b.vn"));
  const auto domain = label + "." + label + ".";                           // 128
  CHECK(is_address(local + "@" + domain + std::string(58, 'c') + ".vn"));  // 254
  CHECK_FALSE(is_address(local + "@" + domain + std::string(59, 'c') + ".vn"));
}

TEST_CASE("a mailbox has a name on one line and an address without blanks around it", "[mail]") {
  const auto made = mailbox("  Sở Nội vụ\r\nBcc: x@y.vn\t", "\u00a0so@tinh.gov.vn \n");
  REQUIRE(made);
  CHECK(*made == Mailbox{"Sở Nội vụ Bcc: x@y.vn", "so@tinh.gov.vn"});
  CHECK(mailbox("Thu\u031bo\u031b\u0300ng tru\u031b\u0323c", "a@b.vn").value().name == "Thường trực");
}

TEST_CASE("what is no mail address is a problem that shows the words at fault", "[mail]") {
  const auto refused = mailbox("A", "so nội vụ\r\n@tinh");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == "mail_address");
  CHECK(refused.error().words == "so nội vụ @tinh");
  CHECK(refused.error().detail.find("ten@coquan.gov.vn") != std::string::npos);
}

TEST_CASE("header text is one line without control characters", "[mail]") {
  CHECK(header_text("a\r\nb\n c\td") == "a b c d");
  CHECK(header_text(std::string("a\0b\x01\x7f\x1b[1m", 9)) == "a\uFFFDb [1m");
  CHECK(header_text("a\u0085b\u009fc\u2028d\u2029e") == "a b c d e");
  CHECK(header_text("\r\n") == "");
  CHECK(header_text("Đôn đốc – quý Ⅱ") == "Đôn đốc – quý Ⅱ");
}

TEST_CASE("header text is UTF-8 whatever the bytes were", "[mail]") {
  CHECK(header_text("a\xe1\xba\nb\xff") == "a\uFFFD\uFFFD b\uFFFD");
  CHECK(header_text("\xc2") == "\uFFFD");
}

TEST_CASE("header text holds nothing that reads as an encoded word", "[mail]") {
  CHECK(header_text("=?utf-8?q?=0ABcc:?=") == "= ?utf-8?q?=0ABcc:?=");
  CHECK(header_text("=\n?=?=?") == "= ?= ?= ?");
}

TEST_CASE("the envelope goes from the sender, or from where bounces are wanted, to the recipient", "[mail]") {
  auto message = support::message();
  CHECK(envelope_of(message) == Envelope{"dondoc@tinh.example", "a@so.example"});
  message.bounces_to = "bounces@tinh.example";
  CHECK(envelope_of(message) == Envelope{"bounces@tinh.example", "a@so.example"});
}

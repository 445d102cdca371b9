#include "mail/smtp_dialogue.h"

#include <catch2/catch.hpp>

using mail::Outcome;
using mail::SmtpDialogue;

namespace {

/// A dialogue that came as far as that command, with that answer to it.
SmtpDialogue dialogue_until(std::string_view command, std::string_view answer) {
  SmtpDialogue dialogue;
  dialogue.answered("220 mail.example ESMTP");
  for (const auto* each : {"EHLO tinh.example", "MAIL FROM:<a@tinh.example>", "RCPT TO:<b@so.example>", "DATA"}) {
    dialogue.said(each);
    if (command == std::string_view{each}.substr(0, 4)) break;
    dialogue.answered("250 2.0.0 OK");
  }
  if (command == ".") {
    dialogue.answered("354 go ahead");
    dialogue.content_ends();
  }
  if (!answer.empty()) dialogue.answered(answer);
  return dialogue;
}

}  // namespace

TEST_CASE("what a server says decides what becomes of the mail", "[mail][smtp]") {
  struct Case {
    const char *command, *answer;
    Outcome::Kind kind;
    bool address_refused;
  };
  // RFC 5321, sections 4.2.1 and 4.3.2; RFC 4954, section 6
  for (const auto& each : std::vector<Case>{
           {"EHLO", "421 4.3.2 closing", Outcome::Kind::deferred, false},
           {"EHLO", "554 5.7.1 no service for you", Outcome::Kind::deferred, false},
           {"MAIL", "530 5.7.0 authentication required", Outcome::Kind::deferred, false},
           {"MAIL", "550 5.7.1 sender unknown", Outcome::Kind::deferred, false},
           {"RCPT", "450 4.2.1 greylisted", Outcome::Kind::deferred, false},
           {"RCPT", "550 5.1.1 no such user", Outcome::Kind::failed, true},
           {"RCPT", "530 5.7.0 authentication required", Outcome::Kind::deferred, false},
           {"RCPT", "", Outcome::Kind::deferred, false},
           {"DATA", "451 4.3.0 later", Outcome::Kind::deferred, false},
           {"DATA", "554 5.5.1 no", Outcome::Kind::failed, false},
           {".", "452 4.3.1 disk full", Outcome::Kind::deferred, false},
           {".", "554 5.7.1 looks like spam", Outcome::Kind::failed, false},
           {".", "", Outcome::Kind::unknown, false},
       }) {
    INFO(each.command << ' ' << each.answer);
    const auto outcome = dialogue_until(each.command, each.answer).failure("đường truyền bị ngắt");
    CHECK(outcome.kind == each.kind);
    CHECK(outcome.address_refused == each.address_refused);
    CHECK(outcome.words.find(*each.answer != '\0' ? each.answer : "đường truyền bị ngắt") != std::string::npos);
  }
}

TEST_CASE("an answer of several lines is one answer, and only its last line decides", "[mail][smtp]") {
  auto dialogue = dialogue_until("RCPT", "");
  dialogue.answered("550-5.1.1 The account does not exist.");
  CHECK(dialogue.code() == 0);
  dialogue.answered("550 5.1.1 See the manual.");
  CHECK(dialogue.code() == 550);
  CHECK(dialogue.words() == "550-5.1.1 The account does not exist. 550 5.1.1 See the manual.");
}

TEST_CASE("what a server says is kept on one line, without control characters, and not without end", "[mail][smtp]") {
  auto dialogue = dialogue_until("RCPT", "550 no\r\n\x1b[31m<script>\x01" + std::string(100'000, 'x'));
  CHECK(dialogue.words().size() <= 500);
  CHECK(dialogue.words().starts_with("550 no [31m<script> xxx"));
  auto endless = dialogue_until("RCPT", "");
  for (int n = 0; n < 10'000; ++n) endless.answered("550-more and more");
  CHECK(endless.words().size() <= 500);
}

TEST_CASE("what is said while the session ends does not change what was said about the mail", "[mail][smtp]") {
  auto dialogue = dialogue_until("RCPT", "550 5.1.1 no such user");
  dialogue.said("QUIT");
  dialogue.answered("221 2.0.0 bye");
  CHECK(dialogue.code() == 550);
}

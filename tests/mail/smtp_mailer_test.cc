#include "mail/smtp_mailer.h"

#include <catch2/catch.hpp>

#include "mail/parsed.h"
#include "support/messages.h"
#include "support/smtp_server.h"

using namespace mail;

namespace {

SmtpServer here(const support::SmtpServer& server) {
  return {.host = "127.0.0.1",
          .port = server.port(),
          .security = SmtpServer::Security::none,
          .user = {},
          .password = {},
          .ca_file = {},
          .hello = "tinh.example",
          .connect_within = std::chrono::seconds{2},
          .answer_within = std::chrono::seconds{1}};
}

Message numbered(int n) {
  auto message = support::message();
  message.message_id = "<" + std::to_string(n) + "@tinh.example>";
  return message;
}

}  // namespace

TEST_CASE("a mail reaches the server as it was written, and the server's words are kept", "[mail][smtp]") {
  support::SmtpServer server;
  SmtpMailer mailer{here(server)};
  auto message = support::message();
  message.bounces_to = "bounces@tinh.example";
  message.text = "Kính gửi:\n.một chấm ở đầu dòng\n..hai chấm\n.\nhết";
  const auto outcome = mailer.send(message);
  CHECK(outcome == Outcome{Outcome::Kind::accepted, "250 2.0.0 taken as 1"});
  REQUIRE(server.mails().size() == 1);
  const auto mail = server.mails().front();
  CHECK(mail.from == "bounces@tinh.example");
  CHECK(mail.to == message.to.address);
  const auto read = parsed(mail.data);
  CHECK(read.subject == message.subject);
  CHECK(read.text.starts_with("Kính gửi:\n.một chấm ở đầu dòng\n..hai chấm\n.\nhết"));
  CHECK(read.message_id == message.message_id);
  CHECK(server.commands().front() == "EHLO tinh.example");
}

TEST_CASE("no value of a mail can begin another header or end the mail early", "[mail][smtp]") {
  support::SmtpServer server;
  SmtpMailer mailer{here(server)};
  auto message = support::message();
  message.subject = "Nhắc việc\r\nBcc: ai-do@xa.example\r\n\r\n.\r\nMAIL FROM:<ke-gian@xa.example>";
  message.to.name = "Bình\r\nX-Them: 1";
  message.text = "hết\r\n.\r\nRSET\r\n";
  REQUIRE(mailer.send(message).kind == Outcome::Kind::accepted);
  REQUIRE(server.mails().size() == 1);
  const auto data = server.mails().front().data;
  CHECK(data.find("\r\nBcc:") == std::string::npos);
  CHECK(data.find("\r\nX-Them:") == std::string::npos);
  CHECK(data.find("\r\nAuto-Submitted: auto-generated\r\n") != std::string::npos);
  const auto commands = server.commands();
  CHECK(std::ranges::count_if(commands, [](const auto& line) { return line.starts_with("MAIL"); }) == 1);
  CHECK(std::ranges::none_of(commands, [](const auto& line) { return line.starts_with("RSET"); }));
}

TEST_CASE("mails go out over one session, up to its ceiling", "[mail][smtp]") {
  support::SmtpServer server;
  auto wanted = here(server);
  wanted.per_session = 3;
  SmtpMailer mailer{wanted};
  for (int n = 1; n <= 7; ++n) REQUIRE(mailer.send(numbered(n)).kind == Outcome::Kind::accepted);
  CHECK(server.mails().size() == 7);
  CHECK(server.connections() == 3);
  mailer.end_session();
  REQUIRE(mailer.send(numbered(8)).kind == Outcome::Kind::accepted);
  CHECK(server.connections() == 4);
}

TEST_CASE("a session ends politely", "[mail][smtp]") {
  support::SmtpServer server;
  {
    SmtpMailer mailer{here(server)};
    REQUIRE(mailer.send(numbered(1)).kind == Outcome::Kind::accepted);
  }
  CHECK(server.commands().back() == "QUIT");
}

TEST_CASE("a refusal is told apart from a delay, and the next mail goes out all the same", "[mail][smtp]") {
  support::SmtpServer server;
  SmtpMailer mailer{here(server)};
  server.answer_next("RCPT", "450 4.2.1 try again in ten minutes");
  CHECK(mailer.send(numbered(1)) == Outcome{Outcome::Kind::deferred, "450 4.2.1 try again in ten minutes"});
  server.answer_next("RCPT", "550-5.1.1 No such user\r\n550 5.1.1 here");
  CHECK(mailer.send(numbered(2)) == Outcome{Outcome::Kind::failed, "550-5.1.1 No such user 550 5.1.1 here", true});
  server.answer_next(".", "554 5.7.1 looks like spam");
  CHECK(mailer.send(numbered(3)) == Outcome{Outcome::Kind::failed, "554 5.7.1 looks like spam", false});
  CHECK(mailer.send(numbered(4)).kind == Outcome::Kind::accepted);
}

TEST_CASE("a server that cuts, hangs or is away defers the mail, with words", "[mail][smtp]") {
  support::SmtpServer server;
  SmtpMailer mailer{here(server)};
  for (const auto* verb : {"connect", "EHLO", "MAIL", "RCPT", "DATA"}) {
    INFO(verb);
    server.cut_next(verb);
    const auto outcome = mailer.send(numbered(1));
    CHECK(outcome.kind == Outcome::Kind::deferred);
    CHECK(outcome.words.find("127.0.0.1") != std::string::npos);
  }
  server.hang_next("RCPT");
  const auto slow = mailer.send(numbered(2));
  CHECK(slow.kind == Outcome::Kind::deferred);
  CHECK(slow.words.find("không trả lời kịp") != std::string::npos);

  auto nobody = here(server);
  nobody.port = 1;
  const auto away = SmtpMailer{nobody}.send(numbered(3));
  CHECK(away.kind == Outcome::Kind::deferred);
  CHECK(away.words.find("Không kết nối được máy chủ thư 127.0.0.1:1") != std::string::npos);
  CHECK(server.mails().empty());
}

TEST_CASE("a mail whose end was not answered may have arrived", "[mail][smtp]") {
  support::SmtpServer server;
  SmtpMailer mailer{here(server)};
  server.cut_next(".");
  CHECK(mailer.send(numbered(1)).kind == Outcome::Kind::unknown);
  server.hang_next(".");
  CHECK(mailer.send(numbered(2)).kind == Outcome::Kind::unknown);
  CHECK(server.mails().size() == 2);
}

TEST_CASE("a server without encryption gets no mail where encryption is asked for", "[mail][smtp]") {
  support::SmtpServer server;
  for (const auto security : {SmtpServer::Security::starttls, SmtpServer::Security::tls}) {
    auto wanted = here(server);
    wanted.security = security;
    wanted.answer_within = std::chrono::seconds{2};
    CHECK(SmtpMailer{wanted}.send(numbered(1)).kind == Outcome::Kind::deferred);
  }
  CHECK(server.mails().empty());
  for (const auto& command : server.commands()) CHECK_FALSE(command.starts_with("MAIL"));
}

TEST_CASE("an address that is none is refused before any server is asked", "[mail][smtp]") {
  support::SmtpServer server;
  SmtpMailer mailer{here(server)};
  auto message = numbered(1);
  message.to.address = "bình@so.example";
  const auto outcome = mailer.send(message);
  CHECK(outcome.kind == Outcome::Kind::failed);
  CHECK(outcome.address_refused);
  CHECK(server.connections() == 0);
}

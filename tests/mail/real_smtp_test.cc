// A real mail server: python3-aiosmtpd, with encryption and signing in, and a certificate made for the test.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <thread>

#include "mail/smtp_mailer.h"
#include "support/folder.h"
#include "support/messages.h"

using namespace mail;

namespace {

constexpr auto script = R"py(
import asyncio, email, email.policy, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult
folder, mode = sys.argv[1], sys.argv[2]
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(folder + "/cert.pem", folder + "/key.pem")

class Taken:
    async def handle_exception(self, error):
        return "451 4.3.0 " + type(error).__name__
    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        defects = [d for part in mail.walk() for d in part.defects]
        with open(folder + "/taken", "a", encoding="utf-8") as out:
            print(envelope.rcpt_tos[0], session.auth_data, len(defects), mail["Subject"], file=out)
        return "250 2.0.0 taken"

def may_enter(server, session, envelope, mechanism, data):
    good = data.login == b"dondoc" and data.password == "mật khẩu: ≠ \"1\"".encode()
    return AuthResult(success=good, handled=False, auth_data="signed-in" if good else None)

async def main():
    loop = asyncio.get_running_loop()
    make = lambda: SMTP(Taken(), hostname="localhost", tls_context=context if mode == "starttls" else None,
                        require_starttls=mode == "starttls", auth_required=True, authenticator=may_enter,
                        auth_require_tls=mode == "starttls")
    server = await loop.create_server(make, "127.0.0.1", 0, ssl=context if mode == "tls" else None)
    with open(folder + "/port.part", "w") as out:
        print(server.sockets[0].getsockname()[1], file=out)
    import os
    os.rename(folder + "/port.part", folder + "/port")
    await asyncio.Event().wait()
asyncio.run(main())
)py";

constexpr auto python = "/usr/bin/python3";

bool is_here() {
  return std::system("/usr/bin/python3 -c 'import aiosmtpd' >/dev/null 2>&1 && openssl version >/dev/null 2>&1") == 0;
}

class RealServer {
 public:
  explicit RealServer(const char* mode) {
    folder_.write("server.py", script);
    const auto make =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext "
        "subjectAltName=DNS:localhost -keyout " +
        (folder() / "key.pem").string() + " -out " + (folder() / "cert.pem").string() + " 2>/dev/null";
    if (std::system(make.c_str()) != 0) throw std::runtime_error{"no certificate"};
    process_ = ::fork();
    if (process_ == 0) {
      const auto program = (folder() / "server.py").string(), where = folder().string();
      ::dup2(::open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);  // its warnings are not ours
      ::execl(python, python, program.c_str(), where.c_str(), mode, nullptr);
      ::_exit(127);
    }
    for (int n = 0; n < 400 && !std::filesystem::exists(folder() / "port"); ++n)
      std::this_thread::sleep_for(std::chrono::milliseconds{25});
    wanted.port = std::stoi(support::bytes_of(folder() / "port"));
    wanted.ca_file = folder() / "cert.pem";
  }
  ~RealServer() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
  }
  RealServer(const RealServer&) = delete;
  RealServer& operator=(const RealServer&) = delete;

  const std::filesystem::path& folder() const { return folder_.path(); }
  std::string taken() const {
    return std::filesystem::exists(folder() / "taken") ? support::bytes_of(folder() / "taken") : "";
  }

  SmtpServer wanted{.host = "localhost",
                    .port = 0,
                    .security = SmtpServer::Security::starttls,
                    .user = "dondoc",
                    .password = "mật khẩu: ≠ \"1\"",
                    .ca_file = {},
                    .hello = "tinh.example",
                    .connect_within = std::chrono::seconds{5},
                    .answer_within = std::chrono::seconds{10}};

 private:
  support::Folder folder_;
  pid_t process_ = -1;
};

}  // namespace

TEST_CASE("a real server takes mail over STARTTLS or TLS from who signs in, and finds nothing wrong with it",
          "[mail][smtp]") {
  if (!is_here()) {
    WARN("skipped: no python3-aiosmtpd or no openssl");
    return;
  }
  const bool implicit = GENERATE(false, true);
  RealServer server{implicit ? "tls" : "starttls"};
  if (implicit) server.wanted.security = SmtpServer::Security::tls;
  std::vector<SmtpStep> steps;
  SmtpMailer mailer{server.wanted, [&](const SmtpStep& step) { steps.push_back(step); }};
  auto message = support::message();
  CHECK(mailer.send(message) == Outcome{Outcome::Kind::accepted, "250 2.0.0 taken"});
  message.message_id = "<2@tinh.example>";
  CHECK(mailer.send(message).kind == Outcome::Kind::accepted);
  const auto line = message.to.address + " signed-in 0 " + message.subject + "\n";
  CHECK(server.taken() == line + line);
  std::string said;
  for (const auto& step : steps) said += step.words + '\n';
  CHECK(said.find("TLSv1.") != std::string::npos);
  CHECK(said.find("AUTH") != std::string::npos);
  CHECK(said.find("ZG9uZG9j") == std::string::npos);  // nothing of the name or the password, in base64 either
  CHECK(said.find("bWF0") == std::string::npos);
}

TEST_CASE("a wrong password defers the mail and fails no recipient", "[mail][smtp]") {
  if (!is_here()) {
    WARN("skipped: no python3-aiosmtpd or no openssl");
    return;
  }
  RealServer server{"starttls"};
  server.wanted.password = "sai";
  const auto outcome = SmtpMailer{server.wanted}.send(support::message());
  CHECK(outcome.kind == Outcome::Kind::deferred);
  CHECK(outcome.words.find("535") != std::string::npos);
  CHECK(server.taken().empty());
}

TEST_CASE("a certificate that nobody vouches for, or of another name, gets no mail", "[mail][smtp]") {
  if (!is_here()) {
    WARN("skipped: no python3-aiosmtpd or no openssl");
    return;
  }
  RealServer server{"starttls"};
  auto stranger = server.wanted;
  stranger.ca_file.clear();
  auto other_name = server.wanted;
  other_name.host = "127.0.0.1";
  for (const auto& wanted : {stranger, other_name}) {
    const auto outcome = SmtpMailer{wanted}.send(support::message());
    CHECK(outcome.kind == Outcome::Kind::deferred);
    CHECK(outcome.words.find("không đáng tin") != std::string::npos);
  }
  CHECK(server.taken().empty());
}

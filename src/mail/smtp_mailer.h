// Mail over SMTP, through libcurl.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "mail/mailer.h"

namespace mail {

/// A mail server, and how it is spoken to.
struct SmtpServer {
  enum class Security {
    starttls,  ///< encrypted from the command STARTTLS on; a server without it gets no mail
    tls,       ///< encrypted from the first byte on (RFC 8314)
    none,      ///< on this machine alone
  };

  std::string host;
  int port = 587;
  Security security = Security::starttls;
  std::string user, password;     ///< no user: without signing in
  std::filesystem::path ca_file;  ///< certificates that vouch for the server's (PEM); empty: those of the machine
  std::string hello;              ///< the name that this side gives in EHLO
  std::chrono::seconds connect_within{10};
  std::chrono::seconds answer_within{60};  ///< one message, from the connection to the last answer
  int per_session = 100;                   ///< messages, after which a new connection is made
};

/// Whether the host is this machine, where mail may go without encryption.
bool is_this_machine(std::string_view host);

/// Something that was said in a session, for whoever watches.
struct SmtpStep {
  enum class Kind {
    said,      ///< a command of ours, its first word alone: passwords never stand here
    answered,  ///< a line of the server's
    secured,   ///< the connection is encrypted and the certificate good; words: the protocol and the cipher
  };

  Kind kind = Kind::said;
  std::string words;
};

class SmtpMailer final : public Mailer {
 public:
  using Watcher = std::function<void(const SmtpStep&)>;

  explicit SmtpMailer(SmtpServer server, Watcher watcher = {});
  ~SmtpMailer() override;
  SmtpMailer(const SmtpMailer&) = delete;
  SmtpMailer& operator=(const SmtpMailer&) = delete;

  /// Sends one message over the session that is open, or over a new one. The server's certificate is verified always,
  /// TLS is 1.2 or later.
  ///
  /// Headers are in ASCII (see `mime_of`), and so are addresses, so that SMTPUTF8 (RFC 6531) is asked of no server.
  ///
  /// accepted:  words are the server's
  /// otherwise: as `SmtpDialogue::failure` says; where no server answers, words tell in Vietnamese
  Outcome hand_over(const Message& message, std::string_view bytes) override;

  void end_session() override;

 private:
  struct Session;

  Session& open_session();

  SmtpServer server_;
  Watcher watcher_;
  std::unique_ptr<Session> session_;
};

}  // namespace mail

// SMTP dialogues: what both sides said while a message went out, and what that means for the message.
#pragma once
#include <string>
#include <string_view>

#include "mail/mailer.h"

namespace mail {

/// One message's part of an SMTP session (RFC 5321), fed with each command and each line of an answer as they pass.
class SmtpDialogue {
 public:
  /// How far the message has come.
  enum class Stage {
    session,    ///< greeting, encryption, signing in
    sender,     ///< MAIL FROM
    recipient,  ///< RCPT TO
    content,    ///< DATA and all after it
  };

  /// A command of ours. What was answered before is no answer to it.
  void said(std::string_view command);
  /// A line of the server's answer; the last one of an answer has a blank after its code, the others a hyphen.
  void answered(std::string_view line);
  /// The last byte of the message was handed to the connection.
  void content_ends() { content_ended_ = true; }

  Stage stage() const { return stage_; }
  /// The three figures of the answer to the last command; 0 while there is none.
  int code() const { return code_; }
  /// That answer on one line, without control characters, at most 500 bytes.
  std::string words() const;

  /// What became of a message that did not get through.
  ///
  /// 5xx to the recipient or to the content: failed; 5xx to anything before, or one that asks for another way of
  /// signing in (530, 534, 535, 538), speaks of the installation and not of the message: deferred. 4xx: deferred. No
  /// answer to the whole content: unknown; no answer to anything else: deferred, with `broken` as its words.
  ///
  /// source: RFC 5321, section 4.2.1; RFC 4954, section 6
  Outcome failure(std::string_view broken) const;

 private:
  Stage stage_ = Stage::session;
  bool over_ = false;  ///< the session is being closed: what is said now is not about the message
  bool whole_ = true;  ///< the last line was the last of its answer
  bool content_ended_ = false;
  int code_ = 0;
  std::string answer_;
};

}  // namespace mail

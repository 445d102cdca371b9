// A mailer that remembers what it was given, and can be told that the other side is unwilling.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "mail/mailer.h"

namespace support {

class RecordingMailer final : public mail::Mailer {
 public:
  mail::Outcome hand_over(const mail::Message& message, std::string_view /*bytes*/) override;

  void defer_next(int messages, std::string words = "451 4.3.0 try again later");
  void fail_next(int messages, std::string words = "550 5.1.1 no such user");
  /// Takes the next messages without saying so.
  void lose_answer_to_next(int messages);

  /// Takes every message again.
  void accept_again();

  std::vector<mail::Message> tried;     ///< every one, in order
  std::vector<mail::Message> accepted;  ///< those that were

 private:
  void answer_next(int messages, const mail::Outcome& answer);

  std::deque<mail::Outcome> answers_;  // to come, before it accepts again
};

}  // namespace support

// A mailer that remembers what it was given, and can be told that the other side is unwilling.
#pragma once
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "mail/mailer.h"

namespace support {

class RecordingMailer final : public mail::Mailer {
 public:
  mail::Outcome send(const mail::Message& message) override {
    tried.push_back(message);
    if (answers_.empty()) {
      accepted.push_back(message);
      return {mail::Outcome::Kind::accepted, "250 2.0.0 OK", false};
    }
    auto answer = answers_.front();
    answers_.pop_front();
    return answer;
  }

  void defer_next(int messages, std::string words = "451 4.3.0 try again later") {
    answer_next(messages, {mail::Outcome::Kind::deferred, std::move(words), false});
  }
  void fail_next(int messages, std::string words = "550 5.1.1 no such user") {
    answer_next(messages, {mail::Outcome::Kind::failed, std::move(words), true});
  }
  /// Takes the next messages without saying so.
  void lose_answer_to_next(int messages) {
    answer_next(messages, {mail::Outcome::Kind::unknown, "connection lost", false});
  }

  /// Takes every message again.
  void accept_again() { answers_.clear(); }

  std::vector<mail::Message> tried;     ///< every one, in order
  std::vector<mail::Message> accepted;  ///< those that were

 private:
  void answer_next(int messages, const mail::Outcome& answer) {
    for (int n = 0; n < messages; ++n) answers_.push_back(answer);
  }

  std::deque<mail::Outcome> answers_;  // to come, before it accepts again
};

}  // namespace support

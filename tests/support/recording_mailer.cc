#include "support/recording_mailer.h"

#include <utility>

namespace support {

mail::Outcome RecordingMailer::hand_over(const mail::Message& message, std::string_view /*bytes*/) {
  tried.push_back(message);
  if (answers_.empty()) {
    accepted.push_back(message);
    return {mail::Outcome::Kind::accepted, "250 2.0.0 OK", false};
  }
  auto answer = answers_.front();
  answers_.pop_front();
  return answer;
}

void RecordingMailer::defer_next(int messages, std::string words) {
  answer_next(messages, {mail::Outcome::Kind::deferred, std::move(words), false});
}

void RecordingMailer::fail_next(int messages, std::string words) {
  answer_next(messages, {mail::Outcome::Kind::failed, std::move(words), true});
}

void RecordingMailer::lose_answer_to_next(int messages) {
  answer_next(messages, {mail::Outcome::Kind::unknown, "connection lost", false});
}

void RecordingMailer::accept_again() { answers_.clear(); }

void RecordingMailer::answer_next(int messages, const mail::Outcome& answer) {
  for (int n = 0; n < messages; ++n) answers_.push_back(answer);
}

}  // namespace support

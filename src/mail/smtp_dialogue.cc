#include "mail/smtp_dialogue.h"

#include <algorithm>

#include "base/text.h"
#include "mail/atom.h"
#include "mail/header_text.h"

namespace mail {
namespace {

constexpr std::size_t longest_words = 500;
constexpr std::size_t longest_answer = 4096;  // of a server that never comes to an end

int code_of(std::string_view line) {
  if (line.size() < 3 || !std::ranges::all_of(line.substr(0, 3), is_digit)) return 0;
  return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

bool asks_to_sign_in(int code) { return code == 530 || code == 534 || code == 535 || code == 538; }

}  // namespace

void SmtpDialogue::said(std::string_view command) {
  if (command.starts_with("QUIT")) over_ = true;
  if (over_) return;
  if (command.starts_with("MAIL "))
    stage_ = Stage::sender;
  else if (command.starts_with("RCPT "))
    stage_ = Stage::recipient;
  else if (command.starts_with("DATA"))
    stage_ = Stage::content;
  code_ = 0;
  answer_.clear();
  whole_ = true;
}

void SmtpDialogue::answered(std::string_view line) {
  if (over_) return;
  if (whole_) answer_.clear();
  if (answer_.size() < longest_answer) answer_.append(line).append(1, ' ');
  whole_ = line.size() < 4 || line[3] != '-';
  code_ = whole_ ? code_of(line) : 0;
}

std::string SmtpDialogue::words() const { return std::string{base::clipped(header_text(answer_), longest_words)}; }

Outcome SmtpDialogue::failure(std::string_view broken) const {
  const bool of_message = stage_ == Stage::recipient || stage_ == Stage::content;
  if (code_ >= 500 && of_message && !asks_to_sign_in(code_))
    return {Outcome::Kind::failed, words(), stage_ == Stage::recipient};
  if (code_ >= 400) {
    const auto* about = of_message || code_ < 500 ? ""
                        : asks_to_sign_in(code_)  ? "Máy chủ thư không cho đăng nhập: "
                        : stage_ == Stage::sender ? "Máy chủ thư không nhận người gửi: "
                                                  : "Máy chủ thư không nhận phiên gửi: ";
    return {Outcome::Kind::deferred, about + words()};
  }
  if (content_ended_)
    return {Outcome::Kind::unknown, "Đã gửi hết thư nhưng không nhận được trả lời. " + std::string{broken}};
  return {Outcome::Kind::deferred, std::string{broken}};
}

}  // namespace mail

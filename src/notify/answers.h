// Answers: what the office decided on something that the reader of a mail has said.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"
#include "render/values.h"

namespace notify {

enum class Decided {
  claim_returned,
  claim_confirmed,
  extension_granted,
  extension_refused,
  correction_approved,
  correction_refused,
  obstacle_answered,
  obstacle_closed,
};

/// One decision as a mail tells it.
struct Answer {
  Decided decided = Decided::claim_returned;
  std::string ref, text, agency;
  std::string programme;                ///< its number, may be empty
  std::string words;                    ///< of who decided: why, or what they answer; may be empty
  std::optional<calendar::Day> due_on;  ///< the day that was granted
  std::string link;                     ///< to the duty on the page
  std::string own_link;  ///< to the form that reports it again without signing in; empty where there is nothing to
};

/// As rows of the templates "answer.txt" and "answer.html": what wants doing again first.
render::Values::List rows_of(std::vector<Answer> answers);

/// «1 báo cáo bị trả lại, 2 trả lời của Văn phòng» for the subject; empty where there are none.
std::string summary_of(const std::vector<Answer>& answers);

}  // namespace notify

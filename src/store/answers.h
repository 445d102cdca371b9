// Answers in the store: what was decided on something that an agency said, owed to who said it by the mail of the day.
#pragma once
#include <vector>

#include "base/id.h"
#include "store/duties.h"
#include "store/events.h"

namespace store {

/// The event of a decision, by which the mail knows what to say.
struct OwedAnswer {
  std::int64_t id = 0;  ///< of the event
  Event event;
};

/// Owes the person that event's answer; once, however often it is asked for.
void owe_answer(Connection& connection, std::int64_t event, base::PersonId recipient);

/// What a mail carries, in the order in which it was decided.
std::vector<OwedAnswer> answers_carried(Connection& connection, base::MessageId message);

/// What mails failed to bring to the person, the earliest first.
std::vector<OwedAnswer> failed_answers_of(Connection& connection, base::PersonId recipient);

}  // namespace store

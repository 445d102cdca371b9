// Answers: who said something about a duty learns by mail what the office decided on it.
#pragma once
#include <vector>

#include "notify/answers.h"
#include "people/person.h"
#include "service/context.h"
#include "store/answers.h"

namespace service {

/// Owes the answer of the event that was just appended, within the caller's transaction, to who said what was decided
/// on, by their mail of the day; where they speak no more for the duty's agency, or their address takes no mail, to
/// those who do. Where there is nobody, the office, which decided, is told nothing.
void answer(store::Connection& connection, const store::DutyRow& duty, base::PersonId said_by, base::Instant now);

/// What a mail tells its recipient now of decisions: not what has been overtaken since, as a report sent again after it
/// was returned. What is another's to know meanwhile is owed to them.
std::vector<notify::Answer> answers_for(const Context& context, store::Connection& connection, base::MessageId message,
                                        const people::Person& recipient, base::Instant now);

/// The person's address was put aside: what mails failed to tell there is owed to who else speaks for the agency.
void answer_others(store::Connection& connection, base::PersonId instead_of, base::Instant now);

}  // namespace service

// Recipients: whom a duty's reminders reach.
#pragma once
#include <string>
#include <vector>

#include "people/person.h"
#include "store/duties.h"

namespace service {

/// Of these people, those whose addresses take mail: none of them has been put aside.
std::vector<people::Person> reachable(store::Connection& connection, std::vector<people::Person> people);

/// The office's people who can be reached; all of them where none can.
std::vector<people::Person> reachable_office(store::Connection& connection, calendar::Day today);

/// Owes the step of the duty to those who answer for its agency now and can be reached: its contacts, else the office
/// in its place. Who owes it already owes it once. Used where a mail did not or will not bring it to its recipient.
void owe_to_others(store::Connection& connection, const store::DutyRow& duty, const std::string& step,
                   base::Instant now);

/// The person's address was put aside: what mails failed to bring there, and is still wanted, is owed to others.
void owe_failed_to_others(store::Connection& connection, base::PersonId person, base::Instant now);

}  // namespace service

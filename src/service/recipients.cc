#include "service/recipients.h"

#include <algorithm>

#include "duty/changes.h"
#include "store/delivery.h"
#include "store/people.h"

namespace service {

std::vector<people::Person> reachable(store::Connection& connection, std::vector<people::Person> people) {
  std::erase_if(people, [&](const auto& person) { return store::is_aside(connection, person.email); });
  return people;
}

std::vector<people::Person> reachable_office(store::Connection& connection, calendar::Day today) {
  auto office = store::people_with(connection, people::Role::office, today);
  auto reached = reachable(connection, office);
  return reached.empty() ? office : reached;
}

void owe_to_others(store::Connection& connection, const store::DutyRow& duty, const std::string& step,
                   base::Instant now) {
  const auto today = calendar::day_in_vietnam(now);
  auto recipients = reachable(connection, store::people_of(connection, duty.agency, today));
  std::erase_if(recipients, [](const auto& person) { return person.role != people::Role::contact; });
  std::optional<base::AgencyId> instead_of;
  if (recipients.empty()) {
    recipients = reachable_office(connection, today);
    instead_of = duty.agency;
  }
  for (const auto& recipient : recipients)
    store::owe(connection,
               {.duty = duty.id,
                .due_version = duty.due_version,
                .step = step,
                .recipient = recipient.id,
                .owed_on = today,
                .missed = false,
                .instead_of = instead_of},
               now);
}

void owe_failed_to_others(store::Connection& connection, base::PersonId person, base::Instant now) {
  for (const auto& failed : store::failed_steps_of(connection, person)) {
    const auto duty = store::duty(connection, failed.duty);
    if (duty && duty::is_wanting(duty->state)) owe_to_others(connection, *duty, failed.step, now);
  }
}

}  // namespace service

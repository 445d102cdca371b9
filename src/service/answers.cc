#include "service/answers.h"

#include <algorithm>
#include <array>

#include "duty/changes.h"
#include "service/mail_links.h"
#include "service/recipients.h"
#include "store/json.h"
#include "store/people.h"

namespace service {
namespace {

using notify::Decided;

constexpr std::array<std::pair<std::string_view, Decided>, 8> decisions{
    {{"returned", Decided::claim_returned},
     {"confirmed", Decided::claim_confirmed},
     {"extended", Decided::extension_granted},
     {"extension_refused", Decided::extension_refused},
     {"corrected", Decided::correction_approved},
     {"correction_refused", Decided::correction_refused},
     {"obstacle_answered", Decided::obstacle_answered},
     {"obstacle_closed", Decided::obstacle_closed}}};

Decided decided_by(const store::Event& event) {
  return std::ranges::find(decisions, event.what, &std::pair<std::string_view, Decided>::first)->second;
}

bool speaks_for(const people::Person& person, base::AgencyId agency) {
  return std::ranges::any_of(person.mandates, [agency](const auto& mandate) { return mandate.agency == agency; });
}

std::vector<people::Person> contacts_of(store::Connection& connection, base::AgencyId agency, calendar::Day today) {
  auto people = reachable(connection, store::people_of(connection, agency, today));
  std::erase_if(people, [](const auto& person) { return person.role != people::Role::contact; });
  return people;
}

void answer_contacts(store::Connection& connection, std::int64_t event, base::AgencyId agency, calendar::Day today) {
  for (const auto& contact : contacts_of(connection, agency, today)) store::owe_answer(connection, event, contact.id);
}

/// A report that was sent again is not returned any more, nor is one confirmed that was sent back afterwards.
bool still_holds(Decided decided, const store::DutyRow& duty) {
  if (decided == Decided::claim_returned) return duty.state == duty::State::returned;
  if (decided == Decided::claim_confirmed) return duty.state == duty::State::completed;
  return !duty.ended_on;
}

std::optional<calendar::Day> day_granted(const store::Event& event) {
  const auto after = nlohmann::json::parse(event.new_json);
  return after.contains("due_on") ? calendar::day_in(after["due_on"].get<std::string>()) : std::nullopt;
}

notify::Answer told(const Context& context, const store::Event& event, const store::DutyRow& duty,
                    const people::Person& recipient, base::Instant now) {
  notify::Answer answer{.decided = decided_by(event),
                        .ref = duty.ref,
                        .text = duty.text,
                        .agency = duty.agency_name,
                        .programme = duty.programme_number.value_or(""),
                        .words = event.reason,
                        .due_on = {},
                        .link = context.settings.page_url + "/duties/" + std::to_string(base::number(duty.id)),
                        .own_link = {}};
  if (answer.decided == Decided::extension_granted) answer.due_on = day_granted(event);
  if (answer.decided == Decided::correction_approved) answer.words.clear();  // they are the reader's own
  if (answer.decided == Decided::claim_returned) answer.own_link = own_link(context, duty, recipient, now);
  return answer;
}

}  // namespace

void answer(store::Connection& connection, const store::DutyRow& duty, base::PersonId said_by, base::Instant now) {
  const auto today = calendar::day_in_vietnam(now);
  const auto event = store::last_change(connection);
  const auto person = store::person_on(connection, said_by, today);
  if (person && speaks_for(*person, duty.agency) && !reachable(connection, {*person}).empty())
    store::owe_answer(connection, event, person->id);
  else
    answer_contacts(connection, event, duty.agency, today);
}

std::vector<notify::Answer> answers_for(const Context& context, store::Connection& connection, base::MessageId message,
                                        const people::Person& recipient, base::Instant now) {
  std::vector<notify::Answer> answers;
  for (const auto& [id, event] : store::answers_carried(connection, message)) {
    const auto duty = store::duty(connection, base::DutyId{event.number});
    if (!duty || !still_holds(decided_by(event), *duty)) continue;
    if (!speaks_for(recipient, duty->agency)) {  // who left hands over to who came
      answer_contacts(connection, id, duty->agency, calendar::day_in_vietnam(now));
      continue;
    }
    answers.push_back(told(context, event, *duty, recipient, now));
  }
  return answers;
}

void answer_others(store::Connection& connection, base::PersonId instead_of, base::Instant now) {
  for (const auto& [id, event] : store::failed_answers_of(connection, instead_of)) {
    const auto duty = store::duty(connection, base::DutyId{event.number});
    if (duty && still_holds(decided_by(event), *duty))
      answer_contacts(connection, id, duty->agency, calendar::day_in_vietnam(now));
  }
}

}  // namespace service

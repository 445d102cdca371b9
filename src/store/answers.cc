#include "store/answers.h"

#include "store/columns.h"

namespace store {
namespace {

/// id, at, person, door, subject, number, what, old, new, reason
std::vector<OwedAnswer> rows(Query& query) {
  std::vector<OwedAnswer> found;
  while (query.step()) {
    OwedAnswer answer{.id = query.integer(0),
                      .event = {.at = instant_at(query, 1),
                                .person = {},
                                .door = door_of(query.view(3)),
                                .subject = query.text(4),
                                .number = query.integer(5),
                                .what = query.text(6),
                                .old_json = query.text(7),
                                .new_json = query.text(8),
                                .reason = query.text(9)}};
    if (const auto person = query.integer_if(2)) answer.event.person = base::PersonId{*person};
    found.push_back(std::move(answer));
  }
  return found;
}

}  // namespace

void owe_answer(Connection& connection, std::int64_t event, base::PersonId recipient) {
  Query insert{connection, "INSERT INTO answer (event, recipient) VALUES (:event, :recipient) ON CONFLICT DO NOTHING"};
  insert.bind(":event", event).bind(":recipient", base::number(recipient)).run();
}

std::vector<OwedAnswer> answers_carried(Connection& connection, base::MessageId message) {
  Query query{connection, R"(
    SELECT e.id, e.at, e.person, e.door, e.subject, e.number, e.what, e.old, e.new, e.reason
    FROM answer a JOIN event e ON e.id = a.event WHERE a.message = :message ORDER BY e.id)"};
  query.bind(":message", base::number(message));
  return rows(query);
}

std::vector<OwedAnswer> failed_answers_of(Connection& connection, base::PersonId recipient) {
  Query query{connection, R"(
    SELECT e.id, e.at, e.person, e.door, e.subject, e.number, e.what, e.old, e.new, e.reason
    FROM answer a JOIN outbox o ON o.id = a.message JOIN event e ON e.id = a.event
    WHERE a.recipient = :recipient AND o.state = 'failed' ORDER BY e.id)"};
  query.bind(":recipient", base::number(recipient));
  return rows(query);
}

}  // namespace store

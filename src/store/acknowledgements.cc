#include "store/acknowledgements.h"

#include "store/columns.h"

namespace store {

void add_acknowledgement(Connection& connection, const AcknowledgementRow& row) {
  Query insert{connection, R"(
    INSERT INTO acknowledgement (duty, person, said_at, until_on, words)
    VALUES (:duty, :person, :said_at, :until_on, :words))"};
  insert.bind(":duty", base::number(row.duty)).bind(":person", base::number(row.person)).bind(":words", row.words);
  insert.bind(":said_at", seconds(row.pause.said_at)).bind(":until_on", calendar::iso(row.pause.until_on)).run();
}

std::vector<AcknowledgementRow> acknowledgements_of(Connection& connection, base::DutyId duty) {
  Query query{connection, R"(
    SELECT person, said_at, until_on, words FROM acknowledgement WHERE duty = :duty ORDER BY id)"};
  query.bind(":duty", base::number(duty));
  std::vector<AcknowledgementRow> rows;
  while (query.step())
    rows.push_back({.duty = duty,
                    .person = base::PersonId{query.integer(0)},
                    .pause = {.said_at = instant_at(query, 1), .until_on = day_at(query, 2)},
                    .words = query.text(3)});
  return rows;
}

std::vector<schedule::Pause> pauses_of(Connection& connection, base::DutyId duty) {
  std::vector<schedule::Pause> pauses;
  for (const auto& row : acknowledgements_of(connection, duty)) pauses.push_back(row.pause);
  return pauses;
}

}  // namespace store

#include "store/members.h"

#include "store/columns.h"

namespace store {
namespace {

/// id, body, agency, name of the body, name of the agency, from_on, until_on
std::vector<MembershipRow> rows(Query& query) {
  std::vector<MembershipRow> found;
  while (query.step())
    found.push_back({.id = query.integer(0),
                     .body = base::AgencyId{query.integer(1)},
                     .agency = base::AgencyId{query.integer(2)},
                     .body_name = query.text(3),
                     .agency_name = query.text(4),
                     .period = period_at(query, 5)});
  return found;
}

}  // namespace

std::vector<MembershipRow> members_of(Connection& connection, base::AgencyId body) {
  Query query{connection, R"(
    SELECT m.id, m.body, m.agency, b.name, g.name, m.from_on, m.until_on
    FROM membership m JOIN agency b ON b.id = m.body JOIN agency g ON g.id = m.agency WHERE m.body = :body ORDER BY m.id)"};
  query.bind(":body", base::number(body));
  return rows(query);
}

std::vector<MembershipRow> groups_of(Connection& connection, base::AgencyId agency) {
  Query query{connection, R"(
    SELECT m.id, m.body, m.agency, b.name, g.name, m.from_on, m.until_on
    FROM membership m JOIN agency b ON b.id = m.body JOIN agency g ON g.id = m.agency WHERE m.agency = :agency ORDER BY m.id)"};
  query.bind(":agency", base::number(agency));
  return rows(query);
}

void add_membership(Connection& connection, const MembershipRow& membership) {
  Query insert{connection, R"(
    INSERT INTO membership (body, agency, from_on, until_on) VALUES (:body, :agency, :from_on, :until_on))"};
  insert.bind(":body", base::number(membership.body)).bind(":agency", base::number(membership.agency));
  bind_period(insert, membership.period);
  insert.run();
}

void set_period(Connection& connection, std::int64_t membership, const Period& period) {
  Query update{connection, "UPDATE membership SET from_on = :from_on, until_on = :until_on WHERE id = :id"};
  bind_period(update, period);
  update.bind(":id", membership).run();
}

void remove_membership(Connection& connection, std::int64_t membership) {
  Query{connection, "DELETE FROM membership WHERE id = :id"}.bind(":id", membership).run();
}

}  // namespace store

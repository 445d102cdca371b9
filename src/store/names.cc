#include "store/names.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "store/columns.h"

namespace store {
namespace {

using calendar::Day;

constexpr date::days one_day{1};

std::string_view code(NameSort sort) {
  switch (sort) {
    case NameSort::name: return "name";
    case NameSort::alias: return "alias";
    case NameSort::former: return "former";
  }
  std::abort();  // every sort is above
}

NameSort sort_of(std::string_view text) {
  if (text == "name") return NameSort::name;
  return text == "alias" ? NameSort::alias : NameSort::former;
}

/// id, agency, name, sort, from_on, until_on
std::vector<NameRow> rows(Query& query) {
  std::vector<NameRow> names;
  while (query.step())
    names.push_back({.id = query.integer(0),
                     .agency = base::AgencyId{query.integer(1)},
                     .name = query.text(2),
                     .sort = sort_of(query.view(3)),
                     .period = period_at(query, 4)});
  return names;
}

std::vector<NameRow> bearers_of(Connection& connection, const std::string& folded) {
  Query query{connection, R"(
    SELECT id, agency, name, sort, from_on, until_on FROM agency_name WHERE folded = :folded ORDER BY id)"};
  query.bind(":folded", folded);
  return rows(query);
}

void remove(Connection& connection, std::int64_t id) {
  Query{connection, "DELETE FROM agency_name WHERE id = :id"}.bind(":id", id).run();
}

void set_period(Connection& connection, std::int64_t id, const Period& period) {
  Query update{connection, "UPDATE agency_name SET from_on = :from_on, until_on = :until_on WHERE id = :id"};
  bind_period(update, period);
  update.bind(":id", id).run();
}

void end_before(Connection& connection, const NameRow& row, std::optional<Day> day) {
  if (!day || (row.period.from_on && *row.period.from_on >= *day)) return remove(connection, row.id);
  set_period(connection, row.id, {row.period.from_on, *day - one_day});
}

bool is_in_the_way(const NameRow& row, std::optional<base::AgencyId> own) {
  return row.agency != own && row.sort != NameSort::former;
}

void insert(Connection& connection, const NameRow& name, const std::string& folded) {
  Query query{connection, R"(
    INSERT INTO agency_name (agency, name, folded, sort, from_on, until_on)
    VALUES (:agency, :name, :folded, :sort, :from_on, :until_on))"};
  query.bind(":agency", base::number(name.agency)).bind(":name", name.name).bind(":folded", folded);
  query.bind(":sort", code(name.sort));
  bind_period(query, name.period);
  query.run();
}

}  // namespace

std::optional<base::AgencyId> agency_named(Connection& connection, std::string_view name, Day on) {
  Query query{connection, R"(
    SELECT agency FROM agency_name WHERE folded = :folded
    ORDER BY coalesce(from_on <= :on, 1) AND coalesce(:on <= until_on, 1) DESC,
             coalesce(until_on, '9999-12-31') DESC LIMIT 1)"};
  query.bind(":folded", base::folded(name)).bind(":on", calendar::iso(on));
  if (!query.step()) return std::nullopt;
  return base::AgencyId{query.integer(0)};
}

std::vector<NameRow> names_of(Connection& connection, base::AgencyId agency) {
  Query query{connection, R"(
    SELECT id, agency, name, sort, from_on, until_on FROM agency_name WHERE agency = :agency
    ORDER BY CASE sort WHEN 'name' THEN 0 WHEN 'alias' THEN 1 ELSE 2 END, from_on, id)"};
  query.bind(":agency", base::number(agency));
  return rows(query);
}

bool is_taken(Connection& connection, std::string_view name, const Period& period, std::optional<base::AgencyId> own) {
  return std::ranges::any_of(bearers_of(connection, base::folded(name)),
                             [&](const auto& row) { return row.period.overlaps(period) && is_in_the_way(row, own); });
}

bool add_name(Connection& connection, const NameRow& name) {
  const auto folded = base::folded(name.name);
  std::vector<NameRow> in_the_way;
  for (auto& row : bearers_of(connection, folded))
    if (row.period.overlaps(name.period)) in_the_way.push_back(std::move(row));
  for (const auto& row : in_the_way) {
    if (row.agency != name.agency) continue;
    if (row.sort == NameSort::name && name.sort != NameSort::name) return true;  // it is called so already
    if (row.sort == name.sort && name.period == Period{}) return true;           // nothing new is said of it
  }
  if (std::ranges::any_of(in_the_way, [&](const auto& row) { return is_in_the_way(row, name.agency); })) return false;
  for (const auto& row : in_the_way) {
    const bool corrected = row.agency == name.agency && row.sort == name.sort;
    corrected ? remove(connection, row.id) : end_before(connection, row, name.period.from_on);
  }
  insert(connection, name, folded);
  return true;
}

bool remove_alias(Connection& connection, base::AgencyId agency, std::string_view alias) {
  Query query{connection, "DELETE FROM agency_name WHERE agency = :agency AND folded = :folded AND sort = 'alias'"};
  query.bind(":agency", base::number(agency)).bind(":folded", base::folded(alias));
  return query.run() > 0;
}

void end_name(Connection& connection, std::int64_t name, Day from) {
  Query query{connection, "SELECT id, agency, name, sort, from_on, until_on FROM agency_name WHERE id = :id"};
  query.bind(":id", name);
  for (const auto& row : rows(query)) end_before(connection, row, from);
}

void end_names(Connection& connection, base::AgencyId agency, Day from) {
  for (const auto& row : names_of(connection, agency))
    if (!row.period.until_on || *row.period.until_on >= from) end_before(connection, row, from);
}

bool show_name_of(Connection& connection, base::AgencyId agency, Day day) {
  Query update{connection, R"(
    UPDATE agency SET name = n.name FROM agency_name n
    WHERE agency.id = :agency AND n.agency = :agency AND n.sort = 'name' AND n.name <> agency.name
      AND coalesce(n.from_on <= :day, 1) AND coalesce(:day <= n.until_on, 1))"};
  return update.bind(":agency", base::number(agency)).bind(":day", calendar::iso(day)).run() > 0;
}

}  // namespace store

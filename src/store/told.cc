#include "store/told.h"

#include <limits>
#include <map>

#include "store/columns.h"
#include "store/duty_changes.h"
#include "store/duty_row.h"
#include "store/events.h"
#include "store/json.h"

namespace store {
namespace {

using nlohmann::json;
using Told = std::map<base::DutyId, ToldDuty>;

calendar::Day day_in(const json& value) { return calendar::day_in(value.get_ref<const std::string&>()).value(); }
std::optional<calendar::Day> day_if_in(const json& value) {
  return value.is_null() ? std::nullopt : std::optional{day_in(value)};
}

/// Sets what the object says of the duty.
void change(ToldDuty& duty, const json& object, base::Instant at) {
  for (const auto& [key, value] : object.items()) {
    if (key == "task") duty.task = base::TaskId{value.get<std::int64_t>()};
    if (key == "agency") duty.agency = base::AgencyId{value.get<std::int64_t>()};
    if (key == "group")
      duty.of_group = value.is_null() ? std::nullopt : std::optional{base::AgencyId{value.get<std::int64_t>()}};
    if (key == "number") duty.number = value.get<int>();
    if (key == "sort") duty.sort = duty::sort_of(value.get_ref<const std::string&>()).value();
    if (key == "opens_on") duty.opens_on = day_in(value);
    if (key == "original_due_on") duty.original_due_on = day_in(value);
    if (key == "due_on") duty.due_on = day_in(value);
    if (key == "due_version") duty.due_version = value.get<int>();
    if (key == "evidence_on") duty.evidence_on = day_if_in(value);
    if (key == "ended_on") duty.ended_on = day_if_in(value);
    if (key == "state") {
      duty.state = duty::state_of(value.get_ref<const std::string&>()).value();
      duty.state_since = at;
    }
  }
}

/// The fold: one event after another changes what was told so far.
Told told_until(Connection& connection, std::int64_t moment) {
  Query query{connection, "SELECT at, duties FROM event WHERE duties IS NOT NULL AND at <= :moment ORDER BY id"};
  query.bind(":moment", moment);
  Told told;
  while (query.step()) {
    const auto at = instant_at(query, 0);
    for (const auto& object : json::parse(query.view(1))) {
      const base::DutyId id{object.at("duty").get<std::int64_t>()};
      if (object.contains("gone")) {
        told.erase(id);
        continue;
      }
      auto& duty = told[id];
      duty.id = id;
      change(duty, object, at);
    }
  }
  return told;
}

constexpr std::string_view opening = "standing_told";

/// A duty as it is, in the words in which differences are told: column → value.
using Columns = std::vector<std::pair<std::string, std::string>>;

std::string text_of(std::optional<calendar::Day> day) { return day ? calendar::iso(*day) : std::string{}; }

Columns columns_of(const ToldDuty& duty) {
  return {{"task", std::to_string(base::number(duty.task))},
          {"agency", std::to_string(base::number(duty.agency))},
          {"group", duty.of_group ? std::to_string(base::number(*duty.of_group)) : std::string{}},
          {"number", std::to_string(duty.number)},
          {"sort", std::string{duty::code(duty.sort)}},
          {"opens_on", text_of(duty.opens_on)},
          {"original_due_on", text_of(duty.original_due_on)},
          {"due_on", text_of(duty.due_on)},
          {"due_version", std::to_string(duty.due_version)},
          {"state", std::string{duty::code(duty.state)}},
          {"evidence_on", text_of(duty.evidence_on)},
          {"ended_on", text_of(duty.ended_on)}};
}

void compare(const ToldDuty& told, const DutyRow& row, std::vector<Difference>& differences) {
  const auto log = columns_of(told), table = columns_of(as_told(row));
  for (std::size_t n = 0; n < log.size(); ++n)
    if (log[n].second != table[n].second)
      differences.push_back({row.id, row.ref + ", " + row.agency_name, log[n].first, log[n].second, table[n].second});
}

std::string name_of_agency(Connection& connection, base::AgencyId agency) {
  Query query{connection, "SELECT name FROM agency WHERE id = :id"};
  return query.bind(":id", base::number(agency)).step() ? query.text(0) : std::string{};
}

}  // namespace

duty::Facts ToldDuty::facts() const {
  return {.sort = sort,
          .state = state,
          .due_on = due_on,
          .evidence_on = evidence_on,
          .original_due_on = original_due_on != due_on ? std::optional{original_due_on} : std::nullopt};
}

ToldDuty as_told(const DutyRow& row) {
  return {.id = row.id,
          .task = row.task,
          .agency = row.agency,
          .of_group = row.of_group,
          .number = row.number,
          .sort = row.sort,
          .opens_on = row.opens_on,
          .original_due_on = row.original_due_on,
          .due_on = row.due_on,
          .due_version = row.due_version,
          .state = row.state,
          .evidence_on = row.evidence_on,
          .ended_on = row.ended_on,
          .state_since = {}};
}

std::vector<ToldDuty> duties_told(Connection& connection, base::Instant moment) {
  std::vector<ToldDuty> duties;
  for (auto& [id, duty] : told_until(connection, seconds(moment))) duties.push_back(duty);
  return duties;
}

DutyRow with_words(Connection& connection, const ToldDuty& told) {
  auto row = duty(connection, told.id).value_or(DutyRow{});
  row.id = told.id;
  row.task = told.task;
  if (row.agency != told.agency) row.agency_name = name_of_agency(connection, told.agency);
  row.agency = told.agency;
  row.of_group = told.of_group;
  row.number = told.number;
  row.sort = told.sort;
  row.opens_on = told.opens_on;
  row.original_due_on = told.original_due_on;
  row.due_on = told.due_on;
  row.due_version = told.due_version;
  row.state = told.state;
  row.evidence_on = told.evidence_on;
  row.ended_on = told.ended_on;
  return row;
}

std::optional<base::Instant> told_since(Connection& connection) {
  Query query{connection, "SELECT at FROM event WHERE subject = 'duty' AND number = 0 AND what = :what"};
  query.bind(":what", opening);
  return query.step() ? std::optional{instant_at(query, 0)} : std::nullopt;
}

void begin_telling(Connection& connection, base::Instant now) {
  Transaction transaction{connection};
  if (Query{connection, "SELECT 1 FROM event WHERE duties IS NOT NULL LIMIT 1"}.step()) return;
  if (!Query{connection, "SELECT 1 FROM duty LIMIT 1"}.step()) return;
  tell_all_duties(connection);
  append(connection, {.at = now,
                      .person = {},
                      .door = Door::clock,
                      .subject = "duty",
                      .number = 0,
                      .what = std::string{opening},
                      .reason = {}});
  transaction.commit();
}

Comparison compare_with_log(Connection& connection) {
  auto told = told_until(connection, std::numeric_limits<std::int64_t>::max());
  Comparison comparison;
  Query query{connection, "SELECT * FROM duty_listed ORDER BY id"};
  for (; query.step(); ++comparison.duties) {
    const auto row = duty_row(query);
    const auto found = told.find(row.id);
    if (found == told.end()) {
      comparison.differences.push_back(
          {row.id, row.ref + ", " + row.agency_name, "duty", "", calendar::iso(row.due_on)});
      continue;
    }
    compare(found->second, row, comparison.differences);
    told.erase(found);
  }
  for (const auto& [id, duty] : told)
    comparison.differences.push_back({id, "", "duty", calendar::iso(duty.due_on), ""});
  return comparison;
}

}  // namespace store

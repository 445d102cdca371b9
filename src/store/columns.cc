#include "store/columns.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "store/json.h"

namespace store {
namespace {

using calendar::Day;

constexpr std::array<std::pair<deadline::Period, std::string_view>, 5> periods{
    {{deadline::Period::week, "week"},
     {deadline::Period::month, "month"},
     {deadline::Period::quarter, "quarter"},
     {deadline::Period::half_year, "half_year"},
     {deadline::Period::year, "year"}}};

std::optional<std::string> code_of(std::optional<deadline::Period> period) {
  for (const auto& [each, code] : periods)
    if (each == period) return std::string{code};
  return std::nullopt;
}

std::optional<deadline::Period> period_of(std::string_view text) {
  for (const auto& [each, code] : periods)
    if (code == text) return each;
  return std::nullopt;
}

std::optional<std::string> iso_if(std::optional<Day> day) {
  return day ? std::optional{calendar::iso(*day)} : std::nullopt;
}

/// A day that this program wrote; anything else in its place is damage.
Day day_written(std::string_view text) {
  const auto day = calendar::day_in(text);
  if (!day) throw std::runtime_error{"the database holds \"" + std::string{text} + "\" where a day should stand"};
  return *day;
}

}  // namespace

Day day_at(Query& query, int column) { return day_written(query.view(column)); }

std::optional<Day> day_if_at(Query& query, int column) {
  const auto text = query.text_if(column);
  return text ? std::optional{day_written(*text)} : std::nullopt;
}

base::Instant instant_at(Query& query, int column) {
  return base::Instant{std::chrono::seconds{query.integer(column)}};
}

std::optional<base::Instant> instant_if_at(Query& query, int column) {
  const auto value = query.integer_if(column);
  return value ? std::optional{base::Instant{std::chrono::seconds{*value}}} : std::nullopt;
}

std::string json_of(const std::vector<std::string>& texts) { return nlohmann::json(texts).dump(); }

std::vector<std::string> texts_in(std::string_view json) {
  return nlohmann::json::parse(json).get<std::vector<std::string>>();
}

std::string json_of(const base::Place& place) {
  auto json = nlohmann::json::object();
  if (place.page > 0) json["page"] = place.page;
  if (!place.sheet.empty()) json["sheet"] = place.sheet;
  if (place.table > 0) json["table"] = place.table;
  if (place.row > 0) json["row"] = place.row;
  if (place.paragraph > 0) json["paragraph"] = place.paragraph;
  return json.dump();
}

base::Place place_in(std::string_view json, std::int64_t line) {
  const auto place = nlohmann::json::parse(json);
  return {.line = static_cast<int>(line),
          .page = place.value("page", 0),
          .sheet = place.value("sheet", std::string{}),
          .table = place.value("table", 0),
          .row = place.value("row", 0),
          .paragraph = place.value("paragraph", 0)};
}

void bind_reading(Query& query, const deadline::Reading& reading) {
  std::vector<std::string> milestones;
  for (const auto day : reading.milestones) milestones.push_back(calendar::iso(day));
  query.bind(":kind", deadline::code(reading.kind)).bind(":how", reading.how);
  query.bind(":start_on", iso_if(reading.start)).bind(":due_on", iso_if(reading.due));
  query.bind(":milestones", json_of(milestones)).bind(":period", code_of(reading.period));
  query.bind(":rrule", reading.rule ? std::optional{deadline::text_of(*reading.rule)} : std::nullopt);
}

deadline::Reading reading_at(Query& query, int first) {
  deadline::Reading reading;
  reading.kind = deadline::kind_of(query.view(first)).value_or(deadline::Kind::unparsed);
  reading.start = day_if_at(query, first + 1);
  reading.due = day_if_at(query, first + 2);
  for (const auto& day : texts_in(query.view(first + 3))) reading.milestones.push_back(day_written(day));
  if (const auto rule = query.text_if(first + 4)) reading.rule = deadline::rule_in(*rule);
  if (const auto period = query.text_if(first + 5)) reading.period = period_of(*period);
  reading.how = query.text(first + 6);
  return reading;
}

}  // namespace store

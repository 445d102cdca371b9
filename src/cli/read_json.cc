#include "cli/read_json.h"

#include "programme/indicators.h"

namespace cli {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }
Json json_of(const std::optional<calendar::Day>& day) { return day ? Json(calendar::iso(*day)) : Json(nullptr); }

Json json_of_letterhead(const programme::Programme& programme) {
  Json json;
  json["kind"] = programme.kind;
  if (programme.number) json["number"] = *programme.number;
  if (programme.issued) json["issued"] = calendar::iso(*programme.issued);
  if (programme.term)
    json["term"] = std::to_string(programme.term->first_year) + "-" + std::to_string(programme.term->last_year);
  json["title"] = programme.title;
  if (programme.issuer) json["issuer"] = *programme.issuer;
  json["source_name"] = programme.source_name;
  json["source_sha256"] = programme.source_sha256;
  return json;
}

/// Adds the line, and page, sheet, table and row where they are known.
Json with_place(Json json, const base::Place& place) {
  json["line"] = place.line;
  if (place.page > 0) json["page"] = place.page;
  if (!place.sheet.empty()) json["sheet"] = place.sheet;
  if (place.table > 0) json["table"] = place.table;
  if (place.row > 0) json["row"] = place.row;
  return json;
}

Json json_of(const programme::OwnerHeading& owner) {
  return with_place({{"ref", owner.ref}, {"name", owner.name}, {"deadline_text", json_of(owner.deadline_text)}},
                    owner.place);
}

Json json_of(const programme::Task& task) {
  Json json;
  json["ref"] = task.ref;
  json["owner"] = json_of(task.owner);
  json["owners"] = task.owners;
  json["coordinators"] = task.coordinators;
  json["text"] = task.text;
  json["deadline_text"] = json_of(task.deadline_text);
  json["inherited"] = task.inherited;
  json["deliverable"] = json_of(task.deliverable);
  json["receiving_level"] = json_of(task.receiving_level);
  json["leader"] = json_of(task.leader);
  json["note"] = json_of(task.note);
  json = with_place(std::move(json), task.place);
  json["details"] = task.details.size();
  json["detail_texts"] = task.details;
  json["reading"] = cli::json_of(task.reading);
  return json;
}

Json json_of(const programme::Provision& provision) {
  return with_place({{"ref", provision.ref}, {"text", provision.text}, {"details", provision.details.size()}},
                    provision.place);
}

/// A value as a number where it is one beyond doubt («9,5», «11.800»), else as printed.
Json json_of_value(const std::string& value) {
  const auto number = programme::number_in(value);
  if (!number) return value;
  return *number == static_cast<double>(static_cast<std::int64_t>(*number)) ? Json(static_cast<std::int64_t>(*number))
                                                                            : Json(*number);
}

Json json_of(const programme::Indicator& indicator) {
  auto targets = Json::object();
  for (const auto& target : indicator.targets)
    targets[target.year            ? std::to_string(*target.year)
            : target.title.empty() ? "target"
                                   : target.title] = json_of_value(target.value);
  return with_place({{"ref", indicator.ref}, {"name", indicator.name}, {"unit", indicator.unit}, {"targets", targets}},
                    indicator.place);
}

Json json_of(const programme::Abbreviation& abbreviation) {
  return {{"abbreviation", abbreviation.abbreviation}, {"name", abbreviation.name}};
}

Json json_of(const programme::Annex& annex) { return with_place({{"title", annex.title}}, annex.place); }

Json json_of(const base::Problem& problem) {
  auto place = problem.place;
  place.line = problem.line;
  return with_place({{"kind", problem.kind}, {"detail", problem.detail}, {"words", problem.words}}, place);
}

template <typename T>
Json list_of(const std::vector<T>& values) {
  auto list = Json::array();
  for (const auto& value : values) list.push_back(json_of(value));
  return list;
}

}  // namespace

nlohmann::ordered_json json_of(const deadline::Reading& reading) {
  Json json;
  json["kind"] = deadline::code(reading.kind);
  json["start"] = json_of(reading.start);
  json["due"] = json_of(reading.due);
  json["milestones"] = nullptr;
  for (const auto day : reading.milestones) json["milestones"].push_back(calendar::iso(day));
  json["rrule"] = reading.rule ? Json(deadline::text_of(*reading.rule)) : Json(nullptr);
  json["how"] = reading.how;
  return json;
}

nlohmann::ordered_json json_of(const programme::Programme& programme) {
  Json json;
  json["programme"] = json_of_letterhead(programme);
  json["owners"] = list_of(programme.owners);
  json["tasks"] = list_of(programme.tasks);
  json["provisions"] = list_of(programme.provisions);
  json["annexes"] = list_of(programme.annexes);
  json["indicators"] = list_of(programme.indicators);
  json["abbreviations"] = list_of(programme.abbreviations);
  json["problems"] = list_of(programme.problems);
  return json;
}

}  // namespace cli

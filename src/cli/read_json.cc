#include "cli/read_json.h"

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

Json json_of(const programme::OwnerHeading& owner) {
  return {
      {"ref", owner.ref}, {"name", owner.name}, {"deadline_text", json_of(owner.deadline_text)}, {"line", owner.line}};
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
  json["line"] = task.line;
  json["details"] = task.details.size();
  json["detail_texts"] = task.details;
  json["reading"] = cli::json_of(task.reading);
  return json;
}

Json json_of(const programme::Provision& provision) {
  return {{"ref", provision.ref},
          {"text", provision.text},
          {"line", provision.line},
          {"details", provision.details.size()}};
}

Json json_of(const programme::Annex& annex) { return {{"title", annex.title}, {"line", annex.line}}; }

Json json_of(const base::Problem& problem) {
  return {{"kind", problem.kind}, {"detail", problem.detail}, {"words", problem.words}, {"line", problem.line}};
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
  json["problems"] = list_of(programme.problems);
  return json;
}

}  // namespace cli

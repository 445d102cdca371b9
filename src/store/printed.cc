#include "store/printed.h"

#include "store/columns.h"
#include "store/json.h"

namespace store {
namespace {

std::string text_in(const nlohmann::json& json, const char* key) { return json.at(key).get<std::string>(); }

std::optional<std::string> text_if_in(const nlohmann::json& json, const char* key) {
  return json.at(key).is_null() ? std::nullopt : std::optional{text_in(json, key)};
}

nlohmann::json json_if(const std::optional<std::string>& text) {
  return text ? nlohmann::json(*text) : nlohmann::json(nullptr);
}

PrintedTask printed_row(Query& query) {
  PrintedTask row{.id = base::TaskId{query.integer(0)}, .task = {}, .issued_on = day_at(query, 12)};
  auto& task = row.task;
  task.ref = query.text(1);
  task.owner = query.text_if(2);
  task.owners = texts_in(query.view(3));
  task.text = query.text(4);
  task.details = texts_in(query.view(5));
  task.coordinators = texts_in(query.view(6));
  task.deliverable = query.text_if(7);
  task.receiving_level = query.text_if(8);
  task.deadline_text = query.text_if(9);
  task.leader = query.text_if(10);
  task.note = query.text_if(11);
  return row;
}

}  // namespace

void keep_printed(Connection& connection, base::ProgrammeId programme) {
  Query insert{connection, R"(
    INSERT INTO printed_task (task, owner, owners, text, details, coordinators, deliverable, receiving_level,
                              deadline_text, leader, note, issued_on)
    SELECT t.id, t.owner, t.owners, t.text, t.details, t.coordinators, t.deliverable, t.receiving_level,
           t.deadline_text, t.leader, t.note, p.issued_on
    FROM task t JOIN programme p ON p.id = t.programme WHERE p.id = :programme)"};
  insert.bind(":programme", base::number(programme)).run();
}

void set_printed(Connection& connection, const PrintedTask& printed) {
  const auto& task = printed.task;
  Query put{connection, R"(
    INSERT OR REPLACE INTO printed_task (task, owner, owners, text, details, coordinators, deliverable,
                                         receiving_level, deadline_text, leader, note, issued_on)
    VALUES (:task, :owner, :owners, :text, :details, :coordinators, :deliverable, :receiving_level,
            :deadline_text, :leader, :note, :issued_on))"};
  put.bind(":task", base::number(printed.id)).bind(":owner", task.owner);
  put.bind(":owners", json_of(task.owners)).bind(":text", task.text).bind(":details", json_of(task.details));
  put.bind(":coordinators", json_of(task.coordinators)).bind(":deliverable", task.deliverable);
  put.bind(":receiving_level", task.receiving_level).bind(":deadline_text", task.deadline_text);
  put.bind(":leader", task.leader).bind(":note", task.note).bind(":issued_on", calendar::iso(printed.issued_on)).run();
}

void drop_printed(Connection& connection, base::TaskId task) {
  Query drop{connection, "DELETE FROM printed_task WHERE task = :task"};
  drop.bind(":task", base::number(task)).run();
}

std::vector<PrintedTask> printed_of(Connection& connection, base::ProgrammeId programme) {
  Query query{connection, R"(
    SELECT p.task, t.ref, p.owner, p.owners, p.text, p.details, p.coordinators, p.deliverable, p.receiving_level,
           p.deadline_text, p.leader, p.note, p.issued_on
    FROM printed_task p JOIN task t ON t.id = p.task
    WHERE t.programme = :programme AND t.ended_at IS NULL ORDER BY t.position)"};
  query.bind(":programme", base::number(programme));
  std::vector<PrintedTask> rows;
  while (query.step()) rows.push_back(printed_row(query));
  return rows;
}

std::optional<PrintedTask> printed(Connection& connection, base::TaskId task) {
  Query query{connection, R"(
    SELECT p.task, t.ref, p.owner, p.owners, p.text, p.details, p.coordinators, p.deliverable, p.receiving_level,
           p.deadline_text, p.leader, p.note, p.issued_on
    FROM printed_task p JOIN task t ON t.id = p.task WHERE p.task = :task)"};
  query.bind(":task", base::number(task));
  return query.step() ? std::optional{printed_row(query)} : std::nullopt;
}

std::string json_of(const programme::Task& task) {
  return nlohmann::json{{"ref", task.ref},
                        {"owner", json_if(task.owner)},
                        {"owners", task.owners},
                        {"coordinators", task.coordinators},
                        {"text", task.text},
                        {"deadline_text", json_if(task.deadline_text)},
                        {"inherited", task.inherited},
                        {"deliverable", json_if(task.deliverable)},
                        {"receiving_level", json_if(task.receiving_level)},
                        {"leader", json_if(task.leader)},
                        {"note", json_if(task.note)},
                        {"details", task.details},
                        {"line", task.place.line},
                        {"place", json_of(task.place)}}
      .dump();
}

programme::Task task_in(std::string_view text) {
  const auto json = nlohmann::json::parse(text);
  programme::Task task;
  task.ref = text_in(json, "ref");
  task.owner = text_if_in(json, "owner");
  task.owners = json.at("owners").get<std::vector<std::string>>();
  task.coordinators = json.at("coordinators").get<std::vector<std::string>>();
  task.text = text_in(json, "text");
  task.deadline_text = text_if_in(json, "deadline_text");
  task.inherited = json.at("inherited").get<bool>();
  task.deliverable = text_if_in(json, "deliverable");
  task.receiving_level = text_if_in(json, "receiving_level");
  task.leader = text_if_in(json, "leader");
  task.note = text_if_in(json, "note");
  task.details = json.at("details").get<std::vector<std::string>>();
  task.place = place_in(text_in(json, "place"), json.at("line").get<std::int64_t>());
  return task;
}

}  // namespace store

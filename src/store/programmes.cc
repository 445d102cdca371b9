#include "store/programmes.h"

#include "base/text.h"
#include "store/columns.h"
#include "store/indicators.h"
#include "store/json.h"
#include "store/printed.h"

namespace store {
namespace {

std::string words_to_find(const programme::Task& task) {
  std::string words = task.ref + ' ' + task.text;
  if (task.owner) words += ' ' + *task.owner;
  for (const auto& detail : task.details) words += ' ' + detail;
  return base::folded(words);
}

/// A number that no task has, and none had of which the log speaks: a task that is gone leaves its history to no other.
base::TaskId next_task(Connection& connection) {
  Query query{connection, R"(
    SELECT 1 + max(coalesce((SELECT max(id) FROM task), 0),
                   coalesce((SELECT max(number) FROM event WHERE subject = 'task'), 0)))"};
  query.step();
  return base::TaskId{query.integer(0)};
}

std::optional<duty::ReportPeriod> report_period_at(Query& query, int column) {
  const auto text = query.text_if(column);
  return text ? duty::report_period_of(*text) : std::nullopt;
}

ProgrammeRow programme_row(Query& query) {
  ProgrammeRow row{.id = base::ProgrammeId{query.integer(0)},
                   .kind = query.text(1),
                   .number = query.text_if(2),
                   .issuer = query.text_if(3),
                   .issued_on = day_at(query, 4),
                   .title = query.text(5),
                   .term = {},
                   .in_force_at = instant_if_at(query, 8),
                   .imported_at = instant_at(query, 9),
                   .source_name = query.text(10),
                   .report_period = report_period_at(query, 11),
                   .report_first_day = {},
                   .ended_at = instant_if_at(query, 13),
                   .replaced_by = {},
                   .archived_at = instant_if_at(query, 15)};
  if (const auto day = query.integer_if(12)) row.report_first_day = static_cast<int>(*day);
  if (const auto by = query.integer_if(14)) row.replaced_by = base::ProgrammeId{*by};
  if (const auto first = query.integer_if(6))
    row.term = programme::Term{static_cast<int>(*first), static_cast<int>(query.integer(7))};
  return row;
}

TaskRow task_row(Query& query) {
  return {.id = base::TaskId{query.integer(0)},
          .programme = base::ProgrammeId{query.integer(1)},
          .ref = query.text(2),
          .owner = query.text_if(3),
          .owners = texts_in(query.view(4)),
          .text = query.text(5),
          .details = texts_in(query.view(6)),
          .coordinators = texts_in(query.view(7)),
          .deliverable = query.text_if(8),
          .receiving_level = query.text_if(9),
          .deadline_text = query.text_if(10),
          .inherited = query.integer(11) != 0,
          .place = place_in(query.view(13), query.integer(12)),
          .leader = query.text_if(14),
          .note = query.text_if(15),
          .reading = reading_at(query, 16),
          .review_on = day_if_at(query, 23),
          .report_period = report_period_at(query, 24),
          .ended_at = instant_if_at(query, 25)};
}

}  // namespace

base::TaskId add_task(Connection& connection, base::ProgrammeId programme, int position, const programme::Task& task) {
  Query insert{connection, R"(
    INSERT INTO task (id, programme, position, ref, owner, owners, text, details, coordinators, deliverable,
                      receiving_level, deadline_text, inherited, line, place, leader, note, kind, start_on, due_on,
                      milestones, rrule, period, how, folded)
    VALUES (:id, :programme, :position, :ref, :owner, :owners, :text, :details, :coordinators, :deliverable,
            :receiving_level, :deadline_text, :inherited, :line, :place, :leader, :note, :kind, :start_on, :due_on,
            :milestones, :rrule, :period, :how, :folded))"};
  const auto id = next_task(connection);
  insert.bind(":id", base::number(id));
  insert.bind(":programme", base::number(programme)).bind(":position", std::int64_t{position});
  insert.bind(":ref", task.ref).bind(":owner", task.owner).bind(":text", task.text);
  insert.bind(":owners", json_of(task.owners));
  insert.bind(":details", json_of(task.details)).bind(":coordinators", json_of(task.coordinators));
  insert.bind(":deliverable", task.deliverable).bind(":receiving_level", task.receiving_level);
  insert.bind(":deadline_text", task.deadline_text).bind(":inherited", std::int64_t{task.inherited});
  insert.bind(":place", json_of(task.place)).bind(":leader", task.leader).bind(":note", task.note);
  insert.bind(":line", std::int64_t{task.place.line}).bind(":folded", words_to_find(task));
  bind_reading(insert, task.reading);
  insert.run();
  return id;
}

int last_position(Connection& connection, base::ProgrammeId programme) {
  Query query{connection, "SELECT coalesce(max(position), 0) FROM task WHERE programme = :programme"};
  query.bind(":programme", base::number(programme)).step();
  return static_cast<int>(query.integer(0));
}

std::string free_ref(Connection& connection, base::ProgrammeId programme, std::string_view ref) {
  std::string wanted{ref};
  for (int count = 2;; ++count) {
    Query query{connection, "SELECT 1 FROM task WHERE programme = :programme AND ref = :ref"};
    query.bind(":programme", base::number(programme)).bind(":ref", wanted);
    if (!query.step()) return wanted;
    wanted = std::string{ref} + " (" + std::to_string(count) + ")";
  }
}

base::ProgrammeId save(Connection& connection, const programme::Programme& read, calendar::Day issued_on,
                       base::Instant imported_at, const base::Progress& progress) {
  Query insert{connection, R"(
    INSERT INTO programme (kind, number, issuer, issued_on, received_on, title, first_year, last_year, state,
                           imported_at, source_name, source_sha256)
    VALUES (:kind, :number, :issuer, :issued_on, :received_on, :title, :first_year, :last_year, 'draft',
            :imported_at, :source_name, :source_sha256))"};
  insert.bind(":kind", read.kind).bind(":number", read.number).bind(":issuer", read.issuer);
  insert.bind(":issued_on", calendar::iso(issued_on)).bind(":title", read.title);
  insert.bind(":received_on", calendar::iso(calendar::day_in_vietnam(imported_at)));
  insert.bind(":first_year", read.term ? std::optional{std::int64_t{read.term->first_year}} : std::nullopt);
  insert.bind(":last_year", read.term ? std::optional{std::int64_t{read.term->last_year}} : std::nullopt);
  insert.bind(":imported_at", seconds(imported_at)).bind(":source_name", read.source_name);
  insert.bind(":source_sha256", read.source_sha256).run();
  const base::ProgrammeId programme{connection.database().getLastInsertRowid()};

  for (int position = 1; const auto& task : read.tasks) {
    add_task(connection, programme, position, task);
    if (progress) progress(static_cast<std::size_t>(position), read.tasks.size());
    ++position;
  }
  keep_printed(connection, programme);
  for (const auto& provision : read.provisions) {
    Query row{connection, R"(
      INSERT INTO provision (programme, ref, text, details, line, place)
      VALUES (:programme, :ref, :text, :details, :line, :place))"};
    row.bind(":details", json_of(provision.details));
    row.bind(":programme", base::number(programme)).bind(":ref", provision.ref).bind(":text", provision.text);
    row.bind(":line", std::int64_t{provision.place.line}).bind(":place", json_of(provision.place)).run();
  }
  for (int position = 1; const auto& indicator : read.indicators)
    add_indicator(connection, programme, position++, indicator);
  for (const auto& problem : read.problems) {
    Query row{connection, R"(
      INSERT INTO problem (programme, kind, detail, words, line, place)
      VALUES (:programme, :kind, :detail, :words, :line, :place))"};
    row.bind(":programme", base::number(programme)).bind(":kind", problem.kind).bind(":detail", problem.detail);
    row.bind(":words", problem.words).bind(":line", std::int64_t{problem.line});
    row.bind(":place", json_of(problem.place)).run();
  }
  return programme;
}

void put_in_force(Connection& connection, base::ProgrammeId programme, base::Instant at) {
  Query update{connection, "UPDATE programme SET state = 'in_force', in_force_at = :at WHERE id = :id"};
  update.bind(":at", seconds(at)).bind(":id", base::number(programme)).run();
}

std::optional<base::ProgrammeId> programme_with_source(Connection& connection, std::string_view sha256) {
  Query query{connection, "SELECT id FROM programme WHERE source_sha256 = :sha256"};
  query.bind(":sha256", sha256);
  if (!query.step()) return std::nullopt;
  return base::ProgrammeId{query.integer(0)};
}

std::optional<base::ProgrammeId> programme_with_number(Connection& connection, std::string_view number,
                                                       calendar::Day issued_on) {
  Query query{connection, R"(
    SELECT id FROM programme WHERE number = :number AND issued_on = :issued_on AND discarded_at IS NULL)"};
  query.bind(":number", number).bind(":issued_on", calendar::iso(issued_on));
  if (!query.step()) return std::nullopt;
  return base::ProgrammeId{query.integer(0)};
}

std::optional<ProgrammeRow> programme(Connection& connection, base::ProgrammeId id) {
  Query query{connection, R"(
    SELECT id, kind, number, issuer, issued_on, title, first_year, last_year, in_force_at, imported_at, source_name,
           report_period, report_first_day, ended_at, replaced_by, archived_at
    FROM programme WHERE id = :id AND discarded_at IS NULL)"};
  query.bind(":id", base::number(id));
  if (!query.step()) return std::nullopt;
  return programme_row(query);
}

std::vector<ProgrammeRow> programmes(Connection& connection) {
  Query query{connection, R"(
    SELECT id, kind, number, issuer, issued_on, title, first_year, last_year, in_force_at, imported_at, source_name,
           report_period, report_first_day, ended_at, replaced_by, archived_at
    FROM programme WHERE discarded_at IS NULL ORDER BY issued_on, id)"};
  std::vector<ProgrammeRow> rows;
  while (query.step()) rows.push_back(programme_row(query));
  return rows;
}

std::optional<TaskRow> task(Connection& connection, base::TaskId id) {
  Query query{connection, R"(
    SELECT id, programme, ref, owner, owners, text, details, coordinators, deliverable, receiving_level, deadline_text,
           inherited, line, place, leader, note, kind, start_on, due_on, milestones, rrule, period, how, review_on,
           report_period, ended_at
    FROM task WHERE id = :id AND programme NOT IN (SELECT id FROM programme WHERE discarded_at IS NOT NULL))"};
  query.bind(":id", base::number(id));
  if (!query.step()) return std::nullopt;
  return task_row(query);
}

std::vector<TaskRow> tasks_of(Connection& connection, base::ProgrammeId programme) {
  Query query{connection, R"(
    SELECT id, programme, ref, owner, owners, text, details, coordinators, deliverable, receiving_level, deadline_text,
           inherited, line, place, leader, note, kind, start_on, due_on, milestones, rrule, period, how, review_on,
           report_period, ended_at
    FROM task WHERE programme = :programme ORDER BY position)"};
  query.bind(":programme", base::number(programme));
  std::vector<TaskRow> rows;
  while (query.step()) rows.push_back(task_row(query));
  return rows;
}

std::vector<programme::Provision> provisions_of(Connection& connection, base::ProgrammeId programme) {
  Query query{connection, R"(
    SELECT ref, text, line, details, place FROM provision WHERE programme = :programme AND task IS NULL ORDER BY id)"};
  query.bind(":programme", base::number(programme));
  std::vector<programme::Provision> rows;
  while (query.step())
    rows.push_back({.ref = query.text(0),
                    .text = query.text(1),
                    .place = place_in(query.view(4), query.integer(2)),
                    .details = texts_in(query.view(3))});
  return rows;
}

std::vector<base::Problem> problems_of(Connection& connection, base::ProgrammeId programme) {
  Query query{connection,
              "SELECT kind, detail, words, line, place FROM problem WHERE programme = :programme ORDER BY id"};
  query.bind(":programme", base::number(programme));
  std::vector<base::Problem> rows;
  while (query.step()) {
    const auto line = query.integer(3);
    rows.push_back({.kind = query.text(0),
                    .detail = query.text(1),
                    .words = query.text(2),
                    .line = static_cast<int>(line),
                    .place = place_in(query.view(4), line)});
  }
  return rows;
}

}  // namespace store

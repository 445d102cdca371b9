#include "store/progress.h"

#include "store/columns.h"
#include "store/duty_row.h"
#include "store/json.h"

namespace store {
namespace {

template <typename Id>
std::string json_of_ids(const std::vector<Id>& ids) {
  auto numbers = nlohmann::json::array();
  for (const auto id : ids) numbers.push_back(base::number(id));
  return numbers.dump();
}

std::optional<duty::Cause> cause_if_at(Query& query, int column) {
  const auto code = query.text_if(column);
  return code ? duty::cause_of(*code) : std::nullopt;
}

/// duty, person, said_at, words, outlook, cause
std::vector<ProgressRow> progress_rows(Query& query) {
  std::vector<ProgressRow> rows;
  while (query.step()) {
    const auto outlook = query.text_if(4);
    rows.push_back({.duty = base::DutyId{query.integer(0)},
                    .person = base::PersonId{query.integer(1)},
                    .said_at = instant_at(query, 2),
                    .progress = {.words = query.text(3),
                                 .outlook = outlook ? duty::outlook_of(*outlook) : std::nullopt,
                                 .cause = cause_if_at(query, 5)}});
  }
  return rows;
}

}  // namespace

void add_progress(Connection& connection, const ProgressRow& row) {
  Query insert{connection, R"(
    INSERT INTO progress_note (duty, person, said_at, words, outlook, cause)
    VALUES (:duty, :person, :said_at, :words, :outlook, :cause))"};
  const auto& [words, outlook, cause] = row.progress;
  insert.bind(":duty", base::number(row.duty)).bind(":person", base::number(row.person));
  insert.bind(":said_at", seconds(row.said_at)).bind(":words", words);
  insert.bind(":outlook", outlook ? std::optional{duty::code(*outlook)} : std::nullopt);
  insert.bind(":cause", cause ? std::optional{duty::code(*cause)} : std::nullopt).run();
}

std::vector<ProgressRow> progress_of(Connection& connection, base::DutyId duty) {
  Query query{connection, R"(
    SELECT duty, person, said_at, words, outlook, cause FROM progress_note WHERE duty = :duty ORDER BY id DESC)"};
  query.bind(":duty", base::number(duty));
  return progress_rows(query);
}

std::vector<ProgressRow> progress_of_task(Connection& connection, base::TaskId task, int limit) {
  Query query{connection, R"(
    SELECT n.duty, n.person, n.said_at, n.words, n.outlook, n.cause
    FROM assignment a JOIN duty d ON d.assignment = a.id JOIN progress_note n ON n.duty = d.id
    WHERE a.task = :task ORDER BY n.id DESC LIMIT :limit)"};
  query.bind(":task", base::number(task)).bind(":limit", std::int64_t{limit});
  return progress_rows(query);
}

void add_delay(Connection& connection, const DelayRow& row) {
  Query insert{connection, R"(
    INSERT INTO delay (duty, person, said_at, cause, words) VALUES (:duty, :person, :said_at, :cause, :words))"};
  insert.bind(":duty", base::number(row.duty)).bind(":person", base::number(row.person));
  insert.bind(":said_at", seconds(row.said_at)).bind(":words", row.delay.words);
  insert.bind(":cause", duty::code(row.delay.cause.value())).run();
}

std::vector<DelayRow> delays_of(Connection& connection, base::DutyId duty) {
  Query query{connection, R"(
    SELECT duty, person, said_at, cause, words FROM delay WHERE duty = :duty ORDER BY id DESC)"};
  query.bind(":duty", base::number(duty));
  std::vector<DelayRow> rows;
  while (query.step())
    rows.push_back({.duty = base::DutyId{query.integer(0)},
                    .person = base::PersonId{query.integer(1)},
                    .said_at = instant_at(query, 2),
                    .delay = {.cause = duty::cause_of(query.view(3)), .words = query.text(4)}});
  return rows;
}

std::map<base::DutyId, Mark> marks_of(Connection& connection, const std::vector<base::DutyId>& duties,
                                      const Silence& silence) {
  Query query{connection, R"(
    SELECT d.id,
           d.sort = 'dated' AND d.state IN ('needs_action', 'in_process', 'returned') AND d.opens_on <= :until
             AND d.owed_from < :after
             AND NOT EXISTS (SELECT 1 FROM heard h WHERE h.duty = d.id AND h.at >= :after) AS silent,
           (SELECT cause FROM delay WHERE duty = d.id ORDER BY id DESC LIMIT 1) AS cause,
           (SELECT until_on FROM acknowledgement
            WHERE duty = d.id AND said_at > d.owed_from ORDER BY id DESC LIMIT 1) AS acknowledged_until
    FROM json_each(:duties) j JOIN duty_listed d ON d.id = j.value)"};
  query.bind(":duties", json_of_ids(duties)).bind(":until", calendar::iso(silence.until));
  query.bind(":after", seconds(silence.after));
  std::map<base::DutyId, Mark> marks;
  while (query.step()) {
    const Mark mark{
        .silent = query.integer(1) != 0, .cause = cause_if_at(query, 2), .acknowledged_until = day_if_at(query, 3)};
    if (mark.silent || mark.cause || mark.acknowledged_until) marks.emplace(base::DutyId{query.integer(0)}, mark);
  }
  return marks;
}

std::vector<DutyRow> silent_duties(Connection& connection, const Silence& silence,
                                   const std::vector<base::AgencyId>& agencies, std::optional<Cursor> after,
                                   int limit) {
  Query query{connection, R"(
    SELECT * FROM duty_listed d WHERE sort = 'dated'
      AND state IN ('needs_action', 'in_process', 'claimed', 'returned') AND state <> 'claimed' AND opens_on <= :until AND owed_from < :after AND ended_on IS NULL AND archived_at IS NULL
      AND (:agencies = '[]' OR agency IN (SELECT value FROM json_each(:agencies))
           OR of_group IN (SELECT value FROM json_each(:agencies)))
      AND NOT EXISTS (SELECT 1 FROM heard h WHERE h.duty = d.id AND h.at >= :after)
      AND (due_on, id) > (:after_due_on, :after_id)
    ORDER BY due_on, id LIMIT :limit)"};
  const auto from = after.value_or(Cursor{calendar::day_in("0001-01-01").value(), 0});
  query.bind(":until", calendar::iso(silence.until)).bind(":after", seconds(silence.after));
  query.bind(":agencies", json_of_ids(agencies)).bind(":limit", std::int64_t{limit});
  query.bind(":after_due_on", calendar::iso(from.due_on)).bind(":after_id", from.id);
  std::vector<DutyRow> rows;
  while (query.step()) rows.push_back(duty_row(query));
  return rows;
}

std::int64_t count_silent(Connection& connection, const Silence& silence) {
  Query query{connection, R"(
    SELECT count(*) FROM duty_listed d WHERE sort = 'dated'
      AND state IN ('needs_action', 'in_process', 'claimed', 'returned') AND state <> 'claimed' AND opens_on <= :until AND owed_from < :after AND ended_on IS NULL AND archived_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM heard h WHERE h.duty = d.id AND h.at >= :after))"};
  query.bind(":until", calendar::iso(silence.until)).bind(":after", seconds(silence.after)).step();
  return query.integer(0);
}

std::vector<CauseGroup> causes_of_open(Connection& connection, calendar::Day due_until) {
  Query query{connection, R"(
    SELECT (SELECT cause FROM delay WHERE duty = d.id ORDER BY id DESC LIMIT 1) AS cause, d.state, d.due_on,
           d.evidence_on, count(*)
    FROM duty d
    WHERE d.sort = 'dated' AND d.state IN ('needs_action', 'in_process', 'claimed', 'returned') AND d.due_on <= :until
    GROUP BY cause, d.state, d.due_on, d.evidence_on)"};
  query.bind(":until", calendar::iso(due_until));
  std::vector<CauseGroup> groups;
  while (query.step())
    groups.push_back({.cause = cause_if_at(query, 0),
                      .facts = {.sort = duty::Sort::dated,
                                .state = duty::state_of(query.view(1)).value(),
                                .due_on = day_at(query, 2),
                                .evidence_on = day_if_at(query, 3)},
                      .count = query.integer(4)});
  return groups;
}

}  // namespace store

#include "store/duties.h"

#include "store/columns.h"
#include "store/duty_row.h"

namespace store {
namespace {

duty::State state_written(std::string_view text) { return duty::state_of(text).value(); }

std::optional<base::AgencyId> agency_if_at(Query& query, int column) {
  const auto number = query.integer_if(column);
  return number ? std::optional{base::AgencyId{*number}} : std::nullopt;
}

}  // namespace

DutyRow duty_row(Query& query) {
  return {.id = base::DutyId{query.integer(0)},
          .task = base::TaskId{query.integer(1)},
          .agency = base::AgencyId{query.integer(2)},
          .assignment = base::AssignmentId{query.integer(21)},
          .programme = base::ProgrammeId{query.integer(20)},
          .number = static_cast<int>(query.integer(3)),
          .sort = duty::sort_of(query.view(4)).value(),
          .opens_on = day_at(query, 5),
          .original_due_on = day_at(query, 6),
          .due_on = day_at(query, 7),
          .due_version = static_cast<int>(query.integer(8)),
          .ladder = duty::ladder_of_code(query.view(9)).value(),
          .state = state_written(query.view(10)),
          .evidence_on = day_if_at(query, 11),
          .ref = query.text(12),
          .text = query.text(13),
          .agency_name = query.text(14),
          .deliverable = query.text_if(15),
          .receiving_level = query.text_if(16),
          .issuer = query.text_if(17),
          .programme_number = query.text_if(18),
          .owed_from = instant_at(query, 19),
          .ended_on = day_if_at(query, 24),
          .of_group = agency_if_at(query, 25)};
}

namespace {

std::vector<DutyRow> rows(Query& query) {
  std::vector<DutyRow> found;
  while (query.step()) found.push_back(duty_row(query));
  return found;
}

}  // namespace

base::AssignmentId add_assignment(Connection& connection, base::TaskId task, base::AgencyId agency) {
  Query insert{connection, "INSERT INTO assignment (task, agency) VALUES (:task, :agency)"};
  insert.bind(":task", base::number(task)).bind(":agency", base::number(agency)).run();
  return base::AssignmentId{connection.database().getLastInsertRowid()};
}

base::DutyId add_duty(Connection& connection, base::AssignmentId assignment, const duty::Duty& duty,
                      std::optional<base::Instant> made_at) {
  Query insert{connection, R"(
    INSERT INTO duty (assignment, number, sort, opens_on, original_due_on, due_on, ladder, made_at, owed_from)
    VALUES (:assignment, :number, :sort, :opens_on, :due_on, :due_on, :ladder, :made_at, :made_at))"};
  insert.bind(":made_at", made_at ? std::optional{seconds(*made_at)} : std::nullopt);
  insert.bind(":assignment", base::number(assignment)).bind(":number", std::int64_t{duty.number});
  insert.bind(":sort", duty::code(duty.sort)).bind(":ladder", duty::code(duty.ladder));
  insert.bind(":opens_on", calendar::iso(duty.opens_on)).bind(":due_on", calendar::iso(duty.due_on)).run();
  return base::DutyId{connection.database().getLastInsertRowid()};
}

std::optional<DutyRow> duty(Connection& connection, base::DutyId id) {
  Query query{connection, R"(
    SELECT * FROM duty_listed WHERE id = :id)"};
  query.bind(":id", base::number(id));
  if (!query.step()) return std::nullopt;
  return duty_row(query);
}

std::vector<DutyRow> duties_of_task(Connection& connection, base::TaskId task) {
  Query query{connection, R"(
    SELECT * FROM duty_listed WHERE task = :task AND of_group IS NULL AND ended_on IS NULL
    ORDER BY assignment, number)"};
  query.bind(":task", base::number(task));
  return rows(query);
}

std::vector<DutyRow> duties_of_members(Connection& connection, base::TaskId task, base::AgencyId body, int number) {
  Query query{connection, R"(
    SELECT * FROM duty_listed WHERE of_group = :body AND task = :task AND number = :number AND ended_on IS NULL
    ORDER BY agency_name, id)"};
  query.bind(":task", base::number(task)).bind(":body", base::number(body)).bind(":number", std::int64_t{number});
  return rows(query);
}

std::vector<DutyRow> duties_of_assignment(Connection& connection, base::AssignmentId assignment) {
  Query query{connection, "SELECT * FROM duty_listed WHERE assignment = :assignment ORDER BY number"};
  query.bind(":assignment", base::number(assignment));
  return rows(query);
}

std::vector<DutyRow> duties_of_agency(Connection& connection, base::AgencyId agency, calendar::Day opened_by) {
  Query query{connection, R"(
    SELECT * FROM duty_listed WHERE agency = :agency AND opens_on <= :opened_by AND ended_on IS NULL
      AND archived_at IS NULL
    ORDER BY due_on, id)"};
  query.bind(":agency", base::number(agency)).bind(":opened_by", calendar::iso(opened_by));
  return rows(query);
}

namespace {

std::vector<DutyRow> open_of_all(Connection& connection, calendar::Day until, const Cursor& after, int limit) {
  Query query{connection, R"(
    SELECT * FROM duty_listed WHERE sort = 'dated'
      AND state IN ('needs_action', 'in_process', 'claimed', 'returned')
      AND due_on <= :until AND (due_on, id) > (:after_due_on, :after_id)
    ORDER BY due_on, id LIMIT :limit)"};
  query.bind(":until", calendar::iso(until)).bind(":limit", std::int64_t{limit});
  query.bind(":after_due_on", calendar::iso(after.due_on)).bind(":after_id", after.id);
  return rows(query);
}

std::vector<DutyRow> open_of_one(Connection& connection, calendar::Day until, base::AgencyId agency,
                                 const Cursor& after, int limit) {
  Query query{connection, R"(
    SELECT * FROM duty_listed WHERE (agency = :agency OR of_group = :agency) AND sort = 'dated'
      AND state IN ('needs_action', 'in_process', 'claimed', 'returned')
      AND due_on <= :until AND (due_on, id) > (:after_due_on, :after_id)
    ORDER BY due_on, id LIMIT :limit)"};
  query.bind(":agency", base::number(agency)).bind(":until", calendar::iso(until)).bind(":limit", std::int64_t{limit});
  query.bind(":after_due_on", calendar::iso(after.due_on)).bind(":after_id", after.id);
  return rows(query);
}

}  // namespace

std::vector<DutyRow> open_due_until(Connection& connection, calendar::Day until, std::optional<base::AgencyId> agency,
                                    std::optional<Cursor> after, int limit) {
  const auto from = after.value_or(Cursor{calendar::day_in("0001-01-01").value(), 0});
  return agency ? open_of_one(connection, until, *agency, from, limit) : open_of_all(connection, until, from, limit);
}

namespace {

/// Which duties of a past moment are asked for: the open dated ones due up to a day, or all that were not completed
/// before an instant.
struct Wanted {
  std::optional<calendar::Day> open_until;
  std::optional<base::Instant> not_completed_before;
  std::optional<base::AgencyId> agency;
};

std::vector<DutyRow> duties_as_of(Connection& connection, base::Instant moment, const Wanted& wanted) {
  // The claims of then: none, one that waits, or one decided by then. A decision made since counts for nothing: the day
  // is that of the last version known then, the agency the one from which it was first handed over since.
  // An agency's may be what it has now, and what it has handed over since.
  Query query{connection, R"(
    WITH asked (duty) AS (
      SELECT id FROM duty WHERE :agency IS NULL
      UNION SELECT y.id FROM assignment a JOIN duty y ON y.assignment = a.id WHERE a.agency = :agency
      UNION SELECT y.id FROM assignment a JOIN duty y ON y.assignment = a.id WHERE a.of_group = :agency
      UNION SELECT r.duty FROM transfer r WHERE r.from_agency = :agency
      UNION SELECT h.duty FROM handed_over h WHERE h.from_agency = :agency),
    known AS (
      SELECT d.*,
             coalesce((SELECT v.due_on FROM due_version v JOIN decision x ON x.id = v.decision
                       WHERE v.duty = d.id AND x.decided_at <= :moment ORDER BY v.version DESC LIMIT 1),
                      d.original_due_on) AS due_then,
             coalesce((SELECT max(v.version) FROM due_version v JOIN decision x ON x.id = v.decision
                       WHERE v.duty = d.id AND x.decided_at <= :moment), 1) AS version_then,
             coalesce((SELECT r.from_agency FROM transfer r JOIN decision x ON x.id = r.decision
                       WHERE r.duty = d.id AND x.decided_at > :moment ORDER BY r.id LIMIT 1),
                      (SELECT h.from_agency FROM handed_over h
                       WHERE h.duty = d.id AND h.day > :day ORDER BY h.day, h.id LIMIT 1), d.agency) AS agency_then,
             coalesce((SELECT s.new FROM duty_state s JOIN decision x ON x.id = s.decision
                       WHERE s.duty = d.id AND x.decided_at <= :moment ORDER BY s.id DESC LIMIT 1), '') AS decided_then,
             (SELECT max(id) FROM claim WHERE duty = d.id AND claimed_at <= :moment
              AND (state <> 'withdrawn' OR decided_at > :moment)) AS claim_then
      FROM asked CROSS JOIN duty_listed d ON d.id = asked.duty
      WHERE d.made_at <= :moment AND (d.ended_on IS NULL OR d.ended_on > :day)
        AND (:open_until IS NULL OR d.sort = 'dated') AND (:open_until IS NOT NULL OR d.opens_on <= :day))
    SELECT d.id, d.task, agency_then, d.number, d.sort, d.opens_on, d.original_due_on, due_then, version_then, d.ladder,
           CASE WHEN decided_then IN ('suspended', 'cancelled') THEN decided_then
                WHEN c.id IS NULL AND EXISTS (SELECT 1 FROM progress_note n
                                              WHERE n.duty = d.id AND n.said_at <= :moment) THEN 'in_process'
                WHEN c.id IS NULL THEN 'needs_action'
                WHEN c.accepted_at <= :moment AND c.decided_at > :moment THEN 'completed'
                WHEN c.decided_at IS NULL OR c.decided_at > :moment THEN 'claimed'
                WHEN c.state = 'confirmed' THEN 'completed' ELSE 'returned' END AS state_then,
           CASE WHEN c.id IS NULL OR (c.decided_at <= :moment AND c.state = 'returned') THEN NULL
                ELSE coalesce((SELECT k.old_document_on FROM correction k
                               WHERE k.claim = c.id AND k.state = 'approved' AND k.decided_at > :moment
                               ORDER BY k.id LIMIT 1), c.document_on) END,
           d.ref, d.text, g.name, d.deliverable, d.receiving_level, d.issuer, d.programme_number, d.owed_from,
           d.programme, d.assignment, d.made_at, d.archived_at, d.ended_on, d.of_group
    FROM known d JOIN agency g ON g.id = agency_then LEFT JOIN claim c ON c.id = claim_then
    WHERE (:open_until IS NULL
           OR (due_then <= :open_until AND state_then IN ('needs_action', 'in_process', 'claimed', 'returned')))
      AND (:completed_from IS NULL OR state_then <> 'completed' OR c.decided_at >= :completed_from)
      AND (:agency IS NULL OR agency_then = :agency OR d.of_group = :agency)
    ORDER BY due_then, d.id)"};
  query.bind(":moment", seconds(moment)).bind(":day", calendar::iso(calendar::day_in_vietnam(moment)));
  query.bind(":open_until", wanted.open_until ? std::optional{calendar::iso(*wanted.open_until)} : std::nullopt);
  query.bind(":completed_from",
             wanted.not_completed_before ? std::optional{seconds(*wanted.not_completed_before)} : std::nullopt);
  query.bind(":agency", wanted.agency ? std::optional{base::number(*wanted.agency)} : std::nullopt);
  return rows(query);
}

}  // namespace

std::vector<DutyRow> open_due_until_as_of(Connection& connection, calendar::Day until,
                                          std::optional<base::AgencyId> agency, base::Instant moment) {
  return duties_as_of(connection, moment, {.open_until = until, .not_completed_before = {}, .agency = agency});
}

std::vector<DutyRow> duties_of_time(Connection& connection, base::Instant from, base::Instant until) {
  return duties_as_of(connection, until, {.open_until = {}, .not_completed_before = from, .agency = {}});
}

std::vector<DutyRow> wanting_due_on(Connection& connection, calendar::Day due_on, duty::Ladder length,
                                    duty::Sort sort) {
  Query query{connection, R"(
    SELECT * FROM duty_listed WHERE due_on = :due_on AND ladder = :length AND sort = :sort
      AND state IN ('needs_action', 'in_process', 'returned')
    ORDER BY id)"};
  query.bind(":due_on", calendar::iso(due_on)).bind(":length", duty::code(length)).bind(":sort", duty::code(sort));
  return rows(query);
}

std::vector<DutyRow> open_due_on(Connection& connection, const std::vector<calendar::Day>& due_days) {
  std::vector<DutyRow> found;
  for (const auto day : due_days) {
    Query query{connection, R"(
      SELECT * FROM duty_listed WHERE due_on = :day AND sort = 'dated'
        AND state IN ('needs_action', 'in_process', 'claimed', 'returned')
      UNION ALL
      SELECT * FROM duty_listed WHERE due_on = :day AND sort = 'report'
        AND state IN ('needs_action', 'in_process', 'claimed', 'returned')
      ORDER BY id)"};
    query.bind(":day", calendar::iso(day));
    while (query.step()) found.push_back(duty_row(query));
  }
  return found;
}

std::vector<DutyRow> open_of_programme(Connection& connection, base::ProgrammeId programme, calendar::Day opened_by) {
  Query query{connection, R"(
    SELECT * FROM duty_listed WHERE programme = :programme AND opens_on <= :opened_by
      AND state IN ('needs_action', 'in_process', 'claimed', 'returned')
    ORDER BY due_on, id)"};
  query.bind(":programme", base::number(programme)).bind(":opened_by", calendar::iso(opened_by));
  return rows(query);
}

std::vector<calendar::Day> open_due_days(Connection& connection) {
  Query query{connection, R"(
    SELECT due_on FROM duty
    WHERE sort = 'dated' AND state IN ('needs_action', 'in_process', 'claimed', 'returned')
    UNION
    SELECT due_on FROM duty
    WHERE sort = 'report' AND state IN ('needs_action', 'in_process', 'claimed', 'returned')
    ORDER BY due_on)"};
  std::vector<calendar::Day> days;
  while (query.step()) days.push_back(day_at(query, 0));
  return days;
}

std::vector<DutyRow> open_owed_from(Connection& connection, base::Instant after, base::Instant until) {
  Query query{connection, R"(
    SELECT * FROM duty_listed
    WHERE id IN (SELECT id FROM duty WHERE owed_from > :after AND owed_from <= :until)
      AND state IN ('needs_action', 'in_process', 'claimed', 'returned')
    ORDER BY due_on, id)"};
  query.bind(":after", seconds(after)).bind(":until", seconds(until));
  return rows(query);
}

std::optional<calendar::Day> earliest_open_due_on(Connection& connection) {
  // Each half is the first entry of its index; left alone, SQLite walks over the whole of it for min().
  Query query{connection, R"(
    SELECT min(first) FROM (
      SELECT * FROM (SELECT due_on AS first FROM duty INDEXED BY duty_open
                     WHERE sort = 'dated' AND state IN ('needs_action', 'in_process', 'claimed', 'returned')
                     ORDER BY due_on LIMIT 1)
      UNION ALL
      SELECT * FROM (SELECT due_on FROM duty INDEXED BY duty_report_open
                     WHERE sort = 'report' AND state IN ('needs_action', 'in_process', 'claimed', 'returned')
                     ORDER BY due_on LIMIT 1)))"};
  query.step();
  return day_if_at(query, 0);
}

void set_state(Connection& connection, base::DutyId duty, duty::State state, std::optional<calendar::Day> evidence_on) {
  Query update{connection, "UPDATE duty SET state = :state, evidence_on = :evidence_on WHERE id = :id"};
  update.bind(":state", duty::code(state)).bind(":id", base::number(duty));
  update.bind(":evidence_on", evidence_on ? std::optional{calendar::iso(*evidence_on)} : std::nullopt).run();
}

}  // namespace store

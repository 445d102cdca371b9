#include <map>

#include "store/columns.h"
#include "store/members.h"

namespace store {
namespace {

using calendar::Day;

/// What became of each task, counted while rows are changed.
class Changes {
 public:
  /// Runs a statement that returns the assignment of each duty it changed.
  void count(Query& query, int TaskChange::*counter) {
    while (query.step()) ++(by_assignment_[query.integer(0)].*counter);
  }

  std::vector<TaskChange> of_tasks(Connection& connection) const {
    std::map<base::TaskId, TaskChange> by_task;
    for (const auto& [assignment, change] : by_assignment_) {
      Query query{connection, "SELECT task FROM assignment WHERE id = :id"};
      query.bind(":id", assignment).step();
      const base::TaskId task{query.integer(0)};
      auto& sum = by_task[task];
      sum.task = task;
      sum.given += change.given;
      sum.ended += change.ended;
    }
    std::vector<TaskChange> changes;
    for (const auto& [task, change] : by_task) changes.push_back(change);
    return changes;
  }

 private:
  std::map<std::int64_t, TaskChange> by_assignment_;
};

/// One fan-out, statement by statement. A holder is a member of the day; `since` is its first day.
class FanOut {
 public:
  FanOut(Connection& connection, base::AgencyId body, Day on, std::optional<base::Instant> made_at)
      : connection_{connection},
        body_{base::number(body)},
        on_{calendar::iso(on)},
        at_{seconds(calendar::instant_in_vietnam(on, std::chrono::minutes{0}))} {
    if (made_at) made_at_ = seconds(*made_at);
  }

  std::vector<TaskChange> run() {
    end_leavers();
    if (has_holders()) {
      add_assignments();
      give_duties();
      copy_versions();
      end_own();
    } else {
      take_back();
    }
    return changes_.of_tasks(connection_);
  }

 private:
  bool has_holders() {
    Query query{connection_, R"(
      SELECT 1 FROM membership WHERE body = :body
        AND coalesce(from_on <= :on, 1) AND coalesce(:on <= until_on, 1) LIMIT 1)"};
    return query.bind(":body", body_).bind(":on", on_).step();
  }

  void end_leavers() {
    Query duties{connection_, R"(
      UPDATE duty SET state = 'cancelled', ended_on = :on
      WHERE state IN ('needs_action', 'in_process', 'returned', 'suspended') AND assignment IN (
        SELECT id FROM assignment WHERE of_group = :body AND agency NOT IN (
          SELECT agency FROM membership WHERE body = :body
            AND coalesce(from_on <= :on, 1) AND coalesce(:on <= until_on, 1)))
      RETURNING assignment)"};
    changes_.count(duties.bind(":body", body_).bind(":on", on_), &TaskChange::ended);
    Query assignments{connection_, R"(
      UPDATE assignment SET ended_at = :at, left_on = :on
      WHERE of_group = :body AND ended_at IS NULL AND agency NOT IN (
        SELECT agency FROM membership WHERE body = :body
          AND coalesce(from_on <= :on, 1) AND coalesce(:on <= until_on, 1)))"};
    assignments.bind(":body", body_).bind(":on", on_).bind(":at", at_).run();
  }

  /// A member that leads a task by its own name too, or as member of another group, owes it once.
  void add_assignments() {
    Query insert{connection_, R"(
      INSERT INTO assignment (task, agency, of_group)
      SELECT own.task, m.agency, :body
      FROM assignment own JOIN task t ON t.id = own.task JOIN programme p ON p.id = t.programme JOIN membership m ON m.body = :body
      WHERE own.agency = :body AND own.of_group IS NULL AND (own.ended_at IS NULL OR own.left_on IS NOT NULL)
        AND p.in_force_at IS NOT NULL AND p.ended_at IS NULL AND t.ended_at IS NULL
        AND coalesce(m.from_on <= :on, 1) AND coalesce(:on <= m.until_on, 1)
      ORDER BY own.id, m.id
      ON CONFLICT (task, agency) DO UPDATE SET of_group = excluded.of_group, ended_at = NULL, left_on = NULL
        WHERE left_on IS NOT NULL)"};
    insert.bind(":body", body_).bind(":on", on_).run();
  }

  void give_duties() {
    Query insert{connection_, R"(
      INSERT INTO duty (assignment, number, sort, opens_on, original_due_on, due_on, due_version, ladder, made_at,
                        owed_from)
      SELECT a.id, d.number, d.sort, d.opens_on, d.original_due_on, d.due_on, d.due_version, d.ladder, :made_at, :made_at
      FROM assignment own JOIN task t ON t.id = own.task JOIN programme p ON p.id = t.programme
        JOIN membership m ON m.body = :body
        JOIN assignment a ON a.task = own.task AND a.agency = m.agency AND a.of_group = :body
        JOIN duty d ON d.assignment = own.id
      WHERE own.agency = :body AND own.of_group IS NULL AND (own.ended_at IS NULL OR own.left_on IS NOT NULL)
        AND a.ended_at IS NULL AND p.in_force_at IS NOT NULL AND p.ended_at IS NULL AND t.ended_at IS NULL
        AND coalesce(m.from_on <= :on, 1) AND coalesce(:on <= m.until_on, 1)
        AND (d.ended_on IS NOT NULL OR d.state IN ('needs_action', 'in_process', 'returned'))
        AND coalesce(m.from_on <= d.due_on, 1)
      ORDER BY a.id, d.number
      ON CONFLICT (assignment, number) DO UPDATE SET state = 'needs_action', ended_on = NULL, owed_from = excluded.owed_from
        WHERE ended_on IS NOT NULL
      RETURNING assignment)"};
    insert.bind(":body", body_).bind(":on", on_);
    changes_.count(insert.bind(":made_at", made_at_), &TaskChange::given);
  }

  /// A day that the group's own duty was given by a decision is the members' by the same decision.
  void copy_versions() {
    Query insert{connection_, R"(
      INSERT INTO due_version (duty, version, due_on, decision)
      SELECT d.id, v.version, v.due_on, v.decision
      FROM assignment own JOIN duty model ON model.assignment = own.id JOIN due_version v ON v.duty = model.id
        JOIN assignment a ON a.task = own.task AND a.of_group = :body
        JOIN duty d ON d.assignment = a.id AND d.number = model.number AND v.version <= d.due_version
      WHERE own.agency = :body AND own.of_group IS NULL
      ON CONFLICT DO NOTHING)"};
    insert.bind(":body", body_).run();
  }

  /// What no member holds, since it was due before anyone was one, stays the group's own.
  void end_own() {
    Query duties{connection_, R"(
      UPDATE duty SET state = 'cancelled', ended_on = :on
      WHERE state IN ('needs_action', 'in_process', 'returned')
        AND assignment IN (SELECT id FROM assignment WHERE agency = :body AND of_group IS NULL)
        AND EXISTS (SELECT 1 FROM membership m WHERE m.body = :body AND coalesce(m.from_on <= :on, 1)
                      AND coalesce(:on <= m.until_on, 1) AND coalesce(m.from_on <= duty.due_on, 1))
      RETURNING assignment)"};
    changes_.count(duties.bind(":body", body_).bind(":on", on_), &TaskChange::ended);
    Query assignments{connection_, R"(
      UPDATE assignment SET ended_at = :at, left_on = :on
      WHERE agency = :body AND of_group IS NULL AND ended_at IS NULL)"};
    assignments.bind(":body", body_).bind(":on", on_).bind(":at", at_).run();
  }

  /// The last member has left: from that day the group itself holds what is due.
  void take_back() {
    Query duties{connection_, R"(
      UPDATE duty SET state = 'needs_action', ended_on = NULL, owed_from = :made_at
      WHERE ended_on IS NOT NULL AND due_on >= :on AND assignment IN (
        SELECT a.id FROM assignment a JOIN task t ON t.id = a.task JOIN programme p ON p.id = t.programme
        WHERE a.agency = :body AND a.of_group IS NULL AND a.left_on IS NOT NULL
          AND p.in_force_at IS NOT NULL AND p.ended_at IS NULL AND t.ended_at IS NULL)
      RETURNING assignment)"};
    duties.bind(":body", body_).bind(":on", on_);
    changes_.count(duties.bind(":made_at", made_at_), &TaskChange::given);
    Query assignments{connection_, R"(
      UPDATE assignment SET ended_at = NULL, left_on = NULL
      WHERE agency = :body AND of_group IS NULL AND left_on IS NOT NULL)"};
    assignments.bind(":body", body_).run();
  }

  Connection& connection_;
  std::int64_t body_;
  std::string on_;
  std::int64_t at_;  ///< the beginning of that day
  std::optional<std::int64_t> made_at_;
  Changes changes_;
};

}  // namespace

std::vector<TaskChange> fan_out(Connection& connection, base::AgencyId body, Day on,
                                std::optional<base::Instant> made_at) {
  return FanOut{connection, body, on, made_at}.run();
}

std::vector<base::AgencyId> groups_leading(Connection& connection, base::ProgrammeId programme) {
  Query query{connection, R"(
    SELECT DISTINCT g.id FROM task t JOIN assignment a ON a.task = t.id JOIN agency g ON g.id = a.agency
    WHERE t.programme = :programme AND g.is_group = 1 ORDER BY g.id)"};
  query.bind(":programme", base::number(programme));
  std::vector<base::AgencyId> groups;
  while (query.step()) groups.push_back(base::AgencyId{query.integer(0)});
  return groups;
}

std::optional<EndedAssignment> ended_assignment_of(Connection& connection, base::DutyId duty) {
  Query query{connection, R"(
    SELECT a.agency, coalesce(a.of_group, a.agency) FROM duty d JOIN assignment a ON a.id = d.assignment
    WHERE d.id = :duty AND a.ended_at IS NOT NULL)"};
  query.bind(":duty", base::number(duty));
  if (!query.step()) return std::nullopt;
  return EndedAssignment{base::AgencyId{query.integer(0)}, base::AgencyId{query.integer(1)}};
}

}  // namespace store

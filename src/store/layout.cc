#include "store/layout.h"

#include <list>
#include <set>
#include <unordered_map>

#include "store/columns.h"
#include "store/json.h"

namespace store {
namespace {

/// The wanted order, with the tasks that it leaves out behind those that they stand behind now.
std::list<Placed> whole_order(const std::vector<Placed>& now, const std::vector<Placed>& wanted) {
  std::list<Placed> order{wanted.begin(), wanted.end()};
  std::unordered_map<std::int64_t, std::list<Placed>::iterator> places;
  for (auto at = order.begin(); at != order.end(); ++at) places.emplace(base::number(at->first), at);
  auto behind = order.begin();
  for (const auto& placed : now) {
    if (const auto known = places.find(base::number(placed.first)); known != places.end())
      behind = std::next(known->second);
    else
      order.insert(behind, placed);
  }
  return order;
}

std::string old_ref(const std::string& ref, const std::set<std::string>& taken) {
  auto name = ref + " (cũ)";
  for (int count = 2; taken.contains(name); ++count) name = ref + " (cũ " + std::to_string(count) + ")";
  return name;
}

/// Gives those that are not wanted other refs where theirs are taken.
void part_refs(std::list<Placed>& order, const std::vector<Placed>& wanted) {
  std::set<std::int64_t> known;
  std::set<std::string> taken;
  for (const auto& [task, ref] : wanted) known.insert(base::number(task)), taken.insert(ref);
  for (auto& [task, ref] : order) {
    if (known.contains(base::number(task))) continue;
    if (taken.contains(ref)) ref = old_ref(ref, taken);
    taken.insert(ref);
  }
}

void set_position(Connection& connection, base::TaskId task, std::int64_t position) {
  Query update{connection, "UPDATE task SET position = :position WHERE id = :id"};
  update.bind(":position", position).bind(":id", base::number(task)).run();
}

}  // namespace

std::vector<Placed> layout_of(Connection& connection, base::ProgrammeId programme) {
  Query query{connection, "SELECT id, ref FROM task WHERE programme = :programme ORDER BY position"};
  query.bind(":programme", base::number(programme));
  std::vector<Placed> placed;
  while (query.step()) placed.emplace_back(base::TaskId{query.integer(0)}, query.text(1));
  return placed;
}

std::vector<Renamed> lay_out(Connection& connection, base::ProgrammeId programme, std::vector<Placed> wanted) {
  const auto now = layout_of(connection, programme);
  std::unordered_map<std::int64_t, std::string> refs;
  for (const auto& [task, ref] : now) refs.emplace(base::number(task), ref);
  std::erase_if(wanted, [&](const auto& placed) { return !refs.contains(base::number(placed.first)); });
  auto order = whole_order(now, wanted);
  part_refs(order, wanted);
  // Positions and refs are unique, so all that changes is put aside first.
  Query aside{connection, "UPDATE task SET position = -position WHERE programme = :programme"};
  aside.bind(":programme", base::number(programme)).run();
  std::vector<Renamed> renamed;
  for (std::int64_t position = 1; const auto& [task, ref] : order) {
    set_position(connection, task, position++);
    if (const auto& old = refs.at(base::number(task)); old != ref) renamed.push_back({task, old, ref});
  }
  for (const auto& [task, from, to] : renamed) {
    Query put_aside{connection, "UPDATE task SET ref = 'renumbered ' || id WHERE id = :id"};
    put_aside.bind(":id", base::number(task)).run();
  }
  for (const auto& [id, from, to] : renamed) set_ref(connection, id, to);
  return renamed;
}

std::string state_of_task(Connection& connection, base::TaskId task) {
  Query query{connection, R"(
    SELECT json_object(
      'owner', owner, 'owners', owners, 'text', text, 'details', details, 'coordinators', coordinators,
      'deliverable', deliverable, 'receiving_level', receiving_level, 'deadline_text', deadline_text,
      'inherited', inherited, 'line', line, 'place', place, 'leader', leader, 'note', note, 'kind', kind,
      'start_on', start_on, 'due_on', due_on, 'milestones', milestones, 'rrule', rrule, 'period', period, 'how', how,
      'review_on', review_on, 'ended_at', ended_at, 'amendment', amendment,
      'assignments', (SELECT json_group_array(a.id) FROM assignment a WHERE a.task = task.id AND a.ended_at IS NULL),
      'duties', (SELECT json_group_array(json_array(d.id, d.assignment, d.due_on, d.state))
                 FROM duty d JOIN assignment a ON a.id = d.assignment WHERE a.task = task.id))
    FROM task WHERE id = :id)"};
  query.bind(":id", base::number(task)).step();
  return query.text(0);
}

std::vector<DutyFound> duties_found(std::string_view json) {
  std::vector<DutyFound> found;
  const auto state = nlohmann::json::parse(json);
  for (const auto& each : state.at("duties"))
    found.push_back({.id = base::DutyId{each.at(0).get<std::int64_t>()},
                     .assignment = base::AssignmentId{each.at(1).get<std::int64_t>()},
                     .due_on = calendar::day_in(each.at(2).get<std::string>()).value(),
                     .state = duty::state_of(each.at(3).get<std::string>()).value()});
  return found;
}

std::vector<base::AssignmentId> assignments_found(std::string_view json) {
  std::vector<base::AssignmentId> found;
  const auto state = nlohmann::json::parse(json);
  for (const auto& each : state.at("assignments")) found.push_back(base::AssignmentId{each.get<std::int64_t>()});
  return found;
}

void restore_task(Connection& connection, base::TaskId id, std::string_view json) {
  Query update{connection, R"(
    UPDATE task SET
      owner = json_extract(:s, '$.owner'), owners = json_extract(:s, '$.owners'), text = json_extract(:s, '$.text'),
      details = json_extract(:s, '$.details'), coordinators = json_extract(:s, '$.coordinators'),
      deliverable = json_extract(:s, '$.deliverable'), receiving_level = json_extract(:s, '$.receiving_level'),
      deadline_text = json_extract(:s, '$.deadline_text'), inherited = json_extract(:s, '$.inherited'),
      line = json_extract(:s, '$.line'), place = json_extract(:s, '$.place'), leader = json_extract(:s, '$.leader'),
      note = json_extract(:s, '$.note'), kind = json_extract(:s, '$.kind'), start_on = json_extract(:s, '$.start_on'),
      due_on = json_extract(:s, '$.due_on'), milestones = json_extract(:s, '$.milestones'),
      rrule = json_extract(:s, '$.rrule'), period = json_extract(:s, '$.period'), how = json_extract(:s, '$.how'),
      review_on = json_extract(:s, '$.review_on'), ended_at = json_extract(:s, '$.ended_at'),
      amendment = json_extract(:s, '$.amendment')
    WHERE id = :id)"};
  update.bind(":s", json).bind(":id", base::number(id)).run();
  set_ref(connection, id, task(connection, id).value().ref);  // search follows the words
}

}  // namespace store

#include "store/amendments.h"

#include <algorithm>
#include <array>

#include "store/columns.h"
#include "store/json.h"
#include "store/printed.h"

namespace store {
namespace {

constexpr std::array<std::string_view, 4> states{"pending", "accepted", "rejected", "superseded"};

ItemState state_of_code(std::string_view code) {
  return static_cast<ItemState>(std::ranges::find(states, code) - states.begin());
}

std::string layout_json(const std::vector<LaidOut>& layout) {
  auto json = nlohmann::json::array();
  for (const auto& [task, ref] : layout)
    json.push_back({task ? nlohmann::json(base::number(*task)) : nlohmann::json(nullptr), ref});
  return json.dump();
}

std::vector<LaidOut> layout_in(std::string_view text) {
  std::vector<LaidOut> layout;
  for (const auto& each : nlohmann::json::parse(text)) {
    LaidOut placed{.task = {}, .ref = each.at(1).get<std::string>()};
    if (!each.at(0).is_null()) placed.task = base::TaskId{each.at(0).get<std::int64_t>()};
    layout.push_back(std::move(placed));
  }
  return layout;
}

std::string renumberings_json(const std::vector<programme::Renumbering>& renumberings) {
  auto json = nlohmann::json::array();
  for (const auto& each : renumberings) json.push_back({{"from", each.from}, {"to", each.to}, {"tasks", each.tasks}});
  return json.dump();
}

std::vector<programme::Renumbering> renumberings_in(std::string_view text) {
  std::vector<programme::Renumbering> renumberings;
  for (const auto& each : nlohmann::json::parse(text))
    renumberings.push_back(
        {each.at("from").get<std::string>(), each.at("to").get<std::string>(), each.at("tasks").get<std::size_t>()});
  return renumberings;
}

AmendmentRow amendment_row(Query& query) {
  AmendmentRow row{.id = AmendmentId{query.integer(0)},
                   .programme = base::ProgrammeId{query.integer(1)},
                   .number = query.text(2),
                   .issued_on = day_at(query, 3),
                   .authority = query.text(4),
                   .source_name = query.text(5),
                   .source_sha256 = query.text(6),
                   .imported_at = instant_at(query, 7),
                   .person = {},
                   .layout = layout_in(query.view(9)),
                   .renumberings = renumberings_in(query.view(10)),
                   .before = {},
                   .applied_at = instant_if_at(query, 12),
                   .superseded_by = {}};
  if (const auto person = query.integer_if(8)) row.person = base::PersonId{*person};
  if (row.applied_at) row.before = layout_in(query.view(11));
  if (const auto by = query.integer_if(13)) row.superseded_by = AmendmentId{*by};
  return row;
}

std::optional<std::string> json_if(const std::optional<programme::Task>& task) {
  return task ? std::optional{json_of(*task)} : std::nullopt;
}

std::optional<programme::Task> task_if_at(Query& query, int column) {
  const auto json = query.text_if(column);
  return json ? std::optional{task_in(*json)} : std::nullopt;
}

template <typename Id>
std::optional<std::int64_t> number_if(const std::optional<Id>& id) {
  return id ? std::optional{base::number(*id)} : std::nullopt;
}

void add_item(Connection& connection, AmendmentId amendment, const AmendmentItem& item) {
  Query insert{connection, R"(
    INSERT INTO amendment_item (amendment, number, change, position, task, old, new)
    VALUES (:amendment, :number, :change, :position, :task, :old, :new))"};
  insert.bind(":amendment", base::number(amendment)).bind(":number", std::int64_t{item.number});
  insert.bind(":change", programme::code(item.change)).bind(":task", number_if(item.task));
  insert.bind(":position",
              item.position ? std::optional{static_cast<std::int64_t>(*item.position)} : std::optional<std::int64_t>{});
  insert.bind(":old", json_if(item.old)).bind(":new", json_if(item.now_is)).run();
}

}  // namespace

std::string_view code(ItemState state) { return states.at(static_cast<std::size_t>(state)); }

AmendmentId add_amendment(Connection& connection, const AmendmentRow& amendment,
                          const std::vector<AmendmentItem>& items) {
  Query insert{connection, R"(
    INSERT INTO amendment (programme, number, issued_on, authority, source_name, source_sha256, imported_at, person,
                           layout, renumberings)
    VALUES (:programme, :number, :issued_on, :authority, :source_name, :source_sha256, :imported_at, :person, :layout,
            :renumberings))"};
  insert.bind(":programme", base::number(amendment.programme)).bind(":number", amendment.number);
  insert.bind(":issued_on", calendar::iso(amendment.issued_on)).bind(":authority", amendment.authority);
  insert.bind(":source_name", amendment.source_name).bind(":source_sha256", amendment.source_sha256);
  insert.bind(":imported_at", seconds(amendment.imported_at)).bind(":person", number_if(amendment.person));
  insert.bind(":layout", layout_json(amendment.layout));
  insert.bind(":renumberings", renumberings_json(amendment.renumberings)).run();
  const AmendmentId id{connection.database().getLastInsertRowid()};
  for (const auto& item : items) add_item(connection, id, item);
  return id;
}

std::optional<AmendmentRow> amendment(Connection& connection, AmendmentId id) {
  Query query{connection, R"(
    SELECT id, programme, number, issued_on, authority, source_name, source_sha256, imported_at, person, layout,
           renumberings, before, applied_at, superseded_by
    FROM amendment WHERE id = :id)"};
  query.bind(":id", base::number(id));
  return query.step() ? std::optional{amendment_row(query)} : std::nullopt;
}

std::optional<AmendmentId> amendment_with_source(Connection& connection, std::string_view sha256) {
  Query query{connection, "SELECT id FROM amendment WHERE source_sha256 = :sha256"};
  query.bind(":sha256", sha256);
  return query.step() ? std::optional{AmendmentId{query.integer(0)}} : std::nullopt;
}

std::vector<AmendmentRow> amendments(Connection& connection, std::optional<base::ProgrammeId> programme) {
  Query query{connection, R"(
    SELECT id, programme, number, issued_on, authority, source_name, source_sha256, imported_at, person, layout,
           renumberings, before, applied_at, superseded_by
    FROM amendment WHERE :programme IS NULL OR programme = :programme ORDER BY id DESC)"};
  query.bind(":programme", number_if(programme));
  std::vector<AmendmentRow> rows;
  while (query.step()) rows.push_back(amendment_row(query));
  return rows;
}

std::vector<AmendmentItem> items_of(Connection& connection, AmendmentId id) {
  Query query{connection, R"(
    SELECT id, number, change, position, task, old, new, state, decided_by, decided_at, coalesce(found, ''),
           coalesce(first_event, 0), coalesce(last_event, 0)
    FROM amendment_item WHERE amendment = :id ORDER BY number)"};
  query.bind(":id", base::number(id));
  std::vector<AmendmentItem> items;
  while (query.step()) {
    AmendmentItem item{.id = ItemId{query.integer(0)},
                       .number = static_cast<int>(query.integer(1)),
                       .change = programme::change_of(query.view(2)).value(),
                       .position = {},
                       .task = {},
                       .old = task_if_at(query, 5),
                       .now_is = task_if_at(query, 6),
                       .state = state_of_code(query.view(7)),
                       .decided_by = {},
                       .decided_at = instant_if_at(query, 9),
                       .found = query.text(10),
                       .first_event = query.integer(11),
                       .last_event = query.integer(12)};
    if (const auto position = query.integer_if(3)) item.position = static_cast<std::size_t>(*position);
    if (const auto task = query.integer_if(4)) item.task = base::TaskId{*task};
    if (const auto by = query.integer_if(8)) item.decided_by = base::PersonId{*by};
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<Waiting> waiting_amendments(Connection& connection) {
  Query query{connection, R"(
    SELECT a.id, a.number, coalesce(p.number, p.title), count(*)
    FROM amendment_item i JOIN amendment a ON a.id = i.amendment JOIN programme p ON p.id = a.programme
    WHERE i.state = 'pending' AND p.discarded_at IS NULL AND p.ended_at IS NULL GROUP BY a.id ORDER BY a.id)"};
  std::vector<Waiting> waiting;
  while (query.step())
    waiting.push_back(
        {AmendmentId{query.integer(0)}, query.text(1), query.text(2), static_cast<std::size_t>(query.integer(3))});
  return waiting;
}

void supersede(Connection& connection, base::ProgrammeId programme, AmendmentId by) {
  Query mark{connection, R"(
    UPDATE amendment SET superseded_by = :by
    WHERE programme = :programme AND id <> :by AND superseded_by IS NULL
      AND id IN (SELECT amendment FROM amendment_item WHERE state = 'pending'))"};
  mark.bind(":programme", base::number(programme)).bind(":by", base::number(by)).run();
  Query items{connection, R"(
    UPDATE amendment_item SET state = 'superseded'
    WHERE state = 'pending' AND amendment IN (SELECT id FROM amendment WHERE superseded_by = :by))"};
  items.bind(":by", base::number(by)).run();
}

void set_item(Connection& connection, const AmendmentItem& item) {
  const bool accepted = item.state == ItemState::accepted;
  Query update{connection, R"(
    UPDATE amendment_item SET state = :state, task = :task, decided_by = :decided_by, decided_at = :decided_at,
                              found = :found, first_event = :first_event, last_event = :last_event
    WHERE id = :id)"};
  update.bind(":state", code(item.state)).bind(":task", number_if(item.task)).bind(":id", base::number(item.id));
  update.bind(":decided_by", number_if(item.decided_by));
  update.bind(":decided_at",
              item.decided_at ? std::optional{seconds(*item.decided_at)} : std::optional<std::int64_t>{});
  update.bind(":found", accepted ? std::optional{item.found} : std::nullopt);
  update.bind(":first_event", accepted ? std::optional{item.first_event} : std::nullopt);
  update.bind(":last_event", accepted ? std::optional{item.last_event} : std::nullopt).run();
}

void set_applied(Connection& connection, AmendmentId id, std::optional<base::Instant> at,
                 const std::vector<LaidOut>& before) {
  Query update{connection, "UPDATE amendment SET applied_at = :at, before = :before WHERE id = :id"};
  update.bind(":at", at ? std::optional{seconds(*at)} : std::optional<std::int64_t>{});
  update.bind(":before", at ? std::optional{layout_json(before)} : std::nullopt).bind(":id", base::number(id)).run();
}

void amend_task(Connection& connection, const TaskRow& task, AmendmentId amendment) {
  Query update{connection, R"(
    UPDATE task SET owner = :owner, owners = :owners, coordinators = :coordinators, details = :details,
                    leader = :leader, note = :note, inherited = :inherited, line = :line, place = :place,
                    amendment = :amendment
    WHERE id = :id)"};
  update.bind(":owner", task.owner).bind(":owners", json_of(task.owners));
  update.bind(":coordinators", json_of(task.coordinators)).bind(":details", json_of(task.details));
  update.bind(":leader", task.leader).bind(":note", task.note).bind(":inherited", std::int64_t{task.inherited});
  update.bind(":line", std::int64_t{task.place.line}).bind(":place", json_of(task.place));
  update.bind(":amendment", base::number(amendment)).bind(":id", base::number(task.id)).run();
}

std::optional<AmendmentId> amendment_of(Connection& connection, base::TaskId task) {
  Query query{connection, "SELECT amendment FROM task WHERE id = :id AND amendment IS NOT NULL"};
  query.bind(":id", base::number(task));
  return query.step() ? std::optional{AmendmentId{query.integer(0)}} : std::nullopt;
}

std::optional<Later> changed_after(Connection& connection, AmendmentId amendment, base::TaskId task,
                                   std::int64_t event) {
  Query query{connection, R"(
    SELECT e.what FROM event e
    WHERE e.id > :event AND e.what <> 'renumbered'
      AND ((e.subject = 'task' AND e.number = :task)
           OR (e.subject = 'duty' AND e.number IN (SELECT d.id FROM duty d JOIN assignment a ON a.id = d.assignment
                                                   WHERE a.task = :task)))
      AND NOT EXISTS (SELECT 1 FROM amendment_item i WHERE i.amendment = :amendment
                      AND e.id BETWEEN i.first_event AND i.last_event)
    ORDER BY e.what <> 'claimed', e.id LIMIT 1)"};
  query.bind(":event", event).bind(":task", base::number(task)).bind(":amendment", base::number(amendment));
  return query.step() ? std::optional{Later{query.text(0)}} : std::nullopt;
}

}  // namespace store

#include "store/review.h"

#include <array>
#include <cstdlib>
#include <utility>

#include "base/text.h"
#include "store/columns.h"
#include "store/programmes.h"

namespace store {
namespace {

constexpr std::array<std::pair<Move, std::string_view>, 10> moves{{{Move::date, "date"},
                                                                   {Move::leave_undated, "leave_undated"},
                                                                   {Move::wait, "wait"},
                                                                   {Move::lead, "lead"},
                                                                   {Move::alias, "alias"},
                                                                   {Move::add_agency, "add_agency"},
                                                                   {Move::as_one, "as_one"},
                                                                   {Move::keep, "keep"},
                                                                   {Move::promote, "promote"},
                                                                   {Move::seen, "seen"}}};

std::optional<std::string> iso_if(std::optional<calendar::Day> day) {
  return day ? std::optional{calendar::iso(*day)} : std::nullopt;
}

SettlementRow settlement_row(Query& query) {
  return {.id = base::SettlementId{query.integer(0)},
          .programme = base::ProgrammeId{query.integer(1)},
          .doubt = query.text(2),
          .kind = query.text(3),
          .ref = query.text(4),
          .place = place_in(query.view(15), query.integer(5)),
          .words = query.text(6),
          .move = move_of(query.view(7)).value(),
          .answer = query.text(8),
          .document_number = query.text_if(9),
          .document_on = day_if_at(query, 10),
          .review_on = day_if_at(query, 11),
          .before = query.text(12),
          .person = base::PersonId{query.integer(13)},
          .settled_at = instant_at(query, 14)};
}

/// The tasks of a programme from that position on move on by one. Two steps, since no two may share one meanwhile.
void make_room(Connection& connection, base::ProgrammeId programme, int position) {
  Query out{connection, "UPDATE task SET position = -position WHERE programme = :programme AND position >= :position"};
  out.bind(":programme", base::number(programme)).bind(":position", std::int64_t{position}).run();
  Query back{connection, "UPDATE task SET position = 1 - position WHERE programme = :programme AND position < 0"};
  back.bind(":programme", base::number(programme)).run();
}

/// The place of a line among the tasks read from the document, which what was added by hand does not have; the end
/// where the document has no lines.
int position_at_line(Connection& connection, base::ProgrammeId programme, int line) {
  Query query{connection, R"(
    SELECT 1 + coalesce(max(position), 0) FROM task WHERE programme = :programme AND (:line = 0 OR (line > 0 AND line < :line)))"};
  query.bind(":programme", base::number(programme)).bind(":line", std::int64_t{line}).step();
  return static_cast<int>(query.integer(0));
}

}  // namespace

std::string_view code(Move move) {
  for (const auto& [each, code] : moves)
    if (each == move) return code;
  std::abort();  // every move is above
}

std::optional<Move> move_of(std::string_view text) {
  for (const auto& [move, code] : moves)
    if (code == text) return move;
  return std::nullopt;
}

base::SettlementId add_settlement(Connection& connection, const SettlementRow& settlement) {
  Query insert{connection, R"(
    INSERT INTO settlement (programme, doubt, kind, ref, line, place, words, move, answer, document_number, document_on,
                            review_on, before, person, settled_at)
    VALUES (:programme, :doubt, :kind, :ref, :line, :place, :words, :move, :answer, :document_number, :document_on,
            :review_on, :before, :person, :settled_at))"};
  insert.bind(":programme", base::number(settlement.programme)).bind(":doubt", settlement.doubt);
  insert.bind(":kind", settlement.kind).bind(":ref", settlement.ref).bind(":line", std::int64_t{settlement.place.line});
  insert.bind(":place", json_of(settlement.place));
  insert.bind(":words", settlement.words).bind(":move", code(settlement.move)).bind(":answer", settlement.answer);
  insert.bind(":document_number", settlement.document_number).bind(":document_on", iso_if(settlement.document_on));
  insert.bind(":review_on", iso_if(settlement.review_on)).bind(":before", settlement.before);
  insert.bind(":person", base::number(settlement.person)).bind(":settled_at", seconds(settlement.settled_at)).run();
  return base::SettlementId{connection.database().getLastInsertRowid()};
}

std::optional<SettlementRow> settlement(Connection& connection, base::SettlementId id) {
  Query query{connection, R"(
    SELECT id, programme, doubt, kind, ref, line, words, move, answer, document_number, document_on, review_on, before,
           person, settled_at, place
    FROM settlement WHERE id = :id AND undone_at IS NULL)"};
  query.bind(":id", base::number(id));
  if (!query.step()) return std::nullopt;
  return settlement_row(query);
}

std::vector<SettlementRow> settlements_of(Connection& connection, base::ProgrammeId programme) {
  Query query{connection, R"(
    SELECT id, programme, doubt, kind, ref, line, words, move, answer, document_number, document_on, review_on, before,
           person, settled_at, place
    FROM settlement WHERE programme = :programme AND undone_at IS NULL ORDER BY id)"};
  query.bind(":programme", base::number(programme));
  std::vector<SettlementRow> rows;
  while (query.step()) rows.push_back(settlement_row(query));
  return rows;
}

void mark_undone(Connection& connection, base::SettlementId id, base::PersonId by, base::Instant at) {
  Query update{connection, "UPDATE settlement SET undone_by = :by, undone_at = :at WHERE id = :id"};
  update.bind(":by", base::number(by)).bind(":at", seconds(at)).bind(":id", base::number(id)).run();
}

std::string snapshot_of(Connection& connection, base::TaskId task) {
  Query query{connection, R"(
    SELECT json_object('task', id, 'kind', kind, 'start_on', start_on, 'due_on', due_on, 'milestones', milestones, 'rrule', rrule,
                       'period', period, 'how', how, 'review_on', review_on, 'owner', owner, 'owners', owners, 'folded', folded)
    FROM task WHERE id = :id)"};
  query.bind(":id", base::number(task)).step();
  return query.text(0);
}

void set_reading(Connection& connection, base::TaskId task, const deadline::Reading& reading) {
  Query update{connection, R"(
    UPDATE task SET kind = :kind, start_on = :start_on, due_on = :due_on, milestones = :milestones, rrule = :rrule,
                    period = :period, how = :how
    WHERE id = :id)"};
  bind_reading(update, reading);
  update.bind(":id", base::number(task)).run();
}

void restore_reading(Connection& connection, base::TaskId task, std::string_view snapshot) {
  Query update{connection, R"(
    UPDATE task SET kind = :before ->> 'kind', start_on = :before ->> 'start_on', due_on = :before ->> 'due_on',
                    milestones = :before ->> 'milestones', rrule = :before ->> 'rrule',
                    period = :before ->> 'period', how = :before ->> 'how', review_on = :before ->> 'review_on'
    WHERE id = :id)"};
  update.bind(":before", snapshot).bind(":id", base::number(task)).run();
}

void set_owners(Connection& connection, base::TaskId task, const std::vector<std::string>& owners) {
  std::string together;
  for (const auto& owner : owners) together += (together.empty() ? "" : ", ") + owner;
  Query update{connection, R"(
    UPDATE task SET owner = :owner, owners = :owners, folded = folded || ' ' || :folded WHERE id = :id)"};
  update.bind(":owner", together).bind(":owners", json_of(owners)).bind(":folded", base::folded(together));
  update.bind(":id", base::number(task)).run();
}

void restore_owners(Connection& connection, base::TaskId task, std::string_view snapshot) {
  Query update{connection, R"(
    UPDATE task SET owner = :before ->> 'owner', owners = :before ->> 'owners', folded = :before ->> 'folded'
    WHERE id = :id)"};
  update.bind(":before", snapshot).bind(":id", base::number(task)).run();
}

std::vector<ProvisionRow> provision_rows_of(Connection& connection, base::ProgrammeId programme) {
  Query query{connection, R"(
    SELECT id, ref, text, line, details, task, place FROM provision WHERE programme = :programme ORDER BY id)"};
  query.bind(":programme", base::number(programme));
  std::vector<ProvisionRow> rows;
  while (query.step()) {
    ProvisionRow row{.id = base::ProvisionId{query.integer(0)},
                     .provision = {.ref = query.text(1),
                                   .text = query.text(2),
                                   .place = place_in(query.view(6), query.integer(3)),
                                   .details = texts_in(query.view(4))},
                     .task = {}};
    if (const auto task = query.integer_if(5)) row.task = base::TaskId{*task};
    rows.push_back(std::move(row));
  }
  return rows;
}

base::TaskId promote(Connection& connection, base::ProgrammeId programme, base::ProvisionId provision,
                     const programme::Task& task) {
  const auto position = position_at_line(connection, programme, task.place.line);
  make_room(connection, programme, position);
  const auto id = add_task(connection, programme, position, task);
  Query update{connection, "UPDATE provision SET task = :task WHERE id = :id"};
  update.bind(":task", base::number(id)).bind(":id", base::number(provision)).run();
  return id;
}

void demote(Connection& connection, base::ProvisionId provision) {
  Query of{connection, "SELECT task FROM provision WHERE id = :id"};
  of.bind(":id", base::number(provision)).step();
  const auto task = of.integer_if(0);
  if (!task) return;
  Query release{connection, "UPDATE provision SET task = NULL WHERE id = :id"};
  release.bind(":id", base::number(provision)).run();
  Query forget{connection, R"(
    DELETE FROM settlement WHERE doubt IN ('deadline/' || :task, 'owner/' || :task) AND undone_at IS NULL)"};
  forget.bind(":task", *task).run();
  Query gone{connection, "DELETE FROM task WHERE id = :task"};
  gone.bind(":task", *task).run();
}

std::vector<NoteRow> notes_of(Connection& connection, base::ProgrammeId programme) {
  Query query{connection, R"(
    SELECT id, kind, detail, words, line, place FROM problem WHERE programme = :programme ORDER BY line, id)"};
  query.bind(":programme", base::number(programme));
  std::vector<NoteRow> rows;
  while (query.step())
    rows.push_back({query.integer(0),
                    {.kind = query.text(1),
                     .detail = query.text(2),
                     .words = query.text(3),
                     .line = static_cast<int>(query.integer(4)),
                     .place = place_in(query.view(5), query.integer(4))}});
  return rows;
}

bool remove_agency(Connection& connection, base::AgencyId agency) {
  Query query{connection, R"(
    SELECT EXISTS (SELECT 1 FROM assignment WHERE agency = :agency) OR
           EXISTS (SELECT 1 FROM mandate WHERE agency = :agency) OR
           EXISTS (SELECT 1 FROM membership WHERE body = :agency OR agency = :agency) OR
           EXISTS (SELECT 1 FROM merger WHERE agency = :agency OR successor = :agency) OR
           EXISTS (SELECT 1 FROM agency_name WHERE agency = :agency AND sort <> 'name'))"};
  query.bind(":agency", base::number(agency)).step();
  if (query.integer(0) != 0) return false;
  Query nameless{connection, "DELETE FROM agency_name WHERE agency = :agency"};
  nameless.bind(":agency", base::number(agency)).run();
  Query gone{connection, "DELETE FROM agency WHERE id = :agency"};
  gone.bind(":agency", base::number(agency)).run();
  return true;
}

void discard(Connection& connection, base::ProgrammeId programme, base::Instant at) {
  Query update{connection, R"(
    UPDATE programme SET discarded_at = :at, source_sha256 = source_sha256 || ' discarded ' || id WHERE id = :id)"};
  update.bind(":at", seconds(at)).bind(":id", base::number(programme)).run();
  Query amendments{connection, R"(
    UPDATE amendment SET source_sha256 = source_sha256 || ' discarded ' || id WHERE programme = :programme)"};
  amendments.bind(":programme", base::number(programme)).run();
}

}  // namespace store

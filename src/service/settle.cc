#include "service/settle.h"

#include <algorithm>
#include <cstdlib>

#include "service/calendar.h"
#include "service/carry_out.h"
#include "store/agencies.h"
#include "store/json.h"

namespace service {
namespace {

using store::Move;

base::Problem problem(std::string kind, std::string detail, std::string words = {}) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = std::move(words)};
}

base::Result<store::ProgrammeRow> draft_of(store::Connection& connection, base::ProgrammeId id) {
  auto programme = store::programme(connection, id);
  if (!programme)
    return problem("no_such_programme", "Không có chương trình này. Xin mở lại từ danh sách chương trình.");
  if (programme->in_force_at)
    return problem("not_a_draft", "Chương trình này đã được ban hành nên không còn là dự thảo để xem lại.");
  return *std::move(programme);
}

base::Result<people::Person> settler_of(store::Connection& connection, base::PersonId id, calendar::Day today) {
  auto person = store::person_on(connection, id, today);
  if (!person) return problem("no_such_person", "Xin chọn người thực hiện trong danh sách.");
  if (!people::may_decide(*person))
    return problem("not_allowed", "Chỉ Văn phòng xem lại dự thảo. Xin chọn người của Văn phòng.");
  return *std::move(person);
}

base::Problem not_open(const Review& review, const std::string& doubt) {
  const auto settled = std::ranges::find(review.settled, doubt, [](const auto& each) { return each.settlement.doubt; });
  if (settled == review.settled.end())
    return problem("doubt_gone", "Điểm này không còn phải xem lại nữa. Xin xem danh sách mới dưới đây.");
  const auto on = calendar::day_in_vietnam(settled->settlement.settled_at);
  return problem("doubt_settled", settled->person + " đã xử lý điểm này ngày " + calendar::in_words(on) +
                                      "; nội dung vừa ghi chưa được nhận. Xin xem ở phần đã xử lý, hoàn tác nếu cần.");
}

/// The doubt as a settlement keeps it, the answer still missing.
store::SettlementRow row_of(const Doubt& doubt) {
  store::SettlementRow row;
  row.doubt = doubt.key;
  row.kind = code(doubt.kind);
  row.ref = doubt.ref;
  row.place = doubt.place;
  row.words = doubt.words;
  return row;
}

store::SettlementRow row_of(const Note& note) {
  store::SettlementRow row;
  row.doubt = note.key;
  row.kind = note.problem.kind;
  row.place = note.problem.place;
  row.words = note.problem.detail;
  return row;
}

std::string_view event_of(Move move) {
  switch (move) {
    case Move::date: return "deadline_set";
    case Move::leave_undated: return "left_undated";
    case Move::wait: return "condition_waits";
    case Move::lead: return "lead_set";
    case Move::alias: return "alias_added";
    case Move::add_agency: return "added";
    case Move::as_one: return "group_as_one";
    case Move::keep: return "provision_kept";
    case Move::promote: return "provision_promoted";
    case Move::seen: return "note_seen";
  }
  std::abort();  // every move is above
}

nlohmann::json json_of(const store::SettlementRow& row) {
  nlohmann::json json{{"doubt", row.doubt}, {"ref", row.ref}, {"move", store::code(row.move)}, {"answer", row.answer}};
  if (row.document_on) {
    json["document_number"] = row.document_number.value_or("");
    json["document_on"] = calendar::iso(*row.document_on);
  }
  if (row.review_on) json["review_on"] = calendar::iso(*row.review_on);
  return json;
}

/// The row of a doubt or note with its answer carried out, and what the change is about.
base::Result<Subject> answered(const Context& context, store::Connection& connection, const store::ProgrammeRow& draft,
                               const Answer& answer, store::SettlementRow& row) {
  const auto review = review_of(connection, draft);
  if (const auto note = std::ranges::find(review.notes, answer.doubt, &Note::key); note != review.notes.end()) {
    if (answer.move != Move::seen) return problem("wrong_move", "Điểm này chỉ cần đánh dấu đã xem.");
    row = row_of(*note);
    return Subject{"programme", base::number(draft.id)};
  }
  const auto doubt = std::ranges::find(review.doubts, answer.doubt, &Doubt::key);
  if (doubt == review.doubts.end()) return not_open(review, answer.doubt);
  const auto moves = moves_for(doubt->kind);
  if (std::ranges::find(moves, answer.move) == moves.end())
    return problem("wrong_move", "Không xử lý được điểm này theo cách ấy. Xin chọn một cách trong biểu mẫu.");
  row = row_of(*doubt);
  return carry_out(context, connection, draft, answer, *doubt, row);
}

}  // namespace

std::vector<Move> moves_for(DoubtKind kind) {
  switch (kind) {
    case DoubtKind::deadline_unparsed:
    case DoubtKind::deadline_conditional:
    case DoubtKind::no_deadline: return {Move::date, Move::leave_undated, Move::wait};
    case DoubtKind::no_owner: return {Move::lead};
    case DoubtKind::unknown_agency: return {Move::alias, Move::add_agency};
    case DoubtKind::group_without_members: return {Move::as_one};
    case DoubtKind::provision: return {Move::keep, Move::promote};
  }
  std::abort();  // every kind is above
}

base::Result<base::SettlementId> settle(const Context& context, const Answer& answer, store::Door door) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto draft = draft_of(*connection, answer.programme);
  if (!draft) return draft.error();
  const auto person = settler_of(*connection, answer.person, context.today());
  if (!person) return person.error();
  store::SettlementRow row;
  const auto subject = answered(context, *connection, *draft, answer, row);
  if (!subject) return subject.error();
  row.programme = draft->id;
  row.move = answer.move;
  row.person = person->id;
  row.settled_at = now;
  const auto id = store::add_settlement(*connection, row);
  store::append(*connection, {.at = now,
                              .person = person->id,
                              .door = door,
                              .subject = subject->name,
                              .number = subject->number,
                              .what = std::string{event_of(answer.move)},
                              .old_json = row.before,
                              .new_json = json_of(row).dump(),
                              .reason = row.answer});
  transaction.commit();
  return id;
}

base::Result<deadline::Reading> would_read(const Context& context, const Answer& answer) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto draft = draft_of(*connection, answer.programme);
  if (!draft) return draft.error();
  const auto review = review_of(*connection, *draft);
  const auto doubt = std::ranges::find(review.doubts, answer.doubt, &Doubt::key);
  if (doubt == review.doubts.end()) return not_open(review, answer.doubt);
  const bool waits = doubt->kind == DoubtKind::deadline_conditional || doubt->kind == DoubtKind::no_deadline;
  return reading_of(answer.deadline, waits ? Paper::needed : Paper::optional, draft->issued_on, context.today(),
                    *working_days(context, *connection));
}

base::Result<base::Done> undo(const Context& context, const Undoing& undoing, store::Door door) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto draft = draft_of(*connection, undoing.programme);
  if (!draft) return draft.error();
  const auto person = settler_of(*connection, undoing.person, context.today());
  if (!person) return person.error();
  const auto row = store::settlement(*connection, undoing.settlement);
  if (!row || row->programme != draft->id)
    return problem("not_settled", "Điểm này đã được hoàn tác. Xin xem danh sách mới dưới đây.");
  const auto subject = take_back(*connection, *row);
  if (!subject) return subject.error();
  store::mark_undone(*connection, row->id, person->id, now);
  store::append(*connection, {.at = now,
                              .person = person->id,
                              .door = door,
                              .subject = subject->name,
                              .number = subject->number,
                              .what = "settlement_undone",
                              .old_json = json_of(*row).dump(),
                              .new_json = row->before,
                              .reason = row->ref});
  transaction.commit();
  return base::Done{};
}

base::Result<base::Done> discard(const Context& context, base::ProgrammeId programme,
                                 std::optional<base::PersonId> person, store::Door door) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto draft = draft_of(*connection, programme);
  if (!draft) return draft.error();
  if (person) {
    const auto known = settler_of(*connection, *person, context.today());
    if (!known) return known.error();
  }
  store::discard(*connection, programme, now);
  store::append(*connection, {.at = now,
                              .person = person,
                              .door = door,
                              .subject = "programme",
                              .number = base::number(programme),
                              .what = "discarded",
                              .old_json = R"({"state":"draft"})",
                              .new_json = nlohmann::json{{"state", "discarded"},
                                                         {"number", draft->number.value_or("")},
                                                         {"source", draft->source_name}}
                                              .dump(),
                              .reason = {}});
  transaction.commit();
  return base::Done{};
}

}  // namespace service

#include "web/review_view.h"

#include <algorithm>
#include <cstdlib>

#include "service/agencies.h"
#include "service/lists.h"
#include "web/lines.h"
#include "web/task_view.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;
using service::DoubtKind;
using store::Move;

std::string_view title_of(DoubtKind kind) {
  switch (kind) {
    case DoubtKind::deadline_unparsed: return "Thời hạn chưa đọc được";
    case DoubtKind::deadline_conditional: return "Thời hạn phụ thuộc việc khác";
    case DoubtKind::no_deadline: return "Chưa có thời hạn";
    case DoubtKind::no_owner: return "Chưa có cơ quan chủ trì";
    case DoubtKind::unknown_agency: return "Cơ quan chưa có trong danh sách";
    case DoubtKind::group_without_members: return "Nhóm cơ quan cần danh sách thành viên";
    case DoubtKind::provision: return "Quy định chung, chưa giao cho ai";
  }
  std::abort();  // every kind is above
}

std::string_view title_of(Move move) {
  switch (move) {
    case Move::date: return "Ghi thời hạn";
    case Move::leave_undated: return "Để ở danh sách chưa có thời hạn";
    case Move::wait: return "Chờ điều kiện";
    case Move::lead: return "Cơ quan chủ trì";
    case Move::alias: return "Là tên khác của";
    case Move::add_agency: return "Thêm cơ quan mới";
    case Move::as_one: return "Theo dõi chung như một cơ quan";
    case Move::keep: return "Giữ làm quy định";
    case Move::promote: return "Đưa thành nhiệm vụ";
    case Move::seen: return "Đã xem";
  }
  std::abort();  // every move is above
}

bool is_about_deadline(DoubtKind kind) {
  return kind == DoubtKind::deadline_unparsed || kind == DoubtKind::deadline_conditional ||
         kind == DoubtKind::no_deadline;
}

/// What was typed into this doubt's form, or an empty form.
ReviewDraft typed_for(const std::string& key, const ReviewDraft& draft) {
  if (draft.doubt == key) return draft;
  ReviewDraft empty;
  return empty;
}

void put_typed(Values& row, const ReviewDraft& typed) {
  row.text("phrase", typed.phrase).text("day", typed.day).text("review_on", typed.review_on);
  row.text("document_number", typed.document_number).text("document_on", typed.document_on);
  row.text("owner_1", typed.owners[0]).text("owner_2", typed.owners[1]).text("owner_3", typed.owners[2]);
  row.text("name", typed.name);
  if (typed.problem) row.text("row_problem", typed.problem->detail);
  if (!typed.preview) return;
  auto days = days_in_words(*typed.preview);
  row.text("preview", days.empty() ? std::string{words_for(typed.preview->kind)} : std::move(days));
  row.text("preview_how", typed.preview->how);
}

Values::List near_rows(const std::vector<service::NearAgency>& near, const std::string& chosen) {
  Values::List rows;
  for (const auto& agency : near) {
    const auto number = std::to_string(base::number(agency.id));
    Values row;
    row.text("near_id", number).text("near_name", agency.name).flag("chosen", number == chosen);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values doubt_row(const service::Doubt& doubt, int number, const ReviewDraft& draft) {
  const auto typed = typed_for(doubt.key, draft);
  Values row;
  row.number("n", number).text("key", doubt.key).text("kind", std::string{title_of(doubt.kind)});
  row.text("ref", doubt.ref).text("words", doubt.words).list("details", paragraphs(doubt.details));
  row.text("clause", doubt.clause.value_or("")).text("how", is_about_deadline(doubt.kind) ? doubt.how : "");
  row.flag("is_deadline", is_about_deadline(doubt.kind)).flag("is_owner", doubt.kind == DoubtKind::no_owner);
  row.flag("is_agency", doubt.kind == DoubtKind::unknown_agency).flag("is_group", doubt.group.has_value());
  row.flag("is_provision", doubt.kind == DoubtKind::provision).flag("open", draft.doubt == doubt.key);
  row.flag("needs_document", doubt.kind != DoubtKind::deadline_unparsed);
  row.text("place", base::in_words(doubt.place));
  if (doubt.task) row.number("task_id", base::number(*doubt.task));
  if (doubt.group) row.number("group_id", base::number(*doubt.group));
  if (doubt.tasks > 0) row.number("tasks", static_cast<std::int64_t>(doubt.tasks));
  row.list("near", near_rows(doubt.near, typed.agency)).flag("any_near", !doubt.near.empty());
  put_typed(row, typed);
  return row;
}

Values note_row(const service::Note& note, int number, const ReviewDraft& draft) {
  const auto typed = typed_for(note.key, draft);
  Values row;
  row.number("n", number).text("key", note.key).text("detail", note.problem.detail).text("fault", note.problem.words);
  row.text("place", base::in_words(note.problem.place));
  if (typed.problem) row.text("row_problem", typed.problem->detail);
  return row;
}

std::string answer_in_words(const store::SettlementRow& settled) {
  std::string words{title_of(settled.move)};
  if (!settled.answer.empty()) words += ": " + settled.answer;
  if (settled.review_on) words += " đến ngày xem lại " + calendar::in_words(*settled.review_on);
  if (settled.document_on)
    words += ", theo văn bản số " + settled.document_number.value_or("") + " ngày " +
             calendar::in_words(*settled.document_on);
  return words;
}

Values settled_row(const service::Settled& settled, const ReviewDraft& draft) {
  const auto& row_kept = settled.settlement;
  const auto number = std::to_string(base::number(row_kept.id));
  const auto typed = typed_for("settled/" + number, draft);
  Values row;
  row.text("settlement", number).text("ref", row_kept.ref).text("words", row_kept.words);
  row.text("answer", answer_in_words(row_kept)).text("who", settled.person).text("at", in_words(row_kept.settled_at));
  row.text("place", base::in_words(row_kept.place));
  if (typed.problem) row.text("row_problem", typed.problem->detail);
  return row;
}

/// Whether the form that was sent is about something that the page still shows.
bool is_shown(const service::Review& review, const std::string& key) {
  return std::ranges::find(review.doubts, key, &service::Doubt::key) != review.doubts.end() ||
         std::ranges::find(review.notes, key, &service::Note::key) != review.notes.end() ||
         std::ranges::any_of(review.settled, [&](const auto& settled) {
           return "settled/" + std::to_string(base::number(settled.settlement.id)) == key;
         });
}

}  // namespace

ReviewHelp help_of(const service::Context& context) {
  ReviewHelp help{.agencies = {}, .today = context.today()};
  for (auto& line : service::agencies(context)) help.agencies.push_back(std::move(line.agency.name));
  return help;
}

Values::List agency_options(const std::vector<std::string>& agencies) {
  Values::List rows;
  rows.reserve(agencies.size());
  for (const auto& agency : agencies) {
    Values row;
    rows.push_back(std::move(row.text("agency_name", agency)));
  }
  return rows;
}

void put_programme(Values& values, const store::ProgrammeRow& programme) {
  values.flag("at_programmes", true).number("programme_id", base::number(programme.id));
  values.text("programme", programme.number ? programme.kind + " " + *programme.number : programme.kind);
  values.text("programme_title", programme.title);
}

Values review_page(const service::Review& review, const ReviewDraft& draft, const ReviewHelp& help,
                   const std::string& token, std::string notice) {
  Values values;
  put_programme(values, review.programme);
  values.text("title", "Xem lại dự thảo").text("token", token).text("notice", std::move(notice));
  if (draft.problem && !is_shown(review, draft.doubt)) values.text("problem", draft.problem->detail);
  values.text("tomorrow_iso", calendar::iso(help.today + date::days{1})).text("today_iso", calendar::iso(help.today));
  values.list("agencies", agency_options(help.agencies));

  Values::List doubts, notes, settled;
  int number = 0;
  for (const auto& doubt : review.doubts) doubts.push_back(doubt_row(doubt, ++number, draft));
  for (const auto& note : review.notes) notes.push_back(note_row(note, ++number, draft));
  for (const auto& each : review.settled) settled.push_back(settled_row(each, draft));
  values.number("doubt_count", static_cast<std::int64_t>(doubts.size())).flag("any_doubts", !doubts.empty());
  values.number("note_count", static_cast<std::int64_t>(notes.size())).flag("any_notes", !notes.empty());
  values.number("settled_count", static_cast<std::int64_t>(settled.size())).flag("any_settled", !settled.empty());
  values.list("doubts", std::move(doubts)).list("notes", std::move(notes)).list("settled", std::move(settled));
  return values;
}

Values in_force_page(const service::Review& review, const service::Imported& would, const std::string& token,
                     std::string problem) {
  Values values;
  put_programme(values, review.programme);
  values.text("title", "Ban hành chương trình").text("token", token).text("problem", std::move(problem));
  values.number("tasks", static_cast<std::int64_t>(would.tasks));
  values.number("assignments", static_cast<std::int64_t>(would.assignments));
  values.number("duties", static_cast<std::int64_t>(would.duties));
  Values::List open;
  for (const auto& doubt : review.doubts) {
    Values row;
    row.text("kind", std::string{title_of(doubt.kind)}).text("ref", doubt.ref).text("words", doubt.words);
    row.text("place", base::in_words(doubt.place));
    open.push_back(std::move(row));
  }
  values.number("open_count", static_cast<std::int64_t>(open.size())).flag("any_open", !open.empty());
  const auto unknown = std::ranges::count(review.doubts, DoubtKind::unknown_agency, &service::Doubt::kind);
  if (unknown > 0) values.number("unknown", unknown);
  return std::move(values.list("open", std::move(open)));
}

}  // namespace web

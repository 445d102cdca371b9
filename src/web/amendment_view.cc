#include "web/amendment_view.h"

#include "web/lines.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

/// The lines of a text as rows.
Values::List lines_of(const std::string& words) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < words.size();) {
    const auto end = std::min(words.find('\n', begin), words.size());
    lines.push_back(words.substr(begin, end - begin));
    begin = end + 1;
  }
  return paragraphs(lines);
}

std::string_view tone_of(const service::ChangeLine& line) {
  switch (line.item.state) {
    case store::ItemState::pending: return line.conflict ? "late" : "near";
    case store::ItemState::accepted: return "done";
    case store::ItemState::rejected:
    case store::ItemState::superseded: return "grey";
  }
  return "grey";
}

Values change_row(const service::ChangeLine& line, const AmendmentDraft& draft, bool may_decide) {
  const auto& item = line.item;
  Values row;
  row.number("item", item.number).text("ref", line.ref).text("change", std::string{service::in_words(item.change)});
  row.text("state", std::string{service::state_in_words(line)}).text("tone", std::string{tone_of(line)});
  if (item.task) row.number("task", base::number(*item.task));
  row.list("old", lines_of(line.old_words)).list("new", lines_of(line.new_words)).list("now", lines_of(line.now_words));
  row.flag("no_old", line.old_words.empty()).flag("no_new", line.new_words.empty());
  row.flag("no_now", line.now_words.empty()).flag("conflict", line.conflict);
  if (item.now_is) row.text("place", base::in_words(item.now_is->place));
  const bool pending = item.state == store::ItemState::pending && may_decide;
  const auto typed = draft.choices.find(item.number);
  row.flag("pending", pending).flag("accept", typed != draft.choices.end() && typed->second == "accept");
  row.flag("reject", typed != draft.choices.end() && typed->second == "reject");
  if (item.decided_at) {
    row.text("decided", in_words(*item.decided_at));
    row.text("who", line.decided_by.empty() ? "Người quản trị" : line.decided_by);
  }
  return row;
}

}  // namespace

Values amendment_page(const service::AmendmentSheet& sheet, const AmendmentDraft& draft, int after,
                      const std::string& token, std::string notice) {
  const auto& amendment = sheet.amendment;
  Values values;
  values.text("title", "Văn bản sửa đổi " + amendment.number).flag("at_programmes", true);
  values.text("notice", std::move(notice)).text("token", token);
  values.number("id", base::number(amendment.id)).text("document", amendment.number);
  values.text("issued", calendar::in_words(amendment.issued_on)).text("authority", amendment.authority);
  values.text("source", amendment.source_name).text("imported", in_words(amendment.imported_at));
  values.number("programme_id", base::number(sheet.programme.id)).text("programme_title", sheet.programme.title);
  values.text("programme", sheet.programme.number.value_or(sheet.programme.kind));
  values.number("changes", static_cast<std::int64_t>(sheet.changes.size()));
  values.number("waiting", static_cast<std::int64_t>(sheet.waiting));
  values.number("accepted", static_cast<std::int64_t>(sheet.accepted));
  values.number("rejected", static_cast<std::int64_t>(sheet.rejected));
  if (sheet.conflicts > 0) values.number("conflicts", static_cast<std::int64_t>(sheet.conflicts));
  values.flag("to_apply", sheet.to_apply).flag("any", !sheet.changes.empty());
  values.flag("any_waiting", sheet.to_apply && sheet.waiting > 0);
  if (amendment.superseded_by) values.number("superseded_by", base::number(*amendment.superseded_by));
  if (sheet.undone_until) values.text("undone_until", in_words(*sheet.undone_until));
  if (after > 0) values.number("after", after);
  if (draft.problem) values.text("problem", draft.problem->detail);
  std::vector<std::string> renumberings;
  for (const auto& each : amendment.renumberings) renumberings.push_back(service::in_words(each));
  values.list("renumberings", paragraphs(renumberings)).flag("any_renumberings", !renumberings.empty());
  Values::List rows;
  for (const auto& line : sheet.changes) {
    if (line.item.number <= after) continue;
    if (rows.size() == changes_per_page) {
      values.number("next", line.item.number - 1);
      break;
    }
    rows.push_back(change_row(line, draft, sheet.to_apply));
  }
  return std::move(values.list("lines", std::move(rows)));
}

Values::List amendment_rows(const std::vector<service::AmendmentLine>& lines) {
  Values::List rows;
  for (const auto& line : lines) {
    Values row;
    row.number("amendment", base::number(line.amendment.id)).text("document", line.amendment.number);
    row.text("amended_on", calendar::in_words(line.amendment.issued_on));
    row.text("amended_by", line.amendment.source_name);
    row.number("changes", static_cast<std::int64_t>(line.changes));
    if (line.waiting > 0) row.number("waiting", static_cast<std::int64_t>(line.waiting));
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List waiting_rows(const std::vector<store::Waiting>& waiting) {
  Values::List rows;
  for (const auto& each : waiting) {
    Values row;
    row.number("amendment", base::number(each.amendment)).text("document", each.number);
    row.text("of_programme", each.programme).number("waiting", static_cast<std::int64_t>(each.items));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace web

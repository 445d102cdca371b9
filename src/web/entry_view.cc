#include "web/entry_view.h"

#include "web/lines.h"

namespace web {

using render::Values;

Values new_programme_page(const ProgrammeDraft& draft, const std::string& token) {
  Values values;
  values.text("title", "Chương trình mới").flag("at_programmes", true).text("token", token);
  values.text("number", draft.number).text("issued_on", draft.issued_on).text("programme_title", draft.title);
  values.text("issuer", draft.issuer).text("term", draft.term);
  if (draft.problem) values.text("problem", draft.problem->detail);
  return values;
}

Values new_task_page(const store::ProgrammeRow& programme, const TaskDraft& draft, const ReviewHelp& help,
                     const std::string& token, std::string notice) {
  Values values;
  put_programme(values, programme);
  values.number("n", 1);  // the fields that reviews share stand once on this page
  values.text("title", "Thêm nhiệm vụ").text("token", token).text("notice", std::move(notice));
  values.flag("draft", !programme.in_force_at).text("today_iso", calendar::iso(help.today));
  values.list("agencies", agency_options(help.agencies));
  values.text("ref", draft.ref).text("words", draft.text).text("phrase", draft.phrase).text("day", draft.day);
  values.text("document_number", draft.document_number).text("document_on", draft.document_on);
  values.text("deliverable", draft.deliverable).text("receiving_level", draft.receiving_level);
  values.text("owner_1", draft.owners[0]).text("owner_2", draft.owners[1]).text("owner_3", draft.owners[2]);
  values.flag("add_agencies", draft.add_agencies);
  values.flag("asks_about_agency", draft.add_agencies || (draft.problem && draft.problem->kind == "unknown_agency"));
  if (draft.problem) values.text("problem", draft.problem->detail);
  return values;
}

}  // namespace web

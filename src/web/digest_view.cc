#include "web/digest_view.h"

#include "notify/digest_words.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;
using schedule::DigestKind;

void put(Values& values, const DigestNotes& notes) {
  values.flag("sends", notes.sends).text("token", notes.token).text("notice", notes.notice);
  values.text("problem", notes.problem ? notes.problem->detail : "");
}

std::string day_in_words(calendar::Day day) {
  return std::string{calendar::weekday_in_words(day)} + ", " + calendar::in_words(day);
}

Values::List people_rows(const std::vector<people::Person>& people) {
  Values::List rows;
  for (const auto& person : people) {
    Values row;
    row.text("person_name", person.name).text("person_email", person.email).text("function", person.function);
    rows.push_back(std::move(row));
  }
  return rows;
}

bool is_calendar(const mail::Attachment& file) { return file.type.starts_with("text/calendar"); }

Values::List file_rows(const service::DigestRequest& request, const service::DigestPreview& preview) {
  Values::List rows;
  for (const auto& file : preview.mail.attachments) {
    Values row;
    row.text("file_path", path_of(request, is_calendar(file) ? "/file.ics" : "/file.xlsx"))
        .text("file_name", file.name);
    row.text("file_size", size_in_words(static_cast<std::int64_t>(file.bytes.size())));
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List agency_options(const service::DigestsSheet& sheet, std::optional<base::AgencyId> chosen) {
  Values::List rows;
  for (const auto& agency : sheet.agencies) {
    Values row;
    row.number("option", base::number(agency.id)).text("option_name", agency.name).flag("chosen", agency.id == chosen);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::string path_of(const service::DigestRequest& request, const std::string& below) {
  auto path = "/digests/" + std::string{schedule::code(request.kind)} + below;
  char before = '?';
  const auto add = [&](const char* name, const std::string& value) {
    path += before + std::string{name} + "=" + value;
    before = '&';
  };
  if (request.day) add("day", calendar::iso(*request.day));
  if (request.agency) add("for", std::to_string(base::number(*request.agency)));
  return path;
}

Values digests_page(const service::DigestsSheet& sheet, const DigestNotes& notes) {
  Values values;
  values.text("title", "Bản tin gửi qua thư").flag("at_reports", true);
  put(values, notes);
  Values::List kinds, meetings;
  for (const auto& line : sheet.kinds) {
    Values row;
    row.text("kind_path", path_of({.kind = line.kind, .day = {}, .agency = {}}));
    row.text("kind_words", std::string{notify::name_of(line.kind)});
    row.text("audience", std::string{notify::audience_of(line.kind)});
    row.number("recipients", static_cast<std::int64_t>(line.recipients));
    row.text("next", line.next ? day_in_words(line.next->goes_out_on) : "");
    row.text("next_title", line.next ? notify::title_of(line.kind, line.next->period) : "");
    row.text("last", line.last ? in_words(*line.last) : "");
    kinds.push_back(std::move(row));
  }
  for (const auto day : sheet.meetings) {
    Values row;
    row.text("meeting", day_in_words(day)).text("meeting_iso", calendar::iso(day));
    meetings.push_back(std::move(row));
  }
  values.list("kinds", std::move(kinds)).flag("any_meeting", !meetings.empty());
  return std::move(values.list("meetings", std::move(meetings)));
}

Values digest_page(const service::DigestRequest& request, const service::DigestsSheet& sheet,
                   const std::optional<service::DigestPreview>& preview, const DigestNotes& notes) {
  Values values;
  values.text("title", preview ? preview->title : std::string{notify::name_of(request.kind)}).flag("at_reports", true);
  put(values, notes);
  values.text("kind_path", path_of({.kind = request.kind, .day = {}, .agency = {}}));
  values.text("kind_words", std::string{notify::name_of(request.kind)});
  values.text("day_iso", request.day ? calendar::iso(*request.day) : "");
  values.flag("of_agency", request.kind == DigestKind::agency);
  values.list("agencies", request.kind == DigestKind::agency ? agency_options(sheet, request.agency) : Values::List{});
  values.flag("shown", preview.has_value());
  if (!preview) return values;
  auto recipients = people_rows(preview->recipients);
  values.text("subject", preview->mail.subject).text("body", preview->mail.text).flag("is_empty", preview->is_empty);
  values.flag("any_recipient", !recipients.empty()).list("recipients", std::move(recipients));
  values.flag("any_stopped", !preview->stopped.empty()).list("stopped", people_rows(preview->stopped));
  values.text("letter_path", path_of(request, "/letter")).list("files", file_rows(request, *preview));
  values.text("send_path", request.day ? "" : path_of(request, "/send"));
  return values;
}

Values digest_send_page(const service::DigestRequest& request, const service::DigestPreview& preview,
                        const DigestNotes& notes) {
  Values values;
  values.text("title", "Gửi ngay: " + preview.title).flag("at_reports", true);
  put(values, notes);
  auto recipients = people_rows(preview.recipients);
  values.text("subject", preview.mail.subject).text("digest", preview.title);
  values.text("back_path", path_of(request)).text("send_path", path_of(request, "/send"));
  values.number("mails", static_cast<std::int64_t>(recipients.size()));
  values.flag("any_recipient", !recipients.empty()).list("recipients", std::move(recipients));
  return std::move(values.flag("any_stopped", !preview.stopped.empty()).list("stopped", people_rows(preview.stopped)));
}

Values::List choice_rows(const std::vector<service::DigestChoice>& choices) {
  Values::List rows;
  for (const auto& choice : choices) {
    Values row;
    row.text("kind", std::string{schedule::code(choice.kind)});
    row.text("kind_words", std::string{notify::name_of(choice.kind)}).flag("stopped", choice.stopped);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values stop_page(const service::StopSheet& sheet, const std::string& path, std::string notice) {
  bool any_wanted = false;
  for (const auto& choice : sheet.choices) any_wanted = any_wanted || !choice.stopped;
  Values values;
  values.text("title", "Nhận bản tin qua thư").text("name", sheet.person.name).text("notice", std::move(notice));
  values.text("problem", "").text("path", path).flag("any_wanted", any_wanted);
  return std::move(values.list("choices", choice_rows(sheet.choices)));
}

}  // namespace web

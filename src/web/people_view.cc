#include "web/people_view.h"

#include "web/words.h"

namespace web {
namespace {

using render::Values;

std::string typed(const PeopleDraft& draft, const std::string& field) {
  const auto found = draft.typed.find(field);
  return found == draft.typed.end() ? std::string{} : found->second;
}

Values option(const std::string& code, const std::string& words, const std::string& chosen) {
  Values row;
  row.text("code", code).text("words", words);
  return std::move(row.flag("chosen", code == chosen));
}

std::string words_of(const service::PersonLine& line, std::size_t i) {
  const auto& [from, until] = line.mandates[i].period;
  std::string words{words_for(line.mandates[i].mandate.role)};
  if (!line.agencies[i].empty()) words += ", " + line.agencies[i];
  if (from) words += ", từ ngày " + calendar::in_words(*from);
  if (until) words += ", đến hết ngày " + calendar::in_words(*until);
  if (line.mandates[i].substitute_for) words += ", làm thay";
  return words;
}

Values::List mandate_rows(const service::PersonLine& line, calendar::Day today, bool manages) {
  Values::List rows;
  for (std::size_t i = 0; i < line.mandates.size(); ++i) {
    const auto& until = line.mandates[i].period.until_on;
    Values row;
    row.text("mandate_words", words_of(line, i)).number("mandate", line.mandates[i].id);
    rows.push_back(std::move(row.flag("may_end", manages && (!until || *until >= today))));
  }
  return rows;
}

Values person_row(const service::PersonLine& line, calendar::Day today, bool manages) {
  const auto& [person, disabled_at] = line.row;
  Values row;
  row.number("id", base::number(person.id)).text("name", person.name).text("function", person.function);
  row.text("email", person.email).flag("disabled", disabled_at.has_value());
  row.flag("second_factor", line.has_second_factor);
  row.text("state", disabled_at ? "đã khóa" : line.has_password ? "đã có mật khẩu" : "chưa có mật khẩu");
  row.text("tone", disabled_at ? "late" : line.has_password ? "done" : "near");
  return std::move(row.list("mandates", mandate_rows(line, today, manages)));
}

}  // namespace

void put_without_contact(Values& values, const std::vector<store::AgencyRow>& agencies) {
  Values::List rows;
  for (const auto& agency : agencies) {
    Values row;
    row.number("agency_id", base::number(agency.id));
    rows.push_back(std::move(row.text("agency", agency.name)));
  }
  values.flag("alarms", !rows.empty()).list("without_contact", std::move(rows));
}

Values people_page(const std::vector<service::PersonLine>& people, const std::vector<store::AgencyRow>& agencies,
                   const std::vector<store::AgencyRow>& without_contact, const PeopleDraft& draft, calendar::Day today,
                   const PeopleNotes& notes) {
  Values values;
  values.text("title", "Người dùng").flag("at_people", true).text("token", notes.token).text("notice", notes.notice);
  values.text("problem", draft.problem ? draft.problem->detail : "").flag("manages", notes.manages);
  values.text("today_iso", calendar::iso(today)).number("count", static_cast<std::int64_t>(people.size()));
  values.text("typed_name", typed(draft, "name")).text("typed_email", typed(draft, "email"));
  values.text("typed_function", typed(draft, "function")).text("typed_from", typed(draft, "from"));
  values.text("typed_until", typed(draft, "until"));
  put_without_contact(values, without_contact);
  Values::List roles, bodies, others, rows;
  for (const auto role : {people::Role::contact, people::Role::head, people::Role::office, people::Role::committee,
                          people::Role::inspection, people::Role::administrator})
    roles.push_back(option(std::string{people::code(role)}, std::string{words_for(role)}, typed(draft, "role")));
  for (const auto& agency : agencies)
    if (!agency.merged_into)
      bodies.push_back(option(std::to_string(base::number(agency.id)), agency.name, typed(draft, "agency")));
  for (const auto& line : people) {
    others.push_back(
        option(std::to_string(base::number(line.row.person.id)), line.row.person.name, typed(draft, "substitute_for")));
    rows.push_back(person_row(line, today, notes.manages));
  }
  values.list("roles", std::move(roles)).list("agencies", std::move(bodies)).list("others", std::move(others));
  return std::move(values.list("people", std::move(rows)));
}

}  // namespace web

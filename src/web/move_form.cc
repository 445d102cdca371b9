#include "web/move_form.h"

#include "web/attempt.h"
#include "web/changed.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

Values::List options_of(const Field& field, const std::string& value) {
  Values::List options;
  for (const auto& [code, words] : field.options) {
    Values option;
    option.text("code", code).text("option_words", words);
    options.push_back(std::move(option.flag("chosen", code == value)));
  }
  return options;
}

Values field_row(const Field& field, const std::string& value, const std::string& prefix) {
  Values row;
  row.text("field_id", prefix + field.name);
  row.text("name", field.name).text("label", field.label).text("hint", field.hint).text("value", value);
  row.number("longest", field.longest).number("rows", field.longest > 4000 ? 20 : 3);
  row.flag("required", field.required).flag("is_words", field.input == Input::words);
  row.flag("is_long", field.input == Input::long_words).flag("is_day", field.input == Input::day);
  row.flag("is_choice", field.input == Input::choice).list("options", options_of(field, value));
  return row;
}

/// What someone typed into a form, and why it could not be taken.
struct Refused {
  const Form& typed;
  const base::Problem& problem;
};

/// The version that a form is sent with: the one of now where its sender has been told of it, else the one typed over.
std::string version_of(const MoveForm& form, const Refused* refused) {
  if (!form.seen) return {};
  const auto before = refused != nullptr ? version_in(refused->typed) : std::nullopt;
  const bool keeps = before && refused->problem.kind != "duty_changed";
  return std::to_string(keeps ? *before : form.seen->version);
}

void put_fields(Values& values, const MoveForm& form, const std::string& token, const std::string& prefix,
                const Refused* refused) {
  values.text("token", token).text("version", version_of(form, refused));
  Values::List fields;
  for (const auto& field : form.fields)
    fields.push_back(field_row(field, refused != nullptr ? refused->typed.value(field.name) : field.value, prefix));
  values.list("fields", std::move(fields));
}

Values page_of(const MoveForm& form, const std::string& token, const Refused* refused) {
  Values values;
  values.text("title", form.title).flag("at_tasks", true).text("subject", form.subject);
  values.text("back", form.back).text("back_words", form.back_words).text("explanation", form.explanation);
  values.text("button", form.button).text("problem", refused != nullptr ? refused->problem.detail : "");
  Values::List facts;
  for (const auto& [label, words] : form.facts) {
    Values row;
    facts.push_back(std::move(row.text("fact", label).text("fact_words", words)));
  }
  put_fields(values, form, token, "", refused);
  return std::move(values.flag("any_facts", !facts.empty()).list("facts", std::move(facts)));
}

/// Does what the form says; where that cannot be, shows it again with all that was typed.
void send(const Site& site, const httplib::Request& request, httplib::Response& response, const FormOf& form_of,
          std::int64_t id) {
  const auto typed = Form::of(request);
  auto problem = site.token.problem_of(typed);
  const auto form = attempt("form of a change", [&] { return form_of(site, id); });
  if (!form) return site.pages.refuse(response, form.error());
  if (!problem) {
    const auto done = attempt("change", [&] { return form->act(typed); });
    if (done) return go_to(response, form->done);
    problem = form->seen ? told(site, done.error(), form->seen->duty, version_in(typed)) : done.error();
  }
  const Refused refused{typed, *problem};
  site.pages.show(response, "move.html", page_of(*form, site.token.text(), &refused), status_of(*problem));
}

}  // namespace

void add_move(Routes& routes, const std::string& path, people::Action action, const FormOf& form_of) {
  routes.get(path, action, [form_of](const Site& site, const auto& request, auto& response) {
    const auto form = form_of(site, number_typed(request.matches[1].str()).value_or(0));
    if (!form) return site.pages.refuse(response, form.error());
    site.pages.show(response, "move.html", page_of(*form, site.token.text(), nullptr));
  });
  routes.post(path, action, [form_of](const Site& site, const auto& request, auto& response) {
    send(site, request, response, form_of, number_typed(request.matches[1].str()).value_or(0));
  });
}

void put_fields(Values& values, const MoveForm& form, const std::string& token, const std::string& prefix) {
  put_fields(values, form, token, prefix, nullptr);
}

std::optional<std::int64_t> version_in(const Form& form) { return number_typed(form.value("version")); }

void append_document_fields(std::vector<Field>& fields) {
  fields.push_back({.name = "document_number", .label = "Số, ký hiệu văn bản quyết định", .hint = "thí dụ 45-QĐ/TU"});
  fields.push_back({.name = "document_on", .label = "Ngày văn bản", .input = Input::day});
  fields.push_back({.name = "authority", .label = "Cấp quyết định", .hint = "thí dụ Ban Thường vụ Tỉnh ủy"});
  Field reason{.name = "reason", .label = "Lý do", .input = Input::choice};
  for (const auto each :
       {duty::Reason::superior, duty::Reason::coordination, duty::Reason::law, duty::Reason::resources,
        duty::Reason::content, duty::Reason::reorganised, duty::Reason::force_majeure, duty::Reason::other})
    reason.options.emplace_back(std::string{duty::code(each)}, std::string{words_for(each)});
  fields.push_back(std::move(reason));
  fields.push_back({.name = "note",
                    .label = "Ghi chú",
                    .hint = "cần ghi rõ nếu lý do là khác",
                    .input = Input::long_words,
                    .required = false});
}

service::Act act_of(const Site& site, const Form& form) {
  return {.mandate = {.document_number = form.value("document_number"),
                      .document_on = day_typed(form.value("document_on")),
                      .authority = form.value("authority"),
                      .reason = duty::reason_of(form.value("reason")),
                      .note = form.value("note")},
          .person = site.person(),
          .door = store::Door::page,
          .seen = version_in(form)};
}

Field report_period_field(std::string value, std::string none) {
  Field field{.name = "period",
              .label = "Kỳ báo cáo",
              .input = Input::choice,
              .required = none.empty(),
              .value = std::move(value)};
  if (!none.empty()) field.options.emplace_back("programme", std::move(none));
  for (const auto period : {duty::ReportPeriod::month, duty::ReportPeriod::quarter, duty::ReportPeriod::half_year,
                            duty::ReportPeriod::year})
    field.options.emplace_back(std::string{duty::code(period)}, std::string{words_for(period)});
  return field;
}

}  // namespace web

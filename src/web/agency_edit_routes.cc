#include <array>

#include "service/agencies.h"
#include "service/membership.h"
#include "service/register.h"
#include "web/attempt.h"
#include "web/register_view.h"
#include "web/sent_files.h"
#include "web/site.h"

namespace web {
namespace {

using base::AgencyId;
using base::Done;
using base::Result;
using service::Author;

/// A day field: nothing where it is empty, a problem where what stands there is no day.
Result<std::optional<calendar::Day>> day_in(const Form& form, std::string_view field) {
  const auto text = form.value(field);
  if (text.empty()) return std::optional<calendar::Day>{};
  const auto day = day_typed(text);
  if (day && calendar::WorkingDays::reaches(*day)) return std::optional{*day};
  return base::Problem{
      .kind = "bad_day", .detail = "\"" + text + "\" không phải một ngày. Xin ghi dạng 30/6/2026.", .words = text};
}

Result<store::Period> period_in(const Form& form) {
  const auto from = day_in(form, "from"), until = day_in(form, "until");
  if (!from) return from.error();
  if (!until) return until.error();
  return store::Period{*from, *until};
}

AgencyId agency_in(const Form& form, std::string_view field) {
  return AgencyId{number_typed(form.value(field)).value_or(0)};
}

/// The change that a form asks for, once its day is read; today where the field is empty.
template <typename Change>
Result<Done> on_day(const Site& site, const Form& form, Change&& change) {
  const auto on = day_in(form, "on");
  return on ? change(on->value_or(site.context.today())) : Result<Done>{on.error()};
}

Result<Done> rename(const Site& site, AgencyId id, const Form& form, const Author& author) {
  return on_day(site, form, [&](auto on) { return service::rename(site.context, id, form.value("name"), on, author); });
}

Result<Done> add_alias(const Site& site, AgencyId id, const Form& form, const Author& author) {
  const auto period = period_in(form);
  return period ? service::add_alias(site.context, id, form.value("alias"), *period, author)
                : Result<Done>{period.error()};
}

Result<Done> remove_alias(const Site& site, AgencyId id, const Form& form, const Author& author) {
  return service::remove_alias(site.context, id, form.value("alias"), author);
}

Result<Done> add_person(const Site& site, AgencyId id, const Form& form, const Author& author) {
  const auto role = form.value("role") == "head" ? people::Role::head : people::Role::contact;
  const auto added = service::add_person(
      site.context, {.agency = id, .role = role, .name = form.value("name"), .email = form.value("email")}, author);
  return added ? Result<Done>{Done{}} : Result<Done>{added.error()};
}

Result<Done> remove_person(const Site& site, AgencyId id, const Form& form, const Author& author) {
  const base::PersonId person{number_typed(form.value("whose")).value_or(0)};
  return service::remove_person(site.context, id, person, author);
}

Result<Done> add_member(const Site& site, AgencyId id, const Form& form, const Author& author) {
  const auto period = period_in(form);
  return period ? service::join(site.context, id, agency_in(form, "agency"), *period, author)
                : Result<Done>{period.error()};
}

Result<Done> leave(const Site& site, AgencyId id, const Form& form, const Author& author) {
  return on_day(site, form,
                [&](auto on) { return service::leave(site.context, id, agency_in(form, "agency"), on, author); });
}

Result<Done> merge(const Site& site, AgencyId id, const Form& form, const Author& author) {
  return on_day(site, form,
                [&](auto on) { return service::merge(site.context, id, agency_in(form, "successor"), on, author); });
}

/// One form of an agency's page: its last word in the path, its fields, what it does, what is said after.
struct Move {
  std::string_view form;
  std::vector<std::string> fields;
  Result<Done> (*change)(const Site&, AgencyId, const Form&, const Author&);
  std::string_view said;
};

const std::array<Move, 8>& moves() {
  static const std::array<Move, 8> all{{
      {"rename", {"name", "on"}, rename, "Đã ghi tên mới."},
      {"aliases", {"alias", "from", "until"}, add_alias, "Đã ghi tên khác."},
      {"unalias", {}, remove_alias, "Đã bỏ tên khác."},
      {"people", {"role", "name", "email"}, add_person, "Đã ghi người của cơ quan."},
      {"retire", {}, remove_person, "Đã bỏ người của cơ quan."},
      {"members",
       {"agency", "from", "until"},
       add_member,
       "Đã ghi thành viên; việc của nhóm được giao theo danh sách."},
      {"leave", {"agency", "on"}, leave, "Đã ghi ngày thôi làm thành viên."},
      {"merge", {"successor", "on"}, merge, "Đã ghi việc sáp nhập."},
  }};
  return all;
}

Author author_of(const Site& site) { return {.door = store::Door::page, .person = site.person()}; }

RegisterDraft draft_of(const Form& form, std::string_view name, const std::vector<std::string>& fields) {
  RegisterDraft draft{.form = std::string{name}, .typed = {}, .problem = {}};
  for (const auto& field : fields) draft.typed[field] = form.value(field);
  return draft;
}

std::string edit_path(AgencyId id) { return "/agencies/" + std::to_string(base::number(id)) + "/edit"; }

void show(const Site& site, httplib::Response& response, std::optional<AgencyId> id, const RegisterDraft& draft,
          std::string notice) {
  const auto sheet = id ? service::register_sheet(site.context, *id) : std::nullopt;
  if (!sheet) return site.pages.refuse(response, 404, "Không có cơ quan này. Xin mở lại từ danh sách cơ quan.");
  const auto status = draft.problem ? status_of(*draft.problem) : 200;
  site.pages.show(response, "agency_edit.html",
                  register_page(*sheet, draft, site.context.today(), site.token.text(), std::move(notice)), status);
}

std::string notice_of(const httplib::Request& request) {
  const auto done = request.get_param_value("done");
  for (const auto& move : moves())
    if (move.form == done) return std::string{move.said};
  return {};
}

/// Makes the change that the form asks for; where it cannot be made, shows the page again with all that was typed.
void make(const Site& site, const Move& move, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<AgencyId>(request);
  const auto form = Form::of(request);
  auto draft = draft_of(form, move.form, move.fields);
  draft.problem = site.token.problem_of(form);
  if (!draft.problem && id) {
    const auto done = attempt(move.form, [&] { return move.change(site, *id, form, author_of(site)); });
    if (done) return go_to(response, edit_path(*id) + "?done=" + std::string{move.form});
    draft.problem = done.error();
  }
  show(site, response, id, draft, {});
}

void show_new(const Site& site, httplib::Response& response, const RegisterDraft& draft, std::string notice) {
  const auto status = draft.problem ? status_of(*draft.problem) : 200;
  site.pages.show(response, "agency_new.html", new_agency_page(draft, site.token.text(), std::move(notice)), status);
}

void add(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  auto draft = draft_of(form, "new", {"name", "group", "since"});
  draft.problem = site.token.problem_of(form);
  const auto since = day_in(form, "since");
  if (!draft.problem && !since) draft.problem = since.error();
  if (!draft.problem) {
    const service::NewAgency agency{
        .name = form.value("name"), .is_group = !form.value("group").empty(), .since = *since};
    const auto added = attempt("agency", [&] { return service::add_agency(site.context, agency, author_of(site)); });
    if (added) return go_to(response, edit_path(*added));
    draft.problem = added.error();
  }
  show_new(site, response, draft, {});
}

void load(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  auto draft = draft_of(form, "load", {});
  draft.problem = site.token.problem_of(form);
  if (!draft.problem) {
    const auto csv = file_sent(request, "file");  // as it is: the reader of the file says what is wrong
    const auto loaded =
        attempt("agencies", [&] { return service::load_agencies(site.context, csv.bytes.view(), author_of(site)); });
    if (loaded) return go_to(response, "/agencies?loaded=" + std::to_string(loaded->rows));
    draft.problem = loaded.error();
  }
  show_new(site, response, draft, {});
}

}  // namespace

void add_agency_edit_routes(Routes& routes) {
  routes.get(R"(/agencies/(\d+)/edit)", people::Action::edit_agencies,
             [](const Site& site, const auto& request, auto& response) {
               show(site, response, id_in<AgencyId>(request), {}, notice_of(request));
             });
  for (const auto& move : moves())
    routes.post(
        R"(/agencies/(\d+)/)" + std::string{move.form}, people::Action::edit_agencies,
        [&move](const Site& site, const auto& request, auto& response) { make(site, move, request, response); });
  routes.get("/agencies/new", people::Action::edit_agencies,
             [](const Site& site, const auto&, auto& response) { show_new(site, response, {}, {}); });
  routes.post("/agencies/new", people::Action::edit_agencies,
              [](const Site& site, const auto& request, auto& response) { add(site, request, response); });
  routes.post("/agencies/load", people::Action::edit_agencies,
              [](const Site& site, const auto& request, auto& response) { load(site, request, response); });
}

}  // namespace web

#include "service/account_mail.h"
#include "service/people.h"
#include "web/attempt.h"
#include "web/people_view.h"
#include "web/site.h"

namespace web {
namespace {

using base::Done;
using base::PersonId;
using base::Result;
using people::Action;
using service::Author;

Author author_of(const Site& site) { return {.door = store::Door::page, .person = site.person()}; }

std::string notice_of(const httplib::Request& request) {
  const auto done = request.get_param_value("done");
  if (done == "given") return "Đã giao vai trò. Người chưa có mật khẩu cần thư mời.";
  if (done == "end") return "Đã ghi ngày cuối của vai trò.";
  if (done == "invite") return "Thư mời được gửi trong chốc lát; đường dẫn trong thư dùng được hai ngày.";
  if (done == "disable") return "Đã khóa tài khoản; các phiên đăng nhập của người ấy đã kết thúc.";
  if (done == "enable") return "Đã mở khóa tài khoản.";
  return {};
}

std::vector<store::AgencyRow> agencies_of(const Site& site) {
  auto connection = site.context.pool.lease();
  return store::agencies(*connection);
}

void show(const Site& site, httplib::Response& response, const PeopleDraft& draft, std::string notice) {
  const PeopleNotes notes{.manages = site.visit.reach(Action::manage_people) == people::Reach::all,
                          .token = site.token.text(),
                          .notice = std::move(notice)};
  site.pages.show(response, "people.html",
                  people_page(service::people_lines(site.context), agencies_of(site),
                              service::agencies_without_contact(site.context), draft, site.context.today(), notes),
                  draft.problem ? status_of(*draft.problem) : 200);
}

base::Problem bad_day(const std::string& text) {
  return {.kind = "bad_day", .detail = "\"" + text + "\" không phải một ngày. Xin ghi dạng 30/6/2026.", .words = text};
}

/// The mandate that the form gives.
Result<service::NewMandate> mandate_in(const Form& form) {
  const auto role = people::role_of(form.value("role"));
  if (!role) return base::Problem{.kind = "no_role", .detail = "Xin chọn vai trò.", .words = {}};
  service::NewMandate wanted{.name = form.value("name"),
                             .email = form.value("email"),
                             .function = form.value("function"),
                             .role = *role,
                             .agency = {},
                             .period = {},
                             .substitute_for = {}};
  if (const auto agency = number_typed(form.value("agency"))) wanted.agency = base::AgencyId{*agency};
  if (const auto other = number_typed(form.value("substitute_for"))) wanted.substitute_for = PersonId{*other};
  for (const auto& [field, into] :
       {std::pair{"from", &wanted.period.from_on}, std::pair{"until", &wanted.period.until_on}}) {
    const auto text = form.value(field);
    *into = day_typed(text);
    if (!text.empty() && !*into) return bad_day(text);
  }
  return wanted;
}

void give(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  PeopleDraft draft{.typed = {}, .problem = site.token.problem_of(form)};
  for (const std::string field : {"name", "email", "function", "role", "agency", "substitute_for", "from", "until"})
    draft.typed[field] = form.value(field);
  if (!draft.problem) {
    const auto wanted = mandate_in(form);
    const auto given = attempt("mandate", [&]() -> Result<PersonId> {
      if (!wanted) return wanted.error();
      return service::give_mandate(site.context, *wanted, author_of(site));
    });
    if (given) return go_to(response, "/people?done=given");
    draft.problem = given.error();
  }
  show(site, response, draft, {});
}

Result<Done> end(const service::Context& context, PersonId person, const Form& form, const Author& author) {
  const auto last = day_typed(form.value("on"));
  if (!last) return bad_day(form.value("on"));
  return service::end_mandate(context, person, number_typed(form.value("mandate")).value_or(0), *last, author);
}

/// One form about a person: its last word in the path, and what it does.
struct Move {
  std::string_view form;
  Result<Done> (*change)(const service::Context&, PersonId, const Form&, const Author&);
};

const std::array<Move, 4>& moves() {
  static const std::array<Move, 4> all{{
      {"invite", [](const auto& context, auto person, const auto&,
                    const auto& author) { return service::invite(context, person, author); }},
      {"disable", [](const auto& context, auto person, const auto&,
                     const auto& author) { return service::disable(context, person, author); }},
      {"enable", [](const auto& context, auto person, const auto&,
                    const auto& author) { return service::enable(context, person, author); }},
      {"end", end},
  }};
  return all;
}

void make(const Site& site, const Move& move, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  PeopleDraft draft{.typed = {}, .problem = site.token.problem_of(form)};
  const PersonId person{number_typed(request.matches[1].str()).value_or(0)};
  if (!draft.problem) {
    const auto done = attempt(move.form, [&] { return move.change(site.context, person, form, author_of(site)); });
    if (done) return go_to(response, "/people?done=" + std::string{move.form});
    draft.problem = done.error();
  }
  show(site, response, draft, {});
}

}  // namespace

void add_people_routes(Routes& routes) {
  routes.get("/people", Action::see_people, [](const Site& site, const auto& request, auto& response) {
    show(site, response, {}, notice_of(request));
  });
  routes.post("/people", Action::manage_people, give);
  for (const auto& move : moves())
    routes.post(
        R"(/people/(\d+)/)" + std::string{move.form}, Action::manage_people,
        [&move](const Site& site, const auto& request, auto& response) { make(site, move, request, response); });
}

}  // namespace web

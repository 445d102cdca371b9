#include <charconv>

#include "web/amendment_view.h"
#include "web/attempt.h"
#include "web/site.h"

namespace web {
namespace {

std::string notice_of(const httplib::Request& request) {
  const auto done = request.get_param_value("done");
  if (done == "decided") return "Đã ghi nhận. Những gì đã áp dụng có thể hoàn tác trong 24 giờ.";
  if (done == "undone") return "Đã hoàn tác; các mục này lại chờ xử lý.";
  return {};
}

std::string path_of(store::AmendmentId id) { return "/amendments/" + std::to_string(base::number(id)); }

void show(const Site& site, const httplib::Request& request, httplib::Response& response, const AmendmentDraft& draft) {
  const auto id = id_in<store::AmendmentId>(request);
  const auto sheet = id ? service::amendment(site.context, *id) : std::nullopt;
  if (!sheet)
    return site.pages.refuse(response, 404, "Không có văn bản sửa đổi này. Xin mở lại từ trang của chương trình.");
  const auto after = number_typed(parameter(request, "after")).value_or(0);
  site.pages.show(response, "amendment.html",
                  amendment_page(*sheet, draft, static_cast<int>(std::min<std::int64_t>(after, 1'000'000)),
                                 site.token.text(), draft.problem ? std::string{} : notice_of(request)),
                  draft.problem ? status_of(*draft.problem) : 200);
}

/// What was chosen of each change that stands on the page.
AmendmentDraft draft_of(const Form& form, const service::AmendmentSheet& sheet) {
  AmendmentDraft draft{.choices = {}, .problem = {}};
  for (const auto& line : sheet.changes)
    if (auto choice = form.value("item-" + std::to_string(line.item.number)); !choice.empty())
      draft.choices.emplace(line.item.number, std::move(choice));
  return draft;
}

std::vector<int> chosen(const AmendmentDraft& draft, std::string_view choice) {
  std::vector<int> numbers;
  for (const auto& [number, made] : draft.choices)
    if (made == choice) numbers.push_back(number);
  return numbers;
}

service::Author author_of(const Site& site) { return {.door = store::Door::page, .person = site.person()}; }

/// Does what the button says: all that is no conflict, or what was chosen one by one.
std::optional<base::Problem> decide(const Site& site, store::AmendmentId id, const AmendmentDraft& draft, bool all) {
  const auto author = author_of(site);
  if (all) {
    const auto accepted = attempt("amendment", [&] { return service::accept_amendment(site.context, id, {}, author); });
    return accepted ? std::nullopt : std::optional{accepted.error()};
  }
  const auto to_accept = chosen(draft, "accept"), to_reject = chosen(draft, "reject");
  if (!to_accept.empty()) {
    const auto accepted =
        attempt("amendment", [&] { return service::accept_amendment(site.context, id, to_accept, author); });
    if (!accepted) return accepted.error();
    if (to_reject.empty()) return std::nullopt;
  }
  const auto rejected =
      attempt("amendment", [&] { return service::reject_amendment(site.context, id, to_reject, author); });
  return rejected ? std::nullopt : std::optional{rejected.error()};
}

void decide(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<store::AmendmentId>(request);
  const auto sheet = id ? service::amendment(site.context, *id) : std::nullopt;
  if (!sheet) return show(site, request, response, {});
  const auto form = Form::of(request);
  auto draft = draft_of(form, *sheet);
  draft.problem = site.token.problem_of(form);
  if (!draft.problem) draft.problem = decide(site, *id, draft, form.value("what") == "all");
  if (!draft.problem) return go_to(response, path_of(*id) + "?done=decided");
  show(site, request, response, draft);
}

void undo(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  AmendmentDraft draft{.choices = {}, .problem = site.token.problem_of(form)};
  const store::AmendmentId id{number_typed(request.matches[1].str()).value_or(0)};
  if (!draft.problem) {
    const auto undone =
        attempt("amendment", [&] { return service::undo_amendment(site.context, id, author_of(site)); });
    if (undone) return go_to(response, path_of(id) + "?done=undone");
    draft.problem = undone.error();
  }
  show(site, request, response, draft);
}

}  // namespace

void add_amendment_routes(Routes& routes) {
  routes.get(R"(/amendments/(\d+))", people::Action::see_programmes,
             [](const Site& site, const auto& request, auto& response) { show(site, request, response, {}); });
  routes.post(R"(/amendments/(\d+)/decide)", people::Action::edit_programme,
              [](const Site& site, const auto& request, auto& response) { decide(site, request, response); });
  routes.post(R"(/amendments/(\d+)/undo)", people::Action::edit_programme,
              [](const Site& site, const auto& request, auto& response) { undo(site, request, response); });
}

}  // namespace web

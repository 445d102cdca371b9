#include "web/attempt.h"
#include "web/digest_view.h"
#include "web/download.h"
#include "web/site.h"

namespace web {
namespace {

using people::Action;
using schedule::DigestKind;

service::Author author_of(const Site& site) { return {.door = store::Door::page, .person = site.person()}; }

void put_policy(httplib::Response& response, const char* policy) {
  response.headers.erase("Content-Security-Policy");
  response.set_header("Content-Security-Policy", policy);
}

std::string notice_of(std::string_view done) {
  if (done == "sent") return "Đã xếp thư để gửi. Thư đi trong lượt gửi tới; xem ở trang Thư.";
  if (done == "noted") return "Đã ghi ngày họp. Bản tin đi vào ngày làm việc trước đó.";
  if (done == "removed") return "Đã bỏ ngày họp, bản tin trước phiên họp ấy không được gửi.";
  return {};
}

DigestNotes notes_of(const Site& site, const httplib::Request& request) {
  return {.sends = site.visit.reach(Action::send_digest) == people::Reach::all,
          .token = site.token.text(),
          .notice = notice_of(parameter(request, "done"))};
}

/// What the query asks for; a problem where it names no day.
base::Result<service::DigestRequest> request_in(const httplib::Request& request, DigestKind kind) {
  service::DigestRequest wanted{.kind = kind, .day = {}, .agency = {}};
  const auto typed = parameter(request, "day");
  wanted.day = day_typed(typed);
  if (!typed.empty() && !wanted.day)
    return base::Problem{.kind = "day", .detail = "«" + typed + "» không phải một ngày. Xin chọn lại.", .words = {}};
  if (kind != DigestKind::agency) return wanted;
  if (const auto number = number_typed(parameter(request, "for"))) wanted.agency = base::AgencyId{*number};
  return wanted;
}

/// The digest that the query asks for.
base::Result<service::DigestPreview> preview_in(const Site& site, const httplib::Request& request, DigestKind kind) {
  const auto wanted = request_in(request, kind);
  if (!wanted) return wanted.error();
  return service::digest_preview(site.context, *wanted);
}

void show_kinds(const Site& site, const httplib::Request& request, httplib::Response& response,
                const std::optional<base::Problem>& problem) {
  auto notes = notes_of(site, request);
  notes.problem = problem;
  site.pages.show(response, "digests.html", digests_page(service::digests_sheet(site.context), notes),
                  problem ? status_of(*problem) : 200);
}

void show_preview(const Site& site, const httplib::Request& request, httplib::Response& response, DigestKind kind) {
  const auto sheet = service::digests_sheet(site.context);
  auto notes = notes_of(site, request);
  auto wanted = request_in(request, kind);
  if (wanted && kind == DigestKind::agency && !wanted->agency)  // nothing has been chosen yet
    return site.pages.show(response, "digest.html", digest_page(*wanted, sheet, {}, notes));
  std::optional<service::DigestPreview> shown;
  if (!wanted) {
    notes.problem = wanted.error();
    wanted = service::DigestRequest{.kind = kind, .day = {}, .agency = {}};
  } else if (auto preview = service::digest_preview(site.context, *wanted)) {
    shown = std::move(*preview);
  } else {
    notes.problem = preview.error();
  }
  put_policy(response,
             "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; "
             "frame-ancestors 'none'; base-uri 'none'");
  site.pages.show(response, "digest.html", digest_page(*wanted, sheet, shown, notes),
                  notes.problem ? status_of(*notes.problem) : 200);
}

/// The html of the mail, as a frame of the preview shows it: it can do nothing there.
void show_letter(const Site& site, const httplib::Request& request, httplib::Response& response, DigestKind kind) {
  const auto preview = preview_in(site, request, kind);
  if (!preview) return site.pages.refuse(response, preview.error());
  put_policy(response, "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
  response.set_content(preview->mail.html, "text/html; charset=utf-8");
}

void send_file_of(const Site& site, const httplib::Request& request, httplib::Response& response, DigestKind kind,
                  std::string_view ending) {
  const auto preview = preview_in(site, request, kind);
  if (!preview) return site.pages.refuse(response, preview.error());
  for (const auto& file : preview->mail.attachments)
    if (file.name.ends_with(ending)) return send_file(response, file.name, file.bytes, file.type.c_str());
  site.pages.refuse(response, 404,
                    "Bản tin này không kèm tệp ấy. Lịch chỉ có ở bản tin của hôm nay, khi có việc sắp đến hạn.");
}

void ask_again(const Site& site, const httplib::Request& request, httplib::Response& response, DigestKind kind) {
  const auto wanted = request_in(request, kind);
  const auto preview = preview_in(site, request, kind);
  if (!preview) return site.pages.refuse(response, preview.error());
  site.pages.show(response, "digest_send.html", digest_send_page(*wanted, *preview, notes_of(site, request)));
}

void send(const Site& site, const httplib::Request& request, httplib::Response& response, DigestKind kind) {
  if (const auto problem = site.token.problem_of(Form::of(request))) return site.pages.refuse(response, *problem);
  const auto wanted = request_in(request, kind);
  if (!wanted) return site.pages.refuse(response, wanted.error());
  const auto sent = attempt("digest", [&] { return service::send_digest(site.context, *wanted, author_of(site)); });
  if (!sent) return site.pages.refuse(response, sent.error());
  go_to(response, "/digests?done=sent");
}

using Meet = base::Result<base::Done> (*)(const service::Context&, calendar::Day, const service::Author&);

void meet(const Site& site, const httplib::Request& request, httplib::Response& response, Meet change,
          const char* done) {
  const auto form = Form::of(request);
  auto problem = site.token.problem_of(form);
  const auto day = day_typed(form.value("day"));
  if (!problem && !day) problem = base::Problem{.kind = "day", .detail = "Xin chọn ngày họp.", .words = {}};
  if (!problem) {
    const auto changed = attempt("meeting", [&] { return change(site.context, *day, author_of(site)); });
    if (changed) return go_to(response, std::string{"/digests?done="} + done);
    problem = changed.error();
  }
  show_kinds(site, request, response, problem);
}

/// The routes of one kind of digest.
void add_routes_of(Routes& routes, DigestKind kind) {
  const auto path = "/digests/" + std::string{schedule::code(kind)};
  using Show = void (*)(const Site&, const httplib::Request&, httplib::Response&, DigestKind);
  const auto get = [&](const std::string& below, Action action, Show show) {
    routes.get(path + below, action, [kind, show](const Site& site, const auto& request, auto& response) {
      show(site, request, response, kind);
    });
  };
  get("", Action::see_digests, show_preview);
  get("/letter", Action::see_digests, show_letter);
  get("/send", Action::send_digest, ask_again);
  for (const std::string ending : {"xlsx", "ics"})
    routes.get(path + R"(/file\.)" + ending, Action::see_digests,
               [kind, ending](const Site& site, const auto& request, auto& response) {
                 send_file_of(site, request, response, kind, ending);
               });
  routes.post(path + "/send", Action::send_digest,
              [kind](const Site& site, const auto& request, auto& response) { send(site, request, response, kind); });
}

}  // namespace

void add_digest_routes(Routes& routes) {
  routes.get("/digests", Action::see_digests,
             [](const Site& site, const auto& request, auto& response) { show_kinds(site, request, response, {}); });
  for (const auto kind : schedule::all_digest_kinds()) add_routes_of(routes, kind);
  routes.post("/digests/meetings", Action::send_digest, [](const Site& site, const auto& request, auto& response) {
    meet(site, request, response, service::note_meeting, "noted");
  });
  routes.post("/digests/meetings/remove", Action::send_digest,
              [](const Site& site, const auto& request, auto& response) {
                meet(site, request, response, service::remove_meeting, "removed");
              });
}

}  // namespace web

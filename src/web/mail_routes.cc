#include <array>

#include "service/arming.h"
#include "service/kept_mail.h"
#include "web/attempt.h"
#include "web/download.h"
#include "web/mail_view.h"
#include "web/site.h"

namespace web {
namespace {

using base::Done;
using base::MessageId;
using people::Action;

std::optional<MessageId> before_of(const httplib::Request& request) {
  const auto number = number_typed(parameter(request, "before"));
  return number ? std::optional{MessageId{*number}} : std::nullopt;
}

MailNotes notes_of(const Site& site, const httplib::Request& request) {
  return {.acts = site.visit.reach(Action::manage_mail) == people::Reach::all,
          .arms = site.visit.disarmed && people::holds(site.visit.visitor->person, people::Role::administrator),
          .token = site.token.text(),
          .notice = notice_of_mail(parameter(request, "done")),
          .problem = {}};
}

void show_list(const Site& site, const httplib::Request& request, httplib::Response& response, const MailNotes& notes,
               int status = 200) {
  const auto state = store::message_state_of(parameter(request, "state"));
  site.pages.show(response, "mails.html",
                  mail_list_page(service::outbox(site.context, state, before_of(request)), state, notes,
                                 notes.arms ? std::optional{service::arming(site.context)} : std::nullopt),
                  status);
}

void show_one(const Site& site, MessageId id, httplib::Response& response, const MailNotes& notes, int status = 200) {
  const auto sheet = service::message_sheet(site.context, id);
  if (!sheet) return site.pages.refuse(response, 404, "Không có thư này. Xin mở lại từ danh sách thư.");
  site.pages.show(response, "mail.html", mail_page(*sheet, service::mail_history(site.context, id), notes), status);
}

constexpr auto not_kept =
    "Không có tệp này, hoặc tệp đã hết thời gian lưu. Tên, cỡ và mã SHA-256 của tệp vẫn ghi ở trang của thư.";

void send_whole(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<MessageId>(request);
  auto mail = id ? service::whole_mail(site.context, *id) : std::nullopt;
  if (!mail) return site.pages.refuse(response, 404, not_kept);
  send_file(response, "thu-" + std::to_string(base::number(*id)) + ".eml", std::move(*mail), "message/rfc822");
}

void send_file_of(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<MessageId>(request);
  const auto number = number_typed(request.matches[2].str());
  auto file = id && number ? service::file_of_mail(site.context, *id, *number) : std::nullopt;
  if (!file) return site.pages.refuse(response, 404, not_kept);
  send_file(response, file->name, std::move(file->bytes), file->type.c_str());
}

/// What the office does about the outbox: `change` gives a `base::Result`. Afterwards `page` is opened, or shown again
/// with the reason why not.
template <typename Change, typename Show>
void act(const Site& site, const httplib::Request& request, httplib::Response& response, const std::string& done,
         Change&& change, Show&& show) {
  const auto form = Form::of(request);
  auto notes = notes_of(site, request);
  auto problem = site.token.problem_of(form);
  if (!problem) {
    const auto result = attempt("mail", [&] { return change(form); });
    if (result) return go_to(response, done);
    problem = result.error();
  }
  notes.problem = problem->detail;
  show(notes, status_of(*problem));
}

service::Author author_of(const Site& site) { return {.door = store::Door::page, .person = site.person()}; }

void act_on_all(const Site& site, const httplib::Request& request, httplib::Response& response) {
  act(
      site, request, response, "/mail?done=released",
      [&](const Form&) { return service::release_mail(site.context, {}, author_of(site)); },
      [&](const MailNotes& notes, int status) { show_list(site, request, response, notes, status); });
}

void use_address(const Site& site, const httplib::Request& request, httplib::Response& response) {
  act(
      site, request, response, "/mail?done=address",
      [&](const Form& form) {
        return service::use_address_again(site.context, form.value("address"), author_of(site));
      },
      [&](const MailNotes& notes, int status) { show_list(site, request, response, notes, status); });
}

void arm(const Site& site, const httplib::Request& request, httplib::Response& response) {
  act(
      site, request, response, "/mail?done=armed",
      [&](const Form&) { return service::arm(site.context, author_of(site)); },
      [&](const MailNotes& notes, int status) { show_list(site, request, response, notes, status); });
}

base::Result<Done> release_one(const service::Context& context, MessageId id, const service::Author& author) {
  const auto released = service::release_mail(context, id, author);
  if (!released) return released.error();
  return Done{};
}

/// What can be done about one mail: the last part of its form's path, and how it is told afterwards.
struct MailAct {
  const char *path, *done;
  base::Result<Done> (*act)(const service::Context&, MessageId, const service::Author&);
};

constexpr std::array<MailAct, 3> acts{{{"release", "released", release_one},
                                       {"retry", "retried", service::retry_mail},
                                       {"withdraw", "withdrawn", service::withdraw_mail}}};

void act_on_one(const MailAct& wanted, const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<MessageId>(request);
  if (!id) return site.pages.refuse(response, 404, "Không có thư này. Xin mở lại từ danh sách thư.");
  act(
      site, request, response, "/mail/" + std::to_string(base::number(*id)) + "?done=" + wanted.done,
      [&](const Form&) { return wanted.act(site.context, *id, author_of(site)); },
      [&](const MailNotes& notes, int status) { show_one(site, *id, response, notes, status); });
}

}  // namespace

void add_mail_routes(Routes& routes) {
  routes.get("/mail", Action::see_mail, [](const Site& site, const auto& request, auto& response) {
    show_list(site, request, response, notes_of(site, request));
  });
  routes.get(R"(/mail/(\d+))", Action::see_mail, [](const Site& site, const auto& request, auto& response) {
    const auto id = id_in<MessageId>(request);
    if (!id) return site.pages.refuse(response, 404, "Không có thư này. Xin mở lại từ danh sách thư.");
    show_one(site, *id, response, notes_of(site, request));
  });
  routes.get(R"(/mail/(\d+)\.eml)", Action::see_mail, send_whole);
  routes.get(R"(/mail/(\d+)/files/(\d+))", Action::see_mail, send_file_of);
  routes.post("/mail/release", Action::manage_mail, act_on_all);
  routes.post("/mail/address", Action::manage_mail, use_address);
  routes.post("/mail/arm", Action::manage_people, arm);
  for (const auto& each : acts)
    routes.post(
        R"(/mail/(\d+)/)" + std::string{each.path}, Action::manage_mail,
        [&each](const Site& site, const auto& request, auto& response) { act_on_one(each, site, request, response); });
}

}  // namespace web

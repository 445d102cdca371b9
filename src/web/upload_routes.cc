#include "service/intake.h"
#include "service/lists.h"
#include "web/attempt.h"
#include "web/sent_files.h"
#include "web/site.h"
#include "web/upload_view.h"

namespace web {
namespace {

void show(const Site& site, httplib::Response& response, const UploadDraft& draft) {
  site.pages.show(response, "programme_upload.html",
                  upload_page(draft, service::programmes(site.context), site.token.text()),
                  draft.problem ? status_of(*draft.problem) : 200);
}

base::Problem problem(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

/// What is wrong with what was typed or left out; nothing where the document may be read.
std::optional<base::Problem> problem_of(const UploadDraft& draft, const base::HeldBytes& bytes) {
  if (bytes.empty()) return problem("no_file", "Xin chọn tệp văn bản; tệp không được trống.");
  if (!draft.issued_on.empty() && !day_typed(draft.issued_on))
    return problem("not_a_day", "Ngày ban hành «" + draft.issued_on + "» không phải là ngày. Xin nhập lại.");
  if (!draft.encoding.empty() && !document::encoding_named(draft.encoding))
    return problem("not_an_encoding", "Xin chọn bảng mã trong danh sách.");
  return std::nullopt;
}

service::Sent sent_of(const Site& site, const UploadDraft& draft, FileSent file) {
  const auto amends = number_typed(draft.amends);
  return {.name = file_name(file.name, "văn bản"),
          .bytes = std::move(file.bytes),
          .encoding = document::encoding_named(draft.encoding),
          .given = {.number = draft.number.empty() ? std::nullopt : std::optional{draft.number},
                    .issued = day_typed(draft.issued_on)},
          .amends = amends ? std::optional{base::ProgrammeId{*amends}} : std::nullopt,
          .author = {store::Door::page, site.person()}};
}

/// Takes the document to be read; where that cannot be, shows the form again with all that was typed.
void take(service::Intake& intake, const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  UploadDraft draft{.number = form.value("number"),
                    .issued_on = form.value("issued_on"),
                    .encoding = form.value("encoding"),
                    .amends = form.value("amends"),
                    .problem = site.token.problem_of(form)};
  auto file = file_sent(request, "file");
  if (!draft.problem) draft.problem = problem_of(draft, file.bytes);
  if (!draft.problem) {
    const auto number = intake.take(sent_of(site, draft, std::move(file)));
    if (number) return go_to(response, "/programmes/upload/" + std::to_string(*number));
    draft.problem = number.error();
  }
  show(site, response, draft);
}

std::string path_of(const service::Imported& imported) {
  if (imported.amendment) return "/amendments/" + std::to_string(base::number(imported.amendment->amendment.id));
  const auto programme = "/programmes/" + std::to_string(base::number(imported.programme));
  if (imported.already_there) return programme + "?done=known";
  return programme + "/review?done=imported";
}

void show_outcome(const service::Intake& intake, const Site& site, const httplib::Request& request,
                  httplib::Response& response) {
  const auto number = number_typed(request.matches[1].str());
  const auto outcome = number ? intake.outcome(*number) : std::nullopt;
  if (!outcome)
    return site.pages.refuse(response, 404,
                             "Không còn thông tin về lần gửi này. Xin xem danh sách chương trình, hoặc gửi lại tệp.");
  if (const auto* way = std::get_if<service::Intaken::Way>(&*outcome))
    return site.pages.show(response, "programme_reading.html", reading_page(*way));
  if (const auto* imported = std::get_if<service::Imported>(&*outcome)) return go_to(response, path_of(*imported));
  UploadDraft draft;
  draft.problem = std::get<base::Problem>(*outcome);
  show(site, response, draft);
}

}  // namespace

void add_upload_routes(Routes& routes, service::Intake& intake) {
  routes.get("/programmes/upload", people::Action::edit_programme,
             [](const Site& site, const auto&, auto& response) { show(site, response, {}); });
  routes.post(
      "/programmes/upload", people::Action::edit_programme,
      [&intake](const Site& site, const auto& request, auto& response) { take(intake, site, request, response); });
  routes.get(R"(/programmes/upload/(\d+))", people::Action::edit_programme,
             [&intake](const Site& site, const auto& request, auto& response) {
               show_outcome(intake, site, request, response);
             });
}

}  // namespace web

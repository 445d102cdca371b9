#include "service/talk.h"
#include "web/desk_view.h"
#include "web/duty_form.h"
#include "web/overview_view.h"
#include "web/statement_words.h"
#include "web/words.h"

namespace web {
namespace {

constexpr int longest = static_cast<int>(duty::longest_words);

base::Problem nothing_there(std::string kind, std::string words) {
  return {.kind = std::move(kind), .detail = std::move(words), .words = {}};
}

service::Voice voice_of(const Site& site, const Form& typed) {
  return {.person = site.person(), .door = store::Door::page, .seen = version_in(typed)};
}

Field words_field(std::string label, std::string hint) {
  return {.name = "words",
          .label = std::move(label),
          .hint = std::move(hint),
          .input = Input::long_words,
          .longest = longest};
}

/// A form of the office about something that waits on one of its pages.
MoveForm form_of_desk(const Site& site, const service::DutyLine& line, std::int64_t version, std::string title,
                      std::string path, std::string page) {
  auto form = form_of_line(site, line, version, std::move(title));
  form.back = std::move(path);
  form.back_words = std::move(page);
  return form;
}

base::Result<MoveForm> form_for_extension(const Site& site, std::int64_t number, std::string title) {
  const auto found = service::extension(site.context, store::ExtensionId{number});
  if (!found) return nothing_there("no_such_request", "Không có đề nghị này. Xin mở lại danh sách xin gia hạn.");
  auto form = form_of_desk(site, found->duty, found->version, std::move(title), "/extensions", "Xin gia hạn");
  const auto& wish = found->line.request.wish;
  form.facts.emplace_back("Người đề nghị", found->line.person);
  form.facts.emplace_back("Đề nghị đến",
                          calendar::in_words(*wish.proposed_on) + ", gia hạn lần " + std::to_string(found->number));
  form.facts.emplace_back("Lý do", words_for(*wish.cause));
  form.facts.emplace_back("Giải trình", wish.words);
  return form;
}

base::Result<MoveForm> grant_form(const Site& site, std::int64_t number) {
  auto form = form_for_extension(site, number, "Gia hạn theo đề nghị");
  if (!form) return form;
  const auto found = service::extension(site.context, store::ExtensionId{number});
  form->explanation =
      "Hạn mới thay cho hạn hiện tại, theo văn bản của cấp có thẩm quyền; có thể khác ngày đề nghị. Hạn ban đầu vẫn "
      "được giữ và chậm so với hạn ban đầu vẫn được nêu.";
  form->button = "Gia hạn";
  form->fields.push_back({.name = "due_on",
                          .label = "Hạn mới",
                          .input = Input::day,
                          .value = calendar::iso(*found->line.request.wish.proposed_on)});
  append_document_fields(form->fields);
  form->done = "/extensions?done=granted";
  form->act = [&site, number](const Form& typed) {
    return service::grant_extension(site.context, store::ExtensionId{number}, day_typed(typed.value("due_on")),
                                    act_of(site, typed));
  };
  return form;
}

base::Result<MoveForm> refuse_form(const Site& site, std::int64_t number) {
  auto form = form_for_extension(site, number, "Không đồng ý gia hạn");
  if (!form) return form;
  form->explanation = "Hạn giữ nguyên. Cơ quan đọc được lý do ở trang của việc.";
  form->button = "Trả lời không đồng ý";
  form->fields = {words_field("Lý do không đồng ý", "")};
  form->done = "/extensions?done=refused";
  form->act = [&site, number](const Form& typed) {
    return service::refuse_extension(site.context, store::ExtensionId{number}, typed.value("words"),
                                     voice_of(site, typed));
  };
  return form;
}

base::Result<MoveForm> answer_form(const Site& site, std::int64_t number) {
  const auto found = service::obstacle(site.context, store::ObstacleId{number});
  if (!found)
    return nothing_there("no_such_obstacle", "Không có vướng mắc này. Xin mở lại danh sách vướng mắc, kiến nghị.");
  auto form = form_of_desk(site, found->duty, found->version, "Trả lời vướng mắc, kiến nghị", "/obstacles",
                           "Vướng mắc, kiến nghị");
  const auto& stated = found->line.obstacle.obstacle;
  form.facts.emplace_back("Người nêu", found->line.person);
  form.facts.emplace_back("Gửi cấp", stated.level);
  form.facts.emplace_back(std::string{words_for(*stated.sort)}, stated.words);
  form.explanation = "Cơ quan đọc được ý kiến trả lời ở trang của việc. Chọn đã giải quyết xong thì thôi theo dõi.";
  form.button = "Trả lời";
  form.fields = {words_field("Ý kiến trả lời", ""),
                 {.name = "result",
                  .label = "Kết quả",
                  .input = Input::choice,
                  .options = {{"closed", "Đã giải quyết xong"}, {"open", "Đang xử lý, còn theo dõi"}}}};
  form.done = "/obstacles?done=answered";
  form.act = [&site, number](const Form& typed) -> base::Result<base::Done> {
    const auto result = typed.value("result");
    if (result != "closed" && result != "open")
      return nothing_there("result_missing", "Xin chọn kết quả: đã giải quyết xong, hay còn theo dõi.");
    return service::answer_obstacle(site.context,
                                    {.obstacle = store::ObstacleId{number},
                                     .person = site.person(),
                                     .answered_at = {},
                                     .words = typed.value("words"),
                                     .closes = result == "closed"},
                                    voice_of(site, typed));
  };
  return form;
}

base::Result<MoveForm> correction_form(const Site& site, std::int64_t number, service::Verdict verdict) {
  const auto found = service::correction(site.context, store::CorrectionId{number});
  if (!found) return nothing_there("no_such_correction", "Không có đề nghị đính chính này. Xin mở lại danh sách.");
  const bool approves = verdict == service::Verdict::approve;
  auto form = form_of_desk(site, found->duty, found->version, approves ? "Duyệt đính chính" : "Không đính chính",
                           "/corrections", "Đính chính");
  const auto& correction = found->line.correction;
  form.facts.emplace_back("Người đề nghị", found->line.person);
  form.facts.emplace_back("Đang ghi", evidence_in_words(correction.was));
  form.facts.emplace_back("Sửa thành", evidence_in_words(correction.is));
  form.facts.emplace_back("Vì sao", correction.words);
  form.explanation = approves ? "Báo cáo và tình trạng của việc theo nội dung mới; nội dung cũ được giữ trong hồ sơ."
                              : "Báo cáo giữ nguyên. Người đề nghị đọc được lý do ở trang của việc.";
  form.button = approves ? "Duyệt đính chính" : "Trả lời không đồng ý";
  if (!approves) form.fields = {words_field("Lý do không đồng ý", "")};
  form.done = approves ? "/corrections?done=corrected" : "/corrections?done=correction_refused";
  form.act = [&site, number, verdict](const Form& typed) {
    return service::decide_correction(site.context, store::CorrectionId{number}, verdict, typed.value("words"),
                                      voice_of(site, typed));
  };
  return form;
}

base::Result<MoveForm> approve_form(const Site& site, std::int64_t number) {
  return correction_form(site, number, service::Verdict::approve);
}

base::Result<MoveForm> disapprove_form(const Site& site, std::int64_t number) {
  return correction_form(site, number, service::Verdict::refuse);
}

/// Shows a page of the desk, which all say what else waits, and what was just done.
void show(const Site& site, const httplib::Request& request, httplib::Response& response, std::string_view page,
          render::Values values) {
  values.text("notice", notice_of_statement(parameter(request, "done")));
  put_desk(values, *service::desk(site.context));
  site.pages.show(response, page, std::move(values));
}

}  // namespace

void add_desk_routes(Routes& routes) {
  using people::Action;
  routes.get("/extensions", Action::see_requests, [](const Site& site, const auto& request, auto& response) {
    show(site, request, response, "extensions.html",
         extensions_page(service::waiting_extensions(site.context), site.person(), site.context.today()));
  });
  routes.get("/obstacles", Action::see_requests, [](const Site& site, const auto& request, auto& response) {
    show(site, request, response, "obstacles.html",
         obstacles_page(service::open_obstacles(site.context), site.context.today()));
  });
  routes.get("/corrections", Action::see_requests, [](const Site& site, const auto& request, auto& response) {
    show(site, request, response, "corrections.html",
         corrections_page(service::waiting_corrections(site.context), site.person(), site.context.today()));
  });
  routes.get("/silent", Action::see_silent, [](const Site& site, const auto& request, auto& response) {
    const auto own = site.visit.reach(Action::see_silent) == people::Reach::own;
    const auto page =
        service::silent(site.context, own ? site.visit.agencies(Action::see_silent) : std::vector<base::AgencyId>{},
                        cursor_in(parameter(request, "after")));
    site.pages.show(response, "silent.html", silent_page(page));
  });
  add_move(routes, R"(/extensions/(\d+)/grant)", Action::decide_request, grant_form);
  add_move(routes, R"(/extensions/(\d+)/refuse)", Action::decide_request, refuse_form);
  add_move(routes, R"(/obstacles/(\d+)/answer)", Action::decide_request, answer_form);
  add_move(routes, R"(/corrections/(\d+)/approve)", Action::decide_request, approve_form);
  add_move(routes, R"(/corrections/(\d+)/refuse)", Action::decide_request, disapprove_form);
}

}  // namespace web

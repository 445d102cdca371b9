#include "service/directives.h"

#include "duty/statements.h"
#include "service/lists.h"
#include "web/directive_view.h"
#include "web/move_form.h"

namespace web {
namespace {

constexpr int longest = static_cast<int>(duty::longest_words);

base::Result<MoveForm> form_for(const Site& site, std::int64_t number, std::string title, const std::string& done) {
  const auto sheet = service::task_sheet(site.context, base::TaskId{number});
  if (!sheet)
    return base::Problem{
        .kind = "no_such_task", .detail = "Không có nhiệm vụ này. Xin mở lại từ danh sách nhiệm vụ.", .words = {}};
  MoveForm form;
  form.title = std::move(title);
  form.subject = sheet->task.ref + ". " + sheet->task.text;
  form.back = "/tasks/" + std::to_string(number);
  form.back_words = "Nhiệm vụ " + sheet->task.ref;
  form.done = form.back + "?done=" + done;
  return form;
}

base::Result<MoveForm> record_form(const Site& site, std::int64_t number) {
  auto form = form_for(site, number, "Ghi ý kiến chỉ đạo", "directive");
  if (!form) return form;
  form->explanation = "Văn phòng ghi lại ý kiến chỉ đạo theo văn bản; cơ quan chủ trì đọc và trả lời ở trang nhiệm vụ.";
  form->button = "Ghi ý kiến chỉ đạo";
  form->fields = {{.name = "authority", .label = "Của cấp nào", .hint = "thí dụ Ban Thường vụ Tỉnh ủy"},
                  {.name = "document_number", .label = "Số, ký hiệu văn bản", .hint = "thí dụ 88-KL/TU"},
                  {.name = "document_on", .label = "Ngày văn bản", .input = Input::day},
                  {.name = "words", .label = "Nội dung chỉ đạo", .input = Input::long_words, .longest = longest}};
  form->act = [&site, number](const Form& typed) -> base::Result<base::Done> {
    const auto recorded = service::record_directive(site.context, base::TaskId{number},
                                                    {.document_number = typed.value("document_number"),
                                                     .document_on = day_typed(typed.value("document_on")),
                                                     .authority = typed.value("authority"),
                                                     .words = typed.value("words")},
                                                    {.person = site.person()});
    if (!recorded) return recorded.error();
    return base::Done{};
  };
  return form;
}

base::Result<MoveForm> answer_form(const Site& site, std::int64_t number) {
  auto form = form_for(site, number, "Trả lời ý kiến chỉ đạo", "directive_answered");
  if (!form) return form;
  form->explanation = "Nêu việc đã làm, đang làm theo ý kiến chỉ đạo.";
  form->button = "Gửi trả lời";
  Field which{.name = "directive", .label = "Ý kiến chỉ đạo", .input = Input::choice};
  for (const auto& line : service::directives_of(site.context, base::TaskId{number}))
    which.options.emplace_back(std::to_string(static_cast<std::int64_t>(line.directive.id)),
                               heading_of(line.directive));
  if (!which.options.empty()) which.value = which.options.front().first;
  form->fields = {std::move(which),
                  {.name = "words", .label = "Trả lời", .input = Input::long_words, .longest = longest}};
  form->act = [&site, number](const Form& typed) {
    const store::DirectiveId directive{number_typed(typed.value("directive")).value_or(0)};
    return service::answer_directive(site.context, base::TaskId{number}, directive, typed.value("words"),
                                     {.person = site.person()});
  };
  return form;
}

}  // namespace

void add_directive_routes(Routes& routes) {
  add_move(routes, R"(/tasks/(\d+)/directive)", people::Action::record_directive, record_form);
  add_move(routes, R"(/tasks/(\d+)/answer)", people::Action::answer_directive, answer_form);
}

}  // namespace web

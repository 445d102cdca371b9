#include "service/claims.h"
#include "web/duty_form.h"

namespace web {
namespace {

base::DutyId duty_id(std::int64_t number) { return base::DutyId{number}; }

base::Result<MoveForm> form_for(const Site& site, std::int64_t number, std::string title, const std::string& done) {
  const auto sheet = sheet_of(site, number);
  if (!sheet) return sheet.error();
  return form_of_duty(site, *sheet, std::move(title), done);
}

base::Result<MoveForm> extend_form(const Site& site, std::int64_t number) {
  auto form = form_for(site, number, "Gia hạn", "extended");
  if (!form) return form;
  form->explanation =
      "Hạn mới thay cho hạn hiện tại; hạn ban đầu vẫn được giữ và chậm so với hạn ban đầu vẫn được nêu. Thư nhắc theo "
      "hạn "
      "cũ chưa gửi thì thôi gửi, thư nhắc theo hạn mới bắt đầu từ nay.";
  form->button = "Gia hạn";
  form->fields.push_back({.name = "due_on", .label = "Hạn mới", .input = Input::day});
  append_document_fields(form->fields);
  form->act = [&site, number](const Form& typed) {
    return service::extend(site.context, duty_id(number), day_typed(typed.value("due_on")), act_of(site, typed));
  };
  return form;
}

base::Result<MoveForm> suspend_form(const Site& site, std::int64_t number) {
  auto form = form_for(site, number, "Tạm dừng", "suspended");
  if (!form) return form;
  form->explanation = "Việc tạm dừng không nhắc, không tính quá hạn và được đếm riêng, cho đến khi cho tiếp tục.";
  form->button = "Tạm dừng";
  append_document_fields(form->fields);
  form->act = [&site, number](const Form& typed) {
    return service::suspend(site.context, duty_id(number), act_of(site, typed));
  };
  return form;
}

base::Result<MoveForm> resume_form(const Site& site, std::int64_t number) {
  auto form = form_for(site, number, "Tiếp tục", "resumed");
  if (!form) return form;
  form->explanation = "Việc được nhắc và tính hạn trở lại kể từ nay.";
  form->button = "Cho tiếp tục";
  form->fields.push_back({.name = "due_on",
                          .label = "Hạn mới",
                          .hint = "bỏ trống nếu giữ hạn hiện tại",
                          .input = Input::day,
                          .required = false});
  append_document_fields(form->fields);
  form->act = [&site, number](const Form& typed) -> base::Result<base::Done> {
    const auto text = typed.value("due_on");
    const auto to = day_typed(text);
    if (!text.empty() && !to)
      return base::Problem{.kind = "day_missing",
                           .detail = "Hạn mới không phải một ngày. Xin ghi theo dạng ngày/tháng/năm.",
                           .words = text};
    return service::resume(site.context, duty_id(number), to, act_of(site, typed));
  };
  return form;
}

base::Result<MoveForm> cancel_form(const Site& site, std::int64_t number) {
  auto form = form_for(site, number, "Hủy", "cancelled");
  if (!form) return form;
  form->explanation = "Việc đã hủy không phải làm nữa, được đếm riêng và còn trong hồ sơ. Không hoàn lại được.";
  form->button = "Hủy việc này";
  append_document_fields(form->fields);
  form->act = [&site, number](const Form& typed) {
    return service::cancel(site.context, duty_id(number), act_of(site, typed));
  };
  return form;
}

base::Result<MoveForm> send_back_form(const Site& site, std::int64_t number) {
  const auto sheet = sheet_of(site, number);
  if (!sheet) return sheet.error();
  if (sheet->claims.empty())
    return base::Problem{.kind = "no_such_claim", .detail = "Việc này chưa có báo cáo nào.", .words = {}};
  auto form = form_of_duty(site, *sheet, "Trả lại báo cáo", "sent_back");
  form.explanation = "Báo cáo được trả lại thì tính như chưa báo cáo; cơ quan bổ sung rồi gửi lại.";
  form.button = "Trả lại";
  form.fields.push_back({.name = "reason", .label = "Lý do trả lại", .input = Input::long_words});
  form.act = [&site, claim = sheet->claims.back().claim.id](const Form& typed) {
    return service::decide(site.context,
                           {.claim = claim,
                            .person = site.person(),
                            .decision = duty::Decision::send_back,
                            .reason = typed.value("reason"),
                            .seen = version_in(typed)},
                           store::Door::page);
  };
  return form;
}

}  // namespace

void add_duty_move_routes(Routes& routes) {
  add_move(routes, R"(/duties/(\d+)/extend)", people::Action::move_duty, extend_form);
  add_move(routes, R"(/duties/(\d+)/suspend)", people::Action::move_duty, suspend_form);
  add_move(routes, R"(/duties/(\d+)/resume)", people::Action::move_duty, resume_form);
  add_move(routes, R"(/duties/(\d+)/cancel)", people::Action::move_duty, cancel_form);
  add_move(routes, R"(/duties/(\d+)/send-back)", people::Action::decide_claim, send_back_form);
}

}  // namespace web

#include "service/agencies.h"
#include "service/lists.h"
#include "service/task_moves.h"
#include "web/move_form.h"
#include "web/words.h"

namespace web {
namespace {

base::TaskId task_id(std::int64_t number) { return base::TaskId{number}; }

base::Result<service::TaskSheet> sheet_of(const Site& site, std::int64_t number) {
  if (auto sheet = service::task_sheet(site.context, task_id(number))) return std::move(*sheet);
  return base::Problem{
      .kind = "no_such_task", .detail = "Không có nhiệm vụ này. Xin mở lại từ danh sách nhiệm vụ.", .words = {}};
}

/// The form as all changes of one task have it.
MoveForm form_for(const service::TaskSheet& sheet, std::string title, const std::string& done) {
  const auto& task = sheet.task;
  MoveForm form;
  form.title = std::move(title);
  form.subject = task.ref + ". " + task.text;
  form.back = "/tasks/" + std::to_string(base::number(task.id));
  form.back_words = "Nhiệm vụ " + task.ref;
  std::string agencies;
  for (const auto& [id, name] : sheet.agencies) agencies += (agencies.empty() ? "" : "; ") + name;
  form.facts = {{"Cơ quan chủ trì", agencies.empty() ? "chưa có" : agencies},
                {"Thời hạn trong văn bản", task.deadline_text ? "«" + *task.deadline_text + "»" : "không nêu"},
                {"Loại thời hạn", std::string{words_for(task.reading.kind)}}};
  form.done = form.back + "?done=" + done;
  return form;
}

base::Result<MoveForm> date_form(const Site& site, std::int64_t number) {
  const auto sheet = sheet_of(site, number);
  if (!sheet) return sheet.error();
  auto form = form_for(*sheet, "Định ngày cho nhiệm vụ", "dated");
  form.explanation =
      "Mỗi cơ quan chủ trì có một việc đến hạn vào ngày này, theo văn bản dưới đây; nhắc việc bắt đầu từ nay.";
  form.button = "Định ngày";
  form.fields.push_back({.name = "due_on", .label = "Ngày đến hạn", .input = Input::day});
  append_document_fields(form.fields);
  form.act = [&site, number](const Form& typed) {
    return service::give_date(site.context, task_id(number), day_typed(typed.value("due_on")), act_of(site, typed));
  };
  return form;
}

base::Result<MoveForm> review_form(const Site& site, std::int64_t number) {
  const auto sheet = sheet_of(site, number);
  if (!sheet) return sheet.error();
  auto form = form_for(*sheet, "Hẹn ngày xem lại", "review_set");
  form.explanation = "Đến ngày này nhiệm vụ đứng đầu danh sách chưa có thời hạn của Văn phòng.";
  form.button = "Hẹn ngày";
  const auto review_on = sheet->task.review_on;
  form.fields = {{.name = "review_on",
                  .label = "Ngày xem lại",
                  .input = Input::day,
                  .value = review_on ? calendar::iso(*review_on) : ""}};
  form.act = [&site, number](const Form& typed) {
    return service::set_review(site.context, task_id(number), day_typed(typed.value("review_on")), site.person(),
                               store::Door::page);
  };
  return form;
}

base::Result<MoveForm> report_period_form(const Site& site, std::int64_t number) {
  const auto sheet = sheet_of(site, number);
  if (!sheet) return sheet.error();
  auto form = form_for(*sheet, "Đặt kỳ báo cáo", "report_period_set");
  form.explanation = "Kỳ đã bắt đầu giữ nguyên; các kỳ sau tính theo kỳ mới.";
  form.button = "Đặt kỳ báo cáo";
  const auto period = sheet->task.report_period;
  form.fields = {report_period_field(period ? std::string{duty::code(*period)} : "programme", "Theo chương trình")};
  form.act = [&site, number](const Form& typed) {
    return service::set_report_period(site.context, task_id(number), duty::report_period_of(typed.value("period")),
                                      site.person(), store::Door::page);
  };
  return form;
}

base::Result<MoveForm> change_form(const Site& site, std::int64_t number) {
  const auto sheet = sheet_of(site, number);
  if (!sheet) return sheet.error();
  const auto& task = sheet->task;
  auto form = form_for(*sheet, "Sửa nhiệm vụ", "changed");
  form.explanation =
      "Thời hạn mới được đọc như trong văn bản. Việc còn mở chuyển sang ngày mới; những gì đã hoàn thành giữ nguyên. "
      "Nội "
      "dung cũ còn trong lịch sử.";
  form.button = "Lưu thay đổi";
  form.fields = {
      {.name = "text", .label = "Nội dung", .input = Input::long_words, .value = task.text},
      {.name = "deadline",
       .label = "Thời hạn",
       .hint = "viết như trong văn bản, thí dụ Hoàn thành trong quý II/2026",
       .required = false,
       .value = task.deadline_text.value_or("")},
      {.name = "deliverable", .label = "Sản phẩm", .required = false, .value = task.deliverable.value_or("")},
      {.name = "receiving_level", .label = "Cấp trình", .required = false, .value = task.receiving_level.value_or("")}};
  append_document_fields(form.fields);
  form.act = [&site, number](const Form& typed) {
    return service::change_task(site.context, task_id(number),
                                {.text = typed.value("text"),
                                 .deadline_text = typed.value("deadline"),
                                 .deliverable = typed.value("deliverable"),
                                 .receiving_level = typed.value("receiving_level")},
                                act_of(site, typed));
  };
  return form;
}

base::Result<MoveForm> transfer_form(const Site& site, std::int64_t number) {
  const auto sheet = sheet_of(site, number);
  if (!sheet) return sheet.error();
  auto form = form_for(*sheet, "Chuyển cơ quan", "transferred");
  form.explanation =
      "Việc còn mở chuyển sang cơ quan nhận, kể cả việc đã quá hạn; những gì đã hoàn thành ở lại với cơ quan cũ.";
  form.button = "Chuyển cơ quan";
  Field from{.name = "from", .label = "Từ cơ quan", .input = Input::choice};
  for (const auto& [id, name] : sheet->agencies) from.options.emplace_back(std::to_string(base::number(id)), name);
  if (from.options.size() == 1) from.value = from.options.front().first;
  Field to{.name = "to", .label = "Sang cơ quan", .input = Input::choice};
  for (const auto& line : service::agencies(site.context))
    to.options.emplace_back(std::to_string(base::number(line.agency.id)), line.agency.name);
  form.fields = {std::move(from), std::move(to)};
  append_document_fields(form.fields);
  form.act = [&site, number](const Form& typed) {
    const auto agency = [&](const char* field) { return base::AgencyId{number_typed(typed.value(field)).value_or(0)}; };
    return service::transfer(site.context, task_id(number), agency("from"), agency("to"), act_of(site, typed));
  };
  return form;
}

base::Result<MoveForm> end_form(const Site& site, std::int64_t number) {
  const auto sheet = sheet_of(site, number);
  if (!sheet) return sheet.error();
  auto form = form_for(*sheet, "Kết thúc nhiệm vụ", "ended");
  form.explanation =
      "Mọi việc còn mở của nhiệm vụ này được hủy và nhiệm vụ không theo dõi nữa. Báo cáo đang chờ xác nhận vẫn chờ; kỳ "
      "báo "
      "cáo đã bỏ lỡ vẫn ghi là chưa báo cáo. Không hoàn lại được.";
  form.button = "Kết thúc nhiệm vụ";
  append_document_fields(form.fields);
  form.act = [&site, number](const Form& typed) {
    return service::end_task(site.context, task_id(number), act_of(site, typed));
  };
  return form;
}

}  // namespace

void add_task_move_routes(Routes& routes) {
  add_move(routes, R"(/tasks/(\d+)/date)", people::Action::move_task, date_form);
  add_move(routes, R"(/tasks/(\d+)/review)", people::Action::move_task, review_form);
  add_move(routes, R"(/tasks/(\d+)/report-period)", people::Action::move_task, report_period_form);
  add_move(routes, R"(/tasks/(\d+)/change)", people::Action::move_task, change_form);
  add_move(routes, R"(/tasks/(\d+)/transfer)", people::Action::move_task, transfer_form);
  add_move(routes, R"(/tasks/(\d+)/end)", people::Action::move_task, end_form);
}

}  // namespace web

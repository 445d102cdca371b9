#include "web/duty_form.h"

#include "web/words.h"

namespace web {

base::Result<service::DutySheet> sheet_of(const Site& site, std::int64_t number) {
  auto sheet = service::duty_sheet(site.context, base::DutyId{number});
  if (sheet) return *std::move(sheet);
  return base::Problem{
      .kind = "no_such_duty", .detail = "Không có việc này. Xin mở lại từ danh sách nhiệm vụ.", .words = {}};
}

MoveForm form_of_line(const Site& site, const service::DutyLine& line, std::int64_t version, std::string title) {
  const auto& duty = line.duty;
  MoveForm form;
  form.title = std::move(title);
  form.subject = duty.ref + ". " + duty.text;
  form.back = "/duties/" + std::to_string(base::number(duty.id));
  form.back_words = "Việc " + duty.ref;
  form.facts = {{"Cơ quan", duty.agency_name},
                {"Tình trạng", standing_in_words(duty.facts(), line.position, site.context.today())},
                {"Hạn hiện tại", calendar::in_words(duty.due_on)}};
  if (duty.original_due_on != duty.due_on)
    form.facts.emplace_back("Hạn ban đầu", calendar::in_words(duty.original_due_on));
  form.seen = SeenDuty{duty.id, version};
  return form;
}

MoveForm form_of_duty(const Site& site, const service::DutySheet& sheet, std::string title, const std::string& done) {
  auto form = form_of_line(site, sheet.line, sheet.version, std::move(title));
  form.done = form.back + "?done=" + done;
  return form;
}

}  // namespace web

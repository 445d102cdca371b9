#include "schedule/ladder_text.h"
#include "service/ladders.h"
#include "service/lists.h"
#include "service/programme_moves.h"
#include "web/move_form.h"
#include "web/words.h"

namespace web {
namespace {

base::ProgrammeId programme_id(std::int64_t number) { return base::ProgrammeId{number}; }

base::Result<store::ProgrammeRow> programme_of(const Site& site, std::int64_t number) {
  for (auto& programme : service::programmes(site.context))
    if (programme.id == programme_id(number)) return std::move(programme);
  return base::Problem{.kind = "no_such_programme",
                       .detail = "Không có chương trình này. Xin mở lại từ danh sách chương trình.",
                       .words = {}};
}

MoveForm form_for(const store::ProgrammeRow& programme, std::string title, const std::string& done) {
  MoveForm form;
  form.title = std::move(title);
  form.subject = programme.title;
  form.back = "/programmes/" + std::to_string(base::number(programme.id));
  form.back_words = programme.number.value_or(programme.kind);
  form.facts = {{"Ngày ban hành", calendar::in_words(programme.issued_on)}};
  if (programme.report_period) form.facts.emplace_back("Kỳ báo cáo", std::string{words_for(*programme.report_period)});
  form.done = form.back + "?done=" + done;
  return form;
}

base::Result<MoveForm> report_period_form(const Site& site, std::int64_t number) {
  const auto programme = programme_of(site, number);
  if (!programme) return programme.error();
  auto form = form_for(*programme, "Đặt kỳ báo cáo", "report_period_set");
  form.explanation =
      "Áp dụng cho các nhiệm vụ thường xuyên chưa đặt kỳ riêng. Kỳ đã bắt đầu giữ nguyên; các kỳ sau tính theo kỳ mới.";
  form.button = "Đặt kỳ báo cáo";
  const auto& settings = site.context.settings.reporting;
  Field first_day{.name = "first_day", .label = "Ngày đầu kỳ", .input = Input::choice};
  first_day.options = {{"1", "Theo lịch, từ ngày 1"}, {"15", "Từ ngày 15 tháng trước kỳ đến ngày 14 tháng cuối kỳ"}};
  first_day.value = std::to_string(programme->report_first_day.value_or(settings.first_day));
  const auto period = programme->report_period.value_or(settings.period);
  form.fields = {report_period_field(std::string{duty::code(period)}, ""), std::move(first_day)};
  form.act = [&site, number](const Form& typed) -> base::Result<base::Done> {
    const auto chosen = duty::report_period_of(typed.value("period"));
    const auto first = typed.value("first_day");
    if (!chosen || (first != "1" && first != "15"))
      return base::Problem{
          .kind = "period_missing", .detail = "Xin chọn kỳ báo cáo và ngày đầu kỳ trong danh sách.", .words = {}};
    return service::set_reporting(site.context, programme_id(number), {*chosen, first == "15" ? 15 : 1}, site.person(),
                                  store::Door::page);
  };
  return form;
}

base::Result<MoveForm> ladder_form(const Site& site, std::int64_t number) {
  const auto programme = programme_of(site, number);
  if (!programme) return programme.error();
  const auto sheet = service::ladder_of(site.context, programme->id);
  if (!sheet) return sheet.error();
  auto form = form_for(*programme, "Đặt thang nhắc", "ladder_set");
  form.facts.emplace_back("Thang nhắc", sheet->is_own ? "riêng của chương trình" : "chung");
  form.explanation =
      "Mỗi dòng là một lần nhắc: «tháng», «quý», «năm» (độ dài của kỳ) hoặc «quá hạn», số ngày, rồi người được nhắc "
      "(đầu "
      "mối, lãnh đạo, văn phòng, ban thường vụ). Áp dụng cho các lần nhắc từ nay: lần đã nhắc không nhắc lại, ngày đã "
      "qua không nhắc bù. Để trống là theo thang chung.";
  form.button = "Đặt thang nhắc";
  form.fields = {{.name = "ladder",
                  .label = "Các lần nhắc",
                  .hint = "",
                  .input = Input::long_words,
                  .required = false,
                  .value = sheet->words,
                  .longest = static_cast<int>(schedule::longest_ladder_text)}};
  form.act = [&site, number](const Form& typed) {
    return service::set_ladder(site.context, programme_id(number), typed.value("ladder"),
                               {.door = store::Door::page, .person = site.person()});
  };
  return form;
}

base::Result<MoveForm> end_form(const Site& site, std::int64_t number) {
  const auto programme = programme_of(site, number);
  if (!programme) return programme.error();
  auto form = form_for(*programme, "Kết thúc chương trình", "ended");
  form.explanation =
      "Mọi nhiệm vụ của chương trình kết thúc: việc còn mở được hủy, không nhắc nữa. Hồ sơ và báo cáo đang chờ xác "
      "nhận "
      "vẫn còn. Không hoàn lại được.";
  form.button = "Kết thúc chương trình";
  Field successor{.name = "replaced_by",
                  .label = "Thay bằng chương trình",
                  .hint = "bỏ trống nếu không có chương trình thay thế",
                  .input = Input::choice,
                  .required = false};
  for (const auto& each : service::programmes(site.context))
    if (each.is_followed() && each.id != programme->id)
      successor.options.emplace_back(std::to_string(base::number(each.id)),
                                     each.number.value_or(each.kind) + " – " + each.title);
  form.fields.push_back(std::move(successor));
  append_document_fields(form.fields);
  form.act = [&site, number](const Form& typed) {
    std::optional<base::ProgrammeId> by;
    if (const auto text = typed.value("replaced_by"); !text.empty())
      by = base::ProgrammeId{number_typed(text).value_or(0)};
    return service::end_programme(site.context, programme_id(number), by, act_of(site, typed));
  };
  return form;
}

base::Result<MoveForm> archive_form(const Site& site, std::int64_t number) {
  const auto programme = programme_of(site, number);
  if (!programme) return programme.error();
  auto form = form_for(*programme, "Đưa vào lưu trữ", "archived");
  form.explanation =
      "Chương trình đã kết thúc rời khỏi số liệu và danh sách hiện tại; vẫn mở xem được từ danh sách chương trình.";
  form.button = "Đưa vào lưu trữ";
  form.act = [&site, number](const Form&) {
    return service::archive(site.context, programme_id(number), site.person(), store::Door::page);
  };
  return form;
}

}  // namespace

void add_programme_move_routes(Routes& routes) {
  add_move(routes, R"(/programmes/(\d+)/report-period)", people::Action::edit_programme, report_period_form);
  add_move(routes, R"(/programmes/(\d+)/ladder)", people::Action::edit_programme, ladder_form);
  add_move(routes, R"(/programmes/(\d+)/end)", people::Action::edit_programme, end_form);
  add_move(routes, R"(/programmes/(\d+)/archive)", people::Action::edit_programme, archive_form);
}

}  // namespace web

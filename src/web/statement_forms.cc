#include "web/statement_forms.h"

#include "base/text.h"
#include "duty/changes.h"
#include "service/acknowledge.h"
#include "service/withdrawals.h"
#include "web/claim_form.h"
#include "web/statement_words.h"

namespace web {
namespace {

constexpr int longest = static_cast<int>(duty::longest_words);

service::Voice voice_of(const Site& site, const Form& typed) {
  return {.person = site.person(), .door = store::Door::page, .seen = version_in(typed)};
}

/// The result without what it made.
template <typename Id>
base::Result<base::Done> done(const base::Result<Id>& result) {
  if (!result) return result.error();
  return base::Done{};
}

Field words_field(std::string label, std::string hint) {
  return {.name = "words",
          .label = std::move(label),
          .hint = std::move(hint),
          .input = Input::long_words,
          .longest = longest};
}

Field cause_field(std::string label, std::string hint, bool required) {
  return {.name = "cause",
          .label = std::move(label),
          .hint = std::move(hint),
          .input = Input::choice,
          .required = required,
          .options = cause_options()};
}

MoveForm progress_form(const Site& site, const service::DutySheet& sheet) {
  auto form = form_of_duty(site, sheet, "Cập nhật tiến độ", "progress");
  form.explanation = "Báo việc đang làm đến đâu, khi chưa hoàn thành. Mỗi kỳ xin dự báo một lần.";
  form.button = "Gửi tiến độ";
  form.fields = {words_field("Đang làm đến đâu", "")};
  Field outlook{.name = "outlook",
                .label = "Dự báo",
                .hint = "bỏ trống nếu giữ như lần trước",
                .input = Input::choice,
                .required = false};
  for (const auto each : {duty::Outlook::on_track, duty::Outlook::at_risk, duty::Outlook::will_miss})
    outlook.options.emplace_back(std::string{duty::code(each)}, std::string{words_for(each)});
  form.fields.push_back(std::move(outlook));
  form.fields.push_back(cause_field("Lý do", "chỉ cần khi dự báo không đúng tiến độ", false));
  form.act = [&site, id = sheet.line.duty.id](const Form& typed) {
    return service::report_progress(site.context, id,
                                    {.words = typed.value("words"),
                                     .outlook = duty::outlook_of(typed.value("outlook")),
                                     .cause = duty::cause_of(typed.value("cause"))},
                                    voice_of(site, typed));
  };
  return form;
}

MoveForm acknowledge_form(const Site& site, const service::DutySheet& sheet) {
  auto form = form_of_duty(site, sheet, "Đã tiếp nhận, hẹn ngày", "acknowledged");
  const auto may = service::may_acknowledge(site.context, sheet.line.duty);
  form.explanation =
      "Báo đã tiếp nhận việc và hẹn ngày trả lời. Đến ngày ấy thì cơ quan thôi nhận thư nhắc việc này, sau đó lại được "
      "nhắc; thời hạn và danh sách quá hạn không đổi." +
      (may ? " Ngày hẹn muộn nhất là " + calendar::in_words(may->latest) + "." : std::string{});
  form.button = "Hẹn ngày";
  auto words = words_field("Ghi thêm", "không bắt buộc");
  words.required = false;
  form.fields = {{.name = "until_on", .label = "Hẹn đến ngày", .input = Input::day}, std::move(words)};
  form.act = [&site, id = sheet.line.duty.id](const Form& typed) {
    return service::acknowledge(site.context, id,
                                {.until_on = day_typed(typed.value("until_on")), .words = typed.value("words")},
                                voice_of(site, typed));
  };
  return form;
}

MoveForm extension_form(const Site& site, const service::DutySheet& sheet) {
  auto form = form_of_duty(site, sheet, "Xin gia hạn", "asked");
  form.explanation = "Gửi Văn phòng trình cấp có thẩm quyền. Hạn hiện tại giữ nguyên cho đến khi có quyết định.";
  form.button = "Gửi đề nghị";
  form.fields = {{.name = "proposed_on", .label = "Ngày đề nghị hoàn thành", .input = Input::day},
                 cause_field("Lý do", "", true),
                 words_field("Giải trình", "đã làm được gì, vì sao cần thêm thời gian")};
  form.act = [&site, id = sheet.line.duty.id](const Form& typed) {
    return done(service::ask_extension(site.context, id,
                                       {.proposed_on = day_typed(typed.value("proposed_on")),
                                        .cause = duty::cause_of(typed.value("cause")),
                                        .words = typed.value("words")},
                                       voice_of(site, typed)));
  };
  return form;
}

MoveForm obstacle_form(const Site& site, const service::DutySheet& sheet) {
  auto form = form_of_duty(site, sheet, "Nêu vướng mắc, kiến nghị", "stated");
  form.explanation = "Văn phòng chuyển đến cấp có thể giải quyết và trả lời ở trang này.";
  form.button = "Gửi";
  Field sort{.name = "sort", .label = "Loại", .input = Input::choice};
  for (const auto each : {duty::ObstacleSort::obstacle, duty::ObstacleSort::proposal})
    sort.options.emplace_back(std::string{duty::code(each)}, std::string{words_for(each)});
  form.fields = {std::move(sort),
                 {.name = "level",
                  .label = "Gửi cấp nào",
                  .hint = "thí dụ Ban Thường vụ Tỉnh ủy",
                  .value = sheet.line.duty.deciding_level().value_or("")},
                 words_field("Nội dung", "")};
  form.act = [&site, id = sheet.line.duty.id](const Form& typed) {
    return done(service::state_obstacle(site.context, id,
                                        {.sort = duty::obstacle_sort_of(typed.value("sort")),
                                         .level = typed.value("level"),
                                         .words = typed.value("words")},
                                        voice_of(site, typed)));
  };
  return form;
}

MoveForm delay_form(const Site& site, const service::DutySheet& sheet) {
  auto form = form_of_duty(site, sheet, "Nêu lý do chậm", "delay");
  form.explanation = "Lý do được ghi cạnh việc trong danh sách quá hạn và đếm ở trang tổng quan.";
  form.button = "Ghi lý do";
  auto words = words_field("Nói rõ", "cần ghi nếu lý do là khác");
  words.required = false;
  form.fields = {cause_field("Lý do chậm", "", true), std::move(words)};
  form.act = [&site, id = sheet.line.duty.id](const Form& typed) {
    return service::explain_delay(site.context, id,
                                  {.cause = duty::cause_of(typed.value("cause")), .words = typed.value("words")},
                                  voice_of(site, typed));
  };
  return form;
}

MoveForm correction_form(const Site& site, const service::DutySheet& sheet) {
  auto form = form_of_duty(site, sheet, "Đề nghị đính chính", "correction_asked");
  form.explanation =
      "Sửa số, ngày hoặc cấp nhận ghi nhầm trong báo cáo đã xác nhận. Một người khác ở Văn phòng duyệt; nội dung cũ "
      "được giữ trong hồ sơ.";
  form.button = "Gửi đề nghị";
  std::string number, on, level;
  if (!sheet.claims.empty()) {
    const auto& claim = sheet.claims.back().claim;
    number = claim.document_number;
    on = calendar::iso(claim.document_on);
    level = claim.receiving_level;
  }
  form.fields = {{.name = "document_number", .label = "Số, ký hiệu đúng", .value = number},
                 {.name = "document_on", .label = "Ngày văn bản đúng", .input = Input::day, .value = on},
                 {.name = "receiving_level", .label = "Cấp nhận đúng", .value = level},
                 words_field("Vì sao đính chính", "")};
  form.act = [&site, id = sheet.line.duty.id](const Form& typed) {
    return done(service::ask_correction(site.context, id,
                                        {.document_number = typed.value("document_number"),
                                         .document_on = day_typed(typed.value("document_on")),
                                         .receiving_level = typed.value("receiving_level")},
                                        typed.value("words"), voice_of(site, typed)));
  };
  return form;
}

Field why_field() {
  auto why = words_field("Vì sao rút", "không bắt buộc");
  why.required = false;
  return why;
}

MoveForm withdraw_claim_form(const Site& site, const service::DutySheet& sheet) {
  auto form = form_of_duty(site, sheet, "Rút báo cáo", "claim_withdrawn");
  form.explanation =
      "Báo cáo chưa được xử lý thì rút lại được; việc này lại như trước khi báo cáo, nội dung đã gửi còn trong hồ sơ.";
  form.button = "Rút báo cáo";
  form.fields = {why_field()};
  form.act = [&site, id = sheet.line.duty.id](const Form& typed) {
    return service::withdraw_claim(site.context, id, typed.value("words"), voice_of(site, typed));
  };
  return form;
}

MoveForm withdraw_extension_form(const Site& site, const service::DutySheet& sheet) {
  auto form = form_of_duty(site, sheet, "Rút đề nghị gia hạn", "request_withdrawn");
  form.explanation = "Đề nghị chưa được quyết định thì rút lại được; hạn giữ nguyên.";
  form.button = "Rút đề nghị";
  form.fields = {why_field()};
  form.act = [&site, id = sheet.line.duty.id](const Form& typed) {
    return service::withdraw_extension(site.context, id, typed.value("words"), voice_of(site, typed));
  };
  return form;
}

std::string beginning_of(const std::string& words) {
  constexpr std::size_t longest_shown = 120;  // bytes
  const auto begin = base::clipped(words, longest_shown);
  return std::string{begin} + (begin.size() < words.size() ? "…" : "");
}

/// To choose from: what the signed-in person has stated of the duty and is open.
std::vector<std::pair<std::string, std::string>> own_open_obstacles(const Site& site, const service::Talk& talk) {
  std::vector<std::pair<std::string, std::string>> own;
  for (const auto& line : talk.obstacles)
    if (line.obstacle.person == site.person() && !line.obstacle.closed_at)
      own.emplace_back(std::to_string(base::number(line.obstacle.id)), beginning_of(line.obstacle.obstacle.words));
  return own;
}

MoveForm withdraw_obstacle_form(const Site& site, const service::DutySheet& sheet) {
  auto form = form_of_duty(site, sheet, "Rút vướng mắc, kiến nghị", "obstacle_withdrawn");
  form.explanation = "Điều đã nêu mà không còn vướng thì rút lại được; nội dung còn trong hồ sơ.";
  form.button = "Rút";
  Field which{.name = "obstacle", .label = "Điều đã nêu", .input = Input::choice};
  which.options = own_open_obstacles(site, service::talk_of(site.context, sheet.line.duty.id));
  if (which.options.size() == 1) which.value = which.options.front().first;
  form.fields = {std::move(which), why_field()};
  form.act = [&site](const Form& typed) {
    return service::withdraw_obstacle(site.context,
                                      store::ObstacleId{number_typed(typed.value("obstacle")).value_or(0)},
                                      typed.value("words"), voice_of(site, typed));
  };
  return form;
}

using FormOfSheet = MoveForm (*)(const Site&, const service::DutySheet&);

FormOf of_number(FormOfSheet form_of) {
  return [form_of](const Site& site, std::int64_t number) -> base::Result<MoveForm> {
    const auto sheet = sheet_of(site, number);
    if (!sheet) return sheet.error();
    return form_of(site, *sheet);
  };
}

bool waits(const service::Talk& talk) {
  return !talk.extensions.empty() && talk.extensions.front().request.state == store::ExtensionState::waiting;
}

bool is_being_corrected(const service::Talk& talk) {
  return !talk.corrections.empty() && talk.corrections.front().correction.state == store::CorrectionState::waiting;
}

}  // namespace

std::vector<Offer> offers(const Site& site, const service::DutySheet& sheet, const service::Talk& talk) {
  const auto& duty = sheet.line.duty;
  std::vector<Offer> offered;
  if (duty::is_wanting(duty.state)) {
    if (const auto may = service::may_acknowledge(site.context, duty); may && may->times > 0)
      offered.push_back({"acknowledge", acknowledge_form(site, sheet)});
    offered.push_back({"progress", progress_form(site, sheet)});
    if (duty.sort == duty::Sort::dated && !waits(talk)) offered.push_back({"extension", extension_form(site, sheet)});
    offered.push_back({"obstacle", obstacle_form(site, sheet)});
  }
  if (own_claim_waits(sheet, site.person())) offered.push_back({"withdraw-claim", withdraw_claim_form(site, sheet)});
  if (waits(talk) && talk.extensions.front().request.person == site.person())
    offered.push_back({"withdraw-extension", withdraw_extension_form(site, sheet)});
  if (!own_open_obstacles(site, talk).empty())
    offered.push_back({"withdraw-obstacle", withdraw_obstacle_form(site, sheet)});
  if (duty.sort == duty::Sort::dated && sheet.line.position.days_overdue > 0)
    offered.push_back({"delay", delay_form(site, sheet)});
  if (duty.state == duty::State::completed && !is_being_corrected(talk))
    offered.push_back({"correction", correction_form(site, sheet)});
  return offered;
}

void add_statement_routes(Routes& routes) {
  const auto action = people::Action::report_progress;
  add_move(routes, R"(/duties/(\d+)/acknowledge)", action, of_number(acknowledge_form));
  add_move(routes, R"(/duties/(\d+)/progress)", action, of_number(progress_form));
  add_move(routes, R"(/duties/(\d+)/extension)", action, of_number(extension_form));
  add_move(routes, R"(/duties/(\d+)/obstacle)", action, of_number(obstacle_form));
  add_move(routes, R"(/duties/(\d+)/delay)", action, of_number(delay_form));
  add_move(routes, R"(/duties/(\d+)/withdraw-claim)", action, of_number(withdraw_claim_form));
  add_move(routes, R"(/duties/(\d+)/withdraw-extension)", action, of_number(withdraw_extension_form));
  add_move(routes, R"(/duties/(\d+)/withdraw-obstacle)", action, of_number(withdraw_obstacle_form));
  add_move(routes, R"(/duties/(\d+)/correction)", action, of_number(correction_form));
}

}  // namespace web

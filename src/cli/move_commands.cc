#include "cli/move_commands.h"

#include <ostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/table.h"
#include "service/house.h"
#include "service/lists.h"
#include "service/programme_moves.h"
#include "service/review.h"
#include "service/task_moves.h"

namespace cli {
namespace {

using base::Done;
using base::Result;

/// Opens the data folder and does one change; says what was done, or why it was not.
template <typename Work>
int change(const MoveArguments& arguments, const Doors& doors, std::string_view said, Work&& work) {
  const base::SystemClock clock;
  const auto house = service::House::open(arguments.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto result = work((*house)->context());
  if (!result) return refuse(result.error(), doors);
  doors.out << said << '\n';
  return done;
}

/// As `change`, for the task that the arguments name.
template <typename Work>
int change_named(const MoveArguments& arguments, const Doors& doors, std::string_view said, Work&& work) {
  return change(arguments, doors, said, [&](const service::Context& context) -> Result<Done> {
    const auto task = service::task_named(context, arguments.ref, arguments.programme);
    if (!task) return task.error();
    return work(context, *task);
  });
}

service::Act act_of(const MoveArguments& arguments) {
  return {.mandate = {.document_number = base::nfc(arguments.document_number),
                      .document_on = day_of(arguments.document_on),
                      .authority = base::nfc(arguments.authority),
                      .reason = duty::reason_of(arguments.reason),
                      .note = base::nfc(arguments.note)},
          .person = {},
          .door = store::Door::command};
}

base::DutyId duty_of(const MoveArguments& arguments) { return base::DutyId{arguments.duty}; }

std::optional<std::string> given(const std::optional<Option>& option, const std::string& text) {
  return option && option->given() ? std::optional{base::nfc(text)} : std::nullopt;
}

Result<base::AgencyId> agency_named(const service::Context& context, const std::string& name) {
  auto connection = context.pool.lease();
  if (const auto agency = store::agency_named(*connection, name, context.today())) return *agency;
  return base::Problem{.kind = "no_such_agency",
                       .detail = "Không có cơ quan \"" + name + "\". Xin xem dondoc agency list.",
                       .words = name};
}

struct Ends {
  base::AgencyId from, to;
};
Result<Ends> ends_of(const service::Context& context, const MoveArguments& arguments) {
  const auto from = agency_named(context, arguments.from), to = agency_named(context, arguments.to);
  if (!from) return from.error();
  if (!to) return to.error();
  return Ends{*from, *to};
}

std::string versions_in_words(const std::vector<store::DueVersion>& versions) {
  std::string words;
  for (const auto& version : versions) {
    words += (words.empty() ? "" : " → ") + calendar::in_words(version.due_on);
    if (version.decision) words += " (" + version.decision->mandate.document_number + ")";
  }
  return words;
}

/// Whether all that was typed is UTF-8, as everything that is kept must be.
bool is_text(const MoveArguments& arguments) {
  for (auto* text : {&arguments.document_number, &arguments.authority, &arguments.note, &arguments.text,
                     &arguments.deadline, &arguments.deliverable, &arguments.receiving_level, &arguments.ref,
                     &arguments.programme, &arguments.number, &arguments.by, &arguments.from, &arguments.to})
    if (!base::is_utf8(*text)) return false;
  return true;
}

int refuse_bytes(const Doors& doors) {
  return refuse({.kind = "not_utf8", .detail = "Có tham số không phải chữ UTF-8.", .words = {}}, doors);
}

}  // namespace

int extend(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change(arguments, doors, "Đã gia hạn.", [&](const auto& context) {
    return service::extend(context, duty_of(arguments), day_of(arguments.on), act_of(arguments));
  });
}

int suspend(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change(arguments, doors, "Đã tạm dừng.",
                [&](const auto& context) { return service::suspend(context, duty_of(arguments), act_of(arguments)); });
}

int resume(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change(arguments, doors, "Đã cho tiếp tục.", [&](const auto& context) {
    return service::resume(context, duty_of(arguments), day_of(arguments.on), act_of(arguments));
  });
}

int cancel(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change(arguments, doors, "Đã hủy.",
                [&](const auto& context) { return service::cancel(context, duty_of(arguments), act_of(arguments)); });
}

int show_task(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  const base::SystemClock clock;
  const auto house = service::House::open(arguments.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto context = (*house)->context();
  const auto task = service::task_named(context, arguments.ref, arguments.programme);
  if (!task) return refuse(task.error(), doors);
  const auto sheet = service::task_sheet(context, *task).value();
  doors.out << sheet.task.ref << ". " << sheet.task.text
            << "\nThời hạn: " << sheet.task.deadline_text.value_or("(không nêu)") << "\n\n";
  Table table{{"Mã việc", "Cơ quan", "Tình trạng", "Các hạn đã có"}, {8, 44, 20, 80}};
  for (const auto& duty : sheet.duties)
    table.add({std::to_string(base::number(duty.line.duty.id)), duty.line.duty.agency_name,
               std::string{duty::code(duty.line.position.standing)}, versions_in_words(duty.versions)});
  table.print(doors.out);
  return done;
}

int undated(const MoveArguments& arguments, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(arguments.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  Table table{{"Số", "Xem lại", "Loại", "Nội dung"}, {12, 24, 12, 80}};
  for (const auto& line : service::undated((*house)->context()))
    table.add({line.task.task.ref, calendar::in_words(line.review_on) + (line.due_for_review ? " (đến lúc)" : ""),
               std::string{deadline::code(line.task.task.reading.kind)}, line.task.task.text});
  table.print(doors.out);
  return done;
}

int give_date(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change_named(arguments, doors, "Đã định ngày.", [&](const auto& context, auto task) {
    return service::give_date(context, task, day_of(arguments.on), act_of(arguments));
  });
}

int set_review(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change_named(arguments, doors, "Đã hẹn ngày xem lại.", [&](const auto& context, auto task) {
    return service::set_review(context, task, day_of(arguments.on), {}, store::Door::command);
  });
}

int set_task_period(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change_named(arguments, doors, "Đã đặt kỳ báo cáo.", [&](const auto& context, auto task) {
    return service::set_report_period(context, task, duty::report_period_of(arguments.period), {},
                                      store::Door::command);
  });
}

int change_task(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change_named(arguments, doors, "Đã sửa nhiệm vụ.", [&](const auto& context, auto task) {
    return service::change_task(context, task,
                                {.text = given(arguments.has_text, arguments.text),
                                 .deadline_text = given(arguments.has_deadline, arguments.deadline),
                                 .deliverable = given(arguments.has_deliverable, arguments.deliverable),
                                 .receiving_level = given(arguments.has_level, arguments.receiving_level)},
                                act_of(arguments));
  });
}

int transfer_task(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change_named(arguments, doors, "Đã chuyển cơ quan.", [&](const auto& context, auto task) -> Result<Done> {
    const auto ends = ends_of(context, arguments);
    if (!ends) return ends.error();
    return service::transfer(context, task, ends->from, ends->to, act_of(arguments));
  });
}

int end_task(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change_named(arguments, doors, "Đã kết thúc nhiệm vụ.", [&](const auto& context, auto task) {
    return service::end_task(context, task, act_of(arguments));
  });
}

int set_programme_period(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change(arguments, doors, "Đã đặt kỳ báo cáo.", [&](const auto& context) -> Result<Done> {
    const auto programme = service::programme_named(context, arguments.number);
    if (!programme) return programme.error();
    const auto period = duty::report_period_of(arguments.period).value_or(duty::ReportPeriod::quarter);
    return service::set_reporting(context, *programme, {period, arguments.first_day}, {}, store::Door::command);
  });
}

int end_programme(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change(arguments, doors, "Đã kết thúc chương trình.", [&](const auto& context) -> Result<Done> {
    const auto programme = service::programme_named(context, arguments.number);
    if (!programme) return programme.error();
    if (arguments.by.empty()) return service::end_programme(context, *programme, {}, act_of(arguments));
    const auto successor = service::programme_named(context, arguments.by);
    if (!successor) return successor.error();
    return service::end_programme(context, *programme, *successor, act_of(arguments));
  });
}

int archive_programme(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change(arguments, doors, "Đã đưa vào lưu trữ.", [&](const auto& context) -> Result<Done> {
    const auto programme = service::programme_named(context, arguments.number);
    if (!programme) return programme.error();
    return service::archive(context, *programme, {}, store::Door::command);
  });
}

int hand_over(const MoveArguments& arguments, const Doors& doors) {
  if (!is_text(arguments)) return refuse_bytes(doors);
  return change(arguments, doors, "Đã chuyển mọi việc còn mở.", [&](const auto& context) -> Result<std::size_t> {
    const auto ends = ends_of(context, arguments);
    if (!ends) return ends.error();
    return service::transfer_all(context, ends->from, ends->to, act_of(arguments));
  });
}

}  // namespace cli

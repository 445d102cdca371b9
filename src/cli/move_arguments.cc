#include "cli/move_arguments.h"

#include "cli/command.h"
#include "cli/move_commands.h"

namespace cli {
namespace {

Command add(Command group, const char* name, const char* words, MoveArguments& arguments) {
  const auto command = group.command(name, words);
  command.data(arguments.data);
  return command;
}

void add_document(Command command, MoveArguments& arguments) {
  command.option("--document", arguments.document_number, "Số, ký hiệu văn bản quyết định, thí dụ 45-QĐ/TU").required();
  command.day("--document-on", arguments.document_on, "Ngày văn bản").required();
  command.option("--authority", arguments.authority, "Cấp quyết định, thí dụ \"Ban Thường vụ Tỉnh ủy\"").required();
  command
      .option("--reason", arguments.reason,
              "Lý do: superior (cấp trên), coordination (phối hợp), law (pháp luật), resources (nguồn lực), "
              "content (nội dung), reorganised (sắp xếp tổ chức), force_majeure (bất khả kháng), other (khác)")
      .among({"superior", "coordination", "law", "resources", "content", "reorganised", "force_majeure", "other"})
      .required();
  command.option("--note", arguments.note, "Ghi chú; cần khi lý do là other");
}

Command add_task(Command group, const char* name, const char* words, MoveArguments& arguments) {
  const auto command = add(group, name, words, arguments);
  command.option("REF", arguments.ref, "Số của nhiệm vụ, thí dụ II.7.6").required();
  command.option("--programme", arguments.programme, "Số chương trình, khi nhiều chương trình có cùng số nhiệm vụ");
  return command;
}

Command add_duty(Command group, const char* name, const char* words, MoveArguments& arguments) {
  const auto command = add(group, name, words, arguments);
  command.option("DUTY", arguments.duty, "Mã việc, xem bằng dondoc task show REF").required();
  add_document(command, arguments);
  return command;
}

void add_period(Command command, MoveArguments& arguments, std::vector<std::string> periods) {
  command.option("PERIOD", arguments.period, "month, quarter, half_year hoặc year")
      .among(std::move(periods))
      .required();
}

/// Lets the command do that; both live until the program ends.
template <typename Run>
void does(Command command, Action& action, MoveArguments& arguments, const Doors& doors, Run run) {
  command.does(
      [&action, &arguments, &doors, run] { action = [&arguments, &doors, run] { return run(arguments, doors); }; });
}

void add_duties(Command app, MoveArguments& arguments, const Doors& doors, Action& action) {
  const auto duty = app.group("duty", "Gia hạn, tạm dừng, cho tiếp tục, hủy một việc");
  auto command = add_duty(duty, "extend", "Gia hạn theo văn bản", arguments);
  command.day("--to", arguments.on, "Hạn mới").required();
  does(command, action, arguments, doors, extend);
  does(add_duty(duty, "suspend", "Tạm dừng theo văn bản", arguments), action, arguments, doors, suspend);
  command = add_duty(duty, "resume", "Cho tiếp tục theo văn bản", arguments);
  command.day("--to", arguments.on, "Hạn mới (mặc định giữ hạn cũ)");
  does(command, action, arguments, doors, resume);
  does(add_duty(duty, "cancel", "Hủy theo văn bản", arguments), action, arguments, doors, cancel);
}

void add_tasks(Command app, MoveArguments& arguments, const Doors& doors, Action& action) {
  const auto task = app.group("task", "Xem và thay đổi một nhiệm vụ");
  does(add_task(task, "show", "In nhiệm vụ, các việc và mọi hạn đã có", arguments), action, arguments, doors,
       show_task);
  does(add(task, "undated", "In nhiệm vụ chưa có thời hạn, đến ngày xem lại trước", arguments), action, arguments,
       doors, undated);
  auto command = add_task(task, "date", "Định ngày cho nhiệm vụ chưa có thời hạn, theo văn bản", arguments);
  command.day("--on", arguments.on, "Ngày đến hạn").required();
  add_document(command, arguments);
  does(command, action, arguments, doors, give_date);
  command = add_task(task, "review", "Hẹn ngày xem lại nhiệm vụ chưa có thời hạn", arguments);
  command.day("--on", arguments.on, "Ngày xem lại").required();
  does(command, action, arguments, doors, set_review);
  command = add_task(task, "report-period", "Đặt kỳ báo cáo của nhiệm vụ thường xuyên", arguments);
  add_period(command, arguments, {"month", "quarter", "half_year", "year", "programme"});
  does(command, action, arguments, doors, set_task_period);
  command = add_task(task, "change", "Sửa nội dung, thời hạn của nhiệm vụ đang thực hiện, theo văn bản", arguments);
  arguments.has_text = command.option("--text", arguments.text, "Nội dung mới");
  arguments.has_deadline = command.option("--deadline", arguments.deadline, "Thời hạn mới, viết như trong văn bản");
  arguments.has_deliverable = command.option("--deliverable", arguments.deliverable, "Sản phẩm mới");
  arguments.has_level = command.option("--receiving-level", arguments.receiving_level, "Cấp trình mới");
  add_document(command, arguments);
  does(command, action, arguments, doors, change_task);
  command = add_task(task, "transfer", "Chuyển nhiệm vụ sang cơ quan khác, theo văn bản", arguments);
  command.option("--from", arguments.from, "Cơ quan giao").required();
  command.option("--to", arguments.to, "Cơ quan nhận").required();
  add_document(command, arguments);
  does(command, action, arguments, doors, transfer_task);
  command = add_task(task, "end", "Kết thúc nhiệm vụ, theo văn bản", arguments);
  add_document(command, arguments);
  does(command, action, arguments, doors, end_task);
}

void add_programmes(Command app, MoveArguments& arguments, const Doors& doors, Action& action) {
  const auto programme = app.group("programme", "Đặt kỳ báo cáo, kết thúc, thay thế, lưu trữ chương trình");
  const auto numbered = [&](const char* name, const char* words) {
    auto command = add(programme, name, words, arguments);
    command.option("NUMBER", arguments.number, "Số chương trình, thí dụ 01-CTr/TU").required();
    return command;
  };
  auto command = numbered("report-period", "Đặt kỳ báo cáo của nhiệm vụ thường xuyên");
  add_period(command, arguments, {"month", "quarter", "half_year", "year"});
  command.option("--first-day", arguments.first_day, "1: theo lịch; 15: từ ngày 15 tháng trước đến ngày 14")
      .among_numbers({1, 15});
  does(command, action, arguments, doors, set_programme_period);
  command = numbered("end", "Kết thúc chương trình và mọi nhiệm vụ, theo văn bản");
  add_document(command, arguments);
  does(command, action, arguments, doors, end_programme);
  command = numbered("replace", "Kết thúc chương trình và thay bằng chương trình khác, theo văn bản");
  command.option("--by", arguments.by, "Số chương trình thay thế").required();
  add_document(command, arguments);
  does(command, action, arguments, doors, end_programme);
  does(numbered("archive", "Đưa chương trình đã kết thúc vào lưu trữ"), action, arguments, doors, archive_programme);
}

}  // namespace

void add_moves(Command app, MoveArguments& arguments, const Doors& doors, Action& action) {
  add_duties(app, arguments, doors, action);
  add_tasks(app, arguments, doors, action);
  add_programmes(app, arguments, doors, action);
}

void add_hand_over(Command agency, MoveArguments& arguments, const Doors& doors, Action& action) {
  auto command =
      add(agency, "hand-over", "Chuyển mọi việc còn mở của một cơ quan sang cơ quan khác, theo văn bản", arguments);
  command.option("--from", arguments.from, "Cơ quan giao").required();
  command.option("--to", arguments.to, "Cơ quan nhận").required();
  add_document(command, arguments);
  does(command, action, arguments, doors, hand_over);
}

}  // namespace cli

#include "cli/move_arguments.h"

#include "cli/move_commands.h"
#include "cli/options.h"

namespace cli {
namespace {

CLI::App* add(CLI::App& group, const char* name, const char* words, MoveArguments& arguments) {
  auto* command = group.add_subcommand(name, words);
  add_data(*command, arguments.data);
  return command;
}

void add_document(CLI::App& command, MoveArguments& arguments) {
  command.add_option("--document", arguments.document_number, "Số, ký hiệu văn bản quyết định, thí dụ 45-QĐ/TU")
      ->required();
  add_day(command, "--document-on", arguments.document_on, "Ngày văn bản")->required();
  command.add_option("--authority", arguments.authority, "Cấp quyết định, thí dụ \"Ban Thường vụ Tỉnh ủy\"")
      ->required();
  command
      .add_option("--reason", arguments.reason,
                  "Lý do: superior (cấp trên), coordination (phối hợp), law (pháp luật), resources (nguồn lực), "
                  "content (nội dung), reorganised (sắp xếp tổ chức), force_majeure (bất khả kháng), other (khác)")
      ->check(CLI::IsMember(
          {"superior", "coordination", "law", "resources", "content", "reorganised", "force_majeure", "other"}))
      ->required();
  command.add_option("--note", arguments.note, "Ghi chú; cần khi lý do là other");
}

CLI::App* add_task(CLI::App& group, const char* name, const char* words, MoveArguments& arguments) {
  auto* command = add(group, name, words, arguments);
  command->add_option("REF", arguments.ref, "Số của nhiệm vụ, thí dụ II.7.6")->required();
  command->add_option("--programme", arguments.programme,
                      "Số chương trình, khi nhiều chương trình có cùng số nhiệm vụ");
  return command;
}

CLI::App* add_duty(CLI::App& group, const char* name, const char* words, MoveArguments& arguments) {
  auto* command = add(group, name, words, arguments);
  command->add_option("DUTY", arguments.duty, "Mã việc, xem bằng dondoc task show REF")->required();
  add_document(*command, arguments);
  return command;
}

void add_period(CLI::App& command, MoveArguments& arguments, std::vector<std::string> periods) {
  command.add_option("PERIOD", arguments.period, "month, quarter, half_year hoặc year")
      ->check(CLI::IsMember(std::move(periods)))
      ->required();
}

/// Lets the command do that; both live until the program ends.
template <typename Command>
void does(CLI::App* command, Action& action, MoveArguments& arguments, const Doors& doors, Command run) {
  command->callback(
      [&action, &arguments, &doors, run] { action = [&arguments, &doors, run] { return run(arguments, doors); }; });
}

void add_duties(CLI::App& app, MoveArguments& arguments, const Doors& doors, Action& action) {
  auto* duty = app.add_subcommand("duty", "Gia hạn, tạm dừng, cho tiếp tục, hủy một việc");
  duty->require_subcommand(1);
  auto* command = add_duty(*duty, "extend", "Gia hạn theo văn bản", arguments);
  add_day(*command, "--to", arguments.on, "Hạn mới")->required();
  does(command, action, arguments, doors, extend);
  does(add_duty(*duty, "suspend", "Tạm dừng theo văn bản", arguments), action, arguments, doors, suspend);
  command = add_duty(*duty, "resume", "Cho tiếp tục theo văn bản", arguments);
  add_day(*command, "--to", arguments.on, "Hạn mới (mặc định giữ hạn cũ)");
  does(command, action, arguments, doors, resume);
  does(add_duty(*duty, "cancel", "Hủy theo văn bản", arguments), action, arguments, doors, cancel);
}

void add_tasks(CLI::App& app, MoveArguments& arguments, const Doors& doors, Action& action) {
  auto* task = subcommand_of(app, "task", "Xem và thay đổi một nhiệm vụ");
  task->require_subcommand(1);
  does(add_task(*task, "show", "In nhiệm vụ, các việc và mọi hạn đã có", arguments), action, arguments, doors,
       show_task);
  does(add(*task, "undated", "In nhiệm vụ chưa có thời hạn, đến ngày xem lại trước", arguments), action, arguments,
       doors, undated);
  auto* command = add_task(*task, "date", "Định ngày cho nhiệm vụ chưa có thời hạn, theo văn bản", arguments);
  add_day(*command, "--on", arguments.on, "Ngày đến hạn")->required();
  add_document(*command, arguments);
  does(command, action, arguments, doors, give_date);
  command = add_task(*task, "review", "Hẹn ngày xem lại nhiệm vụ chưa có thời hạn", arguments);
  add_day(*command, "--on", arguments.on, "Ngày xem lại")->required();
  does(command, action, arguments, doors, set_review);
  command = add_task(*task, "report-period", "Đặt kỳ báo cáo của nhiệm vụ thường xuyên", arguments);
  add_period(*command, arguments, {"month", "quarter", "half_year", "year", "programme"});
  does(command, action, arguments, doors, set_task_period);
  command = add_task(*task, "change", "Sửa nội dung, thời hạn của nhiệm vụ đang thực hiện, theo văn bản", arguments);
  arguments.has_text = command->add_option("--text", arguments.text, "Nội dung mới");
  arguments.has_deadline =
      command->add_option("--deadline", arguments.deadline, "Thời hạn mới, viết như trong văn bản");
  arguments.has_deliverable = command->add_option("--deliverable", arguments.deliverable, "Sản phẩm mới");
  arguments.has_level = command->add_option("--receiving-level", arguments.receiving_level, "Cấp trình mới");
  add_document(*command, arguments);
  does(command, action, arguments, doors, change_task);
  command = add_task(*task, "transfer", "Chuyển nhiệm vụ sang cơ quan khác, theo văn bản", arguments);
  command->add_option("--from", arguments.from, "Cơ quan giao")->required();
  command->add_option("--to", arguments.to, "Cơ quan nhận")->required();
  add_document(*command, arguments);
  does(command, action, arguments, doors, transfer_task);
  command = add_task(*task, "end", "Kết thúc nhiệm vụ, theo văn bản", arguments);
  add_document(*command, arguments);
  does(command, action, arguments, doors, end_task);
}

void add_programmes(CLI::App& app, MoveArguments& arguments, const Doors& doors, Action& action) {
  auto* programme = subcommand_of(app, "programme", "Đặt kỳ báo cáo, kết thúc, thay thế, lưu trữ chương trình");
  programme->require_subcommand(1);
  const auto numbered = [&](const char* name, const char* words) {
    auto* command = add(*programme, name, words, arguments);
    command->add_option("NUMBER", arguments.number, "Số chương trình, thí dụ 01-CTr/TU")->required();
    return command;
  };
  auto* command = numbered("report-period", "Đặt kỳ báo cáo của nhiệm vụ thường xuyên");
  add_period(*command, arguments, {"month", "quarter", "half_year", "year"});
  command->add_option("--first-day", arguments.first_day, "1: theo lịch; 15: từ ngày 15 tháng trước đến ngày 14")
      ->check(CLI::IsMember({1, 15}));
  does(command, action, arguments, doors, set_programme_period);
  command = numbered("end", "Kết thúc chương trình và mọi nhiệm vụ, theo văn bản");
  add_document(*command, arguments);
  does(command, action, arguments, doors, end_programme);
  command = numbered("replace", "Kết thúc chương trình và thay bằng chương trình khác, theo văn bản");
  command->add_option("--by", arguments.by, "Số chương trình thay thế")->required();
  add_document(*command, arguments);
  does(command, action, arguments, doors, end_programme);
  does(numbered("archive", "Đưa chương trình đã kết thúc vào lưu trữ"), action, arguments, doors, archive_programme);
}

}  // namespace

void add_moves(CLI::App& app, MoveArguments& arguments, const Doors& doors, Action& action) {
  add_duties(app, arguments, doors, action);
  add_tasks(app, arguments, doors, action);
  add_programmes(app, arguments, doors, action);
}

void add_hand_over(CLI::App& agency, MoveArguments& arguments, const Doors& doors, Action& action) {
  auto* command =
      add(agency, "hand-over", "Chuyển mọi việc còn mở của một cơ quan sang cơ quan khác, theo văn bản", arguments);
  command->add_option("--from", arguments.from, "Cơ quan giao")->required();
  command->add_option("--to", arguments.to, "Cơ quan nhận")->required();
  add_document(*command, arguments);
  does(command, action, arguments, doors, hand_over);
}

}  // namespace cli

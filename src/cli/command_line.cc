#include "cli/command_line.h"

#include <CLI/CLI.hpp>

#include <ostream>

#include "base/text.h"
#include "cli/agency_commands.h"
#include "cli/amendment_commands.h"
#include "cli/commands.h"
#include "cli/indicator_commands.h"
#include "cli/move_arguments.h"
#include "cli/options.h"
#include "cli/person_commands.h"

namespace cli {
namespace {

/// What every command's options are read into.
struct Arguments {
  std::filesystem::path file, data;
  std::string phrase, jsonl, number, issued, as_of, now, encoding, format = "table";
  bool dry_run = false, activate = false, yes = false;
  int year = 0;
  Serve serve;
  std::string web;
  std::string programme, day, document_on, amends;
  AddProgramme add_programme;
  AddTask add_task;
  MoveArguments moves;
};

std::string is_instant(const std::string& text) {
  const auto instant = base::instant_in(text);
  if (instant && calendar::WorkingDays::reaches(calendar::day_in_vietnam(*instant))) return {};
  return "\"" + text + "\" không phải một thời điểm. Xin viết kèm múi giờ, thí dụ 2026-06-30T08:00:00+07:00.";
}

std::string is_encoding(const std::string& text) {
  if (document::encoding_named(text)) return {};
  return "\"" + text + "\" không phải tên một bảng mã đọc được. Các tên: " + std::string{document::encoding_names()} +
         ".";
}

std::optional<calendar::Day> day(const std::string& text) { return calendar::day_in(text); }
std::optional<base::Instant> instant(const std::string& text) { return base::instant_in(text); }
Format format(const Arguments& arguments) { return arguments.format == "json" ? Format::json : Format::table; }

void add_data(CLI::App& command, Arguments& arguments) { cli::add_data(command, arguments.data); }

void add_format(CLI::App& command, Arguments& arguments) {
  command.add_option("--format", arguments.format, "Dạng in ra: json hoặc table")
      ->check(CLI::IsMember({"json", "table"}))
      ->type_name("FORMAT");
}

CLI::Option* add_now(CLI::App& command, Arguments& arguments) {
  return command.add_option("--now", arguments.now, "Coi như bây giờ là thời điểm này")
      ->check(CLI::Validator{is_instant, "", "instant"})
      ->type_name("INSTANT");
}

void add_encoding(CLI::App& command, Arguments& arguments) {
  command
      .add_option("--encoding", arguments.encoding,
                  "Bảng mã của tệp văn bản hoặc CSV, khi chương trình không tự nhận ra: " +
                      std::string{document::encoding_names()})
      ->check(CLI::Validator{is_encoding, "", "encoding"})
      ->type_name("NAME");
}

void add_reading(CLI::App& app, Arguments& arguments, const Doors& doors, Action& action) {
  auto* command = app.add_subcommand("read", "Đọc một văn bản và in ra những gì đọc được; không lưu gì");
  command->add_option("FILE", arguments.file, "Văn bản")->required();
  add_format(*command, arguments);
  add_encoding(*command, arguments);
  command->callback([&] {
    action = [&] {
      return read(arguments.file, document::encoding_named(arguments.encoding), format(arguments), doors);
    };
  });

  command = app.add_subcommand("deadline", "Đọc một cụm từ chỉ thời hạn và in ra dạng JSON");
  auto* phrase = command->add_option("PHRASE", arguments.phrase, "Cụm từ, thí dụ \"Hoàn thành trong quý II/2026\"");
  auto* issued = add_day(*command, "--issued", arguments.issued, "Ngày ban hành văn bản (mặc định hôm nay)");
  auto* jsonl =
      command->add_option("--jsonl", arguments.jsonl, "Đọc mỗi dòng một câu hỏi JSON từ tệp này (- là stdin)");
  jsonl->type_name("FILE")->excludes(phrase)->excludes(issued);
  command->callback([&, phrase, jsonl] {
    if (phrase->count() + jsonl->count() == 0) throw CLI::RequiredError{"PHRASE hoặc --jsonl"};
    action = [&, jsonl] {
      return jsonl->count() > 0 ? deadlines(arguments.jsonl, doors)
                                : deadline(arguments.phrase, day(arguments.issued), doors);
    };
  });
}

void add_keeping(CLI::App& app, Arguments& arguments, const Doors& doors, Action& action) {
  auto* command = app.add_subcommand("import", "Nhập một chương trình vào thư mục dữ liệu");
  command->add_option("FILE", arguments.file, "Văn bản")->required();
  add_data(*command, arguments);
  command->add_flag("--dry-run", arguments.dry_run, "Chỉ nói sẽ làm gì, không lưu");
  command->add_flag("--activate", arguments.activate, "Đưa chương trình vào thực hiện ngay");
  command->add_option("--amends", arguments.amends,
                      "Văn bản sửa đổi chương trình này: số, ký hiệu hoặc mã số của chương trình");
  add_format(*command, arguments);
  add_now(*command, arguments);
  add_encoding(*command, arguments);
  add_day(*command, "--issued", arguments.issued, "Ngày ban hành, nếu văn bản không ghi");
  auto* number = command->add_option("--number", arguments.number, "Số, ký hiệu, nếu văn bản không ghi");
  command->callback([&, number] {
    action = [&, number] {
      return import(
          {arguments.file,
           arguments.data,
           arguments.dry_run,
           arguments.activate,
           instant(arguments.now),
           document::encoding_named(arguments.encoding),
           {number->count() > 0 ? std::optional{base::nfc(arguments.number)} : std::nullopt, day(arguments.issued)},
           arguments.amends,
           format(arguments)},
          doors);
    };
  });

  command = app.add_subcommand("overdue", "In danh sách quá hạn, nặng nhất trước");
  add_data(*command, arguments);
  add_day(*command, "--as-of", arguments.as_of, "Tính đến hết ngày này (mặc định hôm nay)");
  add_format(*command, arguments);
  command->callback(
      [&] { action = [&] { return overdue(arguments.data, day(arguments.as_of), format(arguments), doors); }; });

  command = app.add_subcommand("verify", "Kiểm tra nhật ký sự kiện còn nguyên vẹn");
  add_data(*command, arguments);
  command->callback([&] { action = [&] { return verify(arguments.data, doors); }; });
}

void add_calendar(CLI::App& app, Arguments& arguments, const Doors& doors, Action& action) {
  auto* calendar = app.add_subcommand("calendar", "Lịch làm việc: ngày nghỉ lễ, nghỉ bù, hoán đổi và làm bù");
  calendar->require_subcommand(1);
  auto* command = calendar->add_subcommand("list", "In các ngày nghỉ và làm bù, mỗi ngày kèm nguồn");
  add_data(*command, arguments);
  auto* year = command->add_option("--year", arguments.year, "Chỉ in năm này")->check(CLI::Range(1990, 2150));
  year->type_name("YYYY");
  add_format(*command, arguments);
  command->callback([&, year] {
    action = [&, year] {
      return list_calendar(arguments.data, year->count() > 0 ? std::optional{arguments.year} : std::nullopt,
                           format(arguments), doors);
    };
  });

  command = calendar->add_subcommand("load", "Nạp một tệp lịch sau khi xem những ngày và thời hạn thay đổi");
  command->add_option("FILE", arguments.file, "Tệp lịch (.toml, .csv hoặc .ics, UTF-8)")->required();
  add_data(*command, arguments);
  command->add_flag("--yes", arguments.yes, "Nạp luôn, không hỏi");
  command->callback(
      [&] { action = [&] { return load_calendar(arguments.data, arguments.file, arguments.yes, doors); }; });

  command = calendar->add_subcommand("check", "Kiểm tra một tệp lịch, không nạp");
  command->add_option("FILE", arguments.file, "Tệp lịch")->required();
  command->callback([&] { action = [&] { return check_calendar(arguments.file, doors); }; });
}

void add_programme(CLI::App& command, Arguments& arguments) {
  command.add_option("PROGRAMME", arguments.programme, "Số, ký hiệu (01-CTr/TU) hoặc mã số của chương trình")
      ->required();
}

void add_entering(CLI::App& app, Arguments& arguments, const Doors& doors, Action& action) {
  auto* command = app.add_subcommand("review", "Các điểm của một chương trình cần người xem lại");
  add_programme(*command, arguments);
  add_data(*command, arguments);
  add_format(*command, arguments);
  command->callback(
      [&] { action = [&] { return review(arguments.data, arguments.programme, format(arguments), doors); }; });

  auto* programme = app.add_subcommand("programme", "Các chương trình: liệt kê, lập bằng tay, bỏ dự thảo");
  programme->require_subcommand(1);
  command = programme->add_subcommand("add", "Lập một dự thảo bằng tay");
  add_data(*command, arguments);
  command->add_option("--number", arguments.add_programme.number, "Số, ký hiệu, thí dụ 05-CTr/TU")->required();
  add_day(*command, "--issued", arguments.issued, "Ngày ban hành")->required();
  command->add_option("--title", arguments.add_programme.title, "Tên chương trình")->required();
  command->add_option("--issuer", arguments.add_programme.issuer, "Cơ quan ban hành");
  command->add_option("--term", arguments.add_programme.term, "Giai đoạn, thí dụ 2025-2030");
  command->callback([&] {
    action = [&] {
      arguments.add_programme.data = arguments.data;
      arguments.add_programme.issued_on = day(arguments.issued);
      return add_programme(arguments.add_programme, doors);
    };
  });
  command = programme->add_subcommand("list", "In danh sách");
  add_data(*command, arguments);
  add_format(*command, arguments);
  command->callback([&] { action = [&] { return list_programmes(arguments.data, format(arguments), doors); }; });
  command = programme->add_subcommand("discard", "Bỏ một dự thảo; nhật ký vẫn giữ");
  add_programme(*command, arguments);
  add_data(*command, arguments);
  command->callback([&] { action = [&] { return discard_programme(arguments.data, arguments.programme, doors); }; });
}

void add_tasks(CLI::App& app, Arguments& arguments, const Doors& doors, Action& action) {
  auto* task = app.add_subcommand("task", "Các nhiệm vụ");
  task->require_subcommand(1);
  auto* command = task->add_subcommand("add", "Thêm một nhiệm vụ vào chương trình");
  auto& wanted = arguments.add_task;
  add_data(*command, arguments);
  command->add_option("--programme", wanted.programme, "Số, ký hiệu hoặc mã số của chương trình")->required();
  command->add_option("--ref", wanted.ref, "Số mục, thí dụ II.3 (mặc định BS.1, BS.2…)");
  command->add_option("--text", wanted.text, "Nội dung nhiệm vụ")->required();
  command->add_option("--owner", wanted.owners, "Cơ quan chủ trì; dùng nhiều lần nếu nhiều cơ quan");
  command->add_flag("--new-agency", wanted.new_agency, "Cơ quan chưa có trong danh sách là cơ quan mới");
  auto* phrase =
      command->add_option("--deadline", wanted.deadline, "Thời hạn bằng chữ, thí dụ \"Hoàn thành trong quý II/2026\"");
  add_day(*command, "--due", arguments.day, "Thời hạn là ngày này")->excludes(phrase);
  command->add_option("--document", wanted.document_number, "Số, ký hiệu văn bản xác định thời hạn");
  add_day(*command, "--document-on", arguments.document_on, "Ngày của văn bản ấy");
  command->add_option("--deliverable", wanted.deliverable, "Sản phẩm");
  command->add_option("--level", wanted.level, "Cấp trình");
  command->callback([&] {
    action = [&] {
      arguments.add_task.data = arguments.data;
      arguments.add_task.day = day(arguments.day);
      arguments.add_task.document_on = day(arguments.document_on);
      return add_task(arguments.add_task, doors);
    };
  });
}

void add_running(CLI::App& app, Arguments& arguments, const Doors& doors, Action& action) {
  auto* command = app.add_subcommand("tick", "Làm việc của đồng hồ một lần: ghi những gì đến lúc phải nhắc và gửi thư");
  add_data(*command, arguments);
  add_now(*command, arguments);
  command->add_flag("--dry-run", arguments.dry_run, "Chỉ nói sẽ nhắc gì, không ghi và không gửi");
  command->callback(
      [&] { action = [&] { return tick(arguments.data, instant(arguments.now), arguments.dry_run, doors); }; });

  command = app.add_subcommand("serve", "Chạy trang web và đồng hồ cho đến khi được dừng");
  command->add_option("--data", arguments.serve.data, "Thư mục dữ liệu")->required()->type_name("DIR");
  command->add_option("--listen", arguments.serve.listen, "Địa chỉ nghe, chỉ trên máy này (mặc định 127.0.0.1:8080)")
      ->type_name("HOST:PORT");
  auto* web = command->add_option("--web", arguments.web, "Đọc mẫu trang từ thư mục này thay vì từ chương trình")
                  ->type_name("DIR");
  command->callback([&, web] {
    action = [&, web] {
      if (web->count() > 0) arguments.serve.web = arguments.web;
      return doors.serve(arguments.serve);
    };
  });
}

}  // namespace

int run(int argc, const char* const* argv, const Doors& doors) {
  CLI::App app{"Đôn đốc: theo dõi và đôn đốc thực hiện chương trình hành động", "dondoc"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "dondoc " DONDOC_VERSION);
  Arguments arguments;
  Action action;
  add_reading(app, arguments, doors, action);
  add_keeping(app, arguments, doors, action);
  add_entering(app, arguments, doors, action);
  add_tasks(app, arguments, doors, action);
  add_agency_commands(app, doors, action);
  add_person_commands(app, doors, action);
  add_indicator_commands(app, doors, action);
  add_hand_over(*app.get_subcommand("agency"), arguments.moves, doors, action);
  add_calendar(app, arguments, doors, action);
  add_amendment_commands(app, doors, action);
  add_moves(app, arguments.moves, doors, action);
  add_running(app, arguments, doors, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (const auto unknown = app.remaining(); !unknown.empty() && app.get_subcommands().empty())
      doors.err << "dondoc: không có lệnh \"" << unknown.front() << "\". Xem các lệnh: dondoc --help\n";
    return app.exit(error, doors.out, doors.err) == 0 ? done : usage;
  }
  return action();
}

}  // namespace cli

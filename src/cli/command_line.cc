#include "cli/command_line.h"

#include <CLI/CLI.hpp>

#include <ostream>

#include "base/text.h"
#include "cli/agency_commands.h"
#include "cli/amendment_commands.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/digest_command.h"
#include "cli/indicator_commands.h"
#include "cli/ladder_command.h"
#include "cli/mail_commands.h"
#include "cli/move_arguments.h"
#include "cli/overdue_command.h"
#include "cli/person_commands.h"
#include "cli/report_commands.h"
#include "cli/statement_commands.h"

namespace cli {
namespace {

/// What every command's options are read into.
struct Arguments {
  std::filesystem::path file, data;
  std::string phrase, jsonl, number, issued, now, encoding, format = "table";
  bool dry_run = false, activate = false, yes = false, reminders = false;
  int year = 0;
  Serve serve;
  std::string web;
  std::string programme, day, document_on, amends, anchor;
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

std::optional<base::Instant> instant(const std::string& text) { return base::instant_in(text); }
Format format(const Arguments& arguments) { return arguments.format == "json" ? Format::json : Format::table; }

void add_now(Command command, Arguments& arguments) {
  command.option("--now", arguments.now, "Coi như bây giờ là thời điểm này")
      .checked("instant", is_instant)
      .type("INSTANT");
}

void add_encoding(Command command, Arguments& arguments) {
  command
      .option("--encoding", arguments.encoding,
              "Bảng mã của tệp văn bản hoặc CSV, khi chương trình không tự nhận ra: " +
                  std::string{document::encoding_names()})
      .checked("encoding", is_encoding)
      .type("NAME");
}

void add_reading(Command app, Arguments& arguments, const Doors& doors, Action& action) {
  auto command = app.command("read", "Đọc một văn bản và in ra những gì đọc được; không lưu gì");
  command.option("FILE", arguments.file, "Văn bản").required();
  command.format(arguments.format);
  add_encoding(command, arguments);
  command.does([&] {
    action = [&] {
      return read(arguments.file, document::encoding_named(arguments.encoding), format(arguments), doors);
    };
  });

  command = app.command("deadline", "Đọc một cụm từ chỉ thời hạn và in ra dạng JSON");
  auto phrase = command.option("PHRASE", arguments.phrase, "Cụm từ, thí dụ \"Hoàn thành trong quý II/2026\"");
  auto issued = command.day("--issued", arguments.issued, "Ngày ban hành văn bản (mặc định hôm nay)");
  auto jsonl = command.option("--jsonl", arguments.jsonl, "Đọc mỗi dòng một câu hỏi JSON từ tệp này (- là stdin)");
  jsonl.type("FILE").excludes(phrase).excludes(issued);
  command.does([&, phrase, jsonl] {
    if (!phrase.given() && !jsonl.given()) refuse_without("PHRASE hoặc --jsonl");
    action = [&, jsonl] {
      return jsonl.given() ? deadlines(arguments.jsonl, doors)
                           : deadline(arguments.phrase, day_of(arguments.issued), doors);
    };
  });
}

void add_keeping(Command app, Arguments& arguments, const Doors& doors, Action& action) {
  auto command = app.command("import", "Nhập một chương trình vào thư mục dữ liệu");
  command.option("FILE", arguments.file, "Văn bản").required();
  command.data(arguments.data);
  command.flag("--dry-run", arguments.dry_run, "Chỉ nói sẽ làm gì, không lưu");
  command.flag("--activate", arguments.activate, "Đưa chương trình vào thực hiện ngay");
  command.option("--amends", arguments.amends,
                 "Văn bản sửa đổi chương trình này: số, ký hiệu hoặc mã số của chương trình");
  command.format(arguments.format);
  add_now(command, arguments);
  add_encoding(command, arguments);
  command.day("--issued", arguments.issued, "Ngày ban hành, nếu văn bản không ghi");
  auto number = command.option("--number", arguments.number, "Số, ký hiệu, nếu văn bản không ghi");
  command.does([&, number] {
    action = [&, number] {
      return import(
          {arguments.file,
           arguments.data,
           arguments.dry_run,
           arguments.activate,
           instant(arguments.now),
           document::encoding_named(arguments.encoding),
           {number.given() ? std::optional{base::nfc(arguments.number)} : std::nullopt, day_of(arguments.issued)},
           arguments.amends,
           format(arguments)},
          doors);
    };
  });

  command = app.command("verify", "Kiểm tra nhật ký sự kiện còn nguyên vẹn");
  command.data(arguments.data);
  command
      .option("--anchor", arguments.anchor, "Số và mã của một mục đã ghi lại trước đây: mọi mục đến đó phải còn nguyên")
      .type("NUMBER:HASH");
  command.flag("--reminders", arguments.reminders, "Dựng lại các lần nhắc theo quy tắc và so với sổ nhắc việc");
  command.does([&] {
    action = [&] {
      return arguments.reminders ? verify_reminders(arguments.data, doors)
                                 : verify(arguments.data, arguments.anchor, doors);
    };
  });
}

void add_calendar(Command app, Arguments& arguments, const Doors& doors, Action& action) {
  const auto calendar = app.group("calendar", "Lịch làm việc: ngày nghỉ lễ, nghỉ bù, hoán đổi và làm bù");
  auto command = calendar.command("list", "In các ngày nghỉ và làm bù, mỗi ngày kèm nguồn");
  command.data(arguments.data);
  auto year = command.option("--year", arguments.year, "Chỉ in năm này").within(1990, 2150);
  year.type("YYYY");
  command.format(arguments.format);
  command.does([&, year] {
    action = [&, year] {
      return list_calendar(arguments.data, year.given() ? std::optional{arguments.year} : std::nullopt,
                           format(arguments), doors);
    };
  });

  command = calendar.command("load", "Nạp một tệp lịch sau khi xem những ngày và thời hạn thay đổi");
  command.option("FILE", arguments.file, "Tệp lịch (.toml, .csv hoặc .ics, UTF-8)").required();
  command.data(arguments.data);
  command.flag("--yes", arguments.yes, "Nạp luôn, không hỏi");
  command.does([&] { action = [&] { return load_calendar(arguments.data, arguments.file, arguments.yes, doors); }; });

  command = calendar.command("check", "Kiểm tra một tệp lịch, không nạp");
  command.option("FILE", arguments.file, "Tệp lịch").required();
  command.does([&] { action = [&] { return check_calendar(arguments.file, doors); }; });
}

void add_programme(Command command, Arguments& arguments) {
  command.option("PROGRAMME", arguments.programme, "Số, ký hiệu (01-CTr/TU) hoặc mã số của chương trình").required();
}

void add_entering(Command app, Arguments& arguments, const Doors& doors, Action& action) {
  auto command = app.command("review", "Các điểm của một chương trình cần người xem lại");
  add_programme(command, arguments);
  command.data(arguments.data);
  command.format(arguments.format);
  command.does([&] { action = [&] { return review(arguments.data, arguments.programme, format(arguments), doors); }; });

  const auto programme = app.group("programme", "Các chương trình: liệt kê, lập bằng tay, bỏ dự thảo");
  command = programme.command("add", "Lập một dự thảo bằng tay");
  command.data(arguments.data);
  command.option("--number", arguments.add_programme.number, "Số, ký hiệu, thí dụ 05-CTr/TU").required();
  command.day("--issued", arguments.issued, "Ngày ban hành").required();
  command.option("--title", arguments.add_programme.title, "Tên chương trình").required();
  command.option("--issuer", arguments.add_programme.issuer, "Cơ quan ban hành");
  command.option("--term", arguments.add_programme.term, "Giai đoạn, thí dụ 2025-2030");
  command.does([&] {
    action = [&] {
      arguments.add_programme.data = arguments.data;
      arguments.add_programme.issued_on = day_of(arguments.issued);
      return add_programme(arguments.add_programme, doors);
    };
  });
  command = programme.command("list", "In danh sách");
  command.data(arguments.data);
  command.format(arguments.format);
  command.does([&] { action = [&] { return list_programmes(arguments.data, format(arguments), doors); }; });
  command = programme.command("discard", "Bỏ một dự thảo; nhật ký vẫn giữ");
  add_programme(command, arguments);
  command.data(arguments.data);
  command.does([&] { action = [&] { return discard_programme(arguments.data, arguments.programme, doors); }; });
}

void add_tasks(Command app, Arguments& arguments, const Doors& doors, Action& action) {
  const auto task = app.group("task", "Các nhiệm vụ");
  auto command = task.command("add", "Thêm một nhiệm vụ vào chương trình");
  auto& wanted = arguments.add_task;
  command.data(arguments.data);
  command.option("--programme", wanted.programme, "Số, ký hiệu hoặc mã số của chương trình").required();
  command.option("--ref", wanted.ref, "Số mục, thí dụ II.3 (mặc định BS.1, BS.2…)");
  command.option("--text", wanted.text, "Nội dung nhiệm vụ").required();
  command.option("--owner", wanted.owners, "Cơ quan chủ trì; dùng nhiều lần nếu nhiều cơ quan");
  command.flag("--new-agency", wanted.new_agency, "Cơ quan chưa có trong danh sách là cơ quan mới");
  auto phrase =
      command.option("--deadline", wanted.deadline, "Thời hạn bằng chữ, thí dụ \"Hoàn thành trong quý II/2026\"");
  command.day("--due", arguments.day, "Thời hạn là ngày này").excludes(phrase);
  command.option("--document", wanted.document_number, "Số, ký hiệu văn bản xác định thời hạn");
  command.day("--document-on", arguments.document_on, "Ngày của văn bản ấy");
  command.option("--deliverable", wanted.deliverable, "Sản phẩm");
  command.option("--level", wanted.level, "Cấp trình");
  command.does([&] {
    action = [&] {
      arguments.add_task.data = arguments.data;
      arguments.add_task.day = day_of(arguments.day);
      arguments.add_task.document_on = day_of(arguments.document_on);
      return add_task(arguments.add_task, doors);
    };
  });
}

void add_running(Command app, Arguments& arguments, const Doors& doors, Action& action) {
  auto command = app.command("tick", "Làm việc của đồng hồ một lần: ghi những gì đến lúc phải nhắc và gửi thư");
  command.data(arguments.data);
  add_now(command, arguments);
  command.flag("--dry-run", arguments.dry_run, "Chỉ nói sẽ nhắc gì, không ghi và không gửi");
  command.does(
      [&] { action = [&] { return tick(arguments.data, instant(arguments.now), arguments.dry_run, doors); }; });

  command = app.command("serve", "Chạy trang web và đồng hồ cho đến khi được dừng");
  command.data(arguments.serve.data);
  command
      .option("--listen", arguments.serve.listen,
              "Địa chỉ nghe (mặc định 127.0.0.1:8080); cho máy khác thì cần TLS hoặc máy chủ trung gian trong cài đặt")
      .type("HOST:PORT");
  auto web = command.option("--web", arguments.web, "Đọc mẫu trang từ thư mục này thay vì từ chương trình").type("DIR");
  command.does([&, web] {
    action = [&, web] {
      if (web.given()) arguments.serve.web = arguments.web;
      return doors.serve(arguments.serve);
    };
  });
}

}  // namespace

int run(int argc, const char* const* argv, const Doors& doors) {
  CLI::App app{"Đôn đốc: theo dõi và đôn đốc thực hiện chương trình hành động", "dondoc"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "dondoc " DONDOC_VERSION);
  const Command commands{app};
  Arguments arguments;
  Action action;
  add_reading(commands, arguments, doors, action);
  add_keeping(commands, arguments, doors, action);
  add_entering(commands, arguments, doors, action);
  add_tasks(commands, arguments, doors, action);
  add_agency_commands(commands, doors, action);
  add_person_commands(commands, doors, action);
  add_indicator_commands(commands, doors, action);
  add_overdue_command(commands, doors, action);
  add_report_command(commands, doors, action);
  add_ladder_command(commands, doors, action);
  add_mail_commands(commands, doors, action);
  add_digest_command(commands, doors, action);
  add_hand_over(commands.command("agency", ""), arguments.moves, doors, action);
  add_calendar(commands, arguments, doors, action);
  add_amendment_commands(commands, doors, action);
  add_moves(commands, arguments.moves, doors, action);
  add_statement_commands(commands, doors, action);
  add_running(commands, arguments, doors, action);
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

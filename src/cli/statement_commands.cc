#include "cli/statement_commands.h"

#include <memory>
#include <ostream>

#include "base/text.h"
#include "cli/commands.h"
#include "service/directives.h"
#include "service/extensions.h"
#include "service/house.h"
#include "service/obstacles.h"
#include "service/progress.h"
#include "service/task_moves.h"
#include "store/people.h"

namespace cli {
namespace {

using base::Done;
using base::Result;

/// What the options are read into.
struct Line {
  std::filesystem::path data;
  std::int64_t duty = 0;
  std::string by, words, outlook, cause, sort, level, on, ref, programme, document_number, document_on, authority;
};

/// The result without what it made.
template <typename Made>
Result<Done> done_or_error(const Result<Made>& result) {
  if (!result) return result.error();
  return Done{};
}

Result<service::Voice> voice_of(const service::Context& context, const Line& line) {
  auto connection = context.pool.lease();
  if (const auto person = store::person_of_email(*connection, line.by))
    return service::Voice{.person = *person, .door = store::Door::command};
  return base::Problem{
      .kind = "no_such_person",
      .detail = "Không có người dùng nào mang địa chỉ \"" + line.by + "\". Xin xem dondoc person list.",
      .words = line.by};
}

bool is_text(const Line& line) {
  for (const auto* text :
       {&line.by, &line.words, &line.level, &line.ref, &line.programme, &line.document_number, &line.authority})
    if (!base::is_utf8(*text)) return false;
  return true;
}

/// What a command says, by whom, in one change of the data folder.
using Say = Result<Done> (*)(const service::Context&, const Line&, const service::Voice&);

int say(const Line& line, const char* said, Say what, const Doors& doors) {
  if (!is_text(line))
    return refuse({.kind = "not_utf8", .detail = "Có tham số không phải chữ UTF-8.", .words = {}}, doors);
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto context = (*house)->context();
  const auto voice = voice_of(context, line);
  if (!voice) return refuse(voice.error(), doors);
  const auto result = what(context, line, *voice);
  if (!result) return refuse(result.error(), doors);
  doors.out << said << '\n';
  return done;
}

Result<Done> say_progress(const service::Context& context, const Line& line, const service::Voice& voice) {
  return service::report_progress(
      context, base::DutyId{line.duty},
      {.words = base::nfc(line.words), .outlook = duty::outlook_of(line.outlook), .cause = duty::cause_of(line.cause)},
      voice);
}

Result<Done> say_delay(const service::Context& context, const Line& line, const service::Voice& voice) {
  return service::explain_delay(context, base::DutyId{line.duty},
                                {.cause = duty::cause_of(line.cause), .words = base::nfc(line.words)}, voice);
}

Result<Done> say_obstacle(const service::Context& context, const Line& line, const service::Voice& voice) {
  return done_or_error(service::state_obstacle(
      context, base::DutyId{line.duty},
      {.sort = duty::obstacle_sort_of(line.sort), .level = base::nfc(line.level), .words = base::nfc(line.words)},
      voice));
}

Result<Done> ask_later_day(const service::Context& context, const Line& line, const service::Voice& voice) {
  return done_or_error(service::ask_extension(
      context, base::DutyId{line.duty},
      {.proposed_on = day_of(line.on), .cause = duty::cause_of(line.cause), .words = base::nfc(line.words)}, voice));
}

Result<Done> say_directive(const service::Context& context, const Line& line, const service::Voice& voice) {
  const auto task = service::task_named(context, line.ref, line.programme);
  if (!task) return task.error();
  return done_or_error(service::record_directive(context, *task,
                                                 {.document_number = base::nfc(line.document_number),
                                                  .document_on = day_of(line.document_on),
                                                  .authority = base::nfc(line.authority),
                                                  .words = base::nfc(line.words)},
                                                 voice));
}

/// A command that says something, with who says it and their words.
class Saying {
 public:
  Saying(Command group, const char* name, const char* words, const std::shared_ptr<Line>& line)
      : command_{group.command(name, words)}, line_{line} {
    command_.data(line_->data);
    command_.option("--by", line_->by, "Địa chỉ thư của người báo").type("EMAIL").required();
  }

  Saying& of_duty() {
    command_.option("DUTY", line_->duty, "Mã việc, xem bằng dondoc task show REF").required();
    return *this;
  }
  Option words(const char* what) { return command_.option("--words", line_->words, what); }
  Option cause() {
    return command_
        .option("--cause", line_->cause,
                "Lý do: objective (khách quan), superior (chờ cấp trên), resources (thiếu nguồn lực), coordination "
                "(chờ phối hợp), workload (khối lượng lớn), other (khác)")
        .among({"objective", "superior", "resources", "coordination", "workload", "other"});
  }
  Command& command() { return command_; }

  void does(const char* said, Say what, const Doors& doors, std::function<int()>& action) {
    command_.does([&doors, &action, line = line_, said, what] {
      action = [&doors, line, said, what] { return say(*line, said, what, doors); };
    });
  }

 private:
  Command command_;
  std::shared_ptr<Line> line_;
};

}  // namespace

void add_statement_commands(Command app, const Doors& doors, std::function<int()>& action) {
  const auto line = std::make_shared<Line>();
  const auto duty = app.command("duty", ""), task = app.command("task", "");

  Saying progress{duty, "progress", "Cập nhật tiến độ, dự báo", line};
  progress.of_duty().words("Đang làm đến đâu").required();
  progress.cause();
  progress.command()
      .option("--outlook", line->outlook,
              "Dự báo: on_track (đúng tiến độ), at_risk (có nguy cơ), will_miss (không kịp)")
      .among({"on_track", "at_risk", "will_miss"});
  progress.does("Đã ghi tiến độ.", say_progress, doors, action);

  Saying delay{duty, "delay", "Nêu lý do chậm", line};
  delay.of_duty().cause().required();
  delay.words("Nói rõ; cần khi lý do là other");
  delay.does("Đã ghi lý do chậm.", say_delay, doors, action);

  Saying obstacle{duty, "obstacle", "Nêu vướng mắc, kiến nghị", line};
  obstacle.of_duty().words("Nội dung").required();
  obstacle.command()
      .option("--sort", line->sort, "obstacle (vướng mắc) hoặc proposal (kiến nghị)")
      .among({"obstacle", "proposal"})
      .required();
  obstacle.command().option("--level", line->level, "Gửi cấp nào, thí dụ \"Ban Thường vụ Tỉnh ủy\"").required();
  obstacle.does("Đã ghi vướng mắc, kiến nghị.", say_obstacle, doors, action);

  Saying ask{duty, "ask", "Xin gia hạn; hạn giữ nguyên cho đến khi có quyết định", line};
  ask.of_duty().words("Giải trình").required();
  ask.cause().required();
  ask.command().day("--on", line->on, "Ngày đề nghị hoàn thành").required();
  ask.does("Đã gửi đề nghị gia hạn.", ask_later_day, doors, action);

  Saying directive{task, "directive", "Ghi ý kiến chỉ đạo", line};
  directive.command().option("REF", line->ref, "Số của nhiệm vụ, thí dụ II.7.6").required();
  directive.command().option("--programme", line->programme,
                             "Số chương trình, khi nhiều chương trình có cùng số nhiệm vụ");
  directive.words("Nội dung chỉ đạo").required();
  directive.command().option("--document", line->document_number, "Số, ký hiệu văn bản, thí dụ 45-TB/TU").required();
  directive.command().day("--document-on", line->document_on, "Ngày văn bản").required();
  directive.command()
      .option("--authority", line->authority, "Cấp chỉ đạo, thí dụ \"Ban Thường vụ Tỉnh ủy\"")
      .required();
  directive.does("Đã ghi ý kiến chỉ đạo.", say_directive, doors, action);
}

}  // namespace cli

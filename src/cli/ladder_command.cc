#include "cli/ladder_command.h"

#include <memory>
#include <ostream>

#include "base/text.h"
#include "cli/commands.h"
#include "schedule/ladder_text.h"
#include "service/house.h"
#include "service/ladders.h"
#include "service/review.h"

namespace cli {
namespace {

/// What the options of the command are read into.
struct Line {
  std::filesystem::path data, file;
  std::string programme;
  bool show = false, common = false;
};

int show(const service::Context& context, base::ProgrammeId programme, const Doors& doors) {
  const auto sheet = service::ladder_of(context, programme);
  if (!sheet) return refuse(sheet.error(), doors);
  if (sheet->is_own) doors.out << "# Thang nhắc riêng của chương trình\n";
  doors.out << sheet->words;
  return done;
}

int set(const service::Context& context, base::ProgrammeId programme, std::string_view text, const Doors& doors) {
  const auto changed = service::set_ladder(context, programme, text, {.door = store::Door::command, .person = {}});
  if (!changed) return refuse(changed.error(), doors);
  doors.out << "Đã đặt thang nhắc. Các lần nhắc từ nay theo thang này; lần đã nhắc không nhắc lại.\n";
  return done;
}

/// The text of the ladder that the line names: a file's, or none for the one that all have.
base::Result<std::string> text_of(const Line& line) {
  if (line.common) return std::string{};
  auto bytes = bytes_of(line.file);
  if (!bytes) return bytes.error();
  if (base::trimmed(*bytes).empty())
    return base::Problem{
        .kind = "ladder",
        .detail = "Tệp thang nhắc rỗng, chưa có gì thay đổi. Muốn theo thang chung xin dùng --default.",
        .words = {}};
  return bytes;
}

int ladder(const Line& line, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto context = (*house)->context();
  if (!base::is_utf8(line.programme))
    return refuse({.kind = "not_utf8", .detail = "Có tham số không phải chữ UTF-8.", .words = {}}, doors);
  const auto programme = service::programme_named(context, line.programme);
  if (!programme) return refuse(programme.error(), doors);
  if (line.file.empty() && !line.common) return show(context, *programme, doors);
  const auto text = text_of(line);
  if (!text) return refuse(text.error(), doors);
  return set(context, *programme, *text, doors);
}

}  // namespace

void add_ladder_command(Command app, const Doors& doors, std::function<int()>& action) {
  const auto line = std::make_shared<Line>();
  const auto command = app.command("ladder", "Xem hoặc đặt thang nhắc của một chương trình");
  command.option("PROGRAMME", line->programme, "Số hoặc mã của chương trình, thí dụ 01-CTr/TU").required();
  command.data(line->data);
  const auto show = command.flag("--show", line->show, "In thang nhắc đang áp dụng (mặc định)");
  const auto set =
      command.option("--set", line->file, "Tệp thang nhắc, mỗi dòng một lần nhắc như lệnh này in ra").type("FILE");
  const auto common = command.flag("--default", line->common, "Theo lại thang nhắc chung");
  set.excludes(show).excludes(common);
  common.excludes(show);
  command.does([&action, &doors, line] { action = [&doors, line] { return ladder(*line, doors); }; });
}

}  // namespace cli

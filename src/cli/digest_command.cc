#include "cli/digest_command.h"

#include <memory>
#include <ostream>

#include "cli/commands.h"
#include "cli/out_file.h"
#include "notify/digest_words.h"
#include "service/digests.h"
#include "service/house.h"

namespace cli {
namespace {

using schedule::DigestKind;

/// What the options of the command are read into.
struct Line {
  std::filesystem::path data, out;
  std::string kind, day, on, agency;
  bool remove = false, send = false;
};

base::Result<std::optional<base::AgencyId>> agency_of(const service::Context& context, const std::string& name) {
  if (name.empty()) return std::optional<base::AgencyId>{};
  auto connection = context.pool.lease();
  if (const auto id = store::agency_named(*connection, name, context.today())) return std::optional{*id};
  return base::Problem{.kind = "no_such_agency",
                       .detail = "Không có cơ quan «" + name + "». Xem các cơ quan: dondoc agency list",
                       .words = {}};
}

/// Each part of the mail a file of the folder: the text, the html, and what comes along.
int write(const service::DigestPreview& preview, DigestKind kind, const Line& line, const Doors& doors) {
  std::error_code failed;
  std::filesystem::create_directories(line.out, failed);
  if (failed)
    return refuse({.kind = "cannot_write",
                   .detail = "Không lập được thư mục " + line.out.string() + " (" + failed.message() +
                             "). Xin chọn một thư mục mà máy này ghi được.",
                   .words = {}},
                  doors);
  const auto name = notify::file_name_of(kind, preview.period);
  int code = give(preview.mail.text, line.out / (name + ".txt"), doors);
  if (code == done) code = give(preview.mail.html, line.out / (name + ".html"), doors);
  for (const auto& file : preview.mail.attachments)
    if (code == done) code = give(file.bytes, line.out / file.name, doors);
  return code;
}

int show(const service::Context& context, const service::DigestRequest& request, const Line& line, const Doors& doors) {
  const auto preview = service::digest_preview(context, request);
  if (!preview) return refuse(preview.error(), doors);
  if (!line.out.empty()) return write(*preview, request.kind, line, doors);
  doors.out << "Chủ đề: " << preview->mail.subject << "\nGửi cho: ";
  for (const auto& person : preview->recipients)
    doors.out << (&person == &preview->recipients.front() ? "" : "; ") << person.name << " <" << person.email << '>';
  if (preview->recipients.empty()) doors.out << "chưa có ai";
  for (const auto& file : preview->mail.attachments)
    doors.out << "\nKèm theo: " << file.name << " (" << (file.bytes.size() + 1023) / 1024 << " KB)";
  doors.out << "\n\n" << preview->mail.text;
  return done;
}

int send(const service::Context& context, const service::DigestRequest& request, const Doors& doors) {
  const auto sent = service::send_digest(context, request, {});
  if (!sent) return refuse(sent.error(), doors);
  doors.out << "Đã xếp " << *sent << " thư, đi trong lượt gửi tới (dondoc serve hoặc dondoc tick).\n";
  return done;
}

int meet(const service::Context& context, const Line& line, const Doors& doors) {
  const auto day = day_of(line.on).value();
  const auto changed =
      line.remove ? service::remove_meeting(context, day, {}) : service::note_meeting(context, day, {});
  if (!changed) return refuse(changed.error(), doors);
  if (line.remove)
    doors.out << "Đã bỏ ngày họp " << calendar::in_words(day) << ".\n";
  else
    doors.out << "Đã ghi ngày họp " << calendar::in_words(day) << ", bản tin đi vào ngày làm việc trước đó.\n";
  return done;
}

int digest(const Line& line, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto context = (*house)->context();
  const auto agency = agency_of(context, line.agency);
  if (!agency) return refuse(agency.error(), doors);
  const service::DigestRequest request{
      .kind = schedule::digest_kind_of(line.kind).value(), .day = day_of(line.day), .agency = *agency};
  if (!line.on.empty()) return meet(context, line, doors);
  return line.send ? send(context, request, doors) : show(context, request, line, doors);
}

}  // namespace

void add_digest_command(Command app, const Doors& doors, std::function<int()>& action) {
  const auto line = std::make_shared<Line>();
  auto command = app.command("digest", "Bản tin như sẽ gửi qua thư, gửi ngay một bản tin, hoặc ghi ngày họp");
  std::vector<std::string> kinds;
  for (const auto kind : schedule::all_digest_kinds()) kinds.emplace_back(schedule::code(kind));
  command.option("KIND", line->kind, "Loại: committee, meeting, agency, quarter, half-year hoặc year")
      .required()
      .among(std::move(kinds));
  command.data(line->data);
  command.day("--day", line->day, "Như gửi vào ngày này (mặc định hôm nay)");
  command.option("--for", line->agency, "Cơ quan của bản tin tháng").type("AGENCY");
  command.option("--out", line->out, "Ghi thư và các tệp kèm theo vào thư mục này thay vì in ra").type("FOLDER");
  command.flag("--send", line->send, "Gửi ngay bản tin của hôm nay");
  command.day("--on", line->on, "Với meeting: ghi ngày Ban Thường vụ họp, bản tin đi vào ngày làm việc trước đó");
  command.flag("--remove", line->remove, "Với --on: bỏ ngày họp ấy");
  command.does([line, &doors, &action] {
    if (line->kind == schedule::code(DigestKind::agency) && line->agency.empty()) refuse_without("--for AGENCY");
    if (!line->on.empty() && line->kind != schedule::code(DigestKind::meeting)) refuse_without("meeting --on DATE");
    if (line->remove && line->on.empty()) refuse_without("--on DATE");
    action = [line, &doors] { return digest(*line, doors); };
  });
}

}  // namespace cli

#include <algorithm>
#include <ostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/table.h"
#include "service/hand_entry.h"
#include "service/house.h"
#include "service/lists.h"
#include "service/review.h"
#include "service/settle.h"
#include "store/json.h"

namespace cli {
namespace {

nlohmann::json text_or_null(const std::optional<std::string>& text) {
  return text ? nlohmann::json(*text) : nlohmann::json(nullptr);
}

nlohmann::json json_of(const service::Doubt& doubt) {
  auto near = nlohmann::json::array();
  for (const auto& agency : doubt.near) near.push_back(agency.name);
  nlohmann::json json{
      {"key", doubt.key},     {"kind", service::code(doubt.kind)},    {"ref", doubt.ref}, {"line", doubt.place.line},
      {"words", doubt.words}, {"clause", text_or_null(doubt.clause)}, {"how", doubt.how}, {"near", near}};
  if (doubt.tasks > 0) json["tasks"] = doubt.tasks;
  return json;
}

nlohmann::json json_of(const service::Note& note) {
  return {{"key", note.key},
          {"kind", note.problem.kind},
          {"line", note.problem.line},
          {"detail", note.problem.detail},
          {"words", note.problem.words}};
}

nlohmann::json json_of(const service::Settled& settled) {
  const auto& row = settled.settlement;
  nlohmann::json json{{"key", row.doubt},       {"kind", row.kind},         {"ref", row.ref},
                      {"line", row.place.line}, {"words", row.words},       {"move", store::code(row.move)},
                      {"answer", row.answer},   {"person", settled.person}, {"at", base::rfc3339(row.settled_at)}};
  json["document_number"] = text_or_null(row.document_number);
  json["document_on"] = row.document_on ? nlohmann::json(calendar::iso(*row.document_on)) : nlohmann::json(nullptr);
  json["review_on"] = row.review_on ? nlohmann::json(calendar::iso(*row.review_on)) : nlohmann::json(nullptr);
  return json;
}

nlohmann::json json_of(const service::Review& review) {
  nlohmann::json json{{"programme", base::number(review.programme.id)},
                      {"number", text_or_null(review.programme.number)},
                      {"state", review.programme.in_force_at ? "in_force" : "draft"},
                      {"doubts", nlohmann::json::array()},
                      {"notes", nlohmann::json::array()},
                      {"settled", nlohmann::json::array()}};
  for (const auto& doubt : review.doubts) json["doubts"].push_back(json_of(doubt));
  for (const auto& note : review.notes) json["notes"].push_back(json_of(note));
  for (const auto& settled : review.settled) json["settled"].push_back(json_of(settled));
  return json;
}

std::string_view asks(service::DoubtKind kind) {
  switch (kind) {
    case service::DoubtKind::deadline_unparsed: return "thời hạn chưa đọc được";
    case service::DoubtKind::deadline_conditional: return "thời hạn chờ điều kiện";
    case service::DoubtKind::no_deadline: return "chưa có thời hạn";
    case service::DoubtKind::no_owner: return "chưa có cơ quan chủ trì";
    case service::DoubtKind::unknown_agency: return "cơ quan chưa có trong danh sách";
    case service::DoubtKind::group_without_members: return "cần danh sách thành viên";
    case service::DoubtKind::provision: return "quy định, chưa giao cho ai";
  }
  return {};
}

void print(const service::Review& review, std::ostream& out) {
  out << "Chương trình " << review.programme.number.value_or(std::to_string(base::number(review.programme.id))) << ": "
      << review.doubts.size() << " điểm cần xử lý, " << review.notes.size() << " ghi chú, " << review.settled.size()
      << " điểm đã xử lý\n";
  if (review.doubts.empty() && review.notes.empty()) return;
  Table table{{"Số", "Nơi ghi", "Cần xử lý", "Trong văn bản", "Thời hạn ghi"}, {12, 24, 34, 70, 40}};
  for (const auto& doubt : review.doubts)
    table.add({doubt.ref, base::in_words(doubt.place), std::string{asks(doubt.kind)}, doubt.words,
               doubt.clause.value_or("")});
  for (const auto& note : review.notes)
    table.add({"", base::in_words(note.problem.place), "ghi chú", note.problem.detail, ""});
  table.print(out);
}

std::string state_of(const store::ProgrammeRow& programme) {
  return programme.in_force_at ? "đang thực hiện" : "dự thảo";
}

base::Problem not_utf8() {
  return {
      .kind = "not_utf8", .detail = "Chữ đã gõ không phải UTF-8. Xin kiểm tra bảng mã của cửa sổ lệnh.", .words = {}};
}

bool are_utf8(std::initializer_list<std::string_view> texts) {
  return std::ranges::all_of(texts, [](auto text) { return base::is_utf8(text); });
}

}  // namespace

int review(const std::filesystem::path& data, const std::string& programme, Format format, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto id = service::programme_named((*house)->context(), programme);
  if (!id) return refuse(id.error(), doors);
  const auto found = service::review((*house)->context(), *id).value();
  if (format == Format::json)
    doors.out << json_of(found).dump(1) << '\n';
  else
    print(found, doors.out);
  return done;
}

int add_programme(const AddProgramme& wanted, const Doors& doors) {
  if (!are_utf8({wanted.number, wanted.title, wanted.issuer, wanted.term})) return refuse(not_utf8(), doors);
  const base::SystemClock clock;
  const auto house = service::House::open(wanted.data, service::Folder::make, clock);
  if (!house) return refuse(house.error(), doors);
  const auto kept = service::enter_programme((*house)->context(),
                                             {.number = base::nfc(wanted.number),
                                              .issued_on = wanted.issued_on,
                                              .title = base::nfc(wanted.title),
                                              .issuer = base::nfc(wanted.issuer),
                                              .term = base::nfc(wanted.term),
                                              .person = {}},
                                             store::Door::command);
  if (!kept) return refuse(kept.error(), doors);
  doors.out << "Đã lập dự thảo chương trình số " << base::number(*kept) << " (" << wanted.number << ").\n";
  return done;
}

int list_programmes(const std::filesystem::path& data, Format format, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  auto json = nlohmann::json::array();
  Table table{{"Mã số", "Số, ký hiệu", "Ngày", "Tình trạng", "Tên"}, {6, 20, 10, 16, 80}};
  for (const auto& programme : service::programmes((*house)->context())) {
    json.push_back({{"id", base::number(programme.id)},
                    {"number", text_or_null(programme.number)},
                    {"issued_on", calendar::iso(programme.issued_on)},
                    {"state", programme.in_force_at ? "in_force" : "draft"},
                    {"title", programme.title},
                    {"issuer", text_or_null(programme.issuer)}});
    table.add({std::to_string(base::number(programme.id)), programme.number.value_or("(không nêu)"),
               calendar::in_words(programme.issued_on), state_of(programme), programme.title});
  }
  if (format == Format::json)
    doors.out << json.dump(1) << '\n';
  else
    table.print(doors.out);
  return done;
}

int discard_programme(const std::filesystem::path& data, const std::string& programme, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto id = service::programme_named((*house)->context(), programme);
  if (!id) return refuse(id.error(), doors);
  const auto discarded = service::discard((*house)->context(), *id, {}, store::Door::command);
  if (!discarded) return refuse(discarded.error(), doors);
  doors.out << "Đã bỏ dự thảo " << programme << "; tệp văn bản có thể nhập lại.\n";
  return done;
}

int add_task(const AddTask& wanted, const Doors& doors) {
  if (!are_utf8({wanted.ref, wanted.text, wanted.deadline, wanted.document_number, wanted.deliverable, wanted.level}) ||
      !std::ranges::all_of(wanted.owners, [](const auto& owner) { return base::is_utf8(owner); }))
    return refuse(not_utf8(), doors);
  const base::SystemClock clock;
  const auto house = service::House::open(wanted.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto context = (*house)->context();
  const auto id = service::programme_named(context, wanted.programme);
  if (!id) return refuse(id.error(), doors);
  service::NewTask task{.programme = *id,
                        .ref = base::nfc(wanted.ref),
                        .text = base::nfc(wanted.text),
                        .owners = {},
                        .add_agencies = wanted.new_agency,
                        .deadline = {.phrase = base::nfc(wanted.deadline),
                                     .day = wanted.day,
                                     .document_number = base::nfc(wanted.document_number),
                                     .document_on = wanted.document_on},
                        .deliverable = base::nfc(wanted.deliverable),
                        .receiving_level = base::nfc(wanted.level),
                        .person = {}};
  for (const auto& owner : wanted.owners) task.owners.push_back(base::nfc(owner));
  const auto kept = service::enter_task(context, task, store::Door::command);
  if (!kept) return refuse(kept.error(), doors);
  const auto sheet = service::task_sheet(context, kept->task).value();
  doors.out << "Đã thêm nhiệm vụ " << sheet.task.ref << ". " << sheet.task.reading.how << '\n';
  if (sheet.programme.in_force_at)
    doors.out << "Đã giao " << kept->assigned.assignments << " phần việc, " << kept->assigned.duties
              << " thời hạn phải theo dõi.\n";
  return done;
}

}  // namespace cli

#include <algorithm>
#include <istream>
#include <ostream>

#include "base/text.h"
#include "calendar/file.h"
#include "cli/commands.h"
#include "cli/table.h"
#include "service/calendar.h"
#include "service/house.h"
#include "store/json.h"

namespace cli {
namespace {

using calendar::Exception;

std::string_view kind_in_words(bool working) { return working ? "làm việc" : "nghỉ"; }
std::string_view mark_of(const Exception& exception) { return exception.expected_only ? " «dự kiến»" : ""; }

nlohmann::json json_of(const Exception& exception) {
  return {{"day", calendar::iso(exception.day)},
          {"working", exception.working},
          {"name", exception.name},
          {"source", exception.source},
          {"expected", exception.expected_only}};
}

void print(const service::ChangedDay& day, std::ostream& out) {
  out << "  " << calendar::in_words(day.exception.day) << " (" << calendar::weekday_in_words(day.exception.day)
      << "): ";
  if (day.working_before == day.exception.working)
    out << "vẫn " << kind_in_words(day.exception.working);
  else
    out << kind_in_words(day.working_before) << " → " << kind_in_words(day.exception.working);
  out << ", " << day.exception.name << mark_of(day.exception) << "; nguồn: " << day.exception.source << '\n';
}

void print(const service::CalendarChange& change, std::ostream& out) {
  out << "Ngày thay đổi: " << change.changed.size() << '\n';
  for (const auto& day : change.changed) print(day, out);
  out << "Việc dời hạn: " << change.moved.size() << '\n';
  for (const auto& [duty, from, to] : change.moved)
    out << "  " << duty.ref << ' ' << duty.agency_name << ": " << calendar::in_words(from) << " → "
        << calendar::in_words(to) << '\n';
  if (change.still_expected.empty()) return;
  out << "Ngày cùng năm vẫn chỉ là dự kiến, tệp không nhắc đến (nếu không nghỉ, xin ghi thêm là ngày làm việc):\n";
  for (const auto& day : change.still_expected) out << "  " << calendar::in_words(day.day) << ", " << day.name << '\n';
}

bool agrees(const Doors& doors) {
  doors.out << "Nạp lịch này? [c = có, phím khác = không] " << std::flush;
  std::string answer;
  std::getline(doors.in, answer);
  if (!base::is_utf8(answer)) return false;
  const auto word = base::folded(answer);
  return word == "c" || word == "co";
}

/// Why the file is not loaded although it could be: nobody said yes.
std::optional<base::Problem> not_agreed(bool yes, const Doors& doors) {
  if (yes) return std::nullopt;
  if (!doors.answers)
    return base::Problem{.kind = "not_agreed",
                         .detail = "Chưa có gì thay đổi. Xin xem những thay đổi trên rồi chạy lại với --yes để nạp.",
                         .words = {}};
  if (agrees(doors)) return std::nullopt;
  return base::Problem{.kind = "not_agreed", .detail = "Không nạp, chưa có gì thay đổi.", .words = {}};
}

}  // namespace

int check_calendar(const std::filesystem::path& file, const Doors& doors) {
  const auto bytes = bytes_of(file);
  if (!bytes) return refuse(bytes.error(), doors);
  const auto days = calendar::days_in_file(*bytes);
  if (!days) return refuse(days.error(), doors);
  if (const auto problem = calendar::problem_over(*days, calendar::WorkingDays{calendar::shipped_exceptions()}))
    return refuse(*problem, doors);
  const auto make_up = std::ranges::count_if(*days, [](const auto& day) { return day.exception.working; });
  doors.out << "Tệp đọc được: " << days->size() << " ngày từ " << calendar::in_words(days->front().exception.day)
            << " đến " << calendar::in_words(days->back().exception.day) << ", trong đó " << make_up
            << " ngày làm việc bù.\n";
  return done;
}

int load_calendar(const std::filesystem::path& data, const std::filesystem::path& file, bool yes, const Doors& doors) {
  auto bytes = bytes_of(file);
  if (!bytes) return refuse(bytes.error(), doors);
  const base::SystemClock clock;
  const auto house = service::House::open(data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto context = (*house)->context();
  const service::CalendarUpload upload{.name = file.filename().string(), .bytes = std::move(*bytes)};
  const auto change = service::would_load(context, upload);
  if (!change) return refuse(change.error(), doors);
  if (change->changed.empty()) {
    doors.out << "Lịch đã đúng như tệp này, không có gì thay đổi.\n";
    return done;
  }
  print(*change, doors.out);
  if (const auto problem = not_agreed(yes, doors)) return refuse(*problem, doors);
  const auto loaded = service::load(
      context, upload, {.door = store::Door::command, .person = {}, .sha256 = change->sha256, .over = change->over});
  if (!loaded) return refuse(loaded.error(), doors);
  doors.out << "Đã nạp lịch; không gửi thư cho ai về việc này.\n";
  return done;
}

int list_calendar(const std::filesystem::path& data, std::optional<int> year, Format format, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  auto json = nlohmann::json::array();
  Table table{{"Ngày", "Thứ", "Là ngày", "Tên", "", "Nguồn"}, {10, 8, 8, 32, 9, 90}};
  for (const auto& [day, exception] : service::calendar_sheet((*house)->context()).exceptions) {
    if (year && static_cast<int>(date::year_month_day{day}.year()) != *year) continue;
    json.push_back(json_of(exception));
    table.add({calendar::in_words(day), std::string{calendar::weekday_in_words(day)},
               std::string{kind_in_words(exception.working)}, exception.name,
               exception.expected_only ? "«dự kiến»" : "", exception.source});
  }
  if (format == Format::json)
    doors.out << json.dump(1) << '\n';
  else
    table.print(doors.out);
  return done;
}

}  // namespace cli

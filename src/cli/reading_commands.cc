#include <fstream>
#include <istream>
#include <ostream>

#include "base/clock.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/read_json.h"
#include "cli/table.h"
#include "service/import.h"
#include "store/json.h"

namespace cli {
namespace {

const calendar::WorkingDays& working_days() {
  static const calendar::WorkingDays days{calendar::shipped_exceptions()};
  return days;
}

void print_table(const programme::Programme& read, std::ostream& out) {
  out << read.title << "\nSố: " << read.number.value_or("(không nêu)")
      << "  Ngày: " << (read.issued ? calendar::in_words(*read.issued) : "(không nêu)") << "\n\n";
  Table table{{"Số", "Ở đâu", "Chủ trì", "Thời hạn", "Đến ngày", "Nội dung"}, {12, 14, 34, 36, 12, 60}};
  for (const auto& task : read.tasks)
    table.add({task.ref, base::in_words(task.place), task.owner.value_or("(không nêu)"),
               task.deadline_text.value_or(""),
               task.reading.due ? calendar::iso(*task.reading.due) : std::string{deadline::code(task.reading.kind)},
               task.text});
  table.print(out);
  out << '\n'
      << read.tasks.size() << " nhiệm vụ, " << read.provisions.size() << " điều khoản chung, " << read.indicators.size()
      << " chỉ tiêu, " << read.problems.size() << " điểm cần xem lại\n";
  for (const auto& problem : read.problems) {
    auto where = base::in_words(problem.place);
    if (where.empty() && problem.line > 0) where = "dòng " + std::to_string(problem.line);
    out << "  " << where << (where.empty() ? "" : ": ") << problem.detail << '\n';
  }
}

nlohmann::ordered_json answer(std::string_view phrase, calendar::Day issued) {
  auto json = json_of(deadline::read(phrase, issued, working_days()));
  json["phrase"] = phrase;
  json["issued"] = calendar::iso(issued);
  return json;
}

base::Problem bad_line(int line, std::string_view what) {
  return {.kind = "jsonl",
          .detail = "Dòng " + std::to_string(line) + ": " + std::string{what} +
                    " Mỗi dòng cần dạng {\"phrase\": \"…\", \"issued\": \"2025-10-20\"}.",
          .words = {},
          .line = line};
}

int answer_lines(std::istream& in, const Doors& doors) {
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (base::trimmed(line).empty()) continue;
    const auto question = nlohmann::json::parse(line, nullptr, false);
    if (!question.is_object() || !question.contains("phrase") || !question["phrase"].is_string())
      return refuse(bad_line(number, "không phải câu hỏi JSON."), doors);
    const auto issued = question.contains("issued") && question["issued"].is_string()
                            ? calendar::day_in(question["issued"].get_ref<const std::string&>())
                            : std::nullopt;
    if (!issued) return refuse(bad_line(number, "\"issued\" không phải một ngày."), doors);
    doors.out << answer(question["phrase"].get_ref<const std::string&>(), *issued).dump() << '\n';
  }
  doors.out.flush();
  return done;
}

}  // namespace

base::Result<std::string> bytes_of(const std::filesystem::path& file) {
  constexpr std::uintmax_t most_bytes = std::uintmax_t{8} << 20U;
  std::ifstream in{file, std::ios::binary};
  if (!in || !std::filesystem::is_regular_file(file))
    return base::Problem{.kind = "no_such_file", .detail = "Không mở được tệp " + file.string() + ".", .words = {}};
  if (std::filesystem::file_size(file) > most_bytes)
    return base::Problem{.kind = "file_too_large",
                         .detail = "Tệp " + file.string() + " lớn quá 8 MB. Xin kiểm tra lại tệp.",
                         .words = {}};
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

int refuse(const base::Problem& problem, const Doors& doors) {
  doors.err << "dondoc: " << problem.detail << '\n';
  return refused;
}

int read(const std::filesystem::path& file, std::optional<document::Encoding> encoding, Format format,
         const Doors& doors) {
  const auto programme = service::read(file, working_days(), {.encoding = encoding});
  if (!programme) return refuse(programme.error(), doors);
  if (format == Format::json)
    doors.out << json_of(*programme).dump(1) << '\n';
  else
    print_table(*programme, doors.out);
  return done;
}

int deadline(const std::string& phrase, std::optional<calendar::Day> issued, const Doors& doors) {
  if (!base::is_utf8(phrase))
    return refuse({.kind = "not_utf8", .detail = "Cụm từ không phải chữ UTF-8.", .words = {}}, doors);
  const auto today = calendar::day_in_vietnam(base::SystemClock{}.now());
  doors.out << answer(phrase, issued.value_or(today)).dump(1) << '\n';
  return done;
}

int deadlines(const std::string& file, const Doors& doors) {
  if (file == "-") return answer_lines(doors.in, doors);
  std::ifstream in{file, std::ios::binary};
  if (!in || std::filesystem::is_directory(file))
    return refuse({.kind = "no_such_file", .detail = "Không mở được tệp " + file + ".", .words = {}}, doors);
  return answer_lines(in, doors);
}

}  // namespace cli

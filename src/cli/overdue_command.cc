#include "cli/overdue_command.h"

#include <memory>
#include <sstream>

#include "cli/commands.h"
#include "cli/out_file.h"
#include "cli/table.h"
#include "exports/overdue.h"
#include "service/house.h"
#include "service/lists.h"
#include "sheet/csv.h"
#include "sheet/xlsx.h"
#include "store/json.h"

namespace cli {
namespace {

/// What the options of the command are read into.
struct Line {
  std::filesystem::path data, out;
  std::string as_of, format = "table";
};

std::string missing_product(const store::DutyRow& duty) { return duty.deliverable.value_or("(văn bản chưa nêu)"); }

nlohmann::json json_of(const service::DutyLine& line) {
  const auto& duty = line.duty;
  nlohmann::json json{{"ref", duty.ref},
                      {"text", duty.text},
                      {"agency", duty.agency_name},
                      {"duty", base::number(duty.id)},
                      {"number", duty.number},
                      {"original_due_on", calendar::iso(duty.original_due_on)},
                      {"due_on", calendar::iso(duty.due_on)},
                      {"effective_due_on", calendar::iso(line.position.effective_due_on)},
                      {"days_overdue", line.position.days_overdue},
                      {"days_past_original_due", line.position.days_past_original},
                      {"standing", duty::code(line.position.standing)},
                      {"state", duty::code(duty.state)},
                      {"alert", duty::code(line.position.alert)},
                      {"deliverable", nullptr},
                      {"decided_by", nullptr},
                      {"programme", nullptr}};
  if (duty.deliverable) json["deliverable"] = *duty.deliverable;
  if (const auto level = duty.deciding_level()) json["decided_by"] = *level;
  if (duty.programme_number) json["programme"] = *duty.programme_number;
  return json;
}

void print(const std::vector<service::DutyLine>& lines, calendar::Day day, std::ostream& out) {
  out << "Quá hạn tính đến hết ngày " << calendar::in_words(day) << ": " << lines.size() << " việc\n";
  if (lines.empty()) return;
  Table table{{"Số", "Cơ quan", "Thời hạn", "Tính đến", "Quá hạn", "Sản phẩm còn thiếu", "Cấp quyết định"},
              {12, 40, 10, 10, 10, 30, 34}};
  for (const auto& line : lines)
    table.add({line.duty.ref, line.duty.agency_name, calendar::in_words(line.duty.due_on),
               calendar::in_words(line.position.effective_due_on), std::to_string(line.position.days_overdue) + " ngày",
               missing_product(line.duty), line.duty.deciding_level().value_or("")});
  table.print(out);
}

/// For people at this terminal, or for other programs.
std::string printed(const std::vector<service::DutyLine>& lines, calendar::Day day, const std::string& format) {
  std::ostringstream out;
  if (format == "table") {
    print(lines, day, out);
    return out.str();
  }
  auto json = nlohmann::json::array();
  for (const auto& line : lines) json.push_back(json_of(line));
  out << json.dump(1) << '\n';
  return out.str();
}

int overdue(const Line& line, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto context = (*house)->context();
  const auto as_of = day_of(line.as_of);
  if (line.format == "table" || line.format == "json") {
    const auto day = as_of.value_or(context.today());
    return give(printed(service::overdue_as_of(context, day), day, line.format), line.out, doors);
  }
  const auto table = as_of ? exports::overdue_table_as_of(context, *as_of)
                           : exports::overdue_table(context, {.agency = {}, .after = {}});
  return give(line.format == "csv" ? sheet::csv(table) : sheet::xlsx({table}, clock.now()), line.out, doors);
}

}  // namespace

void add_overdue_command(Command app, const Doors& doors, std::function<int()>& action) {
  const auto line = std::make_shared<Line>();
  auto command = app.command("overdue", "In danh sách quá hạn, nặng nhất trước");
  command.data(line->data);
  command.day("--as-of", line->as_of, "Tính đến hết ngày này (mặc định hôm nay)");
  command.option("--format", line->format, "Dạng: json, table, xlsx hoặc csv")
      .among({"json", "table", "xlsx", "csv"})
      .type("FORMAT");
  command.option("--out", line->out, "Ghi vào tệp này thay vì in ra").type("FILE");
  command.does([line, &doors, &action] { action = [line, &doors] { return overdue(*line, doors); }; });
}

}  // namespace cli

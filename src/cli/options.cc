#include "cli/options.h"

#include "calendar/working_days.h"

namespace cli {
namespace {

std::string is_day(const std::string& text) {
  const auto day = calendar::day_in(text);
  if (day && calendar::WorkingDays::reaches(*day)) return {};
  return "\"" + text + "\" không phải một ngày. Xin viết dạng NĂM-THÁNG-NGÀY, thí dụ 2026-06-30.";
}

}  // namespace

CLI::Option* add_day(CLI::App& command, const char* name, std::string& into, const char* words) {
  return command.add_option(name, into, words)->check(CLI::Validator{is_day, "", "day"})->type_name("YYYY-MM-DD");
}

CLI::Option* add_data(CLI::App& command, std::filesystem::path& data) {
  return command.add_option("--data", data, "Thư mục dữ liệu")->required()->type_name("DIR");
}

CLI::App* subcommand_of(CLI::App& app, const char* name, const char* words) {
  const auto there = app.get_subcommands([name](const CLI::App* command) { return command->get_name() == name; });
  return there.empty() ? app.add_subcommand(name, words) : there.front();
}

}  // namespace cli

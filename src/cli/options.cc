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
  auto* there = app.get_subcommand_no_throw(name);
  return there != nullptr ? there : app.add_subcommand(name, words);
}

}  // namespace cli

#include "cli/command.h"

#include <CLI/CLI.hpp>

#include "calendar/working_days.h"

namespace cli {
namespace {

std::string not_a_day(const std::string& text) {
  const auto day = day_of(text);
  if (day && calendar::WorkingDays::reaches(*day)) return {};
  return "\"" + text + "\" không phải một ngày. Xin viết dạng 2026-06-30 hoặc 30/6/2026.";
}

}  // namespace

Option Option::required() const { return Option{*option_->required()}; }
Option Option::type(const char* name) const { return Option{*option_->type_name(name)}; }
Option Option::among(std::vector<std::string> values) const {
  return Option{*option_->check(CLI::IsMember{std::move(values)})};
}
Option Option::among_numbers(std::vector<int> values) const {
  return Option{*option_->check(CLI::IsMember{std::move(values)})};
}
Option Option::within(int least, int most) const { return Option{*option_->check(CLI::Range{least, most})}; }
Option Option::positive() const { return Option{*option_->check(CLI::PositiveNumber)}; }
Option Option::checked(const char* what, std::string (*refusal)(const std::string&)) const {
  return Option{*option_->check(CLI::Validator{refusal, "", what})};
}
Option Option::excludes(Option other) const { return Option{*option_->excludes(other.option_)}; }
bool Option::given() const { return option_->count() > 0; }

Command Command::command(const char* name, const char* words) const {
  const auto there = app_->get_subcommands([name](const CLI::App* other) { return other->get_name() == name; });
  return Command{there.empty() ? *app_->add_subcommand(name, words) : *there.front()};
}

Command Command::group(const char* name, const char* words) const {
  const auto group = command(name, words);
  group.app_->require_subcommand(1);
  return group;
}

Option Command::option(const char* name, std::string& into, const std::string& words) const {
  return Option{*app_->add_option(name, into, words)};
}
Option Command::option(const char* name, std::filesystem::path& into, const std::string& words) const {
  return Option{*app_->add_option(name, into, words)};
}
Option Command::option(const char* name, std::int64_t& into, const std::string& words) const {
  return Option{*app_->add_option(name, into, words)};
}
Option Command::option(const char* name, int& into, const std::string& words) const {
  return Option{*app_->add_option(name, into, words)};
}
Option Command::option(const char* name, std::vector<std::string>& into, const std::string& words) const {
  return Option{*app_->add_option(name, into, words)};
}
Option Command::option(const char* name, std::vector<int>& into, const std::string& words) const {
  return Option{*app_->add_option(name, into, words)};
}
Option Command::flag(const char* name, bool& into, const char* words) const {
  return Option{*app_->add_flag(name, into, words)};
}

Option Command::data(std::filesystem::path& into) const {
  return option("--data", into, "Thư mục dữ liệu").required().type("DIR");
}
Option Command::format(std::string& into) const {
  return option("--format", into, "Dạng in ra: json hoặc table").among({"json", "table"}).type("FORMAT");
}
Option Command::day(const char* name, std::string& into, const char* words) const {
  return option(name, into, words).checked("day", not_a_day).type("DATE");
}

void Command::does(std::function<void()> what) const { app_->callback(std::move(what)); }

std::optional<calendar::Day> day_of(const std::string& text) { return calendar::day_written(text); }

void refuse_without(const char* what) { throw CLI::RequiredError{what}; }

}  // namespace cli

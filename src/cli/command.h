// What the reader of command lines is told: commands, their options, and what each does. The one place that knows its
// library, which is costly to compile.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace cli {

/// An argument that a command takes, by its place (FILE) or by its name (--data).
class Option {
 public:
  explicit Option(CLI::Option& option) : option_{&option} {}

  Option required() const;
  /// name: what --help calls the value, such as DIR
  Option type(const char* name) const;
  Option among(std::vector<std::string> values) const;
  Option among_numbers(std::vector<int> values) const;
  Option within(int least, int most) const;
  Option positive() const;
  /// refusal: gives why a text is none such; nothing where it is one
  Option checked(const char* what, std::string (*refusal)(const std::string& text)) const;
  Option excludes(Option other) const;
  bool given() const;  ///< on the line that was read

 private:
  CLI::Option* option_;
};

/// One word after `dondoc`, or below another command. What options are read into must live until the line is read.
class Command {
 public:
  explicit Command(CLI::App& app) : app_{&app} {}

  /// A command below this one: the one that goes by that name, else a new one.
  Command command(const char* name, const char* words) const;
  /// A command that only has others below it, of which one must follow.
  Command group(const char* name, const char* words) const;

  Option option(const char* name, std::string& into, const std::string& words) const;
  Option option(const char* name, std::filesystem::path& into, const std::string& words) const;
  Option option(const char* name, std::int64_t& into, const std::string& words) const;
  Option option(const char* name, int& into, const std::string& words) const;
  Option option(const char* name, std::vector<std::string>& into, const std::string& words) const;
  Option option(const char* name, std::vector<int>& into, const std::string& words) const;
  Option flag(const char* name, bool& into, const char* words) const;

  /// --data DIR, which must be given.
  Option data(std::filesystem::path& into) const;
  /// --format json|table
  Option format(std::string& into) const;
  /// A day, refused with words where it is none or so far that nothing can be reckoned from it; day_of gives it.
  Option day(const char* name, std::string& into, const char* words) const;

  /// What happens when the line names this command, once its options are read.
  void does(std::function<void()> what) const;

 private:
  CLI::App* app_;
};

/// The day that an option took; nothing where it was not given.
std::optional<calendar::Day> day_of(const std::string& text);

/// Refuses the line, for lack of what it says. Only from within `does`.
[[noreturn]] void refuse_without(const char* what);

}  // namespace cli

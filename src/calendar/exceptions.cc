#include <toml++/toml.h>

#include <algorithm>
#include <stdexcept>

#include "base/embedded.h"
#include "calendar/working_days.h"

namespace calendar {
namespace {

constexpr int first_expected = 2024;
constexpr int last_expected = 2050;

base::Problem not_a_calendar(std::string_view name, std::string_view what, const toml::source_region& where) {
  return {.kind = "calendar_file",
          .detail = "Tệp lịch " + std::string{name} + " không đọc được: " + std::string{what} +
                    ". Xin sửa dòng này rồi nạp lại.",
          .words = {},
          .line = static_cast<int>(where.begin.line)};
}

std::optional<base::Problem> append_days(const toml::table& file, std::string_view key, std::string_view name,
                                         const Exception& common, std::vector<Exception>& exceptions) {
  const auto* days = file[key].as_array();
  if (days == nullptr) return std::nullopt;
  for (const auto& entry : *days) {
    const auto* row = entry.as_table();
    const auto day = row != nullptr ? (*row)["day"].value<toml::date>() : std::nullopt;
    if (!day) return not_a_calendar(name, "mỗi mục cần một ngày, thí dụ day = 2026-01-01", entry.source());
    auto exception = common;
    exception.day = Day{date::year{day->year} / int{day->month} / int{day->day}};
    exception.name = (*row)["name"].value_or(std::string{});
    exceptions.push_back(std::move(exception));
  }
  return std::nullopt;
}

}  // namespace

base::Result<std::vector<Exception>> exceptions_in(std::string_view toml_text, std::string_view name) {
  try {
    const auto file = toml::parse(toml_text);
    for (const auto& [key, value] : file)
      if (key != "source" && key != "expected" && key != "day_off" && key != "working_day")
        return not_a_calendar(name, "không rõ khóa " + std::string{key.str()}, value.source());
    Exception common;
    common.source = file["source"].value_or(std::string{});
    common.expected_only = file["expected"].value_or(false);
    std::vector<Exception> exceptions;
    if (auto problem = append_days(file, "day_off", name, common, exceptions)) return *problem;
    common.working = true;
    if (auto problem = append_days(file, "working_day", name, common, exceptions)) return *problem;
    return exceptions;
  } catch (const toml::parse_error& error) {
    return not_a_calendar(name, error.description(), error.source());
  }
}

std::vector<Exception> shipped_exceptions() {
  std::vector<Exception> all;
  for (const auto& file : base::embedded::files_under("data/calendar/")) {
    const auto exceptions = exceptions_in(file.content, file.path);
    if (!exceptions) throw std::logic_error{exceptions.error().detail};
    all.insert(all.end(), exceptions->begin(), exceptions->end());
  }
  int year = first_expected;
  for (const auto& exception : all)
    year = std::max(year, static_cast<int>(date::year_month_day{exception.day}.year()) + 1);
  for (; year <= last_expected; ++year) {
    const auto expected = expected_exceptions(year);
    all.insert(all.end(), expected.begin(), expected.end());
  }
  return all;
}

}  // namespace calendar

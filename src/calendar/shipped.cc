#include <algorithm>
#include <stdexcept>

#include "base/embedded.h"
#include "calendar/file.h"

namespace calendar {
namespace {

constexpr int first_expected = 2024;
constexpr int last_expected = 2050;

}  // namespace

std::vector<Exception> shipped_exceptions() {
  std::vector<Exception> all;
  for (const auto& file : base::embedded::files_under("data/calendar/")) {
    const auto days = days_in_file(file.content);
    if (!days) throw std::logic_error{std::string{file.path} + ": " + days.error().detail};
    const auto exceptions = exceptions_of(*days);
    all.insert(all.end(), exceptions.begin(), exceptions.end());
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

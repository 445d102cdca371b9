#include "duty/periods.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace duty {
namespace {

using calendar::Day;

constexpr std::array<std::pair<ReportPeriod, std::string_view>, 4> report_periods{
    {{ReportPeriod::month, "month"},
     {ReportPeriod::quarter, "quarter"},
     {ReportPeriod::half_year, "half_year"},
     {ReportPeriod::year, "year"}}};

int months_in(ReportPeriod period) {
  switch (period) {
    case ReportPeriod::month: return 1;
    case ReportPeriod::quarter: return 3;
    case ReportPeriod::half_year: return 6;
    case ReportPeriod::year: return 12;
  }
  std::abort();  // every period is above
}

/// Months counted from January of the year 0, so that steps need no care for the turn of a year.
int month_index(Day day) {
  const date::year_month_day civil{day};
  return static_cast<int>(civil.year()) * 12 + static_cast<int>(static_cast<unsigned>(civil.month())) - 1;
}

date::year_month month_of(int index) { return date::year{index / 12} / (index % 12 + 1); }

/// The day of that number in the month or, where it is too short, its last; negative numbers count from the end.
Day day_in_month(int index, int number) {
  const auto last = Day{month_of(index) / date::last};
  const auto length = static_cast<int>(static_cast<unsigned>(date::year_month_day{last}.day()));
  const auto wanted = number > 0 ? std::min(number, length) : std::max(1, length + 1 + number);
  return last - date::days{length - wanted};
}

bool holds(const std::vector<int>& numbers, int number) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

/// Whether months alone, and days by their numbers, make the rule: then short months are a question.
bool goes_by_months(const deadline::Rule& rule) {
  return rule.weekdays.empty() && rule.positions.empty() &&
         (rule.frequency == deadline::Frequency::monthly || rule.frequency == deadline::Frequency::yearly);
}

/// The months of the rule's nth period, counted from the one that `first` lies in.
std::vector<int> months_of(const deadline::Rule& rule, Day first, int n) {
  const int start = month_index(first);
  std::vector<int> months;
  if (rule.frequency == deadline::Frequency::monthly) {
    const int month = start + n * rule.interval;
    if (rule.months.empty() || holds(rule.months, month % 12 + 1)) months.push_back(month);
  } else if (rule.months.empty()) {
    months.push_back(start + 12 * n * rule.interval);
  } else {
    const int january = (start / 12 + n * rule.interval) * 12;
    for (const int month : rule.months) months.push_back(january + month - 1);
  }
  return months;
}

void append_days(std::vector<Day>& days, const deadline::Rule& rule, int month, Day first) {
  if (rule.month_days.empty()) {
    const auto number = static_cast<unsigned>(date::year_month_day{first}.day());
    days.push_back(day_in_month(month, static_cast<int>(number)));
  }
  for (const int number : rule.month_days) days.push_back(day_in_month(month, number));
}

}  // namespace

std::string_view code(ReportPeriod period) {
  for (const auto& [each, text] : report_periods)
    if (each == period) return text;
  std::abort();  // every period is in the table
}

std::optional<ReportPeriod> report_period_of(std::string_view code) {
  for (const auto& [period, text] : report_periods)
    if (text == code) return period;
  return std::nullopt;
}

Span period_of(Day day, Reporting reporting) {
  const auto of_month = static_cast<int>(static_cast<unsigned>(date::year_month_day{day}.day()));
  const bool shifted = reporting.first_day > 1;
  // A day from the 15th on belongs to the month after its own.
  const int month = month_index(day) + (shifted && of_month >= reporting.first_day ? 1 : 0);
  const int length = months_in(reporting.period);
  const int begin = month - month % length;
  const auto opens = [&](int index) { return Day{month_of(shifted ? index - 1 : index) / reporting.first_day}; };
  return {opens(begin), opens(begin + length) - date::days{1}};
}

std::vector<Day> due_days_of(const deadline::Rule& rule, Day first, Day last) {
  if (!goes_by_months(rule)) return deadline::occurrences(rule, first, last);
  const int span = month_index(last) - month_index(first);
  const int step = rule.interval * (rule.frequency == deadline::Frequency::yearly ? 12 : 1);
  std::vector<Day> days;
  for (int n = 0; n * step <= span + 12; ++n)
    for (const int month : months_of(rule, first, n)) append_days(days, rule, month, first);
  std::erase_if(days, [&](Day day) { return day < first || day > last; });
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace duty

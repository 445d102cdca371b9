#include "report/period.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace report {
namespace {

using duty::ReportPeriod;

constexpr std::array<std::string_view, 5> roman{"", "I", "II", "III", "IV"};
constexpr int first_year = 1990, last_year = 2150;

int months_of(ReportPeriod length) {
  switch (length) {
    case ReportPeriod::month: return 1;
    case ReportPeriod::quarter: return 3;
    case ReportPeriod::half_year: return 6;
    case ReportPeriod::year: return 12;
  }
  std::abort();  // every length is above
}

bool adds_up(const PeriodCounts& counts) {
  return counts.on_time + counts.late + counts.in_time + counts.overdue == counts.assigned &&
         counts.waiting <= counts.in_time + counts.overdue && counts.reports_made <= counts.reports_owed;
}

}  // namespace

std::string code(const Period& period) {
  const auto year = std::to_string(period.year);
  switch (period.length) {
    case ReportPeriod::quarter: return year + "-Q" + std::to_string(period.number);
    case ReportPeriod::half_year: return year + "-H" + std::to_string(period.number);
    case ReportPeriod::year: return year;
    case ReportPeriod::month: break;
  }
  std::abort();  // no report of a month
}

std::optional<Period> period_in(std::string_view code) {
  if (code.size() != 4 && code.size() != 7) return std::nullopt;
  Period period{.year = 0, .length = ReportPeriod::year, .number = 1};
  const auto [end, error] = std::from_chars(code.data(), code.data() + 4, period.year);
  if (error != std::errc{} || end != code.data() + 4 || period.year < first_year || period.year > last_year)
    return std::nullopt;
  if (code.size() == 4) return period;
  period.length = code[5] == 'Q' ? ReportPeriod::quarter : ReportPeriod::half_year;
  period.number = code[6] - '0';
  const bool known = code[4] == '-' && (code[5] == 'Q' || code[5] == 'H');
  const int most = 12 / months_of(period.length);
  return known && period.number >= 1 && period.number <= most ? std::optional{period} : std::nullopt;
}

std::string in_words(const Period& period) {
  const auto year = std::to_string(period.year);
  switch (period.length) {
    case ReportPeriod::quarter:
      return "Quý " + std::string{roman.at(static_cast<std::size_t>(period.number))} + "/" + year;
    case ReportPeriod::half_year: return (period.number == 1 ? "6 tháng đầu năm " : "6 tháng cuối năm ") + year;
    case ReportPeriod::year: return "Năm " + year;
    case ReportPeriod::month: break;
  }
  std::abort();  // no report of a month
}

duty::Span days_of(const Period& period, int first_day) {
  // The first day of its last month lies in the period, wherever in a month periods begin.
  const auto month = static_cast<unsigned>(months_of(period.length) * period.number);
  return duty::period_of(calendar::day_of(period.year, month, 1).value(), {period.length, first_day});
}

std::vector<Period> periods_between(calendar::Day first, calendar::Day last, int first_day) {
  std::vector<Period> periods;
  const auto year_of = [](calendar::Day day) { return static_cast<int>(date::year_month_day{day}.year()); };
  for (int year = year_of(last) + 1; year >= year_of(first); --year)
    for (const auto length : {ReportPeriod::year, ReportPeriod::half_year, ReportPeriod::quarter})
      for (int number = 12 / months_of(length); number >= 1; --number) {
        const Period period{year, length, number};
        const auto days = days_of(period, first_day);
        if (days.first <= last && first <= days.last) periods.push_back(period);
      }
  return periods;
}

PeriodCounts& PeriodCounts::operator+=(const PeriodCounts& other) {
  assigned += other.assigned;
  on_time += other.on_time;
  late += other.late;
  in_time += other.in_time;
  overdue += other.overdue;
  waiting += other.waiting;
  reports_owed += other.reports_owed;
  reports_made += other.reports_made;
  return *this;
}

CutOff end_of(calendar::Day day) {
  const auto midnight = calendar::instant_in_vietnam(day + date::days{1}, std::chrono::minutes{0});
  return {.at = midnight - std::chrono::seconds{1}, .day = day, .closed_on = day};
}

CutOff cut_off_at(base::Instant at) {
  const auto day = calendar::day_in_vietnam(at);
  return {.at = at, .day = day, .closed_on = day - date::days{1}};
}

void add(PeriodCounts& counts, const duty::Facts& facts, const duty::Span& days, const CutOff& cut_off,
         const calendar::WorkingDays& working_days) {
  const auto position = duty::position(facts, cut_off.day, working_days);
  const auto count_in = [&](std::int64_t& part) {
    ++part;
    ++counts.assigned;
    if (facts.state == duty::State::claimed) ++counts.waiting;
  };
  switch (position.standing) {
    case duty::Standing::completed_on_time: return count_in(counts.on_time);
    case duty::Standing::completed_late: return count_in(counts.late);
    case duty::Standing::open_in_time: return count_in(counts.in_time);
    case duty::Standing::open_overdue: return count_in(counts.overdue);
    case duty::Standing::ongoing: {
      const auto due_on = position.effective_due_on;
      if (due_on < days.first || due_on > days.last || due_on > cut_off.closed_on) return;
      ++counts.reports_owed;
      if (facts.state == duty::State::completed) ++counts.reports_made;
      return;
    }
    case duty::Standing::suspended:
    case duty::Standing::cancelled: return;
    case duty::Standing::waiting_condition:
    case duty::Standing::undated: return;  // no duty stands there: its task has no day
  }
  std::abort();  // every standing is above
}

std::optional<base::Problem> doubt_of(const PeriodFigures& figures) {
  PeriodCounts sum;
  std::int64_t indicators = 0;
  bool sound = adds_up(figures.total);
  for (const auto& agency : figures.agencies) {
    sum += agency.counts;
    sound = sound && adds_up(agency.counts);
  }
  for (const auto& [standing, count] : figures.indicators.counts) indicators += count;
  if (sound && sum == figures.total && indicators == static_cast<std::int64_t>(figures.indicators.lines.size()))
    return std::nullopt;
  return base::Problem{.kind = "sums_differ",
                       .detail =
                           "Các phần của báo cáo không cộng đúng bằng tổng số nên báo cáo không được đưa ra. Xin "
                           "báo người quản trị.",
                       .words = code(figures.period)};
}

}  // namespace report

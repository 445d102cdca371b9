#include "deadline/span.h"

#include <algorithm>

namespace deadline {
namespace {

using calendar::Day;
using date::days;

unsigned unsigned_of(int number) { return static_cast<unsigned>(number); }

std::optional<Span> day_span(const Point& point, int year, const calendar::WorkingDays& working_days) {
  if (point.month == 0 || point.day == 0) return std::nullopt;
  if (point.day > 0) {
    const auto day = calendar::day_of(year, unsigned_of(point.month), unsigned_of(point.day));
    return day ? std::optional{Span{day, *day}} : std::nullopt;
  }
  auto last = calendar::last_of_month(year, unsigned_of(point.month));
  if (point.last_working_day) last = working_days.previous_on_or_before(last);
  return Span{last, last};
}

std::optional<Span> week_span(const Point& point, int year) {
  if (point.month == 0) return std::nullopt;
  const auto month_begin = *calendar::day_of(year, unsigned_of(point.month), 1);
  const auto month_end = calendar::last_of_month(year, unsigned_of(point.month));
  const auto first_monday = month_begin + (date::Monday - date::weekday{month_begin});
  if (point.week == -1) {
    const auto monday = month_end - (date::weekday{month_end} - date::Monday);
    return monday + days{4} <= month_end ? std::optional{Span{monday, monday + days{4}}} : std::nullopt;
  }
  const auto monday = first_monday + days{7 * (point.week - 1)};
  return monday <= month_end ? std::optional{Span{monday, monday + days{4}}} : std::nullopt;
}

std::optional<Day> part_end(const Point& point, int year) {
  const auto month_end = [&](int month) { return calendar::last_of_month(year, unsigned_of(month)); };
  const auto day = [&](int month, unsigned number) { return calendar::day_of(year, unsigned_of(month), number); };
  const bool first = point.part == Part::first, middle = point.part == Part::middle;
  switch (point.grain) {
    case Grain::year: return first ? month_end(3) : middle ? month_end(6) : month_end(12);
    case Grain::quarter: return middle ? std::nullopt : std::optional{month_end(point.month + (first ? 0 : 2))};
    case Grain::month: return first ? day(point.month, 10) : middle ? day(point.month, 15) : month_end(point.month);
    case Grain::school_year: return calendar::day_of(year + 1, 5, 31);
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<Span> span_of(const Point& point, int year, const calendar::WorkingDays& working_days) {
  if (point.last) return Span{point.first, *point.last};
  if (point.year != 0) year = point.year;
  if (year < calendar::WorkingDays::first_year || year > calendar::WorkingDays::last_year) return std::nullopt;
  if (point.grain == Grain::day) return day_span(point, year, working_days);
  if (point.grain == Grain::week) return week_span(point, year);
  if (point.month == 0 && point.grain != Grain::school_year) return std::nullopt;
  if (point.part != Part::whole) {
    const auto end = part_end(point, year);
    return end ? std::optional{Span{std::nullopt, *end}} : std::nullopt;
  }
  if (point.grain == Grain::school_year) return Span{calendar::day_of(year, 9, 5), *calendar::day_of(year + 1, 5, 31)};
  const auto length = std::max(point.months, 1);
  return Span{calendar::day_of(year, unsigned_of(point.month), 1),
              calendar::last_of_month(year, unsigned_of(point.month + length - 1))};
}

int place_in_year(const Point& point) {
  const auto day = point.day == -1 ? 31 : point.day;
  return point.month * 40 + (point.grain == Grain::week ? point.week * 7 : day);
}

std::optional<Period> period_of(const Point& point) {
  switch (point.grain) {
    case Grain::day: return std::nullopt;
    case Grain::week: return Period::week;
    case Grain::month: return Period::month;
    case Grain::quarter: return Period::quarter;
    case Grain::half_year: return Period::half_year;
    case Grain::stretch:
      return point.months <= 3 ? Period::quarter : point.months < 9 ? Period::half_year : Period::year;
    case Grain::year:
    case Grain::school_year: return Period::year;
  }
  return std::nullopt;
}

}  // namespace deadline

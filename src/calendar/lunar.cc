#include "calendar/lunar.h"

#include <cmath>
#include <numbers>

namespace calendar {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double mean_month = 29.530588853;             // days between new moons
constexpr double zone = 7.0 / 24;                       // UTC+7, in days
constexpr double julian_of_1970 = 2440587.5;            // Julian date of 1970-01-01 00:00 UTC
constexpr double julian_of_first_moon = 2415020.75933;  // of the new moon numbered 0, on 1900-01-01

/// The day in Vietnam that an instant, as a Julian date in UTC, belongs to.
Day day_of_julian(double julian) {
  return Day{date::days{static_cast<int>(std::floor(julian - julian_of_1970 + zone))}};
}

double julian_of(Day day) { return julian_of_1970 + day.time_since_epoch().count(); }

/// The day in Vietnam of new moon number k, counted from that of 1900-01-01.
Day new_moon(int k) {
  const double t = k / 1236.85, t2 = t * t, t3 = t2 * t;
  const double mean = julian_of_first_moon + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3 +
                      0.00033 * std::sin((166.56 + 132.87 * t - 0.009173 * t2) * degree);
  const double sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * degree;
  const double moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * degree;
  const double node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * degree;
  const double periodic = (0.1734 - 0.000393 * t) * std::sin(sun) + 0.0021 * std::sin(2 * sun) -
                          0.4068 * std::sin(moon) + 0.0161 * std::sin(2 * moon) - 0.0004 * std::sin(3 * moon) +
                          0.0104 * std::sin(2 * node) - 0.0051 * std::sin(sun + moon) - 0.0074 * std::sin(sun - moon) +
                          0.0004 * std::sin(2 * node + sun) - 0.0004 * std::sin(2 * node - sun) -
                          0.0006 * std::sin(2 * node + moon) + 0.0010 * std::sin(2 * node - moon) +
                          0.0005 * std::sin(2 * moon + sun);
  const double dynamical_less_universal = -0.000278 + 0.000265 * t + 0.000262 * t2;
  return day_of_julian(mean + periodic - dynamical_less_universal);
}

/// Which twelfth of its year the sun is in when the day begins in Vietnam: 0 from the March equinox on, 9 from the
/// winter solstice on.
int solar_term(Day day) {
  const double t = (julian_of(day) - zone - 2451545.0) / 36525, t2 = t * t;
  const double anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t2) * degree;
  const double mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
  const double centre = (1.914600 - 0.004817 * t - 0.000014 * t2) * std::sin(anomaly) +
                        (0.019993 - 0.000101 * t) * std::sin(2 * anomaly) + 0.000290 * std::sin(3 * anomaly);
  const double longitude = mean + centre;
  return static_cast<int>(std::floor((longitude - 360 * std::floor(longitude / 360)) / 30));
}

/// The number of the last new moon on or before the day.
int moon_before(Day day) {
  auto k = static_cast<int>(std::floor((julian_of(day) - julian_of_first_moon) / mean_month)) + 1;
  while (new_moon(k) > day) --k;
  return k;
}

/// The number of the new moon with which month 11 begins: the month that holds the winter solstice of the civil year.
int month_11(int year) {
  const auto k = moon_before(Day{date::year{year} / 12 / 31});
  return solar_term(new_moon(k)) >= 9 ? k - 1 : k;
}

/// The months from one month 11 to the next: the number of its first new moon, and which of them is the leap one.
struct Span {
  int first = 0;
  int leap = 0;  ///< counted from month 11 as 0; 0 where there is none

  /// The place in the span of a month that is no leap month.
  int place_of(int month) const {
    const int plain = (month + 1) % 12;  // 11 gives 0, 12 gives 1, 1 gives 2
    return leap != 0 && plain >= leap ? plain + 1 : plain;
  }
};

/// The span that ends with month 11 of that civil year.
Span span_of(int year) {
  Span span{month_11(year - 1), 0};
  if (month_11(year) - span.first == 12) return span;
  for (int place = 1; place <= 12; ++place)
    if (solar_term(new_moon(span.first + place)) == solar_term(new_moon(span.first + place + 1))) {
      span.leap = place;
      break;
    }
  return span;
}

}  // namespace

Day first_of_lunar_month(int year, int month) {
  const auto span = span_of(month >= 11 ? year + 1 : year);
  return new_moon(span.first + span.place_of(month));
}

LunarDay lunar_of(Day day) {
  const auto k = moon_before(day);
  const auto civil = static_cast<int>(date::year_month_day{day}.year());
  const int year = k >= month_11(civil) ? civil + 1 : civil;  // the civil year whose month 11 ends the span
  const auto span = span_of(year);
  const int place = k - span.first;
  const bool leap = span.leap != 0 && place == span.leap;
  const int plain = span.leap != 0 && place >= span.leap ? place - 1 : place;
  const int month = (plain + 10) % 12 + 1;
  return {.year = month >= 11 ? year - 1 : year, .month = month, .day = (day - new_moon(k)).count() + 1, .leap = leap};
}

}  // namespace calendar

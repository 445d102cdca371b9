#include "calendar/day.h"

#include <date/tz.h>

#include <array>
#include <charconv>

namespace calendar {
namespace {

const date::time_zone& vietnam() {
  static const date::time_zone* const zone = date::locate_zone("Asia/Ho_Chi_Minh");
  return *zone;
}

std::optional<int> number_in(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || digits.starts_with('-')) return std::nullopt;
  return number;
}

void append_padded(std::string& text, unsigned number, int width) {
  const auto digits = std::to_string(number);
  for (auto have = static_cast<int>(digits.size()); have < width; ++have) text += '0';
  text += digits;
}

}  // namespace

std::optional<Day> day_of(int year, unsigned month, unsigned day) {
  const auto civil = date::year{year} / static_cast<int>(month) / static_cast<int>(day);
  if (year < 1 || year > 9999 || !civil.ok()) return std::nullopt;
  return Day{civil};
}

std::optional<Day> day_in(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number_in(text.substr(0, 4));
  const auto month = number_in(text.substr(5, 2));
  const auto day = number_in(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return day_of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::optional<Day> day_written(std::string_view text) {
  if (const auto first = text.find('/'), second = text.rfind('/'); first != second) {
    const auto day = number_in(text.substr(0, first)), month = number_in(text.substr(first + 1, second - first - 1));
    const auto year = number_in(text.substr(second + 1));
    if (!day || !month || !year || *day > 31 || *month > 12 || *year > 9999) return std::nullopt;
    return day_of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  }
  return day_in(text);
}

std::string iso(Day day) {
  const date::year_month_day civil{day};
  std::string text;
  append_padded(text, static_cast<unsigned>(static_cast<int>(civil.year())), 4);
  text += '-';
  append_padded(text, static_cast<unsigned>(civil.month()), 2);
  text += '-';
  append_padded(text, static_cast<unsigned>(civil.day()), 2);
  return text;
}

std::string in_words(Day day) {
  const date::year_month_day civil{day};
  return std::to_string(static_cast<unsigned>(civil.day())) + '/' +
         std::to_string(static_cast<unsigned>(civil.month())) + '/' + std::to_string(static_cast<int>(civil.year()));
}

std::string_view weekday_in_words(Day day) {
  constexpr std::array<std::string_view, 7> words{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư",
                                                  "thứ Năm",  "thứ Sáu", "thứ Bảy"};
  return words.at(date::weekday{day}.c_encoding());
}

Day last_of_month(int year, unsigned month) { return Day{date::year{year} / static_cast<int>(month) / date::last}; }

Day months_after(Day start, int count) {
  const auto same_day = date::year_month_day{start} + date::months{count};
  if (same_day.ok()) return Day{same_day};
  return Day{same_day.year() / same_day.month() / date::last};
}

Day day_in_vietnam(base::Instant instant) {
  return Day{date::floor<date::days>(vietnam().to_local(instant)).time_since_epoch()};
}

base::Instant instant_in_vietnam(Day day, std::chrono::minutes time) {
  const auto local = date::local_days{day.time_since_epoch()} + time;
  return std::chrono::time_point_cast<std::chrono::seconds>(vietnam().to_sys(local, date::choose::earliest));
}

std::chrono::minutes time_in_vietnam(base::Instant instant) {
  const auto local = vietnam().to_local(instant);
  return std::chrono::duration_cast<std::chrono::minutes>(local - date::floor<date::days>(local));
}

}  // namespace calendar

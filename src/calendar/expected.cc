#include <algorithm>

#include "calendar/lunar.h"
#include "calendar/working_days.h"

namespace calendar {
namespace {

constexpr auto by_code =
    "Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3 và Điều 112; ngày âm lịch tính theo giờ Việt Nam; chưa có thông "
    "báo";
constexpr auto by_resolution = "Nghị quyết 28/2026/QH16, Điều 2";
constexpr int culture_day_since = 2026;  // the resolution is in force from 1/7/2026

bool is_weekend(Day day) {
  const date::weekday weekday{day};
  return weekday == date::Saturday || weekday == date::Sunday;
}

/// The days off of one year, gathered holiday by holiday.
class Year {
 public:
  void add(Day first, int count, const std::string& name) {
    for (int i = 0; i < count; ++i) put(first + date::days{i}, name, by_code);
  }

  /// A day that another act adds to the holidays of the Labour Code, which therefore is not made up for.
  void add_beside_the_code(Day day, const std::string& name, const char* source) { put(day, name, source); }

  /// A holiday on a weekend is made up for on the next working day (article 111(3)).
  std::vector<Exception> with_substitutes() {
    const auto holidays = days_;
    for (const auto& holiday : holidays) {
      if (!is_weekend(holiday.day) || holiday.source != by_code) continue;
      auto day = holiday.day;
      while (is_weekend(day) || is_off(day)) day += date::days{1};
      put(day, "Nghỉ bù " + holiday.name, by_code);
    }
    return days_;
  }

 private:
  bool is_off(Day day) const {
    return std::ranges::any_of(days_, [&](const auto& each) { return each.day == day; });
  }
  void put(Day day, const std::string& name, const char* source) {
    days_.push_back({.day = day, .working = false, .name = name, .source = source, .expected_only = true});
  }

  std::vector<Exception> days_;
};

}  // namespace

std::vector<Exception> expected_exceptions(int year) {
  const auto civil = [&](int month, int day) { return Day{date::year{year} / month / day}; };
  Year off;
  off.add(civil(1, 1), 1, "Tết Dương lịch");
  off.add(first_of_lunar_month(year, 1) - date::days{1}, 5, "Tết Nguyên đán");
  off.add(first_of_lunar_month(year, 3) + date::days{9}, 1, "Giỗ Tổ Hùng Vương");
  off.add(civil(4, 30), 1, "Ngày Chiến thắng");
  off.add(civil(5, 1), 1, "Ngày Quốc tế lao động");
  const bool day_after_is_free = is_weekend(civil(9, 3));
  off.add(day_after_is_free ? civil(9, 1) : civil(9, 2), 2, "Quốc khánh");
  if (year >= culture_day_since) off.add_beside_the_code(civil(11, 24), "Ngày Văn hóa Việt Nam", by_resolution);
  return off.with_substitutes();
}

}  // namespace calendar

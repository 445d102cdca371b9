#include <algorithm>

#include "calendar/lunar.h"
#include "calendar/working_days.h"

namespace calendar {
namespace {

constexpr auto source = "Labour Code 45/2019/QH14, articles 111(3) and 112; lunar days computed; no notice yet";
constexpr int culture_day_since = 2026;  // 24/11, Nghị quyết 28/2026/QH16

bool is_weekend(Day day) {
  const date::weekday weekday{day};
  return weekday == date::Saturday || weekday == date::Sunday;
}

/// The days off of one year, gathered holiday by holiday.
class Year {
 public:
  void add(Day first, int count, const std::string& name) {
    for (int i = 0; i < count; ++i) put(first + date::days{i}, name);
  }

  /// A holiday on a weekend is made up for on the next working day (article 111(3)).
  std::vector<Exception> with_substitutes() {
    const auto holidays = days_;
    for (const auto& holiday : holidays) {
      if (!is_weekend(holiday.day)) continue;
      auto day = holiday.day;
      while (is_weekend(day) || is_off(day)) day += date::days{1};
      put(day, "Nghỉ bù " + holiday.name);
    }
    return days_;
  }

 private:
  bool is_off(Day day) const {
    return std::ranges::any_of(days_, [&](const auto& each) { return each.day == day; });
  }
  void put(Day day, const std::string& name) {
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
  if (year >= culture_day_since) off.add(civil(11, 24), 1, "Ngày Văn hóa Việt Nam");
  return off.with_substitutes();
}

}  // namespace calendar

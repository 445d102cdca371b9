#include "deadline/explain.h"

#include <array>

#include "base/text.h"

namespace deadline {
namespace {

constexpr std::array<std::string_view, 4> roman{"I", "II", "III", "IV"};

std::string_view prefix_of(const Point& point) {
  switch (point.part) {
    case Part::whole: return "";
    case Part::first: return "đầu ";
    case Part::middle: return "giữa ";
    case Part::last: return "cuối ";
  }
  return "";
}

/// Counted from the end, -1 is the last day.
std::string day_in_words(int day) {
  if (day > 0) return "ngày " + std::to_string(day);
  return day == -1 ? "ngày cuối tháng" : "ngày thứ " + std::to_string(-day) + " tính từ cuối tháng";
}

std::string joined(const std::vector<int>& numbers) {
  std::string text;
  for (const auto number : numbers) {
    if (!text.empty()) text += ", ";
    text += std::to_string(number);
  }
  return text;
}

std::string days_in_words(const Rule& rule) {
  std::string text;
  for (const auto day : rule.month_days) {
    if (!text.empty()) text += ", ";
    text += day_in_words(day);
  }
  return text;
}

std::string weekdays_in_words(const Rule& rule) {
  static constexpr std::array<std::string_view, 7> names{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư",
                                                         "thứ Năm",  "thứ Sáu", "thứ Bảy"};
  std::string text;
  for (const auto weekday : rule.weekdays) {
    text += text.empty() ? "" : ", ";
    text += names[weekday.c_encoding()];
  }
  return text;
}

}  // namespace

std::string quoted(std::string_view words) {
  constexpr std::size_t longest = 160;
  const auto shown = base::clipped(words, longest);
  std::string text;
  text.reserve(shown.size() + 8);
  text += "«";
  text += shown;
  text += shown.size() < words.size() ? "…»" : "»";
  return text;
}

std::string_view words_of(const Source& source, const Mark& mark) {
  return base::clipped(source.text.substr(mark.begin, mark.end - mark.begin), 160);
}

std::string name_of(const Point& point, int year) {
  if (point.year != 0) year = point.year;
  std::string of_year{"/"};
  of_year += std::to_string(year);
  std::string name{prefix_of(point)};
  switch (point.grain) {
    case Grain::day: return name + "ngày " + std::to_string(point.day) + "/" + std::to_string(point.month) + of_year;
    case Grain::week: return name + "tuần";
    case Grain::month: return name + "tháng " + std::to_string(point.month) + of_year;
    case Grain::quarter:
      return name + "quý " + std::string{roman[static_cast<std::size_t>((point.month - 1) / 3)]} + of_year;
    case Grain::half_year:
      return name + (point.month == 1 ? "6 tháng đầu năm " : "6 tháng cuối năm ") + std::to_string(year);
    case Grain::stretch:
      return name + std::to_string(point.months) + (point.month == 1 ? " tháng đầu năm " : " tháng cuối năm ") +
             std::to_string(year);
    case Grain::year: return name + "năm " + std::to_string(year);
    case Grain::school_year: return name + "năm học " + std::to_string(year) + "-" + std::to_string(year + 1);
  }
  return name;
}

std::string_view name_of(Period period) {
  switch (period) {
    case Period::week: return "tuần";
    case Period::month: return "tháng";
    case Period::quarter: return "quý";
    case Period::half_year: return "nửa năm";
    case Period::year: return "năm";
  }
  return "";
}

std::string name_of(const Rule& rule) {
  std::string text;
  if (rule.frequency == Frequency::weekly) {
    text = rule.interval == 1 ? "hằng tuần" : std::to_string(rule.interval) + " tuần một lần";
    return text + ", vào " + weekdays_in_words(rule);
  }
  if (rule.frequency == Frequency::yearly)
    text = rule.interval == 1 ? "hằng năm" : std::to_string(rule.interval) + " năm một lần";
  else
    text = "hằng tháng";
  if (!rule.positions.empty()) return text + ", vào những ngày đã nêu của các tháng " + joined(rule.months);
  if (!rule.weekdays.empty()) text += ", vào " + weekdays_in_words(rule);
  text += ", vào " + days_in_words(rule);
  if (!rule.months.empty()) text += (rule.months.size() == 1 ? " của tháng " : " của các tháng ") + joined(rule.months);
  return text;
}

}  // namespace deadline

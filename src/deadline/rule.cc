#include "deadline/rule.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace deadline {
namespace {

struct FrequencyName {
  Frequency frequency;
  std::string_view text;
};
constexpr std::array<FrequencyName, 4> frequency_names{{{Frequency::yearly, "YEARLY"},
                                                        {Frequency::monthly, "MONTHLY"},
                                                        {Frequency::weekly, "WEEKLY"},
                                                        {Frequency::daily, "DAILY"}}};
/// By C encoding: Sunday is 0.
constexpr std::array<std::string_view, 7> weekday_names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

void append_list(std::string& text, std::string_view key, const std::vector<int>& numbers) {
  if (numbers.empty()) return;
  text += key;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i != 0) text += ',';
    text += std::to_string(numbers[i]);
  }
}

/// The part of `text` before `mark`; `text` keeps what comes after it.
std::string_view cut(std::string_view& text, char mark) {
  const auto end = text.find(mark);
  const auto part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

std::optional<int> number_in(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// Numbers of `low` to `high` and, where `from_end`, the same counted from the end.
bool read_list(std::string_view text, int high, bool from_end, std::vector<int>& numbers) {
  if (!numbers.empty() || text.empty()) return false;
  while (!text.empty()) {
    const auto number = number_in(cut(text, ','));
    if (!number || *number == 0 || *number > high || *number < (from_end ? -high : 1)) return false;
    numbers.push_back(*number);
  }
  return true;
}

bool read_weekdays(std::string_view text, std::vector<date::weekday>& weekdays) {
  if (!weekdays.empty() || text.empty()) return false;
  while (!text.empty()) {
    const auto found = std::find(weekday_names.begin(), weekday_names.end(), cut(text, ','));
    if (found == weekday_names.end()) return false;
    weekdays.emplace_back(static_cast<unsigned>(found - weekday_names.begin()));
  }
  return true;
}

bool read_frequency(std::string_view text, Frequency& frequency) {
  for (const auto& name : frequency_names)
    if (name.text == text) {
      frequency = name.frequency;
      return true;
    }
  return false;
}

bool read_interval(std::string_view text, int& interval) {
  const auto number = number_in(text);
  if (!number || *number < 1 || *number > 1000) return false;
  interval = *number;
  return true;
}

bool read_part(std::string_view key, std::string_view value, Rule& rule) {
  if (key == "INTERVAL") return read_interval(value, rule.interval);
  if (key == "BYMONTH") return read_list(value, 12, false, rule.months);
  if (key == "BYMONTHDAY") return read_list(value, 31, true, rule.month_days);
  if (key == "BYDAY") return read_weekdays(value, rule.weekdays);
  if (key == "BYSETPOS") return read_list(value, 366, true, rule.positions);
  return false;
}

}  // namespace

std::string text_of(const Rule& rule) {
  std::string text = "FREQ=";
  for (const auto& name : frequency_names)
    if (name.frequency == rule.frequency) text += name.text;
  if (rule.interval != 1) text += ";INTERVAL=" + std::to_string(rule.interval);
  append_list(text, ";BYMONTH=", rule.months);
  append_list(text, ";BYMONTHDAY=", rule.month_days);
  for (std::size_t i = 0; i < rule.weekdays.size(); ++i) {
    text += i == 0 ? ";BYDAY=" : ",";
    text += weekday_names[rule.weekdays[i].c_encoding()];
  }
  append_list(text, ";BYSETPOS=", rule.positions);
  return text;
}

std::optional<Rule> rule_in(std::string_view text) {
  if (text.starts_with("RRULE:")) text.remove_prefix(6);
  Rule rule;
  bool has_frequency = false;
  while (!text.empty()) {
    auto part = cut(text, ';');
    const auto key = cut(part, '=');
    if (key == "FREQ") {
      if (has_frequency || !read_frequency(part, rule.frequency)) return std::nullopt;
      has_frequency = true;
    } else if (!read_part(key, part, rule)) {
      return std::nullopt;
    }
  }
  if (!has_frequency) return std::nullopt;
  std::sort(rule.months.begin(), rule.months.end());
  return rule;
}

}  // namespace deadline

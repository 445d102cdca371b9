#include "calendar/typed_day.h"

#include <array>
#include <charconv>

namespace calendar {
namespace {

/// The number that begins the text, and the text after it; nothing where no figure stands there.
std::optional<int> take_number(std::string_view& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || number < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

}  // namespace

std::optional<Day> day_typed(std::string_view text) {
  if (auto iso = day_in(text)) return iso;
  std::array<int, 3> numbers{};  // day, month, year
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0 && !text.starts_with('/')) return std::nullopt;
    if (i > 0) text.remove_prefix(1);
    const auto number = take_number(text);
    if (!number) return std::nullopt;
    numbers[i] = *number;
  }
  const auto [day, month, year] = numbers;
  if (!text.empty() || day > 31 || month > 12 || year > 9999) return std::nullopt;
  return day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

}  // namespace calendar

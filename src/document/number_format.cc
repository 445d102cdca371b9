#include "document/number_format.h"

#include <date/date.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

#include "base/text.h"

namespace document {
namespace {

constexpr int seconds_a_day = 86'400;
constexpr int most_shown_decimals = 15;

struct Moment {
  date::year_month_day day;
  int seconds = 0;  ///< of the day
};

/// The moment that a number stands for; nothing for one that no sheet shows as a date.
std::optional<Moment> moment_of(double number, DateSystem system) {
  constexpr double last_day = 2'958'465;  // 31 December 9999
  if (!(number >= 0) || number >= last_day + 1) return std::nullopt;
  auto days = static_cast<int>(std::floor(number));
  auto seconds = static_cast<int>(std::lround((number - days) * seconds_a_day));
  if (seconds == seconds_a_day) {
    ++days;
    seconds = 0;
  }
  using date::operator""_y;
  const auto start = system == DateSystem::from_1904 ? date::sys_days{1904_y / 1 / 1}
                     : days < 60                     ? date::sys_days{1899_y / 12 / 31}
                                                     : date::sys_days{1899_y / 12 / 30};
  return Moment{.day = start + date::days{days}, .seconds = seconds};
}

std::string padded(int value, int letters) {
  auto words = std::to_string(value);
  return letters >= 2 && words.size() < 2 ? "0" + words : words;
}

std::string as_it_is(double number) {
  std::array<char, 40> words{};
  std::snprintf(words.data(), words.size(), "%.15g", number);
  return words.data();
}

std::string with_decimals(double number, int decimals) {
  std::array<char, 400> words{};
  std::snprintf(words.data(), words.size(), "%.*f", decimals, number);
  return words.data();
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool is_date_letter(char c) { return c == 'd' || c == 'm' || c == 'y' || c == 'h' || c == 's'; }

bool is_digit_place(char c) { return c == '0' || c == '#' || c == '?'; }

/// The part of a code for positive numbers.
std::string_view first_section(std::string_view code) {
  auto is_quoted = false;
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (code[at] == '\\')
      ++at;
    else if (code[at] == '"')
      is_quoted = !is_quoted;
    else if (code[at] == ';' && !is_quoted)
      return code.substr(0, at);
  }
  return code;
}

}  // namespace

NumberFormat::NumberFormat(std::string_view code) {
  const auto section = first_section(code);
  if (section.empty() || base::lowered(section) == "general" || section == "@")
    is_general_ = true;
  else
    read(section);
  const auto is_cut = [](const Token& token) { return !base::is_utf8(token.words); };
  if ((!is_date_ && !has(Part::digits)) || std::any_of(tokens_.begin(), tokens_.end(), is_cut)) is_general_ = true;
}

void NumberFormat::read(std::string_view code) {
  for (std::size_t at = 0; at < code.size() && !is_general_;) {
    const auto rest = code.substr(at);
    const auto letter = lower(rest[0]);
    if (rest.starts_with("AM/PM") || rest.starts_with("am/pm")) {
      at += 5;
    } else if (is_date_letter(letter)) {
      std::size_t count = 1;
      while (count < rest.size() && lower(rest[count]) == letter) ++count;
      read_date_letter(letter, static_cast<int>(std::min<std::size_t>(count, 9)));
      at += count;
    } else if (is_digit_place(letter) || letter == '.' || letter == ',') {
      read_digit(letter);
      ++at;
    } else if (letter == '%') {
      tokens_.push_back({.part = Part::percent, .words = {}});
      ++percents_;
      ++at;
    } else if (letter == 'e') {
      is_general_ = true;  // an exponent
    } else {
      at += read_quoted(rest);
    }
  }
}

/// Words in quotes, after a backslash or as they stand; colours and languages in brackets. Gives the bytes taken.
std::size_t NumberFormat::read_quoted(std::string_view rest) {
  const auto until = [rest](char end) { return std::min(rest.find(end, 1), rest.size() - 1) + 1; };
  switch (rest[0]) {
    case '"': {
      const auto bytes = until('"');
      add_words(rest.substr(1, bytes >= 2 ? bytes - 2 : 0));
      return bytes;
    }
    case '\\': {
      std::size_t bytes = std::min<std::size_t>(2, rest.size());
      while (bytes < rest.size() && (static_cast<unsigned char>(rest[bytes]) & 0xC0U) == 0x80U) ++bytes;
      add_words(rest.substr(1, bytes - 1));
      return bytes;
    }
    case '[': {
      const auto bytes = until(']');
      const auto inside = rest.substr(1, bytes >= 2 ? bytes - 2 : 0);
      if (inside.starts_with('$'))
        add_words(inside.substr(1, std::min(inside.find('-'), inside.size()) - 1));
      else if (!inside.empty() && is_date_letter(lower(inside[0])) &&
               inside.find_first_not_of("hmsHMS") == std::string_view::npos)
        read_date_letter(lower(inside[0]), static_cast<int>(std::min<std::size_t>(inside.size(), 9)));
      return bytes;
    }
    case '_':
    case '*': return std::min<std::size_t>(2, rest.size());  // room of the next character's width
    default: add_words(rest.substr(0, 1)); return 1;
  }
}

/// The letter m is a minute after an hour and before a second, else a month.
void NumberFormat::read_date_letter(char letter, int count) {
  is_date_ = true;
  const auto last =
      std::find_if(tokens_.rbegin(), tokens_.rend(), [](const Token& token) { return token.part != Part::words; });
  auto part = Part::day;
  if (letter == 'y') part = Part::year;
  if (letter == 'h') part = Part::hour;
  if (letter == 'm') part = last != tokens_.rend() && last->part == Part::hour ? Part::minute : Part::month;
  if (letter == 's') {
    part = Part::second;
    if (last != tokens_.rend() && last->part == Part::month) last->part = Part::minute;
  }
  if (part == Part::month && count >= 3) has_month_in_words_ = true;
  tokens_.push_back({.part = part, .words = {}, .letters = count});
}

void NumberFormat::read_digit(char c) {
  if (!has(Part::digits)) tokens_.push_back({.part = Part::digits, .words = {}});
  if (c == '.') is_in_decimals_ = true;
  if (c == ',') has_thousands_ = true;
  if (!is_digit_place(c)) return;
  if (!is_in_decimals_) {
    if (c == '0') whole_digits_ = std::min(whole_digits_ + 1, most_shown_decimals);
  } else if (most_decimals_ < most_shown_decimals) {
    ++most_decimals_;
    if (c == '0') least_decimals_ = most_decimals_;
  }
}

void NumberFormat::add_words(std::string_view words) {
  if (!tokens_.empty() && tokens_.back().part == Part::words)
    tokens_.back().words += words;
  else
    tokens_.push_back({.part = Part::words, .words = std::string{words}});
}

bool NumberFormat::has(Part part) const {
  return std::any_of(tokens_.begin(), tokens_.end(), [part](const Token& token) { return token.part == part; });
}

/// Whether the format would show a day in a way that is not read, or misread, here.
bool NumberFormat::needs_usual_order() const {
  if (has_month_in_words_) return true;
  const auto at = [this](Part part) {
    return std::find_if(tokens_.begin(), tokens_.end(), [part](const Token& token) {
      return token.part == part && (part != Part::day || token.letters <= 2);
    });
  };
  const auto day = at(Part::day), month = at(Part::month), year = at(Part::year);
  return day != tokens_.end() && month < day && month < year;  // "2026-05-31" is read
}

std::string NumberFormat::date(double number, DateSystem system) const {
  const auto moment = moment_of(number, system);
  if (!moment) return as_it_is(number);
  const auto day = static_cast<int>(unsigned{moment->day.day()});
  const auto month = static_cast<int>(unsigned{moment->day.month()});
  const auto year = int{moment->day.year()};
  if (needs_usual_order()) {
    const auto month_and_year = std::to_string(month) + (has(Part::year) ? "/" + std::to_string(year) : "");
    return has(Part::day) ? std::to_string(day) + "/" + month_and_year : month_and_year;
  }
  const auto is_midnight = moment->seconds == 0 && has(Part::day);
  std::string words;
  for (const auto& token : tokens_) {
    if (is_midnight && (token.part == Part::hour || token.part == Part::minute)) break;
    switch (token.part) {
      case Part::words: words += token.words; break;
      case Part::day: words += token.letters <= 2 ? padded(day, token.letters) : ""; break;
      case Part::month: words += padded(month, token.letters); break;
      case Part::year: words += token.letters <= 2 ? padded(year % 100, 2) : std::to_string(year); break;
      case Part::hour: words += padded(moment->seconds / 3600, token.letters); break;
      case Part::minute: words += padded(moment->seconds / 60 % 60, token.letters); break;
      case Part::second: words += padded(moment->seconds % 60, token.letters); break;
      case Part::digits:
      case Part::percent: break;  // parts of a second
    }
  }
  return words;
}

std::string NumberFormat::with_digits(double number) const {
  auto digits = with_decimals(std::abs(number) * std::pow(100, percents_), most_decimals_);
  const auto point = std::min(digits.find('.'), digits.size());
  auto whole = digits.substr(0, point);
  auto decimals = digits.substr(std::min(point + 1, digits.size()));
  while (static_cast<int>(decimals.size()) > least_decimals_ && decimals.ends_with('0')) decimals.pop_back();
  if (static_cast<int>(whole.size()) < whole_digits_)
    whole.insert(0, static_cast<std::size_t>(whole_digits_) - whole.size(), '0');
  if (has_thousands_)
    for (auto at = static_cast<int>(whole.size()) - 3; at > 0; at -= 3) whole.insert(static_cast<std::size_t>(at), ",");
  return whole + (decimals.empty() ? "" : "." + decimals);
}

std::string NumberFormat::shown(double number, DateSystem system) const {
  if (is_general_ || std::abs(number) > 1e15) return as_it_is(number);
  if (is_date_) return base::with_single_spaces(date(number, system));
  std::string words;
  for (const auto& token : tokens_) {
    if (token.part == Part::words) words += token.words;
    if (token.part == Part::percent) words += "%";
    if (token.part == Part::digits) words += (number < 0 ? "-" : "") + with_digits(number);
  }
  return words;
}

std::string_view built_in_format(int number) {
  using Numbered = std::pair<int, std::string_view>;
  static constexpr std::array formats{
      Numbered{1, "0"},           Numbered{2, "0.00"},      Numbered{3, "#,##0"},
      Numbered{4, "#,##0.00"},    Numbered{9, "0%"},        Numbered{10, "0.00%"},
      Numbered{14, "dd/mm/yyyy"}, Numbered{15, "d-mmm-yy"}, Numbered{16, "d-mmm"},
      Numbered{17, "mmm-yy"},     Numbered{18, "h:mm"},     Numbered{19, "h:mm:ss"},
      Numbered{20, "h:mm"},       Numbered{21, "h:mm:ss"},  Numbered{22, "dd/mm/yyyy h:mm"},
      Numbered{37, "#,##0"},      Numbered{38, "#,##0"},    Numbered{39, "#,##0.00"},
      Numbered{40, "#,##0.00"},   Numbered{45, "mm:ss"},    Numbered{46, "[h]:mm:ss"},
      Numbered{47, "mm:ss"}};
  const auto found =
      std::find_if(formats.begin(), formats.end(), [number](const Numbered& format) { return format.first == number; });
  return found == formats.end() ? "General" : found->second;
}

}  // namespace document

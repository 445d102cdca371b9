#include "calendar/toml_signs.h"

#include <algorithm>

namespace calendar {
namespace {

bool is_letter_or_figure(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool may_stand_outside(char c) {
  constexpr std::string_view signs = " \t\r\n=[]{},.:+-_\"'#";
  return is_letter_or_figure(c) || signs.find(c) != std::string_view::npos;
}

/// What ends the string or comment that begins at `at`; empty where none does. A quote within a word begins no string.
std::string_view end_at(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  if (rest.starts_with('#')) return "\n";
  constexpr std::string_view before_a_string = " \t\r\n=[{,.";
  if (at > 0 && before_a_string.find(text[at - 1]) == std::string_view::npos) return {};
  for (const std::string_view quotes : {"\"\"\"", "'''", "\"", "'"})
    if (rest.starts_with(quotes)) return rest.substr(0, quotes.size());
  return {};
}

/// Whether a line that begins so is no table's head, or one whose brackets are followed by a key.
bool has_key_after_brackets(std::string_view rest) {
  const auto skip_blanks = [&] { rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size())); };
  skip_blanks();
  if (!rest.starts_with('[')) return true;
  for (int bracket = 0; bracket < 2 && rest.starts_with('['); ++bracket) {
    rest.remove_prefix(1);
    skip_blanks();
  }
  return !rest.empty() && (is_letter_or_figure(rest.front()) || std::string_view{"-_\"']"}.find(rest.front()) != std::string_view::npos);
}

}  // namespace

int first_line_beyond_toml(std::string_view text) {
  std::string_view end;  // of the string or comment that is open
  int line = 1;
  for (std::size_t i = 0, step = 1; i < text.size(); i += step) {
    const auto rest = text.substr(i);
    step = 1;
    if (rest.front() == '\n') ++line;
    if (end.empty()) {
      if (!may_stand_outside(rest.front())) return line;
      if ((i == 0 || text[i - 1] == '\n') && !has_key_after_brackets(rest)) return line;
      end = end_at(text, i);
      if (end != "\n") step = std::max<std::size_t>(end.size(), 1);
    } else if (end.starts_with('"') && rest.front() == '\\' && !rest.substr(1).starts_with('\n')) {
      step = 2;  // an escaped quote ends nothing
    } else if (rest.starts_with(end)) {
      step = end.size();
      while (end.size() == 3 && step < 5 && step < rest.size() && rest[step] == end.front()) ++step;  // belong to it
      end = {};
    } else if (end.size() == 1 && rest.front() == '\n') {
      end = {};
    }
  }
  return 0;
}

}  // namespace calendar

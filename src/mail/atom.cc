#include "mail/atom.h"

#include <algorithm>

namespace mail {
namespace {

bool is_atext(char c) {
  return is_alphanumeric(c) || std::string_view{"!#$%&'*+-/=?^_`{|}~"}.find(c) != std::string_view::npos;
}

}  // namespace

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_alphanumeric(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<std::string_view> parts_between_dots(std::string_view text) {
  std::vector<std::string_view> parts;
  for (auto dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.')) {
    parts.push_back(text.substr(0, dot));
    text.remove_prefix(dot + 1);
  }
  parts.push_back(text);
  return parts;
}

bool is_dot_atom(std::string_view text) {
  return std::ranges::all_of(parts_between_dots(text), [](std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, is_atext);
  });
}

}  // namespace mail

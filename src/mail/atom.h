// Atoms: the words of which RFC 5322 makes addresses and message ids.
#pragma once
#include <string_view>
#include <vector>

namespace mail {

/// Words of letters, figures and !#$%&'*+-/=?^_`{|}~ joined by single dots (RFC 5322, section 3.2.3: dot-atom-text).
bool is_dot_atom(std::string_view text);

/// The parts between dots; an empty one where two dots meet or one stands at an end.
std::vector<std::string_view> parts_between_dots(std::string_view text);

bool is_digit(char c);
bool is_alphanumeric(char c);  ///< in ASCII

}  // namespace mail

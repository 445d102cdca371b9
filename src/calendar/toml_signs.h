// Signs that TOML has no place for, found before toml++ meets them.
#pragma once
#include <string_view>

namespace calendar {

/// The first line on which a sign stands that TOML allows in strings and comments only, or a table's head that begins
/// with no key; 0 where there is none.
///
/// toml++ 3.3 takes both to be impossible: its behaviour is then undefined, or its assertion ends the process
/// (is_non_ascii_horizontal_whitespace, parse_key). Strangers' files must not get so far.
/// source: TOML 1.0.0, sections Keys, String, Table
int first_line_beyond_toml(std::string_view text);

}  // namespace calendar

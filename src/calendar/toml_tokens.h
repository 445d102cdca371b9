// The words of a calendar file in TOML: keys, values and brackets, each with its line.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace calendar {

struct TomlToken {
  enum class Kind {
    word,    ///< a key, a day, true or false: letters, figures, '-' and '_'
    string,  ///< between quotes, which are left out, its escapes resolved
    sign,    ///< one of = [ ] { } , .
    end,     ///< of a line
  };

  Kind kind = Kind::end;
  std::string text;
  int line = 0;

  bool is_sign(char sign) const { return kind == Kind::sign && text[0] == sign; }
};

/// The tokens of the text; comments and blanks are left out, and the last one ends a line.
///
/// A reader of our own for the part of TOML that calendar files are written in, since toml++ 3.3 takes much of what a
/// stranger may write to be impossible, and its behaviour is then undefined. No strings of many lines, no \u escapes.
/// problem: "calendar_file", with the line of what belongs to no token
base::Result<std::vector<TomlToken>> toml_tokens(std::string_view text);

}  // namespace calendar

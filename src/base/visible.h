// Visible text: what is left of a stranger's words without what nobody can see.
#pragma once
#include <string>
#include <string_view>

namespace base {

/// The text without control, format, private and unassigned characters, and line and paragraph separators (Unicode
/// categories Cc, Cf, Co, Cn, Zl, Zp): among them those that turn the direction of writing round, by which a name can
/// seem to have another ending. The text must be UTF-8.
std::string visible(std::string_view text);

}  // namespace base

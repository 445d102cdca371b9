// Ladder texts: a ladder as the office reads and writes it, a line a rung.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "schedule/ladder.h"

namespace schedule {

/// How far a ladder may reach, and how long it may be.
inline constexpr int farthest_before = 366, farthest_after = 250, most_rungs = 40;
inline constexpr std::size_t longest_ladder_text = 16 * 1024;  ///< bytes

/// The ladder that a text says. Each line is a length («tháng», «quý», «năm») or «quá hạn», an offset, and who is told:
///
///     quý      -14    đầu mối
///     quá hạn  +3     đầu mối, lãnh đạo, văn phòng
///     quá hạn  mỗi 5  đầu mối, lãnh đạo
///
/// Empty lines and those that begin with # say nothing; case, diacritics and the order of lines do not matter. Offsets
/// are civil days before the due day, 0 the day itself, and working days after it; «mỗi 5» is every fifth working day
/// after the last. Each of the three lengths has at least one line.
///
/// problem: "ladder", with the line and its words
base::Result<Ladder> ladder_in(std::string_view text);

/// The ladder as text, without remarks; `ladder_in` reads the same ladder out of it.
std::string text_of(const Ladder& ladder);

/// The ladder of programmes that have none of their own: data/ladder.txt (DESIGN 4).
const Ladder& default_ladder();
/// That file as it stands, with its remarks.
std::string_view default_ladder_text();

/// «đầu mối, lãnh đạo».
std::string in_words(const Audience& told);

}  // namespace schedule

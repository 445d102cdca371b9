// Indicators: figures to be reached, in tables and in sentences. They are no tasks.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/columns.h"
#include "programme/programme.h"

namespace programme {

/// The indicators of a table whose header says that it holds them. Each has the values that are to be reached, not
/// those that were. A ditto mark stands for the unit above. In a table of goals in words, name and value are told
/// apart.
///
/// first_row: below the header; 0 for a table that goes on with the one before it
/// problems:  gets "indicator_unsure" for rows that seem to have slipped a column
std::vector<Indicator> indicators_in(const Grid& grid, const Header& header, std::size_t first_row,
                                     std::vector<base::Problem>& problems);

/// The indicators of a paragraph: «Về kinh tế: (1) Tỷ lệ hộ nghèo giảm còn 1,6%; tuổi thọ trên 74 tuổi. (2) …». A part
/// between stops or semicolons is one; those of a number have its number as their ref. A part without a figure goes on
/// with the one before it.
///
/// year:  that the targets are for, where the heading names one
std::vector<Indicator> indicators_in(std::string_view paragraph, std::optional<int> year, const document::Place& place);

/// The number that the words are, in Vietnamese or a machine's spelling: "9,5", "9.5", "11.800" (eleven thousand eight
/// hundred), "4". Nothing for words with anything else in them, or a number that may be read two ways ("1.850,5.2").
std::optional<double> number_in(std::string_view words);

}  // namespace programme

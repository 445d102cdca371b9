// Periods: months and quarters without a year, as the columns and cells of a plan of one year name them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace programme {

/// Whether the words name months or quarters and nothing else, least of all a year: «Tháng 10», «Hoàn thành trong quý
/// II», «Quý I, Quý III».
bool names_only_periods(std::string_view words);

/// The period that a column's title names: "Quý II" of «Quý II», «Q2», «QUÝ II/2026»; "Tháng 3" of «T3», «Tháng 03».
/// A year in the title is kept: "Quý II/2026". Nothing for any other title.
std::optional<std::string> period_of_title(std::string_view title);

/// The year of «năm 2026» where the title names one such year.
std::optional<int> year_of_title(std::string_view title);

}  // namespace programme

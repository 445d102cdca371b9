// Typed rows: the rows of a table in a plain text, whose fields tabs or bars part.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace document {

struct TypedRow {
  int number = 0;              ///< of its line
  bool is_below_rule = false;  ///< "+----+----+"
  std::vector<std::string> fields;
};

/// The fields of a line that tabs part.
TypedRow tabbed_row(std::string_view line, int number);

/// The fields of a line that begins and ends with a bar, as tables are typed in letters: "| 1 | Rà soát | Sở Y tế |".
/// No fields where the line is none, or has more than 64.
TypedRow barred_row(std::string_view line, int number);

/// Whether the line only parts rows of such a table: "|---|:-:|", "+----+----+", "├───┼───┤".
bool is_rule_of_table(std::string_view line);

/// The lines between two rules as one row each, where rules stand between rows; else the rows as they are.
std::vector<TypedRow> rows_between_rules(std::vector<TypedRow> lines);

std::size_t most_fields(const std::vector<TypedRow>& rows);

}  // namespace document

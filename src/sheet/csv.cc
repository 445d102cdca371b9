#include "sheet/csv.h"

#include <array>
#include <charconv>

#include "base/csv.h"

namespace sheet {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view formula_begins = "=+-@\t\r";

std::string harmless(const std::string& words) {
  const bool is_formula = !words.empty() && formula_begins.find(words.front()) != std::string_view::npos;
  return is_formula ? "'" + words : words;
}

std::string with_one_decimal(double figure) {
  std::array<char, 400> digits;  // the longest double has 309 before the point
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), figure, std::chars_format::fixed, 1).ptr;
  return {digits.data(), end};
}

/// What stands in the field of a cell.
struct Field {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& words) const { return harmless(words); }
  std::string operator()(std::int64_t count) const { return std::to_string(count); }
  std::string operator()(double figure) const { return with_one_decimal(figure); }
  std::string operator()(calendar::Day day) const { return calendar::iso(day); }
};

}  // namespace

std::string csv(const Table& table) {
  std::vector<std::string> fields;
  for (const auto& column : table.columns) fields.push_back(harmless(column.title));
  auto text = std::string{byte_order_mark} + base::csv_line(fields);
  for (const auto& row : table.rows) {
    fields.clear();
    for (const auto& cell : row) fields.push_back(std::visit(Field{}, cell));
    text += base::csv_line(fields);
  }
  if (table.rows.empty()) {
    fields.assign(table.columns.size(), "");
    if (!fields.empty()) fields.front() = harmless(table.when_empty);
    text += base::csv_line(fields);
  }
  return text;
}

}  // namespace sheet

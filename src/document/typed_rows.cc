#include "document/typed_rows.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace document {
namespace {

using namespace std::string_view_literals;

constexpr auto box_bar = "│"sv;
constexpr std::ptrdiff_t most_bars = 65;

/// The line with bars of ASCII alone.
std::string with_plain_bars(std::string_view line) {
  std::string plain;
  for (auto at = line.find(box_bar); at != std::string_view::npos; at = line.find(box_bar)) {
    plain += line.substr(0, at);
    plain += '|';
    line.remove_prefix(at + box_bar.size());
  }
  return plain += line;
}

}  // namespace

TypedRow barred_row(std::string_view line, int number) {
  const auto plain = with_plain_bars(base::trimmed(line));
  TypedRow barred{.number = number, .fields = {}};
  if (plain.size() < 2 || plain.front() != '|' || plain.back() != '|') return barred;
  if (std::count(plain.begin(), plain.end(), '|') > most_bars) return barred;
  auto rest = std::string_view{plain}.substr(1);
  for (auto bar = rest.find('|'); bar != std::string_view::npos; bar = rest.find('|')) {
    barred.fields.emplace_back(base::trimmed(rest.substr(0, bar)));
    rest.remove_prefix(bar + 1);
  }
  return barred;
}

bool is_rule_of_table(std::string_view line) {
  static constexpr std::array parts{"-"sv, "+"sv, "|"sv, ":"sv, "="sv, " "sv, "─"sv, "│"sv, "┌"sv,
                                    "┬"sv, "┐"sv, "├"sv, "┼"sv, "┤"sv, "└"sv, "┴"sv, "┘"sv};
  line = base::trimmed(line);
  if (line.size() < 3 || (line.find_first_of("+|") == std::string_view::npos && !line.starts_with("┌") &&
                          !line.starts_with("├") && !line.starts_with("└")))
    return false;
  while (!line.empty()) {
    const auto part = std::find_if(parts.begin(), parts.end(), [line](auto one) { return line.starts_with(one); });
    if (part == parts.end()) return false;
    line.remove_prefix(part->size());
  }
  return true;
}

std::vector<TypedRow> rows_between_rules(std::vector<TypedRow> lines) {
  const auto rules = std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.is_below_rule; });
  if (rules < 3) return lines;
  std::vector<TypedRow> rows;
  for (auto& line : lines) {
    if (rows.empty() || line.is_below_rule) {
      rows.push_back(std::move(line));
      continue;
    }
    auto& fields = rows.back().fields;
    fields.resize(std::max(fields.size(), line.fields.size()));
    for (std::size_t n = 0; n < line.fields.size(); ++n)
      if (!line.fields[n].empty()) fields[n] += (fields[n].empty() ? "" : " ") + line.fields[n];
  }
  return rows;
}

TypedRow tabbed_row(std::string_view line, int number) {
  TypedRow tabbed{.number = number, .fields = {}};
  for (auto tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
    tabbed.fields.emplace_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  tabbed.fields.emplace_back(line);
  return tabbed;
}

std::size_t most_fields(const std::vector<TypedRow>& rows) {
  std::size_t most = 0;
  for (const auto& line : rows) most = std::max(most, line.fields.size());
  return most;
}

}  // namespace document

#include "cli/table.h"

#include <algorithm>
#include <ostream>
#include <string_view>

namespace cli {
namespace {

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// Characters of text in NFC, each of which takes one column in the scripts that we print.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

std::string cut(std::string_view text, std::size_t width) {
  if (characters(text) <= width) return std::string{text};
  std::size_t at = 0;
  for (std::size_t seen = 0; at < text.size(); ++at)
    if (begins_character(text[at]) && ++seen == width) break;
  return std::string{text.substr(0, at)} + "…";
}

}  // namespace

Table::Table(std::vector<std::string> titles, std::vector<std::size_t> widths) : widths_{std::move(widths)} {
  rows_.push_back(std::move(titles));
}

void Table::print(std::ostream& out) const {
  std::vector<std::size_t> used(widths_.size());
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i) used[i] = std::max(used[i], std::min(widths_[i], characters(row[i])));
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto words = cut(row[i], widths_[i]);
      out << words;
      if (i + 1 < row.size()) out << std::string(used[i] - characters(words) + 2, ' ');
    }
    out << '\n';
  }
}

}  // namespace cli

#include "programme/periods.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

/// The words of the text, without the marks between them.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : small_letters(text)) {
    if (!is_one_of(c, " ,;.-/():\n")) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

/// The number of a month or quarter, "3", "03", "iii"; 0 for any other word.
int number_of(std::string_view word) {
  constexpr std::array figures{"i"sv, "ii"sv, "iii"sv, "iv"sv};
  const auto figure = std::find(figures.begin(), figures.end(), word);
  if (figure != figures.end()) return 1 + static_cast<int>(figure - figures.begin());
  if (word.empty() || word.size() > 2 || !std::all_of(word.begin(), word.end(), is_digit)) return 0;
  const auto number = std::stoi(std::string{word});
  return number <= 12 ? number : 0;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && word.starts_with("20") && std::all_of(word.begin(), word.end(), is_digit);
}

}  // namespace

bool names_only_periods(std::string_view words) {
  constexpr std::array units{"tháng"sv, "quý"sv, "quí"sv};
  constexpr std::array others{"hoàn"sv, "thành"sv, "trong"sv, "xong"sv, "các"sv, "và"sv, "cuối"sv, "đầu"sv, "giữa"sv};
  const auto is_one = [](const auto& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  bool has_unit = false, has_number = false;
  for (const auto& word : words_of(base::clipped(words, 200))) {
    if (is_one(units, word))
      has_unit = true;
    else if (number_of(word) > 0)
      has_number = true;
    else if (!is_one(others, word))
      return false;
  }
  return has_unit && has_number && words.find('/') == std::string_view::npos;
}

std::optional<std::string> period_of_title(std::string_view title) {
  if (title.size() > 40) return std::nullopt;
  auto words = words_of(title);
  std::string year;
  const auto years = std::stable_partition(words.begin(), words.end(), [](const auto& word) { return !is_year(word); });
  if (words.end() - years > 1) return std::nullopt;
  if (years != words.end()) year = "/" + *years;
  words.erase(years, words.end());
  words.erase(std::remove(words.begin(), words.end(), "năm"), words.end());
  if (words.size() == 1 && words[0].size() >= 2 && is_one_of(words[0][0], "qt"))
    words = {words[0][0] == 'q' ? "quý" : "tháng", words[0].substr(1)};
  if (words.size() != 2) return std::nullopt;
  const auto number = number_of(words[1]);
  if (number == 0) return std::nullopt;
  if (words[0] == "quý" || words[0] == "quí")
    return number > 4 ? std::nullopt : std::optional{"Quý " + roman(number) + year};
  if (words[0] == "tháng") return "Tháng " + std::to_string(number) + year;
  return std::nullopt;
}

std::optional<int> year_of_title(std::string_view title) {
  const auto words = words_of(title);
  std::optional<int> year;
  for (std::size_t at = 1; at < words.size(); ++at) {
    if (words[at - 1] != "năm" || !is_year(words[at])) continue;
    const auto named = std::stoi(words[at]);
    if (year && *year != named) return std::nullopt;
    year = named;
  }
  return year;
}

}  // namespace programme

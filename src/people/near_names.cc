#include "people/near_names.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "base/text.h"

namespace people {
namespace {

constexpr double least_likeness = 0.5;
constexpr std::size_t longest_compared = 200;  // letters; names are shorter, and the cost grows with the square

using Words = std::vector<std::string>;

Words words_of(std::string_view folded) {
  Words words;
  std::string word;
  for (const char c : folded) {
    const bool parts = c == ' ' || c == ',' || c == ';' || c == '-' || c == '.' || c == '(' || c == ')';
    if (!parts) word += c;
    if (parts && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

/// Whether the word holds the first letters of the words from there on: "ubnd" of "uy ban nhan dan".
bool abbreviates(const std::string& word, const Words& words, std::size_t from) {
  if (word.size() < 2 || from + word.size() > words.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (words[from + i].front() != word[i]) return false;
  return true;
}

/// The words with those that abbreviate a run of the other name's words written out.
Words written_out(const Words& words, const Words& other) {
  Words full;
  for (const auto& word : words) {
    std::size_t from = 0;
    while (from < other.size() && !abbreviates(word, other, from)) ++from;
    if (from == other.size() || std::ranges::find(other, word) != other.end()) {
      full.push_back(word);
    } else {
      full.insert(full.end(), other.begin() + static_cast<std::ptrdiff_t>(from),
                  other.begin() + static_cast<std::ptrdiff_t>(from + word.size()));
    }
  }
  return full;
}

/// How much each word tells: the fewer candidates have it, the more.
class Weights {
 public:
  explicit Weights(const std::vector<Words>& candidates) : count_{static_cast<double>(candidates.size())} {
    for (auto words : candidates) {
      std::ranges::sort(words);
      words.erase(std::unique(words.begin(), words.end()), words.end());
      for (const auto& word : words) ++having_[word];
    }
  }

  double of(const std::string& word) const {
    const auto found = having_.find(word);
    return std::log((count_ + 1.0) / (found == having_.end() ? 1.0 : static_cast<double>(found->second))) + 0.1;
  }

  double of(const Words& words) const {
    return std::accumulate(words.begin(), words.end(), 0.0,
                           [&](double sum, const std::string& word) { return sum + of(word); });
  }

 private:
  double count_;
  std::map<std::string, int> having_;
};

double shared_words(const Words& left, const Words& right, const Weights& weights) {
  auto rest = right;
  double shared = 0;
  for (const auto& word : left)
    if (const auto found = std::ranges::find(rest, word); found != rest.end()) {
      shared += weights.of(word);
      rest.erase(found);
    }
  const auto all = weights.of(left) + weights.of(right);
  return all > 0 ? 2 * shared / all : 0;
}

std::size_t letters_to_change(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= left.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (left[i - 1] == right[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row.back();
}

/// 1 for the same letters; a third of them other is no likeness any more.
double same_letters(std::string_view left, std::string_view right) {
  const auto longer = std::max(left.size(), right.size());
  if (longer == 0 || longer > longest_compared) return 0;
  return 1 - 3 * static_cast<double>(letters_to_change(left, right)) / static_cast<double>(longer);
}

}  // namespace

std::vector<std::size_t> near_names(std::string_view name, const std::vector<std::string>& candidates,
                                    std::size_t most) {
  const auto folded = base::folded(name);
  const auto words = words_of(folded);
  std::vector<std::string> folded_candidates;
  std::vector<Words> their_words;
  for (const auto& candidate : candidates) {
    folded_candidates.push_back(base::folded(candidate));
    their_words.push_back(words_of(folded_candidates.back()));
  }
  const Weights weights{their_words};
  std::vector<std::pair<double, std::size_t>> like;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto by_words = shared_words(written_out(words, their_words[i]), written_out(their_words[i], words), weights);
    const auto likeness = std::max(by_words, same_letters(folded, folded_candidates[i]));
    if (likeness >= least_likeness) like.emplace_back(-likeness, i);
  }
  std::ranges::sort(like);
  std::vector<std::size_t> nearest;
  for (const auto& [likeness, i] : like)
    if (nearest.size() < most) nearest.push_back(i);
  return nearest;
}

}  // namespace people

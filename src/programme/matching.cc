#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/text.h"
#include "programme/difference.h"

namespace programme {
namespace {

constexpr double enough = 0.4;         // of words and pairs in common
constexpr double same_place = 0.1;     // that the same ref under the same bodies adds
constexpr double contained = 0.75;     // of a part's words in the whole that it came of
constexpr double a_part = 0.25;        // of the whole's words, below which nothing was parted
constexpr std::size_t few = 40;        // tasks that share a pair, above which the pair tells nothing
constexpr std::size_t candidates = 8;  // looked at closely for each task

using Numbers = std::vector<std::uint32_t>;  // ascending, with repetitions

/// The words of a task as numbers, alone and in pairs.
struct Words {
  Numbers single, pairs;
};

/// Gives each word and each pair of words a number.
class Dictionary {
 public:
  Words of(std::string_view folded) {
    Words words;
    std::uint32_t last = 0;  // begins a text
    const auto add = [&](std::uint32_t word) {
      words.pairs.push_back(number_of(pairs_, (std::uint64_t{last} << 32) | word));
      last = word;
    };
    std::string word;
    for (const char c : folded) {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80) {
        word += c;
      } else if (!word.empty()) {
        words.single.push_back(number_of(words_, word));
        add(words.single.back());
        word.clear();
      }
    }
    if (!word.empty()) {
      words.single.push_back(number_of(words_, word));
      add(words.single.back());
    }
    std::ranges::sort(words.single);
    std::ranges::sort(words.pairs);
    return words;
  }

  std::size_t pairs() const { return pairs_.size() + 1; }

 private:
  template <typename Map, typename Key>
  static std::uint32_t number_of(Map& map, const Key& key) {
    return map.try_emplace(key, static_cast<std::uint32_t>(map.size()) + 1).first->second;
  }

  std::unordered_map<std::string, std::uint32_t> words_;
  std::unordered_map<std::uint64_t, std::uint32_t> pairs_;
};

/// What each word and pair tells: the rarer among all the tasks, the more.
class Weights {
 public:
  explicit Weights(std::size_t tasks) : tasks_{static_cast<double>(tasks)} {}

  /// Counts a task that has them.
  void count(const Numbers& numbers) {
    std::uint32_t last = 0;
    for (const auto number : numbers) {
      if (number == std::exchange(last, number)) continue;
      if (number >= having_.size()) having_.resize(number + 1);
      ++having_[number];
    }
  }
  double of(std::uint32_t number) const { return std::log(1 + tasks_ / having_[number]); }
  double of(const Numbers& numbers) const {
    double sum = 0;
    for (const auto number : numbers) sum += of(number);
    return sum;
  }
  double in_common(const Numbers& one, const Numbers& other) const {
    double common = 0;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
      if (*a == *b) {
        common += of(*a);
        ++a, ++b;
      } else if (*a < *b) {
        ++a;
      } else {
        ++b;
      }
    }
    return common;
  }
  /// How much two have in common, from 0 to 1 (Dice).
  double likeness(const Numbers& one, const Numbers& other) const {
    const auto all = of(one) + of(other);
    return all > 0 ? 2 * in_common(one, other) / all : 1;
  }
  double share_of(const Numbers& part, const Numbers& whole) const {
    return part.empty() ? 0 : in_common(part, whole) / of(part);
  }

 private:
  double tasks_;
  std::vector<std::uint32_t> having_;
};

std::string bodies_of(const Task& task) {
  auto names = task.owners;
  for (auto& name : names) name = base::folded(name);
  std::ranges::sort(names);
  std::string all;
  for (const auto& name : names) all += name + '\n';
  return all;
}

struct Pair {
  std::size_t before = 0, after = 0;
  double likeness = 0;
};

class Matching {
 public:
  Matching(const std::vector<Task>& before, const std::vector<Task>& after)
      : before_{before},
        after_{after},
        of_before_(before.size()),
        of_after_(after.size()),
        single_{before.size() + after.size()},
        pairs_{before.size() + after.size()} {
    for (const auto& task : before) described(task, before_bodies_, before_text_);
    for (const auto& task : after) described(task, after_bodies_, after_text_);
  }

  std::vector<std::optional<std::size_t>> run() {
    for (const bool same_bodies : {true, false})
      for (const bool same_ref : {true, false})
        match_equal(
            [&](std::size_t n) { return key(before_[n], before_bodies_[n], before_text_[n], same_bodies, same_ref); },
            [&](std::size_t n) { return key(after_[n], after_bodies_[n], after_text_[n], same_bodies, same_ref); });
    match_alike();
    return std::move(of_after_);
  }

 private:
  static void described(const Task& task, std::vector<std::string>& bodies, std::vector<std::string>& texts) {
    bodies.push_back(bodies_of(task));
    texts.push_back(base::folded(task.text));
  }

  static std::string key(const Task& task, const std::string& bodies, const std::string& text, bool with_bodies,
                         bool with_ref) {
    return (with_bodies ? bodies : std::string{}) + '\n' + (with_ref ? task.ref : std::string{}) + '\n' + text;
  }

  void match(std::size_t before, std::size_t after) {
    of_before_[before] = after;
    of_after_[after] = before;
  }

  /// Matches tasks of one key, in their order.
  template <typename Before, typename After>
  void match_equal(Before&& key_before, After&& key_after) {
    struct Waiting {
      std::vector<std::size_t> tasks;
      std::size_t taken = 0;
    };
    std::unordered_map<std::string, Waiting> waiting;
    for (std::size_t n = 0; n < before_.size(); ++n)
      if (!of_before_[n]) waiting[key_before(n)].tasks.push_back(n);
    for (std::size_t n = 0; n < after_.size(); ++n) {
      if (of_after_[n]) continue;
      const auto found = waiting.find(key_after(n));
      if (found == waiting.end() || found->second.taken == found->second.tasks.size()) continue;
      match(found->second.tasks[found->second.taken++], n);
    }
  }

  void match_alike() {
    const auto waits = [](const auto& match) { return !match; };
    if (std::ranges::none_of(of_before_, waits) || std::ranges::none_of(of_after_, waits)) return;
    index();
    auto pairs = alike();
    std::ranges::sort(pairs, [](const Pair& a, const Pair& b) {
      const auto far = [](const Pair& pair) {
        return pair.before > pair.after ? pair.before - pair.after : pair.after - pair.before;
      };
      return std::tuple{-a.likeness, far(a), a.before, a.after} < std::tuple{-b.likeness, far(b), b.before, b.after};
    });
    std::vector<Pair> chosen;
    for (const auto& pair : pairs) {
      if (pair.likeness < enough || of_before_[pair.before] || of_after_[pair.after]) continue;
      match(pair.before, pair.after);
      chosen.push_back(pair);
    }
    undo_partings(pairs, chosen);
  }

  /// The words of all tasks, and by which pairs of words those after that are left are found.
  void index() {
    Dictionary dictionary;
    for (const auto& text : before_text_) words_before_.push_back(dictionary.of(text));
    for (const auto& text : after_text_) words_after_.push_back(dictionary.of(text));
    for (const auto* all : {&words_before_, &words_after_})
      for (const auto& words : *all) single_.count(words.single), pairs_.count(words.pairs);
    with_pair_.resize(dictionary.pairs());
    for (std::size_t n = 0; n < after_.size(); ++n) {
      if (of_after_[n]) continue;
      after_with_ref_[after_[n].ref] = n;
      std::uint32_t last = 0;
      for (const auto pair : words_after_[n].pairs)
        if (pair != std::exchange(last, pair) && with_pair_[pair].size() <= few) with_pair_[pair].push_back(n);
    }
  }

  /// Pairs of those that are left, each task with those that share most of its rare pairs of words.
  std::vector<Pair> alike() const {
    std::vector<Pair> found;
    for (std::size_t n = 0; n < before_.size(); ++n) {
      if (of_before_[n]) continue;
      std::map<std::size_t, std::size_t> shared;
      for (const auto pair : words_before_[n].pairs)
        if (with_pair_[pair].size() <= few)
          for (const auto other : with_pair_[pair]) ++shared[other];
      if (const auto same = after_with_ref_.find(before_[n].ref); same != after_with_ref_.end())
        shared[same->second] += 1;
      std::vector<std::pair<std::size_t, std::size_t>> best;
      for (const auto& [other, count] : shared) best.emplace_back(count, other);
      std::ranges::stable_sort(best, std::greater{}, &std::pair<std::size_t, std::size_t>::first);
      if (best.size() > candidates) best.resize(candidates);
      for (const auto& [count, other] : best) found.push_back({n, other, likeness_of(n, other)});
    }
    return found;
  }

  double likeness_of(std::size_t before, std::size_t after) const {
    const auto& one = words_before_[before];
    const auto& other = words_after_[after];
    const bool stays = before_[before].ref == after_[after].ref && before_bodies_[before] == after_bodies_[after];
    return (single_.likeness(one.single, other.single) + pairs_.likeness(one.pairs, other.pairs)) / 2 +
           (stays ? same_place : 0);
  }

  bool is_part(const Words& part, const Words& whole) const {
    return static_cast<double>(part.single.size()) >= a_part * static_cast<double>(whole.single.size()) &&
           part.single.size() < whole.single.size() && single_.share_of(part.single, whole.single) >= contained &&
           pairs_.share_of(part.pairs, whole.pairs) >= contained;
  }

  /// A task of which two parts stand apart now, or that two were put into, is not matched to one of them.
  void undo_partings(const std::vector<Pair>& pairs, const std::vector<Pair>& chosen) {
    std::map<std::size_t, std::vector<std::size_t>> near_before, near_after;
    for (const auto& pair : pairs) {
      if (!of_after_[pair.after]) near_before[pair.before].push_back(pair.after);
      if (!of_before_[pair.before]) near_after[pair.after].push_back(pair.before);
    }
    for (const auto& [before, after, like] : chosen) {
      const auto& old = words_before_[before];
      const auto& now = words_after_[after];
      const auto another_part = [&](std::size_t other) { return is_part(words_after_[other], old); };
      const auto another_source = [&](std::size_t other) { return is_part(words_before_[other], now); };
      const bool parted = is_part(now, old) && std::ranges::any_of(near_before[before], another_part);
      const bool joined = is_part(old, now) && std::ranges::any_of(near_after[after], another_source);
      if (!parted && !joined) continue;
      of_before_[before].reset();
      of_after_[after].reset();
    }
  }

  const std::vector<Task>& before_;
  const std::vector<Task>& after_;
  std::vector<std::optional<std::size_t>> of_before_, of_after_;
  std::vector<std::string> before_bodies_, after_bodies_, before_text_, after_text_;
  std::vector<Words> words_before_, words_after_;
  Weights single_, pairs_;
  std::vector<std::vector<std::size_t>> with_pair_;  // tasks after with a pair; more than `few` are not all listed
  std::unordered_map<std::string, std::size_t> after_with_ref_;
};

}  // namespace

std::vector<std::optional<std::size_t>> matched(const std::vector<Task>& before, const std::vector<Task>& after) {
  return Matching{before, after}.run();
}

}  // namespace programme

// Chance: the same numbers from the same seed, on every machine.
#pragma once
#include <cstdint>
#include <random>

namespace simulation {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : numbers_{seed} {}

  /// From 0 up to but without `n`.
  int below(int n) { return static_cast<int>(numbers_() % static_cast<std::uint64_t>(n)); }
  int between(int least, int most) { return least + below(most - least + 1); }
  bool percent(int share) { return below(100) < share; }
  bool in_ten_thousand(int share) { return below(10000) < share; }

 private:
  std::mt19937_64 numbers_;
};

}  // namespace simulation

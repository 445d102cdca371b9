// Rungs: the ladders of a world, each as the office types it and as the rules count it.
#pragma once
#include <array>
#include <vector>

#include "simulation/world.h"

namespace simulation {

/// Who is told.
struct Told {
  bool contacts = true, heads = false, office = false, committee = false;

  /// The same without those of the agency.
  Told without_agency() const { return {.contacts = false, .office = office, .committee = committee}; }
};

struct Rungs {
  const char* text;                                         ///< as the office types it; empty for the one that all have
  std::array<std::vector<std::pair<int, Told>>, 3> before;  ///< by length: days before the effective due day
  std::vector<std::pair<int, Told>> after;                  ///< working days after it
  int every = 5;                                            ///< and then every so many of them
  Told told_then;

  /// Who is told so many working days after the due day, where anyone is.
  std::optional<Told> told_after(int working_days) const {
    for (const auto& [at, told] : after)
      if (at == working_days) return told;
    const int last = after.back().first;
    if (working_days > last && (working_days - last) % every == 0) return told_then;
    return std::nullopt;
  }
};

/// The one of the design, and one that a programme may have of its own.
inline const std::array<Rungs, 2>& ladders() {
  constexpr Told contacts{}, heads{.heads = true}, office_too{.office = true},
      committee_too{.heads = true, .committee = true};
  static const std::array<Rungs, 2> all{
      {{.text = "",
        .before = {{{{7, contacts}, {3, contacts}, {0, contacts}},
                    {{30, contacts}, {14, contacts}, {7, contacts}, {0, contacts}},
                    {{90, contacts}, {60, contacts}, {30, contacts}, {14, contacts}, {0, contacts}}}},
        .after = {{1, heads}, {3, heads}, {7, heads}},
        .every = 5,
        .told_then = heads},
       {.text = "tháng -5 đầu mối\ntháng 0 đầu mối\nquý -20 đầu mối\nquý -7 đầu mối\nnăm -45 đầu mối\n"
                "năm -14 đầu mối\nnăm 0 đầu mối, lãnh đạo\nquá hạn +2 đầu mối, văn phòng\n"
                "quá hạn mỗi 4 đầu mối, lãnh đạo, ban thường vụ\n",
        .before = {{{{5, contacts}, {0, contacts}},
                    {{20, contacts}, {7, contacts}},
                    {{45, contacts}, {14, contacts}, {0, heads}}}},
        .after = {{2, office_too}},
        .every = 4,
        .told_then = committee_too}}};
  return all;
}

}  // namespace simulation

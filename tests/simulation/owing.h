// What a task of the simulated world owes, as the design says it, reckoned without the program.
#pragma once
#include "simulation/world.h"

namespace simulation {

/// A duty before it is anyone's.
struct Owing {
  bool report = false;
  Day opens, due;
  Ladder ladder = Ladder::month;
};

/// By due day. A series ends five years after the day of issue.
std::vector<Owing> owing_of(const Task& task, Day issued, Day in_force);

}  // namespace simulation

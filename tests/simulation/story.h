// The story of a world, while it is told day after day: where it has come to, and what happens next.
#pragma once
#include <algorithm>

#include "simulation/chance.h"
#include "simulation/world.h"

namespace simulation {

struct Story {
  World& world;
  Chance& chance;
  DaysOff& days_off;
  Day today{};
  Instant now{};                    ///< the last moment at which someone did something
  std::optional<Instant> swept{};   ///< up to which the clock has come
  std::vector<Membership> members;  ///< all that there are or were

  /// The next moment at which someone does something.
  Instant next() { return now += std::chrono::seconds{2}; }
  /// From when on what is made now is owed: the clock does not go over anything twice.
  Instant owed_from(Instant made) const { return swept ? std::max(made, *swept + std::chrono::seconds{1}) : made; }

  Event& tell(Event event) {
    event.real = event.at;
    world.events.push_back(event);
    return world.events.back();
  }

  Duty& duty(int number) { return world.duties.at(static_cast<std::size_t>(number)); }
  Task& task(int number) { return world.tasks.at(static_cast<std::size_t>(number)); }
  const Turn& last(int number) { return duty(number).turns.back(); }
  /// A new turn of the duty, so far like the one before.
  Turn& turn(int number, Instant at) {
    auto& turns = duty(number).turns;
    auto next_one = turns.back();
    next_one.at = at;
    turns.push_back(next_one);
    return turns.back();
  }

  /// A contact of the agency today.
  int contact_of(int agency) const {
    for (const auto& mandate : world.mandates)
      if (mandate.agency == agency && !mandate.head && mandate.holds(today)) return mandate.person;
    return nobody;
  }
  /// Who answers for the agency today.
  int someone_of(int agency) const {
    for (const auto& mandate : world.mandates)
      if (mandate.agency == agency && mandate.holds(today)) return mandate.person;
    return nobody;
  }
};

}  // namespace simulation

// The beginning of a world: its agencies, people and programmes, and what will stand still or be set wrong, and when.
#pragma once
#include "simulation/chance.h"
#include "simulation/world.h"

namespace simulation {

/// Draws all that does not depend on what people do.
void make_beginning(World& world, Chance& chance, const DaysOff& days_off);

}  // namespace simulation

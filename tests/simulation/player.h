// The player: one process of the program, which lives through the events of a world until it dies.
#pragma once
#include <filesystem>

#include "simulation/unruly_server.h"

namespace simulation {

/// Makes the data folder, with its settings and agencies, at the world's beginning. port: of the mail server
void found(const World& world, const std::filesystem::path& folder, int port);

/// Plays the events from the one that `shared` names on, as main does the clock's work and people do theirs, and dies
/// where `kill` has it so. What was begun when the process before died is done again: where that had been done, doing
/// it again is refused, and that is well. Any other refusal is noted in `folder`/errors.
void live(const World& world, const std::filesystem::path& folder, Shared& shared, const std::optional<Kill>& kill);

}  // namespace simulation

// Obstacles in the store: what stands in a duty's way or is proposed, and what the office answers.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "duty/statements.h"
#include "store/connection.h"

namespace store {

enum class ObstacleId : std::int64_t {};

struct ObstacleRow {
  ObstacleId id;
  base::DutyId duty;
  base::PersonId person;
  base::Instant stated_at;
  duty::Obstacle obstacle;  ///< its sort is there
  std::optional<base::Instant> closed_at = {};
};

struct ObstacleAnswer {
  ObstacleId obstacle;
  base::PersonId person;
  base::Instant answered_at;
  std::string words;
  bool closes = false;
};

/// Keeps an obstacle that is open; its id is not read.
ObstacleId add_obstacle(Connection& connection, const ObstacleRow& row);
/// Keeps an answer, which may close what it answers.
void answer(Connection& connection, const ObstacleAnswer& answer);

std::optional<ObstacleRow> obstacle(Connection& connection, ObstacleId id);
/// The newest first.
std::vector<ObstacleRow> obstacles_of(Connection& connection, base::DutyId duty);
/// The oldest first.
std::vector<ObstacleAnswer> answers_to(Connection& connection, ObstacleId obstacle);
/// Those that are open, the longest first, at most `limit`.
std::vector<ObstacleRow> open_obstacles(Connection& connection, int limit);
std::int64_t count_open_obstacles(Connection& connection);

}  // namespace store

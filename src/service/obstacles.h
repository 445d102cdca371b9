// Obstacles: an agency says what stands in a duty's way or proposes something; the office answers, and closes it.
#pragma once
#include <vector>

#include "service/lists.h"
#include "service/voice.h"
#include "store/obstacles.h"

namespace service {

/// Keeps what stands in the way, open until the office closes it.
/// problems: those of Speaker::of and duty::cannot_state
base::Result<store::ObstacleId> state_obstacle(const Context& context, base::DutyId duty,
                                               const duty::Obstacle& obstacle, const Voice& voice);

/// Answers as the office. closes: it is settled, nothing more is to be done
/// problems: "no_such_obstacle", "obstacle_closed", "duty_changed", "no_such_person", "not_allowed", "words_missing",
/// "field_too_long"
base::Result<base::Done> answer_obstacle(const Context& context, const store::ObstacleAnswer& answer,
                                         const Voice& voice);

struct ObstacleLine {
  store::ObstacleRow obstacle;
  std::string person;
  std::vector<std::pair<store::ObstacleAnswer, std::string>> answers;  ///< each with the name of who gave it
};

/// Within the caller's snapshot.
ObstacleLine obstacle_line(store::Connection& connection, store::ObstacleRow obstacle);

/// An obstacle with its duty, for who answers it.
struct OpenObstacle {
  ObstacleLine line;
  DutyLine duty;
  int days_open = 0;         ///< civil days
  std::int64_t version = 0;  ///< of the duty
};

/// Those that are open, the longest first; at most 100.
std::vector<OpenObstacle> open_obstacles(const Context& context);
std::optional<OpenObstacle> obstacle(const Context& context, store::ObstacleId id);

}  // namespace service

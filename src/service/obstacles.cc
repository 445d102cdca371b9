#include "service/obstacles.h"

#include <algorithm>

#include "base/text.h"
#include "service/answers.h"
#include "service/calendar.h"
#include "service/decided.h"

namespace service {
namespace {

constexpr int most_open = 100;

OpenObstacle open_line(const Context& context, store::Connection& connection, store::ObstacleRow obstacle) {
  const auto today = context.today();
  auto duty = store::duty(connection, obstacle.duty).value();
  OpenObstacle open;
  open.days_open = std::max(0, static_cast<int>((today - calendar::day_in_vietnam(obstacle.stated_at)).count()));
  open.version = store::version_of(connection, "duty", base::number(duty.id));
  const auto position = duty::position(duty.facts(), today, *working_days(context, connection));
  open.duty = {std::move(duty), position};
  open.line = obstacle_line(connection, std::move(obstacle));
  return open;
}

}  // namespace

base::Result<store::ObstacleId> state_obstacle(const Context& context, base::DutyId duty,
                                               const duty::Obstacle& obstacle, const Voice& voice) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto speaker = Speaker::of(*connection, duty, voice, context.clock.now());
  if (!speaker) return speaker.error();
  if (auto refused = duty::cannot_state(speaker->duty().state, obstacle)) return *refused;
  auto kept = obstacle;
  kept.level = base::with_single_spaces(obstacle.level);
  kept.words = std::string{base::trimmed(obstacle.words)};
  const auto id = store::add_obstacle(
      *connection, {.id = {}, .duty = duty, .person = speaker->person(), .stated_at = speaker->at(), .obstacle = kept});
  speaker->note(*connection, "obstacle_stated", nlohmann::json::object(),
                {{"obstacle", static_cast<std::int64_t>(id)}, {"sort", duty::code(*kept.sort)}, {"level", kept.level}},
                kept.words);
  transaction.commit();
  return id;
}

base::Result<base::Done> answer_obstacle(const Context& context, const store::ObstacleAnswer& answer,
                                         const Voice& voice) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto obstacle = store::obstacle(*connection, answer.obstacle);
  if (!obstacle)
    return problem("no_such_obstacle", "Không có vướng mắc, kiến nghị này. Xin mở lại danh sách vướng mắc.");
  if (auto refused = cannot_act(*connection, voice.person, voice.door, context.today())) return *refused;
  if (auto changed = changed_since(*connection, obstacle->duty, voice.seen)) return *changed;
  if (obstacle->closed_at)
    return problem("obstacle_closed", "Vướng mắc, kiến nghị này đã được giải quyết xong. Xin tải lại trang để xem.");
  if (auto refused = duty::cannot_keep(answer.words, "Xin ghi ý kiến trả lời.")) return *refused;
  auto kept = answer;
  kept.person = voice.person;
  kept.answered_at = now;
  kept.words = std::string{base::trimmed(answer.words)};
  store::answer(*connection, kept);
  store::append(*connection, {.at = now,
                              .person = voice.person,
                              .door = voice.door,
                              .subject = "duty",
                              .number = base::number(obstacle->duty),
                              .what = kept.closes ? "obstacle_closed" : "obstacle_answered",
                              .old_json = "{}",
                              .new_json = nlohmann::json{{"obstacle", static_cast<std::int64_t>(obstacle->id)}}.dump(),
                              .reason = kept.words});
  service::answer(*connection, store::duty(*connection, obstacle->duty).value(), obstacle->person, now);
  transaction.commit();
  return base::Done{};
}

ObstacleLine obstacle_line(store::Connection& connection, store::ObstacleRow obstacle) {
  ObstacleLine line{.obstacle = {}, .person = name_of(connection, obstacle.person), .answers = {}};
  for (auto& answer : store::answers_to(connection, obstacle.id)) {
    auto name = name_of(connection, answer.person);
    line.answers.emplace_back(std::move(answer), std::move(name));
  }
  line.obstacle = std::move(obstacle);
  return line;
}

std::vector<OpenObstacle> open_obstacles(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  std::vector<OpenObstacle> open;
  for (auto& obstacle : store::open_obstacles(*connection, most_open))
    open.push_back(open_line(context, *connection, std::move(obstacle)));
  return open;
}

std::optional<OpenObstacle> obstacle(const Context& context, store::ObstacleId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  auto row = store::obstacle(*connection, id);
  if (!row) return std::nullopt;
  return open_line(context, *connection, std::move(*row));
}

}  // namespace service

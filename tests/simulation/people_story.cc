#include "simulation/people_story.h"

namespace simulation {

using date::days;

void PeopleStory::give(int person, int agency, bool head, Day from, std::optional<Day> until) {
  auto& mandates = story_.world.mandates;
  mandates.push_back({person, agency, head, from, until});
  story_.tell({.at = story_.next(),
               .act = Act::give,
               .a = static_cast<int>(mandates.size()) - 1,
               .c = until ? 1 : 0,
               .day = {}});
}

/// Someone leaves and hands over, with or without a gap.
void PeopleStory::end(std::size_t number) {
  auto& chance = story_.chance;
  auto& mandate = story_.world.mandates[number];
  mandate.until = story_.today + days{chance.below(3)};
  story_.tell({.at = story_.next(), .act = Act::end, .a = static_cast<int>(number), .day = *mandate.until});
  const auto left = mandate;
  if (chance.percent(5)) return;
  const int person = add_person(story_.world, chance);
  give(person, left.agency, left.head, *left.until + days{chance.percent(70) ? 1 : chance.between(2, 40)}, {});
}

void PeopleStory::people_change() {
  auto& chance = story_.chance;
  const int agencies = story_.world.size.agencies;
  if (chance.below(1000) < agencies) {
    const auto number = static_cast<std::size_t>(chance.below(static_cast<int>(story_.world.mandates.size())));
    const auto& mandate = story_.world.mandates[number];
    if (!mandate.until && mandate.holds(story_.today)) end(number);
  }
  if (chance.below(3000) >= agencies) return;
  const int agency = chance.below(agencies), other = chance.below(agencies);
  const int person = chance.percent(50) ? story_.someone_of(other) : add_person(story_.world, chance);
  if (person == nobody || other == agency) return;
  const auto from = story_.today + days{chance.between(1, 10)};
  give(person, agency, false, from, from + days{chance.between(3, 30)});
}

void PeopleStory::members_change() {
  const auto& size = story_.world.size;
  if (groups_of(size) == 0 || story_.chance.below(25) != 0) return;
  const int agency = first_commune(size) + story_.chance.below(size.agencies - first_commune(size));
  const int group = (agency - first_commune(size)) / communes_a_group;
  const auto found = std::ranges::find(story_.members, agency, &Membership::agency);
  if (found == story_.members.end())
    return join(agency, group, story_.today + days{story_.chance.percent(50) ? 0 : story_.chance.between(5, 20)});
  if (!found->until && !found->from) leave(*found);
}

void PeopleStory::join(int agency, int group, Day from) {
  const auto now = story_.next();
  story_.members.push_back({agency, group, from, {}});
  story_.tell({.at = now, .act = Act::join, .a = agency, .b = group, .day = from});
  if (from == story_.today) give_duties(story_.members.back(), now, story_.owed_from(now));
}

void PeopleStory::take_turns() {
  const auto begin = calendar::instant_in_vietnam(story_.today, std::chrono::minutes{0});
  for (const auto& member : story_.members)
    if (member.from == story_.today && std::ranges::find(joined_, member.agency) == joined_.end())
      give_duties(member, begin, begin);
}

void PeopleStory::give_duties(const Membership& member, Instant now, Instant from) {
  joined_.push_back(member.agency);
  duties_.give_duties(member, now, from);
}

void PeopleStory::leave(Membership& member) {
  std::vector<int> own;
  for (int number = 0; number < static_cast<int>(story_.world.duties.size()); ++number)
    if (story_.last(number).agency == member.agency && story_.task(story_.duty(number).task).group == member.group)
      own.push_back(number);
  if (std::ranges::any_of(own, [&](int each) { return story_.last(each).state == State::claimed; })) return;
  const auto now = story_.next();
  for (const int each : own)
    if (story_.last(each).state == State::wanting) story_.turn(each, now).state = State::ended;
  member.until = story_.today - days{1};
  story_.tell({.at = now, .act = Act::leave, .a = member.agency, .b = member.group, .day = story_.today});
}

void PeopleStory::announce_swap() {
  auto& chance = story_.chance;
  if (chance.below(240) != 0) return;
  auto off = story_.today + days{chance.between(12, 40)};
  while (date::weekday{off} != date::Monday && date::weekday{off} != date::Friday) off += days{1};
  const auto worked = off + (date::Saturday - date::weekday{off}) + days{chance.percent(50) ? 0 : 7};
  if (!story_.days_off.is_working(off) || story_.days_off.is_working(worked)) return;
  auto& notices = story_.world.notices;
  notices.push_back(
      {{off, false, "Nghỉ hoán đổi", "Thông báo thử", false}, {worked, true, "Làm bù", "Thông báo thử", false}});
  story_.days_off.lay(notices.back());
  story_.tell({.at = story_.next(), .act = Act::calendar, .a = static_cast<int>(notices.size()) - 1, .day = {}});
}

}  // namespace simulation

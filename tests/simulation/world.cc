#include "simulation/world.h"

#include <algorithm>
#include <array>

#include "simulation/beginning.h"
#include "simulation/people_story.h"

namespace simulation {
namespace {

using date::days;
using std::chrono::hours;
using std::chrono::minutes;

Instant at(Day day, minutes time) { return calendar::instant_in_vietnam(day, time); }
Instant at(Day day, int minute) { return at(day, minutes{minute}); }

/// Tells a world, day after day.
class Teller {
 public:
  explicit Teller(const Size& size)
      : chance_{size.seed},
        days_off_{size.first - days{400}, size.last + days{3700}, calendar::shipped_exceptions()},
        story_{.world = world_, .chance = chance_, .days_off = days_off_, .members = {}},
        duties_{story_},
        people_{story_, duties_} {
    world_.size = size;
  }

  World tell() {
    make_beginning(world_, chance_, days_off_);
    story_.members = world_.memberships;
    for (auto day = world_.size.first; day <= world_.size.last; day += days{1}) tell(day);
    make_kills();
    return std::move(world_);
  }

 private:
  void tell(Day day) {
    story_.today = day;
    if (day <= arms_until_ && !world_.stands_still(at(day, 6 * 60)))
      story_.tell({.at = at(day, 6 * 60), .act = Act::arm, .day = {}});
    const date::weekday weekday{day};
    const bool is_weekend = weekday == date::Saturday || weekday == date::Sunday;
    tick(at(day, 7 * 60 + 31));
    if (!is_weekend)
      for (const int minute : {7 * 60 + 40, 8 * 60, 9 * 60 + 5}) tick(at(day, minute));
    story_.now = at(day, 9 * 60 + 20);
    people_.take_turns();
    if (days_off_.is_working(day) && !world_.stands_still(story_.now) && !world_.stands_still(at(day, 12 * 60)))
      people_act();
    tick(at(day, 13 * 60 + 30));
    if (std::ranges::find(world_.jumps, day) != world_.jumps.end()) set_clock_wrong();
    tick(at(day, 17 * 60));
    tick(at(day, 21 * 60));
  }

  void people_act() {
    duties_.go_on();
    if (world_.events.size() < 2 || !duties_.anything_in_force()) return;
    people_.people_change();
    people_.members_change();
    duties_.transfer();
    people_.announce_swap();
    duties_.set_ladder();
    note_meeting();
  }

  void note_meeting() {
    if (chance_.below(40) != 0) return;
    const auto day = days_off_.on_or_after(story_.today + days{chance_.between(3, 20)});
    if (std::ranges::find(world_.meetings, day, [](const auto& each) { return each.second; }) != world_.meetings.end())
      return;
    const auto now = story_.next();
    world_.meetings.emplace_back(now, day);
    story_.tell({.at = now, .act = Act::meet, .day = day});
  }

  void tick(Instant now) { tick(now, now); }
  void tick(Instant clock, Instant real) {
    if (world_.stands_still(real)) return;
    world_.events.push_back({.at = clock, .real = real, .act = Act::tick, .day = {}});
    if (!story_.swept || clock > *story_.swept) story_.swept = clock;
  }

  /// The clock is wrong for two hours, by hours or by days, forwards or backwards. By more than a day, and no mail
  /// leaves the house until someone lets it.
  void set_clock_wrong() {
    constexpr std::array<int, 6> by{5, 19, -10, 72, -60, -23};
    const hours wrong{by.at(static_cast<std::size_t>(chance_.below(by.size())))};
    const auto swept = story_.swept;
    for (const int minute : {14 * 60 + 10, 15 * 60 + 10})
      tick(at(story_.today, minute) + wrong, at(story_.today, minute));
    const auto right = at(story_.today, 16 * 60);
    tick(right);
    if (wrong <= hours{24} && wrong >= hours{-24}) return;
    story_.tell({.at = right + minutes{20}, .act = Act::arm, .day = {}});
    if (story_.swept > right) story_.swept = swept;  // what lay ahead is swept again
    arms_until_ = story_.today + days{5};            // where it could not be done on the day
  }

  void make_kills() {
    if (world_.size.kills == 0) return;
    const auto share = world_.events.size() / static_cast<std::size_t>(world_.size.kills);
    constexpr std::array<int, 3> depths{20, 400, 4000};
    for (int n = 0; n < world_.size.kills; ++n) {
      Kill kill;
      kill.event =
          share * static_cast<std::size_t>(n) + static_cast<std::size_t>(chance_.below(static_cast<int>(share / 2)));
      kill.how = chance_.percent(60) ? Kill::How::statement : static_cast<Kill::How>(chance_.between(1, 4));
      kill.count = kill.how == Kill::How::statement
                       ? chance_.between(1, depths.at(static_cast<std::size_t>(chance_.below(3))))
                       : chance_.between(1, 30);
      world_.kills.push_back(kill);
    }
  }

  World world_;
  Chance chance_;
  DaysOff days_off_;
  Story story_;
  Day arms_until_{};
  DutyStory duties_;
  PeopleStory people_;
};

std::string number(int value) { return std::to_string(value); }

}  // namespace

const Turn* Duty::at(Instant instant) const {
  const auto after = std::ranges::upper_bound(turns, instant, {}, &Turn::at);
  return after == turns.begin() ? nullptr : &*std::prev(after);
}

bool Duty::rests(Instant owed_from, Instant instant, Day day) const {
  const Pause* last = nullptr;
  for (const auto& pause : pauses)
    if (owed_from < pause.said_at && pause.said_at < instant) last = &pause;
  return last != nullptr && day < last->until;
}

int Programme::ladder_at(Instant instant) const {
  int held = 0;
  for (const auto& [since, which] : ladders)
    if (since <= instant) held = which;
  return held;
}

bool World::stands_still(Instant instant) const {
  return std::ranges::any_of(standstills,
                             [&](const auto& each) { return each.first <= instant && instant < each.second; });
}

World world_of(const Size& size) { return Teller{size}.tell(); }

int add_person(World& world, Chance& chance) {
  world.dead_addresses.push_back(chance.percent(2));
  return static_cast<int>(world.dead_addresses.size()) - 1;
}

int first_commune(const Size& size) { return size.agencies - groups_of(size) * communes_a_group; }
int groups_of(const Size& size) { return size.agencies / (3 * communes_a_group); }

std::string ref_of(int task) { return "I." + number(task + 1); }
std::string words_of(int task) { return "Hoàn thành việc thử số " + number(task + 1); }
std::string name_of_agency(int agency) { return "Cơ quan thử số " + number(agency + 1); }
std::string name_of_group(int group) { return "Các đảng ủy xã cụm " + number(group + 1); }
std::string address_of(int person) { return "nguoi" + number(person) + "@coquan.example"; }

}  // namespace simulation

#include "simulation/beginning.h"

#include <algorithm>

namespace simulation {
namespace {

using date::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr int first_members = 36;  ///< of each group, from the beginning

Instant at(Day day, minutes time) { return calendar::instant_in_vietnam(day, time); }

void make_people(World& world, Chance& chance) {
  const auto& size = world.size;
  for (int agency = 0; agency < size.agencies; ++agency) {
    if (!chance.percent(3)) world.mandates.push_back({add_person(world, chance), agency, false, {}, {}});
    if (chance.percent(60)) world.mandates.push_back({add_person(world, chance), agency, true, {}, {}});
  }
  for (int agency = first_commune(size); agency < size.agencies; ++agency) {
    const int nth = agency - first_commune(size), group = nth / communes_a_group;
    if (nth % communes_a_group < first_members) world.memberships.push_back({agency, group, {}, {}});
  }
}

/// The days and the period of a task, by its kind.
void set_deadline(Task& task, Day issued, Chance& chance) {
  const auto later = [&](int least, int most) { return issued + days{chance.between(least, most)}; };
  const int kind = chance.below(100);
  if (kind < 52) {
    task.kind = Kind::due;
    task.days = {later(20, 1000)};
    if (chance.percent(40)) task.period = static_cast<Ladder>(chance.below(3));
  } else if (kind < 60) {
    task.kind = Kind::window;
    task.days = {later(20, 300), later(301, 700)};
    task.period = Ladder::quarter;
  } else if (kind < 70) {
    task.kind = Kind::milestones;
    task.days = {later(30, 200), later(201, 400), later(401, 700)};
  } else if (kind < 80) {
    task.kind = Kind::yearly;
    task.period = Ladder::year;
    task.month = static_cast<unsigned>(chance.between(1, 12));
    task.day = static_cast<unsigned>(chance.between(1, 28));
  } else if (kind < 88) {
    task.kind = Kind::quarterly;
    task.period = Ladder::quarter;
  } else {
    task.kind = Kind::ongoing;
  }
}

Task made_up(const Size& size, int programme, Day issued, Chance& chance) {
  Task task;
  task.programme = programme;
  set_deadline(task, issued, chance);
  if (chance.percent(2) && groups_of(size) > 0) {
    task.group = chance.below(groups_of(size));
  } else {
    task.leads = {chance.below(size.agencies)};
    if (chance.percent(8)) task.leads.push_back((task.leads[0] + 1) % size.agencies);
  }
  return task;
}

/// One programme a year.
void make_programmes(World& world, Chance& chance, const DaysOff& days_off) {
  const auto& size = world.size;
  const int count = std::max<int>(1, static_cast<int>((size.last - size.first).count() / 365));
  for (int n = 0; n < count; ++n) {
    Programme programme;
    programme.issued = size.first + days{n * 365 + (n == 0 ? 0 : chance.below(60))};
    const auto in_force = n == 0 ? programme.issued : programme.issued + days{chance.below(30)};
    programme.in_force_at = at(days_off.on_or_after(in_force), minutes{9 * 60 + 20});
    for (int task = n; task < size.tasks; task += count) programme.tasks.push_back(task);
    world.programmes.push_back(std::move(programme));
  }
  for (int task = 0; task < size.tasks; ++task)
    world.tasks.push_back(
        made_up(size, task % count, world.programmes.at(static_cast<std::size_t>(task % count)).issued, chance));
}

hours length_of_standstill(Chance& chance) {
  const int sort = chance.below(10);
  if (sort < 5) return hours{chance.between(3, 20)};
  return sort < 8 ? hours{chance.between(24, 96)} : hours{24 * chance.between(5, 21)};
}

/// Power cuts of hours to weeks, and clocks set wrong; one of each a few times a year.
void make_standstills(World& world, Chance& chance) {
  const auto &first = world.size.first, &last = world.size.last;
  for (auto day = first + days{40}; day < last - days{40}; day += days{chance.between(60, 150)}) {
    const auto begin = at(day, minutes{chance.below(24 * 60)});
    world.standstills.emplace_back(begin, begin + length_of_standstill(chance));
  }
  for (auto day = first + days{90}; day < last - days{60}; day += days{chance.between(150, 400)})
    if (!world.stands_still(at(day, hours{12})) && !world.stands_still(at(day, hours{20}))) world.jumps.push_back(day);
}

void make_server_down(World& world, Chance& chance) {
  for (auto day = world.size.first + days{20}; day < world.size.last; day += days{chance.between(20, 80)}) {
    const auto begin = at(day, minutes{chance.between(6 * 60, 17 * 60)});
    const int length = chance.percent(70) ? chance.between(3, 300) : chance.between(300, 2800);
    world.server_down.emplace_back(begin, begin + minutes{length});
  }
}

}  // namespace

void make_beginning(World& world, Chance& chance, const DaysOff& days_off) {
  make_people(world, chance);
  make_programmes(world, chance, days_off);
  make_standstills(world, chance);
  make_server_down(world, chance);
}

}  // namespace simulation

#include "simulation/duty_story.h"

namespace simulation {

using date::days;
using std::chrono::minutes;
using std::chrono::seconds;

void DutyStory::go_on() {
  for (int n = 0; n < static_cast<int>(story_.world.programmes.size()); ++n)
    if (const auto& each = story_.world.programmes[static_cast<std::size_t>(n)];
        !in_force_.contains(n) && each.in_force_at <= story_.now + minutes{1})
      put_in_force(n);
  const auto until = agenda_.upper_bound(story_.today);
  const std::vector<std::pair<Day, Plan>> plans{agenda_.begin(), until};
  agenda_.erase(agenda_.begin(), until);
  for (const auto& [day, plan] : plans)
    if (plan.stamp == stamp_of(plan.duty)) carry_out(plan);
}

void DutyStory::put_in_force(int number) {
  auto& programme = story_.world.programmes[static_cast<std::size_t>(number)];
  const auto now = programme.in_force_at = story_.now;
  story_.tell({.at = now, .act = Act::put_in_force, .a = number, .day = {}});
  in_force_.insert(number);
  const auto from = story_.owed_from(now);
  if (!story_.swept) story_.swept = now - seconds{1};
  for (const int each : programme.tasks) {
    const auto& task = story_.task(each);
    for (const auto& owed : owing_of(task, programme.issued, story_.today)) {
      for (const int agency : task.leads) add_duty(each, agency, owed, now, from);
      if (!task.group) continue;
      for (const auto& member : story_.members)
        if (member.group == task.group && (!member.from || *member.from <= std::min(owed.due, story_.today)) &&
            (!member.until || story_.today <= *member.until))
          add_duty(each, member.agency, owed, now, from);
    }
  }
}

void DutyStory::give_duties(const Membership& member, Instant now, Instant from) {
  for (const int number : in_force_) {
    const auto& programme = story_.world.programmes[static_cast<std::size_t>(number)];
    for (const int each : programme.tasks) {
      if (story_.task(each).group != member.group) continue;
      const auto in_force = calendar::day_in_vietnam(programme.in_force_at);
      for (const auto& owed : owing_of(story_.task(each), programme.issued, in_force))
        if (owed.due >= *member.from) add_duty(each, member.agency, owed, now, from);
    }
  }
}

void DutyStory::add_duty(int task, int agency, const Owing& owed, Instant now, Instant from) {
  const Turn made{
      .at = now, .state = State::wanting, .due = owed.due, .version = 1, .agency = agency, .owed_from = from};
  story_.world.duties.push_back(
      {.task = task, .report = owed.report, .opens = owed.opens, .ladder = owed.ladder, .turns = {made}});
  stamps_.push_back(0);
  const int number = static_cast<int>(story_.world.duties.size()) - 1;
  of_task_[task].push_back(number);
  plan(number);
}

void DutyStory::plan_for(Act act, int number, Day day) {
  day = std::max({day, story_.duty(number).opens + days{1}, story_.today + days{1}});
  agenda_.emplace(day, Plan{act, number, stamp_of(number)});
}

/// When the duty will be reported done, if ever, and what else will happen to it before.
void DutyStory::plan(int number) {
  auto& chance = story_.chance;
  const auto due = story_.last(number).due;
  if (story_.duty(number).report) {
    if (const int when = chance.below(100); when < 85)
      plan_for(Act::claim, number, when < 80 ? due - days{chance.below(12)} : due + days{chance.between(1, 20)});
    return;
  }
  plan_claim(number);
  const auto& task = story_.task(story_.duty(number).task);
  if (task.group || task.kind == Kind::quarterly || task.kind == Kind::milestones) return;
  if (chance.percent(10)) plan_for(Act::extend, number, due - days{chance.below(20)});
  if (chance.percent(3)) plan_for(Act::suspend, number, due - days{chance.below(60)});
}

void DutyStory::plan_claim(int number) {
  auto& chance = story_.chance;
  const auto due = story_.last(number).due;
  if (chance.percent(15)) plan_for(Act::acknowledge, number, due + days{chance.between(-12, 15)});
  const int when = chance.below(100);
  if (when < 64) return plan_for(Act::claim, number, due - days{chance.below(25)});
  if (when < 92) return plan_for(Act::claim, number, due + days{chance.between(1, 40)});
  if (when < 98) return plan_for(Act::claim, number, due + days{chance.between(40, 240)});
  plan_for(Act::cancel, number, due + days{chance.between(100, 600)});
}

void DutyStory::carry_out(const Plan& plan) {
  const int number = plan.duty;
  const auto state = story_.last(number).state;
  const auto later = [&](int least, int most) {
    return std::max(story_.today, story_.last(number).due) + days{story_.chance.between(least, most)};
  };
  if (state == State::wanting && plan.act == Act::claim) claim(number);
  if (state == State::wanting && plan.act == Act::acknowledge) acknowledge(number);
  if (state == State::claimed && plan.act == Act::confirm) decide(number);
  if (state == State::wanting && plan.act == Act::extend) move(Act::extend, number, later(10, 90));
  if (state == State::suspended && plan.act == Act::resume) move(Act::resume, number, later(10, 60));
  if (state == State::wanting && plan.act == Act::cancel) set_state(Act::cancel, number, State::ended);
  if (state == State::wanting && plan.act == Act::suspend) {
    set_state(Act::suspend, number, State::suspended);
    plan_for(Act::resume, number, story_.today + days{story_.chance.between(10, 60)});
  }
}

void DutyStory::set_state(Act act, int number, State state) {
  const auto now = story_.next();
  story_.turn(number, now).state = state;
  story_.tell({.at = now, .act = act, .a = number, .day = {}});
}

void DutyStory::claim(int number) {
  const int person = story_.chance.percent(90) ? story_.someone_of(story_.last(number).agency) : nobody;
  set_state(Act::claim, number, State::claimed);
  story_.world.events.back().b = person;
  plan_for(Act::confirm, number, story_.today + days{story_.chance.between(1, 9)});
}

/// The day named lies within ten working days.
void DutyStory::acknowledge(int number) {
  const int person = story_.contact_of(story_.last(number).agency);
  if (person == nobody) return;
  const auto now = story_.next();
  const auto until = story_.today + days{story_.chance.between(1, 11)};
  story_.duty(number).pauses.push_back({now, until});
  story_.tell({.at = now, .act = Act::acknowledge, .a = number, .b = person, .day = until});
}

void DutyStory::set_ladder() {
  if (in_force_.empty() || story_.chance.below(60) != 0) return;
  const int number = *std::next(in_force_.begin(), story_.chance.below(static_cast<int>(in_force_.size())));
  auto& programme = story_.world.programmes[static_cast<std::size_t>(number)];
  const auto now = story_.next();
  const int which = 1 - programme.ladder_at(now);
  programme.ladders.emplace_back(now, which);
  story_.tell({.at = now, .act = Act::set_ladder, .a = number, .b = which, .day = {}});
}

void DutyStory::decide(int number) {
  if (story_.chance.percent(88)) return set_state(Act::confirm, number, State::completed);
  set_state(Act::send_back, number, State::wanting);
  ++stamp_of(number);
  plan_for(Act::claim, number, story_.today + days{story_.chance.between(3, 30)});
}

void DutyStory::move(Act act, int number, Day to) {
  const auto now = story_.next();
  auto& moved = story_.turn(number, now);
  moved.state = State::wanting;
  moved.due = to;
  ++moved.version;
  moved.owed_from = story_.owed_from(now);
  story_.tell({.at = now, .act = act, .a = number, .day = to});
  ++stamp_of(number);
  plan_claim(number);
}

/// Missed reports stay with who missed them.
bool DutyStory::goes_over(int number) {
  const auto& last = story_.last(number);
  return (last.state == State::wanting || last.state == State::suspended) &&
         (!story_.duty(number).report || last.due >= story_.today);
}

void DutyStory::transfer() {
  if (story_.chance.below(12) != 0) return;
  const int number = story_.chance.below(story_.world.size.tasks);
  auto& task = story_.task(number);
  if (!in_force_.contains(task.programme) || task.group || task.transferred || task.leads.size() != 1) return;
  const auto& all = of_task_[number];
  if (std::ranges::any_of(all, [&](int each) { return story_.last(each).state == State::claimed; }) ||
      std::ranges::none_of(all, [&](int each) { return goes_over(each); }))
    return;
  const int from = task.leads[0], to = story_.chance.below(story_.world.size.agencies);
  if (from == to) return;
  const auto now = story_.next();
  for (const int each : all) {
    if (!goes_over(each)) continue;
    auto& handed = story_.turn(each, now);
    handed.agency = to;
    handed.owed_from = story_.owed_from(now);
  }
  task.transferred = true;
  story_.tell({.at = now, .act = Act::transfer, .a = number, .b = from, .c = to, .day = {}});
}

}  // namespace simulation

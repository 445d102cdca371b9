// What becomes of duties: made, reported done in time or late or never, sent back, extended, suspended, handed over.
#pragma once
#include <map>
#include <set>

#include "simulation/owing.h"
#include "simulation/story.h"

namespace simulation {

class DutyStory {
 public:
  explicit DutyStory(Story& story) : story_{story} {}

  /// Puts in force what is due to be, and does what was planned for today.
  void go_on();
  /// Now and then a task goes over to another agency, with all that is still owed of it.
  void transfer();
  /// Now and then a programme gets a ladder of its own, or the one that all have again.
  void set_ladder();
  /// The duties of the member's group that fall due from its first day on are its own too.
  void give_duties(const Membership& member, Instant now, Instant from);

  bool anything_in_force() const { return !in_force_.empty(); }

 private:
  struct Plan {
    Act act;
    int duty;
    int stamp;  ///< of the duty's plans when it was made; older ones count no more
  };

  void put_in_force(int programme);
  void add_duty(int task, int agency, const Owing& owed, Instant now, Instant from);
  void plan(int duty);
  void plan_claim(int duty);
  void plan_for(Act act, int duty, Day day);
  void carry_out(const Plan& plan);
  void claim(int duty);
  void acknowledge(int duty);
  void decide(int duty);
  void move(Act act, int duty, Day to);
  void set_state(Act act, int duty, State state);
  bool goes_over(int duty);
  int& stamp_of(int duty) { return stamps_.at(static_cast<std::size_t>(duty)); }

  Story& story_;
  std::set<int> in_force_;
  std::vector<int> stamps_;
  std::map<int, std::vector<int>> of_task_;
  std::multimap<Day, Plan> agenda_;
};

}  // namespace simulation

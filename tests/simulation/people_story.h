// What becomes of people and agencies: they leave and hand over, stand in, join groups and leave them; days are
// swapped.
#pragma once
#include "simulation/duty_story.h"

namespace simulation {

class PeopleStory {
 public:
  PeopleStory(Story& story, DutyStory& duties) : story_{story}, duties_{duties} {}

  /// Agencies that said in advance that they join a group today do.
  void take_turns();
  void people_change();
  void members_change();
  /// Now and then a working Monday or Friday is off, and a Saturday worked in its place; some weeks before it is said.
  void announce_swap();

 private:
  void give(int person, int agency, bool head, Day from, std::optional<Day> until);
  void end(std::size_t mandate);
  void join(int agency, int group, Day from);
  void leave(Membership& member);
  void give_duties(const Membership& member, Instant now, Instant from);

  Story& story_;
  DutyStory& duties_;
  std::vector<int> joined_;  ///< agencies
};

}  // namespace simulation

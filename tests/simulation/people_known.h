// The people of a world as its rules know them: who answers for whom on a day, and who can be reached.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "simulation/record.h"

namespace simulation {

inline Day day_of(Instant instant) { return calendar::day_in_vietnam(instant); }

/// What the clock showed, and when it was.
struct Moment {
  Instant clock, real;
};

class KnownPeople {
 public:
  KnownPeople(const World& world, const Record& record);

  static bool is_of_house(const std::string& address);
  /// Whether the address is one of the house, or of someone who answers for the agency at that time.
  bool speaks_for(const std::string& address, int agency, Instant at) const;
  /// The agencies for which the person answers on that day.
  std::vector<int> agencies_of(const std::string& address, Day day) const;

  /// Those of the agency whose addresses are good, each once.
  std::vector<std::string> of_agency(int agency, Moment moment, bool heads_too) const;
  /// Those of all agencies.
  std::vector<std::string> of_all(Moment moment) const;

  /// An address that was refused twice gets nothing any more.
  bool is_reached(const std::string& address, Instant at) const;
  bool is_ever_aside(const std::string& address) const { return aside_.contains(address); }
  /// Whether a mail to that address was refused for good in that time.
  bool was_refused(const std::string& address, Instant from, Instant until) const;

 private:
  void put_aside();

  const Record& record_;
  std::map<int, std::vector<const Mandate*>> by_agency_;
  std::map<std::string, std::vector<const Mandate*>> by_address_;
  std::map<std::string, Instant> aside_;
};

}  // namespace simulation

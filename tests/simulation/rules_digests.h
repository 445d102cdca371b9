// The rules of digests: which were owed to whom, by the words of the design, against what the mail server took.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "simulation/people_known.h"
#include "simulation/rules.h"

namespace simulation {

class DigestRules {
 public:
  /// The last instant by which a mail owed at one must be there; nothing where the record ends before.
  using Deadline = std::function<std::optional<Instant>(Instant)>;

  DigestRules(const World& world, const KnownPeople& people, const DaysOff& days_off, Verdict& verdict)
      : world_{world}, people_{people}, days_off_{days_off}, verdict_{verdict} {}

  /// A sweep over the mornings of these working days.
  void sweep(const std::vector<Day>& mornings, Moment moment);
  /// The clock had run ahead and is right again: what is owed for later is owed again when its time comes.
  void take_back(Instant now);
  /// A mail, taken for the first time. real: when it went out
  void look_at(const Taken& mail, Instant real);
  void look_for_missing(const Deadline& deadline);

 private:
  enum class Kind { week, meeting, agency, figures };
  struct Owed {
    Kind kind = Kind::week;
    std::string title;  ///< without the names of agencies
    std::string to;
    Instant clock, at;                  ///< of the sweep, as the clock showed and as it really was
    std::optional<Instant> taken_back;  ///< since the clock had run ahead
    std::optional<Instant> carried;
    bool was_told_ahead = false;  ///< it really went out before it was taken back: then it is not owed again
  };

  /// The one of that title that was owed to the reader by then, and stands.
  Owed* standing(const std::string& title, const std::string& to, Instant real);
  bool was_told_ahead(const Owed& owed) const;
  void owe(Kind kind, const std::string& title, const std::vector<std::string>& people, Moment moment);
  bool is_first_working_day(Day day, Day since) const { return days_off_.on_or_after(since) == day; }
  bool has_something_open(const Owed& owed, Instant until) const;
  bool speaks_for_older(const Owed& newer, const Owed& owed, Instant until) const;
  bool is_overdue(const Duty& duty, Instant at) const;
  void judge_figures(const TakenDigest& digest, const Taken& mail, Instant real);

  const World& world_;
  const KnownPeople& people_;
  const DaysOff& days_off_;
  Verdict& verdict_;
  std::vector<Owed> owed_;
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> by_title_;  ///< title and address
  std::map<std::string, std::vector<std::size_t>> by_person_;
};

}  // namespace simulation

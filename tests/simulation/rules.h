// The rules: what the mail server's record must say of a world, by the words of the design, reckoned without the
// program.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "simulation/record.h"

namespace simulation {

struct Verdict {
  std::vector<std::string> missing;    ///< owed, and no mail spoke of it in time, though nothing hindered it
  std::vector<std::string> doubled;    ///< taken again without need, or more than one mail a person a day
  std::vector<std::string> day_off;    ///< on a day off or outside the hours of mail
  std::vector<std::string> to_left;    ///< to who spoke for nobody, or not for that agency, any more
  std::vector<std::string> for_done;   ///< of what was done, dropped or moved, or of what was never so
  std::vector<std::string> unfounded;  ///< of a duty of which no step was owed to that person since the last mail, or a
                                       ///< digest that was not
  std::vector<std::string> resting;    ///< of a duty whose agency had named a day that was still to come
  std::vector<std::string> too_long;   ///< of more duties than one mail may name
  std::vector<std::string> wrong_figures;  ///< digests that count otherwise

  std::size_t owed = 0;   ///< steps of the ladder, one for each person
  std::size_t lines = 0;  ///< duties spoken of in mails
  std::size_t digests_owed = 0, digests = 0,
              figures = 0;     ///< owed; brought by mails; of those, how many were counted over
  std::size_t empty = 0;       ///< digests of agencies that had nothing to be told of
  std::size_t rested = 0;      ///< steps left out since the agency had named a day, or dropped for it
  std::size_t postponed = 0;   ///< steps that waited while mails to their person were full
  std::size_t repeated = 0;    ///< mails taken twice under one Message-ID, after no answer to the first
  std::size_t overtaken = 0;   ///< steps of what was done, moved or handed over before a mail could go out
  std::size_t refused = 0;     ///< steps whose mail the server refused for good
  std::size_t unfinished = 0;  ///< steps too near to the end of the simulation
  int most_days_late = 0;      ///< from a step's sweep to its mail, of days on which the program could send

  bool is_sound() const {
    return missing.empty() && doubled.empty() && day_off.empty() && to_left.empty() && for_done.empty() &&
           unfounded.empty() && resting.empty() && too_long.empty() && wrong_figures.empty();
  }
};

Verdict judge(const World& world, const Record& record);

}  // namespace simulation

// Tables of phrases: each with the rule that it shows and what it means, in one line.
#pragma once
#include <string>
#include <vector>

#include "deadline/reading.h"

namespace cases {

/// «meaning»: the kind, then what there is of start, due, milestones and rule:
/// "window 2026-01-01..2026-06-30", "ongoing 2026-01-01..", "milestones 2026-03-31 2026-09-30",
/// "recurring ..2030-12-31 FREQ=YEARLY;…". The due day of milestones is the last of them and left out.
struct Case {
  const char* rule;
  const char* phrase;
  const char* meaning;
};

/// The meaning of a reading in that form.
std::string meaning_of(const deadline::Reading& reading);

/// Reads every phrase as of 20/10/2025 and checks its meaning.
void check(const std::vector<Case>& table);

/// Checks that no phrase gives any day or rule, and that `how` says something of each.
void check_never_a_date(const std::vector<const char*>& phrases);

}  // namespace cases

// Ladders of programmes: when the duties of each are spoken of and to whom, as the office sets it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "service/entry.h"
#include "store/ladders.h"

namespace service {

struct LadderSheet {
  std::string words;    ///< the ladder that holds, as `schedule::ladder_in` reads it
  bool is_own = false;  ///< of the programme alone; else the one that all have
};

/// problem: "no_such_programme"
base::Result<LadderSheet> ladder_of(const Context& context, base::ProgrammeId programme);

/// Sets the programme's ladder for the windows that open from now on; an empty text, or the ladder that all have, ends
/// one of its own. What was owed stays owed, what lies behind is not owed again, and nobody is mailed for it. Logged.
///
/// problems: "no_such_programme", "not_allowed", "no_such_person", "ended", "ladder"
base::Result<base::Done> set_ladder(const Context& context, base::ProgrammeId programme, std::string_view text,
                                    const Author& author);

}  // namespace service

// Problems: what a person can cause and a person can mend, as a value.
#pragma once
#include <string>

#include "base/place.h"

namespace base {

/// What is wrong, where, and what to do about it (in the spirit of RFC 9457).
struct Problem {
  std::string kind;    ///< stable code for programs and tests: "not_utf8", "no_tasks"
  std::string detail;  ///< one or two Vietnamese sentences for the person: what is wrong and what to do
  std::string words;   ///< the words at fault as they stand, may be empty
  int line = 0;        ///< 1-based line of the document, 0 where there is none
  Place place = {};    ///< the whole place, for a document of pages, sheets or tables

  bool operator==(const Problem&) const = default;
};

}  // namespace base

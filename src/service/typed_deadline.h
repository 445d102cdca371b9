// Typed deadlines: the deadline that a person gives a task, with the document that sets it.
#pragma once
#include <optional>
#include <string>

#include "base/result.h"
#include "calendar/working_days.h"
#include "deadline/reading.h"

namespace service {

/// What was typed: a phrase as documents write it, or a day, and the document that says so.
struct TypedDeadline {
  std::string phrase;
  std::optional<calendar::Day> day;
  std::string document_number;  ///< may be empty
  std::optional<calendar::Day> document_on;
};

enum class Paper {
  needed,    ///< a document must be named
  optional,  ///< a phrase may come without one, as a better reading of the same document; a day never
};

/// What it means, with how that was computed and by whose words.
///
/// A phrase is read like a clause of a document, as of the day of the document that sets it, else as of `issued_on`.
///
/// issued_on: the day of the programme's own document
/// problems:  "deadline_missing", "deadline_twice", "deadline_unreadable" (with how far it could be read),
///            "deadline_before_issue", "day_out_of_range", "document_missing", "document_in_future", "field_too_long"
base::Result<deadline::Reading> reading_of(const TypedDeadline& typed, Paper paper, calendar::Day issued_on,
                                           calendar::Day today, const calendar::WorkingDays& working_days);

/// "văn bản số 12-CV/TU ngày 2/3/2026"; empty where no document is named.
std::string document_in_words(const TypedDeadline& typed);

}  // namespace service

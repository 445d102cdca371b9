// Hand entry: programmes and tasks that a person types in.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "service/assigned.h"
#include "service/context.h"
#include "service/typed_deadline.h"
#include "store/events.h"

namespace service {

/// Longest text of a task or a title, in bytes of UTF-8.
inline constexpr std::size_t longest_text = 20000;

struct NewProgramme {
  std::string number;  ///< "05-CTr/TU"
  std::optional<calendar::Day> issued_on;
  std::string title;
  std::string issuer;                    ///< may be empty
  std::string term;                      ///< "2025-2030", may be empty
  std::optional<base::PersonId> person;  ///< nobody for the command line
};

/// Keeps a programme without tasks as a draft.
/// problems: "number_missing", "issue_day_missing", "day_out_of_range", "title_missing", "term", "field_too_long",
/// "programme_exists", "no_such_person", "not_allowed"
base::Result<base::ProgrammeId> enter_programme(const Context& context, const NewProgramme& programme,
                                                store::Door door);

struct NewTask {
  base::ProgrammeId programme;
  std::string ref;  ///< "II.3"; empty for the next number after the tasks entered by hand
  std::string text;
  std::vector<std::string> owners;           ///< names of lead agencies
  bool add_agencies = false;                 ///< owners that no agency goes by are added as new ones
  TypedDeadline deadline;                    ///< may be left out: the task then has no day
  std::string deliverable, receiving_level;  ///< may be empty
  std::optional<base::PersonId> person;      ///< nobody for the command line
};

struct Entered {
  base::TaskId task;
  Assigned assigned;  ///< nothing in a draft
};

/// Adds a task to a programme. In a draft it waits for the programme; in one in force it is assigned at once and
/// followed from now on: nothing from before today is owed.
///
/// In a draft a phrase that cannot be read, or a lead that no agency goes by, becomes a doubt of its review. In a
/// programme in force both are problems.
/// problems: "no_such_programme", "no_such_person", "not_allowed", "text_missing", "ref_taken", "field_too_long",
/// "owner_missing" and "unknown_agency" (with the names that are like it) in a programme in force, "deadline_passed"
/// where nothing of the deadline is still to come, and those of `reading_of`
base::Result<Entered> enter_task(const Context& context, const NewTask& task, store::Door door);

}  // namespace service

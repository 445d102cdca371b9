// Settling: a person answers a doubt of a draft, or takes the answer back; a draft is given up.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "service/review.h"
#include "service/typed_deadline.h"
#include "store/events.h"

namespace service {

struct Answer {
  base::ProgrammeId programme;
  std::string doubt;  ///< the doubt's key
  base::PersonId person;
  store::Move move = store::Move::seen;
  TypedDeadline deadline;                  ///< for `date`; for `promote` it may be left out
  std::optional<calendar::Day> review_on;  ///< for `wait`: after today
  std::vector<std::string> owners;         ///< for `lead` and `promote`: one or more names
  std::optional<base::AgencyId> agency;    ///< for `alias`: whose name it is
  std::string name;  ///< for `alias`, where no agency is given: a name that it goes by; for `add_agency`: the agency's
                     ///< full name, empty for the one in doubt
};

/// The moves that settle a doubt of that kind.
std::vector<store::Move> moves_for(DoubtKind kind);

/// Settles the doubt, in one transaction with its event. What the answer leaves in doubt (a lead that no agency goes
/// by) is the next doubt of the review.
///
/// problems: "no_such_programme", "not_a_draft", "no_such_person", "not_allowed", "doubt_settled" where someone was
/// faster (it says who, when and how), "doubt_gone", "wrong_move", and what is wrong with the answer: those of
/// `reading_of`, "review_day", "owner_missing", "agency_missing", "name_taken", "field_too_long"
base::Result<base::SettlementId> settle(const Context& context, const Answer& answer, store::Door door);

/// What the deadline of that answer would mean; nothing is changed.
base::Result<deadline::Reading> would_read(const Context& context, const Answer& answer);

struct Undoing {
  base::ProgrammeId programme;
  base::SettlementId settlement;
  base::PersonId person;
};

/// Takes an answer back: what it changed is as before, and the doubt is open again.
///
/// problems: "no_such_programme", "not_a_draft", "no_such_person", "not_allowed", "not_settled" where it was taken back
/// already, "agency_in_use" where people, names or tasks hang on the agency that the answer added
base::Result<base::Done> undo(const Context& context, const Undoing& undoing, store::Door door);

/// Gives up a draft. It stays in the log; its file may be imported again. person: nobody for the command line
/// problems: "no_such_programme", "not_a_draft", "no_such_person", "not_allowed"
base::Result<base::Done> discard(const Context& context, base::ProgrammeId programme,
                                 std::optional<base::PersonId> person, store::Door door);

}  // namespace service

// The review of a draft: every doubt that a person should settle before the programme comes into force.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "service/context.h"
#include "store/programmes.h"
#include "store/review.h"

namespace service {

enum class DoubtKind {
  deadline_unparsed,      ///< the clause cannot be read
  deadline_conditional,   ///< the deadline waits for something
  no_deadline,            ///< the document sets none
  no_owner,               ///< the document names no lead agency
  unknown_agency,         ///< a lead agency goes by a name that no agency of the register has
  group_without_members,  ///< the lead is a group whose members are not listed
  provision,              ///< a numbered statement that assigns nothing
};
std::string_view code(DoubtKind kind);

/// An agency whose name is like the one in doubt.
struct NearAgency {
  base::AgencyId id;
  std::string name;
};

struct Doubt {
  std::string key;  ///< what it is about, the same at every asking: "deadline/12", "agency/so noi vu"
  DoubtKind kind = DoubtKind::provision;
  std::string ref;                    ///< of the task or provision, or of the heading where an agency stands first
  base::Place place;                  ///< in the document, nowhere for what was entered by hand
  std::string words;                  ///< the document's own
  std::vector<std::string> details;   ///< of a provision
  std::optional<std::string> clause;  ///< the deadline as printed
  std::string how;                    ///< how far the deadline could be read
  std::string agency;                 ///< the agency's name, for the two kinds about one
  std::size_t tasks = 0;              ///< how many tasks that agency leads
  std::optional<base::TaskId> task;
  std::optional<base::AgencyId> group;
  std::optional<base::ProvisionId> provision;
  std::vector<NearAgency> near;  ///< for `unknown_agency`, the likest first
};

/// What the reader remarked besides: nothing hangs on it, but someone should have seen it.
struct Note {
  std::string key;  ///< "note/3"
  base::Problem problem;
};

struct Settled {
  store::SettlementRow settlement;
  std::string person;  ///< who settled it
};

struct Review {
  store::ProgrammeRow programme;
  std::vector<Doubt> doubts;     ///< still open, by line
  std::vector<Note> notes;       ///< not seen yet
  std::vector<Settled> settled;  ///< oldest first; undone ones are open again
};

/// The review of a programme. Doubts about agencies are derived from the register as it is now, so that loading a list
/// of agencies settles them; all else comes from the tasks and provisions as they stand.
std::optional<Review> review(const Context& context, base::ProgrammeId programme);

/// The same within the caller's transaction.
Review review_of(store::Connection& connection, const store::ProgrammeRow& programme);

/// The programme of that id, or the one of that number («03-CTr/TU», case and spaces aside).
/// problems: "no_such_programme", "several_programmes" where two of other days have the number
base::Result<base::ProgrammeId> programme_named(const Context& context, std::string_view name);

}  // namespace service

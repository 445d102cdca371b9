// Access: the one table of who may do what. Every route of the page names its action and asks here.
#pragma once
#include <span>

#include "people/person.h"

namespace people {

/// What can be asked for.
enum class Action {
  enter,             ///< sign in, choose a password by a link, ask whether the program is alive: anyone
  keep_own_account,  ///< one's own password, second factor and sessions
  see_overview,
  see_overdue,
  see_tasks,
  see_task,
  see_duty,
  claim_duty,
  see_evidence,     ///< files sent with a claim
  add_evidence,     ///< to one's own claim that waits
  report_progress,  ///< how far it is, what stands in its way, why it is late; ask for a later day or a correction
  move_duty,        ///< extend, suspend, resume, cancel
  move_task,
  record_directive,
  answer_directive,
  see_claims,
  decide_claim,
  see_requests,    ///< what agencies ask for and what stands in their way, as it waits
  decide_request,  ///< grant, answer, approve or refuse it
  see_silent,
  see_agencies,
  see_agency,
  edit_agencies,
  see_programmes,
  review_programme,  ///< look through a draft
  edit_programme,    ///< enter, settle, put in force, end
  see_undated,
  see_indicators,
  record_indicator,  ///< a figure reached, and whether more or less is good
  see_reports,
  see_calendar,
  change_calendar,
  see_mail,
  see_digests,  ///< each digest as it would be sent
  send_digest,  ///< at once; and days of meetings, before which one goes out
  see_log,
  manage_mail,  ///< let held mails go, try again, withdraw, use an address again
  see_people,
  manage_people,
};

/// Every action, in the order above.
std::span<const Action> all_actions();

/// How far a role reaches with an action.
enum class Reach {
  nothing,
  own,  ///< what concerns the agency for which the role is held: what it leads, and to read, what it coordinates
  all,
};

/// The table.
Reach reach_of(Role role, Action action);

/// The widest reach that the person's mandates give. Anyone, signed in or
/// not, reaches `Action::enter`; all who are signed in keep their own account.
Reach reach_of(const Person& person, Action action);

/// The agencies to which the person reaches with the action where the reach is `own`.
std::vector<base::AgencyId> own_agencies(const Person& person, Action action);

}  // namespace people

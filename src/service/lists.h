// Lists: what can be asked about programmes, duties, agencies and mails. Nothing here changes anything.
#pragma once
#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "report/counts.h"
#include "service/context.h"
#include "service/groups.h"
#include "store/agencies.h"
#include "store/claims.h"
#include "store/duties.h"
#include "store/events.h"
#include "store/evidence.h"
#include "store/ledger.h"
#include "store/programmes.h"
#include "store/progress.h"
#include "store/versions.h"

namespace service {

/// A duty and where it stands today (or on the day asked for).
struct DutyLine {
  store::DutyRow duty;
  duty::Position position;
  store::Mark mark = {};  ///< set in the lists that show it
};

// Overview -----------------------------------------------------------------------------------------------------------

struct AgencyCounts {
  base::AgencyId agency;
  std::string name;
  report::Counts counts;
};

struct QuarterCounts {
  int year = 0;
  int quarter = 0;  ///< 1 to 4, of the effective due day
  report::Counts counts;
};

struct Overview {
  base::Instant counted_at;  ///< the cut-off of every number
  calendar::Day today;
  report::Counts total;
  std::vector<AgencyCounts> agencies;   ///< in the order in which the programmes name them; they sum to the total
  std::vector<AgencyCounts> leads;      ///< the same with each group in place of its members; they sum to the total too
  std::vector<QuarterCounts> quarters;  ///< by due day; the four classes sum to the total
  std::int64_t without_owner = 0;       ///< tasks of programmes in force that no agency leads
  std::vector<store::ProgrammeRow> programmes;
  std::vector<DutyLine> worst;  ///< the five most overdue
};

/// Counted anew only when something has changed or the day has: asking again costs nothing.
std::shared_ptr<const Overview> overview(const Context& context);

// Duties -------------------------------------------------------------------------------------------------------------

struct OverdueQuery {
  std::optional<base::AgencyId> agency;  ///< or a group: what its members owe as such, and it itself
  std::optional<store::Cursor> after;    ///< the last line of the page before
  int limit = 100;
  std::optional<duty::Cause> cause = {};  ///< only what is late for it
  bool without_cause = false;             ///< only what is late without a cause given
  bool silent = false;                    ///< only that of which nothing was heard for long

  auto operator<=>(const OverdueQuery&) const = default;
};

struct OverduePage {
  calendar::Day today;
  std::vector<DutyLine> lines;             ///< worst first
  std::vector<store::AgencyRow> agencies;  ///< to choose one from
  std::optional<store::Cursor> next;       ///< there are more after this
};

/// One page of what is overdue today. Asked of the store anew only when something has changed or the day has.
std::shared_ptr<const OverduePage> overdue(const Context& context, const OverdueQuery& query);

/// All that was overdue at the end of a day: for today and the days to come by what is known now, for a past day by
/// what was claimed and decided up to its end.
std::vector<DutyLine> overdue_as_of(const Context& context, calendar::Day day);

// Tasks --------------------------------------------------------------------------------------------------------------

struct TaskQuery {
  std::string search;                 ///< ignores case and diacritics
  std::vector<deadline::Kind> kinds;  ///< empty for all
  std::int64_t after = 0;
  int limit = 100;
};

struct TaskLine {
  store::TaskListRow task;
  std::vector<std::pair<base::AgencyId, std::string>> agencies;  ///< a group in place of its members
  std::vector<GroupStanding> groups{};                           ///< those that are groups
};

struct TaskPage {
  std::vector<TaskLine> lines;
  std::optional<std::int64_t> next;
};

TaskPage tasks(const Context& context, const TaskQuery& query);

/// A claim with the names of the people in it, and the files that were sent with it.
struct ClaimLine {
  store::ClaimRow claim;
  std::string claimant;
  std::string decider;  ///< empty while it waits
  std::vector<store::EvidenceRow> files{};
};

struct EventLine {
  store::Event event;
  std::string person;  ///< name, or empty for the clock and the command line
};

struct TaskDuty {
  DutyLine line;
  std::vector<store::DueVersion> versions;  ///< every day it has had, the first one first
  std::vector<ClaimLine> claims;
};

struct TaskSheet {
  store::TaskRow task;
  store::ProgrammeRow programme;
  std::vector<std::pair<base::AgencyId, std::string>> agencies;
  std::vector<TaskDuty> duties;  ///< that agencies hold by themselves, not as members of a group
  std::vector<GroupStanding> groups{};
  std::vector<EventLine> history;  ///< oldest first
};

std::optional<TaskSheet> task_sheet(const Context& context, base::TaskId id);

/// A duty with what the form for a claim needs.
struct DutySheet {
  DutyLine line;
  std::vector<store::DueVersion> versions;  ///< every day it has had, the first one first
  std::vector<ClaimLine> claims;
  std::vector<people::Person> may_claim;   ///< active people who may claim it done
  std::vector<people::Person> may_decide;  ///< active people who may confirm or return a claim
  std::int64_t version = 0;                ///< by which a form says what its sender saw
};

/// The events of a duty after that version, the oldest first.
std::vector<EventLine> changes_since(const Context& context, base::DutyId duty, std::int64_t version);

std::optional<DutySheet> duty_sheet(const Context& context, base::DutyId id);

// Agencies -----------------------------------------------------------------------------------------------------------

struct AgencySheet {
  store::AgencyRow agency;
  std::vector<std::string> aliases;
  std::vector<people::Person> people;
  report::Counts counts;
  std::vector<DutyLine> duties;             ///< dated ones that have opened, by due day
  std::vector<DutyLine> reports;            ///< on ongoing tasks: those of the current and past periods
  std::vector<store::TaskListRow> waiting;  ///< tasks that wait for a condition or have no day
};

std::optional<AgencySheet> agency_sheet(const Context& context, base::AgencyId id);

// Claims, programmes, mails ------------------------------------------------------------------------------------------

struct WaitingClaim {
  ClaimLine claim;
  DutyLine duty;
  int days_waiting = 0;      ///< civil days since it was claimed: charged to the confirmer
  std::int64_t version = 0;  ///< of the duty
};

/// The claims that wait for the office, the longest first; at most 100.
std::vector<WaitingClaim> waiting_claims(const Context& context);
std::vector<people::Person> deciders(const Context& context);

struct ProgrammeSheet {
  store::ProgrammeRow programme;
  std::vector<base::Problem> problems;
  std::vector<programme::Provision> provisions;
  std::vector<store::TaskRow> tasks;
};

std::optional<ProgrammeSheet> programme_sheet(const Context& context, base::ProgrammeId id);
std::vector<store::ProgrammeRow> programmes(const Context& context);

struct MessageLine {
  store::MessageRow message;
  people::Person recipient;
};

/// The newest mails, 100 at a time.
std::vector<MessageLine> messages(const Context& context, std::optional<base::MessageId> before);

struct MessageSheet {
  MessageLine line;
  std::string mime;  ///< as sent, but for the contents of its files; empty where it has not been
};

std::optional<MessageSheet> message_sheet(const Context& context, base::MessageId id);

}  // namespace service

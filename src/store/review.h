// The review of a draft in the store: what people settled, provisions that became tasks, drafts given up.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "programme/programme.h"
#include "store/connection.h"

namespace store {

/// How a doubt was settled.
enum class Move {
  date,           ///< a phrase or a day for the deadline
  leave_undated,  ///< to the list of tasks without a day
  wait,           ///< for a condition, to be looked at again on a day
  lead,           ///< lead agencies for a task that names none
  alias,          ///< the name is another name of a known agency
  add_agency,     ///< the name is a new agency's
  as_one,         ///< a group without members is followed as one agency
  keep,           ///< a provision stays one
  promote,        ///< a provision becomes a task
  seen,           ///< a note was read
};
std::string_view code(Move move);
std::optional<Move> move_of(std::string_view code);

struct SettlementRow {
  base::SettlementId id;
  base::ProgrammeId programme;
  std::string doubt;  ///< what it is about: "deadline/12"
  std::string kind;   ///< of the doubt
  std::string ref;
  base::Place place;
  std::string words;  ///< the document's own
  Move move = Move::seen;
  std::string answer;                          ///< the phrase, day or names that the person gave; may be empty
  std::optional<std::string> document_number;  ///< of the document that sets the day
  std::optional<calendar::Day> document_on;
  std::optional<calendar::Day> review_on;  ///< set for `wait`
  std::string before = "{}";               ///< JSON: what undoing it brings back
  base::PersonId person;
  base::Instant settled_at;
};

/// Keeps it; the id is not read. The doubt must not be settled already.
base::SettlementId add_settlement(Connection& connection, const SettlementRow& settlement);
/// One that has not been undone.
std::optional<SettlementRow> settlement(Connection& connection, base::SettlementId id);
/// Those of a programme that have not been undone, oldest first.
std::vector<SettlementRow> settlements_of(Connection& connection, base::ProgrammeId programme);
void mark_undone(Connection& connection, base::SettlementId id, base::PersonId by, base::Instant at);

/// A task's reading and lead agencies as JSON, for `restore_reading` and `restore_owners`.
std::string snapshot_of(Connection& connection, base::TaskId task);
void set_reading(Connection& connection, base::TaskId task, const deadline::Reading& reading);
void restore_reading(Connection& connection, base::TaskId task, std::string_view snapshot);
/// Lead agencies for a task whose document names none.
void set_owners(Connection& connection, base::TaskId task, const std::vector<std::string>& owners);
void restore_owners(Connection& connection, base::TaskId task, std::string_view snapshot);

struct ProvisionRow {
  base::ProvisionId id;
  programme::Provision provision;
  std::optional<base::TaskId> task;  ///< what it became
};
std::vector<ProvisionRow> provision_rows_of(Connection& connection, base::ProgrammeId programme);

/// Makes a task of a provision, in its place among the tasks by line.
base::TaskId promote(Connection& connection, base::ProgrammeId programme, base::ProvisionId provision,
                     const programme::Task& task);
/// Takes a promotion back: the task is gone, with what was settled about it. It must not be assigned to anyone.
void demote(Connection& connection, base::ProvisionId provision);

/// A doubt of the reader, with the number under which it is kept.
struct NoteRow {
  std::int64_t id = 0;
  base::Problem problem;
};
std::vector<NoteRow> notes_of(Connection& connection, base::ProgrammeId programme);

/// Takes an agency away; false, and nothing done, where people, names or tasks hang on it.
bool remove_agency(Connection& connection, base::AgencyId agency);

/// Gives up a draft: nothing shows it any more, and its file may be imported again.
void discard(Connection& connection, base::ProgrammeId programme, base::Instant at);

}  // namespace store

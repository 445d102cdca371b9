// Amendments in the store: amending documents, and each change that they make, with what was decided of it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "programme/difference.h"
#include "store/connection.h"
#include "store/programmes.h"

namespace store {

enum class AmendmentId : std::int64_t {};
enum class ItemId : std::int64_t {};

/// Where a task stands in the amending document: nothing for one that is added, until it is.
struct LaidOut {
  std::optional<base::TaskId> task;
  std::string ref;
};

struct AmendmentRow {
  AmendmentId id;
  base::ProgrammeId programme;
  std::string number;  ///< of the amending document
  calendar::Day issued_on;
  std::string authority;  ///< who issued it
  std::string source_name, source_sha256;
  base::Instant imported_at;
  std::optional<base::PersonId> person;  ///< who imported it; nobody for the command line
  std::vector<LaidOut> layout;           ///< in the document's order
  std::vector<programme::Renumbering> renumberings;
  std::vector<LaidOut> before;               ///< the programme's layout before anything was accepted
  std::optional<base::Instant> applied_at;   ///< nothing while nothing of it holds
  std::optional<AmendmentId> superseded_by;  ///< a later document, imported while changes of this one waited
};

enum class ItemState {
  pending,
  accepted,
  rejected,
  superseded,  ///< a later document took its place before anyone decided
};
std::string_view code(ItemState state);

struct AmendmentItem {
  ItemId id;
  int number = 0;  ///< from 1 within its amendment
  programme::Change change = programme::Change::added;
  std::optional<std::size_t> position;         ///< in the layout; nothing for a task that is withdrawn
  std::optional<base::TaskId> task;            ///< nothing for one that is added, until it is
  std::optional<programme::Task> old, now_is;  ///< as the document before and this one word it
  ItemState state = ItemState::pending;
  std::optional<base::PersonId> decided_by;
  std::optional<base::Instant> decided_at;
  std::string found;                             ///< of an accepted one: `state_of_task` before it
  std::int64_t first_event = 0, last_event = 0;  ///< of an accepted one: what accepting it wrote in the log
};

/// Keeps them; ids are not read.
AmendmentId add_amendment(Connection& connection, const AmendmentRow& amendment,
                          const std::vector<AmendmentItem>& items);

std::optional<AmendmentRow> amendment(Connection& connection, AmendmentId id);
std::optional<AmendmentId> amendment_with_source(Connection& connection, std::string_view sha256);
/// Of one programme, or of all; the newest first.
std::vector<AmendmentRow> amendments(Connection& connection, std::optional<base::ProgrammeId> programme);
std::vector<AmendmentItem> items_of(Connection& connection, AmendmentId id);

/// How many changes of an amendment wait for a decision.
struct Waiting {
  AmendmentId amendment;
  std::string number;  ///< of the amending document
  std::string programme;
  std::size_t items = 0;
};
std::vector<Waiting> waiting_amendments(Connection& connection);

/// Marks what still waits of the programme's other amendments as superseded.
void supersede(Connection& connection, base::ProgrammeId programme, AmendmentId by);

/// Writes what was decided of an item, or that it waits again.
void set_item(Connection& connection, const AmendmentItem& item);

/// Writes that the document holds since then, with the layout that it found; or, with nothing, that none of it does.
void set_applied(Connection& connection, AmendmentId id, std::optional<base::Instant> at,
                 const std::vector<LaidOut>& before);

/// Writes what a document may change of a task besides what `change_task` does: its leads, coordinators, details,
/// leader, note and place, and the amendment whose words it has.
void amend_task(Connection& connection, const TaskRow& task, AmendmentId amendment);
std::optional<AmendmentId> amendment_of(Connection& connection, base::TaskId task);

/// The first event about a task or its duties after an event, that no item of the amendment wrote and that is more
/// than a renumbering.
struct Later {
  std::string what;
};
std::optional<Later> changed_after(Connection& connection, AmendmentId amendment, base::TaskId task,
                                   std::int64_t event);

}  // namespace store

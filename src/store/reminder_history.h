// Reminder history: what can be asked of the past to show that each reminder was owed once, and none without cause.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/acknowledgements.h"
#include "store/duties.h"

namespace store {

/// The sweep of (swept_from, swept_at] came over the opening of that day's window; an earlier one that did stays.
void note_swept_day(Connection& connection, calendar::Day day, base::Instant swept_from, base::Instant swept_at);

/// Whether no sweep came over the opening of that day's window, though one did on a day before.
bool is_passed_over(Connection& connection, calendar::Day day);

/// A day whose window a sweep came over.
struct SweptDay {
  calendar::Day day;
  base::Instant swept_at;
  std::optional<base::Instant> swept_from;  ///< nothing from before this was kept
  std::optional<std::int64_t> event;        ///< the newest event when the sweep ran; likewise
};
/// The earliest first.
std::vector<SweptDay> swept_days(Connection& connection);

/// The number and the instant of each event, in the order in which they happened.
std::vector<std::pair<std::int64_t, base::Instant>> event_instants(Connection& connection);

/// An instant at which the ledger has not as many rows as the clock wrote.
struct OffTally {
  base::Instant at;
  std::int64_t written = 0, there = 0;
};
std::vector<OffTally> off_tallies(Connection& connection);

/// Something that happened to a duty and made its steps owed from then on, or no more.
struct Happened {
  base::Instant at;
  std::optional<duty::State> state;     ///< the state it has since
  std::optional<calendar::Day> due_on;  ///< the day it has since, with the version of that day
  int due_version = 0;
  bool restarts = false;  ///< steps up to it are not owed
};

/// A duty with all that happened to it, the earliest first.
struct History {
  DutyRow duty;
  base::Instant made_at;
  std::vector<Happened> turns;
  std::vector<schedule::Pause> pauses{};  ///< days that its agency named, in the order in which they were said
};
/// The duties of all programmes that ever came into force.
std::vector<History> duty_histories(Connection& connection);

/// A row of the ledger, as far as rules speak of it.
struct LedgerRow {
  std::int64_t id = 0;
  base::DutyId duty;
  int due_version = 1;
  std::string step;
  std::string recipient;  ///< the address
  calendar::Day owed_on;
  base::Instant owed_at;
  std::optional<std::int64_t> event;  ///< the newest event then; nothing from before this was kept
};
/// All rows, in the order in which they were written.
std::vector<LedgerRow> ledger_rows(Connection& connection);

/// Mails that more than one attempt is known to have brought, but for those that the office sent again.
struct Doubled {
  base::MessageId message;
  std::string recipient;
  int times = 0;
};
std::vector<Doubled> doubled_mails(Connection& connection);

/// Daily mails that went to someone who spoke for no agency of theirs, nor for the office or the committee, on the day.
struct Stray {
  base::MessageId message;
  std::string recipient;
  base::Instant sent_at;
  std::optional<std::int64_t> event;  ///< the newest event then; nothing from before this was kept
};
std::vector<Stray> stray_mails(Connection& connection);
/// When the attempts to send daily mails began.
std::vector<Stray> daily_attempts(Connection& connection);

}  // namespace store

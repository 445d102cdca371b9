// Digest history: what can be asked of the past to show that each digest was owed to those who were to have it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "schedule/digests.h"
#include "store/people.h"

namespace store {

/// A digest that the clock owed to a person.
struct DigestRow {
  std::int64_t id = 0;
  schedule::DigestKind kind = schedule::DigestKind::committee;
  std::string period;
  base::PersonId recipient;
  calendar::Day owed_on;
  base::Instant owed_at;
  std::optional<std::int64_t> event;  ///< the newest one then; nothing from before that was kept
};
/// All of them, in the order in which they were owed.
std::vector<DigestRow> digest_rows(Connection& connection);

/// When something was changed, by the log: after the first of two events, and before the second came or with it.
struct Changed {
  std::int64_t after = 0, by = 0;
};

/// A mandate, and when it was changed; nothing from before that was kept.
struct KeptMandate {
  MandateRow row;
  std::optional<Changed> given;     ///< for the first time
  std::optional<Changed> taken_up;  ///< again, for the last time
  std::optional<Changed> ended;     ///< its last day was set, for the last time
};
std::vector<KeptMandate> kept_mandates(Connection& connection);

/// A change by a person, or of one, in the log: "disabled", "digest_stopped".
struct Told {
  std::int64_t event = 0;
  std::int64_t number = 0;  ///< of the person; 0 where it is none's
  std::string what;
  std::optional<schedule::DigestKind> digest{};  ///< that it is about
  std::optional<calendar::Day> day{};            ///< that it is about
};
/// Accounts disabled, enabled and erased, digests stopped and taken up again, addresses that were used again: in the
/// order of the log.
std::vector<Told> told_of_people(Connection& connection);
/// Days of meetings noted and removed.
std::vector<Told> told_of_meetings(Connection& connection);

/// A mail to a person that was taken, refused for good, or came back.
struct AddressTry {
  enum class Kind { took, failed, came_back };
  base::Instant at;
  Kind kind = Kind::took;
};

/// What is known of a person's address.
struct AddressRecord {
  base::PersonId person;
  std::string email;
  std::optional<base::Instant> aside_at;  ///< since when nothing is sent there
  std::vector<AddressTry> tries;          ///< the earliest first; of those alone to whom mails failed or came back
};
/// Of everyone, by number.
std::vector<AddressRecord> address_records(Connection& connection);

}  // namespace store

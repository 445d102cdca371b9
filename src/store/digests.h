// Digests in the store: which were owed to whom, once for each period; days of meetings; and who wants which no more.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "schedule/digests.h"
#include "store/connection.h"

namespace store {

/// A digest that is owed to a person.
struct OwedDigest {
  schedule::DigestKind kind = schedule::DigestKind::committee;
  std::string period;    ///< as `schedule::DueDigest` has it
  std::string occasion;  ///< where it is sent at once: when, to the minute; empty where the clock owes it
  base::PersonId recipient;
  std::optional<base::AgencyId> agency;  ///< of one sent at once: the agency that it tells of
  calendar::Day owed_on;                 ///< the working day it belongs to
  bool missed = false;                   ///< no sweep ran on that day: this one owes it late
};

/// Writes the digest; nothing where it stands there already. Gives its number.
std::optional<std::int64_t> owe(Connection& connection, const OwedDigest& digest, base::Instant now);
/// That mail carries the digest.
void attach_digest(Connection& connection, std::int64_t digest, base::MessageId message);
/// Of several unsent digests of one kind to one person that tell how things stand, the last speaks for all, and the
/// others say so. Each period's figures are told for themselves.
void merge_unsent_digests(Connection& connection);

/// A digest that a mail brings.
struct CarriedDigest {
  std::int64_t id = 0;
  schedule::DigestKind kind = schedule::DigestKind::committee;
  std::string period, occasion;
  std::optional<base::AgencyId> agency;

  bool operator==(const CarriedDigest&) const = default;
};
/// What digests a mail brings, in the order of their kinds; of those that tell how things stand the newest of its kind.
std::vector<CarriedDigest> digests_carried(Connection& connection, base::MessageId message);

/// When a digest of that kind was last accepted by the mail server before an instant. recipient: by theirs alone;
/// agency: by those of the people who speak for it on that day
std::optional<base::Instant> last_digest(Connection& connection, schedule::DigestKind kind,
                                         std::optional<base::PersonId> recipient, std::optional<base::AgencyId> agency,
                                         base::Instant before);

/// Days on which the committee meets, from that one on.
std::vector<calendar::Day> meetings_from(Connection& connection, calendar::Day first);
/// False where it is noted already; where it is not.
bool note_meeting(Connection& connection, calendar::Day day, base::Instant now);
bool remove_meeting(Connection& connection, calendar::Day day);

/// The kinds of digest that the person has stopped.
std::vector<schedule::DigestKind> stopped_digests(Connection& connection, base::PersonId person);
/// False where it is stopped already; where it is not.
bool stop_digest(Connection& connection, base::PersonId person, schedule::DigestKind kind, base::Instant now);
bool resume_digest(Connection& connection, base::PersonId person, schedule::DigestKind kind);

}  // namespace store

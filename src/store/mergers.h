// Mergers in the store: which agency stands for which, and the days to come on which the register changes.
#pragma once
#include <optional>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "calendar/day.h"
#include "store/connection.h"

namespace store {

/// An agency that stands for another from a day on.
struct MergerRow {
  base::AgencyId agency, successor;
  calendar::Day merged_on;
  std::optional<base::Instant> done_at;  ///< nothing until that day has come
};
void add_merger(Connection& connection, const MergerRow& merger);
std::optional<MergerRow> merger_of(Connection& connection, base::AgencyId agency);
/// The mergers into an agency, the earliest first.
std::vector<MergerRow> mergers_into(Connection& connection, base::AgencyId successor);
void set_done(Connection& connection, base::AgencyId merged, base::Instant at);

/// The agency that stands for this one: itself, or after mergers the last of its successors.
base::AgencyId successor_of(Connection& connection, base::AgencyId agency);

/// What a merger moved.
struct HandedOver {
  std::vector<base::DutyId> duties;  ///< that the successor holds now
  int ended = 0;                     ///< duties that the successor held already, or is done with
};

/// The open duties of the agency go to the successor, with all that was said and owed about them; what is done stays.
/// A duty that the successor has already is ended.
HandedOver hand_over_duties(Connection& connection, base::AgencyId from, base::AgencyId to, calendar::Day on);

/// One open duty of an agency that was merged goes to the successor; one that the successor has already is ended.
void hand_over_duty(Connection& connection, base::DutyId duty, base::AgencyId from, base::AgencyId to,
                    calendar::Day on);

/// From that day on the people of the agency speak for the successor.
void hand_over_people(Connection& connection, base::AgencyId from, base::AgencyId to, calendar::Day on);

/// What the office was to receive unsent for want of a contact goes to the successor's contacts of that day, where it
/// has any.
void hand_over_unsent(Connection& connection, base::AgencyId from, base::AgencyId to, calendar::Day on);

/// Days to come on which the register changes for an agency.
struct Turn {
  calendar::Day day;
  base::AgencyId agency;
};
void add_turn(Connection& connection, const Turn& turn);
/// The turns whose day has come, the earliest first.
std::vector<Turn> turns_until(Connection& connection, calendar::Day day);
void remove_turn(Connection& connection, const Turn& turn);

}  // namespace store

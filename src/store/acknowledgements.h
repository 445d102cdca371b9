// Acknowledgements in the store: the days that agencies named when they took note of a duty.
#pragma once
#include <string>
#include <vector>

#include "base/id.h"
#include "schedule/pause.h"
#include "store/connection.h"

namespace store {

struct AcknowledgementRow {
  base::DutyId duty;
  base::PersonId person;
  schedule::Pause pause;
  std::string words;  ///< may be empty
};

void add_acknowledgement(Connection& connection, const AcknowledgementRow& row);
/// In the order in which they were said.
std::vector<AcknowledgementRow> acknowledgements_of(Connection& connection, base::DutyId duty);
std::vector<schedule::Pause> pauses_of(Connection& connection, base::DutyId duty);

}  // namespace store

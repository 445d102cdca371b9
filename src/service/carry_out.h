// Carrying out: what an answer changes of a draft or of the register, and how that is put back.
#pragma once
#include <cstdint>
#include <string>

#include "service/settle.h"

namespace service {

/// What an event is about: "task" and its number.
struct Subject {
  std::string name;
  std::int64_t number = 0;
};

/// Changes what the answer to the doubt changes, within the caller's transaction, and fills in what its row keeps of
/// it: the answer in words, the document, the day, and what undoing it needs.
///
/// problems: what is wrong with the answer, see `settle`
base::Result<Subject> carry_out(const Context& context, store::Connection& connection, const store::ProgrammeRow& draft,
                                const Answer& answer, const Doubt& doubt, store::SettlementRow& row);

/// Puts back what the answer of that row changed, within the caller's transaction.
/// problem: "agency_in_use"
base::Result<Subject> take_back(store::Connection& connection, const store::SettlementRow& row);

}  // namespace service

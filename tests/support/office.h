// The office at work: what a decision needs, in one word.
#pragma once
#include "service/changes.h"
#include "service/lists.h"
#include "service/programme_moves.h"
#include "service/task_moves.h"
#include "support/installation.h"

namespace support {

/// A decision that rests on a document of that day, made on the command line.
service::Act by_document(std::string_view document_on, std::string note = {});

base::TaskId task_of(const service::Context& context, std::string_view ref);

std::vector<store::DutyRow> duties_of(const service::Context& context, std::string_view ref);

store::DutyRow only_duty(const service::Context& context, std::string_view ref);

base::AgencyId agency_of(const service::Context& context, std::string_view name);

inline std::string kind_of(const auto& result) { return result ? std::string{} : result.error().kind; }

/// The small programme in force since 20 October 2025, with people to write to.
Installation small_programme_in_force(const std::string& settings = {});

}  // namespace support

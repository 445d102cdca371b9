// The working calendar of an installation: what the program brings, and the files that were loaded over it.
#pragma once
#include <memory>

#include "service/context.h"

namespace service {

/// The working days that hold for this installation: those of the calendar that the program brings, with each day that
/// a loaded file speaks of as the latest such file has it. Built anew only when a file has been loaded.
///
/// A context that stands on a calendar (`Context::calendar`) gives that one.
std::shared_ptr<const calendar::WorkingDays> working_days(const Context& context, store::Connection& connection);

/// The same, where no connection is at hand.
std::shared_ptr<const calendar::WorkingDays> working_days(const Context& context);

}  // namespace service

#include "service/calendar.h"

#include "service/memory.h"
#include "store/calendar.h"

namespace service {

std::shared_ptr<const calendar::WorkingDays> working_days(const Context& context, store::Connection& connection) {
  if (context.calendar) return context.calendar;
  const auto newest = store::newest_calendar_file(connection);
  return context.memory.working_days.answer({}, newest ? newest->id : 0, [&] {
    auto exceptions = calendar::shipped_exceptions();
    const auto loaded = store::loaded_exceptions(connection);
    exceptions.insert(exceptions.end(), loaded.begin(), loaded.end());
    return calendar::WorkingDays{exceptions};
  });
}

std::shared_ptr<const calendar::WorkingDays> working_days(const Context& context) {
  auto connection = context.pool.lease();
  return working_days(context, *connection);
}

}  // namespace service

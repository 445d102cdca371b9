#include "service/tick.h"

#include <spdlog/spdlog.h>

#include "service/arming.h"
#include "service/bounces.h"
#include "service/calendar.h"
#include "service/compose.h"
#include "service/kept_mail.h"
#include "service/memory.h"
#include "service/sweep.h"
#include "service/terms.h"

namespace service {
namespace {

/// A tick sees one calendar, whatever is loaded meanwhile: what it counts by that calendar it keeps to itself.
Context of_this_tick(const Context& context, Memory& memory) {
  return {.pool = context.pool,
          .settings = context.settings,
          .templates = context.templates,
          .clock = context.clock,
          .memory = memory};
}

}  // namespace

Ticked tick(const Context& of_house, mail::Mailer& mailer) {
  const auto now = of_house.clock.now();
  Memory memory;
  auto context = of_this_tick(of_house, memory);
  Ticked ticked;
  {
    auto connection = context.pool.lease();
    store::Transaction transaction{*connection};
    context.calendar = working_days(of_house, *connection);
    note_terms(of_house, *connection, now);
    sweep(context, *connection, now, ticked);
    compose(context, *connection, now, ticked);
    transaction.commit();
  }
  ticked.returned = read_bounces(context).failed;
  if (!is_clock_in_doubt(context)) deliver(context, mailer, ticked);
  drop_old_files(context, now);
  if (!ticked.steps.empty() || ticked.composed != 0 || ticked.accepted != 0 || ticked.deferred != 0 ||
      ticked.failed != 0)
    spdlog::info(fmt::format(
        "tick: {} steps and {} digests owed, {} mails composed, {} held, {} accepted, {} deferred, {} failed, {} "
        "withdrawn",
        ticked.steps.size(), ticked.digests, ticked.composed, ticked.held, ticked.accepted, ticked.deferred,
        ticked.failed, ticked.withdrawn));
  return ticked;
}

Ticked would_tick(const Context& context) {
  const auto now = context.clock.now();
  Ticked ticked;
  auto connection = context.pool.lease();
  store::Transaction never_committed{*connection};
  sweep(context, *connection, now, ticked);
  compose(context, *connection, now, ticked);
  return ticked;
}

}  // namespace service

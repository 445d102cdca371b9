// What a sweep costs that owes nothing: among a thousand duties, and among a million; beside one walk over the open
// duties of the million, which a sweep must not do; and what it costs as it owes. Prints one line a measure.
//
// usage: idle_sweep [DUTIES]
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "schedule/ladder_text.h"
#include "service/tick.h"
#include "store/duties.h"
#include "store/ledger.h"
#include "support/installation.h"
#include "support/many_tasks.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int agencies = 60, tasks = 1000, rounds = 21;

/// The duties of four years of which the ladder has a step on the measured day.
std::set<schedule::DueAlike> spoken_of(calendar::Day measured) {
  const auto opens = calendar::instant_in_vietnam(measured, schedule::Window{}.opens);
  const auto due = schedule::due_with_steps_in(schedule::default_ladder(), measured - date::days{730},
                                               opens - std::chrono::hours{1}, opens, {}, support::vietnam());
  return {due.begin(), due.end()};
}

/// Duties due on the days of four years, of every length and both sorts: every other done, and so are those of which
/// there would be something to say on the measured day.
void lay_in(const service::Context& context, int count, calendar::Day measured) {
  const auto spoken = spoken_of(measured);
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  for (int n = 0; n < count; ++n) {
    const schedule::DueAlike due{.due_on = measured + date::days{n % 1460 - 730},
                                 .length = static_cast<duty::Ladder>(n / 7 % 3),
                                 .sort = n % 3 == 0 ? duty::Sort::report : duty::Sort::dated};
    const auto id = store::add_duty(*connection, base::AssignmentId{n % tasks + 1},
                                    {.number = n / tasks + 1,
                                     .sort = due.sort,
                                     .opens_on = due.due_on - date::days{30},
                                     .due_on = due.due_on,
                                     .ladder = due.length});
    if (n % 2 == 0 || spoken.contains(due)) store::set_state(*connection, id, duty::State::completed, due.due_on);
  }
  transaction.commit();
}

template <typename Work>
double median_ms(Work&& work) {
  std::vector<double> taken;
  for (int round = 0; round < rounds; ++round) {
    const auto begin = Clock::now();
    work();
    taken.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  }
  std::ranges::nth_element(taken, taken.begin() + rounds / 2);
  return taken[rounds / 2];
}

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "idle_sweep: %s\n", what);
  std::exit(1);
}

/// Duties, swept up to before the window of the measured day opens.
std::unique_ptr<support::Installation> with_duties(int count, calendar::Day measured) {
  auto here = std::make_unique<support::Installation>("2024-01-08T08:00:00+07:00");
  service::load_agencies(here->context(), support::made_up_agencies(agencies)).value();
  // Tasks without a day of their own: their duties are laid in.
  const auto owner = [](int n) { return support::made_up_agency(n % agencies); };
  service::import(here->context(), support::many_tasks(tasks, "2024-01-05", owner), service::Activate::yes).value();
  here->tick();
  demand(here->sql("SELECT count(*) || ' ' || max(id) FROM assignment") == "1000 1000", "assignments are not numbered");
  lay_in(here->context(), count, measured);
  here->now_is(calendar::instant_in_vietnam(measured, std::chrono::hours{6}));
  {
    auto connection = here->context().pool.lease();
    store::set_swept_until(*connection, calendar::instant_in_vietnam(measured, std::chrono::hours{5}));
  }
  return here;
}

double idle_ms(support::Installation& here, calendar::Day measured, std::chrono::minutes at) {
  here.now_is(calendar::instant_in_vietnam(measured, at));
  return median_ms([&] { demand(service::would_tick(here.context()).steps.empty(), "something was owed"); });
}

}  // namespace

int main(int argc, char** argv) {
  spdlog::set_level(spdlog::level::warn);
  const int many = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
  constexpr std::chrono::minutes before_opening{7 * 60}, after_opening{8 * 60};
  const auto measured = support::day("2026-06-03");  // a Wednesday
  auto few_here = with_duties(1000, measured), many_here = with_duties(many, measured);
  const auto few_ms = idle_ms(*few_here, measured, after_opening);
  std::printf("a sweep with nothing owed among 1,000 duties: %.2f ms over the opening of a day\n", few_ms);
  const auto within = idle_ms(*many_here, measured, before_opening),
             over = idle_ms(*many_here, measured, after_opening);
  const auto walk = median_ms([&] {
    many_here->sql(
        "SELECT count(*) FROM duty WHERE state IN ('needs_action', 'in_process', 'returned') AND opens_on <> ''");
  });
  std::printf(
      "… among %d: %.2f ms within a day, %.2f ms over its opening (limit 20); one walk over the duties: %.0f ms\n",
      many, within, over, walk);
  for (const int owed : {10, 100, 1000}) {
    many_here->sql(
        "UPDATE duty SET due_on = '2026-06-03', ladder = 'month' WHERE id IN (SELECT id FROM duty WHERE "
        "sort = 'dated' AND state = 'needs_action' ORDER BY id LIMIT " +
        std::to_string(owed) + ") RETURNING id");
    std::size_t steps = 0;
    const auto ms = median_ms([&] { steps = service::would_tick(many_here->context()).steps.size(); });
    std::printf("… with %zu steps owed: %.2f ms\n", steps, ms);
  }
}

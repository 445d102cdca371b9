// Duties of many tasks, and where many duties stand on one day.
#include <benchmark/benchmark.h>

#include "duty/duty.h"

namespace {

constexpr int tasks = 100'000;
constexpr int duties = 1'000'000;

const calendar::WorkingDays& working_days() {
  static const calendar::WorkingDays days{calendar::shipped_exceptions()};
  return days;
}

/// Every kind of deadline in turn, over five years.
void duties_of_tasks(benchmark::State& state) {
  const auto issued = calendar::day_in("2025-10-20").value();
  const duty::Frame frame{.issued_on = issued, .in_force_on = issued, .term = programme::Term{2025, 2030}};
  std::vector<deadline::Reading> readings;
  for (const auto* phrase : {"Hoàn thành trong quý II/2026", "Thực hiện trong quý III/2027", "Quý I, III/2026",
                             "Thực hiện hằng năm", "Hằng quý", "Thực hiện thường xuyên", "Theo chỉ đạo của Trung ương"})
    readings.push_back(deadline::read(phrase, issued, working_days()));
  std::size_t made = 0;
  for (auto _ : state) {
    made = 0;
    for (int i = 0; i < tasks; ++i)
      made += duty::duties_of(readings[static_cast<std::size_t>(i) % readings.size()], frame).size();
    benchmark::DoNotOptimize(made);
  }
  state.counters["duties"] = static_cast<double>(made);
}
BENCHMARK(duties_of_tasks)->Unit(benchmark::kMillisecond);

void positions_on_one_day(benchmark::State& state) {
  const auto today = calendar::day_in("2026-11-22").value();
  int late = 0;
  for (auto _ : state) {
    late = 0;
    for (int i = 0; i < duties; ++i) {
      const duty::Facts facts{.sort = duty::Sort::dated,
                              .state = duty::State::needs_action,
                              .due_on = today + date::days{i % 2000 - 1000},
                              .evidence_on = {}};
      late += duty::position(facts, today, working_days()).days_overdue > 0 ? 1 : 0;
    }
    benchmark::DoNotOptimize(late);
  }
  state.counters["late"] = late;
}
BENCHMARK(positions_on_one_day)->Unit(benchmark::kMillisecond);

}  // namespace

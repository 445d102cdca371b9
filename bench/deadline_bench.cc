// How many phrases a second one core reads: typical clauses of programmes and annexes, in turn.
#include <benchmark/benchmark.h>

#include <array>

#include "deadline/reading.h"

namespace {

constexpr std::array phrases{
    "Thực hiện thường xuyên",
    "Hoàn thành trong quý II/2026",
    "Hoàn thành tháng 10/2025",
    "Báo cáo Ban Thường vụ Tỉnh ủy quý I/2026",
    "Thực hiện theo chỉ đạo, hướng dẫn của Trung ương",
    "Thực hiện thường xuyên và trọng tâm là tháng 10 hằng năm",
    "Thực hiện trong Quý IV/2025 và Quý I/2026",
    "Tháng 11/2025 - tháng 3/2026",
    "Trước ngày 15/6 và 15/12 hằng năm",
    "Chậm nhất 10 ngày làm việc kể từ ngày ký",
    "Sơ kết quý III/2027; tổng kết năm 2030",
    "Từ tháng 01/2026 đến tháng 6/2026",
    "30/6/2026",
    "2026-2030",
};

void read_phrases(benchmark::State& state) {
  const calendar::WorkingDays working_days{calendar::shipped_exceptions()};
  const auto issued = *calendar::day_in("2025-10-20");
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(deadline::read(phrases[next], issued, working_days));
    next = (next + 1) % phrases.size();
  }
  state.SetItemsProcessed(state.iterations());
}

}  // namespace

BENCHMARK(read_phrases);
BENCHMARK_MAIN();

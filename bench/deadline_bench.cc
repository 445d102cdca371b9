// How many phrases a second one core reads: typical clauses of programmes and annexes, in turn. And how long the
// longest phrases take that are read at all, 4 KiB of what costs most (limit 10 ms).
#include <benchmark/benchmark.h>

#include <array>
#include <string>

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

/// What a stranger may fill 4 KiB with: words, words torn, run together or misspelt, numbers, open brackets.
constexpr std::array fillings{
    "Hoàn thành trong quý II/2026, ",
    "trướcngàytháng",
    "thảogiữatrongquý ",
    "tr ư ớc ",
    "hon thành ",
    "khi có, theo ",
    "giai đoạn 2026-2030 ",
    "1/2/",
    "(",
    "từ ",
    "trong 3 ",
    "quý i, ii, ",
    "hằng năm, ",
    "không, ",
    "aaaaaaaaaaaa",
};

void read_longest(benchmark::State& state) {
  const calendar::WorkingDays working_days{calendar::shipped_exceptions()};
  const auto issued = *calendar::day_in("2025-10-20");
  const std::string_view filling = fillings[static_cast<std::size_t>(state.range(0))];
  std::string phrase;
  while (phrase.size() + filling.size() <= 4096) phrase += filling;
  for (auto _ : state) benchmark::DoNotOptimize(deadline::read(phrase, issued, working_days));
  state.SetLabel(std::string{filling});
}

}  // namespace

BENCHMARK(read_phrases);
BENCHMARK(read_longest)->DenseRange(0, fillings.size() - 1)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();

// Reading a real programme from its bytes to its tasks. The limit is 50 ms.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "document/reader.h"
#include "programme/reader.h"

namespace {

std::string document() {
  const char* named = std::getenv("DONDOC_DOCUMENT");
  std::ifstream in{named != nullptr ? named : "data/sample/chuong-trinh-hanh-dong.txt", std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void read_programme(benchmark::State& state) {
  const auto bytes = document();
  const calendar::WorkingDays working_days{calendar::shipped_exceptions()};
  std::size_t tasks = 0;
  for (auto _ : state) {
    const auto outline = document::outline_of_text(bytes, "programme");
    if (!outline) return state.SkipWithError("the document named by DONDOC_DOCUMENT cannot be read");
    tasks = programme::programme_in(*outline, working_days)->tasks.size();
  }
  state.counters["tasks"] = static_cast<double>(tasks);
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
}
BENCHMARK(read_programme)->Unit(benchmark::kMillisecond);

}  // namespace

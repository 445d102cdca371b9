// Any table, merged cells among it, becomes a programme or a refusal. The bytes say how wide the table is and which
// cells are merged; the rest is its words, as CSV. Refs are unique and nothing that is kept is broken.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>

#include "base/text.h"
#include "document/reader.h"
#include "programme/reader.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

/// Merges cells as the bytes say: position, rows and columns, three bytes each; also beyond the table's edges.
void merge(document::Table& table, const std::uint8_t* data, std::size_t count) {
  for (std::size_t n = 0; n + 2 < count; n += 3) {
    auto& row = table.rows[data[n] % table.rows.size()];
    auto& cell = row.cells[data[n + 1] % row.cells.size()];
    cell.rows = data[n + 2] % 16;
    cell.columns = data[n + 2] / 16;
    cell.covered = data[n + 2] == 0xFF;
  }
}

void check(const programme::Programme& programme) {
  std::set<std::string> refs;
  for (const auto& task : programme.tasks) {
    demand(refs.insert(task.ref).second);
    demand(base::is_utf8(task.text) && base::is_utf8(task.deadline_text.value_or("")));
    for (const auto& owner : task.owners) demand(!owner.empty() && base::is_utf8(owner));
    for (const auto& body : task.coordinators) demand(!body.empty() && base::is_utf8(body));
    for (const auto& detail : task.details) demand(base::is_utf8(detail));
  }
  for (const auto& indicator : programme.indicators) demand(!indicator.name.empty() && base::is_utf8(indicator.name));
  for (const auto& problem : programme.problems) demand(base::is_utf8(problem.words) && !problem.detail.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const calendar::WorkingDays working_days;
  constexpr std::size_t merges = 12;
  if (size <= merges) return 0;
  auto outline = document::outline_of_text({reinterpret_cast<const char*>(data) + merges, size - merges}, "bang.csv");
  if (!outline) return 0;
  for (auto& block : outline->blocks)
    if (block.table) merge(*block.table, data, merges);
  const auto programme = programme::programme_in(*outline, working_days);
  if (programme) check(*programme);
  return 0;
}

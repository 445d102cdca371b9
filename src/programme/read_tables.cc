#include "programme/read_tables.h"

#include "programme/assignment.h"
#include "programme/doubts.h"
#include "programme/indicators.h"
#include "programme/table_reader.h"

namespace programme {
namespace {

void read_indicator_table(const Grid& grid, const Header& header, bool goes_on, Collector& collector) {
  const auto first_row = goes_on ? 0 : header.last + 1;
  for (auto& indicator : indicators_in(grid, header, first_row, collector.programme().problems))
    collector.programme().indicators.push_back(std::move(indicator));
}

}  // namespace

void read_tables(const std::vector<PlacedTable>& tables, const std::string& prefix, Collector& collector) {
  TableReader reader;
  std::optional<Header> header;
  std::string part;
  std::string owner;
  const auto end_part = [&] {
    for (auto& [task, beside] : reader.tasks(prefix, part)) {
      task.ref = collector.unique(std::move(task.ref), task.place);
      if (!task.owner && !owner.empty()) task.owner = owner;
      const auto named = assignment_in(task.text);
      if (!named.unsure.empty() && task.owner == named.owner) collector.report(owner_unsure(task, named.unsure));
      collector.add(std::move(task), beside);
    }
    for (auto& problem : reader.problems()) collector.report(std::move(problem));
    reader = {};
  };
  for (const auto& placed : tables) {
    const Grid grid{placed.table};
    auto own = header_at(grid, 0);
    if (placed.part != part || placed.owner != owner) end_part();
    part = placed.part;
    owner = placed.owner;
    const auto goes_on = !own && header;
    if (own) header = std::move(own);
    if (!header || header->columns.size() != grid.columns()) continue;
    if (header->of_indicators) {
      read_indicator_table(grid, *header, goes_on, collector);
    } else {
      reader.read(goes_on ? rows_going_on(grid, *header) : rows_below(grid, *header), *header);
    }
  }
  end_part();
}

}  // namespace programme

// What a page of a hundred rows costs: building its values, and rendering them.
#include <benchmark/benchmark.h>

#include "render/templates.h"

namespace {

using render::Values;

constexpr auto columns = 12;

std::string page_source() {
  std::string source = "<!doctype html>\n<table>\n{{#tasks}}\n<tr class=\"{{c0}}\">\n";
  for (int column = 0; column < columns; ++column) {
    source += "  <td class=\"column";
    source += std::to_string(column) + "\">{{c" + std::to_string(column) + "}}</td>\n";
  }
  return source + "</tr>\n{{/tasks}}\n{{^tasks}}<p>Không có nhiệm vụ nào.</p>{{/tasks}}\n</table>\n";
}

Values row(int number) {
  Values values;
  values.reserve(columns);
  values.text("c0", "overdue").text("c1", "II.7." + std::to_string(number)).text("c2", "30/6/2026");
  values.text("c3", "Hoàn thiện quy chế phối hợp & kiểm tra việc thực hiện, báo cáo cấp có thẩm quyền");
  values.text("c4", "Văn phòng").text("c5", "Sở Nội vụ").text("c6", "2026-06-30").text("c7", "quá hạn 3 ngày");
  values.text("c8", "Quý II/2026").text("c9", "Báo cáo \"kết quả\"").text("c10", "12").text("c11", "chưa hoàn thành");
  return values;
}

Values page_values() {
  Values::List rows;
  rows.reserve(100);
  for (int number = 0; number < 100; ++number) rows.push_back(row(number));
  Values values;
  values.list("tasks", std::move(rows));
  return values;
}

void building_the_values(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(page_values());
}
BENCHMARK(building_the_values)->Unit(benchmark::kMicrosecond);

void rendering_the_page(benchmark::State& state) {
  const render::Templates templates{{{"page.html", {"page.html", page_source()}}}};
  const auto values = page_values();
  std::size_t bytes = 0;
  for (auto _ : state) bytes = templates.render("page.html", values).size();
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(rendering_the_page)->Unit(benchmark::kMicrosecond);

}  // namespace

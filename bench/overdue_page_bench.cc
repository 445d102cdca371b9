// What a page of a hundred overdue duties costs beside its query: the view's values, and the page made of them.
#include <benchmark/benchmark.h>

#include "render/templates.h"
#include "web/overview_view.h"

namespace {

service::OverduePage page_of_a_hundred() {
  service::OverduePage page{.today = calendar::day_in("2026-06-22").value(), .lines = {}, .agencies = {}, .next = {}};
  for (int number = 1; number <= 100; ++number) {
    service::DutyLine line;
    line.duty.id = base::DutyId{number};
    line.duty.ref = "II.7." + std::to_string(number);
    line.duty.text = "Rà soát, bổ sung quy hoạch cán bộ diện Ban Thường vụ Tỉnh ủy quản lý sau khi sắp xếp bộ máy";
    line.duty.agency_name = "Đảng ủy Ủy ban nhân dân tỉnh";
    line.duty.due_on = line.duty.original_due_on = calendar::day_in("2026-05-31").value();
    line.duty.issuer = "Ban Chấp hành Đảng bộ tỉnh";
    line.duty.programme_number = "03-CTr/TU";
    line.position = {.standing = duty::Standing::open_overdue,
                     .effective_due_on = calendar::day_in("2026-06-01").value(),
                     .days_overdue = 21,
                     .days_left = 0,
                     .alert = duty::Alert::critical};
    page.lines.push_back(std::move(line));
  }
  return page;
}

void values_and_page(benchmark::State& state) {
  const auto templates = render::Templates::embedded("web/templates/");
  const auto now = base::instant_in("2026-06-22T02:00:00Z").value();
  const auto page = page_of_a_hundred();
  std::size_t bytes = 0;
  for (auto _ : state) {
    auto values = web::overdue_page(page, {}, now);
    values.text("style", "/static/style.css").text("icon", "/static/mark.svg");
    bytes = templates.render("overdue.html", values).size();
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(values_and_page)->Unit(benchmark::kMicrosecond);

}  // namespace

// Any bytes: the days of a calendar file, each once, in order and with a source, or a refusal that says where. Each of
// the three forms is tried, whichever the bytes look like.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "calendar/file_forms.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

using Days = base::Result<std::vector<calendar::FileDay>>;

void check(const Days& days) {
  if (!days) {
    const auto& problem = days.error();
    demand(!problem.kind.empty() && problem.line >= 1);
    demand(base::is_utf8(problem.detail) && base::is_utf8(problem.words));
    return;
  }
  for (const auto& [exception, line] : *days) {
    demand(calendar::WorkingDays::reaches(exception.day) && line >= 1);
    demand(!exception.name.empty() && !exception.source.empty());
    demand(base::is_utf8(exception.name) && base::is_utf8(exception.source));
  }
}

void check_file(const Days& days) {
  static const calendar::WorkingDays weekdays;
  check(days);
  if (!days) return;
  demand(!days->empty());
  for (std::size_t i = 1; i < days->size(); ++i) demand(days->at(i - 1).exception.day < days->at(i).exception.day);
  const auto problem = calendar::problem_over(*days, weekdays);
  demand(!problem || base::is_utf8(problem->detail));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  check_file(calendar::days_in_file(bytes));
  if (!base::is_utf8(bytes)) return 0;
  check(calendar::days_in_toml(bytes));
  check(calendar::days_in_csv(bytes));
  check(calendar::days_in_ics(bytes));
  return 0;
}

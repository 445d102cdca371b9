// Any bytes: an outline, then a programme, or a refusal. Nothing throws, refs are unique, all that is kept is UTF-8.
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

void check(const base::Problem& problem) {
  demand(!problem.kind.empty() && !problem.detail.empty());
  demand(base::is_utf8(problem.detail) && base::is_utf8(problem.words));
}

void check(const programme::Programme& programme) {
  std::set<std::string> refs;
  for (const auto& task : programme.tasks) {
    demand(!task.ref.empty() && refs.insert(task.ref).second);
    demand(base::is_utf8(task.text) && base::is_utf8(task.deadline_text.value_or("")));
    demand(!task.inherited || task.deadline_text);
    for (const auto& owner : task.owners) demand(!owner.empty() && base::is_utf8(owner));
    for (const auto& body : task.coordinators) demand(!body.empty() && base::is_utf8(body));
  }
  for (const auto& problem : programme.problems) check(problem);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const calendar::WorkingDays working_days;
  const auto outline = document::outline_of_text({reinterpret_cast<const char*>(data), size}, "tep.txt");
  if (!outline) {
    check(outline.error());
    return 0;
  }
  const auto programme = programme::programme_in(*outline, working_days);
  if (programme)
    check(*programme);
  else
    check(programme.error());
  return 0;
}

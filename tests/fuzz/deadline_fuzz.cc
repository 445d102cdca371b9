// Any bytes as a clause: reading never fails, and what it says is of one piece.
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "deadline/reading.h"
#include "deadline/sentence.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_sorted(const std::vector<calendar::Day>& days) {
  for (std::size_t i = 1; i < days.size(); ++i)
    if (days[i] <= days[i - 1]) return false;
  return true;
}

/// What holds of every reading, whatever the words.
void check(const deadline::Reading& reading) {
  using deadline::Kind;
  require(!reading.how.empty() && base::is_utf8(reading.how));
  require(is_sorted(reading.milestones));
  if (reading.start && reading.due) require(*reading.start <= *reading.due);
  if (reading.rule) require(deadline::rule_in(deadline::text_of(*reading.rule)) == reading.rule);
  const bool dated = reading.start || reading.due || !reading.milestones.empty() || reading.rule;
  switch (reading.kind) {
    case Kind::due: require(reading.due && !reading.start && reading.milestones.empty() && !reading.rule); break;
    case Kind::window: require(reading.due && reading.start && reading.milestones.empty() && !reading.rule); break;
    case Kind::milestones: require(reading.milestones.size() > 1 && reading.due == reading.milestones.back()); break;
    case Kind::recurring: require(reading.rule.has_value()); break;
    case Kind::ongoing: break;
    case Kind::conditional:
    case Kind::none:
    case Kind::unparsed: require(!dated); break;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const calendar::WorkingDays working_days;
  static const auto issued = *calendar::day_in("2025-10-20");
  static const auto last_of_all = *calendar::day_in("2199-12-20");
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  check(deadline::read(bytes, issued, working_days));
  check(deadline::read(bytes, last_of_all, working_days));
  if (base::is_utf8(bytes))
    if (const auto text = base::nfc(bytes); const auto clause = deadline::clause_in(text)) {
      require(clause->begin < clause->end && clause->end <= text.size());
      require(base::is_utf8(std::string_view{text}.substr(clause->begin, clause->end - clause->begin)));
    }
  if (const auto rule = deadline::rule_in(bytes)) {
    const auto days = deadline::occurrences(*rule, issued, calendar::months_after(issued, 30));
    require(is_sorted(days));
  }
  return 0;
}

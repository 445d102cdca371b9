// Acknowledging: an agency says that it has taken note of a duty, and names the day by which it will be heard of again.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "service/voice.h"

namespace service {

struct Acknowledgement {
  std::optional<calendar::Day> until_on;
  std::string words;  ///< may be empty
};

/// Keeps the day: until then the agency's people are not reminded of the duty, from then on they are again by
/// themselves. What the ladder tells the office and the committee, and every list and digest, goes on.
///
/// The day lies after today and at most `[workflow] acknowledged_for_working_days` working days ahead; until the duty
/// is moved or handed over it is named at most `acknowledgements_per_duty` times.
/// problems: those of Speaker::of, "not_open", "day_missing", "day_passed", "day_too_late", "acknowledged_before",
/// "field_too_long"
base::Result<base::Done> acknowledge(const Context& context, base::DutyId duty, const Acknowledgement& said,
                                     const Voice& voice);

/// The same as the person of a mail's link, by the door `link`.
/// problems: "no_such_link", and those of `acknowledge`
base::Result<base::Done> acknowledge_by_link(const Context& context, std::string_view token,
                                             const Acknowledgement& said);

/// What the form says about it: the last day that may be named today, and how often it still may be; nothing where the
/// duty waits for nothing.
struct MayAcknowledge {
  calendar::Day latest;
  int times = 0;  ///< 0: it has been named as often as it may be
};
std::optional<MayAcknowledge> may_acknowledge(const Context& context, const store::DutyRow& duty);

/// The day that was named last since the duty was moved or handed over; nothing where none was.
struct Acknowledged {
  calendar::Day until_on;
  base::Instant said_at;
  std::string person, words;
};
std::optional<Acknowledged> acknowledged(const Context& context, const store::DutyRow& duty);

}  // namespace service

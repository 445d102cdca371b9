// Digests: which summaries are owed, of what, and on which working days.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schedule/ladder.h"

namespace schedule {

/// What a digest tells, and to whom.
enum class DigestKind {
  committee,  ///< bản tin tuần: where everything stands, to the committee
  meeting,    ///< the same before the committee meets
  agency,     ///< bản tin tháng: what one's agency owes, to its contacts and heads
  quarter,    ///< the figures of a quarter, a half-year, a year: to the committee and the office
  half_year,
  year,
};

/// "committee", "half-year", as the store, the settings, links and the command line write it.
std::string_view code(DigestKind kind);
std::optional<DigestKind> digest_kind_of(std::string_view code);
std::span<const DigestKind> all_digest_kinds();

/// The period whose figures a digest tells; nothing for one that tells how things stand.
std::optional<duty::ReportPeriod> report_period_of(DigestKind kind);

/// Whether its recipients may stop it. What is sent because of a meeting they get in any case.
bool is_optional(DigestKind kind);

/// When digests go out: on working days alone.
struct DigestPlan {
  std::vector<DigestKind> kinds{all_digest_kinds().begin(), all_digest_kinds().end()};  ///< that the clock sends
  int weekday = 1;     ///< of the committee's, 1 Monday to 5 Friday: the first working day of the week from it on
  int month_day = 1;   ///< of the agencies', 1 to 28: the first working day from it on
  int days_after = 1;  ///< of a period's, 1 to 28: the first working day so many days after its last one
  int first_day = 1;   ///< of periods: 1 or 15, as `duty::Reporting` has it
  std::optional<std::chrono::minutes> at;  ///< not before that time of the day, which lies in the window
};

struct DueDigest {
  DigestKind kind = DigestKind::committee;
  std::string period;  ///< "2026-06-22" (a week's Monday, a meeting's day), "2026-06", "2026-Q2", "2026-H1", "2026"
  calendar::Day goes_out_on;

  bool operator==(const DueDigest&) const = default;
};

/// The digests that are owed in (after, until], in the order of their days.
///
/// The committee's goes out once a week, where none of its days from the one planned on is a working day, on the last
/// working day before; a week without a working day has none. One before a meeting goes out on the working day before
/// it. The agencies' of a month, and those of periods that have ended, may go out in the month or period after.
///
/// meetings: the days on which the committee meets
std::vector<DueDigest> digests_in(base::Instant after, base::Instant until, const DigestPlan& plan,
                                  const std::vector<calendar::Day>& meetings, Window window,
                                  const calendar::WorkingDays& working_days);

}  // namespace schedule

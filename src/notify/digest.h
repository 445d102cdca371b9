// Digests: how everything stands, or a period's figures, for people who never sign in.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "mail/message.h"
#include "notify/line.h"
#include "report/period.h"
#include "schedule/digests.h"

namespace notify {

/// A duty that was overdue when the digest before was told, and is not any more.
struct Settled {
  enum class How { completed, claimed, moved, dropped };

  Line line;
  How how = How::completed;
};

/// What changed since the digest before: `before` and what is new are what is overdue now and what was settled.
struct Changes {
  base::Instant since;      ///< when the digest before was told
  std::int64_t before = 0;  ///< overdue then
  std::int64_t added = 0;   ///< overdue now, and not then
  std::vector<Settled> settled;
};

struct Digest {
  schedule::DigestKind kind = schedule::DigestKind::committee;
  std::string period;        ///< as `schedule::DueDigest` has it
  base::Instant counted_at;  ///< the cut-off of every number
  calendar::Day day;         ///< of which standings are told
  report::Counts total;
  std::vector<report::AgencyCounts> agencies;  ///< they sum to the total
  std::vector<Line> overdue;                   ///< all of it, worst first
  std::vector<Line> coming;                    ///< what falls due up to `coming_until`, the nearest first
  calendar::Day coming_until{};
  std::optional<Changes> changes;                ///< nothing where there was no digest before
  std::optional<report::PeriodFigures> figures;  ///< of a period's digest
  bool is_of_other_day = false;                  ///< not told of today: what has no day is not known of others
  std::vector<std::string> about{};              ///< the agencies that an agencies' digest is of
  std::string list_link;                         ///< to the overdue list on the page
  std::string files_link{};                      ///< where the files can be had, should they be too large for a mail
  std::string stop_link{};                       ///< to stop digests of this kind; empty where there is none
};

/// Why the digest may not be sent: "sums_differ" where its parts do not sum to their totals.
std::optional<base::Problem> doubt_of(const Digest& digest);

/// «Bản tin tháng 6/2026 – Sở Nội vụ».
std::string title_of(const Digest& digest);

/// Whether there is nothing to tell: nothing open, and nothing changed.
bool is_empty(const Digest& digest);

/// «bản tin tuần, 3 việc quá hạn», as the subject of a mail says it.
std::string subject_of(const Digest& digest);

/// The files that come with it: the lists as a workbook, and the coming days as a calendar where there are any.
/// page_url: of the page, to which the events lead
std::vector<mail::Attachment> files_of(const Digest& digest, const std::string& page_url);

/// The digest as a template shows it; at most so many lines of each list as a mail can hold.
/// attached: whether its files come with the mail
render::Values values_of(const Digest& digest, bool attached);

}  // namespace notify

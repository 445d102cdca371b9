// Statements: what an agency may say about a duty before it is done, and why not.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "duty/duty.h"

namespace duty {

/// Why a duty is late, or will be: the categories by which delays are counted.
enum class Cause {
  objective,     ///< khách quan
  superior,      ///< chờ văn bản của cấp trên
  resources,     ///< thiếu nguồn lực
  coordination,  ///< chờ phối hợp
  workload,      ///< khối lượng lớn
  other,         ///< said in words
};
std::string_view code(Cause cause);
std::optional<Cause> cause_of(std::string_view code);

/// How an agency expects a duty to end.
enum class Outlook { on_track, at_risk, will_miss };
std::string_view code(Outlook outlook);
std::optional<Outlook> outlook_of(std::string_view code);

/// Longest text of a statement, in characters.
inline constexpr std::size_t longest_words = 2000;

/// Why the words cannot be kept: there are none, or too many. kinds: "words_missing", "field_too_long"
///
/// missing: what is asked for where there are none
std::optional<base::Problem> cannot_keep(std::string_view words, std::string_view missing);

/// How far a duty is, and perhaps how it is expected to end.
struct Progress {
  std::string words;
  std::optional<Outlook> outlook;
  std::optional<Cause> cause;  ///< where it is not on track
};

/// Why progress cannot be reported: the duty must be open without a claim that waits, what was done must be said, and
/// an outlook other than on track needs its cause. kinds: "claim_waits", "already_completed", "not_open",
/// "words_missing", "cause_missing", "field_too_long"
std::optional<base::Problem> cannot_report(State state, const Progress& progress);

/// The last day that may be proposed in place of another: this many months after the later of that day and today.
inline constexpr int longest_extension = 24;

/// A later day, asked for.
struct ExtensionWish {
  std::optional<calendar::Day> proposed_on;
  std::optional<Cause> cause;
  std::string words;
};

/// Why a later day cannot be asked for: as `cannot_extend`, and the day must be to come and not beyond all measure,
/// with a cause and words. kinds: those of cannot_extend, "day_passed", "day_too_late", "cause_missing",
/// "words_missing", "field_too_long"
std::optional<base::Problem> cannot_ask(const Facts& facts, const ExtensionWish& wish, calendar::Day today);

/// Why a duty is late, as its agency says.
struct Delay {
  std::optional<Cause> cause;
  std::string words;  ///< needed where the cause is `other`
};

/// Why no delay can be accounted for. kinds: "cause_missing", "words_missing", "field_too_long"
std::optional<base::Problem> cannot_explain(const Delay& delay);

/// What stands in the way, or a proposal.
enum class ObstacleSort { obstacle, proposal };
std::string_view code(ObstacleSort sort);
std::optional<ObstacleSort> obstacle_sort_of(std::string_view code);

struct Obstacle {
  std::optional<ObstacleSort> sort;
  std::string level;  ///< who can settle it: "Ban Thường vụ Tỉnh ủy"
  std::string words;
};

/// Why an obstacle cannot be stated of a duty in that state: it must not be done or cancelled.
/// kinds: "already_completed", "not_open", "sort_missing", "level_missing", "words_missing", "field_too_long"
std::optional<base::Problem> cannot_state(State state, const Obstacle& obstacle);

}  // namespace duty

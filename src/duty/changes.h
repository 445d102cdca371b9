// Changes: what the office may change of what is owed, on the strength of a document, and why not.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "duty/duty.h"

namespace duty {

/// What a decision does. A task is dated, changed or ended, a programme ended or replaced; the others move duties.
enum class Move { dated, extended, suspended, resumed, cancelled, changed, transferred, ended, replaced };
std::string_view code(Move move);
std::optional<Move> move_of(std::string_view code);

/// Categories of reasons, by which extensions are counted.
enum class Reason {
  superior,       ///< chờ hướng dẫn hoặc ý kiến của cấp trên
  coordination,   ///< vướng trong phối hợp giữa các cơ quan
  law,            ///< vướng quy định của pháp luật
  resources,      ///< kinh phí, nhân lực
  content,        ///< nội dung, phạm vi nhiệm vụ thay đổi
  reorganised,    ///< sắp xếp tổ chức bộ máy
  force_majeure,  ///< sự kiện bất khả kháng
  other,          ///< said in the note
};
std::string_view code(Reason reason);
std::optional<Reason> reason_of(std::string_view code);

/// The document that lets the office change something, and why it was decided.
struct Mandate {
  std::string document_number;                ///< "45-QĐ/TU"
  std::optional<calendar::Day> document_on;
  std::string authority;                      ///< who decided: "Ban Thường vụ Tỉnh ủy"
  std::optional<Reason> reason;
  std::string note;                           ///< needed where the reason is `other`
};

/// Why no decision may rest on such a document today: it needs a number, a day that is not in the future, who decided
/// and a reason. kinds: "document_missing", "document_in_future", "reason_missing", "field_too_long"
std::optional<base::Problem> cannot_rest_on(const Mandate& mandate, calendar::Day today);

/// Why a duty's day cannot be moved to that one. It must be open without a claim that waits, and the new day later than
/// the present. A report is never extended, for the next period does not shift.
/// kinds: "day_missing", "day_out_of_range", "day_not_later", "report_not_extended", "claim_waits",
/// "already_completed", "not_open"
std::optional<base::Problem> cannot_extend(const Facts& facts, std::optional<calendar::Day> to);

/// Why a duty cannot be suspended: it must be open without a claim that waits.
std::optional<base::Problem> cannot_suspend(State state);

/// Why a suspended duty cannot go on, with a new day or, where there is none, with the one it had.
/// kinds: "not_suspended", "day_out_of_range", "day_not_later", "report_not_extended"
std::optional<base::Problem> cannot_resume(const Facts& facts, std::optional<calendar::Day> to);

/// Why a duty cannot be cancelled: it must be open or suspended, without a claim that waits.
std::optional<base::Problem> cannot_cancel(State state);

/// Why a duty cannot go over to another agency: as for `cannot_cancel`, since a claim belongs to who made it.
std::optional<base::Problem> cannot_hand_over(State state);

/// Why a task with such a deadline cannot be given that day: it must be one that waits, has no deadline or one that
/// could not be read. kinds: "already_dated", "day_missing", "day_out_of_range"
std::optional<base::Problem> cannot_date(deadline::Kind kind, std::optional<calendar::Day> on);

/// Why a task with such a deadline has no review day, or not that one.
/// kinds: "already_dated", "day_missing", "day_passed"
std::optional<base::Problem> cannot_review(deadline::Kind kind, std::optional<calendar::Day> on, calendar::Day today);

/// Whether a task with such a deadline waits for the office to give it a day.
bool waits_for_a_day(deadline::Kind kind);

/// Whether a duty in that state waits for its agency: nothing delivered, nothing decided against it.
bool is_wanting(State state);

}  // namespace duty

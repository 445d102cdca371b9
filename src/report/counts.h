// Counts: how many duties stand where on a day, with parts that sum to their totals.
#pragma once
#include <cstdint>
#include <optional>

#include "duty/duty.h"

namespace report {

/// Duties by standing on one day: the four official classes, marks within them, and what stands outside.
struct Counts {
  std::int64_t completed_on_time = 0;
  std::int64_t completed_late = 0;
  std::int64_t open_in_time = 0;
  std::int64_t open_overdue = 0;

  // marks within "trong hạn" and "quá hạn"; never added to a total
  std::int64_t near = 0;       ///< sắp đến hạn: seven days left or fewer
  std::int64_t due_today = 0;  ///< đến hạn hôm nay
  std::int64_t critical = 0;   ///< three working days overdue or more
  std::int64_t claimed = 0;    ///< chờ xác nhận, reports of ongoing tasks not among them

  // outside the four classes
  std::int64_t ongoing = 0;            ///< thường xuyên: tasks of an agency
  std::int64_t waiting_condition = 0;  ///< chờ điều kiện: tasks of an agency
  std::int64_t undated = 0;            ///< chưa có thời hạn: tasks of an agency
  std::int64_t suspended = 0;          ///< tạm dừng
  std::int64_t cancelled = 0;          ///< đã hủy
  std::int64_t reports_owed = 0;       ///< report periods of ongoing tasks that have ended
  std::int64_t reports_made = 0;       ///< of those, the ones that were reported

  std::int64_t total() const { return completed_on_time + completed_late + open_in_time + open_overdue; }
  std::int64_t done() const { return completed_on_time + completed_late; }

  Counts& operator+=(const Counts& other);
  bool operator==(const Counts&) const = default;
};

/// Counts `count` duties that are alike in all that their standing depends on.
void add(Counts& counts, const duty::Facts& facts, std::int64_t count, calendar::Day today,
         const calendar::WorkingDays& working_days);

/// Counts `count` assignments of tasks with that kind of deadline into the lists outside the four classes.
void add(Counts& counts, deadline::Kind kind, std::int64_t count);

/// Part ÷ whole in percent, to one decimal place; nothing where the whole is nothing.
std::optional<double> percent(std::int64_t part, std::int64_t whole);

}  // namespace report

// Parts of periods: «đầu», «giữa», «cuối», the first and last months, and the months of a quarter.
#include "deadline/grammar.h"

namespace deadline {
namespace {

Part part_of(const Token& token) {
  if (token.is(Term::first)) return Part::first;
  if (token.is(Term::middle)) return Part::middle;
  if (token.is(Term::last)) return Part::last;
  return Part::whole;
}

Point months_of_year(int first, int count) {
  Point point;
  point.grain = count == 6 ? Grain::half_year : count == 12 ? Grain::year : Grain::stretch;
  point.month = first;
  point.months = count;
  return point;
}

}  // namespace

/// «tháng cuối quý», «tháng đầu quý sau», «tháng cuối quý I/2026», «tháng cuối kỳ báo cáo», «tháng cuối năm 2026».
std::optional<Point> Grammar::month_of_quarter() {
  const auto before = at_;
  if (!accept(Term::month)) return std::nullopt;
  Point point;
  point.grain = Grain::month;
  if (accept(Term::first))
    point.place = 1;
  else if (accept(Term::middle))
    point.place = 2;
  else if (accept(Term::last))
    point.place = 3;
  else if (accept(Term::weekday))
    point.place = accept(Term::ordinal_one) ? 1 : number().value_or(0);
  accept(Term::of);
  const bool each_quarter = at(Term::each) && at(Term::quarter, 1);
  if (point.place < 1 || point.place > 3 ||
      !(at(Term::quarter) || each_quarter || at(Term::report_period) || at(Term::year))) {
    at_ = before;
    return std::nullopt;
  }
  if (each_quarter) {
    point.frame = Frame::quarter_month;
    return point;
  }
  if (accept(Term::report_period)) {
    point.frame = Frame::period_month;
    if (point.place != 3) trouble_ = "không rõ tháng nào của kỳ báo cáo";
    return point;
  }
  if (at(Term::year)) {
    point.month = point.place == 3 ? 12 : point.place;
    if (point.place == 2) trouble_ = "không rõ tháng nào của năm";
    if (!year_tail(point)) accept(Term::year);
    return point;
  }
  ++at_;
  if (at(TokenKind::number)) {
    const auto quarter = quarter_number();
    if (!quarter) return std::nullopt;
    point.month = 3 * (*quarter - 1) + point.place;
    year_tail(point);
    return point;
  }
  accept(Term::of);
  point.next_period = accept(Term::next);
  if (!point.next_period && at(Term::previous) && !peek(1).is(TokenKind::number) && !at(Term::day, 1))
    trouble_ = "không rõ quý nào";
  if (at(Term::report) || at(Term::report_period)) ++at_;
  point.frame = Frame::quarter_month;
  return point;
}

/// «6 tháng đầu năm 2026», «9 tháng đầu năm», «nửa cuối năm 2026», «nửa đầu tháng 3», «cả năm».
std::optional<Point> Grammar::stretch_of_year() {
  const auto before = at_;
  if (accept(Term::entire_year)) {
    auto point = months_of_year(1, 12);
    point.entire = true;
    year_tail(point);
    return point;
  }
  if (accept(Term::half)) {
    const auto part = part_of(peek());
    if (part != Part::whole) ++at_;
    accept(Term::of);
    if ((part == Part::first || part == Part::last) && at(Term::year)) {
      auto point = months_of_year(part == Part::first ? 1 : 7, 6);
      if (!year_tail(point)) ++at_;
      return point;
    }
    if ((part == Part::first || part == Part::last) && at(Term::month)) {
      auto point = month_period();
      if (point) point->part = part == Part::first ? Part::middle : Part::last;
      if (point) return point;
    }
    at_ = before;
    return std::nullopt;
  }
  const auto count = number();
  if (trouble_ != nullptr) return std::nullopt;
  if (!count || *count < 1 || *count > 11 || !accept(Term::month)) {
    at_ = before;
    return std::nullopt;
  }
  const auto part = part_of(peek());
  if (at(Term::year) && peek(1).digits == 4) trouble_ = "không rõ là những tháng đầu hay cuối năm";
  if ((part != Part::first && part != Part::last) || trouble_ != nullptr) {
    at_ = before;
    return std::nullopt;
  }
  ++at_;
  accept(Term::of);
  if (!at(Term::year)) {
    at_ = before;
    return std::nullopt;
  }
  auto point = months_of_year(part == Part::first ? 1 : 13 - *count, *count);
  if (!year_tail(point)) ++at_;
  return point;
}

/// «đầu năm 2026», «giữa tháng 3», «cuối quý I/2026», «cuối mỗi quý».
std::optional<Point> Grammar::partial_period() {
  const auto part = part_of(peek());
  if (part == Part::whole) return std::nullopt;
  const bool of_a_row = peek().value_of(Term::first) == 1 || peek().value_of(Term::last) == 1;
  const auto before = at_++;
  accept(Term::of);
  if (at(Term::each) && (at(Term::month, 1) || at(Term::quarter, 1) || at(Term::year, 1))) {
    Point point;
    point.grain = at(Term::month, 1) ? Grain::month : at(Term::quarter, 1) ? Grain::quarter : Grain::year;
    point.part = part;
    return point;
  }
  auto point = plain_period();
  if (!point && trouble_ == nullptr && at(Term::year)) {
    ++at_;
    point = months_of_year(1, 12);
  }
  if (!point || trouble_ != nullptr) {
    at_ = before;
    return std::nullopt;
  }
  if (point->grain == Grain::school_year && part != Part::last) trouble_ = "không rõ ngày nào của năm học";
  if (point->grain == Grain::half_year || point->grain == Grain::stretch || point->grain == Grain::week)
    trouble_ = "không rõ ngày nào";
  if (of_a_row) trouble_ = "không rõ ngày, tuần hay tháng nào";  // «đầu tiên của tháng 3»
  point->part = part;
  return point;
}

}  // namespace deadline

// Periods: weeks, months, quarters, halves, years, school years, and their beginnings, middles and ends.
#include "deadline/grammar.h"

namespace deadline {
namespace {

constexpr const char* no_such_year = "không rõ năm";

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

/// «năm sau», «năm nay», «năm báo cáo», after whatever lies in that year.
bool Grammar::relative_year(Point& point) {
  if (!at(Term::year)) return false;
  if (at(Term::next, 1) || at(Term::this_one, 1) || at(Term::now, 1)) {
    point.year = issued_year_ + (at(Term::next, 1) ? 1 : 0);
    point.relative_year = true;
    point.next_period = at(Term::next, 1);
    at_ += 2;
    return true;
  }
  if (at(Term::report, 1) || at(Term::report_period, 1)) {
    point.frame = Frame::any_year;
    at_ += 2;
    return true;
  }
  return false;
}

/// The year after a day, a month, a quarter or a half: /2026, /26, -2026, năm 2026, (năm 2026), năm sau, của năm.
bool Grammar::year_tail(Point& point) {
  const auto before = at_;
  if (at(TokenKind::slash) && peek(1).is(TokenKind::number)) {
    ++at_;
    const auto& token = peek();
    if (token.digits == 2 && token.value >= 20)
      point.year = 2000 + token.value;
    else if (token.digits == 4 && token.value >= 1900 && token.value <= 2199)
      point.year = token.value;
    else
      trouble_ = no_such_year;
    ++at_;
    if (at(TokenKind::slash) && peek(1).is(TokenKind::number)) trouble_ = "sau năm còn chữ số khác";
    return true;
  }
  if (at(TokenKind::slash) && peek().glued && at(TokenKind::blank, 1)) trouble_ = "năm còn để trống";
  if ((at(TokenKind::dash) || at(TokenKind::dot)) && peek().glued && peek(1).glued && peek(1).digits == 4) {
    ++at_;
    if (const auto year = year_number())
      point.year = *year;
    else
      trouble_ = no_such_year;
    return true;
  }
  const bool bracket = accept(TokenKind::open);
  const bool comma = !bracket && accept(TokenKind::comma);
  const bool of = accept(Term::of);
  if (relative_year(point)) return true;
  if (at(Term::year) && peek(1).is(TokenKind::number)) {
    ++at_;
    if (const auto year = year_number())
      point.year = *year;
    else
      trouble_ = no_such_year;
    if (bracket) accept(TokenKind::close);
    return true;
  }
  if (of && at(Term::year)) {
    ++at_;
    point.frame = Frame::any_year;
    return true;
  }
  const bool bare = at(TokenKind::number) && peek().digits == 4 && !peek(1).is_unknown();
  if (bare && (!comma || point.day != 0) && (!bracket || at(TokenKind::close, 1)))
    if (const auto year = year_number()) {
      point.year = *year;
      if (bracket) accept(TokenKind::close);
      return true;
    }
  at_ = before;
  return false;
}

/// «tuần này», «tuần sau», «tuần thứ hai của tháng 12/2025», «tuần đầu tháng 9».
std::optional<Point> Grammar::week_period() {
  const auto before = at_;
  if (!accept(Term::week)) return std::nullopt;
  Point point;
  point.grain = Grain::week;
  if (at(Term::next) || at(Term::this_one) || at(Term::now)) {
    const auto monday = issued_ - (date::weekday{issued_} - date::Monday) + date::days{at(Term::next) ? 7 : 0};
    ++at_;
    point.first = monday;
    point.last = monday + date::days{4};
    return point;
  }
  const bool ordinal = accept(Term::weekday);
  if (accept(Term::first) || (ordinal && accept(Term::ordinal_one)))
    point.week = 1;
  else if (accept(Term::last))
    point.week = -1;
  else if (const auto n = at(TokenKind::number) || ordinal ? number() : std::nullopt)
    point.week = *n;
  if (point.week == 0 || point.week > 5) {
    at_ = before;
    return std::nullopt;
  }
  accept(Term::of);
  const auto month = at(Term::month) ? month_period() : std::nullopt;
  if (month) {
    point.year = month->year;
    point.month = month->month;
    return point;
  }
  if (trouble_ == nullptr && at(Term::each) && at(Term::month, 1)) {
    point.frame = Frame::any_month;
    return point;
  }
  if (trouble_ == nullptr) trouble_ = "không rõ tuần của tháng nào";
  return std::nullopt;
}

/// «tháng 11/2025», «tháng mười năm 2017», «T12/2025», «tháng sau».
std::optional<Point> Grammar::month_period() {
  const auto before = at_;
  Point point;
  point.grain = Grain::month;
  if (accept(Term::month_letter)) {
    accept(TokenKind::dot);
    const auto month = month_number();
    if (month) point.month = *month;
    if (month && year_tail(point)) return point;
    if (trouble_ == nullptr && month && (at(TokenKind::dash) || at(TokenKind::comma))) return point;
    at_ = before;
    return std::nullopt;
  }
  if (!accept(Term::month)) return std::nullopt;
  if (at(Term::next) || at(Term::this_one) || at(Term::now)) {
    if (peek().value_of(Term::numeral) > 0) {
      trouble_ = "viết không dấu nên đọc được hai cách";
      return std::nullopt;
    }
    const auto moved = issued_month_ - 1 + (at(Term::next) ? 1 : 0);
    ++at_;
    point.year = issued_year_ + moved / 12;
    point.month = moved % 12 + 1;
    point.relative_month = true;
    return point;
  }
  const bool word_for_year = at(Term::year);
  const auto month = month_number();
  if (!month) {
    at_ = before;
    return std::nullopt;
  }
  point.month = *month;
  if (word_for_year && at(TokenKind::number)) {
    trouble_ = "không rõ là tháng năm hay thiếu số tháng";
    return std::nullopt;
  }
  year_tail(point);
  return point;
}

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

/// «quý II/2026», «Q2/2026», «Q.IV/2026», «quý này», «quý sau», «quý cuối năm 2026».
std::optional<Point> Grammar::quarter_period() {
  const auto before = at_;
  if (!accept(Term::quarter)) return std::nullopt;
  accept(TokenKind::dot);
  Point point;
  point.grain = Grain::quarter;
  point.months = 3;
  if (at(Term::next) || at(Term::this_one) || at(Term::now)) {
    const auto moved = (issued_month_ - 1) / 3 + (at(Term::next) ? 1 : 0);
    ++at_;
    point.year = issued_year_ + moved / 4;
    point.month = moved % 4 * 3 + 1;
    point.relative_month = true;
    return point;
  }
  if ((at(Term::first) || at(Term::last)) && at(Term::year, 1)) {
    point.month = at(Term::first) ? 1 : 10;
    ++at_;
    if (!year_tail(point)) ++at_;
    return point;
  }
  const auto quarter = quarter_number();
  if (!quarter) {
    at_ = before;
    return std::nullopt;
  }
  point.month = 3 * *quarter - 2;
  year_tail(point);
  return point;
}

std::optional<Point> Grammar::year_period() {
  if (!at(Term::year)) return std::nullopt;
  auto point = months_of_year(1, 12);
  if (peek(1).is(TokenKind::number) && peek(1).digits == 4) {
    ++at_;
    const auto year = year_number();
    if (!year) trouble_ = no_such_year;
    if (!year) return std::nullopt;
    point.year = *year;
    return point;
  }
  if (relative_year(point) && point.frame == Frame::calendar) return point;
  return std::nullopt;
}

/// «năm học 2025-2026»: two years that follow each other.
std::optional<Point> Grammar::school_year() {
  if (!at(Term::school_year)) return std::nullopt;
  const auto before = at_++;
  if (!at(TokenKind::number)) {
    at_ = before;
    return std::nullopt;
  }
  const auto first = year_number();
  const bool joined = accept(TokenKind::dash) || accept(TokenKind::slash);
  const auto second = joined ? year_number() : std::nullopt;
  if (!first || !second || *second != *first + 1) {
    trouble_ = "năm học phải ghi hai năm liền nhau";
    return std::nullopt;
  }
  Point point;
  point.grain = Grain::school_year;
  point.year = *first;
  return point;
}

/// «6 tháng đầu năm 2026», «9 tháng đầu năm», «nửa cuối năm 2026», «nửa đầu tháng 3».
std::optional<Point> Grammar::stretch_of_year() {
  const auto before = at_;
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
  point->part = part;
  return point;
}

/// 6/2025 and 12-2025: a month and a year in digits.
std::optional<Point> Grammar::numeric_period() {
  if (!at(TokenKind::number) || peek().value < 1 || peek().digits > 2 || peek(2).digits != 4) return std::nullopt;
  const bool joined =
      at(TokenKind::slash, 1) || ((at(TokenKind::dash, 1) || at(TokenKind::dot, 1)) && peek(1).glued && peek(2).glued);
  if (!joined) return std::nullopt;
  Point point;
  point.grain = Grain::month;
  const auto month = month_number();
  if (!month) return std::nullopt;
  point.month = *month;
  year_tail(point);
  return point;
}

std::optional<Point> Grammar::plain_period() {
  if (at(Term::week)) return week_period();
  if (at(Term::month) || at(Term::month_letter)) return month_period();
  if (at(Term::quarter)) return quarter_period();
  if (at(Term::school_year)) return school_year();
  return year_period();
}

}  // namespace deadline

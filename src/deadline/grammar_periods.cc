// Periods: weeks, months, quarters, years and school years.
#include "deadline/grammar.h"

namespace deadline {
namespace {

constexpr const char* no_such_year = "không rõ năm";

Point whole_year() {
  Point point;
  point.grain = Grain::year;
  point.month = 1;
  point.months = 12;
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

/// «quý II/2026», «Q2/2026», «Q.IV/2026», «quý thứ hai năm 2026», «quý này», «quý sau», «quý cuối năm 2026».
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
  const bool ordinal = accept(Term::weekday);
  const auto quarter = ordinal && accept(Term::ordinal_one) ? 1 : quarter_number();
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
  auto point = whole_year();
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

/// 6/2025 and 12-2025: a month and a year in digits.
std::optional<Point> Grammar::numeric_period() {
  if (!at(TokenKind::number) || peek().value < 1 || peek().digits > 2 || peek(2).digits != 4) return std::nullopt;
  const bool joined =
      at(TokenKind::slash, 1) || ((at(TokenKind::dash, 1) || at(TokenKind::dot, 1)) && peek(1).glued && peek(2).glued);
  if (!joined) return std::nullopt;
  Point point;
  point.grain = Grain::month;
  point.bare = true;
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

// Days: in digits, in words, by weekday, by the clock, by feast, and inside a month that is not named.
#include "deadline/grammar.h"

namespace deadline {
namespace {

using calendar::Day;

bool is_separator(const Token& token) {
  return token.is(TokenKind::slash) || token.is(TokenKind::dash) || token.is(TokenKind::dot);
}

/// Slashes may stand between spaces; dashes and full stops join only what they touch.
bool joins(const Token& mark, const Token& after) {
  return mark.is(TokenKind::slash) || (is_separator(mark) && mark.glued && after.glued);
}

bool exists(const Point& point) {
  return calendar::day_of(point.year == 0 ? 2000 : point.year, static_cast<unsigned>(point.month),
                          static_cast<unsigned>(point.day))
      .has_value();
}

constexpr const char* no_such_day = "lịch không có ngày này";

}  // namespace

/// d/m/yyyy, d/m/yy, d/m, yyyy-mm-dd. after_word: a word of time stands before it, so that 30.4 or 7-5 is a day too
std::optional<Point> Grammar::numeric_day(bool after_word) {
  const auto before = at_;
  Point point;
  if (peek().digits == 4 && at(TokenKind::dash, 1) && peek(2).is(TokenKind::number) && peek(2).glued &&
      at(TokenKind::dash, 3) && peek(4).is(TokenKind::number) && peek(4).glued) {  // ISO 8601
    point.year = peek().value, point.month = peek(2).value, point.day = peek(4).value;
    if (point.month < 1 || point.day < 1 || !exists(point)) trouble_ = no_such_day;
    if (trouble_ != nullptr) return std::nullopt;
    at_ += 5;
    return point;
  }
  if (!at(TokenKind::number) || !is_separator(peek(1)) || !peek(2).is(TokenKind::number)) return std::nullopt;
  if (peek().value < 0 || peek().digits > 2 || peek(2).value < 0 || peek(2).digits > 2 || !joins(peek(1), peek(2)))
    return std::nullopt;
  const auto kind = peek(1).kind;
  const bool dashed = kind != TokenKind::slash;
  point.day = peek().value;
  point.month = peek(2).value;
  const bool more = is_separator(peek(3)) && peek(4).is(TokenKind::number) && joins(peek(3), peek(4));
  if (kind == TokenKind::dash && more && peek(3).kind != kind) return std::nullopt;  // 20-22/02/2026 is a range of days
  const bool has_year = more && peek(3).kind == kind && (peek(4).digits == 2 || peek(4).digits == 4);
  if (more && peek(3).kind == kind && !has_year) {
    trouble_ = "năm phải có hai hoặc bốn chữ số";
    return std::nullopt;
  }
  if (dashed && !has_year && !after_word) return std::nullopt;
  if (dashed && !has_year && point.month > 12) return std::nullopt;
  if (has_year) point.year = peek(4).digits == 2 ? 2000 + peek(4).value : peek(4).value;
  at_ += has_year ? 5 : 3;
  if (point.day < 1 || point.month < 1 || point.month > 12 || !exists(point) || (has_year && point.year < 1900)) {
    trouble_ = no_such_day;
    at_ = before;
    return std::nullopt;
  }
  point.bare = !has_year && !after_word;
  const bool length =
      at(Term::day) || at(Term::working_day) || at(Term::week) || (at(Term::month) && !peek(1).is(TokenKind::number));
  const bool fraction = point.bare && at(TokenKind::word) && !opens_a_clause();
  const bool always = point.bare && point.day == 24 && point.month == 7;  // «24/7»: round the clock
  if (!has_year && (length || fraction || always)) {
    trouble_ = "không rõ là ngày hay là số đếm";
    return std::nullopt;
  }
  if (has_year && is_separator(peek()) && peek().glued && peek(1).is(TokenKind::number) && peek(1).glued &&
      !(at(TokenKind::dash) && kind != TokenKind::dash)) {
    trouble_ = "sau năm còn chữ số khác";
    return std::nullopt;
  }
  if (!has_year) year_tail(point);
  return point;
}

/// What may follow the number of a day: «tháng 6 năm 2026», «của tháng», «tháng cuối quý», «tháng sau».
bool Grammar::month_tail(Point& point) {
  const auto before = at_;
  accept(TokenKind::comma);
  const bool of = accept(Term::of) || accept(Term::in);
  if (!at(Term::month)) {
    if (of && day_of_period(point)) return true;
    at_ = before;
    return false;
  }
  if (const auto month = month_of_quarter()) {
    const auto day = point.day;
    point = *month;
    point.grain = Grain::day;
    point.day = day;
    return true;
  }
  if (trouble_ != nullptr) return false;
  ++at_;
  if (at(Term::next) || at(Term::this_one) || at(Term::now)) {
    const bool is_next = at(Term::next);
    const auto moved = issued_month_ - 1 + (is_next ? 1 : 0);
    ++at_;
    point.year = issued_year_ + moved / 12;
    point.month = moved % 12 + 1;
    point.relative_month = true;
    point.next_period = is_next;
    return true;
  }
  if (at(Term::report) || at(Term::report_period)) {
    ++at_;
    point.frame = Frame::any_month;
    return true;
  }
  if (const auto month = month_number()) {
    point.month = *month;
    if (point.day > 0 && !exists(point)) trouble_ = no_such_day;
    year_tail(point);
    if (point.year != 0 && point.day > 0 && !exists(point)) trouble_ = no_such_day;
    return true;
  }
  if (trouble_ == nullptr && of) {
    point.frame = Frame::any_month;
    return true;
  }
  at_ = before;
  return false;
}

/// «ngày 30 tháng 6», «ngày 30/6», «mồng 3 tháng ba», «ngày cuối tháng 6», «ngày làm việc cuối cùng của tháng 6».
std::optional<Point> Grammar::worded_day() {
  const auto before = at_;
  Point point;
  if (at(Term::working_day) && at(Term::last, 1)) {
    at_ += 2;
    point.last_working_day = true;
    point.day = -1;
    if (month_tail(point) || day_of_period(point)) return point;
    if (trouble_ == nullptr) trouble_ = "không rõ ngày làm việc cuối cùng của tháng nào";
    return std::nullopt;
  }
  if (!accept(Term::day) && !at(Term::early_day)) return std::nullopt;
  const bool early = accept(Term::early_day);
  if (at(Term::feast)) return feast();
  if (!early && (at(Term::weekday) || at(Term::sunday)))
    if (auto day = weekday_point(); day || trouble_ != nullptr) return day;
  if (!early && (at(Term::last) || at(Term::first))) {
    point.day = at(Term::last) ? -1 : 1;
    ++at_;
    if (month_tail(point)) return point;
    if (trouble_ == nullptr && day_of_period(point)) return point;
    if (trouble_ == nullptr && (at(Term::each) || at(Term::month))) {
      if (accept(Term::month)) point.frame = Frame::any_month;
      return point;
    }
    at_ = before;
    return std::nullopt;
  }
  if (const auto numeric = numeric_day(true)) return numeric;
  if (trouble_ != nullptr) return std::nullopt;
  auto day = early || !at(TokenKind::number) ? number() : whole_number(2);
  if (!early && day && !tokens_[at_ - 1].is(TokenKind::number) && !tokens_[at_ - 1].is(TokenKind::close) &&
      !at(Term::month))
    day.reset();
  if (!day) {
    if (trouble_ == nullptr && at(TokenKind::number)) trouble_ = no_such_day;
    at_ = before;
    return std::nullopt;
  }
  if (*day < 1 || *day > (early ? 10 : 31)) trouble_ = no_such_day;
  point.day = *day;
  month_tail(point);
  return trouble_ == nullptr ? std::optional{point} : std::nullopt;
}

/// «trước 30 tháng 6», «15 tháng 12 năm 2026»: a day without the word for it.
///
/// Only where a time may begin: what a number counts, or a list of months after it, makes two readings of it («trong 3
/// tháng 6, 7, 8», «lần 3 tháng 6»), and «6 tháng 1 lần» is a recurrence.
std::optional<Point> Grammar::day_without_word() {
  const bool month = at(TokenKind::number, 2) && peek(2).digits <= 2 && peek(2).value >= 1 && peek(2).value <= 12;
  if (!month || at(Term::times, 3)) return std::nullopt;
  const bool list = (at(TokenKind::comma, 3) || at(Term::link, 3) || at(Term::conjunction, 3)) &&
                    at(TokenKind::number, 4) && !at(Term::month, 5);
  if (list || !may_begin_day()) {
    trouble_ = "không rõ là ngày trong tháng hay là số tháng";
    return std::nullopt;
  }
  Point point;
  point.day = peek().value;
  ++at_;
  month_tail(point);
  return trouble_ == nullptr ? std::optional{point} : std::nullopt;
}

/// Whether a day can begin here: at the clause's beginning, after a stop, a preposition of time or a verb.
bool Grammar::may_begin_day() const {
  if (at_ == 0) return true;
  const auto& before = tokens_[at_ - 1];
  for (const auto kind : {TokenKind::comma, TokenKind::semicolon, TokenKind::colon, TokenKind::open, TokenKind::dash})
    if (before.is(kind)) return true;
  for (const auto term : {Term::before, Term::until, Term::latest, Term::at, Term::from, Term::complete, Term::act,
                          Term::report, Term::checkpoint, Term::finish, Term::begin, Term::link, Term::conjunction})
    if (before.is(term)) return true;
  return false;
}

/// «ngày 10 của quý sau», «ngày cuối quý II/2026», «ngày cuối năm 2026»: a day of a quarter or of a year.
std::optional<Point> Grammar::day_of_period(Point& point) {
  if (accept(Term::quarter)) {
    if (at(TokenKind::number)) {
      const auto quarter = quarter_number();
      if (!quarter) return std::nullopt;
      point.month = 3 * *quarter - (point.day == -1 ? 0 : 2);
      year_tail(point);
      return point;
    }
    point.next_period = accept(Term::next);
    point.frame = Frame::quarter_month;
    point.place = point.day == -1 ? 3 : 1;
    return point;
  }
  if (point.day != -1 || !at(Term::year)) return std::nullopt;
  point.month = 12;
  year_tail(point);
  if (point.year == 0 && point.frame == Frame::calendar) accept(Term::year);
  return point;
}

std::optional<Point> Grammar::today_or_tomorrow() {
  Point point;
  if (accept(Term::today))
    point.first = point.last = issued_;
  else if (accept(Term::tomorrow))
    point.first = point.last = issued_ + date::days{1};
  else
    return std::nullopt;
  return point;
}

/// A feast on a fixed date, with that date or its year repeated after it: «Quốc khánh 02/9/2026».
std::optional<Point> Grammar::feast() {
  if (!at(Term::feast)) return std::nullopt;
  const auto value = peek().value_of(Term::feast);
  ++at_;
  Point point;
  point.month = value / 100;
  point.day = value % 100;
  const auto before = at_;
  const bool bracket = accept(TokenKind::open);
  accept(Term::day);
  const auto said = numeric_day(true);
  if (trouble_ != nullptr) return std::nullopt;
  if (!said) {
    at_ = before;
    year_tail(point);
    return point;
  }
  if (said->month != point.month || said->day != point.day) trouble_ = "ngày lễ và ngày ghi kèm không khớp nhau";
  if (bracket) accept(TokenKind::close);
  point.year = said->year;
  return point;
}

/// «thứ Năm, ngày 15/1/2026», «thứ 5 tuần sau», «thứ Hai hằng tuần».
std::optional<Point> Grammar::weekday_point() {
  const auto before = at_;
  unsigned weekday = 0;
  if (!accept(Term::sunday)) {
    if (!accept(Term::weekday)) return std::nullopt;
    const auto number = at(TokenKind::number) ? whole_number(1) : number_words();
    if (!number || *number < 2 || *number > 7) {
      at_ = before;
      return std::nullopt;
    }
    weekday = static_cast<unsigned>(*number - 1);
  }
  const date::weekday named{weekday};
  const auto after = at_;
  const bool bracket = accept(TokenKind::open);
  if (!bracket) accept(TokenKind::comma);
  clock();
  auto day = worded_day();
  if (!day && trouble_ == nullptr) day = numeric_day(true);
  if (trouble_ != nullptr) return std::nullopt;
  if (day) {
    if (bracket && !accept(TokenKind::close)) trouble_ = "dấu ngoặc không đóng";
    day->weekday = named;
    return day;
  }
  at_ = after;
  Point point;
  point.weekday = named;
  if (at(Term::week) && (at(Term::next, 1) || at(Term::this_one, 1) || at(Term::now, 1))) {
    const auto monday = issued_ - (date::weekday{issued_} - date::Monday) + date::days{at(Term::next, 1) ? 7 : 0};
    at_ += 2;
    point.first = point.last = monday + (named - date::Monday);
    return point;
  }
  point.frame = Frame::any_week;
  return point;
}

/// A time of day before a day: 17h00, 17 giờ 30 phút, 7:30 chiều. Whether it is midnight is remembered.
bool Grammar::clock() {
  const auto before = at_;
  if (!at(TokenKind::number) || peek().value < 0 || peek().digits > 2) return false;
  const auto hours = peek().value;
  int minutes = 0;
  ++at_;
  if (accept(Term::hour)) {
    if (at(TokenKind::number) && peek().digits == 2 && (peek().glued || at(Term::minute, 1))) {
      minutes = peek().value;
      ++at_;
      accept(Term::minute);
    }
  } else if (at(TokenKind::colon) && peek().glued && peek(1).is(TokenKind::number) && peek(1).glued &&
             peek(1).digits == 2) {
    minutes = peek(1).value;
    at_ += 2;
  } else {
    at_ = before;
    return false;
  }
  while (at(Term::filler) && !date_like_ahead() &&
         (at(Term::day, 1) || peek(1).is(TokenKind::number) || at(Term::weekday, 1) || at(Term::link, 1)))
    ++at_;  // sáng, chiều
  accept(TokenKind::comma);
  accept(Term::link);
  if (hours > 24 || minutes > 59 || (hours == 24 && minutes != 0)) trouble_ = "không có giờ này trong ngày";
  clocked_ = true;
  midnight_ = hours == 0 && minutes == 0;
  return true;
}

}  // namespace deadline

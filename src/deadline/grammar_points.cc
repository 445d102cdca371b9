// Points: one day or one period, whichever production fits first.
#include "deadline/grammar.h"

namespace deadline {

/// Whether a time may begin here: used before words are passed over.
bool Grammar::date_like_ahead() const {
  const auto& token = peek();
  return token.is(TokenKind::number) || token.is(Term::day) || token.is(Term::month) || token.is(Term::quarter) ||
         token.is(Term::year) || token.is(Term::week) || token.is(Term::weekday) || token.is(Term::sunday) ||
         token.is(Term::today) || token.is(Term::tomorrow) || token.is(Term::feast) || token.is(Term::early_day);
}

/// Words that may follow a time written in digits alone; any other may be what the digits count: «2/3 số xã».
bool Grammar::opens_a_clause() const {
  return at(Term::complete) || at(Term::act) || at(Term::checkpoint) || at(Term::conjunction) ||
         at(Term::alternative) || at(Term::each) || at(Term::per_day) || at(Term::until) || at(Term::year) ||
         at(Term::of) || at(Term::ongoing) || at(Term::open_end) || at(Term::lunar);
}

std::optional<Point> Grammar::dated() {
  if (at(Term::day) || at(Term::early_day) || at(Term::working_day)) return worded_day();
  if (at(Term::weekday) || at(Term::sunday)) return weekday_point();
  if (at(Term::today) || at(Term::tomorrow)) return today_or_tomorrow();
  if (at(Term::feast)) return feast();
  return std::nullopt;
}

std::optional<Point> Grammar::point() {
  if (auto found = dated(); found || trouble_ != nullptr) return found;
  if (at(Term::month))
    if (auto found = month_of_quarter(); found || trouble_ != nullptr) return found;
  if (at(Term::half) || at(Term::entire_year) || at(TokenKind::number) || peek().value_of(Term::numeral) > 0)
    if (auto found = stretch_of_year(); found || trouble_ != nullptr) return found;
  if (auto found = partial_period(); found || trouble_ != nullptr) return found;
  if (auto found = plain_period(); found || trouble_ != nullptr) return found;
  if (auto found = numeric_period(); found || trouble_ != nullptr) return found;
  if (auto found = numeric_day(false); found || trouble_ != nullptr) return found;
  return plain_number();
}

/// A number alone that is a time by what stands after it: a year, «25 hàng tháng», «7 đến 21-3», «3 đến 5/2026».
std::optional<Point> Grammar::plain_number() {
  if (!at(TokenKind::number) || peek().value < 0) return std::nullopt;
  Point point;
  point.bare = true;
  if (peek().digits == 4) {
    const auto value = peek().value;
    const bool followed =
        peek(1).is_unknown() || at(TokenKind::percent, 1) || at(TokenKind::slash, 1) || at(Term::hour, 1);
    if (value < 1990 || value > 2100 || followed) return std::nullopt;
    ++at_;
    point.grain = Grain::year;
    point.month = 1;
    point.months = 12;
    point.year = value;
    return point;
  }
  if (peek().value < 1 || peek().value > 31 || peek().digits > 2) return std::nullopt;
  if (at(Term::month, 1)) return day_without_word();
  point.day = peek().value;
  const bool each_month = at(Term::each, 1) && at(Term::month, 2);
  const bool range =
      (at(TokenKind::dash, 1) || at(Term::until, 1)) && peek(2).is(TokenKind::number) && peek(2).digits <= 2;
  const bool joined =
      at(TokenKind::slash, 3) || (at(TokenKind::dash, 3) && peek(3).glued) || (at(TokenKind::dot, 3) && peek(3).glued);
  if (each_month) {
    ++at_;
    return point;
  }
  if (!range || !joined || !peek(4).is(TokenKind::number)) return std::nullopt;
  if (peek(4).digits != 4) {
    ++at_;
    return point;
  }
  if (at(TokenKind::dash, 1) || point.day > 12) {
    trouble_ = "đọc được là ngày hoặc là tháng";
    return std::nullopt;
  }
  ++at_;
  point.grain = Grain::month;
  point.month = point.day;
  point.day = 0;
  return point;
}

}  // namespace deadline

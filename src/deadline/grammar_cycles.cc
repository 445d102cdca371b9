// Cycles: how often something is owed.
#include "deadline/grammar.h"

namespace deadline {

/// A unit that recurs; half a year is given as six months by the callers.
std::optional<Unit> Grammar::unit() {
  if (accept(Term::week)) return Unit::week;
  if (accept(Term::month)) return Unit::month;
  if (accept(Term::quarter)) return Unit::quarter;
  if (accept(Term::year)) return Unit::year;
  return std::nullopt;
}

/// «6 tháng», «năm», «nửa năm» as the length of a cycle: not «quý I», not «6 tháng đầu năm», not «tháng cuối quý».
std::optional<Cycle> Grammar::unit_cycle() {
  const auto before = at_;
  Cycle cycle;
  if (accept(Term::half)) {
    if (accept(Term::year)) return Cycle{Unit::month, 6, 1};
    at_ = before;
    return std::nullopt;
  }
  const bool counted = at(TokenKind::number) || (peek().value_of(Term::numeral) > 0 && !at(Term::year)) ||
                       (at(Term::year) && at(Term::year, 1));
  if (counted) cycle.every = number().value_or(0);
  const auto named = cycle.every > 0 ? unit() : std::nullopt;
  const bool numbered = at(TokenKind::number) && !at(Term::times, 1);
  if (!named || trouble_ != nullptr || numbered || at(Term::first) || at(Term::last) || at(Term::middle) ||
      at(Term::next) || at(Term::this_one) || at(Term::now)) {
    at_ = before;
    return std::nullopt;
  }
  cycle.unit = *named;
  return cycle;
}

/// «02 lần/năm», «1 lần mỗi quý», «một lần trong năm».
std::optional<Cycle> Grammar::times_cycle() {
  const auto before = at_;
  const auto times = number();
  if (times && *times > 0 && accept(Term::times)) {
    const bool joined = accept(TokenKind::slash) || accept(Term::each) || accept(Term::in);
    accept(Term::each);
    const auto unit_begin = at_;
    auto cycle = unit_cycle();
    if (cycle && !joined && at_ == unit_begin + 1) cycle.reset();  // «2 lần năm»
    if (cycle) {
      cycle->times = *times;
      return cycle;
    }
  }
  at_ = before;
  return std::nullopt;
}

/// «6 tháng/lần», «năm một lần», «quý/1 lần», «6 tháng một lần».
std::optional<Cycle> Grammar::counted_cycle() {
  const auto before = at_;
  auto cycle = unit_cycle();
  if (!cycle) return std::nullopt;
  accept(TokenKind::slash);
  const auto times_begin = at_;
  const auto times = number();
  if (!times) at_ = times_begin;
  if (!accept(Term::times)) {
    at_ = before;
    return std::nullopt;
  }
  cycle->times = times.value_or(1);
  return cycle;
}

/// «hằng năm», «mỗi 6 tháng», «từng quý», «mỗi quý một lần».
std::optional<Cycle> Grammar::each_cycle() {
  const auto before = at_;
  if (!accept(Term::each)) return std::nullopt;
  if (auto cycle = counted_cycle()) return cycle;
  if (auto cycle = unit_cycle()) return cycle;
  at_ = before;
  return std::nullopt;
}

/// «(báo cáo) 6 tháng, hằng năm»: the kind of report is a cycle where another one follows it.
std::optional<Cycle> Grammar::reported_cycle() {
  if (at_ == 0 || !tokens_[at_ - 1].is(Term::report)) return std::nullopt;
  const auto before = at_;
  auto cycle = unit_cycle();
  const auto after = at_;
  const bool separated = cycle && (accept(TokenKind::comma) || accept(Term::conjunction));
  const bool more = separated && at(Term::each) && at_cycle();
  at_ = more ? after : before;
  return more ? cycle : std::nullopt;
}

bool Grammar::at_cycle() {
  if (at(Term::per_day) || at(Term::periodic)) return true;
  const auto place = here();
  const bool found = each_cycle() || times_cycle() || counted_cycle();
  back_to(place);
  return found;
}

/// , quý, 6 tháng và hằng năm: further cycles after one.
bool Grammar::take_more_cycles() {
  for (;;) {
    const auto before = at_;
    bool separated = accept(TokenKind::comma) || accept(TokenKind::slash);
    separated = accept(Term::conjunction) || accept(Term::alternative) || separated;
    accept(Term::periodic);
    auto cycle = separated ? each_cycle() : std::nullopt;
    if (!cycle && separated) cycle = times_cycle();
    if (!cycle && separated) cycle = counted_cycle();
    if (!cycle && separated) cycle = unit_cycle();
    if (!cycle) {
      at_ = before;
      return true;
    }
    add(MarkKind::cycle, before).cycle = *cycle;
  }
}

bool Grammar::take_cycle() {
  const auto first = at_;
  if (accept(Term::per_day)) {
    add(MarkKind::ongoing, first);
    return true;
  }
  bool periodic = accept(Term::periodic);
  if (periodic && (at(Term::by) || at(TokenKind::colon) || at(TokenKind::open))) ++at_;
  if (!periodic && at(Term::by) &&
      (at(Term::each, 1) || at(Term::quarter, 1) || at(Term::month, 1) || at(Term::year, 1) || at(Term::week, 1))) {
    ++at_;
    periodic = true;
  }
  auto cycle = each_cycle();
  if (!cycle) cycle = times_cycle();
  if (!cycle) cycle = counted_cycle();
  if (!cycle && periodic) cycle = unit_cycle();
  if (!cycle && !periodic && trouble_ == nullptr) cycle = reported_cycle();
  if (!cycle) {
    at_ = first;
    return trouble_ != nullptr ? (add_bad(first, trouble_), true) : false;
  }
  add(MarkKind::cycle, first).cycle = *cycle;
  return take_more_cycles();
}

}  // namespace deadline

// Offsets: counts of days, weeks, months, and what they run from.
#include "deadline/grammar.h"

namespace deadline {

/// «kết thúc quý», «hết tháng», «kết thúc kỳ báo cáo»: the end of each unnamed period.
bool Grammar::period_ended(Offset& offset) {
  const auto before = at_;
  accept(Term::day);
  accept(Term::when);
  if (!accept(Term::finish) && !accept(Term::whole)) {
    at_ = before;
    return false;
  }
  if (at(Term::report_period))
    offset.origin = Origin::period_end;
  else if (at(Term::quarter))
    offset.origin = Origin::quarter_end;
  else if (at(Term::month))
    offset.origin = Origin::month_end;
  else if (at(Term::year))
    offset.origin = Origin::year_end;
  else {
    at_ = before;
    return false;
  }
  ++at_;
  const bool counts = at(TokenKind::number) && (at(Term::day, 1) || at(Term::working_day, 1));
  if ((at(TokenKind::number) && !counts) || at(Term::next) || at(Term::this_one) || at(Term::now)) {
    at_ = before;
    offset.origin = Origin::unsaid;
    return false;
  }
  accept(Term::report_period);
  accept(Term::report);
  return true;
}

/// «ký», «ban hành Kế hoạch này», «Chương trình này được ban hành»: this document, not another. A document that is
/// named with a number or an issuer is another one.
bool Grammar::own_document_signed() {
  const auto before = at_;
  const bool first_document = accept(Term::own_document) || accept(Term::document);
  bool this_one = first_document && accept(Term::this_one);
  while (first_document && at(Term::unset)) ++at_;  // được
  bool issued = false;
  while (at(Term::sign) || at(Term::issue)) {
    issued = true;
    ++at_;
  }
  bool other_kind = false;
  if (issued && !first_document && (at(Term::own_document) || at(Term::document))) {
    other_kind = at(Term::document);
    ++at_;
    this_one = accept(Term::this_one);
  }
  const bool named =
      at(Term::of) || at(Term::number_sign) || at(TokenKind::reference) || at(TokenKind::number) || peek().is_unknown();
  if (issued && (this_one || (!other_kind && !named))) return true;
  at_ = before;
  return false;
}

/// What the count runs from; false where nothing is said of it.
bool Grammar::offset_anchor(Offset& offset) {
  const auto before = at_;
  if (accept(TokenKind::comma) && range_ahead()) {  // «trong 02 ngày, từ ngày 20 đến ngày 21/11»
    at_ = before;
    return false;
  }
  const bool when = at(Term::when);
  if (!when && !at(Term::from) && !at(Term::after)) {
    at_ = before;
    return false;
  }
  offset.anchored = true;
  ++at_;
  if (accept(Term::now) || accept(Term::today)) {
    offset.origin = Origin::issue;
    return true;
  }
  if (period_ended(offset)) return true;
  const auto target = at_;
  accept(Term::day);
  if (own_document_signed()) {
    offset.origin = Origin::issue;
    return true;
  }
  at_ = target;
  if (!when) {
    auto date = numeric_day(true);
    if (!date && trouble_ == nullptr) date = at(Term::day) ? worded_day() : std::nullopt;
    if (trouble_ != nullptr) return false;
    if (date && date->year != 0) {
      offset.origin = Origin::date;
      offset.date = *date;
      return true;
    }
  }
  offset.origin = Origin::event;
  swallow_condition(false);
  return true;
}

/// «trong vòng 15 ngày kể từ ngày ký», «chậm nhất 10 ngày làm việc sau khi …», «3 ngày tới».
bool Grammar::take_offset() {
  const auto first = at_;
  bool introduced = false, before_event = false, after = false;
  while (at(Term::in) || at(Term::latest) || at(Term::at) || at(Term::after) || at(Term::before) || at(Term::link) ||
         at(Term::until)) {
    introduced = true;
    before_event = before_event || (at(Term::before) && !at(Term::in));
    after = after || at(Term::after);
    ++at_;
  }
  const auto number_begin = at_;
  const auto count = number();
  Offset offset;
  if (count) offset.count = *count;
  if (!count || trouble_ != nullptr) {
    if (trouble_ != nullptr)
      add_bad(first, trouble_);
    else
      at_ = first;
    return trouble_ != nullptr;
  }
  const bool worded = tokens_[number_begin].is(TokenKind::word);
  if (accept(Term::working_day))
    offset.unit = Unit::working_day;
  else if (accept(Term::day))
    offset.unit = Unit::day;
  else if (accept(Term::hour))
    offset.unit = Unit::hour;
  else if (const auto named = unit())
    offset.unit = *named;
  else {
    at_ = first;
    return false;
  }
  const bool more =
      at(TokenKind::number) || at(Term::first) || at(Term::last) || at(TokenKind::slash) || at(Term::times);
  if (more || (worded && tokens_[number_begin].is(Term::year) && offset.unit != Unit::year)) {
    if (!more || at(Term::first) || at(Term::last) || at(Term::times) || at(TokenKind::slash)) {
      at_ = first;
      return false;
    }
    add_bad(first, "không rõ khoảng thời gian hay mốc thời gian");
    return true;
  }
  if (at(Term::hazard)) {
    add_bad(first, "số lẻ của khoảng thời gian không được tính");
    return true;
  }
  if (at(Term::before) && !introduced && !marks_.empty() && marks_.back().kind == MarkKind::comma) introduced = true;
  if (at(Term::before) && offset.unit == Unit::month && first > 0 && tokens_[first - 1].is(Term::report)) {
    add(MarkKind::report_unit, first);  // «báo cáo 6 tháng trước ngày 15/6»
    return true;
  }
  if (at(Term::before)) {
    ++at_;
    const auto saved = trouble_;
    const bool date = at(Term::day) ? peek(1).is(TokenKind::number) : date_like_ahead();
    trouble_ = saved;
    if (date) {
      add_bad(first, "số ngày tính lùi từ một mốc không được tính");
      return true;
    }
    swallow_condition(false);
    add(MarkKind::condition, first);
    return true;
  }
  if (before_event) {
    add_bad(first, "không rõ tính lùi từ mốc nào");
    return true;
  }
  const bool alone = peek(1).kind != TokenKind::word && peek(1).kind != TokenKind::number;
  const bool from_now = at(Term::next) && (alone || !(at(Term::after) || at(Term::until)));  // «3 ngày tới»
  if (from_now) ++at_;
  if (offset_anchor(offset)) {
    if (offset.origin == Origin::event || offset.origin == Origin::period_end) {
      add(MarkKind::condition, first);
      return true;
    }
  } else if (trouble_ == nullptr && (introduced || from_now)) {
    offset.origin = Origin::issue;
    if (after && at(Term::act)) trouble_ = "không rõ tính từ ngày nào";
  }
  if (trouble_ != nullptr) {
    add_bad(first, trouble_);
    return true;
  }
  add(MarkKind::offset, first).offset = offset;
  return true;
}

}  // namespace deadline

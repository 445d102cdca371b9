// Conditions: clauses that wait for something outside them.
#include "deadline/grammar.h"

namespace deadline {
namespace {

constexpr const char* event_day = "ngày trong ngoặc là của việc phải chờ, không rõ hạn là ngày nào";

}  // namespace

/// Whether a whole time begins here; nothing is taken.
bool Grammar::time_ahead() {
  const auto place = here();
  const bool found = take_time();
  back_to(place);
  return found;
}

/// Whether a whole range of time begins here; nothing is taken.
bool Grammar::range_ahead() {
  const auto place = here();
  const bool found = take_time() && marks_.back().group.range;
  back_to(place);
  return found;
}

/// Whether a time with a word before it follows anywhere in the clause; nothing is taken.
bool Grammar::governed_time_later() {
  const auto place = here();
  bool found = false;
  for (auto next = at_; !found && !at(TokenKind::end) && !at(TokenKind::semicolon); at_ = ++next) {
    if (!at(Term::before) && !at(Term::latest) && !at(Term::in) && !at(Term::until)) continue;
    const auto prep = prepositions();
    found = prep && group(*prep) && trouble_ == nullptr;
    trouble_ = nullptr;
  }
  back_to(place);
  return found;
}

/// «Trước ngày bầu cử (15/3/2026)»: whether a bracket with the day of what is waited for opens here.
bool Grammar::event_day_ahead() {
  if (!at(TokenKind::open)) return false;
  const auto place = here();
  ++at_;
  accept(Term::day);
  const bool found = numeric_day(true).has_value() || point().has_value();
  back_to(place);
  return found;
}

/// Whether, after the separator that stands here, something begins that is not the condition's own.
bool Grammar::own_words_ahead() {
  const auto place = here();
  const bool comma = accept(TokenKind::comma);
  if (!comma) ++at_;
  accept(Term::conjunction);
  const bool found = (comma && at(Term::complete)) || at(Term::ongoing) || at_cycle() || take_time() || take_offset();
  back_to(place);
  return found;
}

/// Passes over the words of a condition: to the end of the clause, or to where something of its own begins. A date in
/// the name of what is waited for belongs to that name.
/// stops_at_prepositions: «theo chỉ đạo của Trung ương trong năm 2026» has a time of its own; after «khi» such a time
///                        could belong to either side, which is trouble
void Grammar::swallow_condition(bool stops_at_prepositions) {
  for (;; ++at_) {
    if (at(TokenKind::end) || at(TokenKind::semicolon) || at(TokenKind::open) || at(TokenKind::close)) return;
    if (at(Term::ongoing) || at(Term::per_day)) return;
    if (at(TokenKind::number) && at(TokenKind::dash, 1) && peek(2).is(TokenKind::number))
      at_ += 2;  // năm học 2026-2027
    if (at(Term::effect)) {
      swallow_effective_day();
      --at_;
      continue;
    }
    if (at(TokenKind::garbled)) return;
    if (at(TokenKind::comma) || at(TokenKind::colon) || at(TokenKind::dash) || at(Term::conjunction) ||
        at(Term::alternative)) {
      if (own_words_ahead()) return;
      continue;
    }
    if (at(Term::in) || at(Term::before) || at(Term::until) || at(Term::latest) || at(Term::at)) {
      if (!time_ahead()) continue;
      if (!stops_at_prepositions) trouble_ = "không rõ mốc thời gian là của việc phải làm hay của việc phải chờ";
      return;
    }
  }
}

/// Whether the name of something that is waited for stands here: «(trước) ngày bầu cử», «(sau) kỳ họp».
bool Grammar::begins_event() const {
  return at(Term::session) || at(Term::gathering) || at(Term::lunar) || at(Term::effect) || peek().is_unknown() ||
         (at(Term::day) &&
          (peek(1).is_unknown() || at(Term::gathering, 1) || at(Term::lunar, 1) || at(Term::document, 1) ||
           at(Term::own_document, 1) || at(Term::complete, 1) || at(Term::act, 1) || at(Term::session, 1)));
}

/// «(Luật) có hiệu lực từ ngày 01/7/2026»: the day belongs to the law.
void Grammar::swallow_effective_day() {
  ++at_;
  const auto before = at_;
  const bool bracket = accept(TokenKind::open);
  prepositions();
  if (signing_day()) return;
  auto date = numeric_day(true);
  if (!date && trouble_ == nullptr) date = point();
  trouble_ = nullptr;
  if (!date)
    at_ = before;
  else if (bracket)
    accept(TokenKind::close);
}

/// «kỳ họp thường lệ cuối năm 2025»: times after the name, without comma or bracket, belong to the name.
bool Grammar::take_session() {
  const auto first = at_;
  const bool lunar = at(Term::lunar);
  ++at_;
  swallow_condition(true);
  add(MarkKind::condition, first).lunar = lunar;
  return true;
}

/// «sau khi …», «theo …», «kỳ họp …», «trước ngày bầu cử», «phát sinh» (rule C1).
bool Grammar::take_condition() {
  const auto first = at_;
  if (at(Term::effect)) {
    swallow_effective_day();
    add(MarkKind::condition, first);
    return true;
  }
  if (at(Term::session) || at(Term::lunar)) return take_session();
  if (at(Term::event)) {
    ++at_;
    swallow_condition(true);
    add(MarkKind::condition, first);
    return true;
  }
  if (at(Term::office_term) && !peek(1).is(TokenKind::number)) {
    ++at_;
    if (at(TokenKind::number)) ++at_;
    add(MarkKind::condition, first);
    return true;
  }
  if (at(Term::when) || at(Term::by)) {
    const bool by = at(Term::by);
    ++at_;
    Offset ended;
    if (!by && period_ended(ended) && (at(TokenKind::number) || peek().value_of(Term::numeral) > 0)) {
      const auto count = number();  // «sau khi kết thúc quý 10 ngày»
      ended.count = count.value_or(0);
      if (count && (at(Term::day) || at(Term::working_day)) && ended.origin != Origin::period_end) {
        ended.unit = at(Term::working_day) ? Unit::working_day : Unit::day;
        ++at_;
        add(MarkKind::offset, first).offset = ended;
        return true;
      }
    }
    swallow_condition(by);
    if (!by && event_day_ahead()) trouble_ = event_day;
    if (trouble_ != nullptr)
      add_bad(first, trouble_);
    else
      add(MarkKind::condition, first);
    return true;
  }
  const bool bound = at(Term::before) || at(Term::after) || at(Term::until);
  const bool place = at(Term::in) || at(Term::at);
  if (!bound && !place) return false;
  const bool until = at(Term::until);
  ++at_;
  const bool moment = bound && accept(Term::at);  // «trước thời điểm Luật có hiệu lực»
  const bool named = at(Term::session) || at(Term::gathering) || at(Term::lunar);
  if ((bound && (begins_event() || moment || (!until && at(Term::act))) && !(until && peek().is_unknown())) ||
      (place && named)) {
    const bool lunar = at(Term::lunar) || at(Term::lunar, 1);
    swallow_condition(true);
    if (bound && event_day_ahead())
      add_bad(first, event_day);
    else
      add(MarkKind::condition, first).lunar = lunar;
    return true;
  }
  at_ = first;
  return false;
}

}  // namespace deadline

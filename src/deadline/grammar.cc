#include "deadline/grammar.h"

#include <algorithm>
#include <utility>

namespace deadline {
namespace {

/// «đầu», «giữa», «cuối».
bool is_part(const Token& token) { return token.is(Term::first) || token.is(Term::middle) || token.is(Term::last); }

}  // namespace

Grammar::Grammar(std::vector<Token> tokens, calendar::Day issued) : tokens_{std::move(tokens)}, issued_{issued} {
  const date::year_month_day civil{issued};
  issued_year_ = static_cast<int>(civil.year());
  issued_month_ = static_cast<int>(static_cast<unsigned>(civil.month()));
}

const Token& Grammar::peek(std::size_t ahead) const {
  return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : tokens_.back();
}

bool Grammar::accept(Term term) {
  if (!at(term)) return false;
  ++at_;
  return true;
}

bool Grammar::accept(TokenKind kind) {
  if (!at(kind)) return false;
  ++at_;
  return true;
}

void Grammar::back_to(const Place& place) {
  at_ = place.at;
  trouble_ = place.trouble;
  marks_.resize(place.marks);
}

Mark& Grammar::add(MarkKind kind, std::size_t first) {
  auto& mark = marks_.emplace_back();
  mark.kind = kind;
  mark.begin = tokens_[first].begin;
  mark.end = at_ > first ? tokens_[at_ - 1].end : tokens_[first].end;
  return mark;
}

/// Nothing after words that cannot be read is read either: the whole clause goes to a person.
void Grammar::add_bad(std::size_t first, const char* why) {
  if (at_ <= first) {
    at_ = first + 1;
    while (!at(TokenKind::end) && (peek().glued || at(TokenKind::number))) ++at_;  // the whole of «quý V/2026»
  }
  add(MarkKind::bad, first).why = why;
  at_ = tokens_.size() - 1;
}

std::vector<Mark> Grammar::marks() {
  marks_.reserve(tokens_.size());
  while (!at(TokenKind::end)) step();
  return std::move(marks_);
}

void Grammar::step() {
  if (take_separator() || take_reference() || take_fraction() || take_cycle() || take_ongoing() || take_time() ||
      take_offset())
    return;
  if (trouble_ != nullptr) return add_bad(at_, trouble_);
  if (take_condition() || take_verb() || take_negation() || take_hazard() || take_number_of_things() ||
      take_unit_word())
    return;
  take_filler();
}

bool Grammar::take_separator() {
  const auto first = at_;
  const auto take = [&](MarkKind kind) {
    ++at_;
    add(kind, first);
    return true;
  };
  switch (peek().kind) {
    case TokenKind::comma: return take(MarkKind::comma);
    case TokenKind::semicolon: return take(MarkKind::semicolon);
    case TokenKind::colon: return take(MarkKind::colon);
    case TokenKind::open: return take(MarkKind::open);
    case TokenKind::close: return take(MarkKind::close);
    default: break;
  }
  if (at(Term::conjunction)) return take(MarkKind::conjunction);
  if (at(Term::alternative)) return take(MarkKind::alternative);
  return false;
}

/// A document's number, with the day on which that document was signed.
bool Grammar::take_reference() {
  const auto first = at_;
  if (at(TokenKind::garbled)) {
    add_bad(first, "chữ viết sai hoặc dính liền nên không rõ nghĩa");
    return true;
  }
  const bool document = at(Term::document) || at(Term::own_document);
  if (at(TokenKind::reference))
    ++at_;
  else if (document && at(TokenKind::reference, 1))
    at_ += 2;
  else if ((document && at(Term::number_sign, 1)) ||
           (at(Term::number_sign) && (peek(1).is(TokenKind::number) || at(TokenKind::reference, 1)))) {
    at_ += document ? 2 : 1;
    if (!at(TokenKind::number) && !at(TokenKind::reference)) return add(MarkKind::filler, first), true;
    ++at_;
    while ((at(TokenKind::slash) || at(TokenKind::dash) || peek().is(TokenKind::number) || peek().is_unknown()) &&
           peek().glued)
      ++at_;
  } else if (document && peek(1).is(TokenKind::number)) {
    const auto place = here();
    ++at_;
    const bool date = numeric_day(false).has_value();
    back_to(place);
    if (date) return false;  // «ban hành kế hoạch 30/6/2026»
    at_ += 2;
    if (at(TokenKind::slash) || at(TokenKind::dash)) {
      add_bad(first, "không rõ là số hiệu văn bản hay là thời gian");
      return true;
    }
  } else
    return false;
  const auto after = at_;
  accept(TokenKind::comma);
  const bool dated = at(Term::day) && worded_day().has_value();
  trouble_ = nullptr;
  if (!dated) at_ = after;
  add(MarkKind::filler, first);
  return true;
}

bool Grammar::take_ongoing() {
  const auto first = at_;
  if (accept(Term::ongoing)) return add(MarkKind::ongoing, first), true;
  if (accept(Term::open_end)) return add(MarkKind::open_end, first), true;
  if (accept(Term::periodic)) return add(MarkKind::periodic, first), true;
  return false;
}

bool Grammar::take_verb() {
  const auto first = at_;
  const auto take = [&](MarkKind kind) {
    ++at_;
    add(kind, first);
    return true;
  };
  if (at(Term::checkpoint)) return take(MarkKind::checkpoint);
  if (at(Term::target) && at(TokenKind::percent, 2)) return take(MarkKind::filler);  // «đạt 95%» is a target
  if (at(Term::gathering) && marks_.empty()) return take(MarkKind::condition);
  if (at(Term::complete)) return take(MarkKind::complete);
  if (at(Term::act)) return take(MarkKind::act);
  if (at(Term::focus)) return take(MarkKind::focus);
  if (at(Term::begin)) return take(MarkKind::begin);
  if (at(Term::exception)) return take(MarkKind::exception);
  if (at(Term::named_plan) || at(Term::own_document)) return take(MarkKind::plan);
  return false;
}

/// «…, không để tồn đọng»: after a comma, and with every time before it, a negation is about the work alone.
bool Grammar::comes_after_all_times(std::size_t first) const {
  if (first == 0 || !tokens_[first - 1].is(TokenKind::comma) || at(Term::unset) || at(Term::hazard)) return false;
  const auto is_time = [](const Mark& m) {
    return m.kind == MarkKind::time || m.kind == MarkKind::ongoing || m.kind == MarkKind::cycle;
  };
  const auto may_tell_time = [](const Token& t) {
    return t.is(TokenKind::number) || t.is(Term::hazard) || t.is(Term::month) || t.is(Term::quarter) ||
           t.is(Term::year) || t.is(Term::week);
  };
  return std::any_of(marks_.begin(), marks_.end(), is_time) &&
         std::none_of(tokens_.begin() + static_cast<std::ptrdiff_t>(at_), tokens_.end(), may_tell_time);
}

/// «Không», «Chưa xác định thời gian»: nothing is set. Any other «không» turns the clause into its opposite.
bool Grammar::take_negation() {
  const auto first = at_;
  if (!at(Term::no) || !(peek().exact || tokens_.size() == 2)) return false;
  ++at_;
  if (comes_after_all_times(first)) return add(MarkKind::filler, first), true;
  while (at(Term::unset) || at(Term::complete) || at(Term::act) || at(Term::day) || at(Term::month)) {
    if (at(TokenKind::end)) break;
    ++at_;
  }
  if (at(TokenKind::end) || at(TokenKind::close))
    add(MarkKind::unset, first);
  else
    add_bad(first, "câu phủ định không được đọc thành thời hạn");
  return true;
}

bool Grammar::take_hazard() {
  const auto first = at_;
  if (at(Term::hazard)) {
    ++at_;
    add_bad(first, "những chữ này không nói rõ ngày nào");
    return true;
  }
  if (is_part(peek()) && (at(Term::alternative, 1) || at(Term::conjunction, 1) || at(TokenKind::dash, 1)) &&
      is_part(peek(2))) {
    at_ += 3;
    add_bad(first, "không rõ phần nào của khoảng thời gian");
    return true;
  }
  if (at(Term::latest)) {
    ++at_;
    add_bad(first, "không rõ mốc thời gian đi sau");
    return true;
  }
  const bool ordinal = at(Term::weekday) && (at(Term::ordinal_one, 1) || peek(1).value_of(Term::numeral) > 0);
  if (ordinal && (at(Term::of, 2) || at(Term::month, 2) || at(Term::quarter, 2))) {
    at_ += 2;
    add_bad(first, "không rõ ngày hay tuần thứ mấy");
    return true;
  }
  if (at(Term::past) && (at(Term::complete, 1) || at(Term::act, 1) || at(Term::checkpoint, 1))) {
    ++at_;
    add_bad(first, "đây là việc đã làm, không phải thời hạn");
    return true;
  }
  if (at(Term::before) && peek().exact) {
    ++at_;
    add_bad(first, "không rõ là trước mốc nào");
    return true;
  }
  if (!at(Term::caution) && !(at(Term::after) && peek().exact)) return false;
  ++at_;
  const bool time = date_like_ahead() || at(Term::in) || at(Term::at) || at(Term::first) || at(Term::middle) ||
                    at(Term::last) || at(Term::half);
  if (time)
    add_bad(first, "những chữ này không nói rõ ngày nào");
  else
    add(MarkKind::filler, first);
  return true;
}

/// «2/3 số xã», «34/34 chỉ tiêu»: a part of things, no day.
bool Grammar::take_fraction() {
  const auto first = at_;
  if (!at(TokenKind::number) || !at(TokenKind::slash, 1) || !peek(2).is(TokenKind::number)) return false;
  const auto part = peek().value, whole = peek(2).value;
  const bool of_a_number = part >= 1 && part < whole && at(Term::number_sign, 3) && peek(4).is_unknown();
  const bool after_verb =
      !marks_.empty() && (marks_.back().kind == MarkKind::complete || marks_.back().kind == MarkKind::act);
  const bool all = part >= 1 && part == whole && after_verb &&
                   (peek(3).is_unknown() || at(Term::named_plan, 3) || at(Term::label, 3));
  if (!of_a_number && !all) return false;
  at_ += of_a_number ? 4 : 3;
  add(MarkKind::number_filler, first);
  return true;
}

/// Numbers that count or name things. Whatever might be a part of a date and is not, is trouble.
bool Grammar::take_number_of_things() {
  const auto first = at_;
  if (at(Term::label) || at(Term::semester) || at(Term::stage) || at(Term::office_term) || at(Term::gathering) ||
      at(Term::weekday) || at(Term::anniversary) || (at(Term::times) && peek(1).is(TokenKind::number))) {
    const bool semester = at(Term::semester), anniversary = at(Term::anniversary);
    if (at(Term::weekday) && !peek(1).is(TokenKind::number)) return false;
    ++at_;
    accept(Term::weekday);
    const bool named = at(TokenKind::number);
    if (named) ++at_;
    if (anniversary && named) accept(Term::year);
    if (named && (at(TokenKind::slash) || (at(TokenKind::dash) && peek(1).is(TokenKind::number)))) {
      add_bad(first, "không rõ là số thứ tự hay là thời gian");
      return true;
    }
    if (semester && at(Term::school_year)) {
      add_bad(first, "không rõ học kỳ bắt đầu và kết thúc ngày nào");
      return true;
    }
    add(MarkKind::filler, first);
    return true;
  }
  if (!at(TokenKind::number)) {
    if (!at(TokenKind::slash) && !at(TokenKind::dash) && !at(TokenKind::blank) && !at(TokenKind::dot) &&
        !at(TokenKind::percent) && !at(TokenKind::other))
      return false;
    ++at_;
    const bool beside_number = at(TokenKind::number) || (first > 0 && tokens_[first - 1].is(TokenKind::number));
    const bool doubtful =
        tokens_[first].is(TokenKind::blank) ? tokens_.size() > 2 : beside_number || tokens_[first].is(TokenKind::other);
    if (doubtful)
      add_bad(first, "còn chỗ trống hoặc ký hiệu không rõ nghĩa");
    else
      add(MarkKind::filler, first);
    return true;
  }
  const bool roman = peek().value < 0 && peek().roman > 0;
  const bool long_number = peek().value < 0 && !roman;
  ++at_;
  if (accept(Term::times)) {
    add(MarkKind::count, first).count = tokens_[first].value;
    return true;
  }
  while ((at(TokenKind::dot) || at(TokenKind::comma)) && peek().glued && peek(1).is(TokenKind::number) && peek(1).glued)
    at_ += 2;
  if (accept(TokenKind::percent)) {
    add(MarkKind::number_filler, first).count = -1;
    return true;
  }
  const bool time_beside = at(TokenKind::slash) || at(TokenKind::dash) || at(TokenKind::blank) ||
                           at(TokenKind::colon) || at(Term::hour) || at(Term::day) || at(Term::working_day) ||
                           at(Term::month) || at(Term::quarter) || at(Term::week) || at(Term::year);
  const bool thing = peek().is_unknown() || at(Term::own_document) || at(Term::document) || at(Term::label) ||
                     at(Term::act) || at(Term::complete) || at(Term::filler) || at(Term::session) ||
                     at(Term::gathering);
  const bool whole_word = roman && !time_beside;
  if (whole_word || (thing && !time_beside && !long_number)) {
    add(MarkKind::number_filler, first);
    return true;
  }
  add_bad(first, "không rõ con số này chỉ gì");
  return true;
}

/// A unit of time that no production took: the kind of a report («báo cáo quý»), a word of another meaning, or a time
/// that is not named.
bool Grammar::take_unit_word() {
  const auto first = at_;
  const bool unit = at(Term::day) || at(Term::working_day) || at(Term::week) || at(Term::month) || at(Term::quarter) ||
                    at(Term::year) || at(Term::half) || at(Term::school_year) || at(Term::early_day) ||
                    at(Term::sunday) || at(Term::hour);
  if (!unit) return false;
  ++at_;
  const auto& token = tokens_[first];
  const bool report = !marks_.empty() && first > 0 &&
                      (tokens_[first - 1].is(Term::report) || marks_.back().kind == MarkKind::report_unit);
  const bool governed = first > 0 && (tokens_[first - 1].is(Term::in) || tokens_[first - 1].is(Term::before) ||
                                      tokens_[first - 1].is(Term::until) || tokens_[first - 1].is(Term::latest) ||
                                      tokens_[first - 1].is(Term::from) || tokens_[first - 1].is(Term::whole));
  const bool named = token.is(Term::month) || token.is(Term::quarter) || token.is(Term::week);
  const bool numbered = peek().is(TokenKind::number) || at(TokenKind::slash) || at(TokenKind::blank);
  const bool placed = token.is(Term::day) && (at(Term::first) || at(Term::last));  // «ngày đầu tiên củaa tháng 3»
  const bool many = token.is(Term::year) && first > 0 && tokens_[first - 1].is(Term::many);  // «những năm tiếp tho»
  if (placed || many)
    add_bad(first, "không rõ ngày tháng nào");
  else if (report && !numbered)
    add(MarkKind::report_unit, first);
  else if (token.exact && (governed || numbered || named))
    add_bad(first, "không rõ thời gian nào");
  else if (numbered)
    add_bad(first, "không rõ thời gian nào");
  else
    add(MarkKind::filler, first);
  return true;
}

void Grammar::take_filler() {
  const auto first = at_++;
  add(MarkKind::filler, first);
}

}  // namespace deadline

// Groups: the word before a time, and the lists and ranges that it governs.
#include "deadline/grammar.h"

namespace deadline {
namespace {

/// Of several words before one time the strictest counts: «chậm nhất trước ngày D» is before D.
Prep stricter(Prep a, Prep b) { return static_cast<int>(a) > static_cast<int>(b) ? a : b; }

Prep prep_of(const Token& token) {
  if (token.is(Term::from)) return Prep::from;
  if (token.is(Term::before)) return Prep::before;
  if (token.is(Term::latest)) return Prep::latest;
  if (token.is(Term::until) || token.is(Term::whole)) return Prep::until;
  if (token.is(Term::in)) return Prep::in;
  return token.is(Term::at) ? Prep::at : Prep::none;
}

}  // namespace

/// The words before a time; nothing where there are none. «trong hai ngày 11 - 12/6»: the count is one of them.
std::optional<Prep> Grammar::prepositions() {
  const auto begin = at_;
  auto prep = Prep::none;
  for (;; ++at_) {
    const auto next = prep_of(peek());
    if (next != Prep::none)
      prep = stricter(prep, next);
    else if (at(Term::many) && !peek(1).is_unknown())
      continue;
    else if (at_ > begin && (at(Term::link) || at(Term::event)))
      continue;
    else if (at_ > begin && at(TokenKind::colon) && tokens_[at_ - 1].is(Term::latest))
      continue;
    else if (at(Term::link) && (at(Term::day, 1) || peek(1).is(TokenKind::number)))
      continue;
    else if ((at(Term::stage) || at(Term::office_term)) &&
             (peek(1).digits == 4 || at(Term::from, 1) || at(Term::year, 1) ||
              (peek(1).is(TokenKind::number) &&
               (at(TokenKind::slash, 2) || (at(TokenKind::dash, 2) && peek(3).digits < 4)))))
      continue;
    else
      break;
  }
  const auto before = at_;
  const auto count = number();
  // A number before a unit counts what is listed after it: «trong hai ngày 11 - 12/6», «trong 3 tháng 6, 7, 8/2026».
  // Without a list it is a day: «trước 30 tháng 6».
  const bool list =
      (at(TokenKind::comma, 2) || at(TokenKind::dash, 2) || at(Term::link, 2) || at(Term::conjunction, 2)) &&
      ((peek(3).is(TokenKind::number) && !at(Term::month, 4)) || at(Term::month, 3) || at(Term::quarter, 3) ||
       at(Term::year, 3));
  const bool counts =
      count && peek(1).is(TokenKind::number) && at_ > begin &&
      (at(Term::day) || (list && (at(Term::month) || at(Term::quarter) || (at(Term::year) && peek(1).digits == 4))));
  if (!counts || prep == Prep::none) at_ = before;
  return at_ == begin ? std::nullopt : std::optional{prep};
}

/// The next bare number of a list or range, in the unit of the one before: «Tháng 3, 6, 9/2026».
std::optional<Point> Grammar::continued(const Point& like) {
  const auto before = at_;
  if (!at(TokenKind::number) || peek(1).is_unknown() || at(Term::month, 1) || at(Term::quarter, 1) ||
      at(Term::times, 1) || at(Term::day, 1)) {
    if (!(at(TokenKind::number) && at(Term::month, 1) && like.grain == Grain::day)) return std::nullopt;
  }
  Point point;
  point.grain = like.grain;
  if (like.grain == Grain::month && like.month != 0) {
    const auto month = peek().digits <= 2 ? month_number() : std::nullopt;
    if (month) {
      point.month = *month;
      year_tail(point);
      return point;
    }
  } else if (like.grain == Grain::quarter) {
    const auto quarter = peek().digits <= 2 ? quarter_number() : std::nullopt;
    if (quarter) {
      point.months = 3;
      point.month = 3 * *quarter - 2;
      year_tail(point);
      return point;
    }
  } else if (like.grain == Grain::day && like.day > 0) {
    const auto day = whole_number(2);
    if (day && *day >= 1 && *day <= 31) {
      point.day = *day;
      month_tail(point);
      return point;
    }
  }
  at_ = before;
  return std::nullopt;
}

/// A - B, A đến B, A đến hết B, A đến trước B. False where nothing of the kind follows.
bool Grammar::range_end(Group& group) {
  const auto before = at_;
  accept(TokenKind::comma);
  const bool dash = accept(TokenKind::dash);
  const bool words = at(Term::until);
  if (words) ++at_;
  if (!dash && !words) {
    at_ = before;
    return false;
  }
  while (at(Term::whole) || at(Term::until)) ++at_;
  if (accept(Term::before)) group.end_prep = Prep::before;
  const auto& start = group.points.back();
  midnight_ = clocked_ = false;
  clock();
  const bool bare_quarter = start.grain == Grain::quarter && at(TokenKind::number);
  auto end = bare_quarter ? continued(start) : numeric_day(true);
  if (!end && trouble_ == nullptr) end = point();
  if (!end && trouble_ == nullptr) end = continued(start);
  if (clocked_ && midnight_) trouble_ = "không rõ nửa đêm đầu hay cuối ngày";
  if (clocked_ && group.end_prep == Prep::before) group.end_prep = Prep::none;
  if (!end) {
    if (trouble_ == nullptr && (at(TokenKind::number) || at(TokenKind::blank)))
      trouble_ = "không rõ mốc cuối của khoảng thời gian";
    at_ = before;
    group.end_prep = Prep::none;
    return false;
  }
  if (start.grain == Grain::day && start.month == 0 && !start.last && end->grain != Grain::day)
    trouble_ = "không rõ tháng";
  const bool year_alone = end->grain == Grain::year && end->bare && start.grain != Grain::year;
  if (year_alone && dash) trouble_ = "không rõ mốc cuối của khoảng thời gian";
  const bool heading =
      dash && end->grain == Grain::year && start.grain != Grain::year && start.year == 0 && !start.last;
  if (heading) trouble_ = "không rõ năm này thuộc mốc nào hay là mốc cuối";  // «Quý I - năm 2026»
  group.points.push_back(*end);
  group.range = true;
  return true;
}

/// , B, C và D. False where nothing of the kind follows.
bool Grammar::list_rest(Group& group) {
  bool any = false;
  for (;;) {
    const auto before = at_;
    bool separated = accept(TokenKind::comma);
    separated = accept(Term::conjunction) || separated;
    if (!separated || at_cycle()) {
      at_ = before;
      return any;
    }
    const auto& like = group.points.back();
    accept(Term::many);
    const bool bare_quarter =
        like.grain == Grain::quarter && at(TokenKind::number) && peek().digits <= 2 && !at(Term::month, 1);
    auto next = like.grain == Grain::day && like.day > 0 ? numeric_day(true)
                : bare_quarter                           ? continued(like)
                                                         : std::nullopt;
    if (!next && trouble_ == nullptr) next = point();
    if (!next && trouble_ == nullptr) next = continued(like);
    if (!next || trouble_ != nullptr) {
      at_ = before;
      return any;
    }
    if (like.grain == Grain::day && like.month == 0 && like.day > 0 && like.frame == Frame::calendar &&
        next->grain != Grain::day)
      trouble_ = "không rõ tháng";
    if (next->grain == Grain::year && next->bare && like.grain != Grain::year)
      trouble_ = "không rõ năm này thuộc mốc nào";
    group.points.push_back(*next);
    any = true;
  }
}

/// «quý IV các năm 2026, 2028»: one time in each of several years.
bool Grammar::years_after(Group& group) {
  const auto before = at_;
  accept(Term::of);
  accept(Term::in);
  if (group.points.size() != 1 || group.range || group.points[0].year != 0 || !accept(Term::many) ||
      !accept(Term::year)) {
    at_ = before;
    return false;
  }
  const auto like = group.points[0];
  group.points.clear();
  while (const auto year = year_number()) {
    group.points.push_back(like);
    group.points.back().year = *year;
    const auto separator = at_;
    accept(TokenKind::comma);
    accept(Term::conjunction);
    if (peek().digits != 4) {
      at_ = separator;
      break;
    }
  }
  if (at(TokenKind::dash) || at(Term::until) || group.points.empty()) trouble_ = "không rõ những năm nào";
  if (group.points.empty()) group.points.push_back(like);
  return true;
}

std::optional<Group> Grammar::group(Prep prep) {
  Group group;
  group.prep = prep;
  midnight_ = clocked_ = false;
  if (prep == Prep::from && accept(Term::now)) {
    Point today;
    today.first = today.last = issued_;
    group.from_now = true;
    group.points.push_back(today);
    range_end(group);
    return group;
  }
  if (prep == Prep::from && signing_day()) {
    Point issued;
    issued.first = issued.last = issued_;
    group.from_now = true;
    group.points.push_back(issued);
    range_end(group);
    return group;
  }
  const auto before = at_;
  if (clock()) {
    prepositions();
    if (trouble_ == nullptr && !date_like_ahead() && !at(Term::per_day)) {
      at_ = before;
      return std::nullopt;
    }
  }
  const bool midnight = midnight_, clocked = clocked_;
  auto first = prep != Prep::none ? numeric_day(true) : std::nullopt;
  if (!first && trouble_ == nullptr) first = point();
  if (!first || trouble_ != nullptr) return std::nullopt;
  group.points.push_back(*first);
  if (clocked && prep == Prep::before && !midnight) group.prep = Prep::latest;  // rule D4
  if (clocked && midnight && prep != Prep::before && prep != Prep::from)
    trouble_ = "không rõ nửa đêm đầu hay cuối ngày";
  if (!range_end(group) && trouble_ == nullptr && !years_after(group)) list_rest(group);
  return group;
}

/// «(từ) ngày ký», «(từ) ngày ban hành Kế hoạch này».
bool Grammar::signing_day() {
  const auto before = at_;
  accept(Term::day);
  if (own_document_signed()) return true;
  at_ = before;
  return false;
}

/// «25/10/2025 (thứ Bảy)»: a weekday said after its day.
void Grammar::weekday_after(Point& point) {
  const auto before = at_;
  const bool bracket = accept(TokenKind::open);
  const auto said = bracket ? weekday_point() : std::nullopt;
  if (said && said->frame == Frame::any_week && accept(TokenKind::close))
    point.weekday = said->weekday;
  else
    at_ = before;
}

bool Grammar::take_time() {
  const auto first = at_;
  const bool occasion = at(Term::feast) && !marks_.empty() && marks_.back().kind == MarkKind::filler;
  const bool named = (at(Term::office_term) || at(Term::stage)) && peek(1).is(TokenKind::number);
  const auto is_name = [](const Mark& m) { return m.kind == MarkKind::filler || m.kind == MarkKind::plan; };
  const bool after_name = named && !marks_.empty() &&
                          (is_name(marks_.back()) || (marks_.back().kind == MarkKind::act && marks_.size() > 1 &&
                                                      is_name(marks_[marks_.size() - 2])));
  const auto prep = prepositions();
  auto found = group(prep.value_or(Prep::none));
  if (found && occasion && trouble_ == nullptr && governed_time_later()) {  // «Chào mừng Quốc khánh 2/9, …»
    add(MarkKind::filler, first);
    return true;
  }
  if (found && after_name && trouble_ == nullptr && governed_time_later()) {
    if (at(TokenKind::comma) && at(Term::vision, 1)) at_ += 2;  // «giai đoạn 2026-2030, tầm nhìn 2050»
    if (tokens_[at_ - 1].is(Term::vision)) {
      accept(Term::until);
      accept(Term::year);
      year_number();
    }
    add(MarkKind::filler, first);
    return true;
  }
  if (found && after_name && trouble_ == nullptr) trouble_ = "không rõ giai đoạn này là thời hạn hay thuộc tên gọi";
  if (trouble_ != nullptr) {
    add_bad(first, trouble_);
    return true;
  }
  if (!found) {
    at_ = first;
    return false;
  }
  if (found->points.size() == 1 && found->points[0].grain == Grain::day && found->points[0].month != 0)
    weekday_after(found->points[0]);
  const bool one_day = found->points.size() == 1 && found->points[0].grain == Grain::day;
  if (one_day && !prep && at(Term::of) &&
      (peek(1).is_unknown() || at(Term::own_document, 1) || at(Term::document, 1))) {
    add_bad(first, "ngày này là của một văn bản hay sự kiện khác");
    return true;
  }
  if (at(Term::lunar) || (at(TokenKind::open) && at(Term::lunar, 1))) {
    take_session();
    marks_.back().begin = tokens_[first].begin;
    marks_.back().lunar = true;
    return true;
  }
  add(MarkKind::time, first).group = std::move(*found);
  return true;
}

}  // namespace deadline

// Recurring and ongoing times: a rule, what bounds it, and the dated checkpoints beside it.
#include <algorithm>

#include "deadline/compose.h"
#include "deadline/explain.h"
#include "deadline/rules_of_cycles.h"

namespace deadline {
namespace {

bool is_time(const Item& item) { return item.mark->kind == MarkKind::time; }

/// Whether every day of the item stands in a year that the words name.
bool has_year(const Item& item) {
  const auto& points = item.group.points;
  return std::any_of(points.begin(), points.end(),
                     [](const Point& p) { return (p.year != 0 && !p.relative_year && !p.relative_month) || p.last; });
}

bool lies_in(const Point& point, Frame frame) { return point.frame == frame; }

class CyclesComposer {
 public:
  CyclesComposer(Outline outline, const Source& source) : outline_{std::move(outline)}, source_{source} {}

  Reading compose() {
    reading_.kind = outline_.ongoing ? Kind::ongoing : Kind::recurring;
    if (outline_.count > 0 && !count_times()) return refuse("không rõ bao nhiêu lần trong kỳ nào");
    if (outline_.open_end && !outline_.ongoing) return refuse("không rõ bắt đầu từ mốc nào");
    beat_ = finest(outline_.cycles);
    if (!outline_.cycles.empty() && !beat_) return refuse("không chia đều được số lần trong kỳ");
    for (const auto& item : outline_.items) {
      if (item.alternative) return refuse("nêu hai thời hạn để chọn");
      if (is_place(item))
        places_.push_back(&item);
      else if (!take_dated(item))
        return refuse(why_ != nullptr ? why_ : "không rõ mốc thời gian bên cạnh");
    }
    if (reading_.start && reading_.due && *reading_.due < *reading_.start) return refuse("khoảng thời gian đi ngược");
    if (!places_.empty() && !place())
      return waiting() ? conditional() : refuse(why_ != nullptr ? why_ : "không rõ ngày nào của mỗi kỳ");
    if (places_.empty() && beat_) reading_.rule = rule_of(*beat_);
    if (places_.empty() && beat_ && !reading_.rule) return refuse("không rõ tần suất");
    finish();
    return std::move(reading_);
  }

 private:
  Reading refuse(const char* why) const { return unreadable(source_, source_.text, why); }

  /// «Mỗi năm họp 2 lần»: the count belongs to the one cycle.
  bool count_times() {
    if (outline_.cycles.size() != 1 || outline_.cycles[0].times != 1) return false;
    outline_.cycles[0].times = outline_.count;
    return true;
  }

  /// Whether the item says where in each cycle the day lies.
  bool is_place(const Item& item) const {
    if (!is_time(item)) return recurs(item);
    if (recurs(item)) return true;
    return !outline_.cycles.empty() && !has_year(item) && !item.group.from_now;
  }

  /// A time with its year: a checkpoint, or a bound of the whole (rules R6 and O1).
  bool take_dated(const Item& item) {
    auto found = timed(item, source_, why_);
    if (!found) return false;
    const bool day = is_time(item) && item.group.points.back().grain == Grain::day && !item.group.range;
    const auto prep = is_time(item) ? item.group.prep : Prep::latest;
    const bool bounds = found->open || item.group.range || item.before_cycle;
    if (item.complete && !bounds) {
      reading_.milestones.insert(reading_.milestones.end(), found->dues.begin(), found->dues.end());
      return true;
    }
    if (item.focus || found->dues.size() > 1) return false;
    if (day && !outline_.ongoing && prep != Prep::until && prep != Prep::from) return false;
    if ((found->start && reading_.start) || (!found->dues.empty() && reading_.due)) return false;
    if (found->whole && beat_ && *found->dues.begin() - *found->start < beat_length()) return false;
    if (found->open || found->whole || found->window) reading_.start = found->start;
    if (!found->dues.empty()) reading_.due = found->dues.front();
    return true;
  }

  /// A period shorter than the cycle bounds nothing.
  date::days beat_length() const { return date::days{beat_->weeks * 7 + beat_->months * 31}; }

  bool waiting() const {
    return std::any_of(places_.begin(), places_.end(),
                       [](const Item* item) {
                         return is_time(*item) && lies_in(item->group.points[0], Frame::period_month);
                       }) &&
           !beat_;
  }

  Reading conditional() const {
    Reading reading;
    reading.kind = Kind::conditional;
    reading.how = quoted(source_.text) + ": chưa biết kỳ báo cáo nào nên chưa tính được thành ngày.";
    return reading;
  }

  /// One rule for all the places; false where they do not agree with the cycle or each other.
  bool place() {
    if (places_.size() == 1 && !is_time(*places_[0])) return place_offset(places_[0]->mark->offset);
    std::vector<Point> points;
    bool before = false, first = true;
    std::vector<YearDay> days;
    for (const auto* item : places_) {
      if (!is_time(*item)) return false;
      const auto& group = item->group;
      const bool item_before = group.range ? group.end_prep == Prep::before : group.prep == Prep::before;
      if (!first && item_before != before) mixed_ = true;
      before = item_before;
      first = false;
      if (group.prep == Prep::from && !group.range) return false;
      const auto kept = points_kept(group);
      for (const auto& point : kept) {
        points.push_back(point);
        if (const auto day = year_day(point, item_before)) days.push_back(*day);
      }
    }
    if (points.empty()) return false;
    if (lies_in(points[0], Frame::any_week)) return place_weekdays(points, before);
    if (points[0].grain == Grain::week) return place_week(points);
    if (lies_in(points[0], Frame::quarter_month)) return place_in_quarter(points, before);
    if (lies_in(points[0], Frame::period_month)) return place_in_period(points, before);
    if (is_day_of_month(points[0])) return place_in_month(points, before);
    if (is_part_of_cycle(points[0])) return points.size() == 1 && !before && place_part(points[0]);
    return days.size() == points.size() && place_in_year(std::move(days));
  }

  /// Of a range, and of periods that touch, the end counts (rules W4 and R7), unless each is one of the cycle's own.
  std::vector<Point> points_kept(const Group& group) const {
    auto points = group.points;
    if (group.range) {
      const auto from = points.front();
      auto to = points.back();
      if (from.grain == Grain::day && from.month == 0 && to.month != 0 && from.day > to.day) return {};
      return {to};
    }
    const bool each = beat_ && beat_->months > 0 && beat_->months < 12;
    for (std::size_t i = 1; i < points.size(); ++i)
      if (points[i - 1].grain == Grain::day && points[i - 1].month == 0 && points[i].month != 0)
        points[i - 1].month = points[i].month;
    if (each || points.size() < 2 || group.prep == Prep::before) return points;
    for (std::size_t i = 1; i < points.size(); ++i) {
      const auto& a = points[i - 1];
      const auto& b = points[i];
      const bool periods =
          a.grain == b.grain && (a.grain == Grain::month || a.grain == Grain::quarter) && a.part == Part::whole;
      if (!periods || b.month != a.month + std::max(a.months, 1)) return points;
    }
    const auto months = static_cast<int>(points.size()) * std::max(points.back().months, 1);
    return months == 12 ? points : std::vector{points.back()};  // «quý I, II, III, IV» is each of them
  }

  bool is_day_of_month(const Point& point) const {
    if (point.grain == Grain::day && lies_in(point, Frame::any_month)) return true;
    if (point.grain == Grain::day && point.relative_month && point.next_period) return beat_ && beat_->months == 1;
    return point.grain == Grain::day && point.month == 0 && lies_in(point, Frame::calendar);
  }

  static bool is_part_of_cycle(const Point& point) { return point.part != Part::whole && point.month == 0; }

  bool place_weekdays(const std::vector<Point>& points, bool before) {
    if (!beat_ || beat_->weeks != 1) return false;
    Rule rule;
    rule.frequency = Frequency::weekly;
    for (const auto& point : points) {
      if (!lies_in(point, Frame::any_week)) return false;
      rule.weekdays.push_back(*point.weekday - date::days{before ? 1 : 0});
    }
    const auto from_monday = [](date::weekday day) { return (day - date::Monday).count(); };
    std::sort(rule.weekdays.begin(), rule.weekdays.end(),
              [&](auto a, auto b) { return from_monday(a) < from_monday(b); });
    reading_.rule = std::move(rule);
    return true;
  }

  /// The Friday of the week that begins on the nth Monday: one of seven days of the month.
  bool place_week(const std::vector<Point>& points) {
    const auto& point = points[0];
    if (points.size() != 1 || !lies_in(point, Frame::any_month) || point.week < 1 || point.week > 3 || !beat_ ||
        beat_->months != 1)
      return false;
    Rule rule;
    rule.frequency = Frequency::monthly;
    for (int day = 7 * point.week - 2; day <= 7 * point.week + 4; ++day) rule.month_days.push_back(day);
    rule.weekdays = {date::Friday};
    reading_.rule = std::move(rule);
    return true;
  }

  bool place_in_month(const std::vector<Point>& points, bool before) {
    if (mixed_) return false;
    std::vector<int> days;
    bool unnamed = false;
    for (const auto& point : points) {
      if (!is_day_of_month(point) || point.day == 0 || point.last_working_day || (before && point.day == -1))
        return false;
      unnamed = unnamed || lies_in(point, Frame::any_month);
      days.push_back(point.day);
    }
    if (beat_ ? beat_->months != 1 : !unnamed) return false;
    reading_.rule = monthly_rule(days, {}, before);
    return true;
  }

  bool place_in_quarter(const std::vector<Point>& points, bool before) {
    const auto& point = points[0];
    if (points.size() != 1 || point.last_working_day || (before && point.day == -1)) return false;
    if (beat_ && beat_->months != 3) return false;
    std::vector<int> months;
    for (int month = point.place; month <= 12; month += 3) months.push_back(month);
    const auto day = point.grain == Grain::day ? point.day : before ? 1 : -1;
    reading_.rule = monthly_rule({day}, months, before);
    return true;
  }

  bool place_in_period(const std::vector<Point>& points, bool before) {
    if (!beat_ || points.size() != 1 || beat_->months < 1 || beat_->months > 12 || (before && points[0].day == -1))
      return false;
    std::vector<int> months;
    for (int month = beat_->months; beat_->months > 1 && month <= 12; month += beat_->months) months.push_back(month);
    const auto day = points[0].grain == Grain::day ? points[0].day : before ? 1 : -1;
    reading_.rule = monthly_rule({day}, months, before);
    return true;
  }

  /// «đầu mỗi quý», «cuối hằng năm».
  bool place_part(const Point& point) {
    if (!beat_) return false;
    const bool first = point.part == Part::first, last = point.part == Part::last;
    if (point.grain == Grain::month && beat_->months == 1) {
      reading_.rule = monthly_rule({last ? -1 : first ? 10 : 15}, {}, false);
    } else if (point.grain == Grain::quarter && beat_->months == 3 && (first || last)) {
      reading_.rule = monthly_rule({-1}, first ? std::vector{1, 4, 7, 10} : std::vector{3, 6, 9, 12}, false);
    } else if (point.grain == Grain::year && beat_->months == 12) {
      reading_.rule = yearly_rule({first ? YearDay{3, 31} : last ? YearDay{12, 31} : YearDay{6, 30}});
    }
    return reading_.rule.has_value();
  }

  /// Days of the year: any number in a yearly cycle, in a finer one just as many as it has turns.
  bool place_in_year(std::vector<YearDay> days) {
    const auto turns = beat_ && beat_->months > 0 && beat_->months <= 12 ? 12 / beat_->months : 1;
    if (beat_ && (beat_->weeks > 0 || beat_->months > 12)) return false;
    if (turns > 1 && static_cast<int>(days.size()) != turns) return false;
    reading_.rule = yearly_rule(std::move(days));
    return reading_.rule.has_value();
  }

  /// «Chậm nhất 10 ngày sau khi kết thúc quý»: that day of the next quarter's first month.
  bool place_offset(const Offset& offset) {
    if (offset.unit != Unit::day || offset.count < 1) return false;
    const auto months = offset.origin == Origin::month_end ? 1 : offset.origin == Origin::quarter_end ? 3 : 12;
    if (beat_ && beat_->months != months) return false;
    if (offset.count > (months == 1 ? 28 : months == 3 ? 30 : 31)) return false;
    const auto starts = months == 1 ? std::vector<int>{} : months == 3 ? std::vector{1, 4, 7, 10} : std::vector{1};
    reading_.rule = monthly_rule({offset.count}, starts, false);
    if (months == 12) reading_.rule->frequency = Frequency::yearly;
    return true;
  }

  void finish() {
    auto& days = reading_.milestones;
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    if (beat_)
      reading_.period = period_of(*beat_);
    else if (reading_.rule)
      reading_.period = reading_.rule->frequency == Frequency::monthly
                            ? (reading_.rule->months.empty() ? Period::month : Period::quarter)
                            : Period::year;
    explain();
  }

  void explain() {
    auto& how = reading_.how;
    how = quoted(source_.text) + ": ";
    how += outline_.ongoing ? "việc thường xuyên, không tính quá hạn" : "việc lặp lại";
    if (reading_.rule)
      how += (outline_.ongoing ? "; thực hiện hoặc báo cáo " : " ") + name_of(*reading_.rule) +
             ", mỗi lần tính đến hết ngày đó";
    if (reading_.start) how += "; bắt đầu từ ngày " + calendar::in_words(*reading_.start);
    if (reading_.due) how += "; đến hết ngày " + calendar::in_words(*reading_.due);
    for (std::size_t i = 0; i < reading_.milestones.size(); ++i)
      how += (i == 0 ? "; có mốc " : ", ") + calendar::in_words(reading_.milestones[i]);
    how += '.';
  }

  Outline outline_;
  const Source& source_;
  Reading reading_;
  std::optional<Beat> beat_;
  std::vector<const Item*> places_;
  const char* why_ = nullptr;
  bool mixed_ = false;
};

}  // namespace

bool recurs(const Item& item) {
  if (!is_time(item)) {
    const auto origin = item.mark->offset.origin;
    return origin == Origin::quarter_end || origin == Origin::month_end || origin == Origin::year_end;
  }
  const auto& points = item.group.points;
  return std::any_of(points.begin(), points.end(), [](const Point& point) { return point.frame != Frame::calendar; });
}

Reading compose_cycles(Outline outline, const Source& source) {
  return CyclesComposer{std::move(outline), source}.compose();
}

}  // namespace deadline

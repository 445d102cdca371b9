// One item in days: its missing months and years found, «trước» applied, its list or range put together.
#include <algorithm>

#include "deadline/compose.h"
#include "deadline/explain.h"

namespace deadline {
namespace {

using calendar::Day;
using date::days;

constexpr const char* no_such_time = "lịch không có thời gian này";
constexpr int years_ahead = 9;  ///< far enough for 29 February

int year_of(Day day) { return static_cast<int>(date::year_month_day{day}.year()); }

Day moved(const Offset& offset, Day from, const calendar::WorkingDays& working_days) {
  switch (offset.unit) {
    case Unit::day: return from + days{offset.count};
    case Unit::working_day: return working_days.nth_after(from, offset.count);
    case Unit::week: return from + days{7 * offset.count};
    case Unit::month: return calendar::months_after(from, offset.count);
    case Unit::quarter: return calendar::months_after(from, 3 * offset.count);
    case Unit::year: return calendar::months_after(from, 12 * offset.count);
    case Unit::hour: break;
  }
  return from;
}

std::string_view unit_name(Unit unit) {
  switch (unit) {
    case Unit::hour: return "giờ";
    case Unit::day: return "ngày";
    case Unit::working_day: return "ngày làm việc";
    case Unit::week: return "tuần";
    case Unit::month: return "tháng";
    case Unit::quarter: return "quý";
    case Unit::year: return "năm";
  }
  return "";
}

/// Rule D6.
std::optional<Timed> timed_offset(const Offset& offset, const Source& source, const char*& why) {
  if (offset.origin == Origin::unsaid) why = "không rõ thời hạn này tính từ ngày nào";
  if (offset.unit == Unit::hour) why = "thời hạn tính bằng giờ không đổi được thành ngày";
  if (offset.count < 1 || offset.count > 5000) why = "số đếm của thời hạn không hợp lệ";
  if (why != nullptr) return std::nullopt;
  Timed result;
  auto from = source.issued;
  if (offset.origin == Origin::date) {
    const auto span = span_of(offset.date, 0, source.working_days);
    if (!span) why = no_such_time;
    if (!span) return std::nullopt;
    from = span->last;
    result.window = true;
    result.start = from;
  }
  const auto due = moved(offset, from, source.working_days);
  if (!source.working_days.covers(due)) why = "vượt ra ngoài lịch";
  if (why != nullptr) return std::nullopt;
  result.dues = {due};
  result.note = std::to_string(offset.count) + " " + std::string{unit_name(offset.unit)} + " kể từ ngày " +
                calendar::in_words(from) + ", không tính ngày đầu (Điều 147, 148 Bộ luật Dân sự 2015)";
  return result;
}

/// Fills in what a list or range leaves to its neighbours, from the last backwards (rule D5).
class GroupReader {
 public:
  GroupReader(const Item& item, const Source& source, const char*& why)
      : group_{item.group}, source_{source}, why_{why} {}

  std::optional<Timed> read() {
    fill_months();
    if (why_ != nullptr || !fill_years()) return std::nullopt;
    return put_together();
  }

 private:
  using Points = std::vector<Point>;

  Prep last_prep() const { return group_.range ? group_.end_prep : group_.prep; }

  void fill_months() {
    auto& points = group_.points;
    for (auto i = points.size(); i-- > 0;) {
      auto& point = points[i];
      const bool lacks = !point.last && point.grain == Grain::day && point.month == 0;
      if (!lacks) continue;
      if (i + 1 >= points.size() || points[i + 1].month == 0 || points[i + 1].grain != Grain::day) {
        why_ = "không rõ tháng";
        return;
      }
      point.month = points[i + 1].month;
      point.year = points[i + 1].year;
    }
    for (const auto& point : points)
      if (point.frame != Frame::calendar || (point.month == 0 && !point.last && point.grain != Grain::school_year))
        why_ = "không rõ thời gian nào";
  }

  bool fill_years() {
    auto& points = group_.points;
    if (!fill_known_years()) return false;
    if (points.back().year != 0 || points.back().last) return true;
    const auto issued_year = year_of(source_.issued);
    const Points unfilled = points;
    for (int year = issued_year - 1; year <= issued_year + years_ahead; ++year) {
      points = unfilled;
      turned_ = false;
      points.back().year = year;
      fill_backwards();
      const auto span = span_of(points.back(), 0, source_.working_days);
      if (span && end_of(*span, points.back(), last_prep()) >= source_.issued) {
        note_year(year);
        return true;
      }
    }
    why_ = no_such_time;
    return false;
  }

  void note_year(int year) {
    note_ = "không ghi năm nên lấy lần đến hạn đầu tiên kể từ ngày ban hành, năm " + std::to_string(year);
  }

  /// False where a time without a year stands after one that has it, other than the end of a range.
  bool fill_known_years() {
    auto& points = group_.points;
    for (std::size_t i = 1; i < points.size(); ++i) {
      if (points[i].year != 0 || points[i].last || (points[i - 1].year == 0 && !points[i - 1].last)) continue;
      if (points[i - 1].last || group_.from_now) continue;
      if (points[i].entire) {
        points[i].year = points[i - 1].year;
        continue;
      }
      if (!group_.range) {
        why_ = "không rõ năm của mốc đi sau";
        return false;
      }
      points[i].year = points[i - 1].year + (place_in_year(points[i]) < place_in_year(points[i - 1]) ? 1 : 0);
    }
    if (points.back().year != 0) fill_backwards();
    return true;
  }

  /// The last month of a period: «từ quý II đến hết năm 2026» begins in 2026.
  static Point last_part_of(Point point) {
    if (point.months > 1) point.month += point.months - 1;
    return point;
  }

  void fill_backwards() {
    auto& points = group_.points;
    for (auto i = points.size() - 1; i-- > 0;) {
      if (points[i].year != 0 || points[i].last) continue;
      const bool turns = place_in_year(points[i]) > place_in_year(last_part_of(points[i + 1]));
      turned_ = turned_ || turns;
      points[i].year = points[i + 1].year - (turns ? 1 : 0);
    }
  }

  /// The last day on time, by the word before it (rules D2 and D3).
  Day end_of(const Span& span, const Point& point, Prep prep) const {
    if (prep != Prep::before) return span.last;
    return (point.grain == Grain::day ? span.last : span.first.value_or(span.last)) - days{1};
  }

  bool weekday_fits(const Point& point, const Span& span) {
    if (!point.weekday || *point.weekday == date::weekday{span.last}) return true;
    why_ = "thứ trong tuần và ngày tháng không khớp nhau";
    return false;
  }

  std::optional<Timed> put_together() {
    std::vector<Span> spans;
    for (const auto& point : group_.points) {
      const auto span = span_of(point, 0, source_.working_days);
      if (!span) why_ = no_such_time;
      if (!span || !weekday_fits(point, *span)) return std::nullopt;
      spans.push_back(*span);
    }
    if (group_.range) return range(spans);
    return spans.size() == 1 ? single(spans[0]) : list(spans);
  }

  Timed begun(const Point& point) const {
    Timed result;
    result.period = period_of(point);
    result.note = note_;
    return result;
  }

  std::optional<Timed> range(const std::vector<Span>& spans) {
    const auto& from = group_.points.front();
    const auto& to = group_.points.back();
    auto result = begun(to);
    result.window = true;
    result.start = spans.front().first;
    if (from.part == Part::first) result.start = whole_first(from);
    const auto due = end_of(spans.back(), to, group_.end_prep);
    if (group_.prep == Prep::before || group_.prep == Prep::latest || group_.points.size() != 2 || !result.start)
      why_ = "không rõ khoảng thời gian";
    else if (to.part != Part::whole && group_.end_prep == Prep::before)
      why_ = "không rõ mốc cuối của khoảng thời gian";
    else if (due < *result.start || spans.back().last < spans.front().last)
      why_ = "khoảng thời gian đi ngược";
    else if (due - *result.start > days{366 * 31})
      why_ = "khoảng thời gian dài bất thường";
    if (why_ != nullptr) return std::nullopt;
    result.dues = {due};
    return result;
  }

  /// The first day of «đầu năm 2026» where a range begins with it.
  std::optional<Day> whole_first(Point point) const {
    point.part = Part::whole;
    const auto span = span_of(point, 0, source_.working_days);
    return span ? span->first : std::nullopt;
  }

  std::optional<Timed> single(const Span& span) {
    const auto& point = group_.points.front();
    auto result = begun(point);
    if (group_.prep == Prep::from) {
      result.open = true;
      result.start = point.part == Part::first ? whole_first(point) : span.first;
      if (!result.start) why_ = "không rõ ngày bắt đầu";
      if (point.part != Part::whole && point.part != Part::first) why_ = "không rõ ngày bắt đầu";
      if (why_ != nullptr) return std::nullopt;
      return result;
    }
    if (group_.prep == Prep::before && point.part != Part::whole)
      why_ = "không rõ là trước hay trong khoảng thời gian này";
    if (why_ != nullptr) return std::nullopt;
    result.whole = point.grain != Grain::day && point.part == Part::whole &&
                   (group_.prep == Prep::none || group_.prep == Prep::in || group_.prep == Prep::at);
    if (result.whole) result.start = span.first;
    result.dues = {end_of(span, point, group_.prep)};
    return result;
  }

  std::optional<Timed> list(const std::vector<Span>& spans) {
    auto result = begun(group_.points.back());
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (i > 0 && spans[i].last <= spans[i - 1].last) why_ = "các mốc thời gian không theo thứ tự";
      if (i > 0 && !group_.points[i].entire && spans[i].first && *spans[i].first <= spans[i - 1].last)
        why_ = "các mốc thời gian chồng lên nhau";
      if (group_.prep == Prep::from || (group_.prep == Prep::before && group_.points[i].part != Part::whole))
        why_ = "không rõ khoảng thời gian";
      if (why_ != nullptr) return std::nullopt;
      result.dues.push_back(end_of(spans[i], group_.points[i], group_.prep));
    }
    if (turned_ && !touch(spans)) why_ = "không rõ năm của từng mốc";
    if (why_ != nullptr) return std::nullopt;
    const bool plain = group_.prep != Prep::before && group_.prep != Prep::latest && group_.prep != Prep::until;
    if (plain && touch(spans)) {
      result.window = true;
      result.start = spans.front().first;
      result.dues = {spans.back().last};
    }
    return result;
  }

  /// Each begins on the day after the one before ends (rule W4).
  static bool touch(const std::vector<Span>& spans) {
    for (std::size_t i = 1; i < spans.size(); ++i)
      if (!spans[i].first || *spans[i].first != spans[i - 1].last + days{1}) return false;
    return spans.front().first.has_value();
  }

  Group group_;
  const Source& source_;
  const char*& why_;
  std::string note_;
  bool turned_ = false;  ///< a list runs over the end of a year that it does not name
};

}  // namespace

std::optional<Timed> timed(const Item& item, const Source& source, const char*& why) {
  if (item.mark->kind == MarkKind::offset) return timed_offset(item.mark->offset, source, why);
  return GroupReader{item, source, why}.read();
}

}  // namespace deadline

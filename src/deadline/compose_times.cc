// Times without recurrence: due, window, milestones, or the open beginning of something that goes on.
#include <algorithm>

#include "deadline/compose.h"
#include "deadline/explain.h"

namespace deadline {
namespace {

using calendar::Day;

bool is_time(const Item& item) { return item.mark->kind == MarkKind::time; }

bool is_plain_period(const Item& item) {
  return is_time(item) && item.group.prep == Prep::none && !item.group.range && item.group.points.size() == 1 &&
         item.group.points[0].grain != Grain::day && item.group.points[0].part == Part::whole;
}

bool is_bound(const Item& item) { return !is_time(item) || item.group.prep != Prep::none; }

/// «Năm 2026: quý I, quý III»: the year before the colon is that of what follows, which names none.
void hand_down_year(std::vector<Item>& items) {
  if (items.size() < 2 || !is_time(items[0]) || !items[1].colon || items[0].group.points.size() != 1) return;
  const auto& year = items[0].group.points[0];
  if (year.grain != Grain::year || year.year == 0 || year.part != Part::whole) return;
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (!is_time(items[i])) return;
    for (const auto& point : items[i].group.points)
      if (point.year != 0 || point.last || point.grain == Grain::year) return;
  }
  for (std::size_t i = 1; i < items.size(); ++i)
    for (auto& point : items[i].group.points) point.year = year.year;
  items[1].complete = items[1].complete || items[0].complete;
  items[1].act = items[1].act || items[0].act;
  if (items[1].group.prep == Prep::none) items[1].group.prep = items[0].group.prep;
  items.erase(items.begin());
}

/// «trong tháng 10/2025 và trong tháng 11/2025»: one list, though the word before it is said twice.
void join_lists(std::vector<Item>& items) {
  for (std::size_t i = 1; i < items.size();) {
    auto& before = items[i - 1];
    const auto& item = items[i];
    const bool same = is_time(before) && is_time(item) && before.group.prep == item.group.prep && !before.group.range &&
                      !item.group.range && before.group.prep != Prep::from;
    if (same && item.separated && !item.bracketed && !item.alternative && !item.has_own_words()) {
      before.group.points.insert(before.group.points.end(), item.group.points.begin(), item.group.points.end());
      items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

/// Whether the days of one lie inside the period of another.
bool inside(const Timed& inner, const Timed& outer) {
  if (outer.dues.size() != 1 || !outer.start || inner.dues.empty()) return false;
  return inner.dues.front() >= *outer.start && inner.dues.back() < outer.dues.front();
}

struct Resolved {
  Item item;
  Timed timed;
};

class TimesComposer {
 public:
  TimesComposer(Outline outline, const Source& source) : outline_{std::move(outline)}, source_{source} {}

  Reading compose() {
    hand_down_year(outline_.items);
    join_lists(outline_.items);
    if (const char* why = doubt()) return unreadable(source_, source_.text, why);
    for (const auto& item : outline_.items) {
      const char* why = nullptr;
      auto found = timed(item, source_, why);
      if (!found) return unreadable(source_, words_of(source_, *item.mark), why);
      resolved_.push_back({item, std::move(*found)});
    }
    if (!refine()) return unreadable(source_, source_.text, "các mốc thời gian chồng lên nhau");
    if (resolved_.size() == 1) return one(resolved_.front());
    if (const auto window = beginning_and_end()) return *window;
    return several();
  }

 private:
  /// What no rule covers although every word was read.
  const char* doubt() const {
    const auto& items = outline_.items;
    for (const auto& item : items)
      if (items.size() > 1 && !is_time(item) && !item.mark->offset.anchored && !item.has_own_words())
        return "không rõ số ngày này và mốc thời gian bên cạnh, mốc nào là thời hạn";
    for (std::size_t i = 1; i < items.size(); ++i)
      if (items[i].alternative) return "nêu hai thời hạn để chọn";
    for (std::size_t i = 1; i < items.size(); ++i)
      if (!items[i].is_apart() && is_time(items[i]) && items[i].group.prep == Prep::none)
        return "hai mốc thời gian đứng liền nhau";
    if (items.size() == 1 && items[0].after_plan && is_plain_period(items[0]) &&
        items[0].group.points[0].grain == Grain::year)
      return "không rõ năm này là thời hạn hay thuộc tên gọi";
    if (outline_.report_unit && items.size() == 1 && is_time(items[0]) && items[0].group.points[0].year == 0 &&
        !items[0].group.points[0].last)
      return "không rõ là thời hạn một lần hay của mỗi kỳ báo cáo";
    if (items.size() == 1 && is_time(items[0]) && items[0].group.points.size() == 1 &&
        items[0].group.points[0].entire && items[0].group.points[0].year == 0)
      return "không rõ cả năm nào";
    const bool after_name = items[0].subject && !items[0].separated && !items[0].after_verb;
    if (is_time(items[0]) && items[0].group.prep == Prep::none && items[0].group.points[0].bare && after_name)
      return "không rõ con số này là thời hạn hay thuộc tên gọi";
    if (outline_.percent && !outline_.complete) return "đây là chỉ tiêu, không rõ có phải thời hạn";
    if (outline_.open_end && items.size() != 1) return "không rõ bắt đầu từ mốc nào";
    return nullptr;
  }

  /// A time inside another one: beside «cả năm» it is a mark on the way; in brackets it makes the wider one precise,
  /// «riêng …» makes an exception of it; any other is a contradiction, unless the wider one has a completion verb of
  /// its own.
  bool refine() {
    for (std::size_t i = 0; i < resolved_.size(); ++i)
      for (std::size_t k = 0; k < resolved_.size(); ++k) {
        if (i == k || !inside(resolved_[i].timed, resolved_[k].timed)) continue;
        const auto& inner = resolved_[i].item;
        const auto& outer = resolved_[k].item;
        if (is_time(outer) && outer.group.points[0].entire) continue;
        if (i == k + 1 && inner.bracketed && !resolved_[k].timed.window) {
          resolved_[i].item.complete = inner.complete || outer.complete;
          resolved_[i].item.act = inner.act || outer.act;
          resolved_.erase(resolved_.begin() + static_cast<std::ptrdiff_t>(k));
          return refine();
        }
        const bool own_end =
            outer.complete && !resolved_[k].timed.window && (outer.group.prep == Prep::in || outer.after_verb);
        if (inner.exception || (own_end && inner.complete)) continue;
        return false;
      }
    return true;
  }

  Reading begin_reading(Kind kind, const Timed& timed) const {
    Reading reading;
    reading.kind = kind;
    reading.period = timed.period;
    reading.how = quoted(source_.text) + ": ";
    return reading;
  }

  static void end_how(Reading& reading, const std::string& note) {
    if (!note.empty()) reading.how += "; " + note;
    reading.how += '.';
  }

  /// Rules W1 to W5 for one item.
  Reading one(const Resolved& resolved) const {
    const auto& [item, timed] = resolved;
    if (timed.open || outline_.open_end) return open(timed);
    if (timed.window) return window(timed, *timed.start, timed.dues.front());
    if (timed.dues.size() > 1) return milestones(timed.dues, timed);
    const bool complete = outline_.complete;
    const bool school_year = timed.whole && is_time(item) && item.group.points[0].grain == Grain::school_year;
    const bool as_window = timed.whole && !complete && (outline_.act || item.group.prep == Prep::in || school_year);
    if (as_window) return window(timed, *timed.start, timed.dues.front());
    return due(item, timed);
  }

  Reading due(const Item& item, const Timed& timed) const {
    auto reading = begin_reading(Kind::due, timed);
    reading.due = timed.dues.front();
    const auto day = calendar::in_words(*reading.due);
    if (!is_time(item))
      reading.how += "thời hạn là " + timed.note + ", hết ngày " + day + ".";
    else if (item.group.prep == Prep::before)
      reading.how += "«trước» nên ngày cuối cùng còn đúng hạn là ngày liền trước, " + day;
    else if (timed.period)
      reading.how +=
          "thời hạn là một " + std::string{name_of(*timed.period)} + ", tính đến ngày cuối cùng còn đúng hạn, " + day;
    else
      reading.how += "thời hạn đến hết ngày " + day;
    if (is_time(item)) end_how(reading, timed.note);
    return reading;
  }

  Reading window(const Timed& timed, Day start, Day end) const {
    auto reading = begin_reading(Kind::window, timed);
    reading.start = start;
    reading.due = end;
    reading.how += "thực hiện từ ngày " + calendar::in_words(start) + " đến hết ngày " + calendar::in_words(end);
    end_how(reading, timed.note);
    return reading;
  }

  Reading open(const Timed& timed) const {
    auto reading = begin_reading(Kind::ongoing, timed);
    reading.start = timed.start ? timed.start : timed.dues.empty() ? std::nullopt : std::optional{timed.dues.front()};
    reading.how += "bắt đầu từ ngày " + calendar::in_words(*reading.start) + ", không ấn định ngày kết thúc";
    end_how(reading, timed.note);
    return reading;
  }

  Reading milestones(std::vector<Day> dues, const Timed& last) const {
    auto reading = begin_reading(Kind::milestones, last);
    reading.milestones = std::move(dues);
    reading.due = reading.milestones.back();
    reading.how +=
        "có " + std::to_string(reading.milestones.size()) + " mốc, mỗi mốc tính đến ngày cuối cùng còn đúng hạn: ";
    for (std::size_t i = 0; i < reading.milestones.size(); ++i)
      reading.how += (i == 0 ? "" : ", ") + calendar::in_words(reading.milestones[i]);
    end_how(reading, last.note);
    return reading;
  }

  /// «bắt đầu từ A, hoàn thành trước B» (rule W4).
  std::optional<Reading> beginning_and_end() const {
    if (resolved_.size() != 2) return std::nullopt;
    const auto& [first, from] = resolved_[0];
    const auto& [second, to] = resolved_[1];
    const auto start = from.start || from.dues.empty() ? from.start : std::optional{from.dues.front()};
    const bool begins = from.open || (first.begin && from.dues.size() == 1 && !from.window);
    if (!begins || !start || to.dues.size() != 1 || to.window || to.open || second.checkpoint) return std::nullopt;
    if (to.dues.front() < *start) return unreadable(source_, source_.text, "khoảng thời gian đi ngược");
    auto joined = to;
    if (joined.note.empty()) joined.note = from.note;
    return window(joined, *start, to.dues.front());
  }

  /// Rules M1 to M3.
  Reading several() const {
    std::vector<Day> dues;
    bool year_found = false;
    for (const auto& [item, timed] : resolved_) {
      year_found = year_found || !timed.note.empty();
      const bool backwards = !dues.empty() && !timed.dues.empty() && timed.dues.front() < dues.back();
      if (year_found && backwards) return unreadable(source_, source_.text, "không rõ năm của từng mốc");
      if (timed.open) return unreadable(source_, source_.text, "không rõ khoảng thời gian");
      dues.insert(dues.end(), timed.dues.begin(), timed.dues.end());
    }
    std::sort(dues.begin(), dues.end());
    dues.erase(std::unique(dues.begin(), dues.end()), dues.end());
    if (dues.size() > 1) return milestones(std::move(dues), resolved_.back().timed);
    for (const auto& resolved : resolved_)
      if (resolved.timed.window) return one(resolved);
    return one(resolved_.front());
  }

  Outline outline_;
  const Source& source_;
  std::vector<Resolved> resolved_;
};

}  // namespace

void drop_attributes(std::vector<Item>& items) {
  for (std::size_t i = 0; i < items.size() && items.size() > 1;) {
    const bool before_bound =
        i + 1 < items.size() && !items[i + 1].separated && is_bound(items[i + 1]) && items[i].has_own_words();
    const bool after_bound =
        i > 0 && !items[i].separated && is_bound(items[i - 1]) && items[i].has_own_words() && items[i].is_apart();
    if (is_plain_period(items[i]) && (before_bound || after_bound)) {
      if (i + 1 < items.size()) {
        items[i + 1].complete = items[i + 1].complete || items[i].complete;
        items[i + 1].subject = items[i + 1].subject || items[i].subject;
        items[i + 1].separated = items[i + 1].separated || items[i].separated;
      }
      items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

Reading compose_times(Outline outline, const Source& source) {
  return TimesComposer{std::move(outline), source}.compose();
}

}  // namespace deadline

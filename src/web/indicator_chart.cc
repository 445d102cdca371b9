#include "web/indicator_chart.h"

#include <algorithm>
#include <cmath>

namespace web {
namespace {

using render::Values;

/// Where things are drawn, in units of the picture.
struct Frame {
  int width = 0, height = 0;
  int left = 0, right = 0, top = 0, bottom = 0;  ///< margins
};

constexpr Frame large{.width = 720, .height = 316, .left = 76, .right = 12, .top = 30, .bottom = 66};
constexpr Frame small{.width = 132, .height = 36, .left = 1, .right = 1, .top = 4, .bottom = 2};
constexpr int most_years = 60;       // of a picture; the last ones are shown
constexpr int room_of_a_label = 56;  // units that a year or a figure takes

/// The years and values of a chart, and where each stands in the picture.
class Scale {
 public:
  Scale(const Frame& frame, const duty::Course& course) : frame_{frame} {
    const auto take = [&](int year, double value) {
      first_ = any_ ? std::min(first_, year) : year;
      last_ = any_ ? std::max(last_, year) : year;
      lowest_ = std::min(lowest_, value);
      highest_ = std::max(highest_, value);
      any_ = true;
    };
    for (const auto& [year, value] : course.figures) take(year, value);
    for (const auto& [year, goal] : course.goals) {
      take(year, goal.low);
      take(year, goal.high);
    }
    first_ = std::max(first_, last_ - most_years + 1);
    step_ = nice_step(highest_ - lowest_);
    highest_ = std::max(std::ceil(highest_ / step_), lowest_ < 0 ? 0.0 : 1.0) * step_;
    lowest_ = std::floor(lowest_ / step_) * step_;
  }

  bool any() const { return any_; }
  int first() const { return first_; }
  int last() const { return last_; }
  double step() const { return step_; }
  double lowest() const { return lowest_; }
  double highest() const { return highest_; }

  double band() const { return static_cast<double>(frame_.width - frame_.left - frame_.right) / (last_ - first_ + 1); }
  /// share: of the year's band, from 0 at its left end to 1 at its right
  int x(int year, double share) const {
    return frame_.left + static_cast<int>(std::lround(band() * (year - first_ + share)));
  }
  int y(double value) const {
    const double room = frame_.height - frame_.top - frame_.bottom;
    return frame_.top + static_cast<int>(std::lround(room * (highest_ - value) / (highest_ - lowest_)));
  }

 private:
  /// 1, 2 or 5 times a power of ten, so that four or five of them cover the range.
  static double nice_step(double range) {
    if (range <= 0) return 1;
    const double rough = range / 4, power = std::pow(10, std::floor(std::log10(rough)));
    const double times = rough / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }

  Frame frame_;
  bool any_ = false;
  int first_ = 0, last_ = 0;
  double lowest_ = 0, highest_ = 0, step_ = 1;  // zero is always in the picture
};

std::string point(int x, int y) { return std::to_string(x) + " " + std::to_string(y); }

std::string goal_in_words(const duty::Goal& goal) {
  auto words = duty::figure_in_words(goal.low);
  if (goal.high != goal.low) words += "–" + duty::figure_in_words(goal.high);
  return (goal.above ? "trên " : goal.below ? "dưới " : "") + words;
}

/// The goals of the chart's years, from the first to the last.
auto goals_of(const Scale& scale, const duty::Course& course) {
  return std::map<int, duty::Goal>{course.goals.lower_bound(scale.first()), course.goals.end()};
}

/// One line of targets, flat over each year's band: steps between years that follow each other.
/// end: which end of the goal it draws
std::string steps_of(const Scale& scale, const std::map<int, duty::Goal>& goals, double duty::Goal::*end) {
  std::string path;
  std::optional<int> before;
  for (const auto& [year, goal] : goals) {
    const auto y = scale.y(goal.*end);
    path += (before == year - 1 ? "L" : "M") + point(scale.x(year, 0), y) + "H" + std::to_string(scale.x(year, 1));
    before = year;
  }
  return path;
}

/// The straight way over years without a target, from one target to the next.
std::string way_of(const Scale& scale, const std::map<int, duty::Goal>& goals) {
  std::string path;
  for (auto next = goals.begin(); next != goals.end(); ++next) {
    if (next == goals.begin()) continue;
    const auto from = std::prev(next);
    if (from->first == next->first - 1) continue;
    path += "M" + point(scale.x(from->first, 1), scale.y(from->second.low)) + "L" +
            point(scale.x(next->first, 0), scale.y(next->second.low));
  }
  return path;
}

Values::List bands_of(const Scale& scale, const std::map<int, duty::Goal>& goals) {
  Values::List bands;
  for (const auto& [year, goal] : goals) {
    if (goal.low == goal.high) continue;
    Values band;
    band.number("x", scale.x(year, 0)).number("width", scale.x(year, 1) - scale.x(year, 0));
    band.number("y", scale.y(goal.high)).number("height", scale.y(goal.low) - scale.y(goal.high));
    bands.push_back(std::move(band));
  }
  return bands;
}

Values::List bars_of(const Scale& scale, const duty::Course& course) {
  Values::List bars;
  for (auto each = course.figures.lower_bound(scale.first()); each != course.figures.end(); ++each) {
    const auto& [year, value] = *each;
    const auto top = scale.y(std::max(value, 0.0)), bottom = scale.y(std::min(value, 0.0));
    Values bar;
    bar.number("x", scale.x(year, 0.2)).number("width", std::max(scale.x(year, 0.8) - scale.x(year, 0.2), 1));
    bar.number("y", top).number("height", std::max(bottom - top, 1));
    bar.text("bar_words", "Thực hiện năm " + std::to_string(year) + ": " + duty::figure_in_words(value));
    bars.push_back(std::move(bar));
  }
  return bars;
}

Values::List ticks_of(const Scale& scale) {
  Values::List ticks;
  const auto count = static_cast<int>(std::lround((scale.highest() - scale.lowest()) / scale.step()));
  for (int i = 0; i <= count; ++i) {
    const double value = scale.lowest() + i * scale.step();
    Values tick;
    tick.number("y", scale.y(value)).number("text_y", scale.y(value) + 4);
    ticks.push_back(std::move(tick.text("value", duty::figure_in_words(value))));
  }
  return ticks;
}

/// Every so manieth year has room for words.
int years_apart(const Scale& scale) { return std::max(1, static_cast<int>(std::ceil(room_of_a_label / scale.band()))); }

Values::List years_of(const Scale& scale, const duty::Course& course) {
  Values::List years;
  for (int year = scale.last(); year >= scale.first(); year -= years_apart(scale)) {
    Values row;
    row.number("x", scale.x(year, 0.5)).number("year", year);
    const auto figure = course.figures.find(year);
    if (figure != course.figures.end()) row.text("figure", duty::figure_in_words(figure->second));
    years.push_back(std::move(row));
  }
  return years;
}

Values::List labels_of(const Scale& scale, const std::map<int, duty::Goal>& goals) {
  Values::List labels;
  std::optional<int> last_shown;
  for (const auto& [year, goal] : goals) {
    if (last_shown && year - *last_shown < years_apart(scale)) continue;
    Values label;
    label.number("x", scale.x(year, 0.5)).number("y", scale.y(goal.high) - 7);
    labels.push_back(std::move(label.text("goal", goal_in_words(goal))));
    last_shown = year;
  }
  return labels;
}

std::string in_words(const duty::Course& course) {
  std::string targets, figures;
  for (const auto& [year, goal] : course.goals)
    targets += (targets.empty() ? "" : "; ") + std::to_string(year) + ": " + goal_in_words(goal);
  for (const auto& [year, value] : course.figures)
    figures += (figures.empty() ? "" : "; ") + std::to_string(year) + ": " + duty::figure_in_words(value);
  return "Mục tiêu " + (targets.empty() ? "không viết bằng số" : targets) + ". Thực hiện " +
         (figures.empty() ? "chưa có số liệu" : figures) + ".";
}

/// What both sizes draw.
Values drawn(const Scale& scale, const Frame& frame, const service::IndicatorSheet& sheet) {
  const auto goals = goals_of(scale, sheet.course);
  Values values;
  values.number("picture_width", frame.width).number("picture_height", frame.height);
  values.text("chart_words", in_words(sheet.course));
  values.list("bars", bars_of(scale, sheet.course)).list("bands", bands_of(scale, goals));
  auto steps = steps_of(scale, goals, &duty::Goal::low);
  const bool ranges =
      std::any_of(goals.begin(), goals.end(), [](const auto& each) { return each.second.low != each.second.high; });
  if (ranges) steps += steps_of(scale, goals, &duty::Goal::high);
  values.text("steps", std::move(steps)).text("way", way_of(scale, goals));
  values.number("zero", scale.y(0)).number("begin", frame.left).number("end", frame.width - frame.right);
  return values;
}

}  // namespace

std::optional<Values> chart_of(const service::IndicatorSheet& sheet) {
  const Scale scale{large, sheet.course};
  if (!scale.any()) return std::nullopt;
  auto values = drawn(scale, large, sheet);
  values.list("ticks", ticks_of(scale)).list("years", years_of(scale, sheet.course));
  values.list("labels", labels_of(scale, goals_of(scale, sheet.course)));
  values.number("years_y", large.height - large.bottom + 26).number("figures_y", large.height - large.bottom + 54);
  values.number("ticks_x", large.left - 8).text("chart_unit", sheet.indicator.printed.unit);
  return values;
}

std::optional<Values> spark_of(const service::IndicatorSheet& sheet) {
  const Scale scale{small, sheet.course};
  if (!scale.any()) return std::nullopt;
  return drawn(scale, small, sheet);
}

}  // namespace web

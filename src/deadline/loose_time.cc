#include "deadline/loose_time.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "deadline/grammar.h"

namespace deadline {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_part = 600;

/// Whether the words tell of a figure to be reached or of what was done.
bool tells(std::string_view words) {
  const auto small = ' ' + base::lowered(words) + ' ';
  return std::ranges::any_of(std::array{" đạt "sv, "%"sv, " tăng "sv, " giảm "sv, " trở lên"sv, " tỷ lệ "sv,
                                        " tỉ lệ "sv, " được "sv, " đã "sv, " bị "sv, " kết quả "sv, " kỷ niệm "sv},
                             [&](auto word) { return small.find(word) != std::string::npos; });
}

bool is_year(const Group& group) {
  return std::ranges::all_of(group.points, [](const Point& point) { return point.grain == Grain::year; });
}

/// Days, weeks, months or quarters, which a section of a plan may be for; a half-year or a year is what the plan is
/// for.
bool is_short_time(const Group& group) {
  return std::ranges::all_of(group.points, [](const Point& point) {
    return point.grain == Grain::day || point.grain == Grain::week || point.grain == Grain::month ||
           point.grain == Grain::quarter;
  });
}

/// Whether the words before a title's time say no more than that work follows: «Nhiệm vụ trọng tâm», «Công việc».
bool announces_work(std::string_view words) {
  auto small = base::lowered(base::trimmed(words));
  constexpr std::array fillers{"các"sv,       "nhiệm vụ"sv, "công việc"sv, "công tác"sv,   "nội dung"sv,  "giải pháp"sv,
                               "trọng tâm"sv, "chủ yếu"sv,  "cụ thể"sv,    "hoàn thành"sv, "thực hiện"sv, "của"sv,
                               "trong"sv,     "và"sv,       ","sv,         "một số"sv};
  for (auto found = fillers.begin(); found != fillers.end() && !small.empty();) {
    found = std::ranges::find_if(fillers, [&](auto filler) { return small.starts_with(filler); });
    if (found != fillers.end()) small = base::trimmed(std::string_view{small}.substr(found->size()));
  }
  return small.empty();
}

/// One part of a sentence.
class LooseReader {
 public:
  LooseReader(std::string_view text, Stretch part)
      : text_{text.substr(part.begin, part.end - part.begin)}, begin_{part.begin} {
    static const auto any_day = *calendar::day_of(2000, 1, 1);  // where the words stand depends on no day
    marks_ = Grammar{tokens_of(text_), any_day}.marks();
  }

  std::optional<Stretch> read() const {
    if (marks_.empty()) return std::nullopt;
    if (const auto whole = whole_time()) return whole;
    return time_at_end();
  }

 private:
  bool is_blank(std::size_t from, std::size_t to) const { return base::trimmed(text_.substr(from, to - from)).empty(); }
  Stretch from(const Mark& first) const { return {begin_ + first.begin, begin_ + marks_.back().end}; }

  /// «trước khi kết thúc năm học», not the mere name of what is waited for.
  bool is_worded_condition(const Mark& mark) const {
    const auto small = base::lowered(text_.substr(mark.begin, mark.end - mark.begin));
    return mark.kind == MarkKind::condition &&
           std::ranges::any_of(std::array{"trước "sv, "sau "sv, "khi "sv, "ngay "sv},
                               [&](auto word) { return small.starts_with(word); });
  }

  bool says_when(const Mark& mark) const {
    return mark.kind == MarkKind::time || mark.kind == MarkKind::cycle || is_worded_condition(mark) ||
           (mark.kind == MarkKind::offset && mark.offset.anchored);
  }

  /// The whole part says when, the verb «bắt đầu» or «thực hiện» aside.
  std::optional<Stretch> whole_time() const {
    const auto is_part = [this](const Mark& mark) {
      return says_when(mark) || mark.kind == MarkKind::begin || mark.kind == MarkKind::conjunction ||
             mark.kind == MarkKind::comma || mark.kind == MarkKind::ongoing;
    };
    const auto begins = base::trimmed(text_.substr(0, marks_[0].begin)).empty();
    if (!begins || !std::ranges::all_of(marks_, is_part) || !is_covered()) return std::nullopt;
    if (!std::ranges::any_of(marks_, [this](const Mark& mark) { return says_when(mark); })) return std::nullopt;
    const auto& first = marks_[0];
    const bool is_bare_year = first.kind == MarkKind::time && first.group.prep == Prep::none && is_year(first.group);
    if (is_bare_year) return std::nullopt;
    return from(first);
  }

  bool is_covered() const {
    std::size_t at = 0;
    for (const auto& mark : marks_) {
      if (!is_blank(at, std::max(at, mark.begin))) return false;
      at = std::max(at, mark.end);
    }
    return is_blank(at, text_.size());
  }

  std::optional<Stretch> time_at_end() const {
    auto first = marks_.size() - 1;
    const auto& last = marks_[first];
    if (first == 0 || !is_blank(last.end, text_.size())) return std::nullopt;
    const bool recurs = last.kind == MarkKind::cycle;
    const bool follows_time =
        recurs && marks_[first - 1].kind == MarkKind::time && is_blank(marks_[first - 1].end, last.begin);
    if (follows_time) --first;
    if (!follows_time && !recurs && !is_tied(last)) return std::nullopt;
    if (tells(text_.substr(0, marks_[first].begin))) return std::nullopt;
    return from(marks_[first]);
  }

  static bool is_tied(const Mark& mark) {
    if (mark.kind == MarkKind::offset) return mark.offset.anchored;
    if (mark.kind != MarkKind::time) return false;
    const auto prep = mark.group.prep;
    if (prep == Prep::in || prep == Prep::before || prep == Prep::latest) return true;
    return !is_year(mark.group) && (prep == Prep::at || prep == Prep::until || mark.group.from_now);
  }

  std::string_view text_;
  std::size_t begin_;
  std::vector<Mark> marks_;
};

}  // namespace

std::optional<Stretch> loose_time_in(std::string_view paragraph) {
  const auto parts = parts_of(paragraph);
  for (auto i = parts.size(); i-- > 0;) {
    if (parts[i].end - parts[i].begin > longest_part) continue;
    if (const auto found = LooseReader{paragraph, parts[i]}.read()) return found;
  }
  return std::nullopt;
}

std::optional<Stretch> title_time_in(std::string_view title) {
  if (title.size() > longest_part || tells(title)) return std::nullopt;
  static const auto any_day = *calendar::day_of(2000, 1, 1);
  const auto marks = Grammar{tokens_of(title), any_day}.marks();
  if (marks.empty()) return std::nullopt;
  const auto& last = marks.back();
  const auto ends = base::trimmed(title.substr(last.end)).empty();
  if (!ends || last.kind != MarkKind::time || !is_short_time(last.group)) return std::nullopt;
  if (!announces_work(title.substr(0, last.begin))) return std::nullopt;
  return Stretch{last.begin, last.end};
}

}  // namespace deadline

#include "deadline/sentence.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "deadline/grammar.h"

namespace deadline {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_clause = 600;
constexpr std::size_t longest_gap = 120;

/// One part of a sentence, parsed on with the words after it so that a list of times is not cut at its comma.
class PartReader {
 public:
  PartReader(std::string_view text, Stretch part, std::size_t read_to, bool ends_sentence)
      : text_{text}, part_{part}, ends_sentence_{ends_sentence} {
    static const auto any_day = *calendar::day_of(2000, 1, 1);  // where the words stand depends on no day
    marks_ = Grammar{tokens_of(text.substr(part.begin, read_to - part.begin)), any_day}.marks();
  }

  std::optional<Stretch> read() const {
    for (std::size_t i = 0; i < marks_.size() && is_inside(marks_[i]); ++i) {
      const auto& mark = marks_[i];
      if (mark.kind == MarkKind::bad || mark.kind == MarkKind::open) return std::nullopt;  // brackets hold remarks
      if (mark.kind == MarkKind::cycle)
        if (const auto found = recurring(i)) return found;
      if (mark.kind != MarkKind::time) continue;
      if (const auto found = i == 0 ? leading() : governed(i)) return found;
    }
    return std::nullopt;
  }

 private:
  bool is_inside(const Mark& mark) const { return part_.begin + mark.begin < part_.end; }
  std::string_view words(const Mark& mark) const {
    return text_.substr(part_.begin + mark.begin, mark.end - mark.begin);
  }
  Stretch from_to(const Mark& from, std::size_t end) const { return {part_.begin + from.begin, part_.begin + end}; }
  bool touches(std::size_t i) const {
    const auto between = text_.substr(part_.begin + marks_[i].end, marks_[i + 1].begin - marks_[i].end);
    return base::trimmed(between).empty();
  }

  /// Where the time ends, with how often it comes: «trước ngày 20 hằng tháng».
  std::size_t time_end(std::size_t time) const {
    const bool recurs = time + 1 < marks_.size() && marks_[time + 1].kind == MarkKind::cycle && touches(time);
    return marks_[time + (recurs ? 1 : 0)].end;
  }

  static bool is_verb(const Mark& mark) { return mark.kind == MarkKind::complete || mark.kind == MarkKind::checkpoint; }
  bool is_periodic(const Mark& cycle) const { return base::folded(words(cycle)).starts_with("dinh ky"); }
  static bool is_year(const Group& group) {
    return std::all_of(group.points.begin(), group.points.end(), [](const Point& p) { return p.grain == Grain::year; });
  }
  static bool is_final(const Group& group) { return group.prep == Prep::before || group.prep == Prep::latest; }
  static bool is_tied(const Group& group) { return group.prep != Prep::none && group.prep != Prep::from; }

  /// «phải», «cơ bản», «phấn đấu» before the verb that opens the part; not who does it, nor of what it is told.
  bool opens_part(std::size_t verb) const {
    static constexpr std::array lead_ins{"phai "sv,    "can "sv,         "co ban "sv,   "phan dau "sv, "tap trung "sv,
                                         "de "sv,      "khan truong "sv, "kip thoi "sv, "va "sv,       "chu dong "sv,
                                         "du kien "sv, "dong thoi "sv,   "som "sv};
    const auto folded = base::folded(base::trimmed(text_.substr(part_.begin, marks_[verb].begin))) + ' ';
    auto before = std::string_view{folded};
    const auto begins = [&](std::string_view lead_in) { return before.starts_with(lead_in); };
    for (auto found = lead_ins.begin(); found != lead_ins.end();) {
      found = std::find_if(lead_ins.begin(), lead_ins.end(), begins);
      if (found != lead_ins.end()) before.remove_prefix(found->size());
    }
    return base::trimmed(before).empty();
  }

  /// «được ban hành», «đã hoàn thành», «các báo cáo»: told of, not asked for.
  bool is_told(std::size_t verb) const {
    static constexpr std::array tellers{"được"sv, "đã"sv, "vừa"sv, "các"sv, "những"sv, "do"sv, "bị"sv};
    const auto before = base::trimmed(text_.substr(part_.begin, marks_[verb].begin));
    const auto last = before.substr(before.rfind(' ') + 1);  // npos + 1 is 0
    return std::find(tellers.begin(), tellers.end(), last) != tellers.end() || words(marks_[verb]) == "đạt";
  }

  /// The verb of delivery nearest before the time, with those that it directly follows: «hoàn thành báo cáo …».
  std::optional<std::size_t> verb_before(std::size_t time) const {
    for (auto i = time; i-- > 0;) {
      const bool is_counted = i > 0 && marks_[i - 1].kind == MarkKind::number_filler && touches(i - 1);
      if (!is_verb(marks_[i]) || is_counted) continue;  // «17 kiến nghị» are things
      while (i > 0 && touches(i - 1) && (is_verb(marks_[i - 1]) || marks_[i - 1].kind == MarkKind::act)) --i;
      return i;
    }
    return std::nullopt;
  }

  /// «giải ngân đạt 95%», «giảm 30%»: a day beside a figure to be reached, unless «hoàn thành 100% …» opens the part.
  bool is_target(std::size_t verb, std::size_t time) const {
    bool figure = false, reached = false;
    for (auto i = verb; i < time; ++i) {
      figure = figure || (marks_[i].kind == MarkKind::number_filler && marks_[i].count < 0);
      reached = reached || words(marks_[i]).starts_with("đạt");
    }
    return reached || (figure && !opens_part(verb));
  }

  std::optional<Stretch> governed(std::size_t time) const {
    const auto& group = marks_[time].group;
    if (const auto verb = verb_before(time)) {
      const bool follows = is_verb(marks_[time - 1]) && touches(time - 1) && !is_year(group);
      const bool tied = is_tied(group) || follows || (group.range && group.prep == Prep::from);
      const bool opens = opens_part(*verb);
      if (!tied || is_told(*verb) || is_target(*verb, time)) return std::nullopt;
      if (!opens && !is_final(group) && is_year(group)) return std::nullopt;
      return from_to(marks_[*verb], time_end(time));
    }
    const bool act = marks_[0].kind == MarkKind::act && !is_year(group);
    const bool bound =
        is_final(group) || (group.prep == Prep::in && !group.range) || (group.range && group.prep == Prep::from);
    if (!act || !bound || is_target(0, time)) return std::nullopt;
    return from_to(marks_[0], time_end(time));
  }

  /// «Trước ngày 30/9/2026, Sở Nội vụ hoàn thành …», «…, chậm nhất ngày 30/9/2026».
  std::optional<Stretch> leading() const {
    const auto& mark = marks_[0];
    if (!is_final(mark.group) && (mark.group.prep != Prep::in || is_year(mark.group))) return std::nullopt;
    const auto end_of_time = part_.begin + time_end(0);
    const bool alone = base::trimmed(text_.substr(end_of_time, part_.end - std::min(part_.end, end_of_time))).empty();
    for (std::size_t i = 1; i < marks_.size(); ++i) {
      if (marks_[i].kind == MarkKind::bad) break;
      if (!is_verb(marks_[i]) || is_told(i)) continue;
      const auto begin = part_.begin + marks_[i].begin;
      const auto end = begin < part_.end ? part_.end : text_.find_first_of(",;:.", begin);
      return Stretch{part_.begin + mark.begin, std::min(end, text_.size())};
    }
    if (!alone || !ends_sentence_) return std::nullopt;
    return from_to(mark, time_end(0));
  }

  /// «định kỳ hằng quý báo cáo …», «báo cáo … định kỳ 6 tháng một lần».
  std::optional<Stretch> recurring(std::size_t cycle) const {
    if (cycle == 0 && is_periodic(marks_[0])) return Stretch{part_.begin + marks_[0].begin, part_.end};
    const bool each = cycle == 0 && marks_.size() > 1 && is_verb(marks_[1]) && touches(0) && is_inside(marks_[1]);
    if (each) return Stretch{part_.begin + marks_[0].begin, part_.end};
    const bool bracketed = words(marks_[cycle]).find('(') != std::string_view::npos;
    if (cycle == 0 || bracketed || !is_verb(marks_[0]) || !is_periodic(marks_[cycle])) return std::nullopt;
    return from_to(marks_[0], marks_[cycle].end);
  }

  std::string_view text_;
  Stretch part_;
  bool ends_sentence_;
  std::vector<Mark> marks_;
};

bool ends_sentence(std::string_view text, const Stretch& part) {
  return part.end >= text.size() || text[part.end] == '.' || text[part.end] == ';';
}

}  // namespace

std::vector<Stretch> parts_of(std::string_view text) {
  std::vector<Stretch> parts;
  Stretch part;
  int depth = 0;
  const auto close = [&](std::size_t end) {
    if (end > part.begin) parts.push_back({part.begin, end});
    part.begin = end + 1;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    depth += text[at] == '(' ? 1 : text[at] == ')' && depth > 0 ? -1 : 0;
    const bool before_space = at + 1 >= text.size() || text[at + 1] == ' ';
    if (depth == 0 && before_space && ",;:."sv.find(text[at]) != std::string_view::npos) close(at);
  }
  close(text.size());
  return parts;
}

std::optional<Stretch> clause_in(std::string_view paragraph) {
  const auto parts = parts_of(paragraph);
  std::optional<Stretch> clause;
  for (auto i = parts.size(); i-- > 0;) {
    const auto read_to = i + 1 < parts.size() ? parts[i + 1].end : parts[i].end;
    if (read_to - parts[i].begin > longest_clause) continue;
    const auto found = PartReader{paragraph, parts[i], read_to, ends_sentence(paragraph, parts[i])}.read();
    if (!found) continue;
    const bool near = clause && clause->end - found->begin <= longest_clause &&
                      (found->end >= clause->begin || clause->begin - found->end <= longest_gap);
    if (!clause || near) clause = Stretch{found->begin, std::max(found->end, clause ? clause->end : 0)};
  }
  return clause;
}

}  // namespace deadline

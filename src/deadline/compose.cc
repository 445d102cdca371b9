#include "deadline/compose.h"

#include <algorithm>

#include "deadline/explain.h"

namespace deadline {
namespace {

/// Walks the marks once and hands each time what was said before it.
class Gatherer {
 public:
  explicit Gatherer(const std::vector<Mark>& marks) : marks_{marks} {}

  Outline gather() {
    for (std::size_t i = 0; i < marks_.size(); ++i) take(i);
    return std::move(outline_);
  }

 private:
  void take(std::size_t i) {
    const auto& mark = marks_[i];
    if (i > 0 && marks_[i - 1].kind == MarkKind::time)
      next_.colon = mark.kind == MarkKind::colon || mark.kind == MarkKind::open;
    switch (mark.kind) {
      case MarkKind::time:
      case MarkKind::offset: add_item(i); return;
      case MarkKind::cycle: outline_.cycles.push_back(mark.cycle); return forget(i);
      case MarkKind::count: outline_.count = mark.count; return;
      case MarkKind::ongoing: outline_.ongoing = true; return forget(i);
      case MarkKind::open_end: outline_.open_end = true; return;
      case MarkKind::condition:
        outline_.condition = true;
        outline_.lunar = outline_.lunar || mark.lunar;
        if (outline_.waits_for == nullptr) outline_.waits_for = &mark;
        return;
      case MarkKind::complete: outline_.complete = next_.complete = true; break;
      case MarkKind::checkpoint: outline_.complete = next_.complete = next_.checkpoint = true; break;
      case MarkKind::act: outline_.act = next_.act = true; break;
      case MarkKind::focus: outline_.focus = next_.focus = true; break;
      case MarkKind::begin: next_.begin = true; break;
      case MarkKind::exception: next_.exception = true; break;
      case MarkKind::report_unit: outline_.report_unit = true; break;
      case MarkKind::periodic: outline_.periodic = true; break;
      case MarkKind::unset: outline_.unset = true; break;
      case MarkKind::number_filler:
        outline_.percent = outline_.percent || percent_at(mark);
        next_.subject = true;
        next_.words += 2;
        break;
      case MarkKind::filler:
      case MarkKind::plan:
        next_.subject = true;
        ++next_.words;
        break;
      case MarkKind::bad:
        if (outline_.bad == nullptr) outline_.bad = &mark;
        break;
      case MarkKind::alternative:
        next_.alternative = true;
        next_.separated = true;
        break;
      case MarkKind::comma:
      case MarkKind::semicolon:
      case MarkKind::colon:
      case MarkKind::conjunction:
      case MarkKind::open:
      case MarkKind::close: next_.separated = true; break;
    }
  }

  static bool percent_at(const Mark& mark) { return mark.count < 0; }

  void add_item(std::size_t i) {
    next_.mark = &marks_[i];
    next_.group = marks_[i].group;
    if (i > 0) {
      const auto before = marks_[i - 1].kind;
      next_.after_plan = before == MarkKind::plan;
      next_.after_verb = before == MarkKind::complete || before == MarkKind::checkpoint;
      next_.bracketed = before == MarkKind::open;
    }
    next_.before_cycle = i + 1 < marks_.size() && marks_[i + 1].kind == MarkKind::cycle;
    outline_.items.push_back(next_);
    next_ = {};
  }

  /// A recurrence or «thường xuyên» uses up the verbs before it.
  void forget(std::size_t) {
    next_ = {};
    next_.separated = true;
  }

  const std::vector<Mark>& marks_;
  Outline outline_;
  Item next_;
};

bool only_names(const Outline& outline) {
  return outline.items.empty() && outline.cycles.empty() && !outline.ongoing && !outline.open_end && !outline.condition;
}

Reading none_reading(const Source& source) {
  Reading reading;
  reading.how = source.text.empty() ? "Không ghi thời hạn." : quoted(source.text) + ": không đặt ra thời hạn.";
  return reading;
}

Reading conditional_reading(const Mark& mark, const Source& source) {
  Reading reading;
  reading.kind = Kind::conditional;
  reading.how = quoted(source.text) + ": thời hạn còn chờ việc bên ngoài («" + std::string{words_of(source, mark)} +
                "»), chưa tính được thành ngày; xác định khi có văn bản ấn định.";
  return reading;
}

/// Why a clause of names alone is no deadline.
const char* reason_of(const Outline& outline) {
  if (outline.periodic) return "không nêu tần suất của việc định kỳ";
  return "không có ngày tháng hay thời hạn nào";
}

/// Offsets without «trong», «kể từ» and the like are lengths of things, not time limits: dropped beside a real time.
/// So is that of «trong 02 ngày (20-21/11/2025)».
void drop_lengths(Outline& outline) {
  const bool ranged = std::any_of(outline.items.begin(), outline.items.end(),
                                  [](const Item& item) { return item.group.range && !item.has_own_words(); });
  const auto is_length = [&](const Item& item) {
    if (item.mark->kind != MarkKind::offset) return false;
    const auto& offset = item.mark->offset;
    return offset.origin == Origin::unsaid || (ranged && !offset.anchored);
  };
  const auto lengths = static_cast<std::size_t>(std::count_if(outline.items.begin(), outline.items.end(), is_length));
  if (lengths == 0 || (lengths == outline.items.size() && outline.cycles.empty() && !outline.ongoing)) return;
  bool subject = false;
  std::vector<Item> kept;
  for (auto& item : outline.items) {
    item.subject = item.subject || subject;
    subject = is_length(item);
    if (!subject) kept.push_back(item);
  }
  outline.items = std::move(kept);
}

bool all_marks(const std::vector<Mark>& marks, MarkKind kind) {
  return !marks.empty() && std::all_of(marks.begin(), marks.end(), [&](const Mark& m) { return m.kind == kind; });
}

}  // namespace

Outline outline_of(const std::vector<Mark>& marks) { return Gatherer{marks}.gather(); }

Reading compose(const std::vector<Mark>& marks, const Source& source) {
  auto outline = outline_of(marks);
  if (outline.bad != nullptr) return unreadable(source, words_of(source, *outline.bad), outline.bad->why);
  if (marks.empty() || all_marks(marks, MarkKind::unset)) return none_reading(source);
  if (outline.unset) {
    const bool alone = only_names(outline);
    if (alone && !outline.complete && !outline.act) return none_reading(source);
    return unreadable(source, source.text, "vừa nói không có thời hạn vừa nói thời hạn");
  }
  drop_lengths(outline);
  drop_attributes(outline.items);
  if (only_names(outline)) return unreadable(source, source.text, reason_of(outline));
  const bool recurring = !outline.cycles.empty() || std::any_of(outline.items.begin(), outline.items.end(), recurs);
  if (outline.lunar && recurring && outline.items.empty())
    return conditional_reading(*outline.waits_for, source);  // rule D9
  if (outline.ongoing || recurring) return compose_cycles(std::move(outline), source);
  if (!outline.items.empty()) return compose_times(std::move(outline), source);
  if (outline.condition) return conditional_reading(*outline.waits_for, source);
  return unreadable(source, source.text, reason_of(outline));
}

Reading unreadable(const Source& source, std::string_view words, const char* why) {
  Reading reading;
  reading.kind = Kind::unparsed;
  reading.how =
      "Chưa đọc được " + quoted(words.empty() ? source.text : words) + ": " + why + ". Đề nghị xem lại và ghi rõ ngày.";
  return reading;
}

}  // namespace deadline

#include "programme/reader.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "programme/assignment.h"
#include "programme/clause.h"
#include "programme/bodies.h"
#include "programme/doubts.h"
#include "programme/items.h"
#include "programme/labels.h"
#include "programme/letterhead.h"
#include "programme/words.h"

namespace programme {
namespace {

using base::Problem;

/// What an item takes from the headings above it.
struct Above {
  std::optional<std::string> owner;
  std::optional<std::string> clause;
  bool announces_tasks = false;
  bool lettered_tasks = false;  ///< one of the lettered items directly below the heading has a clause of its own
};

std::string_view without_colon(std::string_view text) {
  return text.ends_with(':') ? base::trimmed(text.substr(0, text.size() - 1)) : text;
}

bool is_owner_heading(const Item& item) {
  return is_numbered(item) && !item.items.empty() && names_a_body(without_colon(item.text));
}

/// Whether the heading says that tasks follow: «Nhiệm vụ trọng tâm …», «Các nhiệm vụ, giải pháp», «Phân công nhiệm vụ».
bool announces_tasks(const Item& item) {
  const auto small = small_letters(base::clipped(item.text, 60));
  return begins_with_word(small, "nhiệm vụ") || begins_with_word(small, "các nhiệm vụ") ||
         begins_with_word(small, "một số nhiệm vụ") || begins_with_word(small, "phân công nhiệm vụ");
}

bool has_own_clause_below(const Item& item, Rank rank) {
  return std::any_of(item.items.begin(), item.items.end(),
                     [rank](const Item& below) { return below.rank == rank && below.clause; });
}

bool has_numbered_below(const Item& item) { return std::any_of(item.items.begin(), item.items.end(), is_numbered); }

/// What the items below a heading take from it.
Above below_heading(const Item& heading, const Above& above) {
  auto below = above;
  if (heading.clause) below.clause = heading.clause;
  below.announces_tasks = above.announces_tasks || announces_tasks(heading);
  below.lettered_tasks = has_own_clause_below(heading, Rank::letter);
  if (is_owner_heading(heading)) below.owner = without_colon(heading.text);
  return below;
}

/// Whether the item, with nothing said of what is below it, is a task.
bool is_task_itself(const Item& item, const Above& above) {
  return above.owner || above.clause || item.clause || assigns(item.text) ||
         (above.announces_tasks && is_finished(item)) || (above.lettered_tasks && item.rank == Rank::letter);
}

bool has_tasks_below(const Item& item, const Above& above);

bool is_or_holds_task(const Item& item, const Above& above) {
  return is_numbered(item) && (is_owner_heading(item) || is_task_itself(item, above) || has_tasks_below(item, above));
}

/// Whether a numbered item below this one is a task or holds one. Lettered ones count only if one has its own clause.
bool has_tasks_below(const Item& item, const Above& above) {
  const auto below = below_heading(item, above);
  return below.lettered_tasks || std::any_of(item.items.begin(), item.items.end(), [&below](const Item& inner) {
           return inner.rank != Rank::letter && is_or_holds_task(inner, below);
         });
}

deadline::Reading reading_of(std::string_view clause, const std::optional<calendar::Day>& issued,
                             const calendar::WorkingDays& working_days) {
  if (issued) return deadline::read(clause, *issued, working_days);
  // Two days that differ in year, quarter and month: what depends on the document's day differs too.
  auto reading = deadline::read(clause, *calendar::day_of(2001, 2, 14), working_days);
  auto other = deadline::read(clause, *calendar::day_of(2004, 8, 3), working_days);
  other.how = reading.how;
  if (reading == other) return reading;
  return {
      .kind = deadline::Kind::unparsed,
      .start = {},
      .due = {},
      .milestones = {},
      .rule = {},
      .period = {},
      .how = "Thời hạn này tính theo ngày ban hành, mà văn bản không ghi ngày ban hành. Đề nghị nhập ngày ban hành."};
}

/// Reads item after item into a programme.
class Reader {
 public:
  Reader(Programme& programme, const calendar::WorkingDays& working_days)
      : programme_{programme}, working_days_{working_days} {}

  void read(const Item& item, const Above& above);
  /// How many paragraphs of an annex became no task.
  std::size_t read_annex(const std::vector<Item>& items);

 private:
  void read_owner(const Item& heading, const Above& above);
  void read_below(const Item& heading, const Above& above);
  void read_unnumbered(const Item& heading, const Above& above);
  void add_task(const Item& item, std::string ref, const Above& above);
  void add_provision(const Item& item, const Above& above);
  void take_details(const Item& item, Task& task);
  void report(Problem problem) { programme_.problems.push_back(std::move(problem)); }
  std::string unique(std::string ref, int line);

  Programme& programme_;
  const calendar::WorkingDays& working_days_;
  std::map<std::string, int, std::less<>> refs_;  ///< how often each stood
};

void Reader::read(const Item& item, const Above& above) {
  if (is_owner_heading(item)) return read_owner(item, above);
  if (has_tasks_below(item, above)) return read_below(item, below_heading(item, above));
  if (is_task_itself(item, above)) return add_task(item, item.ref, above);
  if (is_finished(item)) return add_provision(item, above);
  read_below(item, below_heading(item, above));
}

void Reader::read_owner(const Item& heading, const Above& above) {
  programme_.owners.push_back({.ref = heading.ref,
                               .name = std::string{without_colon(heading.text)},
                               .deadline_text = heading.clause,
                               .line = heading.line});
  read_below(heading, below_heading(heading, above));
}

void Reader::read_below(const Item& heading, const Above& above) {
  if (!has_numbered_below(heading)) return read_unnumbered(heading, above);
  std::size_t bullets = 0;
  for (const auto& item : heading.items) {
    if (is_numbered(item))
      read(item, above);
    else if (item.rank != Rank::paragraph || item.clause)
      ++bullets;
  }
  if (bullets > 0) report(unplaced(heading.ref, heading.text, bullets, heading.line));
}

/// Bullets, or plain paragraphs, below a heading. A paragraph that ends in a colon introduces the others; bullets after
/// a paragraph that does not are details of it.
void Reader::read_unnumbered(const Item& heading, const Above& above) {
  int count = 0;
  std::size_t left_over = 0;
  std::optional<Item> paragraph;  // a task that bullets may still go to
  const auto end_paragraph = [&] {
    if (paragraph) add_task(*paragraph, heading.ref + "." + std::to_string(++count), above);
    paragraph.reset();
  };
  for (const auto& item : heading.items) {
    const auto is_paragraph = item.rank == Rank::paragraph;
    if (is_paragraph && item.text.ends_with(':') && !item.clause) continue;
    if (!is_paragraph && paragraph) {
      paragraph->items.push_back(item);
    } else if (!above.owner && !item.clause && !assigns(item.text) && (is_paragraph || !above.announces_tasks)) {
      ++left_over;
    } else if (is_paragraph) {
      end_paragraph();
      paragraph = item;
    } else {
      add_task(item, heading.ref + "." + std::to_string(++count), above);
    }
  }
  end_paragraph();
  if (left_over > 0) report(unplaced(heading.ref, heading.text, left_over, heading.line));
}

std::string Reader::unique(std::string ref, int line) {
  const auto times = ++refs_[ref];
  if (times == 1) return ref;
  report(duplicate_ref(ref, line));
  return ref + " (" + std::to_string(times) + ")";
}

void Reader::take_details(const Item& item, Task& task) {
  for (const auto& below : item.items) {
    if (!take_label(below.text, task)) {
      if (below.clause) report(detail_deadline(task.ref, below.text, below.line));
      task.details.push_back(whole_text(below));
    }
    take_details(below, task);
  }
}

void Reader::add_task(const Item& item, std::string ref, const Above& above) {
  Task task;
  task.ref = unique(std::move(ref), item.line);
  task.text = item.text;
  task.line = item.line;
  const auto assignment = assignment_in(item.text);
  task.owner = assignment.owner ? assignment.owner : above.owner;
  task.coordinators = assignment.coordinators;
  task.deadline_text = item.clause;
  take_details(item, task);
  task.inherited = !task.deadline_text && above.clause;
  if (task.inherited) task.deadline_text = above.clause;
  if (task.owner) task.owners = bodies_in(*task.owner);
  task.reading = reading_of(task.deadline_text.value_or(""), programme_.issued, working_days_);
  if (!task.receiving_level) task.receiving_level = receiving_level_in(task.deadline_text.value_or(""));
  for (auto& doubt : doubts_of(task)) report(std::move(doubt));
  programme_.tasks.push_back(std::move(task));
}

void Reader::add_provision(const Item& item, const Above& above) {
  Provision provision{.ref = unique(item.ref, item.line), .text = item.text, .line = item.line, .details = {}};
  for (const auto& below : item.items)
    if (!is_numbered(below)) provision.details.push_back(whole_text(below));
  programme_.provisions.push_back(std::move(provision));
  for (const auto& below : item.items)
    if (is_numbered(below)) read(below, above);
}

std::size_t paragraphs_in(const std::vector<Item>& items) {
  std::size_t count = items.size();
  for (const auto& item : items) count += paragraphs_in(item.items);
  return count;
}

std::size_t Reader::read_annex(const std::vector<Item>& items) {
  std::size_t unread = 0;
  for (const auto& item : items) {
    if (is_or_holds_task(item, {}))
      read(item, {});
    else
      unread += 1 + paragraphs_in(item.items);
  }
  return unread;
}

std::optional<Problem> secrecy_of(const document::Outline& outline) {
  for (const auto& block : outline.blocks)
    if (block.text.size() < 60 && is_secrecy_mark(block.text)) return classified(block.text, block.place.line);
  return std::nullopt;
}

/// Lines without number that name a body and have marked ones right below: they look like headings.
std::vector<Problem> unnumbered_headings(const std::vector<document::Block>& blocks) {
  std::vector<Problem> doubts;
  for (std::size_t n = 0; n + 1 < blocks.size(); ++n) {
    const auto& block = blocks[n];
    if (block.mark.empty() && !blocks[n + 1].mark.empty() && names_a_body(without_colon(block.text)))
      doubts.push_back(unnumbered_heading(block.text, block.place.line));
  }
  return doubts;
}

Programme programme_of(const Letterhead& letterhead, const document::Outline& outline) {
  Programme programme;
  programme.kind = letterhead.kind;
  programme.number = letterhead.number;
  programme.issued = letterhead.issued;
  programme.term = letterhead.term;
  programme.title = letterhead.title;
  programme.issuer = letterhead.issuer;
  programme.source_name = outline.name;
  programme.source_sha256 = outline.sha256;
  programme.problems = outline.problems;
  if (!programme.issued) programme.problems.push_back(no_date());
  if (!programme.number) programme.problems.push_back(no_number());
  return programme;
}

/// A day of the past inside a sentence is told of, not owed: «các dự án hoàn thành trước ngày 31/12/2024».
void forget_past_clauses(std::vector<Item>& items, calendar::Day issued, const calendar::WorkingDays& working_days) {
  for (auto& item : items) {
    const bool in_sentence = item.clause && item.whole.empty();
    if (in_sentence && deadline::read(*item.clause, issued, working_days).due.value_or(issued) < issued)
      item.clause.reset();
    forget_past_clauses(item.items, issued, working_days);
  }
}

void read_annexes(const std::vector<AnnexText>& annexes, Reader& reader, Programme& programme) {
  for (const auto& text : annexes) {
    const Annex annex{.title = text.title, .line = text.line};
    programme.annexes.push_back(annex);
    const auto unread = reader.read_annex(text.items);
    if (text.items.empty()) programme.problems.push_back(annex_empty(annex));
    if (unread > 0) programme.problems.push_back(annex_unread(annex, unread));
  }
}

}  // namespace

base::Result<Programme> programme_in(const document::Outline& outline, const calendar::WorkingDays& working_days) {
  if (auto refusal = secrecy_of(outline)) return *std::move(refusal);
  auto items = items_in(outline);
  auto programme = programme_of(letterhead_of(items), outline);
  if (programme.issued) forget_past_clauses(items.body, *programme.issued, working_days);
  const auto stray = unnumbered_headings(outline.blocks);
  programme.problems.insert(programme.problems.end(), stray.begin(), stray.end());
  programme.problems.insert(programme.problems.end(), items.problems.begin(), items.problems.end());
  Reader reader{programme, working_days};
  for (const auto& item : items.body) reader.read(item, {});
  read_annexes(items.annexes, reader, programme);
  if (programme.tasks.empty()) return no_tasks(outline.name);
  std::stable_sort(programme.problems.begin(), programme.problems.end(),
                   [](const Problem& a, const Problem& b) { return a.line < b.line; });
  return programme;
}

}  // namespace programme

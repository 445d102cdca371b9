#include "programme/reader.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "programme/abbreviations.h"
#include "programme/assignment.h"
#include "programme/bodies.h"
#include "programme/clause.h"
#include "programme/collector.h"
#include "programme/doubts.h"
#include "programme/headings.h"
#include "programme/indicators.h"
#include "programme/items.h"
#include "programme/labels.h"
#include "programme/letterhead.h"
#include "programme/read_tables.h"
#include "programme/section_clauses.h"
#include "programme/tables.h"
#include "programme/words.h"

namespace programme {
namespace {

using base::Problem;

/// What an item takes from the headings above it.
struct Above {
  std::optional<std::string> owner;
  std::optional<std::string> clause;
  std::optional<std::string> title_clause;  ///< that the nearest heading's words say: «Nhiệm vụ quý I/2026»
  std::string title;                        ///< of that heading
  bool announces_tasks = false;
  std::optional<int> year;      ///< that the nearest heading names
  bool lettered_tasks = false;  ///< one of the lettered items directly below the heading has a clause of its own
};

bool is_owner_heading(const Item& item) { return is_numbered(item) && !item.items.empty() && headed_by(item.text); }

/// Whether the heading says that tasks follow: «Nhiệm vụ trọng tâm …», «Các nhiệm vụ, giải pháp», «Phân công nhiệm vụ».
bool announces_tasks(const Item& item) {
  const auto small = small_letters(base::clipped(item.text, 60));
  return begins_with_word(small, "nhiệm vụ") || begins_with_word(small, "các nhiệm vụ") ||
         begins_with_word(small, "một số nhiệm vụ") || begins_with_word(small, "phân công nhiệm vụ") ||
         gives_orders(item.text);
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
  if (const auto year = year_in(heading.text)) below.year = year;
  if (is_owner_heading(heading)) below.owner = headed_by(heading.text);
  if (const auto clause = is_finished(heading) ? std::nullopt : clause_of_title(heading.text);
      clause && !heading.clause) {
    below.title_clause = clause;
    below.title = heading.text;
  }
  return below;
}

/// Whether lines «Chủ trì: …», «Thời hạn: …» stand below the item and nothing numbered.
bool has_labels_below(const Item& item) {
  if (!is_numbered(item) || has_numbered_below(item)) return false;
  return std::any_of(item.items.begin(), item.items.end(), [](const Item& below) {
    Task labelled;
    return take_label(below.text, labelled) && (labelled.owner || labelled.deadline_text);
  });
}

/// Whether the item, with nothing said of what is below it, is a task.
bool is_task_itself(const Item& item, const Above& above) {
  return above.owner || above.clause || item.clause || assigns(item.text) ||
         (above.announces_tasks && is_finished(item)) || (above.lettered_tasks && item.rank == Rank::letter) ||
         has_labels_below(item);
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

/// Whether the heading says that indicators follow: «Các chỉ tiêu chủ yếu».
bool announces_indicators(const Item& item) {
  const auto small = small_letters(base::clipped(item.text, 60));
  return !is_finished(item) && (begins_with_word(small, "chỉ tiêu") || begins_with_word(small, "các chỉ tiêu") ||
                                begins_with_word(small, "một số chỉ tiêu"));
}

/// Reads item after item into a programme.
class Reader {
 public:
  explicit Reader(Collector& collector) : collector_{collector}, programme_{collector.programme()} {}

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
  void read_indicators(const Item& heading, const Above& above);
  void report(Problem problem) { collector_.report(std::move(problem)); }

  Collector& collector_;
  Programme& programme_;
};

void Reader::read(const Item& item, const Above& above) {
  if (is_owner_heading(item)) return read_owner(item, above);
  if (announces_indicators(item) && !item.items.empty() && !has_numbered_below(item))
    return read_indicators(item, above);
  if (has_tasks_below(item, above)) return read_below(item, below_heading(item, above));
  if (is_task_itself(item, above)) return add_task(item, item.ref, above);
  if (is_finished(item)) return add_provision(item, above);
  read_below(item, below_heading(item, above));
}

void Reader::read_owner(const Item& heading, const Above& above) {
  programme_.owners.push_back({.ref = heading.ref,
                               .name = headed_by(heading.text).value_or(heading.text),
                               .deadline_text = heading.clause,
                               .place = heading.place});
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
  if (bullets > 0) report(unplaced(heading.ref, heading.text, bullets, heading.place));
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
  if (left_over > 0) report(unplaced(heading.ref, heading.text, left_over, heading.place));
}

void Reader::read_indicators(const Item& heading, const Above& above) {
  for (const auto& item : heading.items) {
    const auto own_year = year_in(heading.text);
    for (auto& indicator : indicators_in(whole_text(item), own_year ? own_year : above.year, item.place)) {
      indicator.ref = indicator.ref.empty() ? heading.ref : heading.ref + "." + indicator.ref;
      if (indicator.heading.empty()) indicator.heading = heading.text;
      programme_.indicators.push_back(std::move(indicator));
    }
  }
}

void Reader::take_details(const Item& item, Task& task) {
  for (const auto& below : item.items) {
    if (!take_label(below.text, task)) {
      if (below.clause) report(detail_deadline(task.ref, below.text, below.place));
      task.details.push_back(whole_text(below));
    }
    take_details(below, task);
  }
}

void Reader::add_task(const Item& item, std::string ref, const Above& above) {
  Task task;
  task.ref = collector_.unique(std::move(ref), item.place);
  task.text = item.text;
  task.place = item.place;
  const auto assignment = assignment_in(item.text);
  task.owner = assignment.owner ? assignment.owner : above.owner;
  task.coordinators = assignment.coordinators;
  task.deadline_text = item.clause;
  take_details(item, task);
  task.inherited = !task.deadline_text && above.clause;
  if (task.inherited) task.deadline_text = above.clause;
  if (!assignment.unsure.empty()) report(owner_unsure(task, assignment.unsure));
  collector_.add(std::move(task), {above.title_clause, above.title});
}

void Reader::add_provision(const Item& item, const Above& above) {
  Provision provision{
      .ref = collector_.unique(item.ref, item.place), .text = item.text, .place = item.place, .details = {}};
  for (const auto& below : item.items)
    if (!is_numbered(below)) {
      if (below.clause) report(detail_deadline(provision.ref, below.text, below.place));
      provision.details.push_back(whole_text(below));
    }
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

std::optional<Problem> secrecy_of(const std::vector<document::Block>& blocks) {
  for (const auto& block : blocks)
    if (block.text.size() < 60 && is_secrecy_mark(block.text)) return classified(block.text, block.place);
  return std::nullopt;
}

/// Lines without number that name a body and have marked ones right below: they look like headings.
std::vector<Problem> unnumbered_headings(const std::vector<document::Block>& blocks) {
  std::vector<Problem> doubts;
  for (std::size_t n = 0; n + 1 < blocks.size(); ++n) {
    const auto& block = blocks[n];
    if (block.mark.empty() && !blocks[n + 1].mark.empty() && headed_by(block.text))
      doubts.push_back(unnumbered_heading(block.text, block.place));
  }
  return doubts;
}

/// How many tasks the document may hold: a row of a table, or a block of text, is at most one.
std::size_t most_tasks(const document::Outline& outline) {
  std::size_t most = 0;
  for (const auto& block : outline.blocks) most += block.table ? block.table->rows.size() : 1;
  return most;
}

Programme programme_of(const Letterhead& letterhead, const document::Outline& outline, const Given& given) {
  Programme programme;
  programme.kind = letterhead.kind;
  programme.number = letterhead.number ? letterhead.number : given.number;
  programme.issued = letterhead.issued ? letterhead.issued : given.issued;
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

void read_annexes(const std::vector<AnnexText>& annexes, Reader& reader, Collector& collector) {
  for (const auto& text : annexes) {
    const Annex annex{.title = text.title, .place = text.place};
    collector.programme().annexes.push_back(annex);
    const auto unread = reader.read_annex(text.items);
    read_tables(text.tables, text.prefix, collector);
    if (text.items.empty() && text.tables.empty()) collector.report(annex_empty(annex));
    if (unread > 0) collector.report(annex_unread(annex, unread));
  }
}

/// The order of the document; sheets and tables come in the order in which they were read.
bool stands_before(const Problem& a, const Problem& b) {
  const auto numbers = [](const Problem& problem) {
    const auto& place = problem.place;
    return std::array{problem.line, place.page, place.paragraph, place.table, place.row};
  };
  return numbers(a) < numbers(b);
}

}  // namespace

base::Result<Programme> programme_in(const document::Outline& outline, const calendar::WorkingDays& working_days,
                                     const Given& given, const base::Progress& progress) {
  auto told = told_apart(outline.blocks);
  auto section_clauses = take_section_clauses(told.blocks);
  if (auto refusal = secrecy_of(told.blocks)) return *std::move(refusal);
  auto items = items_in(told.blocks);
  auto programme = programme_of(letterhead_of(items), outline, given);
  if (programme.issued) forget_past_clauses(items.body, *programme.issued, working_days);
  programme.abbreviations = abbreviations_in(told.blocks);
  Collector collector{programme, working_days};
  collector.govern(std::move(section_clauses));
  collector.tell(progress, most_tasks(outline));
  for (const auto& problems : {told.problems, unnumbered_headings(told.blocks), items.problems})
    for (const auto& problem : problems) collector.report(problem);
  Reader reader{collector};
  for (const auto& item : items.body) reader.read(item, {});
  read_tables(items.tables, "", collector);
  read_annexes(items.annexes, reader, collector);
  if (programme.tasks.empty() && programme.indicators.empty()) return no_tasks(outline.name, outline.problems);
  if (programme.tasks.empty()) collector.report(no_tasks(outline.name, {}));
  std::stable_sort(programme.problems.begin(), programme.problems.end(), stands_before);
  return programme;
}

}  // namespace programme

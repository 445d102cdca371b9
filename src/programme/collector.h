// The collector: puts tasks into a programme, each with its bodies, its deadline read and its doubts.
#pragma once
#include <map>
#include <string>

#include "base/progress.h"
#include "calendar/working_days.h"
#include "programme/programme.h"
#include "programme/section_clauses.h"

namespace programme {

/// What else is known of when a task is due.
struct Beside {
  std::optional<std::string> title_clause{};  ///< that the title of its section says
  std::string title{};
  bool is_marked = false;  ///< its clause lists the columns in which its row bears a mark, each a deadline
};

/// Puts what a document says into the programme. Refs are unique: one that stands twice gets «(2)» after it.
class Collector {
 public:
  Collector(Programme& programme, const calendar::WorkingDays& working_days)
      : programme_{programme}, working_days_{working_days} {}

  /// The ref, which from now on is taken; reports "duplicate_ref" where it already was.
  std::string unique(std::string ref, const document::Place& place);

  /// Adds a task with a unique ref. Its owners, its reading and the level that it is reported to are found here; its
  /// doubts are reported. One without a deadline takes that of a line which governs it or else, where its own words
  /// name a time, that time.
  ///
  /// The clause is read as of the document's day. Where the document has none, it is read only if it means the same as
  /// of any day. Months and quarters without a year are those of the year that the document's title names.
  ///
  /// beside: the clause of its section's title goes behind such a line
  void add(Task task, const Beside& beside = {});

  /// Lines that say by when tasks are due which say so not themselves.
  void govern(std::vector<SectionClause> clauses) { clauses_ = std::move(clauses); }

  /// Tells `progress` of each task that is added, of about `expected`.
  void tell(base::Progress progress, std::size_t expected);

  void report(base::Problem problem) { programme_.problems.push_back(std::move(problem)); }
  Programme& programme() { return programme_; }

 private:
  void take_section_clause(Task& task);
  void take_loose_time(Task& task);
  void take_title_clause(Task& task, const Beside& beside);
  void read_deadline(Task& task, const Beside& beside);
  void read_marks(Task& task, std::optional<int> year) const;
  std::optional<int> year_meant(std::string_view clause) const;
  deadline::Reading reading_of(std::string_view clause) const;

  Programme& programme_;
  const calendar::WorkingDays& working_days_;
  std::map<std::string, int, std::less<>> refs_;  ///< how often each stood
  std::vector<SectionClause> clauses_;
  base::Progress progress_;
  std::size_t expected_ = 1;
};

}  // namespace programme

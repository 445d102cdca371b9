// The collector: puts tasks into a programme, each with its bodies, its deadline read and its doubts.
#pragma once
#include <map>
#include <string>

#include "base/progress.h"
#include "calendar/working_days.h"
#include "programme/programme.h"

namespace programme {

/// Puts what a document says into the programme. Refs are unique: one that stands twice gets «(2)» after it.
class Collector {
 public:
  Collector(Programme& programme, const calendar::WorkingDays& working_days)
      : programme_{programme}, working_days_{working_days} {}

  /// The ref, which from now on is taken; reports "duplicate_ref" where it already was.
  std::string unique(std::string ref, const document::Place& place);

  /// Adds a task with a unique ref. Its owners, its reading and the level that it is reported to are found here; its
  /// doubts are reported.
  ///
  /// The clause is read as of the document's day. Where the document has none, it is read only if it means the same as
  /// of any day.
  void add(Task task);

  /// Tells `progress` of each task that is added, of about `expected`.
  void tell(base::Progress progress, std::size_t expected);

  void report(base::Problem problem) { programme_.problems.push_back(std::move(problem)); }
  Programme& programme() { return programme_; }

 private:
  Programme& programme_;
  const calendar::WorkingDays& working_days_;
  std::map<std::string, int, std::less<>> refs_;  ///< how often each stood
  base::Progress progress_;
  std::size_t expected_ = 1;
};

}  // namespace programme

// Amended: one task as the document before words it, as the new one does, and as people have it.
#pragma once
#include <string>
#include <vector>

#include "calendar/working_days.h"
#include "store/amendments.h"
#include "store/printed.h"

namespace service {

/// What the deadline clause of a document of that day means; none where it has no clause.
deadline::Reading reading_of(const programme::Task& printed, calendar::Day issued_on,
                             const calendar::WorkingDays& working_days);

/// The task as people have it, in a document's terms.
programme::Task printed_as(const store::TaskRow& task);

/// How a change of a task stands to what people have made of it.
struct Standing {
  std::string now_words;
  bool agrees = false;    ///< people have done the same already
  bool conflict = false;  ///< people have changed what the document changes, in another way
};

/// item: of a task that is there. before_issued_on: of the document before
Standing standing_of(store::Connection& connection, const store::AmendmentItem& item, const store::TaskRow& task,
                     const store::ProgrammeRow& programme, calendar::Day before_issued_on,
                     const calendar::WorkingDays& working_days);

/// What of a task a change is about, in words. other: the task that it is compared with
std::string words_of(programme::Change change, const programme::Task& task, const programme::Task& other);

/// The agencies that hold the task, by name: of a draft the leads that it names.
std::vector<std::string> holders_of(store::Connection& connection, const store::TaskRow& task,
                                    const store::ProgrammeRow& programme);

}  // namespace service

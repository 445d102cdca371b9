// The daily mail: all that is owed to one person on one day, as one message.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "duty/duty.h"
#include "notify/answers.h"
#include "render/templates.h"
#include "report/counts.h"

namespace notify {

/// One duty as a mail shows it.
struct Line {
  std::string ref, text, agency;
  std::string programme;                   ///< its number, may be empty
  std::optional<std::string> deliverable;  ///< the product that is missing, where the document names one
  std::optional<std::string> decider;      ///< the level that must decide
  calendar::Day due_on, effective_due_on;
  std::optional<calendar::Day> original_due_on;  ///< where the day was moved
  duty::Sort sort = duty::Sort::dated;
  duty::Position position;
  int spoken_for = 1;                                    ///< how many reminders this line stands for after a gap
  bool without_contact = false;                          ///< its agency has no contact: the office receives it instead
  std::optional<calendar::Day> acknowledged_until = {};  ///< the day that its agency named
  std::string link;                                      ///< to the duty on the page
  std::string own_link;  ///< to the form that reports it without signing in, for its recipient alone; may be empty
};

/// The committee's weekly digest: where everything stands, and what is overdue, worst first.
struct Digest {
  base::Instant counted_at;
  report::Counts total;
  std::vector<Line> overdue;  ///< the worst of them
  std::int64_t more = 0;      ///< how many more are overdue than the lines show
  std::string list_link;
};

struct Daily {
  std::string recipient;
  calendar::Day day;
  std::vector<Line> lines;
  std::optional<calendar::Day> missed_since;  ///< the system stood still since that day, and this mail makes up for it
  int missed_days = 0;                        ///< working days
  int left_for_next = 0;                      ///< duties that this mail had no room for: the next one tells of them
  std::optional<Digest> digest;
  std::string page_link;
  std::vector<Answer> answers = {};  ///< what the office decided on what the recipient has said
};

struct Content {
  std::string subject;
  std::string text;
  std::string html;
};

/// The mail's words, most severe first: what the office decided, overdue, due, still ahead, reports on ongoing tasks,
/// then the digest.
///
/// Uses the templates "daily.txt" and "daily.html".
Content content_of(const Daily& daily, const render::Templates& templates);

}  // namespace notify

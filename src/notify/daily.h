// The daily mail: all that is owed to one person on one day, as one message.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "notify/answers.h"
#include "notify/digest.h"
#include "notify/line.h"
#include "render/templates.h"

namespace notify {

struct Daily {
  std::string recipient;
  calendar::Day day;
  std::vector<Line> lines;
  std::optional<calendar::Day> missed_since;  ///< the system stood still since that day, and this mail makes up for it
  int missed_days = 0;                        ///< working days
  int left_for_next = 0;                      ///< duties that this mail had no room for: the next one tells of them
  std::vector<Digest> digests{};              ///< of the day, in the order in which they are told
  std::string page_link;
  std::vector<Answer> answers = {};  ///< what the office decided on what the recipient has said
};

struct Content {
  std::string subject;
  std::string text;
  std::string html;
  std::vector<mail::Attachment> attachments{};
};

/// The files of all digests of one mail are not larger, in bytes before they are encoded.
inline constexpr std::size_t most_attached = std::size_t{2} << 20;

/// The mail's words, most severe first: what the office decided, overdue, due, still ahead, reports on ongoing tasks,
/// then the digests. The files of digests come along, unless they would be too large together: then the mail says where
/// they can be had.
///
/// Uses the templates "daily.txt" and "daily.html".
Content content_of(const Daily& daily, const render::Templates& templates);

}  // namespace notify

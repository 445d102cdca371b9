// Amendments: what an amended document changes of a programme, shown beside what people changed, and decided on.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "service/context.h"
#include "service/entry.h"
#include "store/amendments.h"

namespace service {

/// One change, in the three columns of its table.
struct ChangeLine {
  store::AmendmentItem item;
  std::string ref, title;  ///< the task's number in the amending document, else its own, and its words
  std::string old_words;   ///< văn bản cũ; empty for one that is added
  std::string new_words;   ///< văn bản mới; empty for one that is withdrawn
  std::string now_words;   ///< hiện nay: as people have it
  /// People changed what the document changes too, a task is gone in a document that leaves out most of them, or one
  /// that is added was entered by hand already. It is kept as it is until someone chooses the document's words.
  bool conflict = false;
  std::string decided_by;  ///< the person's name; empty for the command line, and while it waits
};

struct AmendmentSheet {
  store::AmendmentRow amendment;
  store::ProgrammeRow programme;
  std::vector<ChangeLine> changes;
  std::size_t waiting = 0, conflicts = 0;  ///< changes that wait; those of them that need a choice
  std::size_t accepted = 0, rejected = 0;
  bool to_apply = false;                      ///< something waits, if only new numbers
  std::optional<base::Instant> undone_until;  ///< until when what was accepted can be taken back
};

/// "bổ sung", "sửa nội dung", "đổi thời hạn", …
std::string_view in_words(programme::Change change);
/// «Mục II.7 nay là II.8: 12 nhiệm vụ đổi số».
std::string in_words(const programme::Renumbering& renumbering);
/// "chờ", "cần chọn", "đã áp dụng", "giữ hiện nay", "đã có văn bản sau".
std::string_view state_in_words(const ChangeLine& line);

/// The amending document whose words a task has; nothing for one that its programme's document words.
std::optional<store::AmendmentRow> amendment_of(const Context& context, base::TaskId task);

/// What an amending document changes, as things stand now; nothing where there is none of that number.
std::optional<AmendmentSheet> amendment(const Context& context, store::AmendmentId id);

struct AmendmentLine {
  store::AmendmentRow amendment;
  std::string programme;  ///< its number, else its title
  std::size_t changes = 0, waiting = 0, accepted = 0;
};
/// Of one programme, or of all; the newest first.
std::vector<AmendmentLine> amendments(const Context& context, std::optional<base::ProgrammeId> programme);

/// Those with changes that wait, the oldest first.
std::vector<store::Waiting> waiting_amendments(const Context& context);

struct Accepted {
  std::size_t accepted = 0;
  std::size_t kept = 0;                ///< conflicts, which were not asked for one by one
  std::vector<base::Problem> refused;  ///< of all that waits: what could not be done, and why
};

/// Accepts changes in one transaction, each as the move of the office that it is, with the amending document as its
/// decision, and gives the tasks the order and the numbers of the document.
///
/// A rewording and a new deadline change the task; a deadline's day moves as a new due version. Other lead bodies take
/// over what is open. A withdrawn task ends. One that is added is followed from now on. In a draft the same is done of
/// its tasks without any duty.
///
/// numbers: of the changes; empty for all that wait but conflicts
/// problems: "no_such_amendment", "superseded", "programme_ended", "no_such_person", "not_allowed",
/// "document_in_future"; for changes asked for: "no_such_change", "change_decided", "task_ended", "claim_waits";
/// "nothing_waits"
base::Result<Accepted> accept_amendment(const Context& context, store::AmendmentId id, const std::vector<int>& numbers,
                                        const Author& author);

/// Leaves things as they are for these changes. problems: as for accepting; "nothing_chosen"
base::Result<std::size_t> reject_amendment(const Context& context, store::AmendmentId id,
                                           const std::vector<int>& numbers, const Author& author);

/// How long what was accepted can be taken back.
inline constexpr std::chrono::hours undo_within{24};

/// Takes back what was accepted within the last day: words, days, agencies and numbers are as they were, by new events;
/// nothing of the record goes, and what was owed of reminders stays in the ledger. The changes wait again.
///
/// problems: "no_such_amendment", "no_such_person", "not_allowed", "too_late", "nothing_accepted", "reported_since" and
/// "changed_since" where agencies or the office did something about one of the tasks after it was accepted
base::Result<std::size_t> undo_amendment(const Context& context, store::AmendmentId id, const Author& author);

/// Compares a document with a programme within the caller's transaction, and keeps what it changes for someone to
/// decide on. What still waited of an earlier amending document is superseded.
/// read: with its day of issue
store::AmendmentId propose(const Context& context, store::Connection& connection, const store::ProgrammeRow& programme,
                           const programme::Programme& read, const Author& author);

/// The sheet within the caller's transaction.
AmendmentSheet sheet_of(const Context& context, store::Connection& connection, const store::AmendmentRow& amendment);

}  // namespace service

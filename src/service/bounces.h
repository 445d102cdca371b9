// Bounces: mails that a server accepted and that came back later, as reports in a mailbox say.
#pragma once
#include "service/context.h"

namespace service {

struct Bounces {
  std::size_t failed = 0;   ///< mails that came back for good
  std::size_t delayed = 0;  ///< mails of which a server says that it still tries
  std::size_t unknown = 0;  ///< mails in the folder that are no report, or of no mail of ours
};

/// Reads what is new in the folder of the settings, at most 100 mails, each of which is then in its `cur`; those that
/// are no report of a mail of ours stay unread there, with a word in the log.
///
/// A report counts only where it brings the Message-ID of a mail that was accepted, which nobody can guess. The mail
/// has then failed; where it failed for good, twice in a row, its address is put aside as a refused one is. A report
/// that is read twice counts once. Data that is disarmed reads nothing: the mailbox is another's.
Bounces read_bounces(const Context& context);

}  // namespace service

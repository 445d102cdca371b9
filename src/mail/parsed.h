// Parsed: a mail as a person reads it, out of the bytes that travelled.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/message.h"

namespace mail {

/// Texts are UTF-8; what a mail does not have is empty. Nothing here has been made safe for a page: escape it.
struct Parsed {
  Mailbox from;             ///< the first one
  std::vector<Mailbox> to;  ///< the first 100; the members of groups are left out
  std::string subject;
  std::optional<base::Instant> date;
  std::string text;        ///< the first text/plain that is not an attachment, lines ended by LF
  std::string html;        ///< the first text/html that is not one
  std::string message_id;  ///< "<left@right>"
};

/// What the bytes say, whoever wrote them; never throws for what they are.
///
/// At most 4 MiB are read. An address field over 8 KiB is left out, and so is what lies deeper than GMime follows.
Parsed parsed(std::string_view eml);

}  // namespace mail

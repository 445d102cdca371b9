// Attachments in the store: the files that came along with mails. Which they were is kept for ever, their bytes once
// for all mails that brought them, and for a while.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "mail/message.h"
#include "store/connection.h"

namespace store {

struct AttachmentRow {
  std::string name, type;
  std::int64_t size = 0;  ///< bytes
  std::string sha256;     ///< of the bytes; 64 small hexadecimal figures
  bool is_kept = false;   ///< the bytes are still there
};

/// Keeps these files as those of the mail, in place of any that it had at an attempt before.
void set_attachments(Connection& connection, base::MessageId message, const std::vector<mail::Attachment>& files,
                     base::Instant now);

/// The files of a mail, in the order in which it brought them.
std::vector<AttachmentRow> attachments_of(Connection& connection, base::MessageId message);

/// The nth file of a mail with its bytes, n from 1; nothing where there is none, or its bytes are not kept any more.
std::optional<mail::Attachment> attachment(Connection& connection, base::MessageId message, std::int64_t number);

/// Whether the bytes of any file are kept that no mail has brought since that instant.
bool has_old_attachments(Connection& connection, base::Instant since);

/// Drops the bytes of files that no mail has brought since that instant, the oldest first, of at most so many; how many
/// they were.
int drop_old_attachments(Connection& connection, base::Instant since, int most);

}  // namespace store

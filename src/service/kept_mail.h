// Kept mails: what stays of a mail that goes out. Its words stay for good; the bytes of its files for as long as the
// settings say, once for all mails that bring them; what each was called, its size and its SHA-256 for good.
#pragma once
#include <optional>
#include <string>

#include "mail/message.h"
#include "service/context.h"
#include "store/ledger.h"

namespace service {

/// Before the first byte goes out: one attempt more, and the mail as it will be sent, but for links that are its
/// recipient's own. Of a mail with a link that opens an account only the subject is kept.
void keep_mail(const Context& context, store::Connection& connection, const store::MessageRow& message,
               const mail::Message& mail);

/// The whole of a mail as it was sent, files and all, but for links that are its recipient's own: RFC 5322, ASCII.
/// Nothing where it was not sent, or one of its files is not kept any more.
std::optional<std::string> whole_mail(const Context& context, base::MessageId id);

/// The nth file that came along with a mail, n from 1; nothing where there is none, or it is not kept any more.
std::optional<mail::Attachment> file_of_mail(const Context& context, base::MessageId id, std::int64_t number);

/// Drops the bytes of files whose time is over, at most 200 at once: the rest goes the next time. While mail is held
/// back none goes, since the clock may be wrong. How many went.
int drop_old_files(const Context& context, base::Instant now);

}  // namespace service

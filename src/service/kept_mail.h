// Kept mails: what stays of a mail that goes out. Its words stay for good; the bytes of its files for as long as the
// settings say, once for all mails that bring them; what each was called, its size and its SHA-256 for good.
#pragma once
#include <optional>
#include <string>

#include "mail/message.h"
#include "service/context.h"
#include "store/ledger.h"

namespace service {

/// The mail as it is kept: without links that are its recipient's own, and without the contents of its files; MIME in
/// eight bits, deflated.
store::Deflated words_to_keep(const Context& context, const mail::Message& mail);

/// Before the first byte goes out: one attempt more, and what is kept of the mail that is sent.
///
/// words: as `words_to_keep` has them; empty for a mail of which only the subject is kept, since its link opens an
/// account
void keep_mail(store::Connection& connection, base::MessageId message, const mail::Message& mail,
               const store::Deflated& words);

/// The whole of a mail as it was sent, files and all, but for links that are its recipient's own, its texts in eight
/// bits (RFC 5322 and 2045). Nothing where it was not sent, or one of its files is not kept any more.
std::optional<std::string> whole_mail(const Context& context, base::MessageId id);

/// The nth file that came along with a mail, n from 1; nothing where there is none, or it is not kept any more.
std::optional<mail::Attachment> file_of_mail(const Context& context, base::MessageId id, std::int64_t number);

/// Drops the bytes of files whose time is over, at most 200 at once: the rest goes the next time. While mail is held
/// back none goes, since the clock may be wrong. How many went.
int drop_old_files(const Context& context, base::Instant now);

}  // namespace service

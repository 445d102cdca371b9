// Guarded: a stranger's mail handed to GMime without what would harm it.
#pragma once
#include <string_view>

#include "mail/gmime.h"

namespace mail {

/// The mail that the bytes are, as GMime reads it; null for none.
///
/// Fields of addresses over 8 KiB are left out, in the mails within this one too: GMime reads a group within a group by
/// a call within a call, so that "To: a:a:a:…" would use up the stack.
Owned<GMimeMessage> mime_in(std::string_view eml);

}  // namespace mail

// Letters: mails on their way out. What a mailer wants of one, and what is kept, another thread makes meanwhile.
#pragma once
#include <string>

#include "base/errand.h"
#include "service/context.h"
#include "service/outgoing.h"
#include "store/deflated.h"

namespace service {

struct Letter {
  /// context: must outlive the letter
  Letter(const Context& context, Outgoing outgoing, base::Runners& runners);

  const mail::Message mail;
  base::Errand<store::Deflated> kept;  ///< `words_to_keep`; nothing for a mail with a link to an account
  base::Errand<std::string> bytes;     ///< `mail::bytes_to_send`
};

}  // namespace service

#include "service/letter.h"

#include "mail/mailer.h"
#include "service/kept_mail.h"

namespace service {

Letter::Letter(const Context& context, Outgoing outgoing, base::Runners& runners)
    : mail{std::move(outgoing.mail)},
      kept{runners,
           [&context, this, are_kept = outgoing.words_are_kept] {
             return are_kept ? words_to_keep(context, mail) : store::Deflated{};
           }},
      bytes{runners, [this] { return mail::bytes_to_send(mail); }} {}

}  // namespace service

// Message-IDs: by what a mail is known everywhere.
#pragma once
#include <string>

#include "mail/message.h"

namespace service {

/// A Message-ID that no other message in the world has (RFC 5322, section 3.6.4).
std::string new_message_id(const mail::Mailbox& sender);

}  // namespace service

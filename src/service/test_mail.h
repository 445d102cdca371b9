// A test mail: whether the mail server of the settings takes mail at all.
#pragma once
#include <string>

#include "mail/smtp_mailer.h"
#include "service/context.h"

namespace service {

/// Sends one mail that says that it is a test, past the outbox, by the mail server of the settings.
///
/// watcher:  told of every step
/// problems: "no_mail_server" where the settings name none; "mail_address"
base::Result<mail::Outcome> send_test_mail(const Context& context, const std::string& address,
                                           mail::SmtpMailer::Watcher watcher);

}  // namespace service

// Mail about one's own account: asked for here, written and sent by the clock's work.
#pragma once
#include <string>

#include "service/entry.h"
#include "service/sign_in.h"

namespace service {

/// Invites the person to choose a password: a mail with a one-time link, sent at once, at any hour.
/// problems: those of a change of people (service/people.h)
base::Result<base::Done> invite(const Context& context, base::PersonId person, const Author& author);

/// Someone says that they forgot the password of that address. Where it belongs to someone who may sign in, they get a
/// mail with a one-time link; whoever asks is told the same in any case.
/// problem: "sign_in_wait"
base::Result<base::Done> ask_for_new_password(const Context& context, const std::string& email, const Origin& origin);

}  // namespace service

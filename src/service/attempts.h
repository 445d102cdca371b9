// Attempts: how often someone may try before they must wait.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "service/context.h"

namespace service {

/// Counts an attempt on an account from an address as failed before anyone knows, so that attempts made at the same
/// moment count too.
///
/// After 5 failures on one account, or 20 from one address (of IPv6, all that begin alike: `base::counted_as`), each
/// further one doubles the pause before the next, from 15 seconds to 15 minutes; a day without failures forgets them.
/// What is kept survives a restart. An account is known by what was typed, so that one that is not there answers like
/// any other.
///
/// problem: "sign_in_wait", with how long; then the attempt was not looked at and counts for nothing
std::optional<base::Problem> begin_attempt(const Context& context, std::string_view account, std::string_view address);

/// The attempt was right after all: the account's failures are forgotten, and this one of the address.
void forgive_attempt(store::Connection& connection, std::string_view account, std::string_view address);

/// Someone who chose a new password by a link starts anew.
void forgive_account(store::Connection& connection, std::string_view account);

}  // namespace service

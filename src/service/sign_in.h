// Signing in: from an address and a password to a session, and from a session to who is asking.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "people/person.h"
#include "service/context.h"
#include "store/accounts.h"

namespace service {

/// Where a request comes from.
struct Origin {
  std::string address;  ///< of the client
  std::string agent;    ///< the browser, as it calls itself
};

/// Who is signed in.
struct Visitor {
  people::Person person;  ///< with the mandates of today
  store::SessionRow session;
  bool must_add_factor = false;  ///< the settings ask for a second factor, and there is none
};

/// A new session; its secret is for the browser alone.
///
/// A wrong password and an address that nobody has give the same answer after the same time.
/// problems: "sign_in_wait", "sign_in_wrong", "sign_in_busy"
base::Result<std::string> sign_in(const Context& context, const std::string& email, const std::string& password,
                                  const Origin& origin);

/// A new session of whoever has that mail address, as a trusted gate (cổng xác thực) says that they have shown; its
/// secret. The gate stands for the password: whoever has turned on a second factor is still asked for its code.
/// problem: "unknown_at_gate" where nobody has it, their account is disabled or they hold no mandate today
base::Result<std::string> sign_in_by_gate(const Context& context, const std::string& email, const Origin& origin);

/// The session that a browser's secret opens; nothing where it has expired, was ended, or its person may sign in no
/// more.
std::optional<Visitor> visitor_of(const Context& context, std::string_view secret);

void sign_out(const Context& context, const Visitor& visitor);

/// The person's sessions, this one among them, and ending one of them.
std::vector<store::SessionRow> sessions(const Context& context, const Visitor& visitor);
void end_session(const Context& context, const Visitor& visitor, std::int64_t session);

/// Whose one-time link that is; nothing for one that was used, replaced or has expired. Looking changes nothing.
std::optional<people::Person> person_of_link(const Context& context, std::string_view secret);

/// A new password by a one-time link. All sessions of the person end, and the link with them.
/// problems: "no_such_link", "sign_in_busy", and those of `people::cannot_choose`
base::Result<base::Done> choose_password(const Context& context, std::string_view secret, const std::string& password);

/// A new password by someone who is signed in and knows the one of now. Other sessions end.
/// problems: "sign_in_wait", "sign_in_wrong", "sign_in_busy", and those of `people::cannot_choose`
base::Result<base::Done> change_password(const Context& context, const Visitor& visitor, const std::string& now,
                                         const std::string& password, const Origin& origin);

inline constexpr std::chrono::hours link_lives{48};

/// Why that is not the visitor's password. kinds: "sign_in_wait", "sign_in_wrong", "sign_in_busy"
std::optional<base::Problem> check_password(const Context& context, const Visitor& visitor, const std::string& password,
                                            const Origin& origin);

enum class Whole {
  no,  ///< the code of the second factor is still to be given
  yes,
};

/// A new session of the person; its secret.
std::string start_session(const Context& context, store::Connection& connection, base::PersonId person, Whole whole,
                          const Origin& origin);

/// The secret of a one-time link for the person, in place of any earlier one, good for that long.
std::string new_link(store::Connection& connection, base::PersonId person, base::Instant now);

/// The address of the page on which such a link chooses a password.
std::string link_of(const Context& context, std::string_view secret);

}  // namespace service

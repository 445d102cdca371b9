// Accounts in the store: passwords, second factors, sessions, one-time links and failed attempts. Of every secret only
// its hash is kept, but for that of the second factor, from which codes must be reckoned.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "store/connection.h"

namespace store {

/// How someone signs in.
struct AccountRow {
  base::PersonId person;
  std::string password;                    ///< Argon2id, as libsodium writes it
  std::string secret;                      ///< of the second factor; empty without one
  std::optional<base::Instant> secret_at;  ///< since when its codes are asked for; nothing before its first code
  std::optional<std::int64_t> last_step;   ///< the time step of the last code taken
};

std::optional<AccountRow> account(Connection& connection, base::PersonId person);
/// The new password; what there is of a second factor stays.
void set_password(Connection& connection, base::PersonId person, std::string_view hash, base::Instant now);
/// A second factor that waits for its first code, or none where the secret is empty. Recovery codes go.
void set_secret(Connection& connection, base::PersonId person, std::string_view secret);
/// Takes the code of that time step, unless one of it or of a later step was taken before. confirms: since now codes
/// are asked for
bool take_step(Connection& connection, base::PersonId person, std::int64_t step, base::Instant now);
/// Replaces the recovery codes by these hashes.
void set_recovery_codes(Connection& connection, base::PersonId person, const std::vector<std::string>& hashes);
/// Takes the recovery code of that hash; false where there is none or it was taken before.
bool take_recovery_code(Connection& connection, base::PersonId person, std::string_view hash, base::Instant now);
std::int64_t recovery_codes_left(Connection& connection, base::PersonId person);

/// Whether an administrator of that day has a password.
bool has_administrator(Connection& connection, std::string_view day);

struct SessionRow {
  std::int64_t id = 0;
  base::PersonId person;
  bool whole = false;  ///< the second factor was given, or is not asked for
  base::Instant started_at, seen_at, expires_at;
  std::string address, agent;
};

/// hash: of the secret that the browser holds
void add_session(Connection& connection, std::string_view hash, const SessionRow& session);
/// One that has not expired at that instant and was seen after the other.
std::optional<SessionRow> session(Connection& connection, std::string_view hash, base::Instant now,
                                  base::Instant seen_after);
void touch_session(Connection& connection, std::int64_t session, base::Instant now);
/// All that still stand, the last seen first.
std::vector<SessionRow> sessions_of(Connection& connection, base::PersonId person, base::Instant now,
                                    base::Instant seen_after);
/// Ends the session if it is that person's; false where it is not.
bool end_session(Connection& connection, base::PersonId person, std::int64_t session);
/// Ends all sessions of the person but one.
void end_sessions(Connection& connection, base::PersonId person, std::optional<std::int64_t> but = {});
/// Forgets what expired before.
void forget_expired(Connection& connection, base::Instant before);

/// A one-time link in place of those that the person had.
void add_ticket(Connection& connection, base::PersonId person, std::string_view hash, base::Instant expires_at);
/// Whose link that is; nothing for one that was used, replaced or has expired.
std::optional<base::PersonId> person_of_ticket(Connection& connection, std::string_view hash, base::Instant now);
void remove_tickets(Connection& connection, base::PersonId person);

/// Failed attempts under one key.
struct Attempts {
  std::int64_t failures = 0;
  base::Instant failed_at, not_before;
};
std::optional<Attempts> attempts(Connection& connection, std::string_view key);
void set_attempts(Connection& connection, std::string_view key, const Attempts& attempts);
void clear_attempts(Connection& connection, std::string_view key);

}  // namespace store

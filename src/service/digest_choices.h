// Digest choices: who gets which digest, and who has stopped it. Reminders of what someone owes cannot be stopped.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schedule/digests.h"
#include "service/entry.h"
#include "store/people.h"

namespace service {

/// By which roles a digest of that kind is received.
std::vector<people::Role> roles_of(schedule::DigestKind kind);

/// Whether someone of such mandates gets digests of that kind.
bool receives(const people::Person& person, schedule::DigestKind kind);

/// Whom a digest of that kind goes to on that day, stopped or not: each once, by name. agency: of an agencies' digest,
/// the people of that one alone
std::vector<people::Person> audience(store::Connection& connection, schedule::DigestKind kind,
                                     std::optional<base::AgencyId> agency, calendar::Day today);

/// Whether the person wants no digest of that kind any more.
bool has_stopped(store::Connection& connection, base::PersonId person, schedule::DigestKind kind);

/// One kind that a person gets and may stop.
struct DigestChoice {
  schedule::DigestKind kind = schedule::DigestKind::committee;
  bool stopped = false;
};
std::vector<DigestChoice> digest_choices(const Context& context, const people::Person& person);

/// The person stops a kind of digest, or wants it again; doing either twice changes nothing more. Logged under the
/// person's number. On the page and by a link people choose for themselves alone.
/// problems: "not_allowed"; "no_such_digest" for a kind that the person does not get or that cannot be stopped
base::Result<base::Done> choose_digest(const Context& context, base::PersonId person, schedule::DigestKind kind,
                                       bool wanted, const Author& author);

/// The address at which whoever has the mail stops these kinds of digest, without signing in, for a year. Empty for no
/// kinds.
/// source: RFC 8058
std::string stop_link(const Context& context, const people::Person& recipient,
                      const std::vector<schedule::DigestKind>& kinds, base::Instant now);

/// What such a link is about.
struct StopSheet {
  people::Person person;
  std::vector<DigestChoice> choices;
};
/// Nothing for a token that is forged, mangled or expired, and for whoever has left. Changes nothing.
std::optional<StopSheet> stop_sheet(const Context& context, std::string_view token);
/// Stops what the link is about, or takes that back, by the door `link`.
/// problem: "no_such_link"
base::Result<base::Done> stop_by_link(const Context& context, std::string_view token, bool wanted);

/// The text with each stop link of this installation replaced by its recipient's account page.
std::string without_stop_links(const Context& context, std::string_view text);

}  // namespace service

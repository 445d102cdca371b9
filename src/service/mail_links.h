// Mail links: from a line of a mail to the form that reports it, for one person, without signing in.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "mail/message.h"
#include "people/person.h"
#include "service/claims.h"
#include "service/lists.h"

namespace service {

/// The address under which the recipient of a mail reports that duty, from now until as many days from now as the
/// settings say; empty for whoever does not speak for its agency as its contact: they get the duty's page.
std::string own_link(const Context& context, const store::DutyRow& duty, const people::Person& recipient,
                     base::Instant now);

/// The mail as it is kept and shown to others: each link of its recipient's own leads to the duty's page
/// instead, one that stops digests to the account.
mail::Message without_own_links(const Context& context, const mail::Message& mail);

/// The refusal of a link that opens nothing: "no_such_link".
base::Problem no_such_link();

/// What a link opens.
struct Linked {
  people::Person person;
  DutySheet sheet;
};

/// The duty that the token opens today. Nothing for one that is forged, mangled or expired, whose person has left, is
/// disabled or speaks no more for the agency that has the duty now: nobody is told which. Changes nothing.
std::optional<Linked> opened(const Context& context, std::string_view token);

/// What is typed into the form of a link.
struct LinkedClaim {
  duty::Evidence evidence;
  std::string note;
  std::vector<SentFile> files{};
  std::optional<std::int64_t> seen = {};  ///< version of the duty that the page showed
  std::optional<duty::Cause> cause = {};  ///< why it is late, where it is
};

/// Claims the duty done as the link's person, by the door `link`.
/// problems: "no_such_link", and those of `claim`
base::Result<base::ClaimId> claim_by_link(const Context& context, std::string_view token, const LinkedClaim& claim);

/// More files for the claim of the link's person that waits.
/// problems: "no_such_link", and those of `add_evidence`
base::Result<base::Done> add_evidence_by_link(const Context& context, std::string_view token,
                                              const std::vector<SentFile>& files);

}  // namespace service

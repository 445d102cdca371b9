#include "service/past_audience.h"

#include <algorithm>

#include "service/digest_choices.h"

namespace service {
namespace {

using calendar::Day;
using schedule::DigestKind;
using store::AddressTry;

/// Whether the mandate was held, as far as the order of the log tells.
Answer held(const store::KeptMandate& mandate, const Look& look) {
  const auto day = calendar::day_in_vietnam(look.at);
  const auto event = look.event.value_or(0);
  const auto& period = mandate.row.period;
  if (mandate.given && event <= mandate.given->after) return Answer::no;
  if (period.from_on && day < *period.from_on) return Answer::no;
  const bool is_kept_so =
      mandate.given && event >= mandate.given->by && (!mandate.taken_up || event >= mandate.taken_up->by);
  const bool may_have_been_longer = mandate.ended && event < mandate.ended->by;
  if (period.holds(day)) return is_kept_so ? Answer::yes : Answer::unsure;
  return may_have_been_longer || (mandate.taken_up && !is_kept_so) ? Answer::unsure : Answer::no;
}

/// Whether mails to it may have failed so often in a row by that instant that it was put aside.
bool may_have_been_aside(const store::AddressRecord& address, base::Instant at) {
  constexpr int refusals_that_put_aside = 2;
  int in_a_row = 0, came_back = 0;
  for (const auto& tried : address.tries) {
    if (tried.at > at) break;
    in_a_row = tried.kind == AddressTry::Kind::took ? 0 : in_a_row + 1;
    came_back += tried.kind == AddressTry::Kind::came_back ? 1 : 0;
  }
  return in_a_row >= refusals_that_put_aside || came_back >= refusals_that_put_aside;
}

}  // namespace

PastAudience::PastAudience(store::Connection& connection) {
  for (auto& mandate : store::kept_mandates(connection)) mandates_[mandate.row.person].push_back(std::move(mandate));
  for (auto& told : store::told_of_people(connection)) told_[base::PersonId{told.number}].push_back(std::move(told));
  for (auto& address : store::address_records(connection)) addresses_.emplace(address.person, std::move(address));
}

Answer PastAudience::received(base::PersonId person, DigestKind kind, const Look& look) const {
  const auto found = mandates_.find(person);
  if (found == mandates_.end() || was_disabled(person, look)) return Answer::no;
  const auto roles = roles_of(kind);
  auto best = Answer::no;
  for (const auto& mandate : found->second)
    if (std::ranges::find(roles, mandate.row.mandate.role) != roles.end()) best = std::max(best, held(mandate, look));
  return best;
}

bool PastAudience::was_disabled(base::PersonId person, const Look& look) const {
  const auto found = told_.find(person);
  bool is_disabled = false;
  if (found == told_.end()) return is_disabled;
  for (const auto& told : found->second) {
    if (told.event > look.event) break;
    if (told.what == "disabled" || told.what == "erased") is_disabled = true;
    if (told.what == "enabled") is_disabled = false;
  }
  return is_disabled;
}

bool PastAudience::had_stopped(base::PersonId person, DigestKind kind, const Look& look) const {
  const auto found = told_.find(person);
  bool has_stopped = false;
  if (found == told_.end() || !schedule::is_optional(kind)) return has_stopped;
  for (const auto& told : found->second) {
    if (told.event > look.event) break;
    if (told.digest == kind) has_stopped = told.what == "digest_stopped";
  }
  return has_stopped;
}

Answer PastAudience::was_reached(base::PersonId person, const Look& look) const {
  const auto found = addresses_.find(person);
  if (found == addresses_.end()) return Answer::unsure;
  const auto& address = found->second;
  if (address.aside_at && *address.aside_at < look.at)
    return look.is_unsure_of(*address.aside_at) ? Answer::unsure : Answer::no;
  const auto told = told_.find(person);
  const bool was_erased =
      told != told_.end() && std::ranges::find(told->second, "erased", &store::Told::what) != told->second.end();
  return was_erased || may_have_been_aside(address, look.at) ? Answer::unsure : Answer::yes;
}

Answer PastAudience::was_owed(base::PersonId person, DigestKind kind, const Look& look) const {
  if (had_stopped(person, kind, look)) return Answer::no;
  const auto received_it = received(person, kind, look);
  return received_it == Answer::no ? received_it : std::min(received_it, was_reached(person, look));
}

}  // namespace service

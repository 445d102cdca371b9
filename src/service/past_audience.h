// The past audience: who was to have a digest when the clock owed it, as far as anyone can tell.
#pragma once
#include <map>
#include <vector>

#include "service/sweep_record.h"
#include "store/digest_history.h"

namespace service {

enum class Answer { no, unsure, yes };

class PastAudience {
 public:
  explicit PastAudience(store::Connection& connection);

  /// Everyone who ever held a mandate.
  const std::map<base::PersonId, std::vector<store::KeptMandate>>& mandates() const { return mandates_; }

  /// Whether the person held a role by which digests of that kind are received, with an open account. look: with its
  /// event
  Answer received(base::PersonId person, schedule::DigestKind kind, const Look& look) const;
  /// Whether the person wanted none of that kind. look: with its event
  bool had_stopped(base::PersonId person, schedule::DigestKind kind, const Look& look) const;
  /// Whether the person's address took mail.
  Answer was_reached(base::PersonId person, const Look& look) const;
  /// All three: received, not stopped, and reached.
  Answer was_owed(base::PersonId person, schedule::DigestKind kind, const Look& look) const;

 private:
  bool was_disabled(base::PersonId person, const Look& look) const;

  std::map<base::PersonId, std::vector<store::KeptMandate>> mandates_;
  std::map<base::PersonId, std::vector<store::Told>> told_;
  std::map<base::PersonId, store::AddressRecord> addresses_;
};

}  // namespace service

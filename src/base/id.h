// Ids: the numbers under which the store keeps things, each kind a type of its own.
#pragma once
#include <cstdint>

namespace base {

enum class ProgrammeId : std::int64_t {};
enum class TaskId : std::int64_t {};
enum class AgencyId : std::int64_t {};
enum class AssignmentId : std::int64_t {};
enum class DutyId : std::int64_t {};
enum class ClaimId : std::int64_t {};
enum class EvidenceId : std::int64_t {};
enum class PersonId : std::int64_t {};
enum class MessageId : std::int64_t {};
enum class ProvisionId : std::int64_t {};
enum class SettlementId : std::int64_t {};

/// The id as the store and the page write it.
template <typename Id>
constexpr std::int64_t number(Id id) {
  return static_cast<std::int64_t>(id);
}

}  // namespace base

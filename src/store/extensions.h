// Extension requests in the store: who asked for which day, and what the office decided.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "duty/statements.h"
#include "store/connection.h"

namespace store {

enum class ExtensionId : std::int64_t {};
enum class ExtensionState { waiting, granted, refused };
std::string_view code(ExtensionState state);

struct ExtensionRow {
  ExtensionId id;
  base::DutyId duty;
  base::PersonId person;
  base::Instant asked_at;
  duty::ExtensionWish wish;  ///< complete: its day and cause are there
  ExtensionState state = ExtensionState::waiting;
  std::optional<base::PersonId> decided_by = {};
  std::optional<base::Instant> decided_at = {};
  std::optional<calendar::Day> granted_on = {};
  std::string answer = {};  ///< why it was refused
};

/// Keeps a request that waits; id and decision are not read.
ExtensionId add_extension_request(Connection& connection, const ExtensionRow& row);
void grant(Connection& connection, ExtensionId id, base::PersonId by, base::Instant at, calendar::Day on);
void refuse(Connection& connection, ExtensionId id, base::PersonId by, base::Instant at, std::string_view why);

std::optional<ExtensionRow> extension_request(Connection& connection, ExtensionId id);
/// The newest first.
std::vector<ExtensionRow> extension_requests_of(Connection& connection, base::DutyId duty);
/// Those that wait, the longest first, at most `limit`.
std::vector<ExtensionRow> waiting_extension_requests(Connection& connection, int limit);
std::int64_t count_waiting_extension_requests(Connection& connection);

}  // namespace store

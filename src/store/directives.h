// Directives in the store: what the committee told about a task (ý kiến chỉ đạo), and what agencies answered.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "calendar/day.h"
#include "store/connection.h"

namespace store {

enum class DirectiveId : std::int64_t {};

struct DirectiveRow {
  DirectiveId id;
  base::TaskId task;
  base::PersonId person;  ///< who recorded it
  base::Instant recorded_at;
  std::string document_number;  ///< "88-KL/TU"
  calendar::Day document_on;
  std::string authority;  ///< whose directive: "Ban Thường vụ Tỉnh ủy"
  std::string words;
};

struct DirectiveAnswer {
  DirectiveId directive;
  base::PersonId person;
  base::Instant said_at;
  std::string words;
};

/// Keeps a directive; its id is not read.
DirectiveId add_directive(Connection& connection, const DirectiveRow& row);
void answer(Connection& connection, const DirectiveAnswer& answer);

std::optional<DirectiveRow> directive(Connection& connection, DirectiveId id);
/// The newest first.
std::vector<DirectiveRow> directives_of(Connection& connection, base::TaskId task);
/// The oldest first.
std::vector<DirectiveAnswer> answers_to(Connection& connection, DirectiveId directive);

}  // namespace store

// Entries: a change of the register while it is made, in one transaction with its events.
#pragma once
#include <optional>
#include <string>

#include "base/result.h"
#include "service/context.h"
#include "store/events.h"

namespace service {

/// Who asks for a change, and through what door.
struct Author {
  store::Door door = store::Door::command;
  std::optional<base::PersonId> person;  ///< nobody for the clock, and for the command line's administrator
};

/// A change under way: the connection has a writing transaction open.
struct Entry {
  store::Connection& connection;
  base::Instant now;
  Author author;

  calendar::Day today() const { return calendar::day_in_vietnam(now); }

  /// Logs what was done to a subject. new_json: a JSON object
  void log(std::string_view subject, std::int64_t number, std::string_view what, std::string new_json,
           std::string old_json = "{}") const;

  /// The instant at which what is made now begins to be owed: what the clock has gone over it does not go over again.
  base::Instant made_at() const;
};

/// Why that author may not change the register: on the page it is the office that does. kinds: "no_such_person",
/// "not_allowed"
/// what: in Vietnamese what only the office changes
std::optional<base::Problem> cannot_enter(const Entry& entry, std::string_view what);

/// Makes a change that gives a `base::Result`, and keeps it where it is no problem. what: as in `cannot_enter`
template <typename Change>
auto enter(const Context& context, const Author& author, Change&& change,
           std::string_view what = "sửa danh sách cơ quan") -> decltype(change(std::declval<const Entry&>())) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const Entry entry{*connection, context.clock.now(), author};
  if (auto refused = cannot_enter(entry, what)) return *refused;
  auto result = change(entry);
  if (result) transaction.commit();
  return result;
}

}  // namespace service

#include "store/events.h"

#include <sodium.h>

#include <array>
#include <cstdlib>

#include "store/duty_changes.h"

namespace store {
namespace {

using Hash = std::array<unsigned char, crypto_hash_sha256_BYTES>;

std::string_view bytes_of(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

/// A field as "length:bytes", so that no two different rows give the same canonical bytes.
void append_field(std::string& canonical, std::string_view field) {
  canonical += std::to_string(field.size());
  canonical += ':';
  canonical += field;
}

struct Row {
  std::int64_t id = 0;
  std::int64_t at = 0;
  std::optional<std::int64_t> person;
  std::string_view door, subject;
  std::int64_t number = 0;
  std::string_view what, old_json, new_json, reason;
  std::optional<std::string> duties;  ///< what it changed of them; no part of events from before they were told
};

Hash hash_of(std::string_view previous, const Row& row) {
  std::string canonical;
  append_field(canonical, previous);
  append_field(canonical, std::to_string(row.id));
  append_field(canonical, std::to_string(row.at));
  append_field(canonical, row.person ? std::to_string(*row.person) : std::string{});
  append_field(canonical, row.door);
  append_field(canonical, row.subject);
  append_field(canonical, std::to_string(row.number));
  for (const auto field : {row.what, row.old_json, row.new_json, row.reason}) append_field(canonical, field);
  if (row.duties) append_field(canonical, *row.duties);
  Hash hash;
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(canonical.data()), canonical.size());
  return hash;
}

struct Link {
  std::int64_t id = 0;
  std::string hash = std::string(crypto_hash_sha256_BYTES, '\0');
};

Link last_link(Connection& connection) {
  Query query{connection, "SELECT id, hash FROM event ORDER BY id DESC LIMIT 1"};
  if (!query.step()) return {};
  return {query.integer(0), query.blob(1)};
}

}  // namespace

std::string_view code(Door door) {
  switch (door) {
    case Door::page: return "page";
    case Door::link: return "link";
    case Door::command: return "command";
    case Door::clock: return "clock";
  }
  std::abort();  // every door is above
}

std::optional<Door> door_named(std::string_view code) {
  for (const auto door : {Door::page, Door::link, Door::command, Door::clock})
    if (store::code(door) == code) return door;
  return std::nullopt;
}

Door door_of(std::string_view code) { return door_named(code).value(); }  // the column's CHECK allows no other

void append(Connection& connection, const Event& event) {
  const auto last = last_link(connection);
  Row row{.id = last.id + 1,
          .at = event.at.time_since_epoch().count(),
          .person = {},
          .door = code(event.door),
          .subject = event.subject,
          .number = event.number,
          .what = event.what,
          .old_json = event.old_json,
          .new_json = event.new_json,
          .reason = event.reason,
          .duties = take_duty_changes(connection)};
  if (event.person) row.person = base::number(*event.person);
  const auto hash = hash_of(last.hash, row);
  Query insert{connection, R"(
    INSERT INTO event (id, at, person, door, subject, number, what, old, new, reason, duties, previous, hash)
    VALUES (:id, :at, :person, :door, :subject, :number, :what, :old, :new, :reason, :duties, :previous, :hash))"};
  insert.bind(":id", row.id).bind(":at", row.at).bind(":person", row.person).bind(":door", row.door);
  insert.bind(":subject", row.subject).bind(":number", row.number).bind(":what", row.what);
  insert.bind(":old", row.old_json).bind(":new", row.new_json).bind(":reason", row.reason).bind(":duties", row.duties);
  insert.bind_blob(":previous", last.hash).bind_blob(":hash", bytes_of(hash)).run();
}

std::vector<Event> events_of(Connection& connection, std::string_view subject, std::int64_t number) {
  return events_after(connection, subject, number, 0);
}

std::vector<Event> events_after(Connection& connection, std::string_view subject, std::int64_t number,
                                std::int64_t after) {
  Query query{connection, R"(
    SELECT at, person, door, what, old, new, reason FROM event
    WHERE subject = :subject AND number = :number AND id > :after ORDER BY id)"};
  query.bind(":subject", subject).bind(":number", number).bind(":after", after);
  std::vector<Event> events;
  while (query.step()) {
    Event event{.at = base::Instant{std::chrono::seconds{query.integer(0)}},
                .person = {},
                .door = door_of(query.view(2)),
                .subject = std::string{subject},
                .number = number,
                .what = query.text(3),
                .old_json = query.text(4),
                .new_json = query.text(5),
                .reason = query.text(6)};
    if (const auto person = query.integer_if(1)) event.person = base::PersonId{*person};
    events.push_back(std::move(event));
  }
  return events;
}

std::int64_t version_of(Connection& connection, std::string_view subject, std::int64_t number) {
  Query query{connection, "SELECT coalesce(max(id), 0) FROM event WHERE subject = :subject AND number = :number"};
  query.bind(":subject", subject).bind(":number", number).step();
  return query.integer(0);
}

std::optional<std::int64_t> first_broken_event(Connection& connection) {
  Query query{connection, R"(
    SELECT id, at, person, door, subject, number, what, old, new, reason, previous, hash, duties,
           typeof(at) || typeof(number) = 'integerinteger' AND typeof(person) IN ('integer', 'null')
             AND typeof(door) || typeof(subject) || typeof(what) = 'texttexttext'
             AND typeof(old) || typeof(new) || typeof(reason) = 'texttexttext'
             AND typeof(previous) || typeof(hash) = 'blobblob' AND typeof(duties) IN ('text', 'null')
    FROM event ORDER BY id)"};
  Link last;
  while (query.step()) {
    const auto door = query.text(3), subject = query.text(4), what = query.text(6), old_json = query.text(7),
               new_json = query.text(8), reason = query.text(9);
    const Row row{.id = query.integer(0),
                  .at = query.integer(1),
                  .person = query.integer_if(2),
                  .door = door,
                  .subject = subject,
                  .number = query.integer(5),
                  .what = what,
                  .old_json = old_json,
                  .new_json = new_json,
                  .reason = reason,
                  .duties = query.text_if(12)};
    auto hash = query.blob(11);
    if (query.integer(13) != 1 || row.id != last.id + 1 || query.blob(10) != last.hash ||
        hash != bytes_of(hash_of(last.hash, row)))
      return row.id;
    last = {row.id, std::move(hash)};
  }
  return std::nullopt;
}

}  // namespace store

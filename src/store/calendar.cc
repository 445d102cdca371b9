#include "store/calendar.h"

#include "store/columns.h"

namespace store {

namespace {

/// id, name, sha256, loaded_at
CalendarFile file_row(Query& query) {
  return {.id = query.integer(0), .name = query.text(1), .sha256 = query.text(2), .loaded_at = instant_at(query, 3)};
}

}  // namespace

std::optional<CalendarFile> newest_calendar_file(Connection& connection) {
  Query query{connection, "SELECT id, name, sha256, loaded_at FROM calendar_file ORDER BY id DESC LIMIT 1"};
  if (!query.step()) return std::nullopt;
  return file_row(query);
}

std::vector<CalendarFile> calendar_files(Connection& connection) {
  Query query{connection, "SELECT id, name, sha256, loaded_at FROM calendar_file ORDER BY id DESC"};
  std::vector<CalendarFile> files;
  while (query.step()) files.push_back(file_row(query));
  return files;
}

std::vector<calendar::Exception> loaded_exceptions(Connection& connection) {
  Query query{connection, "SELECT day, working, name, source, expected FROM calendar_day ORDER BY file, day"};
  std::vector<calendar::Exception> exceptions;
  while (query.step())
    exceptions.push_back({.day = day_at(query, 0),
                          .working = query.integer(1) != 0,
                          .name = query.text(2),
                          .source = query.text(3),
                          .expected_only = query.integer(4) != 0});
  return exceptions;
}

std::int64_t add_calendar_file(Connection& connection, const CalendarFile& file,
                               const std::vector<calendar::Exception>& exceptions) {
  Query insert{connection, "INSERT INTO calendar_file (name, sha256, loaded_at) VALUES (:name, :sha256, :loaded_at)"};
  insert.bind(":name", file.name).bind(":sha256", file.sha256).bind(":loaded_at", seconds(file.loaded_at)).run();
  const auto id = connection.database().getLastInsertRowid();
  for (const auto& exception : exceptions) {
    Query day{connection, R"(
      INSERT INTO calendar_day (file, day, working, name, source, expected)
      VALUES (:file, :day, :working, :name, :source, :expected))"};
    day.bind(":file", id).bind(":day", calendar::iso(exception.day)).bind(":name", exception.name);
    day.bind(":working", std::int64_t{exception.working}).bind(":source", exception.source);
    day.bind(":expected", std::int64_t{exception.expected_only}).run();
  }
  return id;
}

}  // namespace store

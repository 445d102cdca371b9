// A store of its own for one test, and the things that lists need in one word.
#pragma once
#include <string>

#include "store/agencies.h"
#include "store/claims.h"
#include "store/duties.h"
#include "store/programmes.h"
#include "support/days.h"
#include "support/folder.h"

namespace support {

inline base::Instant instant(std::string_view rfc3339) { return base::instant_in(rfc3339).value(); }

/// A task that is due on a day, as the reader would give it.
inline programme::Task task(std::string ref, std::string text, std::string_view due_on = "2026-06-30") {
  programme::Task task;
  task.ref = std::move(ref);
  task.owner = "Ban Tổ chức Tỉnh ủy";
  task.owners = {"Ban Tổ chức Tỉnh ủy"};
  task.text = std::move(text);
  task.deadline_text = "Hoàn thành trước ngày 01/7/2026";
  task.reading.kind = deadline::Kind::due;
  task.reading.due = day(due_on);
  task.reading.how = "ngày cuối cùng còn trong hạn";
  return task;
}

/// A programme of these tasks; `sha256` tells it from others.
inline programme::Programme programme_of(std::vector<programme::Task> tasks, std::string sha256 = "ab12") {
  programme::Programme programme;
  programme.kind = "Chương trình hành động";
  programme.number = "01-CTr/TU";
  programme.issued = day("2025-10-20");
  programme.term = programme::Term{2025, 2030};
  programme.title = "Thực hiện Nghị quyết Đại hội";
  programme.issuer = "Tỉnh ủy";
  programme.source_name = "chuong-trinh.txt";
  programme.source_sha256 = std::move(sha256);
  programme.tasks = std::move(tasks);
  return programme;
}

/// A data folder with every migration, and a connection to it.
class Store {
 public:
  std::filesystem::path file() const { return folder_.path() / store::database_name; }
  const std::filesystem::path& folder() const { return folder_.path(); }

  /// The database as another program would open it: no checks but those that the file itself holds.
  SQLite::Database raw() const { return SQLite::Database{file().string(), SQLite::OPEN_READWRITE, 1000}; }

  base::AgencyId agency(std::string_view name) { return store::add_agency(connection, name, false); }

  base::PersonId person(std::string email, people::Role role, std::optional<base::AgencyId> agency = {}) {
    return store::put_person(
        connection, {.id = {}, .name = "Nguyễn Văn A", .email = std::move(email), .role = role, .agency = agency},
        day("2025-10-20"));
  }

  /// Keeps a programme that has been in force since the day given.
  base::ProgrammeId in_force(const programme::Programme& read, std::string_view since = "2025-11-20T01:00:00Z") {
    const auto id = store::save(connection, read, read.issued.value_or(day("2025-10-20")), instant(since));
    store::put_in_force(connection, id, instant(since));
    return id;
  }

  /// One duty of an agency for each due day, all of one task.
  std::vector<base::DutyId> duties(base::TaskId task, base::AgencyId agency, const std::vector<std::string>& due_days,
                                   duty::Sort sort = duty::Sort::dated) {
    const auto assignment = store::add_assignment(connection, task, agency);
    std::vector<base::DutyId> ids;
    for (int number = 1; const auto& due_on : due_days)
      ids.push_back(store::add_duty(connection, assignment,
                                    {.number = number++,
                                     .sort = sort,
                                     .opens_on = std::min(day("2025-10-20"), day(due_on)),
                                     .due_on = day(due_on),
                                     .ladder = duty::Ladder::quarter}));
    return ids;
  }

  /// A claim of that person for the duty, and the duty's state with it.
  base::ClaimId claim(base::DutyId duty, base::PersonId person, std::string_view at, std::string_view document_on) {
    const auto id = store::add_claim(connection, {.id = {},
                                                  .duty = duty,
                                                  .person = person,
                                                  .claimed_at = instant(at),
                                                  .document_number = "125-BC/TU",
                                                  .document_on = day(document_on),
                                                  .receiving_level = "Ban Thường vụ Tỉnh ủy",
                                                  .note = "kèm phụ lục",
                                                  .state = store::ClaimState::waiting,
                                                  .decided_by = {},
                                                  .decided_at = {},
                                                  .reason = {}});
    store::set_state(connection, duty, duty::State::claimed, day(document_on));
    return id;
  }

 private:
  Folder folder_;

 public:
  store::Connection connection{file()};
};

}  // namespace support

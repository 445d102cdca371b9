#include "store/amendments.h"

#include <catch2/catch.hpp>

#include "base/embedded.h"
#include "store/layout.h"
#include "store/printed.h"
#include "support/store.h"

using namespace store;
using support::Store;

namespace {

std::vector<std::string> refs(Connection& connection, base::ProgrammeId programme) {
  std::vector<std::string> all;
  for (const auto& [task, ref] : layout_of(connection, programme)) all.push_back(ref);
  return all;
}

using Refs = std::vector<std::string>;

}  // namespace

TEST_CASE("a saved programme keeps what its document says, whatever becomes of the tasks", "[store]") {
  Store here;
  auto task = support::task("I.1", "Rà soát bến thủy");
  task.details = {"Chi tiết một", "Chi tiết hai"};
  const auto programme = here.in_force(support::programme_of({task, support::task("I.2", "Lập sổ")}));
  auto changed = tasks_of(here.connection, programme).front();
  changed.text = "Rà soát mọi bến";
  change_task(here.connection, changed);
  const auto printed = printed_of(here.connection, programme);
  REQUIRE(printed.size() == 2);
  CHECK(printed[0].task.text == "Rà soát bến thủy");
  CHECK(printed[0].task.details == task.details);
  CHECK(printed[0].issued_on == support::day("2025-10-20"));
  end_task(here.connection, changed.id, support::instant("2026-01-01T00:00:00Z"));
  CHECK(printed_of(here.connection, programme).size() == 1);
}

TEST_CASE("a task without its reading comes back from its JSON as it was", "[store]") {
  auto task = support::task("II.7.6", "Nắm \"tình hình\" ở cơ sở");
  task.details = {"a\nb"};
  task.coordinators = {"Sở Y tế"};
  task.receiving_level = "Tỉnh ủy";
  task.place = {.line = 12, .page = 3, .sheet = "PL1", .table = 2, .row = 9, .paragraph = 4};
  const auto back = task_in(json_of(task));
  CHECK(back.ref == task.ref);
  CHECK(back.text == task.text);
  CHECK(back.details == task.details);
  CHECK(back.coordinators == task.coordinators);
  CHECK(back.deliverable == std::nullopt);
  CHECK(back.receiving_level == task.receiving_level);
  CHECK(back.deadline_text == task.deadline_text);
  CHECK(back.place == task.place);
}

TEST_CASE("tasks change places and refs, and those that are not named stay behind their neighbours", "[store]") {
  Store here;
  const auto programme =
      here.in_force(support::programme_of({support::task("I.1", "Một"), support::task("I.2", "Hai"),
                                           support::task("I.3", "Ba"), support::task("I.4", "Bốn")}));
  const auto tasks = layout_of(here.connection, programme);
  const auto id = [&](std::size_t n) { return tasks[n].first; };
  const auto renamed = lay_out(here.connection, programme, {{id(2), "I.1"}, {id(0), "I.2"}, {id(3), "I.3"}});
  CHECK(refs(here.connection, programme) == Refs{"I.1", "I.2", "I.2 (cũ)", "I.3"});
  CHECK(renamed.size() == 4);
  CHECK(task(here.connection, id(1))->ref == "I.2 (cũ)");
  CHECK(find_tasks(here.connection, "I.2", {}, 0, 10).size() == 2);
  lay_out(here.connection, programme, tasks);
  CHECK(layout_of(here.connection, programme) == tasks);
}

TEST_CASE("what a database kept before printed tasks is taken from the log where people changed it", "[store]") {
  support::Folder folder;
  const auto file = folder.path() / database_name;
  {
    SQLite::Database old{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    for (const auto& each : base::embedded::files_under("schema/")) {
      if (each.path.substr(7, 4) > "0010") break;
      SQLite::Transaction transaction{old};
      old.exec(std::string{each.content});
      transaction.commit();
    }
    old.exec("PRAGMA application_id = 281932");
    old.exec("PRAGMA user_version = 10");
    old.exec(R"(
      INSERT INTO programme (id, kind, number, issued_on, received_on, title, state, imported_at, source_name,
                             source_sha256)
      VALUES (1, 'Chương trình', '01-CTr/TU', '2025-10-20', '2025-10-20', 'Thử', 'draft', 0, 'goc.txt', 'ab');
      INSERT INTO task (id, programme, position, ref, owners, text, details, coordinators, deadline_text, inherited, line,
                        kind, milestones, how, folded)
      VALUES (1, 1, 1, 'I.1', '["A"]', 'Chữ mới', '[]', '[]', 'Hạn mới', 0, 1, 'none', '[]', '', ''),
             (2, 1, 2, 'I.2', '["A"]', 'Chưa đổi', '[]', '[]', NULL, 0, 2, 'none', '[]', '', ''),
             (3, 1, 3, 'BS.1', '["A"]', 'Nhập tay', '[]', '[]', NULL, 0, 0, 'none', '[]', '', '');
      INSERT INTO event (at, door, subject, number, what, old, new, reason, previous, hash)
      VALUES (1, 'command', 'task', 1, 'changed', '{"text":"Chữ gốc","deadline":"Hạn gốc","deliverable":""}', '{}', '', x'', x'01'),
             (2, 'command', 'task', 1, 'changed', '{"text":"Chữ giữa","deadline":"Hạn giữa"}', '{}', '', x'', x'02'),
             (3, 'command', 'task', 3, 'task_added', '{}', '{}', '', x'', x'03'))");
  }
  Connection connection{file};
  const auto printed = printed_of(connection, base::ProgrammeId{1});
  REQUIRE(printed.size() == 2);
  CHECK(printed[0].task.text == "Chữ gốc");
  CHECK(printed[0].task.deadline_text == "Hạn gốc");
  CHECK(printed[0].task.deliverable == std::nullopt);
  CHECK(printed[1].task.text == "Chưa đổi");
}

#include "store/people.h"

#include <catch2/catch.hpp>

#include "support/older_database.h"
#include "support/store.h"

using namespace store;
using people::Role;
using support::day;

namespace {

const auto before = day("2026-05-31"), today = day("2026-06-01"), later = day("2026-07-01");

std::vector<std::string> emails(const std::vector<people::Person>& people) {
  std::vector<std::string> all;
  for (const auto& person : people) all.push_back(person.email);
  return all;
}

using Emails = std::vector<std::string>;

}  // namespace

TEST_CASE("a person is known by the address, case aside, and keeps the number under a new name", "[store]") {
  support::Store store;
  const auto agency = store.agency("Sở Nội vụ");
  const auto first = store.person("a@so.example", Role::contact, agency);
  CHECK(store.person("A@So.example", Role::contact, agency) == first);
  CHECK(put_person(store.connection,
                   {.id = {}, .name = "Trần Thị B", .email = "a@so.example", .role = Role::contact, .agency = agency},
                   today) == first);
  CHECK(person(store.connection, first)->name == "Trần Thị B");
  CHECK(put_person(store.connection,
                   {.id = {}, .name = "a@so.example", .email = "a@so.example", .role = Role::contact, .agency = agency},
                   today) == first);
  CHECK(person(store.connection, first)->name == "Trần Thị B");  // an address is no name
  CHECK(store.person("b@so.example", Role::contact, agency) != first);
  CHECK_FALSE(person(store.connection, base::PersonId{99}));
}

TEST_CASE("one person may hold several mandates, and is asked for by each", "[store]") {
  support::Store store;
  const auto agency = store.agency("Sở Nội vụ"), other = store.agency("Sở Y tế");
  const auto one = store.person("a@so.example", Role::contact, agency);
  CHECK(store.person("a@so.example", Role::contact, other) == one);
  CHECK(store.person("a@so.example", Role::office) == one);
  CHECK(store.person("a@so.example", Role::office) == one);
  CHECK(mandates_of(store.connection, one).size() == 3);
  CHECK(person_on(store.connection, one, today)->mandates.size() == 3);
  CHECK(person(store.connection, one)->mandates.empty());
  CHECK(people_of(store.connection, other, today).front().agency == other);
  CHECK(people_with(store.connection, Role::office, today).front().id == one);
}

TEST_CASE("people who are no longer named retire from that day on, and come back under their number", "[store]") {
  support::Store store;
  const auto agency = store.agency("Sở Nội vụ");
  const auto gone = store.person("a@so.example", Role::contact, agency);
  store.person("b@so.example", Role::contact, agency);
  retire_others(store.connection, Role::contact, agency, {"b@so.example"}, today);
  CHECK(emails(people_of(store.connection, agency, today)) == Emails{"b@so.example"});
  CHECK(emails(people_of(store.connection, agency, before)) == Emails{"a@so.example", "b@so.example"});
  CHECK(emails(store::people(store.connection, today)) == Emails{"b@so.example"});
  CHECK(person_on(store.connection, gone, today)->mandates.empty());
  CHECK(person(store.connection, gone)->email == "a@so.example");  // what was done stays theirs

  put_person(store.connection,
             {.id = {}, .name = "A", .email = "a@so.example", .role = Role::contact, .agency = agency}, later);
  CHECK(emails(people_of(store.connection, agency, today)) == Emails{"b@so.example"});
  CHECK(people_of(store.connection, agency, later).size() == 2);
}

TEST_CASE("retiring touches no other role, no other agency, and nobody whom others named", "[store]") {
  support::Store store;
  const auto agency = store.agency("Sở Nội vụ"), other = store.agency("Sở Y tế");
  store.person("a@so.example", Role::contact, agency);
  store.person("h@so.example", Role::head, agency);
  store.person("y@so.example", Role::contact, other);
  store.person("vp@tinh.example", Role::office);
  store.person("btv@tinh.example", Role::committee);
  retire_others(store.connection, Role::contact, agency, {}, today);
  CHECK(emails(people_of(store.connection, agency, today)) == Emails{"h@so.example"});
  CHECK(emails(people_of(store.connection, other, today)) == Emails{"y@so.example"});
  retire_others(store.connection, Role::office, {}, {}, today, Named::by_settings);
  CHECK(emails(people_with(store.connection, Role::office, today)) == Emails{"vp@tinh.example"});
  retire_others(store.connection, Role::office, {}, {}, today);
  CHECK(people_with(store.connection, Role::office, today).empty());
  CHECK(emails(people_with(store.connection, Role::committee, today)) == Emails{"btv@tinh.example"});
}

TEST_CASE("a mandate that would end before it begins was never one", "[store]") {
  support::Store store;
  const auto who = store.person("a@so.example", Role::office);
  const auto mandate =
      add_mandate(store.connection, {.person = who, .mandate = {Role::committee, {}}, .period = {later, {}}});
  end_mandate(store.connection, mandate, today);
  CHECK(mandates_of(store.connection, who).size() == 1);
  end_mandate(store.connection, mandates_of(store.connection, who).front().id, before);
  CHECK(person_on(store.connection, who, before)->mandates.size() == 1);
  CHECK(person_on(store.connection, who, today)->mandates.empty());
}

TEST_CASE("one who is disabled is nobody's contact and may do nothing", "[store]") {
  support::Store store;
  const auto agency = store.agency("Sở Nội vụ");
  const auto who = store.person("a@so.example", Role::contact, agency);
  set_disabled(store.connection, who, support::instant("2026-06-01T01:00:00Z"));
  CHECK(people_of(store.connection, agency, today).empty());
  CHECK(person_on(store.connection, who, today)->mandates.empty());
  set_disabled(store.connection, who, {});
  CHECK(people_of(store.connection, agency, today).size() == 1);
}

TEST_CASE("people of an older database keep their numbers, and one address becomes one person", "[store]") {
  const support::Folder folder;
  const auto file = folder.path() / database_name;
  {
    auto old = support::older_database(file, "0013");
    old.exec(R"(
      INSERT INTO agency (id, name, is_group) VALUES (1, 'Sở Nội vụ', 0), (2, 'Sở Y tế', 0);
      INSERT INTO person (id, name, email, role, agency, active) VALUES
        (3, 'An', 'an@so.example', 'contact', 1, 1), (4, 'AN@so.example', 'AN@so.example', 'head', 1, 1),
        (5, 'An', 'an@so.example', 'contact', 2, 0), (6, 'Văn phòng', 'vp@tinh.example', 'office', NULL, 1);
      INSERT INTO outbox (id, recipient, for_day, message_id, state, queued_at, not_before, not_after, subject)
        VALUES (1, 4, '2026-05-29', '<1@x>', 'accepted', 0, 0, 0, 'Thư');
      INSERT INTO ledger (id, duty, due_version, step, recipient, channel, owed_on, owed_at, missed, message) VALUES
        (1, 9, 1, 'due', 4, 'mail', '2026-05-29', 0, 0, 1), (2, 9, 1, 'overdue+1', 3, 'mail', '2026-06-01', 0, 0, NULL),
        (3, 9, 1, 'overdue+1', 4, 'mail', '2026-06-01', 0, 0, NULL),
        (4, 9, 1, 'overdue+3', 4, 'mail', '2026-06-01', 0, 0, NULL);)");
  }
  Connection connection{file};
  const auto long_after = day("2099-01-01");  // whoever was not active had left when the database was migrated
  const auto of = [&](std::int64_t id) { return person_on(connection, base::PersonId{id}, long_after).value(); };
  CHECK(person_of_email(connection, "an@SO.example") == base::PersonId{3});
  CHECK(of(3).mandates.size() == 2);  // contact and head of one agency; the other had retired
  CHECK(of(4).mandates == of(3).mandates);
  CHECK(of(5).name == "An");
  CHECK(mandates_of(connection, base::PersonId{3}).size() == 3);
  CHECK(emails(people_with(connection, Role::office, long_after)) == Emails{"vp@tinh.example"});
  CHECK(people_of(connection, base::AgencyId{2}, long_after).empty());
  const auto sql = [&](const char* query) { return connection.database().execAndGet(query).getString(); };
  CHECK(sql("SELECT group_concat(recipient || coalesce(merged_into, '-'), ' ') FROM ledger ORDER BY id") ==
        "4- 3- 42 3-");
  CHECK(sql("SELECT recipient || sort || subject FROM outbox") == "4dailyThư");
}

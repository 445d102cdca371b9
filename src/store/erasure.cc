#include "store/erasure.h"

#include "store/columns.h"

namespace store {
namespace {

void run(Connection& connection, const char* sql, base::PersonId person) {
  Query query{connection, sql};
  query.bind(":person", base::number(person)).run();
}

std::int64_t count(Connection& connection, const char* sql, base::PersonId person) {
  Query query{connection, sql};
  query.bind(":person", base::number(person));
  query.step();
  return query.integer(0);
}

std::vector<std::string> messages_to(Connection& connection, base::PersonId person) {
  Query query{connection, R"(
    SELECT message_id FROM outbox
    WHERE recipient IN (SELECT id FROM person WHERE id = :person OR same_as = :person) ORDER BY id)"};
  query.bind(":person", base::number(person));
  std::vector<std::string> ids;
  while (query.step()) ids.push_back(query.text(0));
  return ids;
}

void take_out_secrets(Connection& connection, base::PersonId person) {
  run(connection, R"(
    DELETE FROM attempt WHERE key IN (
      SELECT 'account/' || lower(email) FROM person WHERE id = :person OR same_as = :person))",
      person);
  run(connection, R"(
    DELETE FROM bad_address WHERE address IN (SELECT email FROM person WHERE id = :person OR same_as = :person))",
      person);
  run(connection, "DELETE FROM recovery_code WHERE person = :person", person);
  run(connection, "DELETE FROM account WHERE person = :person", person);
  run(connection, "DELETE FROM session WHERE person = :person", person);
  run(connection, "DELETE FROM ticket WHERE person = :person", person);
  run(connection, "DELETE FROM feed WHERE person = :person", person);
  run(connection, "DELETE FROM digest_choice WHERE person = :person", person);
}

/// The files of the person's mails, and their bytes where no other mail brought them.
void take_out_files(Connection& connection, base::PersonId person) {
  run(connection, R"(
    DELETE FROM attachment WHERE message IN (
      SELECT o.id FROM outbox o JOIN person p ON p.id = o.recipient WHERE p.id = :person OR p.same_as = :person))",
      person);
  connection.database().exec(R"(
    DELETE FROM mail_file_content WHERE file NOT IN (SELECT file FROM attachment);
    DELETE FROM mail_file WHERE id NOT IN (SELECT file FROM attachment))");
}

}  // namespace

Erasure erase_person(Connection& connection, base::PersonId person, base::Instant now) {
  Erasure erasure{.message_ids = messages_to(connection, person),
                  .claims = count(connection, R"(
    SELECT count(*) FROM claim c JOIN person p ON p.id IN (c.person, c.decided_by)
    WHERE p.id = :person OR p.same_as = :person)",
                                  person),
                  .events = count(connection, R"(
    SELECT count(*) FROM event WHERE person IN (SELECT id FROM person WHERE id = :person OR same_as = :person))",
                                  person)};
  take_out_secrets(connection, person);
  run(connection, R"(
    UPDATE outbox SET subject = NULL, words = ''
    WHERE recipient IN (SELECT id FROM person WHERE id = :person OR same_as = :person))",
      person);
  take_out_files(connection, person);
  run(connection, R"(
    DELETE FROM kept_mail WHERE message IN (
      SELECT o.id FROM outbox o JOIN person p ON p.id = o.recipient WHERE p.id = :person OR p.same_as = :person))",
      person);
  run(connection, R"(
    UPDATE delivery SET words = '' WHERE message IN (
      SELECT o.id FROM outbox o JOIN person p ON p.id = o.recipient WHERE p.id = :person OR p.same_as = :person))",
      person);
  Query update{connection, R"(
    UPDATE person SET name = 'Người số ' || id || ' (đã xóa tên)', function = '', email = 'da-xoa-' || id || '@localhost',
                      disabled_at = coalesce(disabled_at, :now)
    WHERE id = :person OR same_as = :person)"};
  update.bind(":person", base::number(person)).bind(":now", seconds(now)).run();
  return erasure;
}

bool forget_deleted(Connection& connection) {
  connection.database().exec("VACUUM");
  Query checkpoint{connection, "PRAGMA wal_checkpoint(TRUNCATE)"};
  return checkpoint.step() && checkpoint.integer(0) == 0;
}

}  // namespace store

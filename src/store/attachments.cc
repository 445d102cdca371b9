#include "store/attachments.h"

#include "base/sha256.h"
#include "store/columns.h"

namespace store {
namespace {

struct Known {
  std::int64_t id = 0;
  bool is_kept = false;
};

std::optional<Known> known(Connection& connection, const std::string& sha256, const mail::Attachment& file) {
  Query query{connection, "SELECT id, kept FROM mail_file WHERE sha256 = :sha256 AND type = :type"};
  query.bind(":sha256", sha256).bind(":type", file.type);
  if (!query.step()) return std::nullopt;
  return Known{query.integer(0), query.integer(1) != 0};
}

Known add(Connection& connection, const std::string& sha256, const mail::Attachment& file, base::Instant now) {
  Query insert{connection, R"(
    INSERT INTO mail_file (sha256, type, size, sent_at, kept) VALUES (:sha256, :type, :size, :now, 0))"};
  insert.bind(":sha256", sha256).bind(":type", file.type).bind(":now", seconds(now));
  insert.bind(":size", static_cast<std::int64_t>(file.bytes.size())).run();
  return {.id = connection.database().getLastInsertRowid(), .is_kept = false};
}

void keep_bytes(Connection& connection, std::int64_t id, std::string_view bytes) {
  Query insert{connection, "INSERT INTO mail_file_content (file, bytes) VALUES (:file, :bytes)"};
  insert.bind(":file", id).bind_blob(":bytes", bytes).run();
}

/// The number of the file with these bytes, which are kept from now on.
std::int64_t keep(Connection& connection, const mail::Attachment& file, base::Instant now) {
  const auto sha256 = base::sha256(file.bytes);
  auto found = known(connection, sha256, file);
  if (!found) found = add(connection, sha256, file, now);
  if (!found->is_kept) keep_bytes(connection, found->id, file.bytes);
  Query update{connection, "UPDATE mail_file SET kept = 1, sent_at = max(sent_at, :now) WHERE id = :id"};
  update.bind(":now", seconds(now)).bind(":id", found->id).run();
  return found->id;
}

void remove_of(Connection& connection, base::MessageId message) {
  Query remove{connection, "DELETE FROM attachment WHERE message = :message"};
  remove.bind(":message", base::number(message)).run();
}

std::vector<std::int64_t> oldest_kept(Connection& connection, base::Instant since, int most) {
  Query query{connection, R"(
    SELECT id FROM mail_file INDEXED BY mail_file_kept WHERE kept = 1 AND sent_at < :since ORDER BY sent_at LIMIT :most)"};
  query.bind(":since", seconds(since)).bind(":most", std::int64_t{most});
  std::vector<std::int64_t> ids;
  while (query.step()) ids.push_back(query.integer(0));
  return ids;
}

void drop_bytes(Connection& connection, std::int64_t id) {
  Query remove{connection, "DELETE FROM mail_file_content WHERE file = :id"};
  remove.bind(":id", id).run();
  Query update{connection, "UPDATE mail_file SET kept = 0 WHERE id = :id"};
  update.bind(":id", id).run();
}

}  // namespace

void set_attachments(Connection& connection, base::MessageId message, const std::vector<mail::Attachment>& files,
                     base::Instant now) {
  remove_of(connection, message);
  for (std::int64_t number = 1; const auto& file : files) {
    const auto id = keep(connection, file, now);
    Query insert{connection, R"(
      INSERT INTO attachment (message, number, name, file) VALUES (:message, :number, :name, :file))"};
    insert.bind(":message", base::number(message)).bind(":number", number++);
    insert.bind(":name", file.name).bind(":file", id).run();
  }
}

std::vector<AttachmentRow> attachments_of(Connection& connection, base::MessageId message) {
  Query query{connection, R"(
    SELECT a.name, f.type, f.size, f.sha256, f.kept FROM attachment a JOIN mail_file f ON f.id = a.file
    WHERE a.message = :message ORDER BY a.number)"};
  query.bind(":message", base::number(message));
  std::vector<AttachmentRow> files;
  while (query.step())
    files.push_back({.name = query.text(0),
                     .type = query.text(1),
                     .size = query.integer(2),
                     .sha256 = query.text(3),
                     .is_kept = query.integer(4) != 0});
  return files;
}

std::optional<mail::Attachment> attachment(Connection& connection, base::MessageId message, std::int64_t number) {
  Query query{connection, R"(
    SELECT a.name, f.type, c.bytes FROM attachment a JOIN mail_file f ON f.id = a.file
                                                     JOIN mail_file_content c ON c.file = f.id
    WHERE a.message = :message AND a.number = :number)"};
  query.bind(":message", base::number(message)).bind(":number", number);
  if (!query.step()) return std::nullopt;
  return mail::Attachment{.name = query.text(0), .type = query.text(1), .bytes = query.blob(2)};
}

bool has_old_attachments(Connection& connection, base::Instant since) {
  return !oldest_kept(connection, since, 1).empty();
}

int drop_old_attachments(Connection& connection, base::Instant since, int most) {
  const auto ids = oldest_kept(connection, since, most);
  for (const auto id : ids) drop_bytes(connection, id);
  return static_cast<int>(ids.size());
}

}  // namespace store

#include "store/attachments.h"

#include <catch2/catch.hpp>

#include "base/sha256.h"
#include "store/ledger.h"
#include "support/store.h"

using namespace store;
using support::day;

namespace {

const auto morning = support::instant("2026-06-23T00:30:00Z");
constexpr std::chrono::hours days{24};

const mail::Attachment sheet{.name = "qua-han.xlsx", .type = "application/x-thu", .bytes = std::string("PK\0\xff", 4)};
const mail::Attachment diary{.name = "lich.ics", .type = "text/calendar", .bytes = "BEGIN:VCALENDAR\r\n"};

struct Outbox : support::Store {
  base::MessageId mail(std::string message_id) {
    const auto recipient = person(message_id, people::Role::office);
    return add_message(connection, {.id = {},
                                    .recipient = recipient,
                                    .for_day = day("2026-06-23"),
                                    .message_id = std::move(message_id),
                                    .queued_at = morning,
                                    .not_before = morning,
                                    .not_after = morning,
                                    .settled_at = {},
                                    .words = {},
                                    .subject = {}});
  }
  std::string sql(const std::string& query) { return connection.database().execAndGet(query).getString(); }
};

}  // namespace

TEST_CASE("the files of a mail are told by name, size and SHA-256, and given back byte for byte", "[store]") {
  Outbox outbox;
  const auto id = outbox.mail("1@tinh.example");
  CHECK(attachments_of(outbox.connection, id).empty());
  set_attachments(outbox.connection, id, {sheet, diary}, morning);
  const auto files = attachments_of(outbox.connection, id);
  REQUIRE(files.size() == 2);
  CHECK(files[0].name == "qua-han.xlsx");
  CHECK(files[0].size == 4);
  CHECK(files[0].sha256 == base::sha256(sheet.bytes));
  CHECK(files[0].is_kept);
  CHECK(files[1].type == "text/calendar");
  CHECK(attachment(outbox.connection, id, 1) == sheet);
  CHECK(attachment(outbox.connection, id, 2) == diary);
  CHECK_FALSE(attachment(outbox.connection, id, 0));
  CHECK_FALSE(attachment(outbox.connection, id, 3));
}

TEST_CASE("what many mails bring is kept once", "[store]") {
  Outbox outbox;
  for (const auto* each : {"1@tinh.example", "2@tinh.example", "3@tinh.example"}) {
    const auto id = outbox.mail(each);
    set_attachments(outbox.connection, id, {sheet}, morning);
    CHECK(attachment(outbox.connection, id, 1) == sheet);
  }
  CHECK(outbox.sql("SELECT count(*) FROM mail_file_content") == "1");
  CHECK(outbox.sql("SELECT count(*) FROM attachment") == "3");
}

TEST_CASE("a later attempt's files take the place of those before", "[store]") {
  Outbox outbox;
  const auto id = outbox.mail("1@tinh.example");
  set_attachments(outbox.connection, id, {sheet, diary}, morning);
  set_attachments(outbox.connection, id, {diary}, morning);
  REQUIRE(attachments_of(outbox.connection, id).size() == 1);
  CHECK(attachment(outbox.connection, id, 1) == diary);
}

TEST_CASE("after a while the bytes go, oldest first and so many at once, and what the files were stays", "[store]") {
  Outbox outbox;
  const auto first = outbox.mail("1@tinh.example"), second = outbox.mail("2@tinh.example");
  set_attachments(outbox.connection, first, {sheet, diary}, morning);
  set_attachments(outbox.connection, second, {sheet}, morning + 3 * days);
  CHECK_FALSE(has_old_attachments(outbox.connection, morning));
  CHECK(drop_old_attachments(outbox.connection, morning, 10) == 0);
  CHECK(has_old_attachments(outbox.connection, morning + days));
  CHECK(drop_old_attachments(outbox.connection, morning + 4 * days, 1) == 1);
  CHECK_FALSE(attachment(outbox.connection, first, 2));  // the one that was sent last
  CHECK(attachment(outbox.connection, first, 1));        // is another mail's too
  CHECK(drop_old_attachments(outbox.connection, morning + 4 * days, 1) == 1);
  CHECK_FALSE(has_old_attachments(outbox.connection, morning + 4 * days));
  CHECK(outbox.sql("SELECT count(*) FROM mail_file_content") == "0");
  const auto files = attachments_of(outbox.connection, first);
  REQUIRE(files.size() == 2);
  CHECK_FALSE(files[0].is_kept);
  CHECK(files[0].sha256 == base::sha256(sheet.bytes));
  CHECK(files[0].size == 4);
}

TEST_CASE("what is sent again after its bytes were dropped is kept again", "[store]") {
  Outbox outbox;
  const auto first = outbox.mail("1@tinh.example"), second = outbox.mail("2@tinh.example");
  set_attachments(outbox.connection, first, {sheet}, morning);
  REQUIRE(drop_old_attachments(outbox.connection, morning + days, 10) == 1);
  set_attachments(outbox.connection, second, {sheet}, morning + 2 * days);
  CHECK(attachment(outbox.connection, first, 1) == sheet);
  CHECK(outbox.sql("SELECT count(*) FROM mail_file") == "1");
}

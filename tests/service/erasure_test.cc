#include "service/erasure.h"

#include <catch2/catch.hpp>

#include "mail/folder_mailer.h"
#include "service/claims.h"
#include "service/sign_in.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

constexpr auto name = "Trần Thị Bình", address = "binh@tochuc.example";

/// The contact of an agency who got mails, signed in, reported, and has left since.
struct Archive {
  Installation here{"2025-10-20T08:00:00+07:00", "[sign_in]\nhash_passes = 1\nhash_memory = 1\n"};
  base::PersonId contact{};

  Archive() {
    load_agencies(here.context(), contacts).value();
    here.put_in_force(small_programme);
    contact = person_of_email(here.context(), address).value();
    give_mandate(here.context(),
                 {.name = name,
                  .email = address,
                  .function = "Chuyên viên chính",
                  .role = people::Role::contact,
                  .agency = agency_of(here.context(), "Ban Tổ chức Tỉnh ủy")},
                 {})
        .value();
    give_password(here.context(), contact, "con thuyền ngoài khơi").value();
    here.now_is("2026-01-15T09:00:00+07:00");
    mail::FolderMailer mailer{here.path() / "mail"};
    tick(here.context(), mailer);
    const Origin origin{.address = "127.0.0.1", .agent = "thử"};
    (void)sign_in(here.context(), address, "sai", origin);
    sign_in(here.context(), address, "con thuyền ngoài khơi", origin).value();
    (void)sign_in(here.context(), "BINH@tochuc.example", "sai", origin);
    claim(here.context(),
          {.duty = overdue(here.context(), {})->lines.front().duty.id,
           .person = contact,
           .evidence = {.document_number = "15-BC/BTC",
                        .document_on = day("2026-01-10"),
                        .receiving_level = "Ban Thường vụ"},
           .note = ""},
          store::Door::page)
        .value();
  }

  void leave() {
    for (const auto& line : people_lines(here.context()))
      if (line.row.person.id == contact)
        for (const auto& row : line.mandates)
          end_mandate(here.context(), contact, row.id, day("2026-01-14"), {}).value();
  }

  /// Whether these words stand in any file of the data folder but the programme's text.
  bool holds(const std::string& words) const {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{here.path()})
      if (entry.is_regular_file() && bytes_of(entry.path()).find(words) != std::string::npos) return true;
    return false;
  }
};

}  // namespace

TEST_CASE("of someone who is erased no byte of name or address stays, and the log's chain holds", "[service]") {
  Archive archive;
  archive.leave();
  REQUIRE(archive.holds(name));
  REQUIRE(archive.holds(address));
  const auto erased = erase(archive.here.context(), archive.contact, {}).value();
  CHECK(erased.mails == 1);
  CHECK(erased.claims == 1);
  CHECK(erased.events >= 1);
  CHECK(erased.whole);
  for (const auto* words : {name, address, "binh@tochuc", "BINH@tochuc", "Chuyên viên chính"}) {
    CAPTURE(words);
    CHECK_FALSE(archive.holds(words));
  }
  auto connection = archive.here.context().pool.lease();
  CHECK_FALSE(store::first_broken_event(*connection));
  CHECK(archive.here.sql("SELECT count(*) FROM account") == "0");
  CHECK(archive.here.sql("SELECT count(*) FROM session") == "0");
  const auto number = std::to_string(base::number(archive.contact));
  CHECK(archive.here.sql("SELECT name FROM person WHERE id = " + number) == "Người số " + number + " (đã xóa tên)");
  CHECK(archive.here.sql("SELECT person FROM claim") == number);
}

TEST_CASE("who still holds a mandate is not erased, and nobody twice", "[service]") {
  Archive archive;
  CHECK(kind_of(erase(archive.here.context(), archive.contact, {})) == "still_holds");
  CHECK(archive.holds(name));
  archive.leave();
  REQUIRE(erase(archive.here.context(), archive.contact, {}));
  CHECK(kind_of(erase(archive.here.context(), archive.contact, {})) == "erased_already");
  CHECK(kind_of(erase(archive.here.context(), base::PersonId{999}, {})) == "no_such_person");
}

TEST_CASE("the address of someone erased may be another person's", "[service]") {
  Archive archive;
  archive.leave();
  REQUIRE(erase(archive.here.context(), archive.contact, {}));
  const auto newcomer = give_mandate(archive.here.context(),
                                     {.name = "Người mới",
                                      .email = address,
                                      .role = people::Role::contact,
                                      .agency = agency_of(archive.here.context(), "Ban Tổ chức Tỉnh ủy")},
                                     {});
  REQUIRE(newcomer);
  CHECK(*newcomer != archive.contact);
}

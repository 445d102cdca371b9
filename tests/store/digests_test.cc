#include "store/digests.h"

#include <catch2/catch.hpp>

#include "support/outbox.h"

using namespace store;
using schedule::DigestKind;
using support::day;
using support::instant;

namespace {

const auto now = instant("2026-06-22T00:30:00Z");

struct Members : support::Store {
  base::PersonId first = person("btv1@tinh.example", people::Role::committee);
  base::PersonId second = person("btv2@tinh.example", people::Role::committee);

  std::optional<std::int64_t> owe(DigestKind kind, const std::string& period, base::PersonId recipient,
                                  const std::string& occasion = {}) {
    return store::owe(connection,
                      {.kind = kind,
                       .period = period,
                       .occasion = occasion,
                       .recipient = recipient,
                       .agency = {},
                       .owed_on = day("2026-06-22")},
                      now);
  }
  base::MessageId mail(base::PersonId recipient, std::string_view on) {
    return support::queued_mail(connection, recipient, on,
                                "<" + std::string{on} + std::to_string(base::number(recipient)) + "@x>", now);
  }
};

std::vector<std::string> periods(const std::vector<CarriedDigest>& carried) {
  std::vector<std::string> all;
  for (const auto& digest : carried) all.push_back(digest.period);
  return all;
}

}  // namespace

TEST_CASE("a digest is owed once for its period to each person, and once each time it is sent at once", "[store]") {
  Members members;
  CHECK(members.owe(DigestKind::committee, "2026-06-22", members.first));
  CHECK_FALSE(members.owe(DigestKind::committee, "2026-06-22", members.first));
  CHECK(members.owe(DigestKind::committee, "2026-06-22", members.second));
  CHECK(members.owe(DigestKind::committee, "2026-06-29", members.first));
  CHECK(members.owe(DigestKind::meeting, "2026-06-22", members.first));
  CHECK(members.owe(DigestKind::committee, "2026-06-22", members.first, "2026-06-22T02:15"));
  CHECK_FALSE(members.owe(DigestKind::committee, "2026-06-22", members.first, "2026-06-22T02:15"));
  CHECK(members.owe(DigestKind::committee, "2026-06-22", members.first, "2026-06-22T02:16"));
}

TEST_CASE("of several unsent digests that tell how things stand the newest goes out - every period's figures do",
          "[store]") {
  Members members;
  for (const auto* week : {"2026-06-08", "2026-06-15", "2026-06-22"})
    members.owe(DigestKind::committee, week, members.first);
  for (const auto* quarter : {"2026-Q1", "2026-Q2"}) members.owe(DigestKind::quarter, quarter, members.first);
  merge_unsent_digests(members.connection);
  CHECK(people_owed(members.connection) == std::vector{members.first});
  const auto mail = members.mail(members.first, "2026-06-22");
  CHECK(digests_carried(members.connection, mail).empty());
  attach_unsent(members.connection, members.first, mail, 100);
  CHECK(periods(digests_carried(members.connection, mail)) ==
        std::vector<std::string>{"2026-06-22", "2026-Q1", "2026-Q2"});
  CHECK(people_owed(members.connection).empty());
}

TEST_CASE("a mail that takes over one that waited brings the newest digest of a kind", "[store]") {
  Members members;
  members.owe(DigestKind::committee, "2026-06-15", members.first);
  const auto waited = members.mail(members.first, "2026-06-15");
  attach_unsent(members.connection, members.first, waited, 100);
  members.owe(DigestKind::committee, "2026-06-22", members.first);
  const auto fresh = members.mail(members.first, "2026-06-22");
  attach_unsent(members.connection, members.first, fresh, 100);
  absorb_waiting(members.connection, members.first, fresh);
  CHECK(periods(digests_carried(members.connection, fresh)) == std::vector<std::string>{"2026-06-22"});
}

TEST_CASE("the digest before is the last one that was accepted", "[store]") {
  Members members;
  const auto digest = members.owe(DigestKind::committee, "2026-06-15", members.first);
  const auto mail = members.mail(members.first, "2026-06-15");
  attach_digest(members.connection, digest.value(), mail);
  const auto last = [&](std::optional<base::PersonId> person) {
    return last_digest(members.connection, DigestKind::committee, person, {}, instant("2026-06-22T00:30:00Z"));
  };
  CHECK_FALSE(last(members.first));
  settle(members.connection, mail, MessageState::accepted, "", instant("2026-06-15T01:00:00Z"), {});
  CHECK(last(members.first) == instant("2026-06-15T01:00:00Z"));
  CHECK(last({}) == instant("2026-06-15T01:00:00Z"));
  CHECK_FALSE(last(members.second));
}

TEST_CASE("meetings and choices are kept once, and can be taken back", "[store]") {
  Members members;
  auto& connection = members.connection;
  CHECK(note_meeting(connection, day("2026-06-30"), now));
  CHECK_FALSE(note_meeting(connection, day("2026-06-30"), now));
  CHECK(note_meeting(connection, day("2026-06-20"), now));
  CHECK(meetings_from(connection, day("2026-06-22")) == std::vector{day("2026-06-30")});
  CHECK(remove_meeting(connection, day("2026-06-30")));
  CHECK_FALSE(remove_meeting(connection, day("2026-06-30")));

  CHECK(stop_digest(connection, members.first, DigestKind::quarter, now));
  CHECK_FALSE(stop_digest(connection, members.first, DigestKind::quarter, now));
  CHECK(stopped_digests(connection, members.first) == std::vector{DigestKind::quarter});
  CHECK(stopped_digests(connection, members.second).empty());
  CHECK(resume_digest(connection, members.first, DigestKind::quarter));
  CHECK_FALSE(resume_digest(connection, members.first, DigestKind::quarter));
}

#include "store/ledger.h"

#include <catch2/catch.hpp>

#include "support/outbox.h"

using namespace store;
using support::day;
using support::instant;

namespace {

struct Ledger : support::Store {
  base::ProgrammeId programme = in_force(support::programme_of({support::task("I.1", "Xây dựng kế hoạch")}));
  base::AgencyId interior = agency("Sở Nội vụ");
  base::PersonId contact = person("a@so.example", people::Role::contact, interior);
  base::PersonId head = person("h@so.example", people::Role::head, interior);
  std::vector<base::DutyId> duties =
      support::Store::duties(tasks_of(connection, programme).at(0).id, interior, {"2026-03-31", "2026-06-30"});

  bool owe(base::DutyId duty, std::string step, base::PersonId to, std::string_view owed_on = "2026-06-23",
           bool missed = false, int due_version = 1, std::optional<base::AgencyId> instead_of = {}) {
    return store::owe(connection,
                      {.duty = duty,
                       .due_version = due_version,
                       .step = std::move(step),
                       .recipient = to,
                       .owed_on = day(owed_on),
                       .missed = missed,
                       .instead_of = instead_of},
                      instant("2026-06-23T00:30:00Z"));
  }

  base::MessageId mail(base::PersonId to, std::string_view for_day, MessageState state = MessageState::queued) {
    const auto now = instant("2026-06-23T00:30:00Z");
    const auto id = support::queued_mail(
        connection, to, for_day, std::string{for_day} + '.' + std::to_string(base::number(to)) + "@tinh.example", now);
    if (state != MessageState::queued) settle(connection, id, state, "", now, {});
    return id;
  }

  /// "duty step ×n", a line each.
  std::string carried(base::MessageId message) {
    std::string lines;
    for (const auto& step : steps_carried(connection, message))
      lines += std::to_string(step.duty.number) + ' ' + step.step + " ×" + std::to_string(step.spoken_for) + '\n';
    return lines;
  }
};

}  // namespace

TEST_CASE("what is owed twice is owed once", "[store]") {
  Ledger ledger;
  CHECK(ledger.owe(ledger.duties[0], "due-7", ledger.contact));
  CHECK_FALSE(ledger.owe(ledger.duties[0], "due-7", ledger.contact));
  CHECK_FALSE(ledger.owe(ledger.duties[0], "due-7", ledger.contact, "2026-06-24", true));
  CHECK(ledger.owe(ledger.duties[0], "due-7", ledger.head));                             // another person
  CHECK(ledger.owe(ledger.duties[1], "due-7", ledger.contact));                          // another duty
  CHECK(ledger.owe(ledger.duties[0], "due-3", ledger.contact));                          // another step
  CHECK(ledger.owe(ledger.duties[0], "due-7", ledger.contact, "2026-06-23", false, 2));  // after an extension
  CHECK(ledger.connection.database().execAndGet("SELECT count(*) FROM ledger").getInt() == 5);
}

TEST_CASE("what was sent once is not owed again", "[store]") {
  Ledger ledger;
  ledger.owe(ledger.duties[0], "due-7", ledger.contact);
  attach_unsent(ledger.connection, ledger.contact, ledger.mail(ledger.contact, "2026-06-23", MessageState::accepted),
                100);
  CHECK_FALSE(ledger.owe(ledger.duties[0], "due-7", ledger.contact));
  CHECK(people_owed(ledger.connection).empty());
}

TEST_CASE("two connections that sweep at once owe each step once", "[store]") {
  Ledger ledger;
  Connection other{ledger.file()};
  CHECK(ledger.owe(ledger.duties[0], "due-7", ledger.contact));
  CHECK_FALSE(owe(other,
                  {.duty = ledger.duties[0],
                   .due_version = 1,
                   .step = "due-7",
                   .recipient = ledger.contact,
                   .owed_on = day("2026-06-23"),
                   .missed = false,
                   .instead_of = {}},
                  instant("2026-06-23T00:30:01Z")));
}

TEST_CASE("a mail carries all that is owed to its recipient, and nothing of others", "[store]") {
  Ledger ledger;
  ledger.owe(ledger.duties[0], "overdue+3", ledger.contact);
  ledger.owe(ledger.duties[1], "due-7", ledger.contact);
  ledger.owe(ledger.duties[0], "overdue+3", ledger.head);
  const auto mail = ledger.mail(ledger.contact, "2026-06-23");
  attach_unsent(ledger.connection, ledger.contact, mail, 100);
  CHECK(ledger.carried(mail) == "1 overdue+3 ×1\n2 due-7 ×1\n");
  const auto owed = people_owed(ledger.connection);
  REQUIRE(owed.size() == 1);
  CHECK(owed[0] == ledger.head);
}

TEST_CASE("of several unsent steps of one duty the last speaks for all", "[store]") {
  Ledger ledger;
  ledger.owe(ledger.duties[0], "due-7", ledger.contact, "2026-06-15", true);
  ledger.owe(ledger.duties[0], "due-3", ledger.contact, "2026-06-19", true);
  ledger.owe(ledger.duties[1], "due-7", ledger.contact, "2026-06-22", true);
  ledger.owe(ledger.duties[0], "due", ledger.contact, "2026-06-22");
  ledger.owe(ledger.duties[0], "due", ledger.head, "2026-06-22");
  merge_unsent(ledger.connection);
  const auto mail = ledger.mail(ledger.contact, "2026-06-22"), other = ledger.mail(ledger.head, "2026-06-22");
  attach_unsent(ledger.connection, ledger.contact, mail, 100);
  attach_unsent(ledger.connection, ledger.head, other, 100);
  CHECK(ledger.carried(mail) == "2 due-7 ×1\n1 due ×3\n");
  CHECK(ledger.carried(other) == "1 due ×1\n");
  CHECK(gap_of(ledger.connection, mail).value().since == day("2026-06-15"));
  CHECK_FALSE(gap_of(ledger.connection, other));
}

TEST_CASE("steps that wait over several sweeps are spoken for by the newest", "[store]") {
  Ledger ledger;
  for (const auto* step : {"due-7", "due-3", "due"}) {
    ledger.owe(ledger.duties[0], step, ledger.contact);
    merge_unsent(ledger.connection);
  }
  const auto mail = ledger.mail(ledger.contact, "2026-06-22");
  attach_unsent(ledger.connection, ledger.contact, mail, 100);
  CHECK(ledger.carried(mail) == "1 due ×3\n");
}

TEST_CASE("a step that joins a waiting mail speaks for those that the mail carries already", "[store]") {
  Ledger ledger;
  const auto mail = ledger.mail(ledger.contact, "2026-06-22");
  for (const auto* step : {"due-7", "due-3", "due"}) {
    ledger.owe(ledger.duties[0], step, ledger.contact);
    merge_unsent(ledger.connection);
    attach_unsent(ledger.connection, ledger.contact, mail, 100);
  }
  CHECK(ledger.carried(mail) == "1 due ×3\n");
}

TEST_CASE("a new mail carries what older ones wait to carry, and these go out no more", "[store]") {
  Ledger ledger;
  ledger.owe(ledger.duties[0], "due-3", ledger.contact, "2026-06-19", true);
  ledger.owe(ledger.duties[1], "due-7", ledger.contact);
  const auto old = ledger.mail(ledger.contact, "2026-06-22");
  attach_unsent(ledger.connection, ledger.contact, old, 100);
  ledger.owe(ledger.duties[0], "due", ledger.contact);
  const auto fresh = ledger.mail(ledger.contact, "2026-06-23");
  attach_unsent(ledger.connection, ledger.contact, fresh, 100);
  absorb_waiting(ledger.connection, ledger.contact, fresh);

  CHECK(message(ledger.connection, old)->state == MessageState::merged);
  CHECK(ledger.carried(old).empty());
  CHECK(ledger.carried(fresh) == "2 due-7 ×1\n1 due ×2\n");
  CHECK(gap_of(ledger.connection, fresh).value().since == day("2026-06-19"));
  const auto to_try = messages_to_try(ledger.connection, instant("2026-06-30T00:00:00Z"));
  REQUIRE(to_try.size() == 1);
  CHECK(to_try[0].id == fresh);
}

TEST_CASE("a mail that was sent, is being sent or belongs to someone else is not absorbed", "[store]") {
  Ledger ledger;
  const auto accepted = ledger.mail(ledger.contact, "2026-06-19", MessageState::accepted);
  const auto failed = ledger.mail(ledger.contact, "2026-06-20", MessageState::failed);
  const auto sending = ledger.mail(ledger.contact, "2026-06-22", MessageState::sending);
  const auto other = ledger.mail(ledger.head, "2026-06-22");
  const auto deferred = ledger.mail(ledger.contact, "2026-06-21", MessageState::deferred);
  const auto fresh = ledger.mail(ledger.contact, "2026-06-23");
  absorb_waiting(ledger.connection, ledger.contact, fresh);
  const auto state = [&](base::MessageId id) { return message(ledger.connection, id)->state; };
  CHECK(state(accepted) == MessageState::accepted);
  CHECK(state(failed) == MessageState::failed);
  CHECK(state(sending) == MessageState::sending);
  CHECK(state(other) == MessageState::queued);
  CHECK(state(deferred) == MessageState::merged);
  CHECK(state(fresh) == MessageState::queued);
}

TEST_CASE("the gap that a mail makes up for reaches from its earliest missed step to the sweep that owed it",
          "[store]") {
  Ledger ledger;
  ledger.owe(ledger.duties[0], "due-3", ledger.contact, "2026-06-10", false);
  ledger.owe(ledger.duties[0], "due", ledger.contact, "2026-06-19", true);
  ledger.owe(ledger.duties[1], "due-7", ledger.contact, "2026-06-17", true);
  const auto mail = ledger.mail(ledger.contact, "2026-06-23");
  attach_unsent(ledger.connection, ledger.contact, mail, 100);
  const auto gap = gap_of(ledger.connection, mail).value();
  CHECK(gap.since == day("2026-06-17"));
  CHECK(gap.until == day("2026-06-23"));
}

TEST_CASE("a step that the office receives in place of an agency names the agency", "[store]") {
  Ledger ledger;
  const auto office = ledger.person("vp@tinh.example", people::Role::office);
  ledger.owe(ledger.duties[0], "due", office, "2026-06-23", false, 1, ledger.interior);
  const auto mail = ledger.mail(office, "2026-06-23");
  attach_unsent(ledger.connection, office, mail, 100);
  const auto carried = steps_carried(ledger.connection, mail);
  REQUIRE(carried.size() == 1);
  CHECK(carried[0].instead_of == "Sở Nội vụ");
  CHECK(carried[0].duty.id == ledger.duties[0]);
}

TEST_CASE("the last instant swept is kept, and there is one only", "[store]") {
  Ledger ledger;
  CHECK_FALSE(swept_until(ledger.connection));
  set_swept_until(ledger.connection, instant("2026-06-22T00:30:00Z"));
  set_swept_until(ledger.connection, instant("2026-06-23T00:30:00Z"));
  CHECK(swept_until(ledger.connection) == instant("2026-06-23T00:30:00Z"));
  CHECK(ledger.connection.database().execAndGet("SELECT count(*) FROM sweep").getInt() == 1);
}

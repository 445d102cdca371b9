#include <catch2/catch.hpp>

#include "service/claims.h"
#include "service/hand_entry.h"
#include "store/agencies.h"
#include "support/amendment.h"

using namespace service;
using namespace support;

TEST_CASE("a document of a stored programme's number shows what it changes, and changes nothing by itself",
          "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const auto duties = here.sql("SELECT count(*) || max(due_on) || min(due_on) FROM duty");
  const auto shown = amended(here, with(support::small_programme, many));
  CHECK(told(shown) == Told{"reworded 1.1", "withdrawn 1.3", "redated 2.1", "added 3.1"});
  REQUIRE(shown.amendment.renumberings.size() == 1);
  CHECK(shown.amendment.renumberings.front() == programme::Renumbering{"3", "4", 2});
  CHECK(shown.waiting == 4);
  CHECK(shown.conflicts == 0);
  CHECK(here.sql("SELECT count(*) || max(due_on) || min(due_on) FROM duty") == duties);
  CHECK(here.sql("SELECT count(*) FROM programme") == "1");
  CHECK(row(here, "3.1").text == "Củng cố chi bộ thôn, tổ dân phố.");
}

TEST_CASE("the same amending file twice changes nothing", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const auto first = amended(here, with(support::small_programme, many));
  const auto events = here.sql("SELECT count(*) FROM event");
  const auto again =
      import(here.context(), read_text(here, with(support::small_programme, many)), Activate::yes).value();
  CHECK(again.already_there);
  CHECK(again.amendment->amendment.id == first.amendment.id);
  CHECK(here.sql("SELECT count(*) FROM event") == events);
  CHECK(here.sql("SELECT count(*) FROM amendment") == "1");
}

TEST_CASE("a dry run tells the differences and keeps nothing", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const auto would =
      would_import(here.context(), read_text(here, with(support::small_programme, many)), Activate::no).value();
  REQUIRE(would.amendment);
  CHECK(would.amendment->changes.size() == 4);
  CHECK(here.sql("SELECT count(*) FROM amendment") == "0");
}

TEST_CASE("accepting all rewords, dates anew, adds, ends and renumbers, on the strength of the document", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const auto shown = amended(here, with(support::small_programme, many));
  here.now_is("2025-11-03T09:00:00+07:00");
  const auto accepted = accept_amendment(here.context(), shown.amendment.id, {}, {});
  REQUIRE(accepted);
  CHECK(accepted->accepted == 4);

  CHECK(row(here, "1.1").text == "Rà soát, bổ sung quy chế làm việc của các ban đảng cấp tỉnh.");
  CHECK(due_of(here, "1.1") == "2025-11-30 2025-11-30 1 needs_action");
  CHECK(due_of(here, "2.1") == "2026-06-30 2026-09-30 2 needs_action,2026-06-30 2026-09-30 2 needs_action");
  CHECK(row(here, "1.3").ended_at);
  CHECK(row(here, "4.1").text == "Củng cố chi bộ thôn, tổ dân phố.");
  CHECK(row(here, "3.1").text == "Khảo sát đời sống đồng bào vùng cao.");
  CHECK(due_of(here, "3.1") == "2026-12-31 2026-12-31 1 needs_action");
  CHECK(here.sql("SELECT group_concat(ref, ' ') FROM (SELECT ref FROM task ORDER BY position)") ==
        "1.1 1.2 1.3 2.1 2.2 3.1 4.1 4.2");
  CHECK(here.sql("SELECT document_number FROM decision ORDER BY id LIMIT 1") == "07-CTr/TU");
  CHECK(here.sql("SELECT amendment FROM task WHERE ref = '1.1'") == std::to_string(base::number(shown.amendment.id)));
  CHECK(tasks(here.context(), {.search = "bo sung quy che", .kinds = {}}).lines.size() == 1);
  CHECK(here.sql("SELECT count(*) FROM outbox") == "0");
  const auto after = sheet(here, shown.amendment.id);
  CHECK(after.accepted == 4);
  CHECK_FALSE(after.to_apply);
}

TEST_CASE("changes are accepted one by one, and rejected ones leave things as they are", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const auto id = amended(here, with(support::small_programme, many)).amendment.id;
  REQUIRE(accept_amendment(here.context(), id, {3}, {}));
  REQUIRE(reject_amendment(here.context(), id, {1, 2}, {}));
  CHECK(row(here, "1.1").text == "Rà soát quy chế làm việc của các ban đảng.");
  CHECK_FALSE(row(here, "1.3").ended_at);
  CHECK(row(here, "4.2").text == "Nắm tình hình tôn giáo ở địa bàn.");
  CHECK(sheet(here, id).waiting == 1);
  const auto twice = accept_amendment(here.context(), id, {1}, {});
  REQUIRE_FALSE(twice);
  CHECK(twice.error().kind == "change_decided");
  CHECK(accept_amendment(here.context(), id, {9}, {}).error().kind == "no_such_change");
}

TEST_CASE("what people changed too is a conflict, and stays until someone chooses", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  REQUIRE(change_task(here.context(), task(here, "1.1"), {.text = "Rà soát mọi quy chế của các ban đảng."}, act()));
  const auto duty =
      base::DutyId{std::stoll(here.sql("SELECT d.id FROM duty d JOIN assignment a ON a.id = d.assignment JOIN task t "
                                       "ON t.id = a.task WHERE t.ref = '2.1' "
                                       "LIMIT 1"))};
  REQUIRE(extend(here.context(), duty, day("2026-08-15"), act()));
  const auto shown = amended(here, with(support::small_programme, many));
  CHECK(shown.conflicts == 2);
  CHECK(shown.changes[0].old_words == "Rà soát quy chế làm việc của các ban đảng.");
  CHECK(shown.changes[0].now_words == "Rà soát mọi quy chế của các ban đảng.");
  CHECK(shown.changes[2].now_words == "Hoàn thành trong quý II/2026\nĐã gia hạn đến 15/8/2026");

  const auto accepted = accept_amendment(here.context(), shown.amendment.id, {}, {}).value();
  CHECK(accepted.accepted == 2);
  CHECK(accepted.kept == 2);
  CHECK(row(here, "1.1").text == "Rà soát mọi quy chế của các ban đảng.");
  REQUIRE(accept_amendment(here.context(), shown.amendment.id, {1, 3}, {}));
  CHECK(row(here, "1.1").text == "Rà soát, bổ sung quy chế làm việc của các ban đảng cấp tỉnh.");
  CHECK(due_of(here, "2.1") == "2026-06-30 2026-09-30 3 needs_action,2026-06-30 2026-09-30 2 needs_action");
}

TEST_CASE("what people did already is no difference, and what they entered by hand is not added unasked", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  REQUIRE(change_task(here.context(), task(here, "2.1"), {.deadline_text = "Hoàn thành trong quý III/2026"}, act()));
  REQUIRE(enter_task(here.context(),
                     {.programme = base::ProgrammeId{1},
                      .text = "Khảo sát đời sống của đồng bào vùng cao",
                      .owners = {"Ban Tổ chức Tỉnh ủy"}},
                     store::Door::command));
  const auto shown = amended(here, with(support::small_programme, many));
  CHECK(told(shown) == Told{"reworded 1.1", "withdrawn 1.3", "added 3.1"});
  CHECK(shown.changes[2].conflict);
  CHECK(shown.changes[2].now_words == "BS.1: Khảo sát đời sống của đồng bào vùng cao");
}

TEST_CASE("a task goes over to the lead that the document names", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const auto shown = amended(here, with(support::small_programme, {{"2. Văn phòng Tỉnh ủy, Ban Nội chính Tỉnh ủy",
                                                                    "2. Văn phòng Tỉnh ủy, Ban Tuyên giáo Tỉnh ủy"}}));
  CHECK(told(shown) == Told{"owner_changed 2.1", "owner_changed 2.2"});
  REQUIRE(accept_amendment(here.context(), shown.amendment.id, {}, {}));
  const auto holders = [&] {
    return here.sql(
        "SELECT group_concat(g.name, '; ') FROM assignment a JOIN agency g ON g.id = a.agency JOIN task t ON t.id = "
        "a.task WHERE t.ref = '2.1' AND a.ended_at IS NULL");
  };
  CHECK(holders() == "Văn phòng Tỉnh ủy; Ban Tuyên giáo Tỉnh ủy");
  CHECK(here.sql("SELECT count(*) FROM transfer") == "1");
  REQUIRE(undo_amendment(here.context(), shown.amendment.id, {}));
  CHECK(holders() == "Văn phòng Tỉnh ủy; Ban Nội chính Tỉnh ủy");
}

TEST_CASE("a draft is amended without duties, and keeps what was settled of it", "[service]") {
  Installation here;
  const auto draft = import(here.context(), read_text(here, support::small_programme, "goc.txt"), Activate::no).value();
  const auto person = deciders(here.context()).front().id;
  const auto undated = review(here.context(), draft.programme).value();
  const auto doubt = std::ranges::find(undated.doubts, DoubtKind::no_deadline, &Doubt::kind);
  REQUIRE(doubt != undated.doubts.end());
  Answer answer;
  answer.programme = draft.programme;
  answer.doubt = doubt->key;
  answer.person = person;
  answer.move = store::Move::leave_undated;
  REQUIRE(settle(here.context(), answer, store::Door::page));

  const auto shown = amended(here, with(support::small_programme, many));
  CHECK(shown.changes.size() == 4);
  REQUIRE(accept_amendment(here.context(), shown.amendment.id, {}, {store::Door::page, person}));
  CHECK(here.sql("SELECT count(*) FROM duty") == "0");
  CHECK(review(here.context(), draft.programme)->settled.size() == 1);
  const auto in_force = put_in_force(here.context(), draft.programme, store::Door::page, person);
  REQUIRE(in_force);
  CHECK(due_of(here, "2.1") == "2026-09-30 2026-09-30 1 needs_action,2026-09-30 2026-09-30 1 needs_action");
  CHECK(here.sql("SELECT count(*) FROM assignment a JOIN task t ON t.id = a.task WHERE t.ref = '1.3'") == "0");
}

TEST_CASE("a document of its own number amends the programme that it is said to", "[service]") {
  Installation here{"2026-03-10T08:00:00+07:00"};
  const auto programme = here.put_in_force(support::small_programme).programme;
  auto changes = many;
  changes.emplace_back("Số 07-CTr/TU", "Số 31-QĐ/TU");
  changes.emplace_back("ngày 20 tháng 10 năm 2025", "ngày 9 tháng 3 năm 2026");
  const auto read = read_text(here, with(support::small_programme, changes));
  const auto imported = import(here.context(), read, Activate::no, programme);
  REQUIRE(imported);
  REQUIRE(imported->amendment);
  CHECK(imported->amendment->amendment.number == "31-QĐ/TU");
  CHECK(imported->amendment->changes.size() == 4);
  REQUIRE(accept_amendment(here.context(), imported->amendment->amendment.id, {3}, {}));
  CHECK(here.sql("SELECT document_number || ' ' || document_on FROM decision") == "31-QĐ/TU 2026-03-09");
  CHECK(import(here.context(), read_text(here, support::small_programme + "\n", "x.txt"), Activate::no,
               base::ProgrammeId{77})
            .error()
            .kind == "no_such_programme");
}

TEST_CASE("a later amending document takes the place of one that still waits", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const auto first = amended(here, with(support::small_programme, many)).amendment.id;
  REQUIRE(accept_amendment(here.context(), first, {3}, {}));
  auto more = many;
  more.emplace_back("Sửa đổi biểu mẫu báo cáo.", "Sửa đổi, rút gọn biểu mẫu báo cáo.");
  const auto second = amended(here, with(support::small_programme, more));
  CHECK(told(second) == Told{"reworded 1.1", "withdrawn 1.3", "reworded 2.2", "added 3.1"});
  CHECK(accept_amendment(here.context(), first, {}, {}).error().kind == "superseded");
  CHECK(waiting_amendments(here.context()).size() == 1);
}

TEST_CASE("what was accepted is the document before for the next one", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const auto first = amended(here, with(support::small_programme, many)).amendment.id;
  REQUIRE(accept_amendment(here.context(), first, {}, {}));
  auto more = many;
  more.emplace_back("(Hoàn thành trong quý III/2026)", "(Hoàn thành trong quý IV/2026)");
  const auto second = amended(here, with(support::small_programme, more));
  CHECK(told(second) == Told{"redated 2.1"});
  CHECK(second.changes.front().old_words == "Hoàn thành trong quý III/2026");
  CHECK(second.conflicts == 0);
  CHECK(second.amendment.renumberings.empty());
  REQUIRE(accept_amendment(here.context(), second.amendment.id, {}, {}));
  CHECK(undo_amendment(here.context(), first, {}).error().kind == "changed_since");
  REQUIRE(undo_amendment(here.context(), second.amendment.id, {}));
  CHECK(due_of(here, "2.1") == "2026-06-30 2026-09-30 4 needs_action,2026-06-30 2026-09-30 4 needs_action");
}

TEST_CASE("a draft that was given up may be imported and amended again", "[service]") {
  Installation here;
  const auto import_both = [&] {
    const auto draft =
        import(here.context(), read_text(here, support::small_programme, "goc.txt"), Activate::no).value().programme;
    CHECK(amended(here, with(support::small_programme, many)).changes.size() == 4);
    return draft;
  };
  const auto draft = import_both();
  REQUIRE(discard(here.context(), draft, {}, store::Door::command));
  CHECK(waiting_amendments(here.context()).empty());
  CHECK(import_both() != draft);
}

TEST_CASE("importing and accepting mails nobody, and an added task is told once how it stands", "[service]") {
  Installation here{"2025-11-03T08:00:00+07:00"};
  REQUIRE(load_agencies(here.context(),
                        std::string{support::contacts} + "Ban Dân vận Tỉnh ủy,Hà Văn Dũng,dung@danvan.example,\n"));
  here.put_in_force(support::small_programme);
  here.now_is("2025-11-04T08:00:00+07:00");
  here.tick();
  const auto mails = here.sql("SELECT count(*) FROM outbox"), steps = here.sql("SELECT count(*) FROM ledger");
  const auto id = amended(here, with(support::small_programme, many)).amendment.id;
  REQUIRE(accept_amendment(here.context(), id, {}, {}));
  CHECK(here.sql("SELECT count(*) FROM outbox") == mails);
  CHECK(here.sql("SELECT count(*) FROM ledger") == steps);
  here.now_is("2025-11-05T08:00:00+07:00");
  here.tick();
  CHECK(here.sql("SELECT count(*) FROM ledger l JOIN duty d ON d.id = l.duty JOIN assignment a ON a.id = d.assignment "
                 "JOIN task t ON t.id = a.task WHERE t.ref = '3.1'") == "1");
}

TEST_CASE("a document that leaves out most tasks ends none of them unasked", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  const auto cut = support::small_programme.substr(0, support::small_programme.find("1.3."));
  const auto shown = amended(here, cut);
  CHECK(shown.changes.size() == 5);
  CHECK(shown.conflicts == 5);
  CHECK(accept_amendment(here.context(), shown.amendment.id, {}, {})->kept == 5);
  CHECK(here.sql("SELECT count(*) FROM task WHERE ended_at IS NOT NULL") == "0");
}

TEST_CASE("a document of a day to come changes nothing yet", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  auto changes = many;
  changes.emplace_back("ngày 20 tháng 10 năm 2025", "ngày 22 tháng 12 năm 2025");
  const auto shown = amended(here, with(support::small_programme, changes));
  CHECK(accept_amendment(here.context(), shown.amendment.id, {}, {}).error().kind == "document_in_future");
}

TEST_CASE("of people only the office decides on an amending document", "[service]") {
  Installation here;
  here.put_in_force(support::small_programme);
  REQUIRE(load_agencies(here.context(), support::contacts));
  const auto id = amended(here, with(support::small_programme, many)).amendment.id;
  const auto contact = base::PersonId{std::stoll(here.sql("SELECT person FROM mandate WHERE role = 'contact'"))};
  CHECK(accept_amendment(here.context(), id, {}, {store::Door::page, contact}).error().kind == "not_allowed");
  CHECK(accept_amendment(here.context(), id, {}, {store::Door::page, {}}).error().kind == "no_such_person");
  CHECK(undo_amendment(here.context(), id, {store::Door::page, contact}).error().kind == "not_allowed");
}

#include "service/review.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <set>

#include "service/lists.h"
#include "service/settle.h"
#include "support/installation.h"
#include "support/reference.h"

using namespace service;
using store::Move;
using support::day;
using support::Installation;

namespace {

constexpr auto draft_text = R"(TỈNH ỦY SƠN HÀ
Số 09-CTr/TU
Sơn Hà, ngày 20 tháng 10 năm 2025

CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết Đại hội Đảng bộ tỉnh Sơn Hà, nhiệm kỳ 2025-2030

I. QUY ĐỊNH CHUNG

1. Các cấp ủy phổ biến chương trình đến từng chi bộ.

II. PHÂN CÔNG THỰC HIỆN

1. Ban Tổ chức

1.1. Rà soát quy chế làm việc của các ban đảng. (Hoàn thành tháng 11/2025)

1.2. Sửa đổi biểu mẫu báo cáo. (Hoàn thành sau khi có hướng dẫn của Trung ương)

1.3. Soạn sổ tay nghiệp vụ. (Hoàn thành trước ngày 31/02/2026)

2. Các đảng ủy xã, phường

2.1. Nắm tình hình tôn giáo ở địa bàn.

III. TỔ CHỨC THỰC HIỆN

1. Tổ chức tổng kết chương trình. (Hoàn thành trong quý II/2030)
)";

constexpr auto agencies_of_the_province =
    "tên,tên khác\n"
    "Ban Tổ chức Tỉnh ủy,\n"
    "Ban Nội chính Tỉnh ủy,\n"
    "Văn phòng Tỉnh ủy,\n"
    "\"Các đảng ủy xã, phường\",\n";

/// A draft with a doubt of every kind.
struct Draft {
  explicit Draft(std::string_view agencies = agencies_of_the_province, const std::string& text = draft_text)
      : here{"2026-01-12T09:00:00+07:00"} {
    if (!agencies.empty()) load_agencies(here.context(), agencies).value();
    std::ofstream{here.path() / "du-thao.txt"} << text;
    read = service::read(here.path() / "du-thao.txt", support::vietnam()).value();
    id = import(here.context(), read, Activate::no)->programme;
    office = deciders(here.context()).front().id;
  }

  Review review() const { return service::review(here.context(), id).value(); }

  /// The open doubt of that kind and ref.
  Doubt doubt(DoubtKind kind, std::string_view ref = {}) const {
    for (auto& each : review().doubts)
      if (each.kind == kind && (ref.empty() || each.ref == ref)) return each;
    throw std::runtime_error{"no doubt " + std::string{code(kind)} + " " + std::string{ref}};
  }
  bool is_open(const std::string& key) const {
    for (const auto& each : review().doubts)
      if (each.key == key) return true;
    return false;
  }

  Answer answer(const Doubt& about, Move move) const {
    Answer answer;
    answer.programme = id;
    answer.doubt = about.key;
    answer.person = office;
    answer.move = move;
    return answer;
  }
  auto settle(const Answer& answer) const { return service::settle(here.context(), answer, store::Door::page); }
  auto undo(base::SettlementId settlement) const {
    return service::undo(here.context(), {id, settlement, office}, store::Door::page);
  }

  Installation here;
  programme::Programme read;
  base::ProgrammeId id{};
  base::PersonId office{};
};

Answer dated(Answer answer, std::string phrase, std::optional<calendar::Day> on = {}) {
  answer.deadline = {
      .phrase = std::move(phrase), .day = on, .document_number = "12-CV/TU", .document_on = day("2026-01-09")};
  return answer;
}

std::vector<std::string> lines_of(const Review& review) {
  std::vector<std::string> lines;
  for (const auto& doubt : review.doubts) lines.push_back(std::string{code(doubt.kind)} + " " + doubt.ref);
  return lines;
}

}  // namespace

TEST_CASE("a review lists every doubt once, by line, in the document's own words", "[service][review]") {
  const Draft draft;
  const auto review = draft.review();
  CHECK(lines_of(review) == std::vector<std::string>{"provision I.1", "unknown_agency II.1",
                                                     "deadline_conditional II.1.2", "deadline_unparsed II.1.3",
                                                     "no_deadline II.2.1", "group_without_members II.2",
                                                     "no_owner III.1"});
  for (const auto& doubt : review.doubts) {
    CAPTURE(doubt.key);
    CHECK(doubt.place.line > 0);
    CHECK_FALSE(doubt.words.empty());
  }
  const auto conditional = draft.doubt(DoubtKind::deadline_conditional);
  CHECK(conditional.words.starts_with("Sửa đổi biểu mẫu"));
  CHECK(conditional.clause == "Hoàn thành sau khi có hướng dẫn của Trung ương");
}

TEST_CASE("loading agencies settles the doubts about them", "[service][review]") {
  const Draft draft{""};
  CHECK(draft.doubt(DoubtKind::unknown_agency, "II.1").near.empty());
  CHECK(draft.doubt(DoubtKind::unknown_agency, "II.2").agency == "Các đảng ủy xã, phường");
  REQUIRE(load_agencies(draft.here.context(), "tên,tên khác\nBan Tổ chức Tỉnh ủy,Ban Tổ chức\n"));
  for (const auto& doubt : draft.review().doubts) CHECK(doubt.agency != "Ban Tổ chức");
}

TEST_CASE("an unknown name is offered its near ones and never merged by itself", "[service][review]") {
  const Draft draft;
  const auto doubt = draft.doubt(DoubtKind::unknown_agency);
  REQUIRE_FALSE(doubt.near.empty());
  CHECK(doubt.near.front().name == "Ban Tổ chức Tỉnh ủy");
  CHECK(doubt.tasks == 3);

  auto answer = draft.answer(doubt, Move::alias);
  CHECK(draft.settle(answer).error().kind == "agency_missing");
  answer.name = "ban nay khong co";
  CHECK(draft.settle(answer).error().kind == "agency_missing");
  answer.name = "ban to chuc tinh uy";
  const auto settled = draft.settle(answer);
  REQUIRE(settled);
  CHECK_FALSE(draft.is_open(doubt.key));
  CHECK(draft.here.sql("SELECT count(*) FROM agency_name WHERE sort = 'alias' AND name = 'Ban Tổ chức'") == "1");

  REQUIRE(draft.undo(*settled));
  CHECK(draft.is_open(doubt.key));
  CHECK(draft.here.sql("SELECT count(*) FROM agency_name WHERE sort = 'alias' AND name = 'Ban Tổ chức'") == "0");
}

TEST_CASE("an unknown name may be a new agency, by its full name", "[service][review]") {
  const Draft draft;
  const auto doubt = draft.doubt(DoubtKind::unknown_agency);
  auto answer = draft.answer(doubt, Move::add_agency);
  answer.name = "Văn phòng Tỉnh ủy";
  CHECK(draft.settle(answer).error().kind == "name_taken");
  answer.name = "Ban Tổ chức cán bộ";
  const auto settled = draft.settle(answer);
  REQUIRE(settled);
  CHECK_FALSE(draft.is_open(doubt.key));
  CHECK(draft.here.sql("SELECT count(*) FROM agency WHERE name = 'Ban Tổ chức cán bộ'") == "1");

  SECTION("taken back while nothing hangs on it") {
    REQUIRE(draft.undo(*settled));
    CHECK(draft.here.sql("SELECT count(*) FROM agency WHERE name = 'Ban Tổ chức cán bộ'") == "0");
    CHECK(draft.undo(*settled).error().kind == "not_settled");
  }
  SECTION("but not once it has people") {
    REQUIRE(load_agencies(draft.here.context(),
                          "tên,người liên hệ,email\nBan Tổ chức cán bộ,Hà Thị Lan,lan@tochuc.example\n"));
    CHECK(draft.undo(*settled).error().kind == "agency_in_use");
    CHECK_FALSE(draft.is_open(doubt.key));
  }
}

TEST_CASE("a deadline is set by a phrase, read like a clause, with the document that sets it", "[service][review]") {
  const Draft draft;
  const auto doubt = draft.doubt(DoubtKind::deadline_conditional);
  const auto answer = dated(draft.answer(doubt, Move::date), "Hoàn thành trong quý II/2026");
  const auto would = would_read(draft.here.context(), answer);
  REQUIRE(would);
  CHECK(would->due == day("2026-06-30"));
  CHECK(draft.is_open(doubt.key));

  const auto settled = draft.settle(answer);
  REQUIRE(settled);
  CHECK_FALSE(draft.is_open(doubt.key));
  const auto sheet = task_sheet(draft.here.context(), *doubt.task).value();
  CHECK(sheet.task.reading.due == day("2026-06-30"));
  CHECK(sheet.task.reading.how.find("văn bản số 12-CV/TU ngày 9/1/2026") != std::string::npos);
  CHECK(sheet.task.deadline_text == doubt.clause);
  CHECK(sheet.history.back().event.what == "deadline_set");

  REQUIRE(draft.undo(*settled));
  CHECK(draft.doubt(DoubtKind::deadline_conditional).key == doubt.key);
  CHECK(task_sheet(draft.here.context(), *doubt.task)->task.reading.kind == deadline::Kind::conditional);
  CHECK(task_sheet(draft.here.context(), *doubt.task)->history.back().event.what == "settlement_undone");
}

TEST_CASE("a phrase counts from the day of the document that says it", "[service][review]") {
  const Draft draft;
  const auto answer = dated(draft.answer(draft.doubt(DoubtKind::no_deadline), Move::date),
                            "Trong thời hạn 30 ngày kể từ ngày ban hành");
  CHECK(would_read(draft.here.context(), answer)->due == day("2026-02-08"));
}

TEST_CASE("a deadline that says no day, or no document, is not taken", "[service][review]") {
  const Draft draft;
  const auto refused = [&](DoubtKind kind, const auto& change) {
    auto answer = dated(draft.answer(draft.doubt(kind), Move::date), "Quý II/2026");
    change(answer);
    const auto settled = draft.settle(answer);
    return settled ? std::string{"taken"} : settled.error().kind;
  };
  const auto conditional = DoubtKind::deadline_conditional;
  CHECK(refused(conditional, [](auto& a) { a.deadline.phrase = "khi nào xong thì báo"; }) == "deadline_unreadable");
  CHECK(refused(conditional, [](auto& a) { a.deadline.phrase = " "; }) == "deadline_missing");
  CHECK(refused(conditional, [](auto& a) { a.deadline.day = day("2026-06-30"); }) == "deadline_twice");
  CHECK(refused(conditional, [](auto& a) { a.deadline.document_on.reset(); }) == "document_missing");
  CHECK(refused(conditional, [](auto& a) { a.deadline.document_number = " "; }) == "document_missing");
  CHECK(refused(conditional, [](auto& a) { a.deadline.document_on = day("2026-01-13"); }) == "document_in_future");
  CHECK(refused(conditional, [](auto& a) { a.deadline.phrase = "Quý II/2024"; }) == "deadline_before_issue");
  CHECK(refused(conditional, [](auto& a) { a.deadline.document_number = std::string(9000, '1'); }) == "field_too_long");
  const auto day_without_document = [](auto& a) { a.deadline = {.phrase = "", .day = day("2026-02-28")}; };
  CHECK(refused(DoubtKind::deadline_unparsed, day_without_document) == "document_missing");
  // What could not be read in the document itself may be read again in better words.
  CHECK(refused(DoubtKind::deadline_unparsed, [](auto& a) { a.deadline = {.phrase = "Trước ngày 01/3/2026"}; }) ==
        "taken");
  CHECK(draft.here.sql("SELECT count(*) FROM settlement") == "1");
}

TEST_CASE("a task may wait for its condition, or stand among those without a day", "[service][review]") {
  const Draft draft;
  const auto none = draft.doubt(DoubtKind::no_deadline);
  auto wait = draft.answer(none, Move::wait);
  CHECK(draft.settle(wait).error().kind == "review_day");
  wait.review_on = day("2026-01-12");
  CHECK(draft.settle(wait).error().kind == "review_day");
  wait.review_on = day("2026-03-31");
  REQUIRE(draft.settle(wait));
  CHECK(task_sheet(draft.here.context(), *none.task)->task.reading.kind == deadline::Kind::conditional);
  CHECK(draft.review().settled.back().settlement.review_on == day("2026-03-31"));

  const auto conditional = draft.doubt(DoubtKind::deadline_conditional);
  const auto settled = draft.settle(draft.answer(conditional, Move::leave_undated));
  REQUIRE(settled);
  CHECK_FALSE(draft.is_open(conditional.key));
  CHECK(task_sheet(draft.here.context(), *conditional.task)->task.reading.kind == deadline::Kind::none);
  REQUIRE(draft.undo(*settled));
  CHECK(draft.doubt(DoubtKind::deadline_conditional).how == conditional.how);
}

TEST_CASE("a task without a lead gets one or several - one that nobody knows is the next doubt", "[service][review]") {
  const Draft draft;
  const auto doubt = draft.doubt(DoubtKind::no_owner);
  auto answer = draft.answer(doubt, Move::lead);
  answer.owners = {"", "  "};
  CHECK(draft.settle(answer).error().kind == "owner_missing");
  answer.owners = {"van phong tinh uy", "Trường Chính trị tỉnh", "van phong tinh uy"};
  const auto settled = draft.settle(answer);
  REQUIRE(settled);
  const auto task = task_sheet(draft.here.context(), *doubt.task)->task;
  CHECK(task.owners == std::vector<std::string>{"van phong tinh uy", "Trường Chính trị tỉnh"});
  CHECK(draft.is_open("agency/truong chinh tri tinh"));
  CHECK_FALSE(draft.is_open("agency/van phong tinh uy"));
  CHECK(tasks(draft.here.context(), {.search = "truong chinh tri"}).lines.size() == 1);

  REQUIRE(draft.undo(*settled));
  CHECK(draft.is_open(doubt.key));
  CHECK_FALSE(draft.is_open("agency/truong chinh tri tinh"));
  CHECK(tasks(draft.here.context(), {.search = "truong chinh tri"}).lines.empty());
}

TEST_CASE("a provision is kept, or becomes a task in its place", "[service][review]") {
  const Draft draft;
  const auto provision = draft.doubt(DoubtKind::provision);
  const auto kept = draft.settle(draft.answer(provision, Move::keep));
  REQUIRE(kept);
  CHECK_FALSE(draft.is_open(provision.key));
  REQUIRE(draft.undo(*kept));

  auto answer = draft.answer(provision, Move::promote);
  CHECK(draft.settle(answer).error().kind == "owner_missing");
  answer.owners = {"Văn phòng Tỉnh ủy"};
  answer.deadline.phrase = "Hoàn thành trong tháng 3/2026";
  const auto promoted = draft.settle(answer);
  REQUIRE(promoted);
  const auto sheet = programme_sheet(draft.here.context(), draft.id).value();
  REQUIRE(sheet.tasks.size() == 6);
  CHECK(sheet.tasks.front().ref == "I.1");
  CHECK(sheet.tasks.front().reading.due == day("2026-03-31"));
  CHECK(sheet.provisions.empty());
  const auto first = sheet.tasks.front().id;

  SECTION("it is followed once the programme is in force") {
    REQUIRE(put_in_force(draft.here.context(), draft.id, store::Door::page, draft.office));
    CHECK(task_sheet(draft.here.context(), first)->duties.size() == 1);
  }
  SECTION("taken back, it is a provision again, and its number is given to no other task") {
    REQUIRE(draft.undo(*promoted));
    CHECK(draft.is_open(provision.key));
    CHECK(programme_sheet(draft.here.context(), draft.id)->tasks.size() == 5);
    CHECK(tasks(draft.here.context(), {.search = "pho bien"}).lines.empty());
  }
}

TEST_CASE("a promoted provision without a deadline is asked about like any task", "[service][review]") {
  const Draft draft;
  auto answer = draft.answer(draft.doubt(DoubtKind::provision), Move::promote);
  answer.owners = {"Văn phòng Tỉnh ủy"};
  const auto promoted = draft.settle(answer);
  REQUIRE(promoted);
  const auto asked = draft.doubt(DoubtKind::no_deadline, "I.1");
  REQUIRE(draft.settle(draft.answer(asked, Move::leave_undated)));
  REQUIRE(draft.undo(*promoted));
  CHECK(draft.review().settled.empty());
  // The log speaks of the task that is gone; the next one does not take its number.
  REQUIRE(draft.settle(answer));
  CHECK(draft.doubt(DoubtKind::no_deadline, "I.1").key != asked.key);
}

TEST_CASE("a group without members may be followed as one agency", "[service][review]") {
  const Draft draft;
  const auto doubt = draft.doubt(DoubtKind::group_without_members);
  CHECK(doubt.group.has_value());
  const auto settled = draft.settle(draft.answer(doubt, Move::as_one));
  REQUIRE(settled);
  CHECK_FALSE(draft.is_open(doubt.key));
  REQUIRE(draft.undo(*settled));
  CHECK(draft.is_open(doubt.key));
}

TEST_CASE("who comes second is told who was faster, and changes nothing", "[service][review]") {
  const Draft draft;
  const auto doubt = draft.doubt(DoubtKind::deadline_unparsed);
  REQUIRE(draft.settle(draft.answer(doubt, Move::leave_undated)));
  const auto second = draft.settle(dated(draft.answer(doubt, Move::date), "Quý II/2026"));
  REQUIRE_FALSE(second);
  CHECK(second.error().kind == "doubt_settled");
  CHECK(second.error().detail.find("Văn phòng đã xử lý điểm này ngày 12/1/2026") != std::string::npos);
  CHECK(task_sheet(draft.here.context(), *doubt.task)->task.reading.kind == deadline::Kind::none);

  const auto agency = draft.doubt(DoubtKind::unknown_agency);
  REQUIRE(load_agencies(draft.here.context(), "tên\nBan Tổ chức\n"));
  auto late = draft.answer(agency, Move::add_agency);
  CHECK(draft.settle(late).error().kind == "doubt_gone");
}

TEST_CASE("only the office reviews, only a draft, and each doubt in its own ways", "[service][review]") {
  const Draft draft{
      "tên,người liên hệ,email\nBan Tổ chức Tỉnh ủy,Trần Thị Bình,binh@tochuc.example\n\"Các đảng ủy xã, phường\",,\n"};
  const auto doubt = draft.doubt(DoubtKind::no_owner);
  auto answer = draft.answer(doubt, Move::keep);
  CHECK(draft.settle(answer).error().kind == "wrong_move");
  answer.person =
      store::people_of(*draft.here.context().pool.lease(), base::AgencyId{1}, draft.here.context().today()).front().id;
  CHECK(draft.settle(answer).error().kind == "not_allowed");
  answer.person = base::PersonId{999};
  CHECK(draft.settle(answer).error().kind == "no_such_person");
  answer.programme = base::ProgrammeId{999};
  CHECK(draft.settle(answer).error().kind == "no_such_programme");
  REQUIRE(put_in_force(draft.here.context(), draft.id, store::Door::page, draft.office));
  answer = draft.answer(doubt, Move::lead);
  answer.owners = {"Ban Tổ chức Tỉnh ủy"};
  CHECK(draft.settle(answer).error().kind == "not_a_draft");
  CHECK(discard(draft.here.context(), draft.id, draft.office, store::Door::page).error().kind == "not_a_draft");
}

TEST_CASE("a note is marked as seen", "[service][review]") {
  const Draft draft{agencies_of_the_province, std::string{draft_text} + "\nPHỤ LỤC I\n"};
  const auto notes = draft.review().notes;
  REQUIRE(notes.size() == 1);
  CHECK(notes.front().problem.kind.starts_with("annex_"));
  Answer answer;
  answer.programme = draft.id;
  answer.doubt = notes.front().key;
  answer.person = draft.office;
  answer.move = Move::keep;
  CHECK(draft.settle(answer).error().kind == "wrong_move");
  answer.move = Move::seen;
  const auto settled = draft.settle(answer);
  REQUIRE(settled);
  CHECK(draft.review().notes.empty());
  REQUIRE(draft.undo(*settled));
  CHECK(draft.review().notes.size() == 1);
}

TEST_CASE("a draft that is given up is shown nowhere, stays in the log, and its file may come again",
          "[service][review]") {
  Draft draft;
  const auto old_task = draft.doubt(DoubtKind::no_owner).task.value();
  REQUIRE(discard(draft.here.context(), draft.id, draft.office, store::Door::page));
  CHECK_FALSE(review(draft.here.context(), draft.id));
  CHECK_FALSE(task_sheet(draft.here.context(), old_task));
  CHECK(programmes(draft.here.context()).empty());
  CHECK(tasks(draft.here.context(), {}).lines.empty());
  CHECK(tasks(draft.here.context(), {.search = "tong ket"}).lines.empty());
  CHECK(draft.here.sql("SELECT count(*) FROM event WHERE what = 'discarded' AND person IS NOT NULL") == "1");
  CHECK(discard(draft.here.context(), draft.id, {}, store::Door::command).error().kind == "no_such_programme");

  const auto again = import(draft.here.context(), draft.read, Activate::no);
  REQUIRE(again);
  CHECK_FALSE(again->already_there);
  CHECK(again->programme != draft.id);
  CHECK(tasks(draft.here.context(), {}).lines.size() == 5);
}

TEST_CASE("the log of a whole review holds", "[service][review]") {
  const Draft draft;
  for (const auto& doubt : draft.review().doubts) {
    auto answer = draft.answer(doubt, moves_for(doubt.kind).front());
    if (answer.move == Move::date) answer = dated(answer, "Quý II/2026");
    answer.owners = {"Văn phòng Tỉnh ủy"};
    if (!doubt.near.empty()) answer.agency = doubt.near.front().id;
    CAPTURE(doubt.key);
    CHECK(draft.settle(answer));
  }
  CHECK(draft.review().doubts.empty());
  CHECK(draft.review().settled.size() == 7);
  const auto would = would_put_in_force(draft.here.context(), draft.id);
  const auto done = put_in_force(draft.here.context(), draft.id, store::Door::page, draft.office);
  REQUIRE(done);
  CHECK(done->assignments == would->assignments);
  CHECK(done->duties == would->duties);
  CHECK(draft.here.sql("SELECT count(*) FROM agency") == "4");
  CHECK_FALSE(store::first_broken_event(*draft.here.context().pool.lease()));
}

TEST_CASE("a programme is found by its id or its number", "[service][review]") {
  const Draft draft;
  CHECK(programme_named(draft.here.context(), "1").value() == draft.id);
  CHECK(programme_named(draft.here.context(), " 09-ctr/tu").value() == draft.id);
  CHECK(programme_named(draft.here.context(), "10-CTr/TU").error().kind == "no_such_programme");
}

TEST_CASE("a real programme whose agencies are loaded leaves twelve doubts", "[service][review]") {
  const auto file = support::reference_folder() / "documents" / "003_421173e697426c3a.txt";
  if (!std::filesystem::exists(file)) {
    WARN("skipped: no " << file);
    return;
  }
  const Installation here{"2025-11-20T09:00:00+07:00"};
  const auto read = service::read(file, support::vietnam()).value();
  std::set<std::string> owners;
  for (const auto& task : read.tasks) owners.insert(task.owners.begin(), task.owners.end());
  std::string csv = "tên\n";
  for (const auto& owner : owners) csv += '"' + owner + "\"\n";
  REQUIRE(load_agencies(here.context(), csv));
  const auto id = import(here.context(), read, Activate::no)->programme;
  const auto found = review(here.context(), id).value();

  auto lines = lines_of(found);
  CHECK(lines.size() == 12);
  CHECK(std::ranges::count(lines, "provision", [](const auto& line) { return line.substr(0, 9); }) == 6);
  std::erase_if(lines, [](const auto& line) { return line.starts_with("provision"); });
  std::ranges::sort(lines);
  CHECK(lines == std::vector<std::string>{"deadline_conditional II.3.8", "group_without_members II.14",
                                          "group_without_members III.1", "no_deadline III.1.3", "no_owner III.2.1",
                                          "no_owner III.2.2"});
  CHECK(found.notes.size() == 2);
}

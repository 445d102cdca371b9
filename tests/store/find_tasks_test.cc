#include <catch2/catch.hpp>

#include "support/store.h"

using namespace store;
using deadline::Kind;
using namespace std::string_literals;

namespace {

programme::Task task_of(std::string ref, std::string text, Kind kind) {
  auto task = support::task(std::move(ref), std::move(text));
  task.reading.kind = kind;
  return task;
}

/// A programme of four tasks to be searched.
struct Library : support::Store {
  Library() {
    auto merged = task_of("I.1", "Sắp xếp đơn vị hành chính cấp xã", Kind::due);
    auto school = task_of("I.2", "Xây dựng trường học đạt chuẩn", Kind::window);
    auto review = task_of("II.7.6", "Rà soát quy hoạch", Kind::ongoing);
    auto law = task_of("II.7.7", "Ban hành quy chế near-real-time \"mẫu\" (AND|OR)", Kind::none);
    review.owner = "Đảng ủy Công an tỉnh";
    review.details = {"Lấy ý kiến nhân dân về điện gió"};
    in_force(support::programme_of({merged, school, review, law}));
  }

  std::vector<std::string> found(std::string_view search, const std::vector<Kind>& kinds = {}, std::int64_t after = 0,
                                 int limit = 100) {
    std::vector<std::string> refs;
    for (const auto& row : find_tasks(connection, search, kinds, after, limit)) refs.push_back(row.ref);
    return refs;
  }
};

using Refs = std::vector<std::string>;

}  // namespace

TEST_CASE("tasks are found by the beginnings of their words, with or without diacritics", "[store]") {
  Library library;
  for (const auto* search : {"sắp xếp", "sap xep", "SAP  XEP", "xã hành", "hanh chinh don vi", "sắ", "Đơn", "don"})
    CHECK(library.found(search) == Refs{"I.1"});
  CHECK(library.found("truong hoc") == Refs{"I.2"});
  CHECK(library.found("quy") == Refs{"II.7.6", "II.7.7"});
  CHECK(library.found("sắp trường").empty());  // all the words, not some
  CHECK(library.found("ắp").empty());          // a word's beginning, not its middle
}

TEST_CASE("tasks are found by their number, owner and details too", "[store]") {
  Library library;
  CHECK(library.found("II.7.6") == Refs{"II.7.6"});
  CHECK(library.found("cong an") == Refs{"II.7.6"});
  CHECK(library.found("điện gió") == Refs{"II.7.6"});
}

TEST_CASE("an empty search finds all, by kinds of deadline if wanted", "[store]") {
  Library library;
  CHECK(library.found("") == Refs{"I.1", "I.2", "II.7.6", "II.7.7"});
  CHECK(library.found(" \u00a0 ") == Refs{"I.1", "I.2", "II.7.6", "II.7.7"});
  CHECK(library.found("", {Kind::due, Kind::none}) == Refs{"I.1", "II.7.7"});
  CHECK(library.found("quy", {Kind::ongoing, Kind::due}) == Refs{"II.7.6"});
  CHECK(library.found("quy", {Kind::unparsed}).empty());
}

TEST_CASE("a search is turned page by page", "[store]") {
  Library library;
  for (const auto* search : {"", "q"}) {
    const auto whole = find_tasks(library.connection, search, {}, 0, 100);
    std::vector<base::TaskId> paged, all;
    for (const auto& row : whole) all.push_back(row.id);
    for (std::int64_t after = 0;;) {
      const auto page = find_tasks(library.connection, search, {}, after, 1);
      if (page.empty()) break;
      REQUIRE(page.size() == 1);
      paged.push_back(page[0].id);
      after = base::number(page[0].id);
    }
    CHECK(paged == all);
  }
}

TEST_CASE("a found task shows its words", "[store]") {
  Library library;
  const auto row = find_tasks(library.connection, "rà soát", {}, 0, 1).at(0);
  CHECK(row.text == "Rà soát quy hoạch");
  CHECK(row.owner == "Đảng ủy Công an tỉnh");
  CHECK(row.deadline_text == "Hoàn thành trước ngày 01/7/2026");
  CHECK(row.kind == Kind::ongoing);
  CHECK(row.programme_number == "01-CTr/TU");
}

TEST_CASE("no words that anyone types make a search fail", "[store]") {
  Library library;
  std::string long_words, many_words;
  for (int n = 0; n < 3000; ++n) many_words += "tu" + std::to_string(n) + ' ';
  long_words.assign(100'000, 'a');
  for (const std::string& search : {"\""s,
                                    "\"\""s,
                                    "\"quy"s,
                                    "quy\""s,
                                    "'"s,
                                    "*"s,
                                    "quy*"s,
                                    "NEAR("s,
                                    "NEAR(quy che, 2)"s,
                                    "quy AND"s,
                                    "OR"s,
                                    "NOT quy"s,
                                    "folded:quy"s,
                                    "-quy"s,
                                    "^quy"s,
                                    "{quy}"s,
                                    "quy + che"s,
                                    "("s,
                                    ")"s,
                                    "()"s,
                                    "; DROP TABLE task; --"s,
                                    "%"s,
                                    "_"s,
                                    "\\"s,
                                    "—"s,
                                    "…"s,
                                    std::string{"\0quy", 4},
                                    "quy\0"s,
                                    "\xff\xfe"s,
                                    "qu\xc3"s,
                                    "\xf0\x9f\x92\xa5"s,
                                    "\r\n\t"s,
                                    long_words,
                                    many_words}) {
    INFO(search.substr(0, 40));
    CHECK_NOTHROW(library.found(search));
    CHECK_NOTHROW(library.found(search, {Kind::due}));
  }
  CHECK(library.found("").size() == 4);
}

TEST_CASE("signs in a search are separators, as they are in what is searched", "[store]") {
  Library library;
  for (const auto* search : {"quy*", "\"quy chế\"", "near-real", "(AND|OR)", "ban hành: quy chế"})
    CHECK(library.found(search).back() == "II.7.7");
  CHECK(library.found("near") == Refs{"II.7.7"});
}

TEST_CASE("the tasks of an agency stand in the document's order", "[store]") {
  Library library;
  const auto tasks = find_tasks(library.connection, "", {}, 0, 100);
  const auto agency = library.agency("Sở Nội vụ");
  add_assignment(library.connection, tasks[2].id, agency);
  add_assignment(library.connection, tasks[0].id, agency);
  Refs refs;
  for (const auto& row : tasks_of_agency(library.connection, agency)) refs.push_back(row.ref);
  CHECK(refs == Refs{"I.1", "II.7.6"});
  CHECK(tasks_of_agency(library.connection, library.agency("Sở Y tế")).empty());
}

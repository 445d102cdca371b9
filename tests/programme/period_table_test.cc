// Tables that say when by marks in columns of periods, by the titles of their sections, or by the document's title.
#include <catch2/catch.hpp>

#include "programme/reader.h"
#include "support/days.h"
#include "support/tables.h"

using namespace programme;

namespace {

using Lines = std::vector<std::string>;

Programme read_outline(const document::Outline& outline) {
  auto programme = programme_in(outline, support::vietnam());
  REQUIRE(programme);
  return *std::move(programme);
}

Programme read(const std::vector<std::string>& rows) { return read_outline(support::outline_of(support::table(rows))); }

/// The tasks, each as "ref|owner|clause|kind|last day".
Lines tasks(const Programme& programme) {
  Lines lines;
  for (const auto& task : programme.tasks)
    lines.push_back(task.ref + "|" + task.owner.value_or("") + "|" + task.deadline_text.value_or("") + "|" +
                    std::string{deadline::code(task.reading.kind)} + "|" +
                    (task.reading.due ? calendar::iso(*task.reading.due) : ""));
  return lines;
}

Lines doubts(const Programme& programme) {
  Lines kinds;
  for (const auto& problem : programme.problems)
    if (problem.kind != "no_date" && problem.kind != "no_number") kinds.push_back(problem.kind);
  return kinds;
}

}  // namespace

TEST_CASE("a mark in the column of a quarter makes its end the deadline, and each of several is owed", "[programme]") {
  const auto programme =
      read({"KẾ HOẠCH CÔNG TÁC NĂM 2026 | < | < | < | < | < | <",
            "TT | Nội dung công việc | Phòng chủ trì | Quý I | Quý II | Quý III | Quý IV",
            "1 | Thanh tra đất đai | Phòng Một | | x | |", "2 | Tiếp công dân | Phòng Hai | x | x | X | ✓",
            "3 | Sửa trụ sở | Phòng Ba | | đấu thầu | |", "4 | Dọn kho | Phòng Ba | | | |"});
  CHECK(tasks(programme) == Lines{"1|Phòng Một|Quý II|due|2026-06-30",
                                  "2|Phòng Hai|Quý I, Quý II, Quý III, Quý IV|milestones|2026-12-31",
                                  "3|Phòng Ba|Quý II|due|2026-06-30", "4|Phòng Ba||none|"});
  REQUIRE(programme.tasks.size() == 4);
  CHECK(programme.tasks[1].reading.milestones.size() == 4);
  CHECK(programme.tasks[2].details == Lines{"Quý II: đấu thầu"});
}

TEST_CASE("columns of quarters may stand below their years, and of months by number below «Tháng»", "[programme]") {
  CHECK(tasks(read({"TT | Nhiệm vụ | Chủ trì | Năm 2026 | < | Năm 2027 | <",
                    "^ | ^ | ^ | Quý III | Quý IV | Quý I | Quý II", "1 | Xây lò nung | Phòng Một | x | | x |"})) ==
        Lines{"1|Phòng Một|Quý III/2026, Quý I/2027|milestones|2027-03-31"});
  CHECK(tasks(read({"KẾ HOẠCH NĂM 2026 | < | < | < | <", "TT | Nhiệm vụ | Chủ trì | Tháng | <", "^ | ^ | ^ | 4 | 9",
                    "1 | Dập dịch sốt rét | Trạm Y tế | | x"})) == Lines{"1|Trạm Y tế|Tháng 9|due|2026-09-30"});
}

TEST_CASE("a month without a year is of the year that the title names, and the review tells where that matters",
          "[programme]") {
  auto outline =
      support::outline_of(support::table({"TT | Nhiệm vụ | Chủ trì | Thời hạn", "1 | Lập đề án | Sở Y tế | Tháng 12"}));
  outline.blocks.insert(outline.blocks.begin(), {{.mark = "", .text = "Thanh Lam, ngày 20 tháng 12 năm 2025"},
                                                 {.mark = "", .text = "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026"}});
  const auto programme = read_outline(outline);
  CHECK(tasks(programme) == Lines{"1|Sở Y tế|Tháng 12|due|2026-12-31"});
  CHECK(doubts(programme) == Lines{"deadline_year"});
}

TEST_CASE("the title of a section gives its deadline to the rows that have none", "[programme]") {
  const auto programme =
      read({"TT | Nhiệm vụ | Chủ trì | Thời hạn", "I | NHIỆM VỤ HOÀN THÀNH TRONG QUÝ II/2026 | < | <",
            "1 | Lắp biển báo | Sở Xây dựng |", "2 | Mở bến thuyền | UBND xã Lòn | 15/5/2026", "II | HẠ TẦNG | < | <",
            "3 | Đắp kè | Sở Xây dựng | Quý I/2027"});
  CHECK(tasks(programme) == Lines{"I.1|Sở Xây dựng|HOÀN THÀNH TRONG QUÝ II/2026|due|2026-06-30",
                                  "I.2|UBND xã Lòn|15/5/2026|due|2026-05-15",
                                  "II.3|Sở Xây dựng|Quý I/2027|due|2027-03-31"});
  CHECK(doubts(programme) == Lines{"deadline_of_section"});
}

TEST_CASE("tasks of a table below a heading that names a body are that body's", "[programme]") {
  const auto rows = [](const char* row) {
    return support::table({"TT | Tên đề án | Thời hạn", std::string{"1 | "} + row + " | Quý II/2026"});
  };
  auto outline = support::outline_of(rows("Đề án bến cá"));
  outline.blocks.insert(outline.blocks.begin(), {.mark = "1", .text = "Sở Y tế"});
  outline.blocks.push_back({.mark = "2", .text = "Sở Nội vụ"});
  outline.blocks.push_back({.table = rows("Đề án biên chế")});
  CHECK(tasks(read_outline(outline)) ==
        Lines{"1.1|Sở Y tế|Quý II/2026|due|2026-06-30", "2.1|Sở Nội vụ|Quý II/2026|due|2026-06-30"});
}

TEST_CASE("a dash takes nothing from the row above, and who receives a task leads it where no column says who does",
          "[programme]") {
  const auto programme =
      read({"TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn", "2 | Kiểm kê | Kế toán | Văn phòng | 30/12/2026",
            "2.1 | Kiểm kê máy tính | Tổ Tin học | - | 15/12/2026"});
  REQUIRE(programme.tasks.size() == 2);
  CHECK(programme.tasks[1].coordinators.empty());
  const auto received = read(
      {"STT | Nội dung chỉ đạo | Đơn vị nhận | Hạn được giao", "1 | Kiểm đếm xe công | Phòng Hạ tầng | 15/02/2027"});
  CHECK(tasks(received) == Lines{"1|Phòng Hạ tầng|15/02/2027|due|2027-02-15"});
  CHECK(doubts(received) == Lines{"column_assumed"});
}

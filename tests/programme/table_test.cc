// Tables of tasks, from the table to the programme.
#include <catch2/catch.hpp>

#include "programme/reader.h"
#include "support/days.h"
#include "support/tables.h"

using namespace programme;

namespace {

using Lines = std::vector<std::string>;

Programme read(const std::vector<std::string>& rows) {
  auto programme = programme_in(support::outline_of(support::table(rows)), support::vietnam());
  REQUIRE(programme);
  return *std::move(programme);
}

/// The tasks, each as "ref|owner|clause"; an inherited clause has ↑ before it.
Lines tasks(const Programme& programme) {
  Lines lines;
  for (const auto& task : programme.tasks)
    lines.push_back(task.ref + "|" + task.owner.value_or("") + "|" + (task.inherited ? "↑" : "") +
                    task.deadline_text.value_or(""));
  return lines;
}

/// The kinds of the doubts that tables raise, in order.
Lines doubts(const Programme& programme) {
  Lines kinds;
  for (const auto& problem : programme.problems)
    if (problem.kind != "no_date" && problem.kind != "no_number") kinds.push_back(problem.kind);
  return kinds;
}

constexpr auto titles = "TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời hạn";

}  // namespace

TEST_CASE("each row of a table of tasks is one, by its columns", "[programme]") {
  const auto programme = read(
      {"Thời hạn | STT | Việc cần làm | Đơn vị đầu mối | Phối hợp | Kết quả | Cấp trình | Lãnh đạo phụ trách | Ghi chú",
       "Quý I/2026 | 1 | Rà soát quy trình: / - cấp xã; / - cấp tỉnh. | Sở Y tế | Sở Nội vụ; Công an tỉnh | Báo cáo | "
       "UBND tỉnh | "
       "Đ/c Lâm | Gấp"});
  REQUIRE(programme.tasks.size() == 1);
  const auto& task = programme.tasks[0];
  CHECK(task.ref == "1");
  CHECK(task.text == "Rà soát quy trình:");
  CHECK(task.details == Lines{"- cấp xã;", "- cấp tỉnh."});
  CHECK(task.owners == Lines{"Sở Y tế"});
  CHECK(task.coordinators == Lines{"Sở Nội vụ", "Công an tỉnh"});
  CHECK(task.deliverable == "Báo cáo");
  CHECK(task.receiving_level == "UBND tỉnh");
  CHECK(task.leader == "Đ/c Lâm");
  CHECK(task.note == "Gấp");
  CHECK(task.reading.due == support::day("2026-03-31"));
  CHECK(doubts(programme).empty());
}

TEST_CASE("the day on which a task was really done is no deadline, with a column of deadlines or without",
          "[programme]") {
  CHECK(tasks(read({"TT | Nhiệm vụ | Chủ trì | Ngày hoàn thành thực tế | Thời hạn",
                    "1 | Báo cáo cấp nước | Sở Xây dựng | 28/01/2026 | 30/01/2026"})) ==
        Lines{"1|Sở Xây dựng|30/01/2026"});
  CHECK(tasks(read({"TT | Nhiệm vụ | Chủ trì | Thời gian hoàn thành thực tế",
                    "1 | Báo cáo cấp nước | Sở Xây dựng | 28/01/2026"})) == Lines{"1|Sở Xây dựng|"});
}

TEST_CASE("a task whose number and words span the rows of two bodies is one, led by both", "[programme]") {
  const auto programme =
      read({"TT | Nhiệm vụ | Chủ trì | Thời hạn", "1 | Tuần tra bến đò | Công an tỉnh | 30/6/2026",
            "1 | Tuần tra bến đò | UBND các xã | 30/6/2026", "2 | Lập đề án | Sở Y tế | Quý I/2027"});
  REQUIRE(tasks(programme).size() == 2);
  CHECK(programme.tasks[0].ref == "1");
  CHECK(programme.tasks[0].owners == Lines{"Công an tỉnh", "UBND các xã"});
  CHECK(programme.tasks[1].ref == "2");
}

TEST_CASE("rows of one number and words with deadlines of their own are tasks beside each other", "[programme]") {
  const auto programme =
      read({"TT | Nhiệm vụ | Chủ trì | Thời hạn", "1 | Tuần tra bến đò | Công an tỉnh | 30/6/2026",
            "1 | Tuần tra bến đò | UBND các xã | 30/4/2026", "2 | Lập đề án | Sở Y tế | Quý I/2027"});
  CHECK(tasks(programme) == Lines{"1|Công an tỉnh|30/6/2026", "1.1|UBND các xã|30/4/2026", "2|Sở Y tế|Quý I/2027"});
  CHECK(doubts(programme) == Lines{"row_unnumbered"});
}

TEST_CASE("section rows give the refs their part, whether their number stands in a cell or in the title",
          "[programme]") {
  const auto programme = read({titles, "I. THỂ CHẾ | < | < | < | < | <", "1 | Lập đề án | Sở Y tế | | | Quý I/2026",
                               "II | HẠ TẦNG | < | < | < | <", "1 | Xây trạm | Sở Xây dựng | | | Quý II/2026",
                               "2 | Lắp máy | Sở Y tế | | | Quý III/2026"});
  CHECK(tasks(programme) ==
        Lines{"I.1|Sở Y tế|Quý I/2026", "II.1|Sở Xây dựng|Quý II/2026", "II.2|Sở Y tế|Quý III/2026"});
  CHECK(doubts(programme).empty());
}

TEST_CASE("numbers that begin again without a printed section begin a part", "[programme]") {
  const auto programme = read({titles, "THỂ CHẾ | < | < | < | < | <", "1 | Lập đề án | Sở Y tế | | | Quý I/2026",
                               "HẠ TẦNG | < | < | < | < | <", "1 | Xây trạm | Sở Xây dựng | | | Quý II/2026"});
  CHECK(tasks(programme) == Lines{"I.1|Sở Y tế|Quý I/2026", "II.1|Sở Xây dựng|Quý II/2026"});
}

TEST_CASE("a section that names a body owns the rows below it that name none", "[programme]") {
  CHECK(tasks(read({"TT | Nhiệm vụ | Thời hạn", "I | SỞ Y TẾ | <", "1 | Lập đề án | Quý I/2026"})) ==
        Lines{"I.1|SỞ Y TẾ|Quý I/2026"});
}

TEST_CASE("a group row is no task, its sub-rows are", "[programme]") {
  CHECK(tasks(read({titles, "1 | Đào tạo: | | | |", "1.1 | Mở lớp | Sở Nội vụ | | | Quý I/2026",
                    "1.2 | Cử đi học | Sở Y tế | | | Quý II/2026", "2 | Chăm sóc: | | | |",
                    "a) | Trẻ em | Sở Y tế | | | Hằng năm", "b) | Người già | Sở Y tế | | | Hằng quý"})) ==
        Lines{"1.1|Sở Nội vụ|Quý I/2026", "1.2|Sở Y tế|Quý II/2026", "2.a|Sở Y tế|Hằng năm", "2.b|Sở Y tế|Hằng quý"});
}

TEST_CASE("sub-rows take from their group what they leave empty", "[programme]") {
  const auto programme = read({titles, "1 | Đào tạo | Sở Nội vụ | Sở Y tế | | Quý I/2026", "1.1 | Mở lớp | | | Lớp |",
                               "1.2 | Cử đi học | Công an tỉnh | | Danh sách |"});
  CHECK(tasks(programme) == Lines{"1.1|Sở Nội vụ|↑Quý I/2026", "1.2|Công an tỉnh|↑Quý I/2026"});
  CHECK(programme.tasks[0].coordinators == Lines{"Sở Y tế"});
}

TEST_CASE("a row with a body and a deadline beside sub-rows with their own stays a task, with a doubt", "[programme]") {
  const auto programme =
      read({titles, "1 | Đào tạo | Sở Nội vụ | | | Quý IV/2026", "1.1 | Mở lớp | Sở Y tế | | | Quý I/2026"});
  CHECK(tasks(programme) == Lines{"1|Sở Nội vụ|Quý IV/2026", "1.1|Sở Y tế|Quý I/2026"});
  CHECK(doubts(programme) == Lines{"group_task"});
}

TEST_CASE("lettered rows and bullets without a body or deadline are details", "[programme]") {
  const auto programme =
      read({titles, "1 | Chăm sóc | Sở Y tế | | | Quý I/2026", "a) | Trẻ em | | | |", "- | Người già | | | |"});
  CHECK(tasks(programme) == Lines{"1|Sở Y tế|Quý I/2026"});
  CHECK(programme.tasks[0].details == Lines{"a) Trẻ em", "- Người già"});
}

TEST_CASE("a merged cell belongs to every row it covers", "[programme]") {
  CHECK(tasks(read({titles, "1 | Lập đề án | Sở Y tế | | | Quý I/2026", "2 | Xây trạm | ^ | | | Quý II/2026",
                    "3 | Lắp máy | Sở Xây dựng | | | ^"})) ==
        Lines{"1|Sở Y tế|Quý I/2026", "2|Sở Y tế|Quý II/2026", "3|Sở Xây dựng|Quý II/2026"});
}

TEST_CASE("a ditto mark stands for the cell above, in any column", "[programme]") {
  for (const auto* ditto : {"nt", "-nt-", "- NT -", "″", "\"", "Như trên", "«như trên»", "(nt)"}) {
    INFO(ditto);
    const auto mark = std::string{ditto};
    const auto programme = read({titles, "1 | Lập đề án | Sở Y tế | Sở Nội vụ | Đề án | Quý I/2026",
                                 "2 | Xây trạm | " + mark + " | " + mark + " | Trạm | " + mark});
    CHECK(tasks(programme)[1] == "2|Sở Y tế|Quý I/2026");
    CHECK(programme.tasks[1].coordinators == Lines{"Sở Nội vụ"});
  }
  CHECK(doubts(read({titles, "1 | Lập đề án | nt | | | Quý I/2026"})) == Lines{"no_owner", "ditto"});
}

TEST_CASE("a row cut by a page end goes on with the one before", "[programme]") {
  const auto programme =
      read({titles, "1 | Rà soát quy trình | Sở Y tế | Sở Nội vụ, | Báo cáo | Quý I/2026",
            " | khám bệnh | | Công an tỉnh | |", " | Làm tại mọi xã. | | | |", " | | Sở Tài chính | | |"});
  REQUIRE(programme.tasks.size() == 1);
  CHECK(programme.tasks[0].text == "Rà soát quy trình khám bệnh");
  CHECK(programme.tasks[0].details == Lines{"Làm tại mọi xã."});
  CHECK(programme.tasks[0].owners == Lines{"Sở Y tế", "Sở Tài chính"});
  CHECK(programme.tasks[0].coordinators == Lines{"Sở Nội vụ", "Công an tỉnh"});
}

TEST_CASE("rows without numbers are counted, and doubted among numbered ones", "[programme]") {
  CHECK(tasks(read({"Nhiệm vụ | Chủ trì | Thời hạn", "Lập đề án | Sở Y tế | Quý I/2026",
                    "Xây trạm | Sở Xây dựng | Quý II/2026"})) ==
        Lines{"1|Sở Y tế|Quý I/2026", "2|Sở Xây dựng|Quý II/2026"});
  const auto programme =
      read({titles, "1 | Lập đề án | Sở Y tế | | | Quý I/2026", " | Xây trạm | Sở Xây dựng | | | Quý II/2026"});
  CHECK(tasks(programme) == Lines{"1|Sở Y tế|Quý I/2026", "1.1|Sở Xây dựng|Quý II/2026"});
  CHECK(doubts(programme) == Lines{"row_unnumbered"});
}

TEST_CASE("totals, notes, signatures and repeated headers are no tasks", "[programme]") {
  const auto programme =
      read({titles, "(1) | (2) | (3) | (4) | (5) | (6)", "1 | Tổng kết năm | Sở Y tế | | | Quý I/2026", titles,
            "2 | Ghi chú sổ sách | Sở Y tế | | | Quý II/2026", "Tổng cộng: 2 nhiệm vụ | < | < | < | < | <",
            "Ghi chú: Báo cáo trước ngày 15. | < | < | < | < | <", " | TM. ỦY BAN NHÂN DÂN | | | |"});
  CHECK(tasks(programme) == Lines{"1|Sở Y tế|Quý I/2026", "2|Sở Y tế|Quý II/2026"});
  CHECK(doubts(programme).empty());
}

TEST_CASE("a total that does not agree and a number that is missing are doubts", "[programme]") {
  CHECK(doubts(read({titles, "1 | Lập đề án | Sở Y tế | | | Quý I/2026", "3 | Xây trạm | Sở Y tế | | | Quý I/2026",
                     "Tổng cộng: 3 nhiệm vụ | < | < | < | < | <"})) == Lines{"numbering", "total"});
  const auto counted = read({titles, "1 | Lập đề án | Sở Y tế | | | Quý I/2026", "Tổng cộng | | 2 nhiệm vụ | | |"});
  CHECK(tasks(counted) == Lines{"1|Sở Y tế|Quý I/2026"});
  CHECK(doubts(counted) == Lines{"total"});
}

TEST_CASE("a column that no title explains is kept in the details and doubted", "[programme]") {
  const auto programme = read(
      {"TT | Nhiệm vụ | Chủ trì | Thời hạn | Màu | Kinh phí", "1 | Lập đề án | Sở Y tế | Quý I/2026 | xanh | 5 tỷ"});
  CHECK(programme.tasks[0].details == Lines{"Màu: xanh", "Kinh phí: 5 tỷ"});
  CHECK(doubts(programme) == Lines{"column_unknown"});
}

TEST_CASE("the deadline is its cell's, or the clause that stands with the text", "[programme]") {
  const auto programme = read({titles, "1 | Lập đề án (Hoàn thành trong quý I/2026) | Sở Y tế | | |",
                               "2 | Xây trạm (Hoàn thành trong quý I/2026) | Sở Y tế | | | Quý II/2026"});
  CHECK(tasks(programme) == Lines{"1|Sở Y tế|Hoàn thành trong quý I/2026", "2|Sở Y tế|Quý II/2026"});
  CHECK(programme.tasks[0].text == "Lập đề án");
  CHECK(programme.tasks[1].details == Lines{"Hoàn thành trong quý I/2026"});
}

TEST_CASE("an owner's cell may say who leads and who helps", "[programme]") {
  const auto programme = read({"TT | Nhiệm vụ | Đơn vị thực hiện | Thời hạn",
                               "1 | Lập đề án | Chủ trì: Sở Y tế / Phối hợp: Sở Nội vụ; Sở Tài chính | Quý I/2026",
                               "2 | Xây trạm | Sở Y tế chủ trì, phối hợp với Sở Nội vụ và các xã, phường | Quý II/2026",
                               "3 | Lắp máy | Chủ trì: Sở Y tế; Phối hợp: Công an tỉnh | Quý II/2026"});
  for (const auto& task : programme.tasks) CHECK(task.owners == Lines{"Sở Y tế"});
  CHECK(programme.tasks[0].coordinators == Lines{"Sở Nội vụ", "Sở Tài chính"});
  CHECK(programme.tasks[1].coordinators == Lines{"Sở Nội vụ", "các xã, phường"});
  CHECK(programme.tasks[2].coordinators == Lines{"Công an tỉnh"});
}

TEST_CASE("a table without header goes on with the one right before it", "[programme]") {
  auto outline = support::outline_of(
      support::table({"TT | Nhiệm vụ | Chủ trì | Thời hạn", "1 | Lập đề án | Sở Y tế | Quý I/2026"}));
  outline.blocks.push_back(
      {.table = support::table({"2 | Xây trạm | Sở Xây dựng | Quý II/2026", "3 | Lắp máy | Sở Y tế | Quý II/2026",
                                "4 | Bàn giao | Sở Y tế | Quý III/2026"})});
  const auto programme = programme_in(outline, support::vietnam());
  REQUIRE(programme);
  CHECK(tasks(*programme) ==
        Lines{"1|Sở Y tế|Quý I/2026", "2|Sở Xây dựng|Quý II/2026", "3|Sở Y tế|Quý II/2026", "4|Sở Y tế|Quý III/2026"});
  outline.blocks.insert(outline.blocks.begin() + 1, {.text = "Số liệu kèm theo."});
  const auto apart = programme_in(outline, support::vietnam());
  REQUIRE(apart);
  CHECK(tasks(*apart) == Lines{"1|Sở Y tế|Quý I/2026"});
  CHECK(doubts(*apart) == Lines{"table_unread"});
}

TEST_CASE("a sheet's titles above the header are the letterhead", "[programme]") {
  const auto programme =
      read({"UBND TỈNH LAM KINH | < | <", "PHỤ LỤC | < | <", "PHÂN CÔNG NHIỆM VỤ GIAI ĐOẠN 2026-2030 | < | <",
            "(Kèm theo Quyết định số 12/QĐ-UBND ngày 20/3/2026 của Ủy ban nhân dân tỉnh Lam Kinh) | < | <", " | |",
            "TT | Nhiệm vụ | Thời hạn", "1 | Lập đề án | Trong 10 ngày kể từ ngày ký"});
  CHECK(programme.title == "PHỤ LỤC PHÂN CÔNG NHIỆM VỤ GIAI ĐOẠN 2026-2030");
  CHECK(programme.number == "12/QĐ-UBND");
  CHECK(programme.issued == support::day("2026-03-20"));
  CHECK(programme.term == Term{2026, 2030});
  CHECK(programme.tasks[0].ref == "1");
  CHECK(programme.tasks[0].reading.due == support::day("2026-03-30"));
}

TEST_CASE("refs of several annexes begin with the annex, by its printed number", "[programme]") {
  document::Outline outline{.name = "a.docx", .sha256 = "00", .blocks = {}, .problems = {}};
  const auto table = support::table({"TT | Nhiệm vụ | Thời hạn", "II | HẠ TẦNG | <", "4 | Lập đề án | Quý I/2026"});
  outline.blocks = {{.text = "PHỤ LỤC I"}, {.table = table}, {.text = "PHỤ LỤC SỐ 3"}, {.table = table}};
  const auto programme = programme_in(outline, support::vietnam());
  REQUIRE(programme);
  CHECK(tasks(*programme) == Lines{"PL1.II.4||Quý I/2026", "PL3.II.4||Quý I/2026"});
}

TEST_CASE("a letterhead laid out as a table is read, and a table that says nothing known is doubted", "[programme]") {
  document::Outline outline{.name = "a.docx", .sha256 = "00", .blocks = {}, .problems = {}};
  outline.blocks = {
      {.table = support::table(
           {"TỈNH ỦY THANH LAM / Số 03-CTr/TU | ĐẢNG CỘNG SẢN VIỆT NAM / Thanh Lam, ngày 15 tháng 10 năm 2025"})},
      {.text = "CHƯƠNG TRÌNH HÀNH ĐỘNG"},
      {.table = support::table({"Xã | Hộ | Người", "Hạ | 12 | 40", "Thượng | 9 | 31", "Trung | 5 | 20"})},
      {.table = support::table({"TT | Nhiệm vụ | Thời hạn", "1 | Lập đề án | Quý I/2026"})}};
  const auto programme = programme_in(outline, support::vietnam());
  REQUIRE(programme);
  CHECK(programme->number == "03-CTr/TU");
  CHECK(programme->issued == support::day("2025-10-15"));
  CHECK(doubts(*programme) == Lines{"table_unread", "no_owner"});
}

TEST_CASE("a secret document is refused where its mark stands in a table, too", "[programme]") {
  const auto programme = programme_in(
      support::outline_of(support::table({"MẬT | <", "TT | Nhiệm vụ | Thời hạn", "1 | Lập đề án | Quý I/2026"})),
      support::vietnam());
  REQUIRE_FALSE(programme);
  CHECK(programme.error().kind == "classified");
}

TEST_CASE("a header with other titles begins another table within a sheet", "[programme]") {
  const auto programme =
      read({"TT | Nhiệm vụ | Chủ trì | Thời hạn", "1 | Lập đề án | Sở Y tế | Quý I/2026", "CÁC CHỈ TIÊU | < | < | <",
            "TT | Chỉ tiêu | Đơn vị tính | Năm 2026", "1 | Hộ nghèo | % | 1,5"});
  CHECK(tasks(programme) == Lines{"1|Sở Y tế|Quý I/2026"});
  REQUIRE(programme.indicators.size() == 1);
  CHECK(programme.indicators[0].name == "Hộ nghèo");
}

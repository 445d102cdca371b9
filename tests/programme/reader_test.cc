#include "programme/reader.h"

#include <catch2/catch.hpp>

#include "document/reader.h"
#include "support/days.h"

using namespace programme;

namespace {

constexpr auto head =
    "TỈNH ỦY THANH LAM\nSố 03-CTr/TU\nThanh Lam, ngày 15 tháng 10 năm 2025\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nnăm 2026\n\n";

base::Result<Programme> read(const std::string& text) {
  return programme_in(*document::outline_of_text(text, "tep.txt"), support::vietnam());
}

Programme programme_of(const std::string& body) {
  auto programme = read(head + body);
  REQUIRE(programme);
  return *std::move(programme);
}

/// The tasks, each as "ref|owner|clause"; an inherited clause has ↑ before it.
std::vector<std::string> tasks(const Programme& programme) {
  std::vector<std::string> lines;
  for (const auto& task : programme.tasks)
    lines.push_back(task.ref + "|" + task.owner.value_or("") + "|" + (task.inherited ? "↑" : "") +
                    task.deadline_text.value_or(""));
  return lines;
}

std::vector<std::string> provisions(const Programme& programme) {
  std::vector<std::string> refs;
  for (const auto& provision : programme.provisions) refs.push_back(provision.ref);
  return refs;
}

/// The kinds of the problems, with their lines.
std::vector<std::string> problems(const Programme& programme) {
  std::vector<std::string> lines;
  for (const auto& problem : programme.problems) lines.push_back(problem.kind + "@" + std::to_string(problem.line));
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("items below a heading that names a body are its tasks", "[programme]") {
  const auto programme =
      programme_of("1. Sở Y tế\n\n1.1. Lập kế hoạch. (Quý I/2026)\n\n1.2. Khám bệnh. (Thực hiện hằng năm)\n");
  CHECK(tasks(programme) == Lines{"1.1|Sở Y tế|Quý I/2026", "1.2|Sở Y tế|Thực hiện hằng năm"});
  CHECK(programme.tasks[0].text == "Lập kế hoạch.");
  CHECK(programme.tasks[0].place.line == 9);
  CHECK(programme.owners.size() == 1);
  CHECK(programme.problems.empty());
}

TEST_CASE("a part begins where the numbering at the top starts again at 1", "[programme]") {
  const auto programme =
      programme_of("1. Bám sát Nghị quyết.\n\n2. Rõ việc.\n\n1. Sở Y tế\n\n1.1. Khám bệnh. (Quý I/2026)\n");
  CHECK(provisions(programme) == Lines{"I.1", "I.2"});
  CHECK(tasks(programme) == Lines{"II.1.1|Sở Y tế|Quý I/2026"});
}

TEST_CASE("printed Roman parts are part of the ref", "[programme]") {
  const auto programme = programme_of(
      "I. MỤC ĐÍCH\n\n1. Rõ việc.\n\nII. PHÂN CÔNG NHIỆM VỤ\n\n1. Sở Y tế\n\n1.1. Khám bệnh. (Quý I/2026)\n\nIII. SỞ "
      "NỘI VỤ\n\n"
      "1. Tuyển dụng. (Quý II/2026)\n");
  CHECK(tasks(programme) == Lines{"II.1.1|Sở Y tế|Quý I/2026", "III.1|SỞ NỘI VỤ|Quý II/2026"});
  CHECK(provisions(programme) == Lines{"I.1"});
  CHECK(programme.problems.empty());
}

TEST_CASE("bullets below a body inherit its clause and are numbered in order", "[programme]") {
  const auto programme = programme_of(
      "1. Công an tỉnh (Thực hiện thường xuyên)\n\n- Tuần tra.\n\nChi tiết.\n\n- Kiểm tra chợ. (Quý I/2026)\n+ chợ "
      "huyện\n");
  CHECK(tasks(programme) == Lines{"1.1|Công an tỉnh|↑Thực hiện thường xuyên", "1.2|Công an tỉnh|Quý I/2026"});
  CHECK(programme.tasks[0].details == Lines{"Chi tiết."});
  CHECK(programme.tasks[1].details == Lines{"chợ huyện"});
  CHECK(programme.owners[0].deadline_text == "Thực hiện thường xuyên");
}

TEST_CASE("paragraphs below a body are tasks - one that ends in a colon introduces, bullets below one are details",
          "[programme]") {
  CHECK(tasks(programme_of("1. Sở Y tế (Quý I/2026)\n\nKhám bệnh.\n\nChữa bệnh.\n- tại xã\n")) ==
        Lines{"1.1|Sở Y tế|↑Quý I/2026", "1.2|Sở Y tế|↑Quý I/2026"});
  CHECK(tasks(programme_of("1. Sở Y tế (Quý I/2026)\n\nTập trung các việc:\n- Khám bệnh.\n- Chữa bệnh.\n")) ==
        Lines{"1.1|Sở Y tế|↑Quý I/2026", "1.2|Sở Y tế|↑Quý I/2026"});
}

TEST_CASE("what stands below a task is its details, pictures and captions left out", "[programme]") {
  const auto programme = programme_of(
      "1. Sở Y tế\n\n1.1. Khám bệnh. (Quý I/2026)\n\n- Tại xã.\n\nanh.jpg\nLễ ra quân.\n\nTại bản.\n\n1.2. Chữa bệnh. "
      "(Quý I/2026)\n");
  CHECK(programme.tasks[0].details == Lines{"Tại xã.", "Tại bản."});
  CHECK(programme.tasks[1].details.empty());
}

TEST_CASE("a numbered statement with a deadline is a task without a body above it", "[programme]") {
  const auto programme =
      programme_of("1. Sơ kết giữa kỳ\n\n1.1. Tổ chức sơ kết. (Quý III/2027)\n\n2. Thực hiện nghiêm túc.\n");
  CHECK(tasks(programme) == Lines{"1.1||Quý III/2027"});
  CHECK(provisions(programme) == Lines{"2"});
  CHECK(problems(programme) == Lines{"no_owner@9"});
}

TEST_CASE("a heading that ends in a stop is no provision where tasks stand below it", "[programme]") {
  const auto programme = programme_of("1. Định kỳ tổ chức sơ kết.\n\n1.1. Tổ chức sơ kết. (Quý III/2027)\n");
  CHECK(provisions(programme).empty());
}

TEST_CASE("tasks inherit the clause of a heading that names no body, too", "[programme]") {
  CHECK(tasks(programme_of("1. Chuẩn bị bầu cử (Hoàn thành trong quý I/2026)\n\n1.1. Lập danh sách cử tri.\n")) ==
        Lines{"1.1||↑Hoàn thành trong quý I/2026"});
}

TEST_CASE("«Giao X …» names the owner and those who help", "[programme]") {
  const auto programme = programme_of(
      "1. Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ và các đảng ủy xã, phường bố trí bác sĩ, xong trong quý "
      "III/2026.\n\n"
      "2. Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh giám sát việc bố trí.\n\n3. Giao đất cho doanh nghiệp.\n");
  CHECK(tasks(programme) == Lines{"1|Sở Y tế|xong trong quý III/2026", "2|Ủy ban Mặt trận Tổ quốc tỉnh|"});
  CHECK(programme.tasks[0].coordinators == Lines{"Sở Nội vụ", "các đảng ủy xã, phường"});
  CHECK(provisions(programme) == Lines{"3"});
}

TEST_CASE("coordinating bodies are read where the item opens with them", "[programme]") {
  const auto coordinators = [](const std::string& text) {
    return programme_of("1. Sở Y tế\n\n1.1. " + text + " (Quý I/2026)\n").tasks[0].coordinators;
  };
  CHECK(coordinators("Chủ trì, phối hợp với Sở Nội vụ, Sở Tài chính tham mưu đề án.") ==
        Lines{"Sở Nội vụ", "Sở Tài chính"});
  CHECK(coordinators("Phối hợp với các cấp ủy, tổ chức đảng rà soát biên chế.") == Lines{"các cấp ủy, tổ chức đảng"});
  CHECK(coordinators("Chủ trì, phối hợp với các tổ chức chính trị - xã hội xây dựng đề án.") ==
        Lines{"các tổ chức chính trị - xã hội"});
  CHECK(coordinators("Phối hợp chặt chẽ giữa khám và chữa bệnh.").empty());
  CHECK(coordinators("Tham mưu đề án; phối hợp với Sở Nội vụ triển khai.").empty());
}

TEST_CASE("items below a heading that announces tasks are tasks", "[programme]") {
  const auto programme =
      programme_of("1. Đánh giá chung\n\n1.1. Kinh tế tăng.\n\n2. Nhiệm vụ trọng tâm năm 2026\n\n2.1. Giữ đà tăng.\n");
  CHECK(tasks(programme) == Lines{"2.1||"});
  CHECK(provisions(programme) == Lines{"1.1"});
}

TEST_CASE("lettered items are tasks where one has a deadline or a body stands above, else details", "[programme]") {
  CHECK(tasks(programme_of("1. Sở Y tế\n\n1.1. Xây dựng đề án:\na) Lập đề cương (Quý I/2026);\nb) Trình đề án.\n")) ==
        Lines{"1.1.a|Sở Y tế|Quý I/2026", "1.1.b|Sở Y tế|"});
  CHECK(tasks(programme_of("1. Sở Y tế (Quý I/2026)\na) Khám bệnh;\nb) Chữa bệnh.\n")) ==
        Lines{"1.a|Sở Y tế|↑Quý I/2026", "1.b|Sở Y tế|↑Quý I/2026"});
  const auto details =
      programme_of("1. Sở Y tế\n\n1.1. Xây dựng đề án (Quý I/2026):\na) lập đề cương;\nb) lấy ý kiến.\n");
  CHECK(tasks(details) == Lines{"1.1|Sở Y tế|Quý I/2026"});
  CHECK(details.tasks[0].details == Lines{"lập đề cương;", "lấy ý kiến."});
}

TEST_CASE("labelled lines are fields of their task", "[programme]") {
  const auto task = programme_of(
                        "1. Nhiệm vụ cụ thể\n\n1.1. Xây dựng đề án.\n- Cơ quan chủ trì: Sở Y tế, Sở Nội vụ.\n- Cơ quan "
                        "phối hợp: Sở Tài "
                        "chính.\n- Thời hạn: Quý I/2026.\n- Sản phẩm: Đề án được phê duyệt.\n- Gồm ba phần.\n")
                        .tasks.at(0);
  CHECK(task.owners == Lines{"Sở Y tế", "Sở Nội vụ"});
  CHECK(task.coordinators == Lines{"Sở Tài chính"});
  CHECK(task.deadline_text == "Quý I/2026");
  CHECK(task.deliverable == "Đề án được phê duyệt");
  CHECK(task.details == Lines{"Gồm ba phần."});
}

TEST_CASE("two leads in one heading are two owners of each task", "[programme]") {
  CHECK(programme_of("1. Sở Y tế, Sở Nội vụ\n\n1.1. Khám bệnh. (Quý I/2026)\n").tasks[0].owners ==
        Lines{"Sở Y tế", "Sở Nội vụ"});
}

TEST_CASE("copies and signatures are no tasks", "[programme]") {
  const auto programme =
      programme_of("1. Sở Y tế\n\n1.1. Khám bệnh. (Quý I/2026)\n\nNơi nhận:\n- Sở Y tế,\n- Lưu.\n\nT/M TỈNH ỦY\n");
  CHECK(programme.tasks.size() == 1);
  CHECK(programme.tasks[0].details.empty());
}

TEST_CASE("every doubt about a task is told with its line", "[programme]") {
  const auto programme = programme_of(
      "1. Sở Y tế\n\n1.1. Khám bệnh.\n\n1.2. Chữa bệnh. (Hoàn thành càng sớm càng tốt)\n\n1.3. Mua thuốc. (Sau khi có "
      "hướng dẫn của "
      "Trung ương)\n\n1.4. Mở trạm. (Quý I/2026)\n- Trạm xã. (Hoàn thành tháng 2/2026)\n");
  CHECK(problems(programme) ==
        Lines{"no_deadline@9", "deadline_unparsed@11", "deadline_conditional@13", "detail_deadline@16"});
  CHECK(programme.problems[1].words == "Hoàn thành càng sớm càng tốt");
  for (const auto& problem : programme.problems) CHECK_FALSE(problem.detail.empty());
}

TEST_CASE("numbers that are skipped, repeated or below a foreign one are doubts", "[programme]") {
  CHECK(problems(programme_of("1. Sở Y tế\n1.1. Khám. (Quý I/2026)\n1.3. Chữa. (Quý I/2026)\n")) ==
        Lines{"numbering@9"});
  CHECK(problems(programme_of("1. Sở Y tế\n1.1. Khám. (Quý I/2026)\n3. Sở Nội vụ\n3.1. Tuyển. (Quý I/2026)\n")) ==
        Lines{"numbering@9"});
  CHECK(problems(programme_of("1. Sở Y tế\n2.1. Khám. (Quý I/2026)\n")) == Lines{"numbering@8"});
  const auto repeated = programme_of("1. Sở Y tế\n1.1. Khám. (Quý I/2026)\n1.1. Chữa. (Quý I/2026)\n");
  CHECK(problems(repeated) == Lines{"numbering@9", "duplicate_ref@9"});
  CHECK(repeated.tasks[1].ref == "1.1 (2)");
}

TEST_CASE("words below a heading that became nothing are told", "[programme]") {
  CHECK(problems(programme_of("1. Quan điểm\n- Rõ việc.\n- Rõ người.\n2. Sở Y tế\n2.1. Khám. (Quý I/2026)\n")) ==
        Lines{"unplaced@7"});
}

TEST_CASE("a body's name without number above numbered items is told, and owns nothing", "[programme]") {
  const auto programme = programme_of("1. Sở Y tế\n1.1. Khám. (Quý I/2026)\nSở Nội vụ:\n1. Tuyển dụng. (Quý I/2026)\n");
  CHECK(tasks(programme) == Lines{"I.1.1|Sở Y tế|Quý I/2026", "II.1||Quý I/2026"});
  CHECK(problems(programme) == Lines{"unnumbered_heading@9", "no_owner@10"});
}

TEST_CASE("annexes are named - one without content is a doubt, one with tasks gives tasks", "[programme]") {
  const auto body = std::string{"1. Sở Y tế\n1.1. Khám. (Quý I/2026)\n\n"};
  const auto empty =
      programme_of(body + "PHỤ LỤC 1: CHỈ TIÊU\n(Ban hành kèm theo Chương trình này)\nPHỤ LỤC 2\nDANH MỤC ĐỀ ÁN\n");
  REQUIRE(empty.annexes.size() == 2);
  CHECK(empty.annexes[0].title == "PHỤ LỤC 1: CHỈ TIÊU");
  CHECK(empty.annexes[1].title == "PHỤ LỤC 2 DANH MỤC ĐỀ ÁN");
  CHECK(problems(empty) == Lines{"annex_empty@10", "annex_empty@12"});

  const auto filled = programme_of(body + "PHỤ LỤC 1: VIỆC\n1. Xây trạm. (Quý I/2026)\n2. Tỷ lệ bao phủ: 95%.\n");
  CHECK(tasks(filled) == Lines{"1.1|Sở Y tế|Quý I/2026", "PL1.1||Quý I/2026"});
  CHECK(problems(filled) == Lines{"annex_unread@10", "no_owner@11"});
}

TEST_CASE("without a date only clauses that do not need one are read", "[programme]") {
  const auto programme =
      *read("1. Sở Y tế\n1.1. Khám. (Hoàn thành trong quý II/2026)\n1.2. Chữa. (Hoàn thành trong vòng 30 ngày)\n");
  CHECK_FALSE(programme.issued);
  CHECK(problems(programme) == Lines{"no_date@0", "no_number@0", "deadline_unparsed@3"});
  CHECK(programme.tasks[0].reading.due == support::day("2026-06-30"));
  CHECK_FALSE(programme.tasks[1].reading.due);
}

TEST_CASE("who leads a body is addressed as the body is: what stands below their name is theirs", "[programme]") {
  const auto programme = programme_of(
      "1. Giám đốc Sở Y tế:\n- Trang bị phao cho các trạm, xong trước ngày 10/5/2026.\n"
      "2. Chủ tịch UBND các xã, phường:\n- Rào các hố sâu, xong trước ngày 20/5/2026.\n"
      "3. Trưởng các phòng chuyên môn:\n- Báo cáo kết quả, xong trước ngày 30/5/2026.\n"
      "4. Tổ công tác liên ngành:\n- Kiểm tra, xong trước ngày 30/6/2026.\n");
  CHECK(tasks(programme) == Lines{"1.1|Giám đốc Sở Y tế|xong trước ngày 10/5/2026",
                                  "2.1|Chủ tịch UBND các xã, phường|xong trước ngày 20/5/2026",
                                  "3.1|Trưởng các phòng chuyên môn|xong trước ngày 30/5/2026",
                                  "4.1|Tổ công tác liên ngành|xong trước ngày 30/6/2026"});
  CHECK(programme.provisions.empty());
}

TEST_CASE("a body's name ends where it is told what to do", "[programme]") {
  const auto programme = programme_of(
      "1. Đề nghị Công an tỉnh tuần tra các bến đò; xong trước ngày 20/8/2026.\n"
      "2. Giao Kho bạc Nhà nước khu vực X giải ngân vốn đối ứng trước ngày 25/8/2026.\n"
      "3. Giao Tỉnh đoàn ra quân làm đường thôn trước ngày 26/8/2026.\n"
      "4. Giao Sở Xây dựng nhanh chóng vá mặt đường; xong trước ngày 27/8/2026.\n");
  std::vector<std::string> owners;
  for (const auto& task : programme.tasks) owners.push_back(task.owner.value_or(""));
  CHECK(owners == Lines{"Công an tỉnh", "Kho bạc Nhà nước khu vực X", "Tỉnh đoàn", "Sở Xây dựng"});
}

TEST_CASE("a deadline below what is read as a provision is doubted, never lost in silence", "[programme]") {
  const auto programme = programme_of(
      "1. Sở Y tế\n1.1. Khám. (Hoàn thành trong quý II/2026)\n"
      "2. Yêu cầu chung như sau:\n- Các trạm có phao, xong trước ngày 10/5/2026.\n");
  const auto told = std::any_of(programme.problems.begin(), programme.problems.end(), [](const base::Problem& problem) {
    return problem.kind == "detail_deadline" || problem.kind == "unplaced";
  });
  CHECK(told);
  CHECK(tasks(programme).size() == 1);
}

TEST_CASE("a document without tasks is refused", "[programme]") {
  for (const auto* text : {"Xin chào.", "1. Mục đích\n\n2. Yêu cầu\n", "1. Rõ việc.\n", "1. Sở Y tế\n"}) {
    const auto programme = read(text);
    REQUIRE_FALSE(programme);
    CHECK(programme.error().kind == "no_tasks");
  }
}

TEST_CASE("a document without tasks of which something was not read is refused with what that was", "[programme]") {
  document::Outline outline{.name = "quet.pdf"};
  outline.problems.push_back({.kind = "pdf_words_over_others", .detail = "Trang 1 có chữ in đè.", .words = {}});
  const auto programme = programme_in(outline, support::vietnam());
  REQUIRE_FALSE(programme);
  CHECK(programme.error().kind == "no_tasks");
  CHECK(programme.error().detail.find("Trang 1 có chữ in đè.") != std::string::npos);
}

TEST_CASE("a document marked as secret is refused with the line of the mark", "[programme]") {
  const auto programme = read("TỈNH ỦY\nTỐI MẬT\n1. Sở Y tế\n1.1. Khám. (Quý I/2026)\n");
  REQUIRE_FALSE(programme);
  CHECK(programme.error().kind == "classified");
  CHECK(programme.error().line == 2);
}

TEST_CASE("articles are items where they give tasks or have some below them", "[programme]") {
  const auto programme = programme_of(
      "Điều 1. Trách nhiệm của Sở Công Thương\n\n1. Vẽ sơ đồ chợ (hoàn thành trước ngày 30/9/2026).\n\n"
      "2. Kiểm tra cân ở chợ (thực hiện hằng quý).\n\nĐiều 2. Giao Ủy ban nhân dân các xã:\n\na) Dời chợ tạm.\n\n"
      "Điều 3. Điều khoản thi hành\n\nCác cơ quan liên quan thực hiện Quyết định này.\n");
  CHECK(tasks(programme) == Lines{"1.1|Sở Công Thương|hoàn thành trước ngày 30/9/2026",
                                  "1.2|Sở Công Thương|thực hiện hằng quý", "2.a|Ủy ban nhân dân các xã|"});
}

TEST_CASE("articles that put another document in force are none of its items", "[programme]") {
  const auto programme = programme_of(
      "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch dời chợ.\n\nĐiều 2. Giao Sở Công Thương theo dõi.\n\n"
      "Nơi nhận:\n\nI. Sở Công Thương\n\n1. Vẽ sơ đồ chợ (Quý I/2026).\n");
  CHECK(tasks(programme) == Lines{"I.1|Sở Công Thương|Quý I/2026"});
}

TEST_CASE("labelled lines below an item make it a task", "[programme]") {
  const auto programme = programme_of(
      "1. Khoanh vùng rạn san hô\n\n- Đơn vị chủ trì: Phòng Kinh tế\n\n- Đơn vị phối hợp: Công an xã\n\n"
      "- Thời gian hoàn thành: Quý II/2026\n");
  CHECK(tasks(programme) == Lines{"1|Phòng Kinh tế|Quý II/2026"});
  CHECK(programme.tasks[0].coordinators == Lines{"Công an xã"});
  CHECK(programme.problems.empty());
}

TEST_CASE("a line about the tasks above dates those without a deadline, and the review tells so", "[programme]") {
  const auto programme = programme_of(
      "1. Giao Sở Y tế khử khuẩn giếng.\n\n2. Giao Sở Nội vụ gộp hai phòng, xong trước ngày 15/3/2026.\n\n"
      "Các nhiệm vụ nêu trên chưa ghi thời hạn thì hoàn thành trước ngày 30/6/2026.\n");
  CHECK(tasks(programme) ==
        Lines{"1|Sở Y tế|↑hoàn thành trước ngày 30/6/2026", "2|Sở Nội vụ|xong trước ngày 15/3/2026"});
  CHECK(problems(programme) == Lines{"deadline_of_section@7"});
  CHECK(programme.tasks[0].details.empty());
}

TEST_CASE("the title of a month or quarter dates the tasks below it that have no deadline", "[programme]") {
  const auto programme = programme_of(
      "I. QUÝ I NĂM 2026\n\n1. Văn phòng Đảng ủy\n\n- Dọn kho lưu trữ.\n\n- Gửi lịch tiếp dân trước ngày "
      "05/02/2026.\n");
  CHECK(tasks(programme) == Lines{"I.1.1|Văn phòng Đảng ủy|↑QUÝ I NĂM 2026",
                                  "I.1.2|Văn phòng Đảng ủy|Gửi lịch tiếp dân trước ngày 05/02/2026"});
  CHECK(problems(programme) == Lines{"deadline_of_section@11"});
}

TEST_CASE("a time that no verb of delivery goes with is taken for the deadline, and the review tells so",
          "[programme]") {
  const auto programme =
      programme_of("1. Hội Nông dân xã\n\n1.1. Kết nạp 14 hội viên trong năm 2026.\n\n1.2. Sửa quy chế năm 2024.\n");
  CHECK(tasks(programme) == Lines{"1.1|Hội Nông dân xã|trong năm 2026", "1.2|Hội Nông dân xã|"});
  CHECK(problems(programme) == Lines{"deadline_loose@9", "no_deadline@11"});
}

TEST_CASE("a body whose name may go on is told in the review", "[programme]") {
  const auto programme = programme_of("1. Giao Trung tâm Huấn nghiệp dệt thêu khăn, xong trước ngày 30/6/2026.\n");
  CHECK(problems(programme) == Lines{"owner_unsure@7"});
}

TEST_CASE("below «X giao:» each item is a task of the body before its colon", "[programme]") {
  const auto programme = programme_of(
      "1. Thường trực Tỉnh ủy giao:\n\n1.1. Đảng ủy xã Pù Nhi: xóa 37 nhà tạm trước ngày 02/9/2026.\n\n"
      "1.2. Sở Xây dựng: khảo sát đường Na Tao.\n");
  CHECK(tasks(programme) == Lines{"1.1|Đảng ủy xã Pù Nhi|trước ngày 02/9/2026", "1.2|Sở Xây dựng|"});
}

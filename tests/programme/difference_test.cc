#include "programme/difference.h"

#include <catch2/catch.hpp>

#include <chrono>

#include "support/days.h"

using namespace programme;

namespace {

using support::day;

Task task(std::string ref, std::string owner, std::string text, const char* due_on = "2026-06-30") {
  Task task;
  task.ref = std::move(ref);
  task.owners = {std::move(owner)};
  task.text = std::move(text);
  task.deadline_text = std::string{"Hoàn thành ngày "} + due_on;
  task.reading.kind = deadline::Kind::due;
  task.reading.due = day(due_on);
  return task;
}

/// "reworded 1>2": the change and the places before and after.
std::vector<std::string> told(const Comparison& comparison) {
  const auto place = [](const auto& at) { return at ? std::to_string(*at) : std::string{"-"}; };
  std::vector<std::string> all;
  for (const auto& each : comparison.differences)
    all.push_back(std::string{code(each.change)} + " " + place(each.before) + ">" + place(each.after));
  return all;
}

using Told = std::vector<std::string>;

const std::vector<Task> small{
    task("I.1.1", "Sở Nội vụ", "Xây dựng đề án sắp xếp các đơn vị sự nghiệp công lập trên địa bàn"),
    task("I.1.2", "Sở Nội vụ", "Rà soát chức danh, vị trí việc làm của cán bộ, công chức cấp xã"),
    task("I.2.1", "Sở Tài chính", "Tham mưu cơ chế khoán chi hành chính cho các cơ quan cấp tỉnh"),
    task("I.2.2", "Sở Tài chính", "Kiểm tra việc quản lý tài sản công sau khi sắp xếp bộ máy"),
};

}  // namespace

TEST_CASE("a document that says the same has no differences, however its blanks, quotes and stops are", "[programme]") {
  auto before = small, after = small;
  before[0].text = "Thực hiện phong trào “Dân vận khéo” – giai đoạn mới;";
  after[0].text = "Thực hiện  phong trào \"Dân vận khéo\" - giai đoạn mới.";
  const auto comparison = compare(before, after);
  CHECK(told(comparison).empty());
  CHECK(comparison.renumberings.empty());
}

TEST_CASE("half a sentence written anew is a rewording", "[programme]") {
  auto after = small;
  after[2].text = "Tham mưu cơ chế khoán chi hành chính gắn với kết quả công việc và biên chế được giao";
  CHECK(told(compare(small, after)) == Told{"reworded 2>2"});
}

TEST_CASE("another deadline is a difference of its own, also where it stands in the text", "[programme]") {
  auto before = small, after = small;
  after[1].deadline_text = "Hoàn thành trong quý IV/2026";
  after[1].reading.due = day("2026-12-31");
  before[3].text += ", hoàn thành trước ngày 30/9/2026";
  before[3].deadline_text = "hoàn thành trước ngày 30/9/2026";
  after[3].text += ", hoàn thành trước ngày 31/10/2026.";
  after[3].deadline_text = "hoàn thành trước ngày 31/10/2026";
  after[3].reading.due = day("2026-10-30");
  CHECK(told(compare(before, after)) == Told{"redated 1>1", "redated 3>3"});
}

TEST_CASE("a clause in other words that gives the same days is a rewording and no new deadline", "[programme]") {
  auto after = small;
  after[1].deadline_text = "Xong chậm nhất ngày cuối của tháng 6/2026";
  CHECK(told(compare(small, after)) == Told{"reworded 1>1"});
}

TEST_CASE("everything may be renumbered without a difference", "[programme]") {
  auto after = small;
  for (auto& each : after) each.ref = "II.2" + each.ref.substr(3);
  after[0].ref = "II.1.1", after[1].ref = "II.1.2";
  const auto comparison = compare(small, after);
  CHECK(told(comparison).empty());
  CHECK(comparison.renumberings == std::vector<Renumbering>{{"I.1", "II.1", 2}, {"I.2", "II.2", 2}});
}

TEST_CASE("tasks that only shift since one came before them are no differences", "[programme]") {
  auto after = small;
  after.insert(after.begin() + 2, task("I.2.1", "Sở Tài chính", "Lập phương án sử dụng trụ sở dôi dư"));
  after[3].ref = "I.2.2", after[4].ref = "I.2.3";
  const auto comparison = compare(small, after);
  CHECK(told(comparison) == Told{"added ->2"});
  CHECK(comparison.renumberings == std::vector<Renumbering>{{"I.2", "I.2", 2}});
}

TEST_CASE("two tasks that change places are no differences", "[programme]") {
  auto after = small;
  std::swap(after[0], after[1]);
  std::swap(after[0].ref, after[1].ref);
  const auto comparison = compare(small, after);
  CHECK(told(comparison).empty());
  CHECK(comparison.before_of == std::vector<std::optional<std::size_t>>{1, 0, 2, 3});
}

TEST_CASE("the same words under several bodies stay with their bodies", "[programme]") {
  const std::string text = "Tổ chức sơ kết, tổng kết việc thực hiện theo quy định";
  const std::vector<Task> before{task("1.1", "Sở A", text), task("2.1", "Sở B", text), task("3.1", "Sở C", text)};
  const std::vector<Task> after{task("1.1", "Sở C", text), task("2.1", "Sở A", text), task("3.1", "Sở B", text)};
  const auto comparison = compare(before, after);
  CHECK(comparison.before_of == std::vector<std::optional<std::size_t>>{2, 0, 1});
  CHECK(told(comparison).empty());
}

TEST_CASE("a task given to another body is known by its words", "[programme]") {
  auto after = small;
  after[3].owners = {"Sở Tư pháp"};
  CHECK(told(compare(small, after)) == Told{"owner_changed 3>3"});
}

TEST_CASE("a task in another section under the same body has moved", "[programme]") {
  auto after = small;
  after[1].ref = "I.3.1";
  after.push_back(task("I.3.2", "Sở Nội vụ", "Xây dựng phần mềm theo dõi công vụ dùng chung"));
  std::swap(after[1], after[2]);
  CHECK(told(compare(small, after)) == Told{"moved 1>2", "added ->4"});
}

TEST_CASE("a task parted in two is withdrawn, and its parts are added", "[programme]") {
  auto before = small, after = small;
  before[0].text =
      "Rà soát toàn bộ quy hoạch cán bộ lãnh đạo các cấp; xây dựng kế hoạch đào tạo, bồi dưỡng ngoại ngữ cho cán bộ "
      "trẻ";
  after[0].text = "Rà soát toàn bộ quy hoạch cán bộ lãnh đạo các cấp";
  after.insert(after.begin() + 1,
               task("I.1.1a", "Sở Nội vụ", "Xây dựng kế hoạch đào tạo, bồi dưỡng ngoại ngữ cho cán bộ trẻ"));
  auto changes = told(compare(before, after));
  CHECK(changes == Told{"added ->0", "added ->1", "withdrawn 0>-"});
  changes = told(compare(after, before));
  CHECK(changes == Told{"added ->0", "withdrawn 0>-", "withdrawn 1>-"});
}

TEST_CASE("tasks that share only the usual words are not taken for one another", "[programme]") {
  const std::string usual = "Xây dựng kế hoạch triển khai thực hiện ";
  std::vector<Task> before, after;
  for (const auto* about : {"công tác dân vận ở cơ sở", "phòng, chống thiên tai", "quy hoạch mạng lưới trường học",
                            "bảo vệ bí mật nhà nước", "phát triển rừng phòng hộ"})
    before.push_back(task("I." + std::to_string(before.size() + 1), "Sở Nội vụ", usual + about));
  after = before;
  before.push_back(task("I.6", "Sở Nội vụ", usual + "chương trình giảm nghèo bền vững vùng cao"));
  after.push_back(task("I.7", "Sở Nội vụ", usual + "chuyển đổi số trong các cơ quan đảng"));
  CHECK(told(compare(before, after)) == Told{"added ->5", "withdrawn 5>-"});
}

TEST_CASE("ten thousand tasks, all reworded and renumbered, find each other", "[programme]") {
  std::vector<Task> before, after;
  for (int n = 0; n < 10000; ++n) {
    const auto number = std::to_string(n);
    const auto place = std::to_string(n / 20) + "." + std::to_string(n % 20);
    const auto words =
        "xã số" + number + " lập hồ sơ h" + std::to_string(n * 7919 % 10007) + " về tuyến đường d" + number;
    before.push_back(task("I." + place, "Sở " + std::to_string(n / 20), "Chỉ đạo " + words + " trong năm"));
    after.push_back(task("II." + place, "Sở " + std::to_string(n / 20), "Yêu cầu " + words + " đúng tiến độ"));
  }
  const auto comparison = compare(before, after);
  std::size_t kept = 0;
  for (std::size_t n = 0; n < after.size(); ++n) kept += comparison.before_of[n] == n ? 1U : 0U;
  CHECK(kept == after.size());
  CHECK(comparison.renumberings.size() == 500);
}

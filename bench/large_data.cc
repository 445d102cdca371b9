// Fills a data folder with a made-up programme of many tasks, most of them overdue on 2026-11-22.
//
// usage: large_data FOLDER TASKS
#include <cstdlib>
#include <iostream>

#include "base/clock.h"
#include "service/house.h"
#include "service/import.h"

namespace {

constexpr int agencies = 60;

programme::Programme programme_of(int tasks) {
  programme::Programme made;
  made.kind = "Chương trình";
  made.number = "99-CTr/TU";
  made.issued = calendar::day_in("2025-01-02");
  made.term = programme::Term{2025, 2030};
  made.title = "Chương trình đo tốc độ";
  made.issuer = "Ban Chấp hành Đảng bộ tỉnh";
  made.source_name = "large_data";
  made.source_sha256 = "large_data " + std::to_string(tasks);
  for (int i = 0; i < tasks; ++i) {
    programme::Task task;
    task.ref = "II." + std::to_string(i % agencies + 1) + "." + std::to_string(i / agencies + 1);
    task.owner = "Đơn vị số " + std::to_string(i % agencies + 1);
    task.owners = {*task.owner};
    task.text =
        "Rà soát, sửa đổi, bổ sung quy chế phối hợp giữa các cơ quan trong việc tiếp nhận, xử lý phản ánh, kiến nghị "
        "của người dân và doanh nghiệp trên địa bàn; báo cáo kết quả theo quy định, lần thứ " +
        std::to_string(i);
    task.deadline_text = "Hoàn thành trước ngày nêu trong kế hoạch";
    task.place.line = i + 1;
    task.reading.kind = deadline::Kind::due;
    task.reading.due = *made.issued + date::days{30 + i % 650};
    made.tasks.push_back(std::move(task));
  }
  return made;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: large_data FOLDER TASKS\n";
    return 2;
  }
  const base::FixedClock clock{base::instant_in("2025-01-03T08:00:00+07:00").value()};
  const auto house = service::House::open(argv[1], service::Folder::make, clock).value();
  const auto imported =
      service::import(house->context(), programme_of(std::atoi(argv[2])), service::Activate::yes).value();
  std::cout << imported.tasks << " tasks, " << imported.duties << " duties\n";
  return 0;
}

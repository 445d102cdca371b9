// Many tasks: programmes and registers as large as a test or a measurement wants them.
#pragma once
#include <string>

#include "programme/programme.h"
#include "support/days.h"

namespace support {

inline std::string made_up_agency(int number) { return "Sở thử số " + std::to_string(number); }

/// So many agencies as a register's csv, each with so many people to write to.
inline std::string made_up_agencies(int count, int people_each = 1) {
  std::string csv = "tên,người liên hệ,email\n";
  for (int agency = 0; agency < count; ++agency) {
    std::string people, addresses;
    for (int person = 0; person < people_each; ++person) {
      const auto number = std::to_string(person) + "." + std::to_string(agency);
      people += (person == 0 ? "" : ";") + ("Người " + number);
      addresses += (person == 0 ? "" : ";") + number + "@so.example";
    }
    csv += made_up_agency(agency) + ',' + people + ',' + addresses + '\n';
  }
  return csv;
}

/// A programme of the tasks I.1, I.2, …; owner: gives who leads the nth, n from 0
programme::Programme many_tasks(int count, std::string_view issued, auto&& owner) {
  programme::Programme made;
  made.number = "09-CTr/TU";
  made.issued = day(issued);
  made.title = "Chương trình nhiều việc";
  made.source_sha256 = std::string(64, 'e');
  for (int n = 0; n < count; ++n) {
    programme::Task task;
    task.ref = "I." + std::to_string(n + 1);
    task.owner = owner(n);
    task.owners = {*task.owner};
    task.text = "Hoàn thành việc thứ " + std::to_string(n + 1);
    made.tasks.push_back(std::move(task));
  }
  return made;
}

/// due_on: gives the last day of the nth, n from 0
programme::Programme many_tasks(int count, std::string_view issued, auto&& owner, auto&& due_on) {
  auto made = many_tasks(count, issued, owner);
  for (int n = 0; n < count; ++n) {
    auto& task = made.tasks[static_cast<std::size_t>(n)];
    task.reading.kind = deadline::Kind::due;
    task.reading.due = due_on(n);
    task.deadline_text = "trước ngày " + calendar::in_words(*task.reading.due);
  }
  return made;
}

}  // namespace support

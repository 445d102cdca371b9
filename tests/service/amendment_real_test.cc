#include <catch2/catch.hpp>
#include <map>

#include "service/claims.h"
#include "store/agencies.h"
#include "support/amendment.h"
#include "support/reference.h"

using namespace service;
using namespace support;

TEST_CASE("a real programme amended in seven places shows these seven, and keeps every report made", "[service]") {
  const auto file = support::reference_folder() / "documents";
  std::filesystem::path original;
  if (std::filesystem::exists(file))
    for (const auto& entry : std::filesystem::directory_iterator{file})
      if (entry.path().filename().string().starts_with("003_")) original = entry.path();
  if (original.empty()) {
    WARN("skipped: no shared folder");
    return;
  }
  Installation here{"2025-12-01T08:00:00+07:00"};
  const auto before = service::read(original, support::vietnam()).value();
  const auto programme = import(here.context(), before, Activate::yes).value().programme;

  // Each change is made at the line on which the task stands: three rewordings, two deadlines, a task taken out with
  // those behind it counted anew, one added, and the last heading of a part with another number.
  std::ifstream in{original};
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  const auto task_with = [&](const char* ref) { return *std::ranges::find(before.tasks, ref, &programme::Task::ref); };
  const auto line_of = [&](const char* ref) -> std::string& {
    return lines.at(static_cast<std::size_t>(task_with(ref).place.line) - 1);
  };
  const auto replace = [](std::string& line, const std::string& from, const std::string& to) {
    line = with(line, {{from, to}});
  };
  for (const auto* ref : {"II.2.1", "II.3.3", "II.7.5"}) {
    const auto text = task_with(ref).text;
    const auto words = text.substr(0, text.find(' ', 40));
    replace(line_of(ref), words, words + ", phân công rõ người, rõ việc,");
  }
  for (const auto* ref : {"II.1.1", "II.9.2"})
    replace(line_of(ref), task_with(ref).deadline_text.value(), "Hoàn thành trước ngày 15/12/2027");
  line_of("II.4.2").clear();
  for (const auto* number : {"3", "4", "5"})
    replace(line_of((std::string{"II.4."} + number).c_str()), std::string{"4."} + number + ".",
            "4." + std::to_string(std::stoi(number) - 1) + ".");
  line_of("II.8.2") += "\n\n8.3. Thí điểm tổ lưu động giúp đồng bào làm thủ tục. (Hoàn thành trong quý I/2027)";
  replace(*std::ranges::find_if(lines, [](const auto& line) { return line.starts_with("14. "); }), "14. ", "15. ");

  const auto reported = here.sql(
      "SELECT d.id FROM duty d JOIN assignment a ON a.id = d.assignment JOIN task t ON t.id = a.task WHERE t.ref = "
      "'II.1.1' LIMIT 1");
  const auto agency =
      here.sql("SELECT a.agency FROM duty d JOIN assignment a ON a.id = d.assignment WHERE d.id = " + reported);
  const auto person = [&] {
    auto connection = here.context().pool.lease();
    return store::put_person(*connection,
                             {.id = {},
                              .name = "Trần Thị Bình",
                              .email = "binh@example.org",
                              .role = people::Role::contact,
                              .agency = base::AgencyId{std::stoll(agency)}},
                             here.context().today());
  }();
  REQUIRE(
      claim(here.context(),
            {.duty = base::DutyId{std::stoll(reported)},
             .person = person,
             .evidence = {.document_number = "9-BC/TU", .document_on = day("2025-12-01"), .receiving_level = "Tỉnh ủy"},
             .note = ""},
            store::Door::page));

  std::string document;
  for (const auto& line : lines) document += line + '\n';
  const auto shown = amended(here, document);
  std::map<programme::Change, int> counts;
  for (const auto& line : shown.changes) ++counts[line.item.change];
  CHECK(shown.changes.size() == 7);
  CHECK(counts[programme::Change::reworded] == 3);
  CHECK(counts[programme::Change::redated] == 2);
  CHECK(counts[programme::Change::withdrawn] == 1);
  CHECK(counts[programme::Change::added] == 1);
  CHECK(shown.amendment.renumberings ==
        std::vector<programme::Renumbering>{{"II.4", "II.4", 3}, {"II.14", "II.15", 7}});
  REQUIRE(accept_amendment(here.context(), shown.amendment.id, {}, {}));
  CHECK(here.sql("SELECT count(*) FROM claim c JOIN duty d ON d.id = c.duty WHERE c.state = 'waiting' AND d.state = "
                 "'claimed' AND d.id = " +
                 reported) == "1");
  CHECK(programme_sheet(here.context(), programme)->tasks.size() == before.tasks.size() + 1);
}

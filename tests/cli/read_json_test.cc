#include "cli/read_json.h"

#include <catch2/catch.hpp>

#include "support/days.h"

using nlohmann::ordered_json;
using support::day;

namespace {

programme::Programme small_programme() {
  programme::Task task;
  task.ref = "1.1";
  task.owner = "Sở Y tế";
  task.owners = {"Sở Y tế"};
  task.text = "Khám bệnh.";
  task.deadline_text = "Quý I/2026";
  task.place = {.line = 9};
  task.details = {"Tại xã."};
  task.reading.kind = deadline::Kind::due;
  task.reading.due = day("2026-03-31");
  programme::Programme programme;
  programme.kind = "Kế hoạch";
  programme.number = "3-KH/TU";
  programme.term = programme::Term{2025, 2030};
  programme.title = "KẾ HOẠCH";
  programme.owners = {{.ref = "1", .name = "Sở Y tế", .deadline_text = {}, .place = {.line = 7}}};
  programme.tasks = {task};
  programme.problems = {{.kind = "no_date", .detail = "Không có ngày.", .words = "", .line = 0}};
  return programme;
}

}  // namespace

TEST_CASE("a programme is printed with stable keys in a fixed order", "[cli]") {
  const auto json = cli::json_of(small_programme());
  std::string keys;
  for (const auto& [key, value] : json.items()) keys += key + " ";
  CHECK(keys == "programme owners tasks provisions annexes indicators abbreviations problems ");
  CHECK(json["programme"]["number"] == "3-KH/TU");
  CHECK(json["programme"]["term"] == "2025-2030");
  CHECK(json["owners"][0] == ordered_json{{"ref", "1"}, {"name", "Sở Y tế"}, {"deadline_text", nullptr}, {"line", 7}});
  CHECK(json["problems"][0]["kind"] == "no_date");
}

TEST_CASE("what the document does not say is absent, what a task does not say is null", "[cli]") {
  const auto json = cli::json_of(small_programme());
  CHECK_FALSE(json["programme"].contains("issued"));
  CHECK_FALSE(json["programme"].contains("issuer"));
  CHECK(json["tasks"][0]["deliverable"].is_null());
  CHECK(json["provisions"] == ordered_json::array());
}

TEST_CASE("a task carries its reading and how many details it has", "[cli]") {
  const auto task = cli::json_of(small_programme())["tasks"][0];
  CHECK(task["details"] == 1);
  CHECK(task["reading"]["kind"] == "due");
  CHECK(task["reading"]["due"] == "2026-03-31");
  CHECK(task["reading"]["milestones"].is_null());
  CHECK(task["reading"]["rrule"].is_null());
}

TEST_CASE("milestones and rules are printed as days and as RFC 5545 writes them", "[cli]") {
  deadline::Reading reading;
  reading.kind = deadline::Kind::milestones;
  reading.milestones = {day("2026-03-31"), day("2026-09-30")};
  CHECK(cli::json_of(reading)["milestones"] == ordered_json{"2026-03-31", "2026-09-30"});
  reading.rule = deadline::Rule{.frequency = deadline::Frequency::yearly,
                                .interval = 1,
                                .months = {12},
                                .month_days = {31},
                                .weekdays = {},
                                .positions = {}};
  CHECK(cli::json_of(reading)["rrule"] == deadline::text_of(*reading.rule));
}

// Documents with a reviewed reading, compared field by field. They lie outside the source tree.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "document/reader.h"
#include "programme/reader.h"
#include "support/days.h"
#include "support/reference.h"

using namespace programme;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

json text_or_null(const std::optional<std::string>& text) { return text ? json(*text) : json(nullptr); }

/// The fields of a task that the reference knows.
json fields_of(const Task& task, const json& reference) {
  json fields = {{"ref", task.ref},
                 {"owner", text_or_null(task.owner)},
                 {"owners", task.owners},
                 {"coordinators", task.coordinators},
                 {"text", task.text},
                 {"deadline_text", text_or_null(task.deadline_text)},
                 {"inherited", task.inherited},
                 {"deliverable", text_or_null(task.deliverable)},
                 {"line", task.place.line},
                 {"details", task.details.size()}};
  for (auto field = fields.begin(); field != fields.end();)
    field = reference.contains(field.key()) ? std::next(field) : fields.erase(field);
  return fields;
}

void compare(const Programme& programme, const json& reference) {
  REQUIRE(programme.tasks.size() == reference["tasks"].size());
  for (std::size_t n = 0; n < programme.tasks.size(); ++n) {
    auto wanted = reference["tasks"][n];
    wanted.erase("row");
    CHECK(fields_of(programme.tasks[n], wanted) == wanted);
  }
  json owners = json::array(), provisions = json::array(), annexes = json::array();
  for (const auto& owner : programme.owners)
    owners.push_back({{"ref", owner.ref}, {"name", owner.name}, {"deadline_text", text_or_null(owner.deadline_text)}});
  for (const auto& provision : programme.provisions)
    provisions.push_back({{"ref", provision.ref}, {"text", provision.text}, {"line", provision.place.line}});
  for (const auto& annex : programme.annexes) annexes.push_back({{"title", annex.title}, {"line", annex.place.line}});
  CHECK(owners == reference["owners"]);
  CHECK(provisions == reference["provisions"]);
  CHECK(annexes == reference["annexes"]);
  if (!reference["programme"].contains("number")) return;
  CHECK(programme.number == reference["programme"]["number"].get<std::string>());
  CHECK(programme.issued == support::day(reference["programme"]["issued"].get<std::string>()));
  CHECK(programme.title == reference["programme"]["title"].get<std::string>());
}

void check_reading(const fs::path& document, const fs::path& reference) {
  if (!fs::exists(support::reference_folder() / document)) {
    WARN("skipped: no shared folder");
    return;
  }
  const auto outline = document::outline_of(support::reference_folder() / document);
  REQUIRE(outline);
  const auto programme = programme_in(*outline, support::vietnam());
  REQUIRE(programme);
  std::ifstream file{support::reference_folder() / reference};
  compare(*programme, json::parse(file));
}

}  // namespace

TEST_CASE("the action programme reads as its reviewed reading says", "[programme]") {
  check_reading("documents/003_421173e697426c3a.txt", "golden/action-programme.json");
}

TEST_CASE("the conclusion reads as its reviewed reading says", "[programme]") {
  check_reading("samples/ket-luan.txt", "samples/ket-luan.golden.json");
}

TEST_CASE("the list of tasks in CSV reads as its reviewed reading says", "[programme]") {
  check_reading("samples/nhiem-vu.csv", "samples/nhiem-vu.golden.json");
}

#include "programme/section_clauses.h"

#include <catch2/catch.hpp>

using namespace programme;

namespace {

std::vector<SectionClause> taken(const std::string& line) {
  std::vector<document::Block> blocks{{.mark = "", .text = line, .place = {.line = 20}}};
  return take_section_clauses(blocks);
}

}  // namespace

TEST_CASE("a line says by when the tasks are due that it points to", "[programme]") {
  const auto all = taken("Các nhiệm vụ nêu trên phải hoàn thành trước ngày 30/6/2026, trừ việc đã có thời hạn.");
  REQUIRE(all.size() == 1);
  CHECK(all[0].clause == "hoàn thành trước ngày 30/6/2026");
  CHECK(all[0].governs("II.3", {.line = 7}));
  CHECK_FALSE(all[0].governs("III.1", {.line = 25}));

  const auto some = taken("Ghi chú: Các nhiệm vụ tại mục II và III chưa ghi thời hạn thì xong trong quý IV/2026.");
  REQUIRE(some.size() == 1);
  CHECK(some[0].clause == "xong trong quý IV/2026");
  CHECK(some[0].sections == std::vector<std::string>{"II", "III"});
  CHECK(some[0].governs("II.2.1", {.line = 7}));
  CHECK(some[0].governs("III.4", {.line = 27}));
  CHECK_FALSE(some[0].governs("I.1", {.line = 7}));
  CHECK_FALSE(some[0].governs("IIII.1", {.line = 7}));
}

TEST_CASE("a line about tasks without a deadline, or about none, stays where it is", "[programme]") {
  for (const auto* line : {"Các nhiệm vụ nêu trên được giao cho Sở Nội vụ theo dõi.",
                           "Các nhiệm vụ trọng tâm hoàn thành trước ngày 30/6/2026.",
                           "Sở Nội vụ hoàn thành các việc nêu trên trước ngày 30/6/2026."}) {
    INFO(line);
    CHECK(taken(line).empty());
  }
}

TEST_CASE("a row that says by when the others are due is taken out of its table", "[programme]") {
  document::Table table;
  for (const auto* words : {"Rào vườn thú", "Thời hạn hoàn thành các nhiệm vụ trên: trước ngày 01/8/2026"})
    table.rows.push_back({.cells = {{.paragraphs = {words}}}, .place = {}});
  std::vector<document::Block> blocks{{.table = table}};
  const auto clauses = take_section_clauses(blocks);
  REQUIRE(clauses.size() == 1);
  CHECK(clauses[0].clause == "trước ngày 01/8/2026");
  CHECK(blocks[0].table->rows.size() == 1);
}

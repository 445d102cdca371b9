#include "document/pdf.h"

#include <catch2/catch.hpp>

#include "support/pdf_pages.h"

using namespace document;
using namespace test;

namespace {

using Words = std::vector<std::string>;

/// A table of one row below its header, whose cells go on from the foot of a page to the head of the next.
base::Result<Reading> read_cut_row(const std::string& above, const std::string& below) {
  std::vector<PdfPage> pages{blank(), blank()};
  const std::vector<double> tops{740, 40};
  for (std::size_t n = 0; n < 2; ++n) {
    const auto top = tops[n];
    rule_table(pages[n], {top, top + 20, top + 60});
    print(pages[n], 75, top + 3, "TT");
    print(pages[n], 115, top + 3, "Noi dung");
    print(pages[n], 305, top + 3, "Chu tri");
  }
  print(pages[0], 75, 763, "1");
  print(pages[0], 115, 763, above);
  print(pages[0], 305, 763, "So Y te");
  print(pages[1], 115, 63, below);
  return read(pages);
}

}  // namespace

TEST_CASE("a header printed again at the upper edge of the next page is no running head", "[document][pdf]") {
  const auto reading = read_cut_row("Ra soat cac quy dinh ve", "cap kinh phi.");
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 1);
  const auto& rows = reading->blocks[0].table->rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells[1].paragraphs == Words{"Noi dung"});
  CHECK(rows[1].cells[1].paragraphs == Words{"Ra soat cac quy dinh ve cap kinh phi."});
}

TEST_CASE("a figure that closes a bracket is no mark, wherever the line breaks", "[document][pdf]") {
  const auto reading = read_cut_row("Kiem tra tung xa (dot", "23) va bao cao.");
  REQUIRE(reading);
  CHECK(reading->blocks.at(0).table->rows.at(1).cells[1].paragraphs == Words{"Kiem tra tung xa (dot 23) va bao cao."});
}

TEST_CASE("a day that a narrow column cuts is whole again", "[document][pdf]") {
  auto page = blank();
  rule_table(page, {100, 120, 200});
  print(page, 75, 103, "TT");
  print(page, 115, 103, "Noi dung");
  print(page, 305, 103, "Thoi han");
  print(page, 75, 123, "1");
  print(page, 115, 123, "Ra soat cac tram y te.");
  print(page, 305, 123, "Hoan thanh truoc 19/10/202");
  print(page, 305, 137, "6");
  const auto reading = read({page});
  REQUIRE(reading);
  CHECK(reading->blocks.at(0).table->rows.at(1).cells[2].paragraphs == Words{"Hoan thanh truoc 19/10/2026"});
}

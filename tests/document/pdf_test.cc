#include "document/pdf.h"

#include <catch2/catch.hpp>

#include "document/pdf_dump.h"
#include "document/pdf_process.h"
#include "support/pdf_pages.h"

using namespace document;
using namespace test;

namespace {

/// A PDF of one page that prints the words.
std::string small_pdf(const std::string& words) {
  const auto content = "BT /F1 12 Tf 70 700 Td (" + words + ") Tj ET";
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font"
         "/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length " +
         std::to_string(content.size()) + ">>stream\n" + content + "\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
}

}  // namespace

TEST_CASE("wrapped lines of a page are one paragraph, and a number begins the next", "[document][pdf]") {
  auto page = blank();
  print(page, 70, 100, "1. So Y te ra soat toan bo cac tram y te o vung cao va bao cao ket qua");
  print(page, 70, 118, "Uy ban nhan dan tinh. (Hoan thanh trong thang 6/2026)");
  print(page, 70, 136, "2. So Tai chinh bo tri kinh phi.");
  const auto reading = read({page});
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 2);
  CHECK(reading->blocks[0].mark == "1");
  CHECK(reading->blocks[0].text.find("ket qua Uy ban") != std::string::npos);
  CHECK(reading->blocks[1].text == "So Tai chinh bo tri kinh phi.");
  CHECK(reading->blocks[1].place.page == 1);
}

TEST_CASE("page numbers and running heads are left out, and a paragraph goes on over them", "[document][pdf]") {
  std::vector<PdfPage> pages{blank(), blank()};
  for (std::size_t n = 0; n < 2; ++n) {
    print(pages[n], 70, 30, "Ke hoach nam 2026");
    print(pages[n], 290, 800, "- " + std::to_string(n + 1) + " -");
  }
  print(pages[0], 70, 700, "1. So Y te ra soat cac tram y te o vung cao va");
  print(pages[1], 70, 100, "bao cao ket qua.");
  print(pages[1], 70, 118, "2. So Tai chinh cap kinh phi cho cac tram y te.");
  const auto reading = read(pages);
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 2);
  CHECK(reading->blocks[0].text == "So Y te ra soat cac tram y te o vung cao va bao cao ket qua.");
  CHECK(reading->blocks[1].place.page == 2);
}

TEST_CASE("ruled lines make a table that goes on over pages, its header printed once more", "[document][pdf]") {
  std::vector<PdfPage> pages{blank(), blank()};
  for (auto& page : pages) {
    rule_table(page, {100, 120, 160});
    print(page, 75, 103, "TT");
    print(page, 115, 103, "Noi dung");
    print(page, 305, 103, "Chu tri");
  }
  print(pages[0], 75, 123, "1");
  print(pages[0], 115, 123, "Ra soat cac quy dinh ve");
  print(pages[0], 305, 123, "So Y te");
  print(pages[1], 115, 123, "cap kinh phi.");
  const auto reading = read(pages);
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 1);
  const auto& rows = reading->blocks[0].table->rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].cells[1].paragraphs == std::vector<std::string>{"Ra soat cac quy dinh ve cap kinh phi."});
  CHECK(rows[1].place.page == 1);
}

TEST_CASE("a row that a spreadsheet leaves without lines is a row of the table that goes on below it",
          "[document][pdf]") {
  auto page = blank();
  rule_table(page, {100, 120, 140});
  rule_table(page, {160, 180});
  print(page, 75, 103, "TT");
  print(page, 115, 103, "Noi dung");
  print(page, 305, 103, "Chu tri");
  print(page, 75, 123, "1");
  print(page, 115, 123, "Ra soat quy dinh");
  print(page, 305, 123, "So Y te");
  print(page, 72, 143, "II");
  print(page, 112, 143, "KINH TE BIEN VA HAI DAO, QUOC PHONG AN NINH");  // wider than its column
  print(page, 75, 163, "2");
  print(page, 115, 163, "Cap kinh phi");
  print(page, 305, 163, "So Tai chinh");
  const auto reading = read({page});
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 1);
  const auto& rows = reading->blocks[0].table->rows;
  REQUIRE(rows.size() == 4);
  CHECK(rows[2].cells[0].paragraphs == std::vector<std::string>{"II"});
  CHECK(rows[2].cells[1].paragraphs == std::vector<std::string>{"KINH TE BIEN VA HAI DAO, QUOC PHONG AN NINH"});
  CHECK(rows[3].cells[2].paragraphs == std::vector<std::string>{"So Tai chinh"});
}

TEST_CASE("text between two tables that are none of one another stays text", "[document][pdf]") {
  auto page = blank();
  rule_table(page, {100, 120, 140});
  rule_table(page, {170, 190});
  print(page, 75, 103, "TT");
  print(page, 75, 123, "1");
  print(page, 140, 148, "Ghi chu: cac don vi bao cao hang quy.");
  print(page, 75, 173, "2");
  const auto reading = read({page});
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 3);
  CHECK(reading->blocks[1].text == "Ghi chu: cac don vi bao cao hang quy.");
}

TEST_CASE("what stands below a blank line of a letterhead's column is no part of it", "[document][pdf]") {
  auto page = blank();
  print(page, 70, 100, "UBND TINH");
  print(page, 330, 100, "CONG HOA XA HOI CHU NGHIA VIET NAM");
  print(page, 330, 116, "Doc lap - Tu do");
  print(page, 70, 132, "PHU LUC");
  print(page, 70, 148, "PHAN CONG NHIEM VU PHAT TRIEN KINH TE BIEN GIAI DOAN 2026-2030 CUA TINH");
  const auto reading = read({page});
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() >= 4);
  CHECK(reading->blocks[0].text == "UBND TINH");
  CHECK(reading->blocks[1].text == "CONG HOA XA HOI CHU NGHIA VIET NAM");
  CHECK(reading->blocks[3].text.substr(0, 7) == "PHU LUC");
}

TEST_CASE("words printed over others, and letters without a meaning, are told with their page", "[document][pdf]") {
  auto page = blank();
  for (double y = 100; y < 160; y += 30) {
    print(page, 70, y, "Nao vet luong tau vao cang");
    print(page, 70, y + 4, "Lap danh muc du an de keu goi");
  }
  auto strange = blank();
  print(strange, 70, 100, "\uE012\uE013\uE014\uE015 \uE016\uE017\uE018\uE019 \uE01A\uE01B\uE01C\uE01D");
  const auto reading = read({page, strange});
  REQUIRE(reading);
  const auto told = [&](const std::string& kind, int number) {
    return std::any_of(reading->problems.begin(), reading->problems.end(), [&](const base::Problem& problem) {
      return problem.kind == kind && problem.place.page == number;
    });
  };
  CHECK(told("pdf_words_over_others", 1));
  CHECK_FALSE(told("pdf_garbled_text", 1));
  CHECK(told("pdf_garbled_text", 2));
  CHECK_FALSE(told("pdf_words_over_others", 2));
}

TEST_CASE("columns without ruled lines, and pages that are pictures, are told", "[document][pdf]") {
  auto page = blank();
  for (double y = 100; y < 200; y += 20) {
    print(page, 70, y, "1");
    print(page, 200, y, "Ra soat");
    print(page, 400, y, "So Y te");
  }
  const auto reading = read({page, blank()});
  REQUIRE(reading);
  REQUIRE(reading->problems.size() == 2);
  CHECK(reading->problems[0].kind == "pdf_page_without_text");
  CHECK(reading->problems[0].place.page == 2);
  CHECK(reading->problems[1].kind == "pdf_table_by_position");
}

TEST_CASE("a scan, a locked file and a dump that is cut off are refused", "[document][pdf]") {
  CHECK(read({blank()}).error().kind == "pdf_without_text");
  auto turned = blank();
  turned.turned_words = 12;
  CHECK(read({blank(), turned}).error().kind == "pdf_turned_text");
  CHECK(pdf_of_dump(dumped(PdfEnd::locked), "a.pdf").error().kind == "pdf_locked");
  CHECK(pdf_of_dump(dumped(PdfEnd::too_many_pages), "a.pdf").error().kind == "too_many_pages");
  CHECK(pdf_of_dump(dumped(blank()), "a.pdf").error().kind == "pdf_unreadable");
  CHECK(pdf_of_dump("", "a.pdf").error().kind == "pdf_unreadable");
}

TEST_CASE("no program is started to open a PDF until one is named", "[document][pdf]") {
  set_pdf_program({});
  CHECK(pdf(small_pdf("So Y te"), "a.pdf").error().kind == "pdf_not_available");
  set_pdf_program(DONDOC_PDF_PROGRAM);
  const auto reading = pdf(small_pdf("1. So Y te ra soat."), "a.pdf");
  REQUIRE(reading);
  CHECK(reading->blocks.at(0).text == "So Y te ra soat.");
  CHECK(pdf("%PDF-1.4 hong", "a.pdf").error().kind == "pdf_unreadable");
  set_pdf_program("/bin/false");
  CHECK(pdf(small_pdf("So Y te"), "a.pdf").error().kind == "pdf_unreadable");
  set_pdf_program({});
}

#include "document/office_package.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "document/grid.h"
#include "document/word.h"
#include "document/workbook.h"
#include "support/office_files.h"

using namespace document;
using support::Parts;
using support::zip_of;

namespace {

template <typename Value>
std::string refusal(const base::Result<Value>& result) {
  REQUIRE_FALSE(result);
  CHECK(result.error().detail.find("Đề nghị") != std::string::npos);
  CHECK(base::is_utf8(result.error().detail));
  return result.error().kind;
}

std::string refusal_of(const std::string& bytes) {
  const auto kind = refusal(word(bytes, "tep.docx"));
  CHECK(word(bytes, "tep.docx").error().detail.find("tep.docx") != std::string::npos);
  return kind;
}

std::string body(const std::string& inside) {
  return "<w:document" + std::string{support::word_namespaces} + "><w:body>" + inside + "</w:body></w:document>";
}

std::string repeated(const std::string& words, int times) {
  std::string all;
  for (int n = 0; n < times; ++n) all += words;
  return all;
}

}  // namespace

TEST_CASE("a part is found by the package's own words, in whatever case and folder", "[document][office]") {
  const auto bytes = zip_of({{"_rels/.rels", support::relationships({{"officeDocument", "/Van/Ban.xml"}})},
                             {"van/ban.xml", body(support::paragraph("A", support::in_list(1)))},
                             {"Van/_rels/Ban.xml.rels", support::relationships({{"numbering", "../So/so.xml"}})},
                             {"So/so.xml", "<w:numbering" + std::string{support::word_namespaces} +
                                               "><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:lvlText "
                                               "w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'>"
                                               "<w:abstractNumId w:val='0'/></w:num></w:numbering>"}});
  const auto reading = word(bytes, "tep.docx");
  REQUIRE(reading);
  CHECK(reading->blocks.at(0).mark == "1");
}

TEST_CASE("a damaged package is refused, wherever it was cut", "[document][office]") {
  const auto whole = support::docx({.body = repeated(support::paragraph("1. Rà soát"), 200)});
  REQUIRE(word(whole, "tep.docx"));
  for (std::size_t size = 0; size < whole.size(); size += 97) CHECK(refusal_of(whole.substr(0, size)) == "damaged");
  CHECK(refusal_of(zip_of({{"khac.xml", "<a/>"}})) == "damaged");
  CHECK(refusal_of(zip_of({{"word/document.xml", "<a><b></a>"}})) == "damaged");
  CHECK(refusal_of(zip_of({{"word/document.xml", ""}})) == "damaged");
}

TEST_CASE("a package whose bytes were changed is refused by its checksum", "[document][office]") {
  auto bytes = support::docx({.body = repeated(support::paragraph("Một việc nữa"), 2000)});
  const auto at = bytes.find("word/document.xml") + 60;  // within what is packed
  bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
  CHECK(refusal_of(bytes) == "damaged");
}

TEST_CASE("a package with a password is refused as locked", "[document][office]") {
  CHECK(refusal_of(zip_of(support::parts_of(support::WordParts{.body = support::paragraph("A")}), "mat khau")) ==
        "locked");
}

TEST_CASE("a package that swells beyond what documents do is refused, without the memory it asks for",
          "[document][office]") {
  CHECK(refusal_of(zip_of({{"word/document.xml", body(std::string(80U << 20U, ' '))}})) == "swollen");
}

TEST_CASE("a DOCTYPE is refused before any entity is made", "[document][office]") {
  CHECK(refusal_of(zip_of({{"word/document.xml",
                            "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;&b;'>]>" + body("&c;")}})) == "unsafe");
  CHECK(refusal_of(zip_of({{"word/document.xml", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>" + body("")}})) == "unsafe");
}

TEST_CASE("elements too deep and tags without end are refused", "[document][office]") {
  CHECK(refusal_of(zip_of({{"word/document.xml", body(repeated("<w:sdt>", 100'000))}})) == "unsafe");
  std::string noise;  // that does not pack to nothing
  for (unsigned n = 1; noise.size() < (3U << 20U); n = n * 1'103'515'245U + 12'345U) noise += std::to_string(n);
  CHECK(refusal_of(zip_of({{"word/document.xml", body("<w:p a='" + noise + "'/>")}})) == "unsafe");
}

TEST_CASE("a document of more words or cells than anyone reads is refused", "[document][office]") {
  const std::string long_text(30'000, 'a');
  std::string rows;
  for (int row = 1; row <= 2'500; ++row) rows += "<row r='" + std::to_string(row) + "'><c t='s'><v>0</v></c></row>";
  CHECK(refusal(workbook(support::xlsx({.sheets = {{"A", "<sheetData>" + rows + "</sheetData>", ""}},
                                        .strings = "<si><t>" + long_text + "</t></si>"}),
                         "tep.xlsx")) == "too_much_text");

  std::string wide = "<row r='1'>";
  for (int column = 0; column <= most_columns; ++column) wide += "<c><v>1</v></c>";
  CHECK(refusal(workbook(support::xlsx({.sheets = {{"A", "<sheetData>" + wide + "</row></sheetData>", ""}}}),
                         "tep.xlsx")) == "too_many_cells");
}

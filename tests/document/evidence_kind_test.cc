#include "document/evidence_kind.h"

#include <catch2/catch.hpp>

#include "support/evidence.h"

using namespace document;
using namespace support;

namespace {

EvidenceKind kind_of(const std::string& bytes) { return evidence_kind(bytes, "tep").value(); }

std::string refusal_of(const std::string& bytes) {
  const auto kind = evidence_kind(bytes, "tài liệu.docx");
  REQUIRE_FALSE(kind);
  CHECK(kind.error().detail.find("“tài liệu.docx”") != std::string::npos);
  return kind.error().kind;
}

Parts word_parts() { return parts_of(WordParts{.body = paragraph("Lời")}); }

}  // namespace

TEST_CASE("evidence is told by its content, and its code is the ending of its name", "[document]") {
  CHECK(kind_of(small_pdf()) == EvidenceKind::pdf);
  CHECK(kind_of(small_png()) == EvidenceKind::png);
  CHECK(kind_of(small_jpeg()) == EvidenceKind::jpeg);
  CHECK(kind_of(small_docx()) == EvidenceKind::word);
  CHECK(kind_of(small_xlsx()) == EvidenceKind::sheet);
  for (const auto kind :
       {EvidenceKind::pdf, EvidenceKind::png, EvidenceKind::jpeg, EvidenceKind::word, EvidenceKind::sheet})
    CHECK(evidence_kind_of(code(kind)) == kind);
  CHECK_FALSE(evidence_kind_of("exe"));
}

TEST_CASE("any other kind of file is refused in words", "[document]") {
  for (const std::string& bytes :
       {std::string{"MZ\x90 chương trình"}, std::string{"<!doctype html><p>x"}, std::string{"chữ thường"},
        std::string{"\x89PNX"}, std::string{"\xFF\xD8"}, std::string{" %PDF-1.4"}, std::string{"GIF89a"},
        std::string{"{\\rtf1 x}"}, std::string{}, zip_of({{"thu.txt", "x"}})})
    CHECK(refusal_of(bytes) == "not_evidence");
}

TEST_CASE("a zip that is no Office document is refused, whatever its parts are called", "[document]") {
  CHECK(refusal_of(zip_of({{"word/document.xml", "<a/>"}})) == "damaged");  // a package without content types
  CHECK(refusal_of(package_of({{"word/document.xml", "<a/>"}}, {})) == "not_evidence");
  CHECK(refusal_of(package_of({{"word/other.xml", "<a/>"}}, {{"/word/document.xml", word_type}})) == "not_evidence");
  CHECK(refusal_of(package_of(word_parts(), {{"/word/document.xml", "application/vnd.ms-package.xps"}})) ==
        "not_evidence");
  CHECK(refusal_of("PK\x03\x04 word/document.xml") == "damaged");
  CHECK(refusal_of(small_docx().substr(0, small_docx().size() - 100)) == "damaged");
  CHECK(refusal_of(zip_of({{"[Content_Types].xml", content_types({})}, {"word/document.xml", "<a/>"}}, "mật")) ==
        "locked");
}

TEST_CASE("a document with a macro is refused, however it says so", "[document]") {
  const std::string vba = "application/vnd.ms-office.vbaProject";
  const std::string with_macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
  CHECK(refusal_of(package_of(word_parts(), {{"/word/document.xml", with_macros}})) == "has_macros");
  CHECK(refusal_of(package_of(word_parts(), {{"/word/document.xml", word_type}, {"/word/x.bin", vba}})) ==
        "has_macros");
  auto named = word_parts();
  named.emplace_back("word/VBAproject.BIN", "x");
  CHECK(refusal_of(package_of(named, {{"/word/document.xml", word_type}})) == "has_macros");
  auto related = word_parts();
  for (auto& [path, bytes] : related)
    if (path == "word/_rels/document.xml.rels") bytes = relationships({{"vbaProject", "khac.bin"}});
  CHECK(refusal_of(package_of(related, {{"/word/document.xml", word_type}})) == "has_macros");
  auto sheet = parts_of(SheetParts{.sheets = {{"Bảng", "<sheetData/>", ""}}});
  CHECK(refusal_of(package_of(sheet, {{"/xl/workbook.xml", sheet_type},
                                      {"/xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml"}})) ==
        "has_macros");
}

TEST_CASE("a list of content types that inflates without end or declares entities is refused", "[document]") {
  const auto with_types = [](std::string types) {
    auto parts = word_parts();
    parts.insert(parts.begin(), {"[Content_Types].xml", std::move(types)});
    return zip_of(parts);
  };
  CHECK(refusal_of(with_types("<!DOCTYPE a [<!ENTITY b 'c'>]><Types/>")) == "unsafe");
  CHECK(refusal_of(with_types("<Types>" + std::string(64U << 20U, ' ') + "</Types>")) == "swollen");
  CHECK(refusal_of(with_types("<Types>")) == "damaged");
}

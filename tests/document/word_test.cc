#include "document/word.h"

#include <catch2/catch.hpp>

#include "support/office_files.h"

using namespace document;
using support::docx;
using support::in_list;
using support::paragraph;

namespace {

using Lines = std::vector<std::string>;

Reading read(const support::WordParts& parts) {
  auto reading = word(docx(parts), "tep.docx");
  REQUIRE(reading);
  return *std::move(reading);
}

/// The blocks, each as "mark|text".
Lines lines(const support::WordParts& parts) {
  Lines lines;
  for (const auto& block : read(parts).blocks) lines.push_back(block.mark + "|" + block.text);
  return lines;
}

std::string run(const std::string& words, const std::string& properties = {}) {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space='preserve'>" + words + "</w:t></w:r>";
}

}  // namespace

TEST_CASE("a paragraph's runs are put together, and its typed mark is told from its words", "[document][word]") {
  CHECK(lines({.body = "<w:p>" + run("1.") + run("1. ") + run("Rà so") + run("át", "<w:b/>") + "</w:p><w:p/>" +
                       paragraph("- Sở&#160;Y  tế")}) == Lines{"1.1|Rà soát", "-|Sở Y tế"});
}

TEST_CASE("tabs, breaks and signs within a run are read as they are printed", "[document][word]") {
  const std::string body =
      "<w:p><w:r><w:t>2.</w:t><w:tab/><w:t>Ki</w:t><w:noBreakHyphen/><w:t>ốt</w:t><w:br/><w:t>- Đặt tại xã</w:t>"
      "<w:cr/><w:t>và phường</w:t></w:r></w:p><w:p><w:r><w:sym w:font='Symbol' w:char='f0b7'/><w:t> "
      "Bàn</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>" +
      run("Ghế") + "</w:p>";
  CHECK(lines({.body = body}) == Lines{"2|Ki-ốt", "-|Đặt tại xã và phường", "•|Bàn", "|Ghế"});
}

TEST_CASE("tracked changes are read as accepted", "[document][word]") {
  const auto deleted_end = "<w:rPr><w:del w:id='1'/></w:rPr>";
  const auto table = "<w:tbl><w:tr><w:tc>" + paragraph("TT") + "</w:tc><w:tc>" + paragraph("Việc") +
                     "</w:tc></w:tr><w:tr><w:trPr><w:del w:id='9'/></w:trPr><w:tc>" + paragraph("1") + "</w:tc><w:tc>" +
                     paragraph("Bỏ") + "</w:tc></w:tr></w:tbl>";
  CHECK(lines({.body = "<w:p><w:ins>" + run("Thêm") + "</w:ins><w:del><w:r><w:delText>Bớt</w:delText></w:r></w:del>" +
                       run(" vào") + "</w:p>"}) == Lines{"|Thêm vào"});
  CHECK(lines({.body = "<w:p><w:moveFrom>" + run("Đi") + "</w:moveFrom><w:moveTo>" + run("Đến") +
                       "</w:moveTo></w:p>"}) == Lines{"|Đến"});
  CHECK(lines({.body = paragraph("Nửa đầu ", deleted_end) + paragraph("Nửa sau")}) == Lines{"|Nửa đầu Nửa sau"});
  CHECK(lines({.body = paragraph("Mới",
                                 "<w:pPrChange><w:pPr><w:pStyle w:val='Cu'/>" + in_list(1) + "</w:pPr></w:pPrChange>"),
               .numbering =
                   "<w:abstractNum w:abstractNumId='0'/><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"}) ==
        Lines{"|Mới"});
  const auto reading = read({.body = table});
  REQUIRE(reading.blocks.size() == 1);
  CHECK(reading.blocks[0].table->rows.size() == 1);
}

TEST_CASE("a field shows its result", "[document][word]") {
  const auto mark = [](const std::string& type) { return "<w:r><w:fldChar w:fldCharType='" + type + "'/></w:r>"; };
  const auto inner =
      mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + mark("separate") + run("trang") + mark("end");
  CHECK(lines({.body = "<w:p>" + run("Năm ") + mark("begin") + "<w:r><w:instrText>DATE</w:instrText></w:r>" + inner +
                       mark("separate") + run("2026") + mark("end") + run(".") + "</w:p>"}) == Lines{"|Năm 2026."});
  CHECK(lines({.body = "<w:p><w:fldSimple w:instr='DATE'>" + run("2026") + "</w:fldSimple></w:p>"}) == Lines{"|2026"});
  CHECK(lines({.body = "<w:p>" + run("Trước") + mark("begin") + "</w:p>" + paragraph("Sau")}) ==
        Lines{"|Trước", "|Sau"});  // a field that never ends loses nothing
}

TEST_CASE("footnote marks are left out, in whatever way they were set", "[document][word]") {
  const auto raised = "<w:vertAlign w:val='superscript'/>";
  CHECK(lines({.body = "<w:p>" + run("Trong tỉnh") + "<w:r><w:rPr>" + raised +
                       "</w:rPr><w:footnoteReference w:id='1'/></w:r>" + run(", xã") + run("(2)", raised) + run(".") +
                       "</w:p>"}) == Lines{"|Trong tỉnh, xã."});
  CHECK(lines({.body = "<w:p>" + run("Thủ tục") + run("1", "<w:position w:val='8'/>") + run(" mới") + "</w:p>"}) ==
        Lines{"|Thủ tục mới"});
  CHECK(lines({.body = "<w:p>" + run("Rộng 40 m") + run("2", raised) + run(" trở lên") + "</w:p>"}) ==
        Lines{"|Rộng 40 m² trở lên"});
  CHECK(lines({.body = "<w:p>" + run("3", raised) + run(" Theo báo cáo năm 2025.") + "</w:p>" + paragraph("Hết.")}) ==
        Lines{"|Hết."});
}

TEST_CASE("content controls, links and custom tags are seen through, and their settings are not read",
          "[document][word]") {
  const auto wrapped = "<w:sdt><w:sdtPr><w:placeholder/><w:r><w:t>Bấm vào đây</w:t></w:r></w:sdtPr><w:sdtContent>" +
                       paragraph("1. Sở Y tế") + "</w:sdtContent></w:sdt>";
  CHECK(lines({.body = wrapped + "<w:p><w:hyperlink><w:smartTag>" + run("Cổng") +
                       "</w:smartTag></w:hyperlink></w:p>"}) == Lines{"1|Sở Y tế", "|Cổng"});
}

TEST_CASE("hidden words and tables of contents are left out", "[document][word]") {
  CHECK(lines({.body = "<w:p>" + run("Ẩn", "<w:vanish/>") + run("Hiện", "<w:vanish w:val='0'/>") + "</w:p>" +
                       paragraph("I. MỤC TIÊU ... 3", "<w:pStyle w:val='MucLuc1'/>"),
               .styles = "<w:style w:type='paragraph' w:styleId='MucLuc1'><w:name w:val='toc 1'/></w:style>"}) ==
        Lines{"|Hiện"});
}

TEST_CASE("a text box follows the paragraph it hangs on, once", "[document][word]") {
  const auto box = "<w:txbxContent>" + paragraph("Trong khung") + "</w:txbxContent>";
  const auto body = "<w:p>" + run("Trước ") + "<w:r><mc:AlternateContent><mc:Choice><wps:txbx>" + box +
                    "</wps:txbx></mc:Choice><mc:Fallback><v:textbox>" + box +
                    "</v:textbox></mc:Fallback></mc:AlternateContent></w:r>" + run("sau") + "</w:p>";
  CHECK(lines({.body = body}) == Lines{"|Trước sau", "|Trong khung"});
  CHECK(lines({.body = "<w:p><w:r><w:pict><v:textbox>" + box + "</v:textbox></w:pict></w:r></w:p>"}) ==
        Lines{"|Trong khung"});
}

TEST_CASE("a heading is one by its style, by the style below that, or by itself", "[document][word]") {
  const support::WordParts parts{
      .body = paragraph("Một", "<w:pStyle w:val='u1'/>") + paragraph("Hai", "<w:pStyle w:val='Rieng'/>") +
              paragraph("Ba", "<w:outlineLvl w:val='2'/>") + paragraph("Thân", "<w:pStyle w:val='Than'/>"),
      .styles =
          "<w:style w:type='paragraph' w:styleId='u1'><w:name w:val='heading 1'/></w:style>"
          "<w:style w:type='paragraph' w:styleId='Rieng'><w:name w:val='Rieng'/><w:basedOn w:val='Goc'/></w:style>"
          "<w:style w:type='paragraph' w:styleId='Goc'><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
          "<w:style w:type='paragraph' w:styleId='Than'><w:basedOn w:val='u1'/><w:pPr><w:outlineLvl w:val='9'/>"
          "</w:pPr></w:style>"};
  std::vector<int> headings;
  for (const auto& block : read(parts).blocks) headings.push_back(block.heading);
  CHECK(headings == std::vector<int>{1, 2, 3, 0});
}

TEST_CASE("a style that is based on itself is no trap", "[document][word]") {
  CHECK(lines({.body = paragraph("Một", "<w:pStyle w:val='A'/>"),
               .styles = "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style><w:style w:styleId='B'><w:basedOn "
                         "w:val='A'/></w:style>"}) == Lines{"|Một"});
}

TEST_CASE("a paragraph cut in two goes on, a new sentence does not", "[document][word]") {
  CHECK(lines({.body =
                   paragraph("1. Rà soát các quy định về") + paragraph("đất đai.") + paragraph("không để quá hạn.")}) ==
        Lines{"1|Rà soát các quy định về đất đai.", "|không để quá hạn."});
}

TEST_CASE("documents in strict Open XML are read too", "[document][word]") {
  const std::string strict =
      "<a:document xmlns:a='http://purl.oclc.org/ooxml/wordprocessingml/main'><a:body><a:p><a:r><a:t>1. Sở Y tế</a:t>"
      "</a:r></a:p></a:body></a:document>";
  const auto reading = word(support::zip_of({{"word/document.xml", strict}}), "tep.docx");
  REQUIRE(reading);
  REQUIRE(reading->blocks.size() == 1);
  CHECK(reading->blocks[0].text == "Sở Y tế");
}

TEST_CASE("every paragraph outside of tables knows its number", "[document][word]") {
  const auto reading = read({.body = paragraph("Một") + "<w:p/>" + paragraph("Hai")});
  REQUIRE(reading.blocks.size() == 2);
  CHECK(reading.blocks[1].place == Place{.paragraph = 2});
}

#include "document/word_numbering.h"

#include <catch2/catch.hpp>

#include "document/word.h"
#include "support/office_files.h"

using namespace document;
using support::in_list;
using support::paragraph;

namespace {

using Lines = std::vector<std::string>;

std::string level(int number, const std::string& format, const std::string& text, const std::string& more = {}) {
  return "<w:lvl w:ilvl='" + std::to_string(number) + "'><w:start w:val='1'/><w:numFmt w:val='" + format +
         "'/><w:lvlText w:val='" + text + "'/>" + more + "</w:lvl>";
}

std::string definition(int number, const std::string& levels) {
  return "<w:abstractNum w:abstractNumId='" + std::to_string(number) + "'>" + levels + "</w:abstractNum>";
}

std::string list(int number, int definition, const std::string& more = {}) {
  return "<w:num w:numId='" + std::to_string(number) + "'><w:abstractNumId w:val='" + std::to_string(definition) +
         "'/>" + more + "</w:num>";
}

std::string start(int level, int number) {
  return "<w:lvlOverride w:ilvl='" + std::to_string(level) + "'><w:startOverride w:val='" + std::to_string(number) +
         "'/></w:lvlOverride>";
}

/// The blocks, each as "mark|text".
Lines lines(const support::WordParts& parts) {
  const auto reading = word(support::docx(parts), "tep.docx");
  REQUIRE(reading);
  Lines lines;
  for (const auto& block : reading->blocks) lines.push_back(block.mark + "|" + block.text);
  return lines;
}

}  // namespace

TEST_CASE("levels of a list count below each other and start again", "[document][word]") {
  const auto numbering = definition(0, level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") +
                                           level(2, "decimal", "%2.%3.") + level(3, "lowerLetter", "%4)")) +
                         list(1, 0);
  CHECK(lines({.body = paragraph("A", in_list(1)) + paragraph("B", in_list(1, 1)) + paragraph("C", in_list(1, 2)) +
                       paragraph("D", in_list(1, 2)) + paragraph("E", in_list(1, 3)) + paragraph("F", in_list(1, 3)) +
                       paragraph("G", in_list(1, 1)) + paragraph("H", in_list(1, 2)) + paragraph("I", in_list(1)) +
                       paragraph("K", in_list(1, 1)),
               .numbering = numbering}) ==
        Lines{"I|A", "1|B", "1.1|C", "1.2|D", "a)|E", "b)|F", "2|G", "2.1|H", "II|I", "1|K"});
}

TEST_CASE("each format of number gives the mark that a typed one would", "[document][word]") {
  struct Case {
    std::string format, text, line;
  };
  for (const auto& [format, text, line] : {
           Case{"decimal", "%1.", "1|Việc"},
           Case{"decimal", "%1", "1|Việc"},
           Case{"decimal", "%1)", "1)|Việc"},
           Case{"decimalZero", "%1.", "01|Việc"},
           Case{"upperRoman", "%1.", "I|Việc"},
           Case{"upperLetter", "%1.", "A|Việc"},
           Case{"lowerLetter", "%1)", "a)|Việc"},
           Case{"bullet", "-", "-|Việc"},
           Case{"bullet", "+", "+|Việc"},
           Case{"bullet", "\uf0b7", "•|Việc"},
           Case{"bullet", "\uf0d8", "•|Việc"},
           Case{"none", "", "|Việc"},
           Case{"decimal", "Điều %1.", "|Điều 1. Việc"},
           Case{"decimal", "(%1)", "|(1) Việc"},
       })
    CHECK(lines({.body = paragraph("Việc", in_list(1)),
                 .numbering = definition(0, level(0, format, text)) + list(1, 0)}) == Lines{line});
}

TEST_CASE("letters go on after z as Word counts", "[document][word]") {
  std::string body;
  for (int n = 0; n < 28; ++n) body += paragraph("Việc", in_list(1));
  const auto all = lines({.body = body, .numbering = definition(0, level(0, "upperLetter", "%1 -")) + list(1, 0)});
  CHECK(all[25] == "|Z - Việc");
  CHECK(all[27] == "|BB - Việc");
}

TEST_CASE("a bullet below a bullet of its list is one of the second rank", "[document][word]") {
  CHECK(lines({.body = paragraph("A", in_list(1)) + paragraph("B", in_list(1, 1)) + paragraph("C", in_list(1, 2)),
               .numbering = definition(0, level(0, "decimal", "%1.") + level(1, "bullet", "\uf0b7") +
                                              level(2, "bullet", "\uf0a7")) +
                            list(1, 0)}) == Lines{"1|A", "•|B", "+|C"});
}

TEST_CASE("lists of one definition count on, unless one says where it starts", "[document][word]") {
  const auto numbers = definition(0, level(0, "decimal", "%1."));
  const auto body =
      paragraph("A", in_list(1)) + paragraph("B", in_list(2)) + paragraph("C", in_list(2)) + paragraph("D", in_list(1));
  CHECK(lines({.body = body, .numbering = numbers + list(1, 0) + list(2, 0)}) == Lines{"1|A", "2|B", "3|C", "4|D"});
  CHECK(lines({.body = body, .numbering = numbers + list(1, 0) + list(2, 0, start(0, 7))}) ==
        Lines{"1|A", "7|B", "8|C", "9|D"});
}

TEST_CASE("a list may have levels of its own and levels that never start again", "[document][word]") {
  const auto own = "<w:lvlOverride w:ilvl='0'>" + level(0, "lowerLetter", "%1)") + "</w:lvlOverride>";
  CHECK(lines({.body = paragraph("A", in_list(1)),
               .numbering = definition(0, level(0, "decimal", "%1.")) + list(1, 0, own)}) == Lines{"a)|A"});
  CHECK(lines({.body = paragraph("A", in_list(1)) + paragraph("B", in_list(1, 1)) + paragraph("C", in_list(1)) +
                       paragraph("D", in_list(1, 1)),
               .numbering = definition(0, level(0, "upperRoman", "%1.") +
                                              level(1, "decimal", "%2.", "<w:lvlRestart w:val='0'/>")) +
                            list(1, 0)}) == Lines{"I|A", "1|B", "II|C", "2|D"});
}

TEST_CASE("levels above may be printed in figures whatever they are elsewhere", "[document][word]") {
  CHECK(lines({.body = paragraph("A", in_list(1)) + paragraph("B", in_list(1, 1)),
               .numbering = definition(0, level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")) +
                            list(1, 0)}) == Lines{"I|A", "1.1|B"});
}

TEST_CASE("a level that was never counted stands at its start", "[document][word]") {
  CHECK(lines({.body = paragraph("A", in_list(1, 1)),
               .numbering = definition(0, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")) + list(1, 0)}) ==
        Lines{"1.1|A"});
}

TEST_CASE("a paragraph takes its list from its style, and may refuse it", "[document][word]") {
  const auto numbering = definition(0, level(0, "upperRoman", "%1.", "<w:pStyle w:val='H1'/>") +
                                           level(1, "decimal", "%2.", "<w:pStyle w:val='H2'/>")) +
                         list(5, 0);
  const std::string styles =
      "<w:style w:type='paragraph' w:styleId='H1'><w:pPr><w:numPr><w:numId w:val='5'/></w:numPr></w:pPr></w:style>"
      "<w:style w:type='paragraph' w:styleId='H2'><w:basedOn w:val='H1'/></w:style>";
  CHECK(lines({.body = paragraph("A", "<w:pStyle w:val='H1'/>") + paragraph("B", "<w:pStyle w:val='H2'/>") +
                       paragraph("C", "<w:pStyle w:val='H1'/>" + in_list(0)) + paragraph("D", "<w:pStyle w:val='H2'/>"),
               .styles = styles,
               .numbering = numbering}) == Lines{"I|A", "1|B", "|C", "2|D"});
}

TEST_CASE("a definition may lead to the list of a numbering style", "[document][word]") {
  CHECK(lines({.body = paragraph("A", in_list(2)),
               .styles = "<w:style w:type='numbering' w:styleId='Chung'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
                         "</w:pPr></w:style>",
               .numbering = definition(0, level(0, "lowerLetter", "%1)")) +
                            definition(1, "<w:numStyleLink w:val='Chung'/>") + list(1, 0) + list(2, 1)}) ==
        Lines{"a)|A"});
}

TEST_CASE("an empty paragraph of a list counts and gives no block - alone in a cell its number is the cell's words",
          "[document][word]") {
  const auto numbering = definition(0, level(0, "decimal", "%1.")) + list(1, 0);
  CHECK(lines({.body = paragraph("A", in_list(1)) + paragraph("", in_list(1)) + paragraph("B", in_list(1)),
               .numbering = numbering}) == Lines{"1|A", "3|B"});

  const auto cell = [](const std::string& inside) { return "<w:tc>" + inside + "</w:tc>"; };
  const auto reading = word(
      support::docx({.body = "<w:tbl><w:tr>" + cell(paragraph("TT")) + cell(paragraph("Việc")) + "</w:tr><w:tr>" +
                             cell(paragraph("", in_list(1))) + cell(paragraph("Làm", in_list(1))) + "</w:tr></w:tbl>",
                     .numbering = numbering}),
      "tep.docx");
  REQUIRE(reading);
  REQUIRE(reading->blocks.at(0).table);
  const auto& row = reading->blocks[0].table->rows.at(1);
  CHECK(row.cells[0].paragraphs == Lines{"1"});
  CHECK(row.cells[1].paragraphs == Lines{"2. Làm"});
}

TEST_CASE("lists that do not exist, or lead in circles, number nothing and are no trap", "[document][word]") {
  CHECK(lines({.body = paragraph("A", in_list(9)) + paragraph("B", in_list(1, 77)) + paragraph("C", in_list(2)),
               .styles = "<w:style w:styleId='S'><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>",
               .numbering = definition(1, "<w:numStyleLink w:val='S'/>") + list(1, 4) + list(2, 1)}) ==
        Lines{"|A", "|B", "|C"});
}

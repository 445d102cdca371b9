#include "render/template.h"

#include <catch2/catch.hpp>

using namespace render;

namespace {

std::string rendered(const std::string& content, const Values& values, const std::string& name = "page.txt") {
  return Template{name, {{name, {name, content}}}}.render(values);
}

Values row(std::string words) {
  Values values;
  values.text("x", std::move(words));
  return values;
}

Values rows(std::vector<std::string> words) {
  Values::List list;
  for (auto& each : words) list.push_back(row(std::move(each)));
  Values values;
  values.list("rows", std::move(list));
  return values;
}

}  // namespace

TEST_CASE("a name stands for its words, with blanks around it or none", "[render]") {
  CHECK(rendered("<{{x}}|{{ x }}|{{\tx\n}}>", row("Quý II")) == "<Quý II|Quý II|Quý II>");
  CHECK(rendered("không có thẻ nào }} {", {}) == "không có thẻ nào }} {");
  CHECK(rendered("", {}).empty());
}

TEST_CASE("a text keeps the blanks and lines around it", "[render]") {
  CHECK(rendered("  {{x}}\n", row("a")) == "  a\n");
  CHECK(rendered("| {{x}} |\r\n", row("a")) == "| a |\r\n");
}

TEST_CASE("a number is written in decimal figures", "[render]") {
  Values values;
  values.number("n", -1234567);
  CHECK(rendered("{{n}}", values) == "-1234567");
}

TEST_CASE("words that look like a tag stay words", "[render]") {
  CHECK(rendered("{{x}}", row("{{x}} {{#y}}")) == "{{x}} {{#y}}");
}

TEST_CASE("a section is given once for each row of a list", "[render]") {
  CHECK(rendered("{{#rows}}({{x}}){{/rows}}", rows({"a", "b", "c"})) == "(a)(b)(c)");
  CHECK(rendered("{{#rows}}({{x}}){{/rows}}", rows({})).empty());
}

TEST_CASE("a section is given once for a flag that is on and for words", "[render]") {
  Values values;
  values.flag("on", true).flag("off", false).text("some", "a").text("none", "");
  CHECK(rendered("{{#on}}1{{/on}}{{#off}}2{{/off}}{{#some}}3{{some}}{{/some}}{{#none}}4{{/none}}", values) == "13a");
}

TEST_CASE("an inverted section is given where the section is not", "[render]") {
  Values values = rows({});
  values.flag("on", true).flag("off", false).text("some", "a").text("none", "");
  CHECK(rendered("{{^on}}1{{/on}}{{^off}}2{{/off}}{{^some}}3{{/some}}{{^none}}4{{/none}}{{^rows}}5{{/rows}}", values) ==
        "245");
}

TEST_CASE("a section that nobody set counts as empty", "[render]") {
  CHECK(rendered("[{{#x}}a{{/x}}{{^x}}b{{/x}}]", {}) == "[b]");
}

TEST_CASE("a row's names come before those outside, which stay in reach", "[render]") {
  auto values = rows({"a", "b"});
  values.text("x", "outer").text("y", "Y");
  CHECK(rendered("{{#rows}}{{x}}{{y}} {{/rows}}{{x}}", values) == "aY bY outer");
}

TEST_CASE("sections stand within sections, of the same name too", "[render]") {
  Values::List agencies;
  for (auto words : {std::vector<std::string>{"1", "2"}, {}, {"3"}}) agencies.push_back(rows(words));
  Values values;
  values.list("agencies", std::move(agencies));
  CHECK(rendered("{{#agencies}}<{{#rows}}{{x}}{{/rows}}{{^rows}}-{{/rows}}>{{/agencies}}", values) == "<12><-><3>");
  CHECK(rendered("{{#x}}a{{#x}}b{{/x}}c{{/x}}", row("1")) == "abc");
}

TEST_CASE("a comment gives nothing", "[render]") {
  CHECK(rendered("a{{! {{x}}b", {}) == "ab");
  CHECK(rendered("a {{! hai\n dòng }}b", {}) == "a b");
  CHECK(rendered("a\n  {{! hai\n dòng }}  \nb\n", {}) == "a\nb\n");
}

TEST_CASE("a tag that has its line to itself takes its line with it", "[render]") {
  const auto [content, wanted] = GENERATE(table<std::string, std::string>({
      {"| A\n{{#x}}\n|\n{{/x}}\n| B\n", "| A\n|\n| B\n"},
      {"| A\n  {{#x}}\n|\n\t{{/x}}  \n| B", "| A\n|\n| B"},
      {"{{#x}}\n a\n{{/x}}", " a\n"},              // first and last line of the template
      {"|\r\n{{#x}}\r\n{{/x}}\r\n|", "|\r\n|"},    // line ends of both kinds
      {"a {{#x}}\nb\n{{/x}} c\n", "a \nb\n c\n"},  // not to itself
      {" {{#x}}yes{{/x}}\n", " yes\n"},            // two tags on a line
      {"{{^y}}\nno\n{{/y}}\n", "no\n"},
      {"a\n\n{{! b }}\n\nc", "a\n\n\nc"},
  }));
  CAPTURE(content);
  CHECK(rendered(content, row("1")) == wanted);
}

TEST_CASE("five characters are escaped in html, all else is kept", "[render]") {
  CHECK(rendered("<b title='{{x}}'>", row(R"(<a href="x">'Đ&đ'</a>)"), "page.html") ==
        "<b title='&lt;a href=&quot;x&quot;&gt;&#39;Đ&amp;đ&#39;&lt;/a&gt;'>");
  CHECK(rendered("{{x}}", row("Hoàn thành / 100% `~` \u00a0 ="), "page.html") == "Hoàn thành / 100% `~` \u00a0 =");
}

TEST_CASE("a special character is escaped wherever it stands among others", "[render]") {
  for (std::size_t length = 1; length < 40; ++length)
    for (std::size_t at = 0; at < length; ++at)
      for (const auto& [special, reference] :
           {std::pair{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}}) {
        std::string words(length, at % 2 == 0 ? '=' : '\x7f');
        auto wanted = words;
        words[at] = special;
        wanted.replace(at, 1, reference);
        REQUIRE(rendered("{{x}}", row(words), "page.html") == wanted);
      }
}

TEST_CASE("every byte but the five is kept as it is", "[render]") {
  std::string words;
  for (int byte = 0; byte < 256; ++byte)
    if (std::string_view{"&<>\"'"}.find(static_cast<char>(byte)) == std::string_view::npos)
      words += static_cast<char>(byte);
  CHECK(rendered("{{x}}", row(words), "page.html") == words);
}

TEST_CASE("a broken UTF-8 sequence does not hide the character after it", "[render]") {
  CHECK(rendered("{{x}}", row("\xe1\xba<script>\xc3\""), "page.html") == "\xe1\xba&lt;script&gt;\xc3&quot;");
  CHECK(rendered("{{x}}", row(std::string("a\0<", 3)), "page.html") == std::string("a\0&lt;", 6));
}

TEST_CASE("plain text is not escaped", "[render]") {
  CHECK(rendered("{{x}}", row("<Sở Nội vụ> & \"'"), "mail.txt") == "<Sở Nội vụ> & \"'");
}

TEST_CASE("a name without a value is the programmer's error, with its place", "[render]") {
  CHECK_THROWS_MATCHES(rendered("a\nb {{title}}", row("1")), std::logic_error,
                       Catch::Matchers::Message("page.txt:2: no value for 'title'"));
  Values values;
  values.flag("on", true).list("list", {});
  CHECK_THROWS_MATCHES(rendered("{{on}}", values), std::logic_error,
                       Catch::Matchers::Message("page.txt:1: no words in 'on'"));
  CHECK_THROWS_AS(rendered("{{list}}", values), std::logic_error);
  CHECK_THROWS_AS(rendered("{{rows}}{{#rows}}{{/rows}}{{x}}", rows({"a"})), std::logic_error);
}

TEST_CASE("a bad template is refused with its line", "[render]") {
  const auto [content, error] = GENERATE(table<std::string, std::string>({
      {"a\n{{{x}}}", "page.txt:2: there is no tag for unescaped words; write {{name}}"},
      {"{{&x}}", "page.txt:1: there is no tag for unescaped words; write {{name}}"},
      {"{{ & x }}", "page.txt:1: there is no tag for unescaped words; write {{name}}"},
      {"{{=<% %>=}}", "page.txt:1: delimiters cannot be changed"},
      {"\n\n{{x", "page.txt:3: a tag is not ended by }}"},
      {"{{x\n\n}}{{ }}", "page.txt:3: empty tag"},
      {"{{.}}", "page.txt:1: bad name '.'"},
      {"{{a.b}}", "page.txt:1: bad name 'a.b'"},
      {"{{a b}}", "page.txt:1: bad name 'a b'"},
      {"{{#}}", "page.txt:1: bad name ''"},
      {"{{x/y}}", "page.txt:1: bad name 'x/y'"},
      {"{{>../x}}", "page.txt:1: bad name '../x'"},
      {"a\n{{#x}}\n{{#y}}{{/y}}\n", "page.txt:2: section 'x' is not closed"},
      {"{{#x}}\n\n{{/y}}", "page.txt:3: section 'x' of line 1 is closed as 'y'"},
      {"{{! hai\ndòng }}\n{{/x}}", "page.txt:3: section 'x' is closed but not open"},
      {"{{#x}}{{^y}}{{/x}}{{/y}}", "page.txt:1: section 'y' of line 1 is closed as 'x'"},
      {"a\nb\xe1\xba\n", "page.txt:2: a byte that is not UTF-8"},
      {"a\n {{> none}}", "page.txt:2: no partial 'none.txt'"},
  }));
  CAPTURE(content);
  CHECK_THROWS_MATCHES(rendered(content, {}), std::runtime_error, Catch::Matchers::Message(error));
}

TEST_CASE("a template's ending is .html or .txt", "[render]") {
  CHECK_THROWS_AS(rendered("", {}, "page.svg"), std::runtime_error);
  CHECK_THROWS_AS(rendered("", {}, "page"), std::runtime_error);
}

TEST_CASE("a byte order mark is left out", "[render]") { CHECK(rendered("\xef\xbb\xbf{{! a }}\nb", {}) == "b"); }

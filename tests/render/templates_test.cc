#include "render/templates.h"

#include <catch2/catch.hpp>

#include "support/folder.h"

using namespace render;
using support::Folder;

namespace {

Templates templates(std::map<std::string, std::string> contents) {
  Sources sources;
  for (const auto& [name, content] : contents) sources[name] = {"web/" + name, content};
  return Templates{sources};
}

Values x(std::string words) {
  Values values;
  values.text("x", std::move(words));
  return values;
}

}  // namespace

TEST_CASE("a partial is the template of its name and of the same ending", "[render]") {
  const auto all = templates({{"page.html", "{{> head}}<p>{{> parts/foot-1}}"},
                              {"page.txt", "{{> head}}"},
                              {"head.html", "<title>{{x}}</title>"},
                              {"head.txt", "Tiêu đề: {{x}}"},
                              {"parts/foot-1.html", "</body>"}});
  CHECK(all.render("page.html", x("<a>")) == "<title>&lt;a&gt;</title><p></body>");
  CHECK(all.render("page.txt", x("<a>")) == "Tiêu đề: <a>");
}

TEST_CASE("a partial sees the names of the section it stands in", "[render]") {
  Values values;
  values.list("rows", {x("a"), x("b")});
  CHECK(templates({{"page.txt", "{{#rows}}{{> row}}{{/rows}}"}, {"row.txt", "<{{x}}>"}}).render("page.txt", values) ==
        "<a><b>");
}

TEST_CASE("a partial that has its line to itself gives its blanks to every line", "[render]") {
  const auto all = templates({{"page.txt", "\\\n  {{> part}}\n/\n"}, {"part.txt", "|\n{{#x}}\n{{x}}\n{{/x}}\n|\n"}});
  CHECK(all.render("page.txt", x("a\nb")) == "\\\n  |\n  a\nb\n  |\n/\n");  // words keep their own lines
}

TEST_CASE("a partial within a line keeps its line", "[render]") {
  CHECK(templates({{"page.txt", "| {{> part}} |"}, {"part.txt", "a\nb"}}).render("page.txt", {}) == "| a\nb |");
}

TEST_CASE("a partial that holds itself is refused", "[render]") {
  CHECK_THROWS_MATCHES(templates({{"a.txt", "\n{{> a}}"}}), std::runtime_error,
                       Catch::Matchers::Message("web/a.txt:2: partial 'a.txt' holds itself"));
  CHECK_THROWS_MATCHES(templates({{"a.txt", "{{> b}}"}, {"b.txt", "{{> c}}"}, {"c.txt", "\n\n{{> b}}"}}),
                       std::runtime_error, Catch::Matchers::Message("web/c.txt:3: partial 'b.txt' holds itself"));
}

TEST_CASE("the same partial may stand twice", "[render]") {
  CHECK(templates({{"a.txt", "{{> b}}{{> b}}"}, {"b.txt", "b"}}).render("a.txt", {}) == "bb");
}

TEST_CASE("an error names the partial it happened in", "[render]") {
  CHECK_THROWS_MATCHES(templates({{"a.txt", "{{> b}}"}, {"b.txt", "\n{{y}}"}}).render("a.txt", {}), std::logic_error,
                       Catch::Matchers::Message("web/b.txt:2: no value for 'y'"));
  CHECK_THROWS_MATCHES(templates({{"a.txt", "\n\n{{> b}}{{z}}"}, {"b.txt", "\n"}}).render("a.txt", {}),
                       std::logic_error, Catch::Matchers::Message("web/a.txt:3: no value for 'z'"));
}

TEST_CASE("a section cannot be closed in a partial", "[render]") {
  CHECK_THROWS_MATCHES(templates({{"a.txt", "{{#x}}{{> b}}"}, {"b.txt", "{{/x}}"}}), std::runtime_error,
                       Catch::Matchers::Message("web/b.txt:1: section 'x' is closed but not open"));
}

TEST_CASE("a template that is not there is the programmer's error", "[render]") {
  CHECK_THROWS_AS(templates({}).render("page.html", {}), std::logic_error);
  CHECK_THROWS_AS(Templates::on_disk(Folder{}.path()).render("page.html", {}), std::logic_error);
}

TEST_CASE("templates on disk are read anew each time", "[render]") {
  const Folder folder;
  folder.write("page.html", "{{> parts/head}} a");
  folder.write("parts/head.html", "head");
  folder.write("style.css", "{{{");  // no template
  const auto all = Templates::on_disk(folder.path());
  CHECK(all.render("page.html", {}) == "head a");
  folder.write("page.html", "{{> parts/head}} b");
  CHECK(all.render("page.html", {}) == "head b");
  folder.write("page.html", "\n{{#x}}");
  CHECK_THROWS_WITH(all.render("page.html", {}), folder.path().string() + "/page.html:2: section 'x' is not closed");
}

TEST_CASE("a bad template on disk is refused at once", "[render]") {
  const Folder folder;
  folder.write("other.txt", "{{&x}}");
  CHECK_THROWS_AS(Templates::on_disk(folder.path()), std::runtime_error);
  CHECK_THROWS_AS(Templates::on_disk(folder.path() / "none"), std::runtime_error);
}

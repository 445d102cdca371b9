#include "document/html_tree.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <exception>
#include <new>
#include <optional>

#include "base/text.h"

namespace document {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_faults = 2'000'000;  // each end tag that ends nothing is looked for among all open elements

constexpr std::size_t bytes_of_names = 20'000;  // of what all elements and attributes are called, each name once
constexpr std::size_t most_attributes = 500;    // of one element
constexpr std::size_t longest_style = 4096;     // of one element; what comes after is not looked at

constexpr std::array wordless{"script"sv,   "style"sv,  "template"sv, "svg"sv,    "math"sv,  "iframe"sv,   "object"sv,
                              "noscript"sv, "canvas"sv, "button"sv,   "select"sv, "input"sv, "textarea"sv, "audio"sv,
                              "video"sv,    "title"sv,  "link"sv,     "base"sv,   "xml"sv,   "datalist"sv};

bool is_wordless(std::string_view name) { return std::find(wordless.begin(), wordless.end(), name) != wordless.end(); }

std::string_view view(const xmlChar* words) {
  return words == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(words)};
}

/// Small Latin letters; what else a name holds stays, for it need not be UTF-8.
std::string small(std::string_view name) {
  std::string letters{name};
  std::transform(letters.begin(), letters.end(), letters.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return letters;
}

/// Builds the tree from what the parser meets. It is the parser's user data.
class Builder {
 public:
  Builder() : root_{std::make_unique<HtmlNode>()}, open_{root_.get()} { root_->name = "#page"; }

  htmlParserCtxtPtr parser = nullptr;

  /// Runs what the parser calls for; what it throws waits for `finish`, since it must not pass through C.
  template <typename Event>
  void handle(Event event) {
    if (fault_ || thrown_) return;
    try {
      event();
    } catch (...) {
      thrown_ = std::current_exception();
      xmlStopParser(parser);
    }
  }

  void open(std::string_view name, const xmlChar** attributes);
  void close();
  void add(std::string_view words);
  void count_fault() {
    if (++faults_ > most_faults) stop("too_many_elements");
  }

  /// The kind of problem, if there is one.
  std::optional<std::string> finish() {
    if (thrown_) std::rethrow_exception(thrown_);
    return fault_;
  }
  std::unique_ptr<HtmlNode> tree() { return std::move(root_); }

 private:
  HtmlNode& append();
  void stop(const char* kind) {
    fault_ = kind;
    xmlStopParser(parser);
  }

  std::unique_ptr<HtmlNode> root_;
  HtmlNode* open_;
  std::size_t depth_ = 0, without_words_from_ = 0;
  std::size_t nodes_ = 0, faults_ = 0;
  std::optional<std::string> fault_;
  std::exception_ptr thrown_;
};

HtmlNode& Builder::append() {
  if (++nodes_ > most_html_nodes) stop("too_many_elements");
  open_->children.push_back(std::make_unique<HtmlNode>());
  auto& node = *open_->children.back();
  node.parent = open_;
  return node;
}

void Builder::open(std::string_view name, const xmlChar** attributes) {
  if (++depth_ > most_html_depth) return stop("too_deep");
  if (without_words_from_ > 0) return;
  auto small_name = small(name);
  if (is_wordless(small_name)) {
    without_words_from_ = depth_;
    return;
  }
  auto& node = append();
  node.name = std::move(small_name);
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    if (node.attributes.size() > most_attributes) return stop("too_many_elements");
    node.attributes.emplace_back(small(view(attributes[0])), view(attributes[1]));
  }
  open_ = &node;
}

void Builder::close() {
  if (depth_ == 0) return;
  if (without_words_from_ == 0)
    open_ = open_->parent;
  else if (without_words_from_ == depth_)
    without_words_from_ = 0;
  --depth_;
}

void Builder::add(std::string_view words) {
  if (without_words_from_ > 0 || words.empty()) return;
  const auto& before = open_->children;
  auto& node = !before.empty() && before.back()->name.empty() ? *before.back() : append();
  node.text += words;
}

Builder& builder(void* self) { return *static_cast<Builder*>(self); }

htmlSAXHandler handlers() {
  htmlSAXHandler events{};
  events.initialized = XML_SAX2_MAGIC;
  events.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
    builder(self).handle([&] { builder(self).open(view(name), attributes); });
  };
  events.endElement = [](void* self, const xmlChar*) { builder(self).handle([&] { builder(self).close(); }); };
  events.characters = [](void* self, const xmlChar* words, int bytes) {
    builder(self).handle([&] {
      builder(self).add({reinterpret_cast<const char*>(words), static_cast<std::size_t>(bytes)});
    });
  };
  events.ignorableWhitespace = events.characters;
  events.serror = [](void* self, xmlErrorPtr) { builder(self).handle([&] { builder(self).count_fault(); }); };
  return events;
}

/// The page without the conditions that Word writes for other programs: «<![if !supportLists]>» and «<![endif]>», which
/// the parser would take for words. What stands between them stays.
std::string without_conditions(std::string_view page) {
  constexpr std::size_t longest = 100;
  std::string rest;
  rest.reserve(page.size());
  for (auto at = page.find("<!["); at != std::string_view::npos; at = page.find("<![")) {
    const auto end = page.substr(at, longest).find("]>");
    const auto is_condition = end < page.substr(at, longest).find("-->");  // else it ends a comment
    const auto bytes = is_condition ? end + "]>"sv.size() : "<!["sv.size();
    rest += page.substr(0, at);
    if (!is_condition) rest += page.substr(at, bytes);
    page.remove_prefix(at + bytes);
  }
  return rest.append(page);
}

struct Free {
  void operator()(htmlParserCtxtPtr parser) const { htmlFreeParserCtxt(parser); }
};

base::Problem problem_of(const std::string& kind, const std::string& name) {
  const auto what = kind == "too_deep" ? " có các phần lồng nhau quá sâu" : " có quá nhiều phần tử";
  return {.kind = kind,
          .detail = "Trang web “" + name + "”" + what +
                    ", không giống một văn bản. Đề nghị kiểm tra có chọn nhầm tệp không, hoặc chép riêng phần văn bản "
                    "vào tệp Word (.docx) rồi nộp lại.",
          .words = {},
          .line = 0};
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes)
    if (key == wanted) return value;
  return {};
}

bool HtmlNode::has(std::string_view wanted) const {
  return std::any_of(attributes.begin(), attributes.end(),
                     [wanted](const auto& attribute) { return attribute.first == wanted; });
}

std::string HtmlNode::style(std::string_view property) const {
  auto rest = attribute("style").substr(0, longest_style);
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    const auto declaration = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto colon = declaration.find(':');
    if (colon != std::string_view::npos && small(base::trimmed(declaration.substr(0, colon))) == property)
      return small(base::trimmed(declaration.substr(colon + 1)));
  }
  return {};
}

base::Result<std::unique_ptr<HtmlNode>> html_tree(std::string_view utf8, const std::string& name) {
  const std::unique_ptr<htmlParserCtxt, Free> parser{htmlNewParserCtxt()};
  if (!parser) throw std::bad_alloc{};
  Builder builder;
  builder.parser = parser.get();
  *parser->sax = handlers();
  parser->userData = &builder;
  // Each attribute is compared with those before it in its tag: with few names there are few of them.
  xmlDictSetLimit(parser->dict, bytes_of_names);
  const auto page = without_conditions(utf8);
  htmlCtxtReadMemory(parser.get(), page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                     HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_RECOVER);
  if (const auto kind = builder.finish()) return problem_of(*kind, name);
  return builder.tree();
}

}  // namespace document

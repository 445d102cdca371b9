#include "document/xml.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

namespace document {
namespace {

using namespace std::string_view_literals;

constexpr char separator = '\n';  // between namespace and name, as the parser gives them
constexpr std::size_t longest_tag = std::size_t{1} << 20U;
constexpr std::size_t piece_bytes = std::size_t{64} << 10U;

struct Namespace {
  std::string_view uri, prefix;
};

/// Of ISO/IEC 29500, transitional and strict.
constexpr std::array namespaces{
    Namespace{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w:"},
    Namespace{"http://purl.oclc.org/ooxml/wordprocessingml/main", "w:"},
    Namespace{"http://schemas.openxmlformats.org/spreadsheetml/2006/main", ""},
    Namespace{"http://purl.oclc.org/ooxml/spreadsheetml/main", ""},
    Namespace{"http://schemas.openxmlformats.org/package/2006/relationships", ""},
    Namespace{"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"},
    Namespace{"http://schemas.openxmlformats.org/officeDocument/2006/math", "m:"},
    Namespace{"http://purl.oclc.org/ooxml/officeDocument/math", "m:"},
};

std::string_view without_namespace(std::string_view name) {
  const auto at = name.rfind(separator);
  return at == std::string_view::npos ? name : name.substr(at + 1);
}

}  // namespace

std::optional<std::string_view> XmlElement::attribute(std::string_view name) const {
  for (const auto* pair = attributes_; *pair != nullptr; pair += 2)
    if (without_namespace(pair[0]) == name) return std::string_view{pair[1]};
  return std::nullopt;
}

/// The parser's callbacks. Nothing may be thrown through a library in C, so what a handler throws waits in `thrown_`.
struct XmlParser::Events {
  static void open(void* self, const char* name, const char** attributes) {
    auto& parser = *static_cast<XmlParser*>(self);
    if (++parser.depth_ > deepest_xml) return parser.stop(XmlFault::too_deep);
    parser.handle([&] { parser.handlers_.open({parser.short_name(name), attributes}); });
  }

  static void close(void* self, const char* name) {
    auto& parser = *static_cast<XmlParser*>(self);
    --parser.depth_;
    parser.handle([&] { parser.handlers_.close(parser.short_name(name)); });
  }

  static void text(void* self, const char* words, int bytes) {
    auto& parser = *static_cast<XmlParser*>(self);
    parser.handle([&] { parser.handlers_.text({words, static_cast<std::size_t>(bytes)}); });
  }

  static void doctype(void* self, const char*, const char*, const char*, int) {
    static_cast<XmlParser*>(self)->stop(XmlFault::declares_entities);
  }
};

void XmlParser::Free::operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }

XmlParser::XmlParser(XmlHandlers handlers)
    : handlers_{std::move(handlers)}, parser_{XML_ParserCreateNS(nullptr, separator)} {
  if (!parser_) throw std::bad_alloc{};
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), Events::open, Events::close);
  XML_SetCharacterDataHandler(parser_.get(), Events::text);
  XML_SetStartDoctypeDeclHandler(parser_.get(), Events::doctype);
}

XmlParser::~XmlParser() = default;

template <typename Event>
void XmlParser::handle(Event event) {
  bytes_without_event_ = 0;
  if (fault_ || thrown_) return;  // the parser may show a little more after it was stopped
  try {
    event();
  } catch (...) {
    thrown_ = std::current_exception();
    XML_StopParser(parser_.get(), XML_FALSE);
  }
}

void XmlParser::stop(XmlFault fault) {
  if (!fault_) fault_ = fault;
  XML_StopParser(parser_.get(), XML_FALSE);
}

std::string_view XmlParser::short_name(std::string_view name) {
  const auto local = without_namespace(name);
  const auto uri = name.substr(0, name.size() - std::min(name.size(), local.size() + 1));
  const auto known =
      std::find_if(namespaces.begin(), namespaces.end(), [uri](const Namespace& space) { return space.uri == uri; });
  name_.assign(known == namespaces.end() ? "?:"sv : known->prefix).append(local);
  return name_;
}

std::optional<XmlFault> XmlParser::parse(std::string_view piece, bool is_last) {
  if (fault_) return fault_;
  bytes_without_event_ += piece.size();
  const auto status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), is_last ? 1 : 0);
  if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
  if (XML_GetErrorCode(parser_.get()) == XML_ERROR_NO_MEMORY) throw std::bad_alloc{};
  if (!fault_ && status != XML_STATUS_OK) fault_ = XmlFault::malformed;
  if (!fault_ && bytes_without_event_ > longest_tag) fault_ = XmlFault::endless;
  return fault_;
}

std::optional<XmlFault> XmlParser::feed(std::string_view piece) {
  for (; piece.size() > piece_bytes && !fault_; piece.remove_prefix(piece_bytes))
    parse(piece.substr(0, piece_bytes), false);
  return parse(piece, false);
}

std::optional<XmlFault> XmlParser::finish() { return parse({}, true); }

}  // namespace document

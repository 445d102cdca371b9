// XML as it comes: elements and words one after the other, with what a stranger could do by XML kept out.
#pragma once
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace document {

/// Elements within elements beyond this depth are no document.
constexpr int deepest_xml = 256;

/// The beginning of an element, valid during the call that shows it.
class XmlElement {
 public:
  XmlElement(std::string_view name, const char** attributes) : name_{name}, attributes_{attributes} {}

  /// The name after the usual prefix of its namespace, whatever prefix the file has for it: "w:p", "mc:Fallback". The
  /// names of spreadsheets and package relationships have none ("row", "Relationship"), foreign ones begin with "?:".
  std::string_view name() const { return name_; }

  /// The value of an attribute by its name without namespace: "val" for `w:val`, "id" for `r:id`.
  std::optional<std::string_view> attribute(std::string_view name) const;

  /// The same, empty for none.
  std::string_view value(std::string_view name) const { return attribute(name).value_or(std::string_view{}); }

 private:
  std::string_view name_;
  const char** attributes_;
};

/// What is done with the elements and words of a file as they come. All three must be given.
struct XmlHandlers {
  std::function<void(const XmlElement&)> open;
  std::function<void(std::string_view name)> close;
  std::function<void(std::string_view words)> text;  ///< a piece of them, cut anywhere between characters
};

enum class XmlFault {
  malformed,
  declares_entities,  ///< a DOCTYPE: the way to entities, which no Office file has
  too_deep,           ///< deeper than `deepest_xml`
  endless,            ///< one tag of more than a MiB
};

/// A parser of one file of XML, fed piece by piece. Gives UTF-8, whatever the file's encoding.
class XmlParser {
 public:
  explicit XmlParser(XmlHandlers handlers);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  /// The next piece of the file. Nothing more is shown after a fault.
  ///
  /// throws: what a handler throws
  std::optional<XmlFault> feed(std::string_view piece);

  /// The end of the file.
  std::optional<XmlFault> finish();

 private:
  struct Events;
  struct Free {
    void operator()(XML_ParserStruct* parser) const;
  };

  std::optional<XmlFault> parse(std::string_view piece, bool is_last);
  template <typename Event>
  void handle(Event event);
  void stop(XmlFault fault);
  std::string_view short_name(std::string_view name);

  XmlHandlers handlers_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
  int depth_ = 0;
  std::size_t bytes_without_event_ = 0;
  std::string name_;  ///< of the element that is shown
  std::optional<XmlFault> fault_;
  std::exception_ptr thrown_;
};

}  // namespace document

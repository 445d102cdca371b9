#include "render/compile.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"

namespace render {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

std::string_view ending_of(std::string_view name) {
  for (const std::string_view ending : {".html", ".txt"})
    if (name.ends_with(ending)) return ending;
  throw std::runtime_error{std::string{name} + ": a template's name ends in .html or .txt"};
}

/// The text with the blanks at the beginning of each line.
std::string indented(std::string_view text, std::string_view indent) {
  std::string lines;
  while (!text.empty()) {
    const auto line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
    lines.append(indent).append(line);
    text.remove_prefix(line.size());
  }
  return lines;
}

/// The content without its byte order mark, refused where it is not UTF-8.
std::string_view checked(const Source& source) {
  std::string_view content = source.content;
  if (const auto bad = base::first_not_utf8(content); bad != content.size()) {
    const auto lines = std::ranges::count(content.substr(0, bad), '\n');
    refuse(source.path, static_cast<int>(lines) + 1, "a byte that is not UTF-8");
  }
  if (content.starts_with(byte_order_mark)) content.remove_prefix(byte_order_mark.size());
  return content;
}

}  // namespace

void Compiler::compile(std::string_view name) {
  ending_ = ending_of(name);
  compiled_.output_ = ending_ == ".html" ? Output::html : Output::text;
  const auto source = sources_.find(name);
  if (source == sources_.end()) throw std::logic_error{"no template '" + std::string{name} + "'"};
  append(name, source->second, "");
}

void Compiler::append(std::string_view name, const Source& source, std::string_view indent) {
  const auto outer = path_;
  path_ = compiled_.paths_.size();
  compiled_.paths_.push_back(source.path);
  within_.emplace_back(name);

  const auto text = indented(checked(source), indent);
  std::vector<Open> open;
  std::size_t at = 0;
  for (const auto& tag : tags_in(text, source.path)) {
    literal(std::string_view{text}.substr(at, tag.begin - at));
    add(tag, open);
    at = tag.end;
  }
  literal(std::string_view{text}.substr(at));
  if (!open.empty()) refuse(source.path, open.back().line, "section '" + open.back().name + "' is not closed");

  within_.pop_back();
  path_ = outer;
}

void Compiler::literal(std::string_view words) {
  if (!words.empty()) compiled_.steps_.push_back({.kind = Template::Step::Kind::literal, .words = std::string{words}});
}

void Compiler::add(const Tag& tag, std::vector<Open>& open) {
  using Kind = Template::Step::Kind;
  const auto step = [&](Kind kind) {
    compiled_.steps_.push_back({kind, std::string{tag.name}, name_of(tag.name).hash, 0, path_, tag.line});
  };
  switch (tag.kind) {
    case Tag::Kind::text: return step(Kind::text);
    case Tag::Kind::section:
    case Tag::Kind::inverted:
      open.push_back({std::string{tag.name}, compiled_.steps_.size(), tag.line});
      return step(tag.kind == Tag::Kind::section ? Kind::section : Kind::inverted);
    case Tag::Kind::close: return close(tag, open);
    case Tag::Kind::partial: return partial(tag);
    case Tag::Kind::comment: return;
  }
}

void Compiler::close(const Tag& tag, std::vector<Open>& open) {
  const std::string name{tag.name};
  if (open.empty()) refuse(path(), tag.line, "section '" + name + "' is closed but not open");
  const auto section = open.back();
  if (section.name != name)
    refuse(path(), tag.line,
           "section '" + section.name + "' of line " + std::to_string(section.line) + " is closed as '" + name + "'");
  compiled_.steps_[section.step].end = compiled_.steps_.size();
  open.pop_back();
}

void Compiler::partial(const Tag& tag) {
  const auto name = std::string{tag.name} + std::string{ending_};
  const auto source = sources_.find(name);
  if (source == sources_.end()) refuse(path(), tag.line, "no partial '" + name + "'");
  if (std::ranges::find(within_, name) != within_.end())
    refuse(path(), tag.line, "partial '" + name + "' holds itself");
  append(name, source->second, tag.indent);
}

}  // namespace render

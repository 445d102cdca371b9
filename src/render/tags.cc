#include "render/tags.h"

#include <algorithm>
#include <stdexcept>

namespace render {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::string_view white_space = " \t\r\n";

std::string_view without_blanks_around(std::string_view text) {
  const auto first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

bool is_name(std::string_view name, Tag::Kind kind) {
  return !name.empty() && std::ranges::all_of(name, [kind](char c) {
    return is_word(c) || (kind == Tag::Kind::partial && (c == '/' || c == '-'));
  });
}

/// The kind and the name of a tag with these words between its braces.
Tag tag_of(std::string_view inside, std::string_view path, int line) {
  Tag tag;
  tag.name = without_blanks_around(inside);
  tag.line = line;
  if (tag.name.empty()) refuse(path, line, "empty tag");
  const auto sigil = tag.name[0];
  switch (sigil) {
    case '#': tag.kind = Tag::Kind::section; break;
    case '^': tag.kind = Tag::Kind::inverted; break;
    case '/': tag.kind = Tag::Kind::close; break;
    case '>': tag.kind = Tag::Kind::partial; break;
    case '!': tag.kind = Tag::Kind::comment; break;
    case '{':
    case '&': refuse(path, line, "there is no tag for unescaped words; write {{name}}");
    case '=': refuse(path, line, "delimiters cannot be changed");
    default: break;
  }
  if (tag.kind != Tag::Kind::text) tag.name = without_blanks_around(tag.name.substr(1));
  if (tag.kind == Tag::Kind::comment)
    tag.name = {};
  else if (!is_name(tag.name, tag.kind))
    refuse(path, line, "bad name '" + std::string{tag.name} + "'");
  return tag;
}

/// Gives a tag that has its line to itself the whole line, as the Mustache specification asks.
void widen_to_line(Tag& tag, std::string_view content) {
  const auto before = content.substr(0, tag.begin);
  const auto last_ink = before.find_last_not_of(blanks);
  if (last_ink != std::string_view::npos && before[last_ink] != '\n') return;
  const auto line_begin = last_ink == std::string_view::npos ? 0 : last_ink + 1;

  auto line_end = std::min(content.find_first_not_of(blanks, tag.end), content.size());
  if (content.substr(line_end).starts_with("\r\n")) ++line_end;
  if (line_end < content.size() && content[line_end] != '\n') return;
  tag.indent = before.substr(line_begin);
  tag.begin = line_begin;
  tag.end = std::min(line_end + 1, content.size());
}

}  // namespace

void refuse(std::string_view path, int line, std::string_view what) {
  throw std::runtime_error{std::string{path} + ":" + std::to_string(line) + ": " + std::string{what}};
}

std::vector<Tag> tags_in(std::string_view content, std::string_view path) {
  std::vector<Tag> tags;
  int line = 1;
  std::size_t at = 0;
  for (auto open = content.find("{{"); open != std::string_view::npos; open = content.find("{{", at)) {
    line += static_cast<int>(std::ranges::count(content.substr(at, open - at), '\n'));
    const auto close = content.find("}}", open);
    if (close == std::string_view::npos) refuse(path, line, "a tag is not ended by }}");
    auto tag = tag_of(content.substr(open + 2, close - open - 2), path, line);
    line += static_cast<int>(std::ranges::count(content.substr(open, close - open), '\n'));
    at = close + 2;
    tag.begin = open;
    tag.end = at;
    if (tag.kind != Tag::Kind::text) widen_to_line(tag, content);
    tags.push_back(tag);
  }
  return tags;
}

}  // namespace render

#include "mail/encoded_words.h"

#include <algorithm>

#include "mail/atom.h"

namespace mail {
namespace {

constexpr std::size_t longest_line = 76;        // RFC 2047, section 2
constexpr std::size_t longest_plain_word = 60;  // fits a line beside the field's name
constexpr std::size_t longest_piece = 48;       // encoded, with 12 characters around it

/// The Q encoding as it may stand in a name too (RFC 2047, section 5(3)).
std::string in_q(std::string_view text) {
  constexpr std::string_view figures = "0123456789ABCDEF";
  std::string encoded;
  for (const auto c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_alphanumeric(c))
      encoded += c;
    else if (c == ' ')
      encoded += '_';
    else
      encoded.append(1, '=').append(1, figures[byte / 16]).append(1, figures[byte % 16]);
  }
  return encoded;
}

/// The character that the text begins with.
std::string_view next_character(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
  return text.substr(0, size);
}

/// As many whole characters as fit one encoded word, up to the last blank among them unless it is all of the text.
std::string_view next_piece(std::string_view text) {
  std::size_t end = 0, after_blank = 0, length = 0;
  while (end < text.size()) {
    const auto character = next_character(text.substr(end));
    length += in_q(character).size();
    if (length > longest_piece) return text.substr(0, after_blank != 0 ? after_blank : end);
    end += character.size();
    if (character == " ") after_blank = end;
  }
  return text;
}

}  // namespace

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::size_t longest_word_in(std::string_view line) {
  std::size_t longest = 0;
  while (!line.empty()) {
    const auto length = std::min(line.find(' '), line.size());
    longest = std::max(longest, length);
    line.remove_prefix(std::min(length + 1, line.size()));
  }
  return longest;
}

std::string encoded_words(std::string_view text) {
  std::string words;
  while (!text.empty()) {
    const auto piece = next_piece(text);
    if (!words.empty()) words += ' ';
    words += "=?UTF-8?Q?" + in_q(piece) + "?=";
    text.remove_prefix(piece.size());
  }
  return words;
}

std::string encoded_value(std::string_view line) {
  const auto is_foreign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  const auto first = std::ranges::find_if(line, is_foreign);
  if (first == line.end()) return std::string{line};
  const auto last = std::find_if(line.rbegin(), line.rend(), is_foreign).base();
  const auto begin = line.rfind(' ', static_cast<std::size_t>(first - line.begin())) + 1;  // npos + 1 is 0
  const auto end = std::min(line.find(' ', static_cast<std::size_t>(last - line.begin())), line.size());
  return std::string{line.substr(0, begin)}
      .append(encoded_words(line.substr(begin, end - begin)))
      .append(line.substr(end));
}

std::string encoded_name(std::string_view name) {
  if (!is_ascii(name) || longest_word_in(name) > longest_plain_word) return encoded_words(name);
  std::string quoted = "\"";
  for (const auto c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

std::string folded(std::string_view name, std::string_view value) {
  std::string lines;
  std::size_t length = name.size() + 1;  // of the last line so far
  while (!value.empty()) {
    const auto word = value.substr(0, value.find(' '));
    if (length + 1 + word.size() > longest_line && !lines.empty()) {
      lines += '\n';
      length = 0;
    }
    lines.append(1, ' ').append(word);
    length += 1 + word.size();
    value.remove_prefix(std::min(word.size() + 1, value.size()));
  }
  return lines + '\n';
}

}  // namespace mail

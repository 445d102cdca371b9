#include "document/wrapping.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "document/lines.h"

namespace document {
namespace {

constexpr std::size_t narrowest = 40, widest = 120, fewest_lines = 3;

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string_view without_space_at_end(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

/// How wide the line would be with the first word of the next one.
std::size_t width_with_next(std::string_view line, std::string_view next) {
  const auto words = base::trimmed(next);
  return characters_in(without_space_at_end(line)) + 1 + characters_in(words.substr(0, words.find(' ')));
}

/// Lines one directly below the other of which the second goes on with the first.
struct Broken {
  std::size_t width, with_next;
};

std::vector<Broken> broken_lines(std::string_view text) {
  std::vector<Broken> broken;
  std::string_view above;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const auto words = base::trimmed(line);
    if (!base::trimmed(above).empty() && begins_small(words) && !ends_sentence(base::trimmed(above)))
      broken.push_back({characters_in(without_space_at_end(above)), width_with_next(above, line)});
    above = line;
  }
  return broken;
}

}  // namespace

std::size_t wrap_width(std::string_view text) {
  const auto broken = broken_lines(text);
  if (broken.size() < fewest_lines) return 0;
  const auto width = std::max_element(broken.begin(), broken.end(), [](const Broken& one, const Broken& other) {
                       return one.width < other.width;
                     })->width;
  const auto full = static_cast<std::size_t>(
      std::count_if(broken.begin(), broken.end(), [width](const Broken& line) { return line.with_next > width; }));
  return width >= narrowest && width <= widest && full * 10 >= broken.size() * 8 ? width : 0;
}

bool leaves_no_room(std::string_view line, std::string_view next, std::size_t width) {
  return width > 0 && width_with_next(line, next) > width;
}

}  // namespace document

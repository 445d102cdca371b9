#include "document/pdf_rules.h"

#include <algorithm>
#include <cstdlib>

#include "document/pdf_dump.h"

namespace document {
namespace {

constexpr int thickest = 4;         ///< pixels from a line to what it stands out from
constexpr int least_contrast = 20;  ///< of 255
constexpr int widest_gap = 3;       ///< pixels between the dots of a line
constexpr int widest_touched = 12;  ///< pixels that a letter takes out of a line
constexpr double least_solid = 11;  ///< points, for a line without gaps
constexpr double least_dotted = 40;
constexpr double least_piece = 1.5;  ///< points of an upright line that no letter touches

/// A line along one of the axes, in pixels: at `across`, from `from` to `to`.
struct Run {
  int across, from, to;
};

/// Whether the middle of three pixels is a line between the others.
bool stands_out(int before, int at, int after) {
  const auto one = before - at, other = after - at;
  return std::abs(one) >= least_contrast && std::abs(other) >= least_contrast && (one > 0) == (other > 0);
}

/// Collects the runs along one row or column of pixels.
class Runs {
 public:
  Runs(std::vector<Run>& found, int across, double scale, double least)
      : found_{found}, across_{across}, scale_{scale}, least_{least} {}

  void take(int position, bool is_line) {
    if (!is_line) return;
    if (from_ < 0 || position - last_ > widest_gap + 1) {
      end();
      from_ = solid_from_ = position;
    } else if (position - last_ > 1) {
      keep_solid();
      solid_from_ = position;
    }
    last_ = position;
  }

  void end() {
    if (from_ < 0) return;
    keep_solid();
    const auto length = (last_ - from_ + 1) * scale_;
    if (length >= least_dotted)
      found_.push_back({across_, from_, last_});
    else if (longest_to_ - longest_from_ + 1 >= least_ / scale_)
      found_.push_back({across_, longest_from_, longest_to_});
    from_ = -1;
    longest_from_ = 0;
    longest_to_ = -1;
  }

 private:
  void keep_solid() {
    if (last_ - solid_from_ > longest_to_ - longest_from_) {
      longest_from_ = solid_from_;
      longest_to_ = last_;
    }
  }

  std::vector<Run>& found_;
  int across_;
  double scale_, least_;
  int from_ = -1, last_ = -1, solid_from_ = -1, longest_from_ = 0, longest_to_ = -1;
};

/// Lengthens the runs of one direction over what letters beside the line hide: there it is as dark as elsewhere, or
/// darker, but stands out on one side only.
///
/// shade:  of the pixel at (across, along)
/// length: how far the picture reaches along the runs
template <typename Shade>
void lengthen(std::vector<Run>& runs, int length, Shade shade) {
  constexpr int most_lighter = 40;
  for (auto& run : runs) {
    const auto middle = (run.from + run.to) / 2;
    const auto own = shade(run.across, middle);
    if (own > shade(run.across - thickest, middle)) continue;  // a light line
    while (run.from > 0 && shade(run.across, run.from - 1) <= own + most_lighter) --run.from;
    while (run.to + 1 < length && shade(run.across, run.to + 1) <= own + most_lighter) ++run.to;
  }
}

/// Runs side by side are one line.
std::vector<Run> merged(const std::vector<Run>& runs) {
  std::vector<Run> lines;
  std::size_t near = 0;  // lines before it are too far away
  for (const auto& run : runs) {
    while (near < lines.size() && lines[near].across < run.across - thickest) ++near;
    const auto same = std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(near), lines.end(),
                                   [&](const Run& line) { return line.from <= run.to + 2 && run.from <= line.to + 2; });
    if (same == lines.end()) {
      if (lines.size() == most_rules) break;
      lines.push_back(run);
    } else {
      same->from = std::min(same->from, run.from);
      same->to = std::max(same->to, run.to);
    }
  }
  return lines;
}

/// Lines that letters touch are whole again.
std::vector<Run> bridged(std::vector<Run> lines) {
  std::sort(lines.begin(), lines.end(), [](const Run& one, const Run& other) {
    return one.across != other.across ? one.across < other.across : one.from < other.from;
  });
  std::vector<Run> whole;
  for (const auto& line : lines) {
    const auto goes_on = !whole.empty() && line.across - whole.back().across <= 1 &&
                         line.from - whole.back().to <= widest_touched && line.from >= whole.back().from;
    if (goes_on)
      whole.back().to = std::max(whole.back().to, line.to);
    else
      whole.push_back(line);
  }
  return whole;
}

/// Leaves of the upright runs the long ones, and the short ones that end on two level lines.
///
/// level: from top to bottom
void drop_stems(std::vector<Run>& upright, const std::vector<Run>& level, double scale) {
  const auto ends_on = [&](const Run& run, int y) {
    auto line = std::lower_bound(level.begin(), level.end(), y - 2,
                                 [](const Run& one, int across) { return one.across < across; });
    for (; line != level.end() && line->across <= y + 2; ++line)
      if (line->from <= run.across + 2 && run.across - 2 <= line->to) return true;
    return false;
  };
  upright.erase(std::remove_if(upright.begin(), upright.end(),
                               [&](const Run& run) {
                                 const auto is_long = (run.to - run.from + 1) * scale >= least_solid;
                                 return !is_long && !(ends_on(run, run.from) && ends_on(run, run.to));
                               }),
                upright.end());
}

}  // namespace

std::vector<PdfRule> rules_in(const GreyPicture& picture, double scale) {
  std::vector<Run> level, upright;
  for (int y = thickest; y + thickest < picture.height; ++y) {
    Runs runs{level, y, scale, least_solid};
    for (int x = 0; x < picture.width; ++x)
      runs.take(x, stands_out(picture.at(x, y - thickest), picture.at(x, y), picture.at(x, y + thickest)));
    runs.end();
  }
  for (int x = thickest; x + thickest < picture.width; ++x) {
    Runs runs{upright, x, scale, least_piece};
    for (int y = 0; y < picture.height; ++y)
      runs.take(y, stands_out(picture.at(x - thickest, y), picture.at(x, y), picture.at(x + thickest, y)));
    runs.end();
  }
  lengthen(level, picture.width, [&](int y, int x) { return picture.at(x, y); });
  lengthen(upright, picture.height, [&](int x, int y) { return picture.at(x, y); });
  level = bridged(merged(level));
  drop_stems(upright, level, scale);
  std::vector<PdfRule> rules;
  for (const auto& run : level)
    rules.push_back({{run.from * scale, (run.across + 1) * scale, (run.to + 1) * scale, (run.across + 1) * scale}});
  for (const auto& run : bridged(merged(upright)))
    rules.push_back({{(run.across + 1) * scale, run.from * scale, (run.across + 1) * scale, (run.to + 1) * scale}});
  if (rules.size() > most_rules) rules.resize(most_rules);
  return rules;
}

int ink_of(const GreyPicture& picture) {
  constexpr int white = 245;
  long ink = 0;
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) ink += picture.at(x, y) < white ? 1 : 0;
  const auto all = static_cast<long>(picture.width) * picture.height;
  return all == 0 ? 0 : static_cast<int>(ink * 1000 / all);
}

}  // namespace document

#include "document/pdf_rules.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace document;

namespace {

/// A white picture to draw on; two pixels a point.
class Drawing {
 public:
  void level(int from, int to, int y) {
    for (int x = from; x <= to; ++x) ink(x, y);
  }
  void upright(int x, int from, int to) {
    for (int y = from; y <= to; ++y) ink(x, y);
  }
  /// A letter of that height whose back is round: dark for half of its height.
  void letter(int x, int y, int high) {
    for (int row = high / 4; row < high * 3 / 4; ++row) upright_part(x, y + row);
    level(x, x + 5, y);
    level(x, x + 5, y + high);
  }
  std::vector<PdfRule> rules() const {
    return rules_in({.pixels = pixels_, .width = width, .height = height, .bytes_per_row = width}, 0.5);
  }

 private:
  static constexpr int width = 400, height = 300;

  void upright_part(int x, int y) {
    ink(x, y);
    ink(x + 1, y);
  }
  void ink(int x, int y) { pixels_[static_cast<std::size_t>(y * width + x)] = 0; }

  std::vector<unsigned char> pixels_ = std::vector<unsigned char>(width * height, 255);
};

/// Whether an upright rule stands there, in points.
bool has_upright(const std::vector<PdfRule>& rules, double x, double from, double to) {
  const auto near = [](double one, double other) { return std::abs(one - other) <= 1.5; };
  return std::any_of(rules.begin(), rules.end(), [&](const PdfRule& rule) {
    return !rule.is_level() && near(rule.box.left, x) && near(rule.box.top, from) && near(rule.box.bottom, to);
  });
}

std::size_t uprights(const std::vector<PdfRule>& rules) {
  return static_cast<std::size_t>(
      std::count_if(rules.begin(), rules.end(), [](const PdfRule& rule) { return !rule.is_level(); }));
}

}  // namespace

TEST_CASE("a line is whole though letters stand against it on both sides", "[document][pdf]") {
  Drawing drawing;
  drawing.level(20, 380, 40);
  drawing.level(20, 380, 120);
  for (const auto x : {20, 200, 380}) drawing.upright(x, 40, 120);
  for (int y = 46; y < 110; y += 24) {
    drawing.letter(201, y, 16);
    drawing.letter(193, y + 4, 16);
  }
  const auto rules = drawing.rules();
  CHECK(has_upright(rules, 100, 20, 60));
}

TEST_CASE("the short lines of a low row are seen between its level lines", "[document][pdf]") {
  Drawing drawing;
  drawing.level(20, 380, 40);
  drawing.level(20, 380, 58);
  for (const auto x : {20, 200, 380}) drawing.upright(x, 40, 58);
  const auto rules = drawing.rules();
  for (const auto x : {10.0, 100.0, 190.0}) CHECK(has_upright(rules, x, 20, 29));
}

TEST_CASE("the stems of letters are no lines, also in a row between lines", "[document][pdf]") {
  Drawing drawing;
  drawing.level(20, 380, 40);
  drawing.level(20, 380, 80);
  for (const auto x : {20, 380}) drawing.upright(x, 40, 80);
  for (int x = 60; x < 340; x += 20) drawing.upright(x, 50, 68);  // nine points
  for (int x = 60; x < 340; x += 20) drawing.upright(x, 150, 168);
  CHECK(uprights(drawing.rules()) == 2);
}

// What a property test found wrong, told once and briefly instead of at every one of a million checks.
#pragma once
#include <sstream>
#include <string>

namespace support {

class Disagreements {
 public:
  /// Remembers the words, of which the first few are shown.
  template <typename... Words>
  void add(const Words&... words) {
    if (++count_ > shown) return;
    std::ostringstream line;
    (line << ... << words);
    text_ += line.str() + '\n';
  }

  /// Empty where nothing was found.
  std::string told() const { return count_ == 0 ? "" : std::to_string(count_) + " disagreements:\n" + text_; }

 private:
  static constexpr int shown = 8;
  int count_ = 0;
  std::string text_;
};

}  // namespace support

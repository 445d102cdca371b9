#include "calendar/toml_tokens.h"

#include <algorithm>

#include "calendar/file_forms.h"

namespace calendar {
namespace {

using Kind = TomlToken::Kind;

bool is_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// Takes tokens from the front of the text, one after the other.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : rest_{text} {}

  base::Result<std::vector<TomlToken>> all() {
    while (!rest_.empty())
      if (auto problem = take()) return *problem;
    put(Kind::end, {});
    return std::move(tokens_);
  }

 private:
  std::optional<base::Problem> take() {
    const char c = rest_.front();
    if (c == '#') {
      rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
    } else if (c == ' ' || c == '\t' || c == '\r') {
      rest_.remove_prefix(1);
    } else if (c == '\n') {
      put(Kind::end, {});
      rest_.remove_prefix(1);
      ++line_;
    } else if (c == '"' || c == '\'') {
      return take_string(c);
    } else if (is_of_word(c)) {
      const auto size = static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_of_word) - rest_.begin());
      put(Kind::word, std::string{rest_.substr(0, size)});
      rest_.remove_prefix(size);
    } else if (std::string_view{"=[]{},."}.find(c) != std::string_view::npos) {
      put(Kind::sign, std::string(1, c));
      rest_.remove_prefix(1);
    } else {
      return calendar_problem("calendar_file", line_, "có chữ đặt sai chỗ. Chữ có dấu phải nằm trong dấu ngoặc kép.",
                              rest_.substr(0, rest_.find_first_of(" \t\r\n")));
    }
    return std::nullopt;
  }

  /// "…" with the escapes \" \\ \t \n, or '…' as it stands.
  std::optional<base::Problem> take_string(char quote) {
    std::string text;
    for (std::size_t i = 1; i < rest_.size() && rest_[i] != '\n'; ++i) {
      if (rest_[i] == quote) {
        put(Kind::string, std::move(text));
        rest_.remove_prefix(i + 1);
        return std::nullopt;
      }
      if (quote == '"' && rest_[i] == '\\') {
        const char escaped = ++i < rest_.size() ? rest_[i] : '\n';
        if (std::string_view{"\"\\tn"}.find(escaped) == std::string_view::npos)
          return calendar_problem("calendar_file", line_, "sau dấu \\ chỉ nhận \\\" \\\\ \\t \\n.");
        text += escaped == 't' || escaped == 'n' ? ' ' : escaped;
      } else {
        text += rest_[i];
      }
    }
    return calendar_problem("calendar_file", line_, "dấu ngoặc kép mở ở dòng này không được đóng lại.");
  }

  void put(Kind kind, std::string text) { tokens_.push_back({kind, std::move(text), line_}); }

  std::string_view rest_;
  int line_ = 1;
  std::vector<TomlToken> tokens_;
};

}  // namespace

base::Result<std::vector<TomlToken>> toml_tokens(std::string_view text) { return Tokens{text}.all(); }

}  // namespace calendar

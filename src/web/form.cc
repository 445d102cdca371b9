#include "web/form.h"

#include <sodium.h>

#include <array>
#include <charconv>

#include "base/text.h"
#include "base/visible.h"
#include "service/secrets.h"

namespace web {
namespace {

/// CRLF and CR as LF, other control characters as blanks.
std::string without_controls(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (c == '\r' || c == '\n') {
      kept += '\n';
    } else {
      kept += c < 0x20 || c == 0x7F ? ' ' : text[i];
    }
  }
  return kept;
}

}  // namespace

std::optional<std::string> cleaned(std::string_view bytes) {
  if (!base::is_utf8(bytes)) return std::nullopt;
  return std::string{base::trimmed(base::nfc(without_controls(bytes)))};
}

std::string file_name(std::string_view sent, std::string_view unnamed) {
  constexpr std::size_t longest = 200;  // bytes
  const auto folder = sent.find_last_of("/\\");
  const auto typed = cleaned(folder == std::string_view::npos ? sent : sent.substr(folder + 1)).value_or("");
  const auto name = base::with_single_spaces(base::visible(typed));
  return std::string{name.empty() ? unnamed : base::clipped(name, longest)};
}

Form Form::of(const httplib::Request& request) {
  Form form;
  const auto keep = [&form](const std::string& field, const std::string& content) {
    if (auto words = cleaned(content)) form.fields_.emplace(field, std::move(*words));
  };
  for (const auto& [field, part] : request.files)
    if (part.filename.empty()) keep(field, part.content);  // a file's bytes are no words
  if (request.files.empty())
    for (const auto& [field, content] : request.params) keep(field, content);
  return form;
}

std::string Form::value(std::string_view field) const {
  const auto found = fields_.find(field);
  return found == fields_.end() ? std::string{} : found->second;
}

std::optional<std::int64_t> number_typed(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

std::optional<calendar::Day> day_typed(std::string_view text) { return calendar::day_written(text); }

FormToken::FormToken() : text_{service::new_secret()} {}

FormToken FormToken::of_session(const std::string& secret) {
  constexpr std::string_view purpose = "form";
  std::array<unsigned char, 32> hash{};
  ::crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size(),
                       reinterpret_cast<const unsigned char*>(secret.data()), secret.size());
  std::string text(hash.size() * 2 + 1, '\0');
  ::sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  text.pop_back();  // the NUL that the function writes
  return FormToken{std::move(text)};
}

std::optional<base::Problem> FormToken::problem_of(const Form& form) const {
  const auto sent = form.value("token");
  if (sent.size() == text_.size() && ::sodium_memcmp(sent.data(), text_.data(), text_.size()) == 0) return std::nullopt;
  return base::Problem{.kind = "stale_form",
                       .detail =
                           "Biểu mẫu này đã mở từ phiên đăng nhập trước, hoặc từ trước khi chương trình khởi động lại, "
                           "nên chưa được nhận. Nội dung vẫn còn dưới đây, xin kiểm tra rồi gửi lại.",
                       .words = {}};
}

}  // namespace web

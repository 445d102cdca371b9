#include "mail/message.h"

#include <algorithm>

#include "base/text.h"
#include "mail/atom.h"
#include "mail/header_text.h"

namespace mail {
namespace {

constexpr std::size_t longest_address = 254;
constexpr std::size_t longest_local = 64;
constexpr std::size_t longest_label = 63;

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= longest_label && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool is_domain(std::string_view domain) {
  if (domain == "localhost") return true;
  const auto labels = parts_between_dots(domain);
  return labels.size() >= 2 && std::ranges::all_of(labels, is_label) && !std::ranges::all_of(labels.back(), is_digit);
}

}  // namespace

bool is_address(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && text.size() <= longest_address && at <= longest_local &&
         is_dot_atom(text.substr(0, at)) && is_domain(text.substr(at + 1));
}

base::Result<Mailbox> mailbox(std::string_view name, std::string_view address) {
  const auto bare = base::trimmed(address);
  if (is_address(bare)) return Mailbox{base::nfc(header_text(name)), std::string{bare}};
  return base::Problem{.kind = "mail_address",
                       .detail =
                           "Địa chỉ thư điện tử không đúng dạng. Xin nhập dạng ten@coquan.gov.vn, không dấu, không có "
                           "khoảng trắng.",
                       .words = header_text(base::clipped(bare, longest_address))};
}

Envelope envelope_of(const Message& message) {
  return {message.bounces_to.value_or(message.from.address), message.to.address};
}

}  // namespace mail

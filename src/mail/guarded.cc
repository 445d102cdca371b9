#include "mail/guarded.h"

#include <algorithm>
#include <array>
#include <string>

namespace mail {
namespace {

constexpr std::size_t longest_addresses = 8192;

/// The first line of the bytes, with its end.
std::string_view line_at(std::string_view bytes) {
  const auto end = bytes.find('\n');
  return end == std::string_view::npos ? bytes : bytes.substr(0, end + 1);
}

/// The field that the bytes begin with: its first line, and those after it that begin with a blank.
std::string_view field_at(std::string_view bytes) {
  auto size = line_at(bytes).size();
  while (size < bytes.size() && (bytes[size] == ' ' || bytes[size] == '\t')) size += line_at(bytes.substr(size)).size();
  return bytes.substr(0, size);
}

bool is_of_addresses(std::string_view field) {
  constexpr std::array<std::string_view, 6> names{"From", "To", "Cc", "Bcc", "Sender", "Reply-To"};
  return std::ranges::any_of(names, [field](std::string_view name) {
    if (g_ascii_strncasecmp(field.data(), name.data(), std::min(name.size(), field.size())) != 0) return false;
    const auto next = field.find_first_not_of(" \t", name.size());
    return next != std::string_view::npos && field[next] == ':';
  });
}

/// The bytes without fields of addresses that are too long, in the mails within this one too.
std::string without_long_addresses(std::string_view bytes) {
  std::string kept;
  kept.reserve(bytes.size());
  while (!bytes.empty()) {
    const auto addresses = is_of_addresses(bytes);
    const auto field = addresses ? field_at(bytes) : line_at(bytes);
    if (!addresses || field.size() <= longest_addresses) kept += field;
    bytes.remove_prefix(field.size());
  }
  return kept;
}

}  // namespace

Owned<GMimeMessage> mime_in(std::string_view eml) {
  use_gmime();
  const auto kept = without_long_addresses(eml);
  const auto bytes = owned(g_mime_stream_mem_new_with_buffer(kept.data(), kept.size()));
  const auto parser = owned(g_mime_parser_new_with_stream(bytes.get()));
  return owned(g_mime_parser_construct_message(parser.get(), nullptr));
}

}  // namespace mail

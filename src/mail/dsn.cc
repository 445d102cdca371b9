#include "mail/dsn.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "mail/guarded.h"
#include "mail/header_text.h"

namespace mail {
namespace {

constexpr std::size_t most_bytes = 1U << 20U;
constexpr std::size_t longest_diagnostic = 500, longest_address = 320;
constexpr std::size_t most_recipients = 100;
constexpr int most_parts = 20;

bool is_of_type(GMimeObject* part, const char* type, const char* subtype) {
  return g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype);
}

/// What a part that is no mail holds, its transfer encoding undone.
std::string content_of(GMimeObject* part) {
  if (!GMIME_IS_PART(part)) return {};
  auto* content = g_mime_part_get_content(GMIME_PART(part));
  if (content == nullptr) return {};
  const auto stream = owned(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string message_id_of(GMimeMessage* message) {
  if (message == nullptr) return {};
  const auto id = header_text(copied(g_mime_message_get_message_id(message)));
  return id.empty() ? std::string{} : "<" + id + ">";
}

/// The Message-ID of the returned mail, or of its head alone.
std::string returned_id(GMimeObject* part) {
  if (GMIME_IS_MESSAGE_PART(part)) return message_id_of(g_mime_message_part_get_message(GMIME_MESSAGE_PART(part)));
  return message_id_of(mime_in(content_of(part) + "\n\n").get());
}

using Field = std::pair<std::string, std::string>;  // its name in small letters, its value as one line

/// One group of fields from the front of the text, which ends at an empty line; folded lines are joined.
std::vector<Field> take_group(std::string_view& text) {
  std::vector<Field> fields;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !fields.empty()) {
      fields.back().second += ' ' + header_text(line);
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields.emplace_back(base::lowered(header_text(line.substr(0, colon))), header_text(line.substr(colon + 1)));
  }
  return fields;
}

std::string value_of(const std::vector<Field>& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Field::first);
  return found == fields.end() ? std::string{} : std::string{base::trimmed(found->second)};
}

/// What follows the type: "rfc822; a@b.example" gives the address.
std::string after_type(std::string_view value) {
  if (const auto semicolon = value.find(';'); semicolon != std::string_view::npos) value.remove_prefix(semicolon + 1);
  return std::string{base::trimmed(value)};
}

std::string address_in(std::string_view value) {
  auto address = after_type(value);
  if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
  return address.size() > longest_address ? std::string{} : address;
}

ReportedRecipient::Action action_in(std::string_view word) {
  const auto small = base::lowered(word);
  if (small == "failed") return ReportedRecipient::Action::failed;
  return small == "delayed" ? ReportedRecipient::Action::delayed : ReportedRecipient::Action::other;
}

/// The groups of a report of recipients; the first group, which speaks of the whole mail, names none.
std::vector<ReportedRecipient> recipients_in(std::string_view text) {
  std::vector<ReportedRecipient> recipients;
  while (!text.empty() && recipients.size() < most_recipients) {
    const auto fields = take_group(text);
    const auto action = value_of(fields, "action");
    if (action.empty()) continue;
    recipients.push_back({.action = action_in(action),
                          .status = std::string{base::clipped(value_of(fields, "status"), 20)},
                          .original = address_in(value_of(fields, "original-recipient")),
                          .final = address_in(value_of(fields, "final-recipient")),
                          .diagnostic = std::string{
                              base::clipped(after_type(value_of(fields, "diagnostic-code")), longest_diagnostic)}});
  }
  return recipients;
}

void read_part(DeliveryReport& report, GMimeObject* part) {
  if (is_of_type(part, "message", "delivery-status") || is_of_type(part, "message", "global-delivery-status")) {
    if (report.recipients.empty()) report.recipients = recipients_in(content_of(part));
  } else if (is_of_type(part, "message", "rfc822") || is_of_type(part, "message", "global") ||
             is_of_type(part, "text", "rfc822-headers") || is_of_type(part, "message", "global-headers")) {
    if (report.message_id.empty()) report.message_id = returned_id(part);
  }
}

}  // namespace

std::optional<DeliveryReport> delivery_report_in(std::string_view eml) {
  const auto mime = mime_in(eml.substr(0, most_bytes));
  auto* whole = mime ? g_mime_message_get_mime_part(mime.get()) : nullptr;
  if (whole == nullptr || !GMIME_IS_MULTIPART(whole) || !is_of_type(whole, "multipart", "report")) return std::nullopt;
  DeliveryReport report;
  const auto parts = std::min(g_mime_multipart_get_count(GMIME_MULTIPART(whole)), most_parts);
  for (int at = 0; at < parts; ++at) read_part(report, g_mime_multipart_get_part(GMIME_MULTIPART(whole), at));
  if (report.recipients.empty()) return std::nullopt;
  return report;
}

}  // namespace mail

#include "mail/parsed.h"

#include <algorithm>
#include <array>

#include "mail/gmime.h"
#include "mail/header_text.h"

namespace mail {
namespace {

constexpr std::size_t most_bytes = 4U << 20U;
constexpr int most_recipients = 100;

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
///
/// GMime reads a group within a group by a call within a call, so "To: a:a:a:…" would use up the stack.
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

std::string lines_of(std::string text) {
  std::erase(text, '\r');
  return valid_utf8(text);
}

Mailbox mailbox_of(InternetAddressMailbox* mailbox) {
  return {header_text(copied(internet_address_get_name(INTERNET_ADDRESS(mailbox)))),
          header_text(copied(internet_address_mailbox_get_addr(mailbox)))};
}

/// The mailboxes of a list that GMime keeps (may be null), groups left out.
std::vector<Mailbox> mailboxes_of(InternetAddressList* list) {
  std::vector<Mailbox> mailboxes;
  const auto count = list != nullptr ? std::min(internet_address_list_length(list), most_recipients) : 0;
  for (int at = 0; at < count; ++at) {
    auto* address = internet_address_list_get_address(list, at);
    if (INTERNET_ADDRESS_IS_MAILBOX(address)) mailboxes.push_back(mailbox_of(INTERNET_ADDRESS_MAILBOX(address)));
  }
  return mailboxes;
}

std::optional<base::Instant> date_of(GMimeMessage* mime) {
  auto* date = g_mime_message_get_date(mime);
  if (date == nullptr) return std::nullopt;
  return base::Instant{std::chrono::seconds{g_date_time_to_unix(date)}};
}

bool is_attachment(GMimeObject* part) {
  auto* disposition = g_mime_object_get_content_disposition(part);
  return disposition != nullptr && g_mime_content_disposition_is_attachment(disposition);
}

/// Keeps the words of a part where they are the first of their kind.
void take_text(Parsed& mail, GMimeObject* part) {
  if (!GMIME_IS_TEXT_PART(part) || is_attachment(part)) return;
  auto* type = g_mime_object_get_content_type(part);
  for (const auto& [subtype, text] : {std::pair{"plain", &mail.text}, std::pair{"html", &mail.html}})
    if (text->empty() && g_mime_content_type_is_type(type, "text", subtype))
      *text = lines_of(taken(g_mime_text_part_get_text(GMIME_TEXT_PART(part))));
}

void take_texts(Parsed& mail, GMimeMessage* mime) {
  const std::unique_ptr<GMimePartIter, decltype(&g_mime_part_iter_free)> parts{g_mime_part_iter_new(GMIME_OBJECT(mime)),
                                                                               &g_mime_part_iter_free};
  if (!g_mime_part_iter_is_valid(parts.get())) return;
  do {
    take_text(mail, g_mime_part_iter_get_current(parts.get()));
  } while (g_mime_part_iter_next(parts.get()));
}

Owned<GMimeMessage> read(std::string_view eml) {
  const auto kept = without_long_addresses(eml);
  const auto bytes = owned(g_mime_stream_mem_new_with_buffer(kept.data(), kept.size()));
  const auto parser = owned(g_mime_parser_new_with_stream(bytes.get()));
  return owned(g_mime_parser_construct_message(parser.get(), nullptr));
}

}  // namespace

Parsed parsed(std::string_view eml) {
  use_gmime();
  Parsed mail;
  const auto mime = read(eml.substr(0, most_bytes));
  if (!mime) return mail;
  if (const auto senders = mailboxes_of(g_mime_message_get_from(mime.get())); !senders.empty()) mail.from = senders[0];
  mail.to = mailboxes_of(g_mime_message_get_to(mime.get()));
  mail.subject = header_text(copied(g_mime_message_get_subject(mime.get())));
  mail.date = date_of(mime.get());
  if (const auto id = header_text(copied(g_mime_message_get_message_id(mime.get()))); !id.empty())
    mail.message_id = "<" + id + ">";
  take_texts(mail, mime.get());
  return mail;
}

}  // namespace mail

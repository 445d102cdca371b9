#include "mail/parsed.h"

#include <algorithm>
#include <utility>

#include "mail/guarded.h"
#include "mail/header_text.h"

namespace mail {
namespace {

constexpr std::size_t most_bytes = 4U << 20U;
constexpr int most_recipients = 100;

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

}  // namespace

Parsed parsed(std::string_view eml) {
  Parsed mail;
  const auto mime = mime_in(eml.substr(0, most_bytes));
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

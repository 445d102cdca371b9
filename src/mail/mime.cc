#include "mail/mime.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>

#include "mail/atom.h"
#include "mail/encoded_words.h"
#include "mail/gmime.h"
#include "mail/header_text.h"

namespace mail {
namespace {

constexpr auto vietnam_offset_seconds = 7 * 60 * 60;
constexpr std::size_t longest_message_id = 250;
constexpr std::size_t longest_word = 900;  // of a header: RFC 5322 allows lines of 998, and folds between words only

[[noreturn]] void refuse(const char* what, std::string_view words) {
  throw std::invalid_argument{std::string{what} + ": " + header_text(words)};
}

bool same_letters(std::string_view a, std::string_view b) {
  return a.size() == b.size() && g_ascii_strncasecmp(a.data(), b.data(), a.size()) == 0;
}

/// The message id without its angle brackets, as GMime wants it.
std::string bare_id(std::string_view id) {
  const auto bare = id.starts_with('<') && id.ends_with('>') && id.size() > 2 ? id.substr(1, id.size() - 2) : "";
  const auto at = bare.find('@');
  if (at == std::string_view::npos || id.size() > longest_message_id || !is_dot_atom(bare.substr(0, at)) ||
      !is_dot_atom(bare.substr(at + 1)))
    refuse("not a message id", id);
  return std::string{bare};
}

bool is_field_name(std::string_view name) {
  return !name.empty() && name.size() <= 70 &&
         std::ranges::all_of(name, [](char c) { return is_alphanumeric(c) || c == '-'; });
}

/// Whether every message has a header of that name, made here.
bool is_ours(std::string_view name) {
  constexpr std::array<std::string_view, 6> ours{"From", "To", "Subject", "Date", "Message-ID", "MIME-Version"};
  return same_letters(name.substr(0, 8), "Content-") ||
         std::ranges::any_of(ours, [name](std::string_view each) { return same_letters(name, each); });
}

/// Adds a header with its value as it is to stand. We fold and encode ourselves: GMime takes long plain words, such as
/// links, for words to encode, and writes encoded words that its own reader loses.
void add_header(GMimeMessage* mime, const std::string& name, std::string_view value) {
  auto* headers = g_mime_object_get_header_list(GMIME_OBJECT(mime));
  g_mime_header_list_append(headers, name.c_str(), "", nullptr);
  auto* added = g_mime_header_list_get_header_at(headers, g_mime_header_list_get_count(headers) - 1);
  g_mime_header_set_raw_value(added, folded(name, value).c_str());
}

void add_mailbox(GMimeMessage* mime, const char* header, const Mailbox& mailbox) {
  if (!is_address(mailbox.address)) refuse("not a mail address", mailbox.address);
  const auto name = header_text(mailbox.name);
  add_header(mime, header, name.empty() ? mailbox.address : encoded_name(name) + " <" + mailbox.address + ">");
}

void add_subject(GMimeMessage* mime, std::string_view subject) {
  const auto line = header_text(subject);
  add_header(mime, "Subject", longest_word_in(line) > longest_word ? encoded_words(line) : encoded_value(line));
}

void add_date(GMimeMessage* mime, base::Instant date) {
  const auto utc = owned(g_date_time_new_from_unix_utc(date.time_since_epoch().count()));
  const auto zone = owned(g_time_zone_new_offset(vietnam_offset_seconds));
  g_mime_message_set_date(mime, owned(g_date_time_to_timezone(utc.get(), zone.get())).get());
}

void add_further(GMimeMessage* mime, const Header& header) {
  const auto value = encoded_value(header_text(header.value));
  if (!is_field_name(header.name) || is_ours(header.name)) refuse("not a further header", header.name);
  if (longest_word_in(value) > longest_word) refuse("a word too long in header", header.name);
  add_header(mime, header.name, value);
}

void add_headers(GMimeMessage* mime, const std::vector<Header>& headers) {
  const auto is_auto = [](const Header& header) { return same_letters(header.name, "Auto-Submitted"); };
  if (std::ranges::none_of(headers, is_auto)) add_further(mime, {"Auto-Submitted", "auto-generated"});
  for (const auto& header : headers) add_further(mime, header);
}

/// UTF-8 with LF line ends: GMime writes them as CRLF, but would encode a CR that is there already.
std::string body_text(std::string_view bytes) {
  auto text = valid_utf8(bytes);
  if (text.find('\r') == std::string::npos) return text;
  std::string lines;
  lines.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r')
      lines += text[at];
    else if (at + 1 == text.size() || text[at + 1] != '\n')
      lines += '\n';
  }
  return lines;
}

GMimeContentEncoding in_gmime(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::quoted_printable: return GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
    case TextEncoding::eight_bit: return GMIME_CONTENT_ENCODING_8BIT;
  }
  std::abort();  // every encoding is above
}

Owned<GMimeObject> part(const char* subtype, std::string_view words, TextEncoding encoding) {
  const auto text = body_text(words);
  const auto bytes = owned(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
  const auto content = owned(g_mime_data_wrapper_new_with_stream(bytes.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  auto part = owned(g_mime_part_new_with_type("text", subtype));
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
  g_mime_part_set_content(part.get(), content.get());
  g_mime_part_set_content_encoding(part.get(), in_gmime(encoding));
  return owned(GMIME_OBJECT(part.release()));
}

/// A boundary that is the same for the same message. "=_" stands in no quoted-printable text.
std::string boundary(const std::string& id) {
  const auto sum = taken(g_compute_checksum_for_string(G_CHECKSUM_SHA256, id.c_str(), -1));
  return "=_" + sum.substr(0, 32);
}

Owned<GMimeObject> words_of(const Message& message, TextEncoding encoding) {
  if (message.html.empty()) return part("plain", message.text, encoding);
  auto alternatives = owned(g_mime_multipart_new_with_subtype("alternative"));
  g_mime_multipart_set_boundary(alternatives.get(), boundary(message.message_id).c_str());
  g_mime_multipart_add(alternatives.get(), part("plain", message.text, encoding).get());
  g_mime_multipart_add(alternatives.get(), part("html", message.html, encoding).get());
  return owned(GMIME_OBJECT(alternatives.release()));
}

/// The type and its parameters, "text/calendar; charset=utf-8".
void put_type(GMimeObject* part, const Attachment& attachment) {
  const auto type = owned(g_mime_content_type_parse(nullptr, attachment.type.c_str()));
  if (type == nullptr || attachment.type.find('/') == std::string::npos) refuse("not a media type", attachment.type);
  g_mime_object_set_content_type(part, type.get());
}

Owned<GMimeObject> file(const Attachment& attachment) {
  const auto is_plain = [](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; };
  if (attachment.name.empty() || attachment.name.size() > 100 || !std::ranges::all_of(attachment.name, is_plain))
    refuse("not a file name", attachment.name);
  const auto bytes = owned(g_mime_stream_mem_new_with_buffer(attachment.bytes.data(), attachment.bytes.size()));
  const auto content = owned(g_mime_data_wrapper_new_with_stream(bytes.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  auto part = owned(g_mime_part_new());
  put_type(GMIME_OBJECT(part.get()), attachment);
  g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_ATTACHMENT);
  g_mime_part_set_filename(part.get(), attachment.name.c_str());
  g_mime_part_set_content(part.get(), content.get());
  g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
  return owned(GMIME_OBJECT(part.release()));
}

Owned<GMimeObject> body(const Message& message, TextEncoding encoding) {
  if (message.attachments.empty()) return words_of(message, encoding);
  auto mixed = owned(g_mime_multipart_new_with_subtype("mixed"));
  g_mime_multipart_set_boundary(mixed.get(), boundary("mixed " + message.message_id).c_str());
  g_mime_multipart_add(mixed.get(), words_of(message, encoding).get());
  for (const auto& attachment : message.attachments) g_mime_multipart_add(mixed.get(), file(attachment).get());
  return owned(GMIME_OBJECT(mixed.release()));
}

}  // namespace

std::string mime_of(const Message& message, TextEncoding encoding) {
  use_gmime();
  const auto mime = owned(g_mime_message_new(TRUE));
  add_mailbox(mime.get(), "From", message.from);
  add_mailbox(mime.get(), "To", message.to);
  add_subject(mime.get(), message.subject);
  add_date(mime.get(), message.date);
  g_mime_message_set_message_id(mime.get(), bare_id(message.message_id).c_str());
  add_headers(mime.get(), message.headers);
  g_mime_message_set_mime_part(mime.get(), body(message, encoding).get());
  return bytes_of(GMIME_OBJECT(mime.get()));
}

}  // namespace mail

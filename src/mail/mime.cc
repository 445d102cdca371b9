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

/// The message id as it came, if it is one.
const std::string& whole_id(const std::string& id) {
  const auto bare = id.starts_with('<') && id.ends_with('>') && id.size() > 2
                        ? std::string_view{id}.substr(1, id.size() - 2)
                        : std::string_view{};
  const auto at = bare.find('@');
  if (at == std::string_view::npos || id.size() > longest_message_id || !is_dot_atom(bare.substr(0, at)) ||
      !is_dot_atom(bare.substr(at + 1)))
    refuse("not a message id", id);
  return id;
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
void add_header(std::string& mime, std::string_view name, std::string_view value) {
  mime.append(name).append(1, ':').append(folded(name, value));
}

void add_mailbox(std::string& mime, std::string_view header, const Mailbox& mailbox) {
  if (!is_address(mailbox.address)) refuse("not a mail address", mailbox.address);
  const auto name = header_text(mailbox.name);
  add_header(mime, header, name.empty() ? mailbox.address : encoded_name(name) + " <" + mailbox.address + ">");
}

void add_subject(std::string& mime, std::string_view subject) {
  const auto line = header_text(subject);
  add_header(mime, "Subject", longest_word_in(line) > longest_word ? encoded_words(line) : encoded_value(line));
}

void add_date(std::string& mime, base::Instant date) {
  const auto utc = owned(g_date_time_new_from_unix_utc(date.time_since_epoch().count()));
  const auto zone = owned(g_time_zone_new_offset(vietnam_offset_seconds));
  const auto in_vietnam = owned(g_date_time_to_timezone(utc.get(), zone.get()));
  add_header(mime, "Date", taken(g_mime_utils_header_format_date(in_vietnam.get())));
}

void add_further(std::string& mime, const Header& header) {
  const auto value = encoded_value(header_text(header.value));
  if (!is_field_name(header.name) || is_ours(header.name)) refuse("not a further header", header.name);
  if (longest_word_in(value) > longest_word) refuse("a word too long in header", header.name);
  add_header(mime, header.name, value);
}

void add_headers(std::string& mime, const std::vector<Header>& headers) {
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

std::string encoded(std::string_view bytes, GMimeContentEncoding encoding) {
  constexpr std::size_t at_once = 4096;
  GMimeEncoding state;
  g_mime_encoding_init_encode(&state, encoding);
  std::vector<char> room(g_mime_encoding_outlen(&state, at_once));
  std::string into;
  into.reserve(bytes.size() + bytes.size() / 2);
  for (; bytes.size() > at_once; bytes.remove_prefix(at_once))
    into.append(room.data(), g_mime_encoding_step(&state, bytes.data(), at_once, room.data()));
  return into.append(room.data(), g_mime_encoding_flush(&state, bytes.data(), bytes.size(), room.data()));
}

/// A part of a message: its headers, an empty line and its body.
std::string text_part(std::string_view subtype, std::string_view words, TextEncoding encoding) {
  const auto headers = "Content-Type: text/" + std::string{subtype} + "; charset=utf-8\nContent-Transfer-Encoding: ";
  const auto text = body_text(words);
  switch (encoding) {
    case TextEncoding::quoted_printable:
      return headers + "quoted-printable\n\n" + encoded(text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    case TextEncoding::eight_bit: return headers + "8bit\n\n" + text;
  }
  std::abort();  // every encoding is above
}

std::string file_part(const Attachment& attachment) {
  const auto is_plain = [](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; };
  if (attachment.name.empty() || attachment.name.size() > 100 || !std::ranges::all_of(attachment.name, is_plain))
    refuse("not a file name", attachment.name);
  const auto type = owned(g_mime_content_type_parse(nullptr, attachment.type.c_str()));
  if (type == nullptr || attachment.type.find('/') == std::string::npos) refuse("not a media type", attachment.type);
  g_mime_content_type_set_parameter(type.get(), "name", attachment.name.c_str());
  const auto disposition = owned(g_mime_content_disposition_new());
  g_mime_content_disposition_set_disposition(disposition.get(), GMIME_DISPOSITION_ATTACHMENT);
  g_mime_content_disposition_set_parameter(disposition.get(), "filename", attachment.name.c_str());
  return "Content-Type:" + taken(g_mime_content_type_encode(type.get(), nullptr)) +
         "Content-Disposition:" + taken(g_mime_content_disposition_encode(disposition.get(), nullptr)) +
         "Content-Transfer-Encoding: base64\n\n" + encoded(attachment.bytes, GMIME_CONTENT_ENCODING_BASE64);
}

/// A boundary that is the same for the same message. "=_" stands in no quoted-printable text.
std::string boundary(const std::string& id) {
  const auto sum = taken(g_compute_checksum_for_string(G_CHECKSUM_SHA256, id.c_str(), -1));
  return "=_" + sum.substr(0, 32);
}

/// Parts as one (RFC 2046, section 5.1).
std::string multipart(const char* subtype, const std::string& boundary, const std::vector<std::string>& parts) {
  const auto type = owned(g_mime_content_type_new("multipart", subtype));
  g_mime_content_type_set_parameter(type.get(), "boundary", boundary.c_str());
  auto whole = "Content-Type:" + taken(g_mime_content_type_encode(type.get(), nullptr)) + '\n';
  for (const auto& part : parts) whole.append("--" + boundary + "\n").append(part).append(1, '\n');
  return whole.append("--" + boundary + "--\n");
}

std::string words_of(const Message& message, TextEncoding encoding) {
  if (message.html.empty()) return text_part("plain", message.text, encoding);
  return multipart("alternative", boundary(message.message_id),
                   {text_part("plain", message.text, encoding), text_part("html", message.html, encoding)});
}

std::string body(const Message& message, TextEncoding encoding) {
  if (message.attachments.empty()) return words_of(message, encoding);
  std::vector parts{words_of(message, encoding)};
  for (const auto& attachment : message.attachments) parts.push_back(file_part(attachment));
  return multipart("mixed", boundary("mixed " + message.message_id), parts);
}

/// The lines ended by CRLF instead of LF.
std::string with_crlf(std::string_view lines) {
  std::string bytes;
  bytes.reserve(lines.size() + lines.size() / 32);
  for (auto end = lines.find('\n'); end != std::string_view::npos; end = lines.find('\n')) {
    bytes.append(lines.substr(0, end)).append("\r\n");
    lines.remove_prefix(end + 1);
  }
  return bytes.append(lines);
}

}  // namespace

// Put together as text: GMime's objects give the same bytes at twice the cost, and every mail is written twice, to be
// sent and to be kept.
std::string mime_of(const Message& message, TextEncoding encoding) {
  use_gmime();
  std::string mime;
  add_date(mime, message.date);
  add_mailbox(mime, "From", message.from);
  add_mailbox(mime, "To", message.to);
  add_subject(mime, message.subject);
  add_header(mime, "Message-Id", whole_id(message.message_id));
  add_headers(mime, message.headers);
  add_header(mime, "MIME-Version", "1.0");
  return with_crlf(mime + body(message, encoding));
}

}  // namespace mail

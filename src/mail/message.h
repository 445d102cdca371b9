// Messages: a mail before it is MIME, and who sends it to whom.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace mail {

/// Someone's mail address, and the name that goes with it (may be empty).
struct Mailbox {
  std::string name;
  std::string address;

  bool operator==(const Mailbox&) const = default;
};

/// The mailbox, its name in NFC, on one line and without control characters, blanks around the address left out.
///
/// The address is local@domain in ASCII as RFC 5321 writes it without quotes: a local part of 1 to 64 characters, words
/// of letters, figures and !#$%&'*+-/=?^_`{|}~ joined by single dots; labels of 1 to 63 letters, figures and inner
/// hyphens joined by dots, at least two of them unless the domain is "localhost", the last not all figures; 254
/// characters in all. Any other is the Problem "mail_address".
///
/// source:  RFC 5321, sections 4.1.2 and 4.5.3.1; RFC 1123, section 2.1
base::Result<Mailbox> mailbox(std::string_view name, std::string_view address);

/// Whether the text is such an address, exactly.
bool is_address(std::string_view text);

/// A header field beyond those that every message has.
struct Header {
  std::string name;   ///< RFC 5322 field name: "List-Id"
  std::string value;  ///< UTF-8

  bool operator==(const Header&) const = default;
};

/// A file that comes with a mail.
struct Attachment {
  std::string name;  ///< under which it is saved: letters, figures and -_. of ASCII
  std::string type;  ///< "text/calendar; charset=utf-8"
  std::string bytes;

  bool operator==(const Attachment&) const = default;
};

/// One mail to one person. Texts are UTF-8; lines end with LF or CRLF.
struct Message {
  Mailbox from;
  Mailbox to;
  std::string subject;
  std::string text;
  std::string html;        ///< empty: plain text alone
  std::string message_id;  ///< "<left@right>", RFC 5322
  base::Instant date;
  std::vector<Header> headers;            ///< further ones, in order; one that every message has is not among them
  std::optional<std::string> bounces_to;  ///< address for what cannot be delivered, where it is not the sender's
  std::vector<Attachment> attachments{};
};

/// What a mail server is told of a message: two addresses (RFC 5321, section 2.3.1).
struct Envelope {
  std::string from;
  std::string to;

  bool operator==(const Envelope&) const = default;
};

Envelope envelope_of(const Message& message);

}  // namespace mail

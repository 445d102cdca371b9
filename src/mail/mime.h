// MIME: a message as the bytes that travel.
#pragma once
#include <string>

#include "mail/message.h"

namespace mail {

/// How the bytes of the texts are written (RFC 2045, section 6).
enum class TextEncoding {
  quoted_printable,  ///< as every mail server takes them
  eight_bit,         ///< as they are, half as long: to be kept, not to be sent; a long line stays long
};

/// The message as RFC 5322 and MIME write it, ASCII with CRLF line ends, no line over 998 characters.
///
/// text/plain and text/html in a multipart/alternative, or text/plain alone where there is no html; UTF-8, with lines
/// of at most 76 where they are quoted-printable; where files come along, these and the text in a multipart/mixed, the
/// files in base64. Names and subject that are not ASCII become encoded words (RFC 2047), Date is the civil time in
/// Vietnam (+0700), "Auto-Submitted: auto-generated" (RFC 3834) stands unless `headers` has one. The same message gives
/// the same bytes.
///
/// Nothing in a value can begin another header: see `header_text`.
/// throws:  std::invalid_argument for what no person wrote: an address that is not `is_address`, a message id that
///          is not <dot-atom@dot-atom> of at most 250 characters, a further header's name that is no field name or one
///          that every message has, a further header's value with a word over 900 characters, an attachment's
///          name or type that is none
std::string mime_of(const Message& message, TextEncoding encoding = TextEncoding::quoted_printable);

}  // namespace mail

// RequestHead: the line and the headers with which a request begins, read by the letter of RFC 9112.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace web {

/// Limits of a head, in bytes and in headers. A head past one of them is refused before the rest of it has come.
inline constexpr std::size_t longest_line = std::size_t{8} << 10U;
inline constexpr std::size_t longest_head = std::size_t{24} << 10U;
inline constexpr std::size_t most_headers = 100;

/// Why a request is answered with words in place of the page that it asked for.
struct Refusal {
  int status = 400;
  std::string_view words;  ///< for the person, in Vietnamese; they live as long as the program
};

struct HeaderField {
  std::string name;   ///< as it was sent; names are alike whatever their case
  std::string value;  ///< as it was sent, without blanks around it: nothing in it is decoded
};

struct RequestHead {
  std::string method;
  std::string target;  ///< path and query, as sent; of an absolute target what follows the host
  std::string host;    ///< the host of an absolute target, else the Host header; empty without exactly one
  std::vector<HeaderField> fields;
  bool keeps_alive = true;  ///< false for HTTP/1.0, or where "close" was asked for
  std::size_t size = 0;     ///< bytes of the whole head, the empty line among them

  std::size_t count(std::string_view name) const;
  /// The first value of that name; empty where there is none.
  std::string_view value(std::string_view name) const;
  /// The path without its query, as sent.
  std::string_view path() const;
};

/// The head at the beginning of the bytes; nothing while it may still become one with more of them.
///
/// Refused with 400: a bare CR or LF and other control characters, a line that is no header, a folded header, blanks
/// before the colon, a target that is no path and no absolute http address, one with a fragment, a user or an encoded
/// control character. 414 for a line, 431 for headers past the limits; 505 for versions other than HTTP/1.0 and 1.1.
/// One empty line before the head is passed over. A first byte that can begin no method is refused at once: whoever
/// speaks TLS here need not wait. What a head that can be read asks for is judged by the guard.
/// source: RFC 9112, sections 2.2, 3, 3.2, 5, 5.1, 5.2; RFC 9110, sections 5.5 and 5.6.2
std::optional<std::variant<RequestHead, Refusal>> head_in(std::string_view bytes);

/// Whether two names of headers, or two tokens, are the same: the case of ASCII letters does not count.
bool is_same_name(std::string_view one, std::string_view other);

}  // namespace web

// Guard: which requests are refused before anything looks at them.
#pragma once
#include <httplib.h>

#include <optional>
#include <string>
#include <string_view>

namespace web {

/// Limits of a request: bytes of path and query, of a form, and of line, headers and form together.
inline constexpr std::size_t longest_target = 2048;
inline constexpr std::size_t longest_body = std::size_t{64} << 10U;
inline constexpr std::size_t longest_upload = std::size_t{25} << 20U;
inline constexpr std::size_t longest_head = std::size_t{24} << 10U;
inline constexpr std::size_t longest_request = longest_body + longest_head;

/// The bytes that the body of a POST to that target may have: more where it may carry files (`takes_files`).
std::size_t longest_body_of(std::string_view target);

struct Refusal {
  int status = 400;
  std::string_view words;  ///< for the person, in Vietnamese
};

/// Why the request is refused, nothing where it may go on to its route.
///
/// 414 for a path and query of more than 2,048 bytes, 400 without exactly one Host and 421 for a Host that is not ours
/// (DNS rebinding), 405 for a method other than GET, HEAD and POST. The library takes bodies whose length nobody said,
/// chunked and compressed ones, past any limit; so a POST needs exactly one Content-Length and no Transfer-Encoding
/// (411), no Content-Encoding (415), at most `longest_body_of` its path (413), and a GET has no body at
/// all (400). After a refusal the connection must be closed, for the body was not read.
std::optional<Refusal> refusal_of(const httplib::Request& request, int port);

/// Whether the request was sent by a page of ours: Sec-Fetch-Site and Origin, where the browser sends them, say so. The
/// page of a mail's link tells nobody where it is, so its forms come from the Origin "null"; they are known by the
/// link. source: Fetch Metadata Request Headers (W3C); RFC 6454, section 7
bool comes_from_our_page(const httplib::Request& request);

/// Takes from a request what the library would act on to our harm: Range (overlapping ones multiply an answer) and
/// Accept-Encoding (it would compress each page anew with brotli at its slowest).
void disarm(httplib::Request& request);

}  // namespace web

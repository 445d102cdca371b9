// Guard: which requests are refused before anything looks at them.
#pragma once
#include <httplib.h>

#include <optional>
#include <string>
#include <string_view>

#include "service/settings.h"
#include "web/request_head.h"

namespace web {

/// Limits of a request: bytes of path and query, of a form, of a form with a document.
inline constexpr std::size_t longest_target = 2048;
inline constexpr std::size_t longest_body = std::size_t{64} << 10U;
inline constexpr std::size_t longest_upload = std::size_t{25} << 20U;

/// The bytes that the body of a POST may have: more where it comes in parts to a path that takes files (`takes_files`).
std::size_t longest_body_of(const RequestHead& request);

/// Under which names the page may be asked for.
struct Names {
  int port = 0;                   ///< of this machine's loopback
  std::string page_url;           ///< the page's address, where a trusted proxy asks, or anyone over TLS
  service::Network network = {};  ///< whether there is TLS, and which proxies are trusted
};

/// Why the request is refused, nothing where it may go on to its route.
///
/// 403 without TLS for whoever is neither on this machine nor a trusted proxy. 414 for a path and query of more than
/// 2,048 bytes, 400 without exactly one Host and 421 for a Host that is not ours (DNS rebinding): a loopback name with
/// our port, or over TLS and from a trusted proxy the host of the page's address. 405 for a method other than GET, HEAD
/// and POST. A POST needs exactly one Content-Length and no Transfer-Encoding (411), which is a number (400), no
/// Content-Encoding and at most one Content-Type (415), at most `longest_body_of` it (413); a GET has no body at all
/// (400). After a refusal the connection must be closed, for the body was not read.
///
/// peer: the address at the connection's other end
std::optional<Refusal> refusal_of(const RequestHead& request, std::string_view peer, const Names& names);

/// The bytes of the body that follows a head that was not refused.
std::size_t body_length(const RequestHead& request);

/// Whether a trusted proxy says that the client asked it without TLS for a page whose address is one of https
/// (X-Forwarded-Proto). Nothing but the way to that address may be answered then.
bool came_in_the_clear(const httplib::Request& request, const service::Settings& settings);

/// Whether the request was sent by a page of ours: Sec-Fetch-Site and Origin, where the browser sends them, say so. The
/// page of a mail's link tells nobody where it is, so its forms come from the Origin "null"; they are known by the
/// link.
/// source: Fetch Metadata Request Headers (W3C); RFC 6454, section 7
bool comes_from_our_page(const httplib::Request& request, const service::Settings& settings);

}  // namespace web

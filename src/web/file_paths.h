// File paths: which paths of the page take files, and which hold a secret: those of mails' links,
// calendars, and links that stop digests.
#pragma once
#include <string_view>

namespace web {

/// Before the token of a mail's link.
inline constexpr std::string_view link_path = "/l/";
/// Before the token of a calendar feed.
inline constexpr std::string_view feed_path = "/feed/";
/// Before the token of a link that stops digests.
inline constexpr std::string_view stop_path = "/u/";

/// Whether a POST to that path (without query) may carry files, and so be longer than a form: a document to read, a
/// claim, more evidence for one, each of the latter two by a mail's link as well.
bool takes_files(std::string_view path);

/// Whether the path is one of a mail's link. What it holds is for its owner alone: it stands in no log.
inline bool is_of_link(std::string_view path) { return path.starts_with(link_path); }

/// Whether the path is one of a calendar feed. It stands in no log either.
inline bool is_of_feed(std::string_view path) { return path.starts_with(feed_path); }

/// Whether the path is one of a link that stops digests. Nor does that one.
inline bool is_of_stop(std::string_view path) { return path.starts_with(stop_path); }

}  // namespace web

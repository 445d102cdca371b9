// HTML main: a page's own text, told from the menus, adverts, related news and comments that stand round it.
#pragma once
#include <string_view>

#include "document/html_tree.h"

namespace document {

/// Whether an element's words begin and end on lines of their own.
bool is_block(std::string_view name);

/// Marks as `is_left_out` what is not the text of the page, and measures the rest. What stays:
///
/// - of a page saved by Word or another word processor, all but footnotes, headers, footers and comments;
/// - of any other page, the part that holds most words outside of links: its `<article>` or `<main>` where it has them,
/// else
///   the smallest element that holds nearly all of them without losing a part that speaks as documents do (a
///   letterhead, a table, numbered paragraphs), with what stands between the `<h1>` before it and its beginning.
///
/// Within that part are left out elements that are hidden; those whose tag, role, class or id says that they are menus,
/// adverts, captions, related news, comments and the like, unless they hold an `<h1>`, `<article>` or `<main>`, or most
/// words of the page; lists and boxes that are mostly links; parts under a label such as «Tin liên quan» or «Ý kiến bạn
/// đọc».
void leave_out_surroundings(HtmlNode& page);

}  // namespace document

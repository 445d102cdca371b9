// HTML hints: what tags, roles, class names and labels of a web page say about a part of it.
#pragma once
#include <string>

#include "document/html_tree.h"

namespace document {

/// Whether the element is never shown: `hidden`, `display: none` …
bool is_hidden(const HtmlNode& node);

/// Whether the element's tag or role says that it is not the page's text: `<nav>`, `<aside>`, `<footer>`,
/// `<figcaption>` …
bool is_beside_by_tag(const HtmlNode& node);

/// Whether a word of the element's class or id says so, in English or Vietnamese: "breadcrumb", "quang-cao",
/// "tinlienquan".
bool is_beside_by_class(const HtmlNode& node);

/// Whether the element is part of a page of Word's that is not in the text: footnotes, headers, footers, comments.
bool is_beside_in_word(const HtmlNode& node);

/// What a line of a page announces.
enum class Label { none, related, comments };

/// «Tin liên quan», «Đọc nhiều», «Từ khóa: …», or «Bình luận (3)», «Ý kiến bạn đọc» …
///
/// words: the line, folded (see `base::folded`)
Label label_of(const std::string& words);

}  // namespace document

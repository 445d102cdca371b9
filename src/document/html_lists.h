// HTML lists: the numbers and bullets that a browser puts before the items of lists.
#pragma once
#include <string>
#include <vector>

#include "document/html_tree.h"

namespace document {

/// The lists that are open at one place of a page.
class HtmlLists {
 public:
  void open(const HtmlNode& list);
  void close() { lists_.pop_back(); }

  /// What stands before the next item of the innermost list: "1.", "b.", "-", and "+" within another list of bullets;
  /// empty outside of lists, and where the list shows nothing. Counts.
  std::string label(const HtmlNode& item);

 private:
  struct List {
    std::string format;  ///< as `in_format` knows it; "bullet", "none"
    int next = 1;
    bool is_in_bullets = false;
  };

  std::vector<List> lists_;
};

}  // namespace document

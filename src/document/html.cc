#include "document/html.h"

#include "document/html_charset.h"
#include "document/html_main.h"
#include "document/html_pieces.h"
#include "document/html_tree.h"
#include "document/word_blocks.h"

namespace document {

base::Result<Reading> html(std::string_view bytes, const std::string& name) {
  const auto text = html_text(bytes, name);
  if (!text) return text.error();
  const auto page = html_tree(*text, name);
  if (!page) return page.error();
  leave_out_surroundings(**page);
  const auto pieces = pieces_of(**page);
  if (!pieces) return pieces.error();
  auto reading = blocks_of(*pieces);
  if (reading && reading->blocks.size() > most_blocks) return too_many_lines(0);
  return reading;
}

}  // namespace document

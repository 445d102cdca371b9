#include "document/word.h"

#include "document/grid.h"
#include "document/office_package.h"
#include "document/word_blocks.h"
#include "document/word_numbering.h"
#include "document/word_styles.h"
#include "document/word_text.h"

namespace document {

base::Result<Reading> word(std::string_view bytes, const std::string& name) {
  OfficePackage package{bytes, name};
  const auto main = package.main_part("word/document.xml");
  const auto related = package.related(main);
  WordStyles styles;
  WordNumbering numbering;
  if (const auto path = path_of(related, "styles"); package.has(path))
    if (auto problem = package.read(path, styles.handlers())) return *std::move(problem);
  if (const auto path = path_of(related, "numbering"); package.has(path))
    if (auto problem = package.read(path, numbering.handlers())) return *std::move(problem);
  WordText text{styles, numbering};
  if (auto problem = package.read(main, text.handlers(), [&text] { return text.is_full(); }))
    return *std::move(problem);
  if (text.is_full()) return too_much_text();
  return blocks_of(text.pieces());
}

}  // namespace document

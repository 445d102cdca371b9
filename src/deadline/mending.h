// Mending: pieces joined and parted where a printer tore words in two or ran them together.
#pragma once
#include <string_view>
#include <vector>

#include "deadline/pieces.h"

namespace deadline {

/// Joins «th ành» and «hi ện», parts «thànhtrước» and «thành100», wherever just one reading of the words results.
/// bare: the phrase has no diacritics at all
void mend(std::vector<Piece>& pieces, std::string_view text, bool bare);

}  // namespace deadline

// PDF margins: what stands on a page and is no part of the text: running heads, page numbers, footnotes.
#pragma once
#include <vector>

#include "document/pdf_page.h"

namespace document {

/// Takes away the words of running heads and feet: lines near the upper or lower edge that are a page number («2»,
/// «- 2 -», «Trang 2/10»), or stand at the same height on several pages with the same words but for the page's number.
void leave_out_running_heads(std::vector<PdfPage>& pages);

/// Takes away the words of footnotes: those below a short line in the lower part of the page, where the first of them
/// is a figure.
void leave_out_footnotes(PdfPage& page);

}  // namespace document

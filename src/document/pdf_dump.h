// PDF dumps: pages as bytes, on their way from the process that opens a PDF to the one that reads it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/pdf_page.h"

namespace document {

constexpr int most_pdf_pages = 2'000;
constexpr std::size_t most_pdf_words = 3'000'000;  ///< of a whole file
constexpr std::size_t most_rules = 20'000;         ///< of a page
constexpr std::size_t most_dump_bytes = std::size_t{256} << 20U;

/// What ends a dump in place of its last page.
enum class PdfEnd : char { whole = '.', locked = 'L', unreadable = 'U', too_many_pages = 'M' };

/// The page as it stands in a dump: a tag, numbers of four bytes in hundredths of a point, words with their length.
std::string dumped(const PdfPage& page);
std::string dumped(PdfEnd end);

/// The pages of a dump.
///
/// bytes:   from a process that may have failed at any point
/// name:    the file's name, for messages
/// problem: "pdf_locked", "too_many_pages", "pdf_unreadable" (also where the dump is cut off or no dump at all)
base::Result<std::vector<PdfPage>> pages_of_dump(std::string_view bytes, const std::string& name);

/// What is said of a file that cannot be opened.
base::Problem pdf_unreadable(const std::string& name);

}  // namespace document

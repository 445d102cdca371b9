#include "document/pdf.h"

#include "document/pdf_dump.h"
#include "document/pdf_layout.h"
#include "document/pdf_process.h"
#include "document/word_blocks.h"

namespace document {
namespace {

constexpr std::size_t fewest_words = 10;  ///< of a page that is no picture
constexpr int ink_of_a_picture = 10;      ///< thousandths, more than ten words leave

bool is_picture(const PdfPage& page) { return page.words.size() < fewest_words && page.ink >= ink_of_a_picture; }

base::Problem about_page(int page, std::string kind, const std::string& detail) {
  return {.kind = std::move(kind),
          .detail = "Trang " + std::to_string(page) + " " + detail,
          .words = {},
          .line = 0,
          .place = {.page = page}};
}

base::Problem without_text(const std::string& name) {
  return {.kind = "pdf_without_text",
          .detail = "Tệp PDF “" + name +
                    "” chỉ có ảnh chụp trang giấy (bản scan), không có chữ để đọc. Đề nghị nộp bản Word (.docx) hoặc "
                    "bản PDF xuất từ Word, hoặc nhận dạng chữ (OCR) và soát lại trước khi nộp.",
          .words = {},
          .line = 0};
}

bool has_text(const std::vector<PdfPage>& pages) {
  for (const auto& page : pages)
    if (!page.words.empty() && !is_picture(page)) return true;
  return false;
}

/// What of the pages cannot be read.
std::vector<base::Problem> unread(const std::vector<PdfPage>& pages) {
  std::vector<base::Problem> problems;
  int number = 0;
  for (const auto& page : pages) {
    ++number;
    if (is_picture(page))
      problems.push_back(about_page(number, "pdf_page_without_text",
                                    "là ảnh, không có chữ để đọc. Đề nghị đối chiếu trang này với bản giấy và nhập tay "
                                    "những nhiệm vụ có trong đó."));
    if (page.turned_words > 0)
      problems.push_back(about_page(number, "pdf_turned_text",
                                    "có chữ in xoay ngang hoặc ngược, không đọc được. Đề nghị đối chiếu trang này với "
                                    "bản gốc."));
  }
  return problems;
}

}  // namespace

base::Result<Reading> pdf(std::string_view bytes, const std::string& name) {
  const auto dump = pdf_dump(bytes, name);
  if (!dump) return dump.error();
  return pdf_of_dump(*dump, name);
}

base::Result<Reading> pdf_of_dump(std::string_view dump, const std::string& name) {
  auto pages = pages_of_dump(dump, name);
  if (!pages) return pages.error();
  if (!has_text(*pages)) return without_text(name);
  auto problems = unread(*pages);
  auto layout = layout_of(*std::move(pages));
  auto reading = blocks_of(layout.pieces);
  if (!reading) return reading;
  if (reading->blocks.size() > most_blocks) return too_many_lines(0);
  for (auto* more : {&problems, &layout.problems})
    for (auto& problem : *more) reading->problems.push_back(std::move(problem));
  return reading;
}

}  // namespace document

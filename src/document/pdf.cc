#include "document/pdf.h"

#include <algorithm>

#include "base/text.h"
#include "document/html_hints.h"
#include "document/pdf_dump.h"
#include "document/pdf_layout.h"
#include "document/pdf_process.h"
#include "document/word_blocks.h"

namespace document {
namespace {

constexpr std::size_t fewest_words = 10;  ///< of a page that is no picture
constexpr int ink_of_a_picture = 10;      ///< thousandths, more than ten words leave

bool is_picture(const PdfPage& page) {
  return page.words.size() < fewest_words && page.turned_words == 0 && page.ink >= ink_of_a_picture;
}

/// Whether many letters have no meaning of their own: replacement characters, those for private use (U+E000 to U+F8FF)
/// or controls, as a font without a map to Unicode leaves them.
bool is_garbled(const PdfPage& page) {
  std::size_t letters = 0, strange = 0;
  for (const auto& word : page.words)
    for (std::size_t n = 0; n < word.text.size(); ++n) {
      const auto byte = static_cast<unsigned char>(word.text[n]);
      if ((byte & 0xC0U) == 0x80U) continue;
      const auto next = n + 1 < word.text.size() ? static_cast<unsigned char>(word.text[n + 1]) : 0U;
      const auto is_private = byte == 0xEEU || (byte == 0xEFU && next < 0xA4U);
      ++letters;
      if (is_private || byte < 0x20U || word.text.compare(n, 3, "\xEF\xBF\xBD") == 0) ++strange;
    }
  return strange >= 10 && strange * 20 >= letters;
}

/// Whether words are printed over others, as where the rows of a sheet are too low for what they hold.
bool has_words_over_others(const PdfPage& page) {
  constexpr std::size_t most_looked_at = 60, enough = 3;
  auto words = page.words;
  std::sort(words.begin(), words.end(),
            [](const PdfWord& one, const PdfWord& other) { return one.box.top < other.box.top; });
  std::size_t over = 0;
  for (std::size_t n = 0; n < words.size(); ++n)
    for (auto m = n + 1; m < std::min(words.size(), n + most_looked_at); ++m) {
      const auto &one = words[n].box, &other = words[m].box;
      const auto high = std::min(one.bottom, other.bottom) - other.top;
      const auto wide = std::min(one.right, other.right) - std::max(one.left, other.left);
      const auto size = std::min(words[n].size, words[m].size);
      if (words[n].text != words[m].text && wide > size && high > 0.45 * size) ++over;
    }
  return over >= enough;
}

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

base::Problem turned_text(const std::string& name) {
  return {
      .kind = "pdf_turned_text",
      .detail = "Tệp PDF “" + name +
                "” chỉ có chữ in xoay ngang hoặc ngược so với trang, không đọc được. Đề nghị xoay lại các trang, lưu "
                "rồi nộp lại; hoặc nộp bản Word (.docx).",
      .words = {},
      .line = 0};
}

bool has_turned_text(const std::vector<PdfPage>& pages) {
  return std::any_of(pages.begin(), pages.end(), [](const PdfPage& page) { return page.turned_words > 0; });
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
    if (is_garbled(page))
      problems.push_back(about_page(number, "pdf_garbled_text",
                                    "có nhiều chữ không nhận ra được, do phông chữ cũ hoặc phông chữ không kèm bảng mã "
                                    "Unicode. Đề nghị đối chiếu trang này với bản gốc, hoặc nộp bản Word (.docx)."));
    if (has_words_over_others(page))
      problems.push_back(about_page(number, "pdf_words_over_others",
                                    "có chữ in đè lên nhau, có thể đọc sai (thường do dòng của bảng tính thấp hơn nội "
                                    "dung). Đề nghị đối chiếu trang này, hoặc nộp bản Excel (.xlsx)."));
    if (page.turned_words > 0)
      problems.push_back(about_page(number, "pdf_turned_text",
                                    "có chữ in xoay ngang hoặc ngược, không đọc được. Đề nghị đối chiếu trang này với "
                                    "bản gốc."));
  }
  return problems;
}

/// Doubts of a page of a web site that was printed: what stands under its labels («Đọc nhiều») is no part of the text,
/// but nothing in print tells where that ends.
void doubt_web_page(Reading& reading) {
  for (const auto& block : reading.blocks) {
    if (block.table || label_of(base::folded(base::clipped(block.text, 200))) != Label::related) continue;
    auto problem =
        about_page(block.place.page, "pdf_of_web_page",
                   "có mục “" + std::string{base::clipped(block.text, 80)} +
                       "” của trang báo in ra; tin, quảng cáo quanh văn bản có thể lẫn vào nhiệm vụ. Đề nghị "
                       "đối chiếu, hoặc lưu trang báo thành tệp .html rồi nộp.");
    problem.words = block.text;
    reading.problems.push_back(std::move(problem));
    return;
  }
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
  if (!has_text(*pages)) return has_turned_text(*pages) ? turned_text(name) : without_text(name);
  auto problems = unread(*pages);
  auto layout = layout_of(*std::move(pages));
  auto reading = blocks_of(layout.pieces);
  if (!reading) return reading;
  if (reading->blocks.size() > most_blocks) return too_many_lines(0);
  doubt_web_page(*reading);
  for (auto* more : {&problems, &layout.problems})
    for (auto& problem : *more) reading->problems.push_back(std::move(problem));
  return reading;
}

}  // namespace document

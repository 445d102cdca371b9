#include "document/pdf_dump.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

#include "base/text.h"

namespace document {
namespace {

constexpr double hundredths = 100;
constexpr double farthest = 200'000;  ///< points: no page of a PDF reaches so far

void put(std::string& bytes, std::int32_t number) {
  for (unsigned shift = 0; shift < 32; shift += 8)
    bytes += static_cast<char>((static_cast<std::uint32_t>(number) >> shift) & 0xFFU);
}

void put(std::string& bytes, double points) {
  put(bytes, static_cast<std::int32_t>(std::lround(std::clamp(points, -farthest, farthest) * hundredths)));
}

void put(std::string& bytes, const PdfBox& box) {
  for (const auto side : {box.left, box.top, box.right, box.bottom}) put(bytes, side);
}

/// Takes the parts of a dump from its front; once something is missing, all that follows is missing too.
class Dump {
 public:
  explicit Dump(std::string_view bytes) : rest_{bytes} {}

  bool is_whole() const { return is_whole_; }
  char tag() {
    const auto byte = take(1);
    return byte.empty() ? '\0' : byte[0];
  }
  std::int32_t number() {
    std::uint32_t number = 0;
    unsigned shift = 0;
    for (const auto byte : take(4)) {
      number |= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << shift;
      shift += 8;
    }
    return static_cast<std::int32_t>(number);
  }
  double points() { return std::clamp(number() / hundredths, -farthest, farthest); }
  PdfBox box() {
    PdfBox box{.left = points(), .top = points(), .right = points(), .bottom = points()};
    if (box.right < box.left) std::swap(box.left, box.right);
    if (box.bottom < box.top) std::swap(box.top, box.bottom);
    return box;
  }
  std::string text() {
    const auto size = number();
    auto bytes = size < 0 ? take(rest_.size() + 1) : take(static_cast<std::size_t>(size));
    if (!base::is_utf8(bytes)) bytes = bytes.substr(0, base::first_not_utf8(bytes));
    return std::string{bytes};
  }

 private:
  std::string_view take(std::size_t count) {
    if (count > rest_.size()) {
      is_whole_ = false;
      rest_ = {};
    }
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest_;
  bool is_whole_ = true;
};

PdfWord word_in(Dump& dump) {
  PdfWord word{.box = dump.box(), .size = dump.points()};
  const auto flags = static_cast<std::uint32_t>(dump.number());
  word.is_bold = (flags & 1U) != 0;
  word.space_follows = (flags & 2U) != 0;
  word.text = dump.text();
  return word;
}

base::Problem problem_of(PdfEnd end, const std::string& name) {
  if (end == PdfEnd::locked)
    return {.kind = "pdf_locked",
            .detail = "Tệp PDF “" + name + "” có đặt mật khẩu. Đề nghị mở tệp, bỏ mật khẩu, lưu lại rồi nộp lại.",
            .words = {},
            .line = 0};
  if (end == PdfEnd::too_many_pages)
    return {.kind = "too_many_pages",
            .detail = "Tệp PDF “" + name + "” có quá nhiều trang (trên " + std::to_string(most_pdf_pages) +
                      "). Đề nghị tách riêng các trang của chương trình rồi nộp lại.",
            .words = {},
            .line = 0};
  return pdf_unreadable(name);
}

}  // namespace

std::string dumped(const PdfPage& page) {
  std::string bytes{"P"};
  put(bytes, page.width);
  put(bytes, page.height);
  put(bytes, static_cast<std::int32_t>(page.ink));
  put(bytes, static_cast<std::int32_t>(page.turned_words));
  for (const auto& word : page.words) {
    bytes += 'W';
    put(bytes, word.box);
    put(bytes, word.size);
    put(bytes, static_cast<std::int32_t>((word.is_bold ? 1U : 0U) | (word.space_follows ? 2U : 0U)));
    put(bytes, static_cast<std::int32_t>(word.text.size()));
    bytes += word.text;
  }
  for (const auto& rule : page.rules) {
    bytes += 'R';
    put(bytes, rule.box);
  }
  return bytes;
}

std::string dumped(PdfEnd end) { return {static_cast<char>(end)}; }

base::Result<std::vector<PdfPage>> pages_of_dump(std::string_view bytes, const std::string& name) {
  Dump dump{bytes};
  std::vector<PdfPage> pages;
  std::size_t words = 0;
  while (true) {
    const auto tag = dump.tag();
    if (tag == static_cast<char>(PdfEnd::whole)) return pages;
    if (tag == 'P') {
      if (pages.size() == most_pdf_pages) return problem_of(PdfEnd::too_many_pages, name);
      pages.push_back({.width = dump.points(), .height = dump.points(), .ink = dump.number()});
      pages.back().turned_words = dump.number();
    } else if (tag == 'W' && !pages.empty() && ++words <= most_pdf_words) {
      pages.back().words.push_back(word_in(dump));
    } else if (tag == 'R' && !pages.empty() && pages.back().rules.size() < most_rules) {
      pages.back().rules.push_back({dump.box()});
    } else {
      return problem_of(static_cast<PdfEnd>(tag), name);
    }
    if (!dump.is_whole()) return pdf_unreadable(name);
  }
}

base::Problem pdf_unreadable(const std::string& name) {
  return {.kind = "pdf_unreadable",
          .detail = "Tệp PDF “" + name +
                    "” bị hỏng hoặc không đọc được. Đề nghị mở tệp để kiểm tra, in lại ra PDF rồi nộp lại; hoặc nộp "
                    "bản Word (.docx).",
          .words = {},
          .line = 0};
}

}  // namespace document

#include "document/pdf_child.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "base/text.h"
#include "document/pdf_dump.h"
#include "document/pdf_rules.h"

namespace document {
namespace {

constexpr double dots_per_inch = 144;
constexpr double points_per_inch = 72;
constexpr double most_pixels = 4'000;  ///< of a side of a picture
constexpr std::size_t most_pdf_bytes = std::size_t{32} << 20U;

void limit(__rlimit_resource what, rlim_t most) {
  const rlimit limits{.rlim_cur = most, .rlim_max = most};
  ::setrlimit(what, &limits);
}

void give_up_what_is_not_needed() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CPU, 90);
  limit(RLIMIT_NOFILE, 16);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
#ifndef DONDOC_SANITIZED  // AddressSanitizer takes terabytes of addresses for itself
  limit(RLIMIT_AS, rlim_t{1} << 30U);
#endif
}

std::string all_of_stdin() {
  std::string bytes;
  std::array<char, std::size_t{1} << 16U> piece{};
  while (bytes.size() <= most_pdf_bytes) {
    const auto count = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (count <= 0) break;
    bytes.append(piece.data(), static_cast<std::size_t>(count));
  }
  return bytes;
}

bool write_out(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool is_bold(const poppler::text_box& box) {
  if (!box.has_font_info()) return false;
  const auto name = box.get_font_name();
  return name.find("Bold") != std::string::npos || name.find("bold") != std::string::npos;
}

/// Whether a space belongs to the last letter, as where another font lends the letter: it is wider than any letter is.
bool ends_in_space(const poppler::text_box& box, std::size_t letters) {
  return letters > 0 && box.has_font_info() && box.char_bbox(letters - 1).width() >= 0.95 * box.get_font_size();
}

void take_words(const poppler::page& page, PdfPage& taken) {
  for (const auto& box : page.text_list(poppler::page::text_list_include_font)) {
    const auto utf8 = box.text().to_utf8();
    std::string text{utf8.begin(), utf8.end()};
    if (!base::is_utf8(text) || base::trimmed(text).empty()) continue;
    if (box.rotation() != 0) {
      ++taken.turned_words;
      continue;
    }
    const auto at = box.bbox();
    taken.words.push_back({.box = {at.left(), at.top(), at.right(), at.bottom()},
                           .size = box.has_font_info() ? box.get_font_size() : at.bottom() - at.top(),
                           .is_bold = is_bold(box),
                           .space_follows = box.has_space_after() || ends_in_space(box, box.text().size()),
                           .text = std::move(text)});
  }
}

PdfPage taken(const poppler::page& page) {
  PdfPage taken;
  const auto paper = page.page_rect();
  const auto longer = std::max({paper.width(), paper.height(), 1.0});
  const auto resolution = std::min(dots_per_inch, most_pixels * points_per_inch / longer);
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  const auto image = renderer.render_page(&page, resolution, resolution);
  const auto scale = points_per_inch / resolution;
  taken.width = image.width() * scale;
  taken.height = image.height() * scale;
  if (image.is_valid() && image.bytes_per_row() >= image.width()) {
    const auto bytes_per_row = static_cast<std::size_t>(image.bytes_per_row());
    const GreyPicture picture{.pixels = {reinterpret_cast<const unsigned char*>(image.const_data()),
                                         bytes_per_row * static_cast<std::size_t>(image.height())},
                              .width = image.width(),
                              .height = image.height(),
                              .bytes_per_row = bytes_per_row};
    taken.rules = rules_in(picture, scale);
    taken.ink = ink_of(picture);
  }
  take_words(page, taken);
  return taken;
}

PdfEnd write_pages(const std::string& bytes) {
  const std::unique_ptr<poppler::document> document{
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()))};
  if (!document) return PdfEnd::unreadable;
  if (document->is_locked()) return PdfEnd::locked;
  if (document->pages() > most_pdf_pages) return PdfEnd::too_many_pages;
  for (int number = 0; number < document->pages(); ++number) {
    const std::unique_ptr<poppler::page> page{document->create_page(number)};
    if (!page || !write_out(dumped(taken(*page)))) return PdfEnd::unreadable;
  }
  return PdfEnd::whole;
}

}  // namespace

int be_pdf_child() {
  give_up_what_is_not_needed();
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const auto bytes = all_of_stdin();
  return write_out(dumped(write_pages(bytes))) ? 0 : 1;
}

}  // namespace document

#include "document/file_kind.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "base/text.h"

namespace document {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t head_size = 1024;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The text after white space, and after comments and processing instructions, with which pages may begin.
std::string_view after_prologue(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (true) {
    while (!head.empty() && (head[0] == ' ' || (head[0] >= '\t' && head[0] <= '\r'))) head.remove_prefix(1);
    const auto end = head.starts_with("<!--") ? "-->"sv : head.starts_with("<?xml") ? "?>"sv : ""sv;
    const auto at = end.empty() ? std::string_view::npos : head.find(end);
    if (at == std::string_view::npos) return head;
    head.remove_prefix(at + end.size());
  }
}

bool is_html(std::string_view bytes) {
  static constexpr std::array openings{"<!doctype html"sv, "<html"sv,    "<head"sv, "<body"sv, "<meta"sv, "<title"sv,
                                       "<article"sv,       "<section"sv, "<div"sv,  "<p"sv,    "<h1"sv,   "<table"sv};
  const auto head = after_prologue(bytes.substr(0, head_size));
  const auto same = [](char want, char got) { return (got >= 'A' && got <= 'Z' ? got + ('a' - 'A') : got) == want; };
  return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
    return head.size() > opening.size() && !is_letter(head[opening.size()]) && (head[opening.size()] & 0x80) == 0 &&
           std::equal(opening.begin(), opening.end(), head.begin(), same);
  });
}

/// The Latin letters of a text in UTF-16.
std::string narrowed(std::string_view wide) {
  std::string letters{wide};
  letters.erase(std::remove(letters.begin(), letters.end(), '\0'), letters.end());
  return letters;
}

FileKind kind_of_zip(std::string_view bytes) {
  if (bytes.find("word/document.xml") != std::string_view::npos) return FileKind::word;
  if (bytes.find("xl/workbook.xml") != std::string_view::npos) return FileKind::sheet;
  return FileKind::archive;
}

/// Whether the name of a stream, in UTF-16 as compound files have it, stands in the bytes.
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const auto c : name) wide += {c, '\0'};
  return bytes.find(wide) != std::string_view::npos;
}

FileKind kind_of_compound(std::string_view bytes) {
  if (has_stream(bytes, "EncryptedPackage")) return FileKind::locked;
  if (has_stream(bytes, "WordDocument")) return FileKind::old_word;
  if (has_stream(bytes, "Workbook")) return FileKind::old_sheet;
  return FileKind::old_office;
}

}  // namespace

FileKind file_kind(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04"sv)) return kind_of_zip(bytes);
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return kind_of_compound(bytes);
  if (bytes.starts_with("%PDF-"sv)) return FileKind::pdf;
  if (bytes.starts_with("{\\rtf"sv)) return FileKind::rich_text;
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv))
    return is_html(narrowed(bytes.substr(2, head_size))) ? FileKind::html : FileKind::utf16;
  if (is_html(bytes)) return FileKind::html;
  return FileKind::plain_text;
}

std::string_view in_words(FileKind kind) {
  switch (kind) {
    case FileKind::plain_text: return "tệp văn bản thuần (.txt)";
    case FileKind::word: return "tệp Word (.docx)";
    case FileKind::sheet: return "bảng tính Excel (.xlsx)";
    case FileKind::archive: return "tệp nén (.zip)";
    case FileKind::old_word: return "tệp Word kiểu cũ (.doc)";
    case FileKind::old_sheet: return "bảng tính Excel kiểu cũ (.xls)";
    case FileKind::old_office: return "tệp Office kiểu cũ (như .doc, .xls, .ppt)";
    case FileKind::locked: return "tệp Word hoặc Excel có đặt mật khẩu";
    case FileKind::pdf: return "tệp PDF";
    case FileKind::html: return "trang web (.html)";
    case FileKind::rich_text: return "tệp RTF";
    case FileKind::utf16: return "tệp văn bản mã UTF-16";
  }
  std::abort();  // every kind is above
}

}  // namespace document

#include "document/evidence_kind.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.h"
#include "document/file_kind.h"
#include "document/office_package.h"

namespace document {
namespace {

using namespace std::string_view_literals;

constexpr auto content_types = "[Content_Types].xml";
constexpr std::array all_kinds{EvidenceKind::pdf, EvidenceKind::word, EvidenceKind::sheet, EvidenceKind::jpeg,
                               EvidenceKind::png};

base::Problem problem(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

base::Problem not_evidence(const std::string& name, FileKind kind) {
  const auto what = kind == FileKind::plain_text || kind == FileKind::archive
                        ? std::string{}
                        : " là " + std::string{in_words(kind)} + ",";
  return problem("not_evidence", "Tệp “" + name + "”" + what +
                                     " không phải tệp PDF, Word (.docx), Excel (.xlsx) hoặc ảnh (.jpg, .png) nên không "
                                     "nhận làm minh chứng. Xin lưu lại thành một trong các dạng ấy rồi gửi lại.");
}

base::Problem has_macros(const std::string& name) {
  return problem("has_macros", "Tệp “" + name +
                                   "” có macro (chương trình chạy kèm) nên không nhận, để bảo đảm an toàn. Xin lưu lại "
                                   "dạng .docx hoặc .xlsx không có macro, hoặc xuất ra PDF, rồi gửi lại.");
}

/// Whether a part of that content type carries a program: VBA, or the macro sheets of old Excel.
bool is_of_macros(std::string_view type) {
  return base::lowered(type).find("vbaproject") != std::string::npos ||
         base::lowered(type).find("vbadata") != std::string::npos ||
         base::lowered(type).find("macro") != std::string::npos;
}

/// What the list of content types says of a package.
struct Contents {
  std::string main;  ///< the content type of the main part; empty where it has none
  bool macros = false;
};

base::Result<Contents> contents_of(OfficePackage& package, const std::string& main_part) {
  Contents contents;
  const auto open = [&](const XmlElement& element) {
    const auto type = element.value("ContentType");
    if (is_of_macros(type)) contents.macros = true;
    if (base::lowered(element.value("PartName")) == base::lowered("/" + main_part)) contents.main = type;
  };
  if (auto unreadable = package.read(content_types, {.open = open, .close = [](auto) {}, .text = [](auto) {}}))
    return *unreadable;
  return contents;
}

bool names_macros(OfficePackage& package, const std::string& main_part) {
  if (package.has("word/vbaProject.bin") || package.has("xl/vbaProject.bin")) return true;
  const auto related = package.related(main_part);
  return std::any_of(related.begin(), related.end(),
                     [](const Relationship& each) { return base::lowered(each.type) == "vbaproject"; });
}

base::Result<EvidenceKind> kind_of_package(std::string_view bytes, const std::string& name, FileKind seen) {
  OfficePackage package{bytes, name};
  if (seen == FileKind::archive && !package.has(content_types)) return not_evidence(name, seen);
  const auto main_part = package.main_part(seen == FileKind::sheet ? "xl/workbook.xml" : "word/document.xml");
  const auto contents = contents_of(package, main_part);
  if (!contents) return contents.error();
  if (contents->macros || names_macros(package, main_part)) return has_macros(name);
  const bool is_there = package.has(main_part);
  if (is_there && contents->main.ends_with("wordprocessingml.document.main+xml")) return EvidenceKind::word;
  if (is_there && contents->main.ends_with("spreadsheetml.sheet.main+xml")) return EvidenceKind::sheet;
  return not_evidence(name, FileKind::archive);
}

}  // namespace

std::string_view code(EvidenceKind kind) {
  switch (kind) {
    case EvidenceKind::pdf: return "pdf";
    case EvidenceKind::word: return "docx";
    case EvidenceKind::sheet: return "xlsx";
    case EvidenceKind::jpeg: return "jpg";
    case EvidenceKind::png: return "png";
  }
  std::abort();  // every kind is above
}

std::optional<EvidenceKind> evidence_kind_of(std::string_view text) {
  for (const auto kind : all_kinds)
    if (code(kind) == text) return kind;
  return std::nullopt;
}

base::Result<EvidenceKind> evidence_kind(std::string_view bytes, const std::string& name) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return EvidenceKind::png;
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return EvidenceKind::jpeg;
  switch (const auto kind = file_kind(bytes)) {
    case FileKind::pdf: return EvidenceKind::pdf;
    case FileKind::word:
    case FileKind::sheet:
    case FileKind::archive: return kind_of_package(bytes, name, kind);
    default: return not_evidence(name, kind);
  }
}

}  // namespace document

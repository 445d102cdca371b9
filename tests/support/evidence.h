// Files as officials send them with a claim: small, but true to their kind.
#pragma once
#include <string>

#include "support/office_files.h"

namespace support {

inline std::string small_pdf(const std::string& words = "bao cao") {
  return "%PDF-1.4\n% " + words + "\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

inline std::string small_png() { return std::string{"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16} + std::string(30, 'x'); }

inline std::string small_jpeg() { return "\xFF\xD8\xFF\xE0" + std::string(30, 'x'); }

/// The list of content types of a package, with these parts in it: pairs of path and type.
inline std::string content_types(const std::vector<std::pair<std::string, std::string>>& types) {
  std::string xml =
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
      "<Default Extension='xml' ContentType='application/xml'/>";
  for (const auto& [path, type] : types) xml += "<Override PartName='" + path + "' ContentType='" + type + "'/>";
  return xml + "</Types>";
}

inline const std::string word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
inline const std::string sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/// The package of these parts with its list of content types.
inline std::string package_of(Parts parts, const std::vector<std::pair<std::string, std::string>>& types) {
  parts.insert(parts.begin(), {"[Content_Types].xml", content_types(types)});
  return zip_of(parts);
}

inline std::string small_docx(const std::string& words = "Báo cáo kết quả") {
  return package_of(parts_of(WordParts{.body = paragraph(words)}), {{"/word/document.xml", word_type}});
}

inline std::string small_xlsx() {
  return package_of(parts_of(SheetParts{.sheets = {{"Bảng", "<sheetData/>", ""}}}), {{"/xl/workbook.xml", sheet_type}});
}

}  // namespace support

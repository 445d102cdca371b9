// Office files written by hand: a package of XML parts, zipped in memory, with as little around a test's own words as
// Word and Excel accept.
#pragma once
#include <zip.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

using Parts = std::vector<std::pair<std::string, std::string>>;  ///< paths and their bytes

/// The zip of the parts, in their order.
///
/// password: each part is encrypted with it, unless empty
inline std::string zip_of(const Parts& parts, const std::string& password = {}) {
  const auto demand = [](bool holds) {
    if (!holds) throw std::runtime_error{"the zip could not be written"};
  };
  auto* memory = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  demand(memory != nullptr);
  zip_source_keep(memory);
  auto* archive = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  demand(archive != nullptr);
  for (const auto& [path, bytes] : parts) {
    const auto index = zip_file_add(archive, path.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0),
                                    ZIP_FL_ENC_UTF_8);
    demand(index >= 0);
    if (!password.empty())
      demand(zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password.c_str()) == 0);
  }
  demand(zip_close(archive) == 0);
  zip_stat_t about;
  demand(zip_source_stat(memory, &about) == 0 && zip_source_open(memory) == 0);
  std::string bytes(about.size, '\0');
  demand(zip_source_read(memory, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

/// The relationships part of a package part: pairs of type and target, with ids rId1, rId2 ….
inline std::string relationships(const std::vector<std::pair<std::string, std::string>>& targets) {
  std::string xml = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>";
  int id = 0;
  for (const auto& [type, target] : targets)
    xml += "<Relationship Id='rId" + std::to_string(++id) +
           "' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "' Target='" +
           target + "'/>";
  return xml + "</Relationships>";
}

/// The namespaces of a part of a .docx, to stand in its first tag.
constexpr std::string_view word_namespaces =
    " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    " xmlns:v='urn:schemas-microsoft-com:vml'"
    " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'";

/// What stands in the parts of a .docx.
struct WordParts {
  std::string body;       ///< in w:body
  std::string styles;     ///< in w:styles
  std::string numbering;  ///< in w:numbering
};

inline Parts parts_of(const WordParts& parts) {
  const std::string spaces{word_namespaces};
  return {{"_rels/.rels", relationships({{"officeDocument", "word/document.xml"}})},
          {"word/document.xml", "<w:document" + spaces + "><w:body>" + parts.body + "</w:body></w:document>"},
          {"word/_rels/document.xml.rels", relationships({{"styles", "styles.xml"}, {"numbering", "numbering.xml"}})},
          {"word/styles.xml", "<w:styles" + spaces + ">" + parts.styles + "</w:styles>"},
          {"word/numbering.xml", "<w:numbering" + spaces + ">" + parts.numbering + "</w:numbering>"}};
}

inline std::string docx(const WordParts& parts) { return zip_of(parts_of(parts)); }

/// A paragraph of one run; `properties` stand in w:pPr.
inline std::string paragraph(const std::string& words, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space='preserve'>" + words + "</w:t></w:r></w:p>";
}

/// The properties of a paragraph in a list.
inline std::string in_list(int list, int level = 0) {
  return "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" + std::to_string(list) +
         "'/></w:numPr>";
}

/// What stands in the parts of an .xlsx of one or more sheets.
struct SheetParts {
  struct Sheet {
    std::string name;
    std::string xml;         ///< in worksheet
    std::string attributes;  ///< of its entry in the list of sheets
  };

  std::vector<Sheet> sheets;
  std::string styles;    ///< in styleSheet
  std::string strings;   ///< in sst
  std::string settings;  ///< in workbook, before the sheets
};

inline Parts parts_of(const SheetParts& parts) {
  const std::string space = " xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'";
  std::string list;
  std::vector<std::pair<std::string, std::string>> targets;
  Parts files;
  for (const auto& sheet : parts.sheets) {
    const auto number = std::to_string(targets.size() + 1);
    list +=
        "<sheet name='" + sheet.name + "' sheetId='" + number + "' r:id='rId" + number + "' " + sheet.attributes + "/>";
    targets.emplace_back("worksheet", "worksheets/sheet" + number + ".xml");
    files.emplace_back("xl/worksheets/sheet" + number + ".xml",
                       "<worksheet" + space + ">" + sheet.xml + "</worksheet>");
  }
  targets.emplace_back("styles", "styles.xml");
  targets.emplace_back("sharedStrings", "sharedStrings.xml");
  files.insert(files.begin(), {{"_rels/.rels", relationships({{"officeDocument", "xl/workbook.xml"}})},
                               {"xl/workbook.xml",
                                "<workbook" + space +
                                    " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>" +
                                    parts.settings + "<sheets>" + list + "</sheets></workbook>"},
                               {"xl/_rels/workbook.xml.rels", relationships(targets)},
                               {"xl/styles.xml", "<styleSheet" + space + ">" + parts.styles + "</styleSheet>"},
                               {"xl/sharedStrings.xml", "<sst" + space + ">" + parts.strings + "</sst>"}});
  return files;
}

inline std::string xlsx(const SheetParts& parts) { return zip_of(parts_of(parts)); }

/// A cell with its words in it.
inline std::string cell(const std::string& name, const std::string& words) {
  return "<c r='" + name + "' t='inlineStr'><is><t xml:space='preserve'>" + words + "</t></is></c>";
}

}  // namespace support

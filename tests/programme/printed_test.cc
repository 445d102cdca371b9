// Word files and sheets printed to PDF read as the files do, but for what a page cannot carry: where a merged cell goes
// on over the end of a page.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "document/pdf_process.h"
#include "document/reader.h"
#include "programme/reader.h"
#include "support/days.h"
#include "support/folder.h"
#include "support/office_files.h"
#include "support/reference.h"

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

/// The PDF that LibreOffice makes of the file; none where there is no LibreOffice.
fs::path printed(const fs::path& document, const fs::path& folder) {
  const auto command = "soffice --headless -env:UserInstallation=file://" + (folder / "profile").string() +
                       " --convert-to pdf --outdir " + folder.string() + " " + document.string() + " >/dev/null 2>&1";
  const auto done = std::system(command.c_str());  // NOLINT(concurrency-mt-unsafe,cert-env33-c)
  const auto made = folder / document.stem().concat(".pdf");
  return done == 0 && fs::exists(made) ? made : fs::path{};
}

void check_printed(const std::string& name) {
  const auto samples = support::reference_folder() / "samples";
  std::string folder = (fs::temp_directory_path() / "printed-test-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  const auto file = fs::exists(samples / (name + ".docx")) ? printed(samples / (name + ".docx"), folder) : fs::path{};
  if (file.empty()) {
    WARN("skipped: no shared folder, or no LibreOffice");
    fs::remove_all(folder);
    return;
  }
  document::set_pdf_program(DONDOC_PDF_PROGRAM);
  const auto outline = document::outline_of(file);
  document::set_pdf_program({});
  fs::remove_all(folder);
  REQUIRE(outline);
  const auto read = programme::programme_in(*outline, support::vietnam());
  REQUIRE(read);
  std::ifstream stream{samples / (name + ".golden.json")};
  const auto wanted = json::parse(stream)["tasks"];
  REQUIRE(read->tasks.size() == wanted.size());
  for (std::size_t n = 0; n < wanted.size(); ++n) {
    CHECK(read->tasks[n].ref == wanted[n]["ref"].get<std::string>());
    CHECK(read->tasks[n].text == wanted[n]["text"].get<std::string>());
    CHECK(read->tasks[n].place.page > 0);
    if (wanted[n].contains("owners")) CHECK(json(read->tasks[n].owners) == wanted[n]["owners"]);
    if (!wanted[n]["deadline_text"].is_null())
      CHECK(read->tasks[n].deadline_text == wanted[n]["deadline_text"].get<std::string>());
  }
}

/// A sheet as offices print it: one page wide, a frame round each cell but those of a section's title, which lie open.
std::string framed_sheet() {
  const std::vector<std::vector<std::string>> rows{
      {"STT", "Đơn vị chủ trì", "Nhiệm vụ", "Sản phẩm", "Thời hạn", "Phối hợp"},
      {"I", "ĐÊ ĐIỀU, HỒ CHỨA VÀ PHÒNG CHỐNG THIÊN TAI"},
      {"1", "Sở Nông nghiệp và Môi trường", "Kiểm tra các cống dưới đê trước mùa lũ, lập danh sách cống hư hỏng",
       "Báo cáo", "30/4/2026", "UBND các xã ven sông"},
      {"2", "Sở Xây dựng", "Sửa đường tràn hồ Khe Sim", "Công trình được nghiệm thu", "Quý III/2026", "Sở Tài chính"},
      {"II", "THÔNG TIN, TUYÊN TRUYỀN"},
      {"3", "Báo và Đài Phát thanh, truyền hình tỉnh", "Phát bản tin mực nước trong mùa lũ", "Bản tin", "Thường xuyên",
       "Đài Khí tượng thủy văn tỉnh"}};
  constexpr std::string_view widths[]{"6", "28", "60", "30", "18", "34"};
  std::string columns, cells;
  for (std::size_t n = 0; n < std::size(widths); ++n) {
    const auto number = std::to_string(n + 1);
    columns +=
        "<col min='" + number + "' max='" + number + "' customWidth='1' width='" + std::string{widths[n]} + "'/>";
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto number = std::to_string(row + 5);
    const auto is_section = rows[row].size() == 2;
    cells += "<row r='" + number + "' customHeight='1' ht='" + (row == 0 || is_section ? "16" : "34") + "'>";
    for (std::size_t n = 0; n < rows[row].size(); ++n)
      cells += std::string{"<c s='"} + (is_section ? "0" : "1") + "' t='inlineStr' r='" + static_cast<char>('A' + n) +
               number + "'><is><t>" + rows[row][n] + "</t></is></c>";
    cells += "</row>";
  }
  const auto head = "<row r='1'>" + support::cell("A1", "UBND TỈNH KHE SIM") + "</row><row r='2'>" +
                    support::cell("A2", "PHỤ LỤC") + "</row><row r='3'>" +
                    support::cell("A3", "(Kèm theo Quyết định số 58/QĐ-UBND ngày 12/2/2026 của UBND tỉnh Khe Sim)") +
                    "</row>";
  auto parts = support::parts_of(support::SheetParts{
      .sheets = {{.name = "Nhiem vu",
                  .xml = "<sheetPr><pageSetUpPr fitToPage='1'/></sheetPr><cols>" + columns + "</cols><sheetData>" +
                         head + cells +
                         "</sheetData><mergeCells count='2'><mergeCell ref='B6:F6'/><mergeCell ref='B9:F9'/>"
                         "</mergeCells><pageSetup paperSize='9' orientation='landscape' fitToWidth='1' "
                         "fitToHeight='0'/>"}},
      .styles = "<fonts count='1'><font><sz val='11'/><name val='Liberation Serif'/></font></fonts><fills count='1'>"
                "<fill><patternFill patternType='none'/></fill></fills><borders count='2'><border/><border>"
                "<left style='thin'/><right style='thin'/><top style='thin'/><bottom style='thin'/></border></borders>"
                "<cellStyleXfs count='1'><xf/></cellStyleXfs><cellXfs count='2'><xf/><xf borderId='1' applyBorder='1' "
                "applyAlignment='1'><alignment wrapText='1' vertical='center'/></xf></cellXfs>"});
  const std::string kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  parts.emplace_back(
      "[Content_Types].xml",
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default "
      "Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override "
      "PartName='/xl/workbook.xml' ContentType='" +
          kinds + "sheet.main+xml'/><Override PartName='/xl/worksheets/sheet1.xml' ContentType='" + kinds +
          "worksheet+xml'/><Override PartName='/xl/styles.xml' ContentType='" + kinds + "styles+xml'/></Types>");
  return support::zip_of(parts);
}

std::vector<std::string> tasks_of(const programme::Programme& read) {
  std::vector<std::string> lines;
  for (const auto& task : read.tasks) {
    auto line =
        task.ref + "|" + task.text + "|" + task.deliverable.value_or("") + "|" + task.deadline_text.value_or("");
    for (const auto& owner : task.owners) line += "|" + owner;
    for (const auto& other : task.coordinators) line += "|+" + other;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

TEST_CASE("a printed sheet reads as the sheet does", "[programme][pdf]") {
  const support::Folder folder;
  const auto sheet = folder.path() / "phu-luc.xlsx";
  folder.write("phu-luc.xlsx", framed_sheet());
  const auto file = printed(sheet, folder.path());
  if (file.empty()) {
    WARN("skipped: no LibreOffice");
    return;
  }
  document::set_pdf_program(DONDOC_PDF_PROGRAM);
  const auto pages = document::outline_of(file), cells = document::outline_of(sheet);
  document::set_pdf_program({});
  REQUIRE(pages);
  REQUIRE(cells);
  const auto of_pages = programme::programme_in(*pages, support::vietnam());
  const auto of_cells = programme::programme_in(*cells, support::vietnam());
  REQUIRE(of_cells);
  REQUIRE(of_pages);
  CHECK(of_cells->tasks.size() == 3);
  CHECK(tasks_of(*of_pages) == tasks_of(*of_cells));
  CHECK(of_pages->number == of_cells->number);
}

TEST_CASE("a printed plan reads as its Word file does", "[programme][pdf]") { check_printed("ke-hoach"); }

TEST_CASE("a printed annex reads as its Word file does", "[programme][pdf]") { check_printed("phu-luc-nhiem-vu"); }

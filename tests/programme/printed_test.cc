// Word files printed to PDF read as the Word files do, but for what a page cannot carry: where a merged cell goes on
// over the end of a page.
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

}  // namespace

TEST_CASE("a printed plan reads as its Word file does", "[programme][pdf]") { check_printed("ke-hoach"); }

TEST_CASE("a printed annex reads as its Word file does", "[programme][pdf]") { check_printed("phu-luc-nhiem-vu"); }

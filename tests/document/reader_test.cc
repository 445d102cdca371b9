#include "document/reader.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "base/text.h"
#include "support/office_files.h"

using namespace document;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone again when the test ends.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "document-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }
  fs::path file(const std::string& name, std::string_view bytes) const {
    std::ofstream{path_ / name, std::ios::binary} << bytes;
    return path_ / name;
  }

 private:
  fs::path path_;
};

std::string kind_of_refusal(const base::Result<Outline>& outline) {
  REQUIRE_FALSE(outline);
  CHECK(outline.error().detail.find("Đề nghị") != std::string::npos);
  CHECK(base::is_utf8(outline.error().detail));
  CHECK(base::is_utf8(outline.error().words));
  return outline.error().kind;
}

base::Result<Outline> read(std::string_view bytes) { return outline_of_text(bytes, "tep.txt"); }

}  // namespace

TEST_CASE("a text file becomes an outline with its name and the hash of its bytes", "[document]") {
  const Folder folder;
  const auto outline = outline_of(folder.file("nhiệm vụ.txt", "1. Sở Y tế\n"));
  REQUIRE(outline);
  CHECK(outline->name == "nhiệm vụ.txt");
  CHECK(outline->blocks.size() == 1);
  CHECK(read("abc")->sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-2, B.1
}

TEST_CASE("what is no file is refused by what it is", "[document]") {
  const Folder folder;
  CHECK(kind_of_refusal(outline_of(folder.path() / "không có.txt")) == "no_such_file");
  CHECK(kind_of_refusal(outline_of(folder.file("a.txt", "x") / "b.txt")) == "no_such_file");
  CHECK(kind_of_refusal(outline_of(folder.path())) == "directory");
  CHECK(kind_of_refusal(outline_of("/dev/null")) == "not_a_file");
  CHECK(kind_of_refusal(outline_of("")) == "no_such_file");
}

TEST_CASE("a file that may not be read is refused", "[document]") {
  if (::geteuid() == 0) {
    WARN("skipped: the superuser may read every file");
    return;
  }
  const Folder folder;
  const auto path = folder.file("a.txt", "1. Sở Y tế");
  fs::permissions(path, fs::perms::none);
  CHECK(kind_of_refusal(outline_of(path)) == "not_readable");
}

TEST_CASE("a file that is far too large is refused without being read", "[document]") {
  const Folder folder;
  const auto path = folder.file("lon.txt", "");
  fs::resize_file(path, std::uintmax_t{200} << 20U);  // sparse: takes no room
  const auto outline = outline_of(path);
  CHECK(kind_of_refusal(outline) == "too_large");
  CHECK(outline.error().detail.find("200 MiB") != std::string::npos);
}

TEST_CASE("an empty file, or one of white space, is refused", "[document]") {
  const Folder folder;
  CHECK(kind_of_refusal(outline_of(folder.file("a.txt", ""))) == "empty");
  CHECK(kind_of_refusal(read(" \n\t\r\n\u00a0\n---\n")) == "empty");
  CHECK(kind_of_refusal(read("\xEF\xBB\xBF")) == "empty");
}

TEST_CASE("bytes that are no UTF-8 are refused with their line and a guess at the cause", "[document]") {
  const auto latin = read("Dòng một\nSở Tài ch\xEDnh\n");
  CHECK(kind_of_refusal(latin) == "not_utf8");
  CHECK(latin.error().line == 2);
  CHECK(latin.error().words == "Sở Tài ch");
  CHECK(latin.error().detail.find("dòng 2") != std::string::npos);
  CHECK(latin.error().detail.find("Windows-1258") != std::string::npos);

  const auto whole = std::string{"Dòng một\nrà soát quý"};
  for (const auto cut : {1U, 2U})  // within ý, within á after cutting back to it
    if (const auto bytes = whole.substr(0, whole.size() - cut); !base::is_utf8(bytes)) {
      const auto truncated = read(bytes);
      CHECK(kind_of_refusal(truncated) == "not_utf8");
      CHECK(truncated.error().line == 2);
      CHECK(truncated.error().detail.find("cắt cụt") != std::string::npos);
    }
}

TEST_CASE("bytes with zeros among them are no text", "[document]") {
  const auto outline = read(std::string_view{"Dòng một\nx\0y", 15});
  CHECK(kind_of_refusal(outline) == "binary");
  CHECK(outline.error().line == 2);
}

TEST_CASE("other kinds of file are recognised by content and refused in words, with what to do", "[document]") {
  struct Case {
    std::string_view bytes, words, remedy;
  };
  using namespace std::string_view_literals;
  for (const auto& [bytes, words, remedy] : {
           Case{"PK\x03\x04\x14 khac"sv, ".zip", "giải nén"},
           Case{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv, "(.doc)", ".docx"},
           Case{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0k\0b\0o\0o\0k\0"sv, "(.xls)", ".xlsx"},
           Case{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv, "mật khẩu",
                "bỏ mật khẩu"},
           Case{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 \x00"sv, ".ppt", ".docx"},
           Case{"{\\rtf1"sv, "RTF", ".txt"},
       }) {
    const auto outline = read(bytes);
    CHECK(kind_of_refusal(outline) == "kind_not_read");
    CHECK(outline.error().detail.find(words) != std::string::npos);
    CHECK(outline.error().detail.find(remedy) != std::string::npos);
  }
}

TEST_CASE("a .docx or .xlsx is read by its content, whatever its name", "[document]") {
  const auto document = read(support::docx({.body = support::paragraph("1. Sở Y tế")}));
  REQUIRE(document);
  CHECK(document->blocks.at(0).mark == "1");
  CHECK(document->name == "tep.txt");
  CHECK(document->sha256.size() == 64);
  const auto sheet = read(support::xlsx(
      {.sheets = {{"Trang 1", "<sheetData><row r='1'>" + support::cell("A1", "TT") + "</row></sheetData>", ""}}}));
  REQUIRE(sheet);
  CHECK(sheet->blocks.at(0).place.sheet == "Trang 1");
}

TEST_CASE("a web page is read by its content, whatever comes before it", "[document]") {
  for (const std::string page : {"<!DOCTYPE html><html><p>1. Sở Y tế", "\xEF\xBB\xBF\r\n<HTML lang=vi><p>1. Sở Y tế",
                                 "<!-- lưu từ trang --><?xml version='1.0'?>\n<!doctype HTML><p>1. Sở Y tế",
                                 "<div class=a><p>1. Sở Y tế</p></div>", "<p>1. Sở Y tế"}) {
    const auto outline = read(page);
    REQUIRE(outline);
    CHECK(outline->blocks.at(0).mark == "1");
    CHECK(outline->blocks.at(0).text == "Sở Y tế");
  }
  CHECK(read(std::string_view{"\xFF\xFE<\0p\0>\0A\0", 10})->blocks.at(0).text == "A");
  CHECK(read("<phần mở đầu> 1. Sở Y tế")->blocks.at(0).text == "<phần mở đầu> 1. Sở Y tế");
  CHECK(kind_of_refusal(read("<!DOCTYPE html><html><body><script>1</script></body></html>")) == "empty");
}

TEST_CASE("an Office file without words is empty", "[document]") {
  CHECK(kind_of_refusal(read(support::docx({.body = "<w:p/>"}))) == "empty");
  CHECK(kind_of_refusal(read(support::xlsx({.sheets = {{"A", "<sheetData/>", ""}}}))) == "empty");
}

TEST_CASE("a line of nothing but combining marks is no trap", "[document]") {
  std::string marks = "1. A";
  for (int n = 0; n < 1'000'000; ++n) marks += "\u0301\u0316";  // whoever orders them as one takes hours
  CHECK(read(marks));
}

#include <catch2/catch.hpp>

#include "base/sha256.h"
#include "support/evidence.h"
#include "support/raw_connection.h"
#include "support/website.h"
#include "web/file_paths.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

httplib::MultipartFormData file(const std::string& bytes, const std::string& name,
                                const std::string& type = "application/octet-stream") {
  return {"evidence", bytes, name, type};
}

/// Sở Nội vụ reports I.1 on its page.
struct Desk {
  Website site;
  Browser contact = site.as("hao@noivu.example");
  std::string path = path_of(site.duty("I.1"));

  httplib::Response claim(const std::vector<httplib::MultipartFormData>& files) const {
    auto form = claim_form(contact.token());
    form.insert(form.end(), files.begin(), files.end());
    return contact.post(path + "/claim", form);
  }
  httplib::Response add(const Browser& by, const std::vector<httplib::MultipartFormData>& files) const {
    httplib::MultipartFormDataItems form{{"token", by.token(), "", ""}};
    form.insert(form.end(), files.begin(), files.end());
    return by.post(path + "/evidence", form);
  }
  /// As the bytes come: the test's own client decodes what headers say.
  std::string raw_answer(const std::string& at) const {
    return answer_to(site.port(), "GET " + at + " HTTP/1.1\r\nHost: " + site.host() +
                                      "\r\nCookie: " + contact.cookie() + "\r\nConnection: close\r\n\r\n");
  }
  std::string events() const { return site.sql("SELECT count(*) FROM event"); }
};

}  // namespace

TEST_CASE("a file sent with a claim stands on its page with name, size and check figures, and is downloaded as it was",
          "[web][evidence]") {
  const Desk desk;
  const auto docx = small_docx();
  REQUIRE(desk.claim({file(docx, "C:\\Tài liệu\\Báo cáo quý II.docx")}).status == 303);
  const auto page = desk.contact.page(desk.path);
  CHECK_THAT(page, Contains("<a href=\"/evidence/1\">Báo cáo quý II.docx</a>") && Contains(" KB, mã kiểm tra") &&
                       Contains("<code>" + base::sha256(docx).substr(0, 12) + "</code>"));
  CHECK_THAT(desk.site.page("/claims"), Contains("/evidence/1"));
  CHECK_THAT(desk.site.page("/tasks/1"), Contains("/evidence/1") && Contains("Gửi tệp minh chứng"));

  const auto sent = desk.contact.get("/evidence/1");
  CHECK(sent.status == 200);
  CHECK(sent.body == docx);
  CHECK(sent.get_header_value("Content-Type") ==
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  CHECK_THAT(desk.raw_answer("/evidence/1"),
             Contains("\r\nContent-Disposition: attachment; filename=\"bao_cao_quy_ii.docx\"; "
                      "filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20qu%C3%BD%20II.docx\r\n"));
  CHECK(sent.get_header_value("X-Content-Type-Options") == "nosniff");
  CHECK_THAT(sent.get_header_value("Content-Security-Policy"), Contains("sandbox") && Contains("default-src 'none'"));
  CHECK(sent.get_header_value("Cache-Control") == "private, no-store");
  for (const auto* header : {"Content-Type", "Content-Disposition", "Content-Security-Policy", "Cache-Control"})
    CHECK(sent.get_header_value_count(header) == 1);
}

TEST_CASE("a name that hides its ending, breaks a header or leads elsewhere becomes a plain name", "[web][evidence]") {
  const Desk desk;
  REQUIRE(desk.claim({file(small_pdf("1"), "../../etc/passwd"), file(small_pdf("2"), "bao\u202Efdp.exe"),
                      file(small_pdf("3"), "a\"; filename=b<script>.pdf"), file(small_pdf("4"), std::string(400, 'd'))})
              .status == 303);
  const auto page = desk.contact.page(desk.path);
  CHECK_THAT(page, Contains(">passwd.pdf</a>") && Contains(">baofdp.exe.pdf</a>") && !Contains("\u202E") &&
                       Contains(">" + std::string(200, 'd') + ".pdf</a>") && !Contains("<script>"));
  CHECK_THAT(desk.raw_answer("/evidence/3"),
             Contains("\r\nContent-Disposition: attachment; filename=\"a___filename_b_script_.pdf\"; "
                      "filename*=UTF-8''a%22%3B%20filename%3Db%3Cscript%3E.pdf\r\n"));
}

TEST_CASE("a file of another kind or with a macro is refused in words, and what was typed stays", "[web][evidence]") {
  const Desk desk;
  const auto before = desk.events();
  auto macros =
      package_of(parts_of(WordParts{.body = paragraph("x")}),
                 {{"/word/document.xml", word_type}, {"/word/v.bin", "application/vnd.ms-office.vbaProject"}});
  for (const auto& [bytes, words] : {std::pair<std::string, std::string>{"MZ\x90", "không phải tệp PDF"},
                                     {"<!doctype html><script>x</script>", "trang web (.html), không phải tệp PDF"},
                                     {macros, "có macro"},
                                     {"", "trống"}}) {
    const auto answer = desk.claim({file(bytes, "báo cáo.pdf", "application/pdf")});
    CAPTURE(words);
    CHECK(answer.status == 422);
    CHECK_THAT(answer.body, Contains(words) && Contains("“báo cáo.pdf”") && Contains("xin chọn lại tệp"));
    CHECK_THAT(answer.body, Contains("125-BC/SNV") && Contains("Đã gửi bản giấy"));
  }
  CHECK(desk.events() == before);
  CHECK_FALSE(std::filesystem::exists(desk.site.context().pool.folder() / "evidence"));
}

TEST_CASE("a form without a file, as a browser sends it, claims as before", "[web][evidence]") {
  const Desk desk;
  CHECK(desk.claim({file("", "")}).status == 303);
  CHECK_THAT(desk.contact.page(desk.path), Contains("125-BC/SNV") && !Contains("class=\"files\""));
}

TEST_CASE("the claimant adds a file while the claim waits, and nobody else does", "[web][evidence]") {
  const Desk desk;
  CHECK(desk.add(desk.contact, {file(small_pdf(), "a.pdf")}).status == 409);
  REQUIRE(desk.claim({}).status == 303);
  CHECK_THAT(desk.contact.page(desk.path), Contains("Gửi thêm tệp"));
  const auto head = desk.site.as("giamdoc@noivu.example");
  CHECK_THAT(head.page(desk.path), !Contains("Gửi thêm tệp"));
  CHECK(desk.add(head, {file(small_pdf(), "a.pdf")}).status == 403);
  CHECK(desk.add(desk.site.as("kien@taichinh.example"), {file(small_pdf(), "a.pdf")}).status == 403);
  const auto added = desk.add(desk.contact, {file(small_png(), "ảnh.png"), file(small_jpeg(), "ảnh.jpeg")});
  CHECK(added.status == 303);
  CHECK_THAT(desk.contact.page(desk.path + "?done=evidence"),
             Contains("Đã nhận tệp") && Contains("ảnh.png") && Contains("ảnh.jpeg"));
  CHECK(desk.add(desk.contact, {file(small_png(), "lại.png")}).status == 422);
  CHECK(desk.add(desk.contact, {}).status == 422);
}

TEST_CASE("who may see the duty may read its evidence, another agency may not", "[web][evidence]") {
  const Desk desk;
  REQUIRE(desk.claim({file(small_pdf(), "a.pdf")}).status == 303);
  CHECK(desk.site.as("giamdoc@noivu.example").get("/evidence/1").status == 200);
  CHECK(desk.site.as(people::Role::inspection).get("/evidence/1").status == 200);
  CHECK(desk.site.as("kien@taichinh.example").get("/evidence/1").status == 403);
  CHECK(desk.site.stranger().get("/evidence/1").status == 303);
  CHECK(desk.site.get("/evidence/99").status == 404);
}

TEST_CASE("evidence that was changed on the disk is not given out", "[web][evidence]") {
  const Desk desk;
  const auto pdf = small_pdf();
  REQUIRE(desk.claim({file(pdf, "a.pdf")}).status == 303);
  std::ofstream{store::evidence_path(desk.site.context().pool.folder(), base::sha256(pdf)), std::ios::app} << "x";
  const auto answer = desk.contact.get("/evidence/1");
  CHECK(answer.status == 500);
  CHECK_THAT(answer.body, Contains("dondoc verify") && !Contains("%PDF"));
}

TEST_CASE("where the data folder takes no file, nothing is changed and what was typed stays", "[web][evidence]") {
  const Desk desk;
  const auto before = desk.events();
  std::ofstream{desk.site.context().pool.folder() / "evidence"} << "a file in place of the folder";
  const auto answer = desk.claim({file(small_pdf(), "a.pdf")});
  CHECK(answer.status == 503);
  CHECK_THAT(answer.body, Contains("chưa có gì thay đổi") && Contains("125-BC/SNV"));
  CHECK(desk.events() == before);
}

TEST_CASE("a claim of twenty megabytes is taken, one of more is refused before it is read", "[web][evidence]") {
  const Desk desk;
  const auto large = "%PDF-1.4\n" + std::string((20U << 20U) - 9, 'x');
  CHECK(desk.claim({file(large, "lớn.pdf")}).status == 303);
  CHECK_THAT(desk.contact.page(desk.path), Contains("20,0 MB"));
  CHECK(desk.contact.get("/evidence/1").body == large);
  CHECK_THAT(answer_to(desk.site.port(), "POST " + desk.path + "/claim HTTP/1.1\r\nHost: " + desk.site.host() +
                                             "\r\nContent-Length: 30000000\r\n\r\n"),
             Catch::StartsWith("HTTP/1.1 413 ") && Contains("Tệp gửi lên quá lớn"));
}

TEST_CASE("only paths that take files take more than a form", "[web][evidence]") {
  using web::takes_files;
  for (const auto* path : {"/programmes/upload", "/duties/1/claim", "/duties/12/evidence", "/l/abc", "/l/abc/evidence"})
    CHECK(takes_files(path));
  for (const auto* path : {"/", "/duties/1", "/duties//claim", "/duties/1/claim/", "/duties/a/claim",
                           "/duties/1/2/claim", "/sign-in", "/claims/1/return", "/programmes/upload/1", "/link"})
    CHECK_FALSE(takes_files(path));
}

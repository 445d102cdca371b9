#include <catch2/catch.hpp>

#include <chrono>

#include "support/website.h"

using support::Website;

namespace {

httplib::MultipartFormDataItems upload(const Website& site, const std::string& name, const std::string& bytes,
                                       const httplib::MultipartFormDataItems& more = {}) {
  httplib::MultipartFormDataItems fields{{"token", site.token(), "", ""},
                                         {"file", bytes, name, "application/octet-stream"}};
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

/// The answer of the page that the upload led to, once the document is read.
httplib::Response outcome_of(const Website& site, const httplib::Response& sent) {
  REQUIRE(sent.status == 303);
  const auto path = sent.get_header_value("Location");
  const auto until = std::chrono::steady_clock::now() + std::chrono::minutes{1};
  for (;;) {
    auto answer = site.get(path);
    if (answer.body.find("http-equiv=\"refresh\"") == std::string::npos) return answer;
    REQUIRE(std::chrono::steady_clock::now() < until);
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
}

const std::string list_without_letterhead =
    "TT;Nội dung nhiệm vụ;Cơ quan chủ trì;Thời hạn\n"
    "1;Rà soát bến thủy nội địa;Sở Nội vụ;30/6/2026\n"
    "2;Lập sổ theo dõi tài sản;Sở Tài chính;Quý III/2026\n";

}  // namespace

TEST_CASE("a document sent to the page becomes a draft to be reviewed", "[web]") {
  const Website site;
  const auto done = outcome_of(site, site.post("/programmes/upload", upload(site, "ct.txt", support::small_programme)));
  REQUIRE(done.status == 303);
  const auto review = done.get_header_value("Location");
  CHECK(review.ends_with("/review?done=imported"));
  CHECK(site.page(review).find("Đã đọc văn bản thành dự thảo") != std::string::npos);
  CHECK(site.page("/programmes").find("07-CTr/TU") != std::string::npos);
}

TEST_CASE("a document sent twice changes nothing and says so", "[web]") {
  const Website site;
  outcome_of(site, site.post("/programmes/upload", upload(site, "ct.txt", support::small_programme)));
  const auto again = outcome_of(site, site.post("/programmes/upload", upload(site, "b.txt", support::small_programme)));
  CHECK(again.get_header_value("Location").ends_with("?done=known"));
  CHECK(service::programmes(site.context()).size() == 2);
}

TEST_CASE("a list that names no day is taken once its sender says the day", "[web]") {
  const Website site;
  const auto refused =
      outcome_of(site, site.post("/programmes/upload", upload(site, "a.csv", list_without_letterhead)));
  CHECK(refused.status == 422);
  CHECK(refused.body.find("không nêu ngày ban hành") != std::string::npos);
  const auto taken = outcome_of(
      site, site.post("/programmes/upload", upload(site, "a.csv", list_without_letterhead,
                                                   {{"issued_on", "2026-03-02", "", ""}, {"number", "9-KH", "", ""}})));
  REQUIRE(taken.status == 303);
  const auto added = service::programmes(site.context());
  CHECK(std::any_of(added.begin(), added.end(), [](const auto& programme) {
    return programme.number == "9-KH" && programme.issued_on == support::day("2026-03-02");
  }));
}

TEST_CASE("a document that amends a programme leads to what it changes", "[web]") {
  const Website site;
  outcome_of(site, site.post("/programmes/upload", upload(site, "ct.txt", support::small_programme)));
  auto words = support::small_programme;
  words.replace(words.find("Rà soát quy chế"), std::string{"Rà soát quy chế"}.size(), "Rà soát, sửa đổi quy chế");
  const auto amended = outcome_of(site, site.post("/programmes/upload", upload(site, "moi.txt", words)));
  CHECK(amended.get_header_value("Location").starts_with("/amendments/"));
}

TEST_CASE("what cannot be read is refused in words, and nothing is kept", "[web]") {
  const Website site;
  const auto refused =
      outcome_of(site, site.post("/programmes/upload", upload(site, "a.doc", "\xD0\xCF\x11\xE0 Word")));
  CHECK(refused.status == 422);
  CHECK(refused.body.find("Chưa nhập được") != std::string::npos);
  const auto empty = site.post("/programmes/upload", upload(site, "a.txt", ""));
  CHECK(empty.status == 422);
  CHECK(empty.body.find("Xin chọn tệp") != std::string::npos);
  CHECK(site.post("/programmes/upload", upload(site, "a.txt", "x", {{"encoding", "klingon", "", ""}})).status == 422);
  CHECK(service::programmes(site.context()).size() == 1);
  CHECK(site.get("/programmes/upload/4711").status == 404);
}

TEST_CASE("a document may be longer than a form, and no other path takes as much", "[web]") {
  const Website site;
  auto large = support::small_programme;
  while (large.size() < (std::size_t{1} << 20U)) large += "\nMột dòng không có gì.";
  CHECK(outcome_of(site, site.post("/programmes/upload", upload(site, "lon.txt", large))).status == 303);
  CHECK(site.post("/calendar/preview", upload(site, "lon.txt", large)).status == 413);
}

TEST_CASE("only the office sends documents, and others are shown no way to", "[web]") {
  const Website site;
  CHECK(site.page("/programmes").find("href=\"/programmes/upload\"") != std::string::npos);
  const auto inspection = site.as(people::Role::inspection);
  CHECK(inspection.page("/programmes").find("href=\"/programmes/upload\"") == std::string::npos);
  CHECK(inspection.get("/programmes/upload").status == 403);
  const auto sent = outcome_of(site, site.post("/programmes/upload", upload(site, "ct.txt", support::small_programme)));
  REQUIRE(sent.status == 303);
  CHECK(inspection.get("/programmes/upload/1").status == 403);
  CHECK(inspection
            .post("/programmes/upload",
                  {{"token", inspection.token(), "", ""}, {"file", list_without_letterhead, "a.csv", "text/csv"}})
            .status == 403);
  CHECK(service::programmes(site.context()).size() == 2);
}

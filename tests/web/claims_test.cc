#include <catch2/catch.hpp>

#include "service/claims.h"
#include "service/lists.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

constexpr auto task_words = "Rà soát bến thủy nội địa";

struct Claims {
  Website site;
  Browser contact = site.as("hao@noivu.example");
  std::string path = path_of(site.duty("I.1"));

  httplib::Response claim(const httplib::MultipartFormDataItems& form) const {
    return contact.post(path + "/claim", form);
  }
  httplib::MultipartFormDataItems form() const { return claim_form(contact.token()); }
  httplib::Response decide(const std::string& move, const std::string& reason = {}) const {
    return decide(site.office(), move, reason);
  }
  httplib::Response decide(const Browser& by, const std::string& move, const std::string& reason = {}) const {
    return by.post("/claims/1/" + move, {{"token", by.token(), "", ""}, {"reason", reason, "", ""}});
  }
};

httplib::MultipartFormDataItems with(httplib::MultipartFormDataItems form, const std::string& field,
                                     const std::string& content) {
  for (auto& item : form)
    if (item.name == field) item.content = content;
  return form;
}

}  // namespace

TEST_CASE("a claim that someone else confirms leaves the overdue list", "[web]") {
  const Claims claims;
  const auto sent = claims.claim(claims.form());
  CHECK(sent.status == 303);
  CHECK(sent.get_header_value("Location") == claims.path + "?done=claimed");
  CHECK_THAT(claims.contact.page(claims.path + "?done=claimed"),
             Contains("đang chờ Văn phòng xác nhận") && Contains("125-BC/SNV") && !Contains("Gửi báo cáo"));
  CHECK_THAT(claims.site.page("/overdue"), Contains(task_words) && Contains("Chờ xác nhận"));
  CHECK_THAT(claims.site.page("/claims"),
             Contains("125-BC/SNV") && Contains("Nông Thị Hảo") && Contains("Gửi hôm nay"));

  const auto confirmed = claims.decide("confirm");
  CHECK(confirmed.status == 303);
  CHECK(confirmed.get_header_value("Location") == "/claims?done=confirmed");
  CHECK_THAT(claims.site.page("/claims?done=confirmed"), Contains("Đã xác nhận báo cáo") && !Contains("125-BC/SNV"));
  CHECK_THAT(claims.site.page("/overdue"), !Contains(task_words));
  CHECK_THAT(claims.site.page("/tasks/1"), Contains("Hoàn thành quá hạn 21 ngày") && Contains("Xác nhận hoàn thành"));
}

TEST_CASE("a claim sent back with a reason counts as never made, and the reason is shown", "[web]") {
  const Claims claims;
  claims.claim(claims.form());
  const auto refused = claims.decide("return", "");
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, Contains("Xin ghi lý do trả lại"));
  CHECK(claims.decide("return", "Thiếu phụ lục <b>2</b>").status == 303);
  CHECK_THAT(claims.site.page(claims.path),
             Contains("Thiếu phụ lục &lt;b&gt;2&lt;/b&gt;") && Contains("Gửi báo cáo") && Contains("Đã trả lại"));
  CHECK_THAT(claims.site.page("/overdue"), Contains(task_words) && Contains("Báo cáo bị trả lại"));
  CHECK(claims.claim(claims.form()).status == 303);
}

TEST_CASE("a claim that cannot be kept says why and keeps what was typed", "[web]") {
  const Claims claims;
  const auto refused = [&](const std::string& field, const std::string& content, const std::string& words) {
    const auto answer = claims.claim(with(claims.form(), field, content));
    CAPTURE(field, content);
    CHECK(answer.status == 422);
    CHECK_THAT(answer.body, Contains(words) && Contains("role=\"alert\""));
    CHECK_THAT(answer.body, Contains("Đã gửi bản giấy"));
  };
  refused("document_number", "  ", "Xin ghi số, ký hiệu");
  refused("document_on", "", "Xin ghi ngày của văn bản");
  refused("document_on", "31/2/2026", "Xin ghi ngày của văn bản");
  refused("document_on", "2026-06-23", "sau hôm nay");
  refused("receiving_level", "", "Xin ghi cấp nhận");
  CHECK_THAT(claims.site.page("/claims"), Contains("Không có báo cáo nào đang chờ"));
}

TEST_CASE("a claim needs a person of the agency, or of the office on its behalf", "[web]") {
  const Claims claims;
  const auto other = claims.site.as("kien@taichinh.example");
  CHECK(other.post(claims.path + "/claim", claim_form(other.token())).status == 403);
  CHECK_THAT(claims.site.page("/claims"), Contains("Không có báo cáo nào đang chờ"));
  CHECK(claims.site.post(claims.path + "/claim", claim_form(claims.site.token())).status == 303);
  CHECK_THAT(claims.site.page("/claims"), Contains("125-BC/SNV"));
}

TEST_CASE("a second claim and a second decision are refused in words", "[web]") {
  const Claims claims;
  claims.claim(claims.form());
  const auto twice = claims.claim(claims.form());
  CHECK(twice.status == 409);
  CHECK_THAT(twice.body, Contains("đang chờ xác nhận"));
  CHECK(claims.decide("confirm").status == 303);
  const auto late = claims.decide("return", "Đến muộn");
  CHECK(late.status == 409);
  CHECK_THAT(late.body, Contains("đã được người khác xử lý"));
  CHECK(claims.claim(claims.form()).status == 409);
}

TEST_CASE("nobody confirms a claim of their own, and an agency confirms none", "[web]") {
  const Claims claims;
  CHECK(claims.site.post(claims.path + "/claim", claim_form(claims.site.token())).status == 303);
  CHECK_THAT(claims.site.page("/claims"), Contains("Báo cáo do chính mình gửi") && !Contains("Người xác nhận"));
  CHECK(claims.decide("confirm").status == 403);
  CHECK(claims.decide(claims.contact, "confirm").status == 403);
  CHECK_THAT(claims.site.page("/overdue"), Contains(task_words));
  CHECK(claims.decide(claims.site.as(people::Role::office), "confirm").status == 303);
  CHECK_THAT(claims.site.page("/overdue"), !Contains(task_words));
}

TEST_CASE("a form may come urlencoded, its day as people write it", "[web]") {
  const Claims claims;
  auto client = claims.contact.client();
  const auto answer = client.Post(claims.path + "/claim", httplib::Params{{"token", claims.contact.token()},
                                                                          {"document_number", "126-BC/SNV"},
                                                                          {"document_on", "19/6/2026"},
                                                                          {"receiving_level", "Tỉnh ủy"}});
  REQUIRE(answer);
  CHECK(answer->status == 303);
  CHECK_THAT(claims.site.page("/claims"), Contains("126-BC/SNV") && Contains("ngày 19/6/2026"));
}

TEST_CASE("hostile words in a claim come out as words, on lines of their own", "[web]") {
  const Claims claims;
  auto form = with(claims.form(), "note", "<script>alert(1)</script>\r\ndòng hai\x01");
  form = with(form, "document_number", "\"><img src=x>");
  CHECK(claims.claim(form).status == 303);
  for (const auto& path : {std::string{"/claims"}, claims.path, std::string{"/tasks/1"}}) {
    const auto page = claims.site.page(path);
    CHECK_THAT(page, Contains("&lt;script&gt;alert(1)&lt;/script&gt;\ndòng hai") && Contains("&quot;&gt;&lt;img"));
    CHECK_THAT(page, !Contains("<script>") && !Contains("<img src"));
  }
}

TEST_CASE("a field that is not UTF-8 counts as not filled in", "[web]") {
  const Claims claims;
  const auto answer = claims.claim(with(claims.form(), "document_number", "\xFF\xFE"));
  CHECK(answer.status == 422);
  CHECK_THAT(answer.body, Contains("Xin ghi số, ký hiệu"));
}

TEST_CASE("a report on an ongoing task waits to be confirmed like any other", "[web]") {
  const Claims claims;
  const auto path = path_of(claims.site.duty("I.4"));
  CHECK_THAT(claims.site.page(path), Contains("Kỳ này chưa báo cáo"));
  const auto kien = claims.site.as("kien@taichinh.example");
  CHECK(kien.post(path + "/claim", claim_form(kien.token())).status == 303);
  CHECK_THAT(kien.page(path + "?done=claimed"),
             Contains("đang chờ Văn phòng xác nhận") && !Contains("Kỳ này chưa báo cáo"));
  CHECK(claims.decide("confirm").status == 303);
  CHECK_THAT(claims.site.page(path), Contains("Đã báo cáo"));
}

TEST_CASE("while another program holds the database, what was typed is shown again and nothing is changed", "[web]") {
  const Claims claims;
  REQUIRE(claims.claim(claims.form()).status == 303);
  auto other = claims.site.context().pool.lease();
  {
    const store::Transaction held{*other};
    const auto refused = claims.decide("return", "Thiếu phụ lục số 2");
    CHECK(refused.status == 503);
    CHECK_THAT(refused.body, Contains("đang bị chương trình khác khóa") && Contains("Thiếu phụ lục số 2"));
  }
  CHECK(claims.decide("return", "Thiếu phụ lục số 2").status == 303);
}

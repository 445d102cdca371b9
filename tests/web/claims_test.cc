#include <catch2/catch.hpp>

#include "service/claims.h"
#include "service/lists.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

constexpr auto task_words = "Rà soát bến thủy nội địa";

/// The number of the person of that name, as forms send it.
std::string person(const Website& site, std::string_view name) {
  auto connection = site.context().pool.lease();
  for (const auto& each : store::people(*connection))
    if (each.name == name) return std::to_string(base::number(each.id));
  throw std::runtime_error{"nobody of that name"};
}

struct Claims {
  Website site;
  std::string token = site.token();
  std::string path = path_of(site.duty("I.1"));
  std::string contact = person(site, "Nông Thị Hảo");
  std::string office = person(site, "Văn phòng");

  httplib::Response claim(const httplib::MultipartFormDataItems& form) const {
    return site.post(path + "/claim", form);
  }
  httplib::MultipartFormDataItems form() const { return claim_form(token, contact); }
  httplib::Response decide(const std::string& move, const std::string& by, const std::string& reason = {}) const {
    return site.post("/claims/1/" + move,
                     {{"token", token, "", ""}, {"person", by, "", ""}, {"reason", reason, "", ""}});
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
  CHECK_THAT(claims.site.page(claims.path + "?done=claimed"),
             Contains("đang chờ Văn phòng xác nhận") && Contains("125-BC/SNV") && !Contains("Gửi báo cáo"));
  CHECK_THAT(claims.site.page("/overdue"), Contains(task_words) && Contains("Chờ xác nhận"));
  CHECK_THAT(claims.site.page("/claims"),
             Contains("125-BC/SNV") && Contains("Nông Thị Hảo") && Contains("Gửi hôm nay"));

  const auto confirmed = claims.decide("confirm", claims.office);
  CHECK(confirmed.status == 303);
  CHECK(confirmed.get_header_value("Location") == "/claims?done=confirmed");
  CHECK_THAT(claims.site.page("/claims?done=confirmed"), Contains("Đã xác nhận báo cáo") && !Contains("125-BC/SNV"));
  CHECK_THAT(claims.site.page("/overdue"), !Contains(task_words));
  CHECK_THAT(claims.site.page("/tasks/1"), Contains("Hoàn thành quá hạn 21 ngày") && Contains("Xác nhận hoàn thành"));
}

TEST_CASE("a claim sent back with a reason counts as never made, and the reason is shown", "[web]") {
  const Claims claims;
  claims.claim(claims.form());
  const auto refused = claims.decide("return", claims.office, "");
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, Contains("Xin ghi lý do trả lại"));
  CHECK(claims.decide("return", claims.office, "Thiếu phụ lục <b>2</b>").status == 303);
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
    CHECK_THAT(answer.body, Contains("Đã gửi bản giấy") && Contains("value=\"" + claims.contact + "\" selected"));
  };
  refused("document_number", "  ", "Xin ghi số, ký hiệu");
  refused("document_on", "", "Xin ghi ngày của văn bản");
  refused("document_on", "31/2/2026", "Xin ghi ngày của văn bản");
  refused("document_on", "2026-06-23", "sau hôm nay");
  refused("receiving_level", "", "Xin ghi cấp nhận");
  CHECK_THAT(claims.site.page("/claims"), Contains("Không có báo cáo nào đang chờ"));
}

TEST_CASE("a claim needs a person of the agency", "[web]") {
  const Claims claims;
  CHECK(claims.claim(with(claims.form(), "person", person(claims.site, "Lục Văn Kiên"))).status == 403);
  const auto nobody = claims.claim(with(claims.form(), "person", ""));
  CHECK(nobody.status >= 400);
  CHECK_THAT(nobody.body, Contains("125-BC/SNV") && Contains("Xin chọn người"));
}

TEST_CASE("a second claim and a second decision are refused in words", "[web]") {
  const Claims claims;
  claims.claim(claims.form());
  const auto twice = claims.claim(claims.form());
  CHECK(twice.status == 409);
  CHECK_THAT(twice.body, Contains("đang chờ xác nhận"));
  CHECK(claims.decide("confirm", claims.office).status == 303);
  const auto late = claims.decide("return", claims.office, "Đến muộn");
  CHECK(late.status == 409);
  CHECK_THAT(late.body, Contains("đã được người khác xử lý"));
  CHECK(claims.claim(claims.form()).status == 409);
}

TEST_CASE("nobody confirms a claim of their own, and an agency confirms none", "[web]") {
  const Claims claims;
  claims.claim(with(claims.form(), "person", claims.office));
  CHECK_THAT(claims.site.page("/claims"), Contains("Chưa có ai khác ở Văn phòng"));
  CHECK(claims.decide("confirm", claims.office).status == 403);
  CHECK(claims.decide("confirm", claims.contact).status == 403);
  CHECK_THAT(claims.site.page("/overdue"), Contains(task_words));
}

TEST_CASE("a form may come urlencoded, its day as people write it", "[web]") {
  const Claims claims;
  auto client = claims.site.client();
  const auto answer = client.Post(claims.path + "/claim", httplib::Params{{"token", claims.token},
                                                                          {"person", claims.contact},
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
  const auto kien = person(claims.site, "Lục Văn Kiên");
  CHECK(claims.site.post(path + "/claim", with(claims.form(), "person", kien)).status == 303);
  CHECK_THAT(claims.site.page(path + "?done=claimed"),
             Contains("đang chờ Văn phòng xác nhận") && !Contains("Kỳ này chưa báo cáo"));
  CHECK(claims.decide("confirm", claims.office).status == 303);
  CHECK_THAT(claims.site.page(path), Contains("Đã báo cáo"));
}

TEST_CASE("while another program holds the database, what was typed is shown again and nothing is changed", "[web]") {
  const Claims claims;
  REQUIRE(claims.claim(claims.form()).status == 303);
  auto other = claims.site.context().pool.lease();
  {
    const store::Transaction held{*other};
    const auto refused = claims.decide("return", claims.office, "Thiếu phụ lục số 2");
    CHECK(refused.status == 503);
    CHECK_THAT(refused.body, Contains("đang bị chương trình khác khóa") && Contains("Thiếu phụ lục số 2"));
  }
  CHECK(claims.decide("return", claims.office, "Thiếu phụ lục số 2").status == 303);
}

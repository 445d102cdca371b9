#include <catch2/catch.hpp>

#include "service/claims.h"
#include "service/lists.h"
#include "support/office.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

using Fields = httplib::MultipartFormDataItems;

constexpr auto hostile = "<script>alert(1)</script> '; DROP TABLE duty; --";
constexpr auto hostile_escaped = "&lt;script&gt;alert(1)&lt;/script&gt;";

httplib::MultipartFormData field(const std::string& name, const std::string& value) { return {name, value, "", ""}; }

/// Sở Nội vụ owes I.1, overdue since 29 May; today is 22 June 2026. Hảo is its contact.
struct Desk {
  Website site;
  Browser contact = site.as("hao@noivu.example");
  std::string duty = path_of(site.duty("I.1")), others = path_of(site.duty("I.2"));

  static Fields form(const Browser& by, Fields fields) {
    fields.push_back(field("token", by.token()));
    return fields;
  }
  httplib::Response say(const std::string& what, const Fields& fields) const {
    return contact.post(duty + "/" + what, form(contact, fields));
  }
  httplib::Response act(const std::string& path, const Fields& fields) const {
    return site.post(path, form(site.office(), fields));
  }
  /// The version of the duty in the form that the browser is shown.
  static std::string version_on(const Browser& by, const std::string& path) {
    const std::string before = "name=\"version\" value=\"";
    const auto page = by.page(path);
    const auto begin = page.find(before) + before.size();
    return page.substr(begin, page.find('"', begin) - begin);
  }
  Fields extension() const {
    return {field("proposed_on", "2026-08-31"), field("cause", "superior"), field("words", "Chờ hướng dẫn số 9")};
  }
  Fields document() const {
    return {field("document_number", "45-QĐ/TU"), field("document_on", "2026-06-19"),
            field("authority", "Ban Thường vụ Tỉnh ủy"), field("reason", "superior"), field("note", "")};
  }
};

}  // namespace

TEST_CASE("a contact says how far a duty is, and both its pages show it", "[web][statements]") {
  const Desk desk;
  CHECK_THAT(desk.contact.page(desk.duty), Contains("<summary>Cập nhật tiến độ</summary>") &&
                                               Contains("<summary>Xin gia hạn</summary>") &&
                                               Contains("chưa có, kỳ đến 30/6/2026"));
  const auto sent = desk.say(
      "progress", {field("words", "Đã rà soát 12 bến"), field("outlook", "at_risk"), field("cause", "coordination")});
  CHECK(sent.status == 303);
  CHECK(sent.get_header_value("Location") == desk.duty + "?done=progress");
  CHECK_THAT(desk.contact.page(desk.duty + "?done=progress"),
             Contains("Đã ghi tiến độ") && Contains("Đã rà soát 12 bến") && Contains("Có nguy cơ chậm") &&
                 Contains("chờ phối hợp") && Contains("Nông Thị Hảo"));
  CHECK_THAT(desk.site.page("/tasks/1"),
             Contains("Đã rà soát 12 bến") && Contains("Báo tiến độ") && Contains("dự báo: Có nguy cơ chậm"));
  CHECK(desk.site.sql("SELECT state FROM duty WHERE id = " + desk.duty.substr(8)) == "in_process");
}

TEST_CASE("what cannot be said comes back with its reason and all that was typed", "[web][statements]") {
  const Desk desk;
  const auto refused = desk.say("progress", {field("words", "Gặp khó"), field("outlook", "will_miss")});
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body,
             Contains("xin chọn lý do") && Contains(">Gặp khó</textarea>") && Contains("value=\"will_miss\" selected"));
  std::string long_words;
  for (int i = 0; i < 2001; ++i) long_words += "ệ";
  const auto too_long =
      desk.say("obstacle", {field("sort", "obstacle"), field("level", "Tỉnh ủy"), field("words", long_words)});
  CHECK(too_long.status == 422);
  CHECK_THAT(too_long.body, Contains("2001 ký tự") && Contains(long_words));
  CHECK(desk.say("extension", {field("proposed_on", "2026-06-21"), field("cause", "other"), field("words", "a")})
            .status == 422);
  CHECK(desk.say("delay", {field("cause", ""), field("words", "")}).status == 422);
}

TEST_CASE("a contact says nothing of another agency's duty", "[web][statements]") {
  const Desk desk;
  const auto events = desk.site.sql("SELECT count(*) FROM event");
  for (const auto* what : {"progress", "extension", "obstacle", "delay", "correction"}) {
    CHECK(desk.contact.get(desk.others + "/" + what).status == 403);
    CHECK(desk.contact.post(desk.others + "/" + what, Desk::form(desk.contact, {field("words", "a")})).status == 403);
  }
  CHECK(desk.contact.post("/tasks/2/answer", Desk::form(desk.contact, {field("words", "a")})).status == 403);
  for (const auto* page : {"/extensions", "/obstacles", "/corrections"}) CHECK(desk.contact.get(page).status == 403);
  CHECK(desk.site.sql("SELECT count(*) FROM event") == events);
}

TEST_CASE("a request for a later day waits for the office, and its contact reads the decision", "[web][statements]") {
  const Desk desk;
  CHECK(desk.say("extension", desk.extension()).status == 303);
  CHECK_THAT(desk.contact.page(desk.duty + "?done=asked"),
             Contains("Hạn chưa thay đổi") && Contains("Chờ quyết định") && Contains("31/8/2026") &&
                 !Contains("<summary>Xin gia hạn</summary>") && Contains("datetime=\"2026-05-29\""));
  CHECK_THAT(desk.site.page("/extensions"), Contains("Gia hạn lần 1") && Contains("Chờ hướng dẫn số 9") &&
                                                Contains("/extensions/1/grant") && Contains("Gửi hôm nay"));
  CHECK_THAT(desk.site.page("/"), Contains("Xin gia hạn chờ quyết định</a></dt><dd>1</dd>"));
  CHECK_THAT(desk.site.page("/extensions/1/grant"), Contains("value=\"2026-08-31\"") && Contains("gia hạn lần 1"));
  auto granted = desk.document();
  granted.push_back(field("due_on", "2026-07-31"));
  CHECK(desk.act("/extensions/1/grant", granted).status == 303);
  CHECK_THAT(desk.contact.page(desk.duty), Contains("Được gia hạn đến <b>31/7/2026</b>") &&
                                               Contains("hạn ban đầu 29/5/2026") &&
                                               Contains("so với hạn ban đầu 24 ngày"));
  CHECK_THAT(desk.site.page("/extensions"), Contains("Không có đề nghị gia hạn nào"));
  CHECK(desk.act("/extensions/1/refuse", {field("words", "Không")}).status == 409);
  CHECK(desk.site.get("/extensions/99/grant").status == 404);
}

TEST_CASE("a refused request says why, and the day stays", "[web][statements]") {
  const Desk desk;
  desk.say("extension", desk.extension());
  CHECK(desk.act("/extensions/1/refuse", {field("words", "Hướng dẫn đã ban hành <b>")}).status == 303);
  CHECK_THAT(desk.contact.page(desk.duty), Contains("Hướng dẫn đã ban hành &lt;b&gt;") &&
                                               Contains("datetime=\"2026-05-29\"") &&
                                               Contains("<summary>Xin gia hạn</summary>"));
}

TEST_CASE("of two people who act at once the second reads what the first did, and keeps what was typed",
          "[web][statements]") {
  const Desk desk;
  const auto path = desk.duty + "/progress";
  const auto version = Desk::version_on(desk.contact, path);
  const auto office_saw = Desk::version_on(desk.site.office(), desk.duty + "/suspend");
  auto move = desk.document();
  move.push_back(field("version", office_saw));
  REQUIRE(desk.act(desk.duty + "/suspend", move).status == 303);
  const auto second = desk.say("progress", {field("words", "Đang làm dở"), field("version", version)});
  CHECK(second.status == 409);
  CHECK_THAT(second.body, Contains("Văn phòng – Tạm dừng, lúc 09:00 ngày 22/6/2026") && Contains("45-QĐ/TU") &&
                              Contains(">Đang làm dở</textarea>"));
  auto resumed = desk.document();
  resumed.push_back(field("version", Desk::version_on(desk.site.office(), desk.duty + "/resume")));
  REQUIRE(desk.act(desk.duty + "/resume", resumed).status == 303);
  const auto now = Desk::version_on(desk.contact, path);
  CHECK(desk.say("progress", {field("words", "Đang làm dở"), field("version", now)}).status == 303);
}

TEST_CASE("a claim and its decision are refused over what was not seen, with the words kept", "[web][statements]") {
  const Desk desk;
  const auto version = Desk::version_on(desk.contact, desk.duty);
  REQUIRE(desk.say("progress", {field("words", "Gần xong")}).status == 303);
  auto form = claim_form(desk.contact.token());
  form.push_back(field("version", version));
  const auto late = desk.contact.post(desk.duty + "/claim", form);
  CHECK(late.status == 409);
  CHECK_THAT(late.body,
             Contains("Nông Thị Hảo – Báo tiến độ") && Contains("«Gần xong»") && Contains("value=\"125-BC/SNV\""));
  form.back().content = Desk::version_on(desk.contact, desk.duty);
  REQUIRE(desk.contact.post(desk.duty + "/claim", form).status == 303);

  const auto seen = Desk::version_on(desk.site.office(), "/claims");
  const Fields decided{field("duty", desk.duty.substr(8)), field("version", seen), field("reason", "Thiếu phụ lục")};
  REQUIRE(desk.act("/claims/1/confirm", decided).status == 303);
  const auto second = desk.act("/claims/1/return", decided);
  CHECK(second.status == 409);
  CHECK_THAT(second.body, Contains("Văn phòng – Xác nhận hoàn thành") && Contains("Nội dung đã ghi: Thiếu phụ lục"));
}

TEST_CASE("an obstacle is answered and closed by the office", "[web][statements]") {
  const Desk desk;
  CHECK(desk.say("obstacle", {field("sort", "proposal"), field("level", "Ban Thường vụ Tỉnh ủy"),
                              field("words", "Xin bổ sung kinh phí")})
            .status == 303);
  CHECK_THAT(desk.site.page("/obstacles"), Contains("Xin bổ sung kinh phí") && Contains("<b>Kiến nghị</b>"));
  CHECK(desk.act("/obstacles/1/answer", {field("words", "Đã trình"), field("result", "")}).status == 422);
  CHECK(desk.act("/obstacles/1/answer", {field("words", "Đã trình"), field("result", "open")}).status == 303);
  CHECK_THAT(desk.contact.page(desk.duty), Contains("Đã trình") && Contains("Đang mở"));
  CHECK(desk.act("/obstacles/1/answer", {field("words", "Đã cấp"), field("result", "closed")}).status == 303);
  CHECK_THAT(desk.contact.page(desk.duty), Contains("Đã cấp") && Contains("Đã giải quyết xong"));
  CHECK_THAT(desk.site.page("/obstacles"), Contains("Không có vướng mắc"));
  CHECK(desk.act("/obstacles/1/answer", {field("words", "Nữa"), field("result", "open")}).status == 409);
}

TEST_CASE("the office records a directive, and the lead agency answers it on the task's page", "[web][statements]") {
  const Desk desk;
  CHECK(
      desk.act("/tasks/1/directive", {field("authority", "Ban Thường vụ Tỉnh ủy"), field("document_number", "88-KL/TU"),
                                      field("document_on", "2026-06-12"), field("words", "Làm xong trong tháng 6")})
          .status == 303);
  CHECK_THAT(desk.contact.page("/tasks/1"),
             Contains("88-KL/TU ngày 12/6/2026 của Ban Thường vụ Tỉnh ủy") && Contains("<summary>Trả lời</summary>"));
  CHECK(
      desk.contact
          .post("/tasks/1/answer", Desk::form(desk.contact, {field("directive", "1"), field("words", "Đã triển khai")}))
          .status == 303);
  CHECK_THAT(desk.site.page("/tasks/1"), Contains("Đã triển khai") && Contains("Trả lời ý kiến chỉ đạo"));
  CHECK(desk.contact.post("/tasks/1/answer", Desk::form(desk.contact, {field("directive", "9"), field("words", "a")}))
            .status == 404);
  CHECK(desk.contact.get("/tasks/1/directive").status == 403);
}

TEST_CASE("causes of delay stand in the overdue list, which is filtered by them", "[web][statements]") {
  const Desk desk;
  CHECK_THAT(desk.contact.page(desk.duty), Contains("quá hạn mà chưa nêu lý do"));
  CHECK(desk.say("delay", {field("cause", "resources"), field("words", "Thiếu cán bộ")}).status == 303);
  CHECK_THAT(desk.contact.page(desk.duty), Contains("Thiếu cán bộ") && !Contains("mà chưa nêu lý do"));
  CHECK_THAT(desk.site.page("/overdue?cause=resources"), Contains("bến thủy") && Contains("Lý do: thiếu nguồn lực"));
  CHECK_THAT(desk.site.page("/overdue?cause=none"), !Contains("bến thủy"));
  CHECK_THAT(desk.site.page("/"), Contains("/overdue?cause=resources\">thiếu nguồn lực <b>1</b>"));
}

TEST_CASE("a duty of which nothing is heard is marked silent and listed to its own agency", "[web][statements]") {
  const Desk desk;
  CHECK_THAT(desk.site.page("/overdue?silent=1"), Contains("bến thủy") && Contains("Im lặng"));
  CHECK_THAT(desk.site.page("/silent"), Contains("bến thủy") && Contains("sổ theo dõi tài sản"));
  CHECK_THAT(desk.contact.page("/silent"), Contains("bến thủy") && !Contains("sổ theo dõi tài sản"));
  CHECK_THAT(desk.contact.page(desk.duty), Contains("20 ngày làm việc trở lên chưa có tin"));
  desk.say("progress", {field("words", "Đang làm")});
  CHECK_THAT(desk.site.page("/silent"), !Contains("bến thủy"));
  CHECK_THAT(desk.site.page("/overdue?silent=1"), !Contains("bến thủy"));
}

TEST_CASE("a confirmed claim is corrected on the page by two people", "[web][statements]") {
  const Desk desk;
  REQUIRE(desk.contact.post(desk.duty + "/claim", claim_form(desk.contact.token())).status == 303);
  REQUIRE(desk.act("/claims/1/confirm", {}).status == 303);
  CHECK_THAT(desk.contact.page(desk.duty), Contains("<summary>Đề nghị đính chính</summary>"));
  CHECK(desk.say("correction", {field("document_number", "152-BC/SNV"), field("document_on", "2026-05-28"),
                                field("receiving_level", "Ban Thường vụ Tỉnh ủy"), field("words", "Ghi nhầm")})
            .status == 303);
  CHECK_THAT(desk.site.page("/corrections"),
             Contains("125-BC/SNV ngày 19/6/2026") && Contains("152-BC/SNV ngày 28/5/2026"));
  CHECK(desk.act("/corrections/1/approve", {}).status == 303);
  CHECK_THAT(desk.contact.page(desk.duty), Contains("Hoàn thành đúng hạn") && Contains("Đã đính chính"));
  CHECK_THAT(desk.site.page("/tasks/1"), Contains("Đính chính báo cáo") && Contains("125-BC/SNV ngày 19/6/2026"));
  CHECK(desk.act("/corrections/1/refuse", {field("words", "Không")}).status == 409);
}

TEST_CASE("hostile words in every field of a statement come out as words", "[web][statements]") {
  const Desk desk;
  CHECK(desk.say("progress", {field("words", hostile)}).status == 303);
  CHECK(desk.say("delay", {field("cause", "other"), field("words", hostile)}).status == 303);
  CHECK(desk.say("obstacle", {field("sort", "obstacle"), field("level", hostile), field("words", hostile)}).status ==
        303);
  CHECK(desk.say("extension", {field("proposed_on", "2026-08-31"), field("cause", "other"), field("words", hostile)})
            .status == 303);
  CHECK(desk.act("/tasks/1/directive", {field("authority", hostile), field("document_number", hostile),
                                        field("document_on", "2026-06-12"), field("words", hostile)})
            .status == 303);
  for (const auto& path : {desk.duty, std::string{"/tasks/1"}, std::string{"/obstacles"}, std::string{"/extensions"},
                           std::string{"/extensions/1/grant"}, std::string{"/obstacles/1/answer"}}) {
    const auto page = desk.site.page(path);
    INFO(path);
    CHECK_THAT(page, Contains(hostile_escaped) && !Contains("<script>"));
  }
  CHECK(desk.site.get("/").status == 200);
}

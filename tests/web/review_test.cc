#include <catch2/catch.hpp>

#include "service/lists.h"
#include "service/settle.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using Fields = std::map<std::string, std::string>;

namespace {

/// On the fields of the website's programme: a task that nobody leads, one of an agency by another name, one of a
/// group, and one whose deadline cannot be read.
programme::Programme doubtful_programme() {
  auto programme = website_programme();
  auto nobodys = task_due("I.6", "", "Tổ chức tổng kết", "2026-12-31");
  nobodys.owner.reset();
  nobodys.owners.clear();
  auto unknown = task_due("I.7", "Sở Nội vụ tỉnh", "Lập danh bạ", "2026-12-31");
  auto group = task_due("I.8", "Các đảng ủy xã, phường", "Quán triệt nghị quyết", "2026-12-31");
  auto unread = task_due("I.9", "Sở Tài chính", "Kiểm kê kho", "2026-12-31");
  unread.deadline_text = "Hoàn thành trước ngày 31/02/2026";
  unread.reading = deadline::read(*unread.deadline_text, *programme.issued, vietnam());
  for (const auto& task : {nobodys, unknown, group, unread}) programme.tasks.push_back(task);
  programme.problems.push_back({.kind = "annex_empty", .detail = "Thiếu phụ lục.", .words = "PHỤ LỤC I", .line = 60});
  return programme;
}

constexpr std::string_view agencies =
    "tên,tên khác,người liên hệ,email,email lãnh đạo\n"
    "Sở Nội vụ,SNV,Nông Thị Hảo,hao@noivu.example,giamdoc@noivu.example\n"
    "Sở Tài chính,STC,Lục Văn Kiên,kien@taichinh.example,\n"
    "\"Các đảng ủy xã, phường\",,,,\n";

struct Reviewed {
  Website site{doubtful_programme(), agencies, service::Activate::no};
  std::string token = site.token();

  std::string page(const std::string& query = {}) const { return site.page("/programmes/1/review" + query); }

  httplib::Response post(const std::string& path, Fields fields) const {
    fields.try_emplace("token", token);
    httplib::MultipartFormDataItems form;
    for (const auto& [name, content] : fields) form.push_back({name, content, "", ""});
    return site.post("/programmes/1/" + path, form);
  }
  httplib::Response settle(const std::string& doubt, const std::string& move, Fields fields = {}) const {
    fields["doubt"] = doubt;
    fields["move"] = move;
    return post("review/settle", std::move(fields));
  }

  std::string key(service::DoubtKind kind) const {
    const auto review = service::review(site.context(), base::ProgrammeId{1}).value();
    for (const auto& doubt : review.doubts)
      if (doubt.kind == kind) return doubt.key;
    throw std::runtime_error{"no such doubt"};
  }
};

const Fields by_document{{"document_number", "12-CV/TU"}, {"document_on", "2026-06-15"}};

Fields with(Fields fields, const Fields& more) {
  for (const auto& [name, content] : more) fields[name] = content;
  return fields;
}

}  // namespace

TEST_CASE("a review shows each doubt with the document's words, its line and a form", "[web][review]") {
  const Reviewed reviewed;
  const auto page = reviewed.page();
  CHECK_THAT(page, Contains("Thời hạn chưa đọc được") && Contains("(Hoàn thành trước ngày 31/02/2026)"));
  CHECK_THAT(page, Contains("Chưa có cơ quan chủ trì") && Contains("Tổ chức tổng kết"));
  CHECK_THAT(page, Contains("cần danh sách thành viên") && Contains("href=\"/agencies/3\""));
  CHECK_THAT(page, Contains("Có phải là tên khác của") && Contains("value=\"1\"> Sở Nội vụ</label>"));
  CHECK_THAT(page, Contains("<b>Ở dòng 40.</b>") && Contains("Giữ làm quy định"));
  CHECK_THAT(page, Contains("Thiếu phụ lục.") && Contains("Đã xem"));
  CHECK(reviewed.site.get("/programmes/99/review").status == 404);
}

TEST_CASE("a deadline is shown as it would be computed, then taken, and can be taken back", "[web][review]") {
  const Reviewed reviewed;
  const auto doubt = reviewed.key(service::DoubtKind::deadline_unparsed);
  const auto preview = reviewed.settle(doubt, "preview", {{"phrase", "Hoàn thành trong quý III/2026"}});
  CHECK(preview.status == 200);
  CHECK_THAT(preview.body, Contains("Chậm nhất 30/9/2026") && Contains("value=\"Hoàn thành trong quý III/2026\""));
  CHECK(reviewed.key(service::DoubtKind::deadline_unparsed) == doubt);

  const auto settled = reviewed.settle(doubt, "date", {{"phrase", "Hoàn thành trong quý III/2026"}});
  CHECK(settled.status == 303);
  CHECK(settled.get_header_value("Location") == "/programmes/1/review?done=settled");
  const auto page = reviewed.page("?done=settled");
  CHECK_THAT(page, Contains("Ghi thời hạn: Hoàn thành trong quý III/2026") &&
                       Contains("Văn phòng, 09:00 ngày 22/6/2026") && Contains("Đã ghi nhận") &&
                       !Contains("Thời hạn chưa đọc được"));
  CHECK_THAT(reviewed.site.page("/tasks/9"), Contains("Chậm nhất 30/9/2026") && Contains("Ghi thời hạn"));

  CHECK(reviewed.post("review/undo", {{"settlement", "1"}}).status == 303);
  CHECK_THAT(reviewed.page("?done=undone"), Contains("Thời hạn chưa đọc được") && Contains("Đã hoàn tác"));
  const auto again = reviewed.post("review/undo", {{"settlement", "1"}});
  CHECK(again.status == 409);
  CHECK_THAT(again.body, Contains("đã được hoàn tác"));
}

TEST_CASE("an answer that cannot be taken says why in its place and keeps what was typed", "[web][review]") {
  const Reviewed reviewed;
  const auto doubt = reviewed.key(service::DoubtKind::no_deadline);
  const auto refused = [&](const std::string& move, const Fields& fields, const std::string& words) {
    const auto answer = reviewed.settle(doubt, move, fields);
    CAPTURE(move, words);
    CHECK(answer.status == 422);
    CHECK_THAT(answer.body, Contains("role=\"alert\"") && Contains(words));
    for (const auto& [name, content] : fields) CHECK_THAT(answer.body, Contains("value=\"" + content + "\""));
  };
  refused("date", with(by_document, {{"phrase", "bao giờ cũng được"}}), "chưa cho biết ngày");
  refused("date", {{"phrase", "Quý III/2026"}, {"document_number", "9-CV/TU"}}, "đủ số, ký hiệu và ngày");
  refused("date", with(by_document, {{"day", "2026-09-30"}, {"phrase", "Quý III/2026"}}), "một trong hai");
  refused("preview", by_document, "Xin ghi thời hạn bằng chữ");
  refused("wait", {{"review_on", "2026-06-22"}}, "sau hôm nay");
  CHECK(reviewed.settle(doubt, "keep").status == 422);
  CHECK(reviewed.settle(doubt, "date", with(by_document, {{"day", "2026-09-30"}})).status == 303);
}

TEST_CASE("a task waits for its condition until a day, or stands without one", "[web][review]") {
  const Reviewed reviewed;
  CHECK(reviewed.settle(reviewed.key(service::DoubtKind::no_deadline), "wait", {{"review_on", "2026-09-30"}}).status ==
        303);
  CHECK(reviewed.settle(reviewed.key(service::DoubtKind::deadline_unparsed), "leave_undated").status == 303);
  CHECK_THAT(reviewed.page(), Contains("Chờ điều kiện đến ngày xem lại 30/9/2026") &&
                                  Contains("Để ở danh sách chưa có thời hạn</span>"));
}

TEST_CASE("a lead is chosen or typed, and an unknown name becomes one of a known agency", "[web][review]") {
  const Reviewed reviewed;
  const auto nobody = reviewed.settle(reviewed.key(service::DoubtKind::no_owner), "lead", {{"owner_1", " "}});
  CHECK(nobody.status == 422);
  CHECK(reviewed
            .settle(reviewed.key(service::DoubtKind::no_owner), "lead",
                    {{"owner_1", "Sở Nội vụ"}, {"owner_2", "Trường Chính trị"}})
            .status == 303);
  CHECK_THAT(reviewed.page(), Contains("Cơ quan chủ trì: Sở Nội vụ, Trường Chính trị"));
  CHECK(reviewed.settle("agency/truong chinh tri", "add_agency", {{"name", "Trường Chính trị tỉnh"}}).status == 303);
  const auto nothing_chosen = reviewed.settle("agency/so noi vu tinh", "alias");
  CHECK(nothing_chosen.status == 422);
  CHECK_THAT(nothing_chosen.body, Contains("Xin chọn một cơ quan"));
  CHECK(reviewed.settle("agency/so noi vu tinh", "alias", {{"agency", "1"}}).status == 303);
  CHECK_THAT(reviewed.page(), !Contains("Cơ quan chưa có trong danh sách") && Contains("Là tên khác của: Sở Nội vụ") &&
                                  Contains("Thêm cơ quan mới: Trường Chính trị tỉnh"));
}

TEST_CASE("a provision becomes a task, a group is followed as one, a note is seen", "[web][review]") {
  const Reviewed reviewed;
  const auto provision = reviewed.key(service::DoubtKind::provision);
  CHECK_THAT(reviewed.settle(provision, "promote", {{"phrase", "Quý IV/2026"}}).body,
             Contains("ít nhất một cơ quan") && Contains("<details open>"));
  CHECK(reviewed.settle(provision, "promote", {{"owner_1", "Sở Nội vụ"}, {"phrase", "Quý IV/2026"}}).status == 303);
  CHECK(reviewed.settle(reviewed.key(service::DoubtKind::group_without_members), "as_one").status == 303);
  const auto note = service::review(reviewed.site.context(), base::ProgrammeId{1})->notes.front().key;
  CHECK(reviewed.settle(note, "seen").status == 303);
  CHECK_THAT(reviewed.page(), Contains("Đưa thành nhiệm vụ: Sở Nội vụ; Quý IV/2026") &&
                                  Contains("Theo dõi chung như một cơ quan</span>") &&
                                  !Contains("Giữ làm quy định</button>"));
  CHECK_THAT(reviewed.site.page("/programmes/1"), !Contains("Quy định chung"));
}

TEST_CASE("what someone else settled meanwhile is shown and not overwritten", "[web][review]") {
  const Reviewed reviewed;
  const auto doubt = reviewed.key(service::DoubtKind::no_deadline);
  REQUIRE(reviewed.settle(doubt, "leave_undated").status == 303);
  const auto late = reviewed.settle(doubt, "date", with(by_document, {{"day", "2026-09-30"}}));
  CHECK(late.status == 409);
  CHECK_THAT(late.body, Contains("Văn phòng đã xử lý điểm này ngày 22/6/2026") && Contains("chưa được nhận"));
}

TEST_CASE("a draft comes into force when asked a second time, by a person of the office", "[web][review]") {
  const Reviewed reviewed;
  const auto asked = reviewed.site.page("/programmes/1/in-force");
  CHECK_THAT(asked, Contains("Còn chưa xử lý") && Contains("1 cơ quan chưa có trong danh sách sẽ được thêm") &&
                        Contains("Thời hạn phải theo dõi"));
  CHECK_THAT(reviewed.site.page("/programmes/1"), Contains("Dự thảo"));  // asking changes nothing

  const auto done = reviewed.post("activate", {});
  CHECK(done.status == 303);
  CHECK(done.get_header_value("Location") == "/programmes/1?done=in_force");
  CHECK_THAT(reviewed.site.page("/programmes/1?done=in_force"),
             Contains("Đang theo dõi") && Contains("đã có hiệu lực"));
  CHECK_THAT(reviewed.site.page("/agencies/1"), Contains("Rà soát bến thủy"));
  CHECK(reviewed.post("activate", {}).status == 409);
  CHECK(reviewed.site.get("/programmes/1/review").status == 404);
  CHECK(reviewed.site.get("/programmes/1/in-force").status == 404);
}

TEST_CASE("a draft is given up and shown no more", "[web][review]") {
  const Reviewed reviewed;
  const auto done = reviewed.post("discard", {});
  CHECK(done.status == 303);
  CHECK_THAT(reviewed.site.page("/programmes?done=discarded"),
             Contains("Đã bỏ dự thảo") && Contains("Chưa có chương trình nào"));
  for (const std::string path : {"/programmes/1", "/programmes/1/review", "/tasks/1"})
    CHECK(reviewed.site.get(path).status == 404);
  CHECK_THAT(reviewed.site.page("/tasks"), !Contains("Rà soát bến thủy"));
}

TEST_CASE("a form of the review needs our token and our page, and outlives a locked database", "[web][review]") {
  const Reviewed reviewed;
  const auto doubt = reviewed.key(service::DoubtKind::no_deadline);
  const auto stale = reviewed.settle(doubt, "leave_undated", {{"token", "x"}});
  CHECK(stale.status == 403);
  CHECK_THAT(stale.body, Contains("khởi động lại"));
  auto other = reviewed.site.context().pool.lease();
  {
    const store::Transaction held{*other};
    const auto busy = reviewed.settle(doubt, "date", with(by_document, {{"phrase", "Quý III/2026"}}));
    CHECK(busy.status == 503);
    CHECK_THAT(busy.body, Contains("đang bị chương trình khác khóa") && Contains("value=\"Quý III/2026\""));
  }
  CHECK(reviewed.key(service::DoubtKind::no_deadline) == doubt);
}

TEST_CASE("hostile words in a review stay words", "[web][review]") {
  const Reviewed reviewed;
  const std::string hostile = "\"><script>alert(1)</script>";
  const auto refused = reviewed.settle(reviewed.key(service::DoubtKind::no_deadline), "date", {{"phrase", hostile}});
  CHECK_THAT(refused.body, Contains("&quot;&gt;&lt;script&gt;") && !Contains("<script>"));
  CHECK(reviewed.settle(reviewed.key(service::DoubtKind::no_owner), "lead", {{"owner_1", hostile}}).status == 303);
  CHECK_THAT(reviewed.page(), Contains("&lt;script&gt;") && !Contains("<script>"));
}

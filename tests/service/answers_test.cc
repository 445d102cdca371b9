#include <catch2/catch.hpp>

#include "service/claims.h"
#include "service/people.h"
#include "service/talk.h"
#include "support/office.h"

using namespace service;
using namespace support;
using Catch::Matchers::Contains;

namespace {

constexpr auto cuong = "cuong@vanphong.example";

/// On Wednesday, 15 April 2026, nothing is owed to Cường, contact of the Văn phòng, whose 2.1 is due on 30 June.
struct Scene {
  Installation here = small_programme_in_force("[digest]\nkinds = []\n");
  Context context = here.context();
  base::PersonId contact{}, office{}, second{};
  base::DutyId duty{};

  Scene() {
    here.tick();
    here.now_is("2026-04-15T09:00:00+07:00");
    contact = base::PersonId{std::stoll(here.sql("SELECT id FROM person WHERE email = 'cuong@vanphong.example'"))};
    office = deciders(context).front().id;
    second = give_mandate(
                 context,
                 {.name = "Người thứ hai", .email = "hai@vp.example", .role = people::Role::office, .agency = {}}, {})
                 .value();
    for (const auto& each : duties_of(context, "2.1"))
      if (each.agency_name == "Văn phòng Tỉnh ủy") duty = each.id;
    here.mailer().accepted.clear();
  }

  base::ClaimId claimed(base::PersonId by) const {
    return claim(context,
                 {.duty = duty,
                  .person = by,
                  .evidence = {.document_number = "15-BC/VP",
                               .document_on = day("2026-04-14"),
                               .receiving_level = "Ban Thường vụ"},
                  .note = ""},
                 store::Door::page)
        .value();
  }
  void decided(base::ClaimId claim, duty::Decision decision, const std::string& reason = {}) const {
    decide(context, {claim, second, decision, reason}, store::Door::page).value();
  }
  std::vector<mail::Message> mails_at(std::string_view moment, std::string_view to = cuong) {
    here.mailer().accepted.clear();
    here.now_is(moment);
    here.tick();
    auto mails = here.mailer().accepted;
    std::erase_if(mails, [to](const auto& mail) { return mail.to.address != to; });
    return mails;
  }
};

}  // namespace

TEST_CASE("a report that is sent back is told to who made it by a mail of the same working day, with the reason",
          "[service][answers]") {
  Scene scene;
  scene.decided(scene.claimed(scene.contact), duty::Decision::send_back, "Thiếu phụ lục 2");
  const auto mails = scene.mails_at("2026-04-15T09:05:00+07:00");
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].subject == "[Đôn đốc] 15/4/2026: 1 báo cáo bị trả lại");
  CHECK_THAT(mails[0].text, Contains("VĂN PHÒNG ĐÃ XỬ LÝ") && Contains("Lý do: Thiếu phụ lục 2") &&
                                Contains("Báo cáo lại: ") && Contains("/l/"));
  CHECK_THAT(mails[0].html, Contains("Văn phòng đã xử lý") && Contains("Thiếu phụ lục 2"));
  const auto kept = scene.here.kept_mails();
  CHECK(
      std::ranges::any_of(kept, [](const auto& mime) { return mime.find("VĂN PHÒNG ĐÃ XỬ LÝ") != std::string::npos; }));
  CHECK(std::ranges::none_of(kept, [](const auto& mime) { return mime.find("/l/") != std::string::npos; }));
  CHECK(scene.mails_at("2026-04-16T09:05:00+07:00").empty());
}

TEST_CASE("who has had the mail of the day already is told by the next working day's", "[service][answers]") {
  Scene scene;
  scene.decided(scene.claimed(scene.contact), duty::Decision::send_back, "Thiếu phụ lục 2");
  REQUIRE(scene.mails_at("2026-04-15T09:05:00+07:00").size() == 1);
  scene.decided(scene.claimed(scene.contact), duty::Decision::confirm);
  CHECK(scene.mails_at("2026-04-15T10:00:00+07:00").empty());
  const auto mails = scene.mails_at("2026-04-16T08:00:00+07:00");
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].subject == "[Đôn đốc] 16/4/2026: 1 trả lời của Văn phòng");
  CHECK_THAT(mails[0].text, Contains("báo cáo đã được xác nhận") && !Contains("/l/"));
}

TEST_CASE("what was overtaken before the mail went out is not told", "[service][answers]") {
  Scene scene;
  scene.decided(scene.claimed(scene.contact), duty::Decision::send_back, "Thiếu phụ lục 2");
  scene.claimed(scene.contact);
  CHECK(scene.mails_at("2026-04-15T09:05:00+07:00").empty());
}

TEST_CASE("what the office reported for an agency and another sent back is told to the agency's contact",
          "[service][answers]") {
  Scene scene;
  scene.decided(scene.claimed(scene.office), duty::Decision::send_back, "Nhầm văn bản");
  const auto mails = scene.mails_at("2026-04-15T09:05:00+07:00");
  REQUIRE(mails.size() == 1);
  CHECK_THAT(mails[0].text, Contains("Nhầm văn bản"));
}

TEST_CASE("what is decided on a request, an obstacle and a correction is told", "[service][answers]") {
  Scene scene;
  const auto ask = [&] {
    return ask_extension(scene.context, scene.duty,
                         {.proposed_on = day("2026-08-31"), .cause = duty::Cause::superior, .words = "Chờ hướng dẫn"},
                         {.person = scene.contact})
        .value();
  };
  refuse_extension(scene.context, ask(), "Còn đủ thời gian", {.person = scene.second}).value();
  auto act = by_document("2026-04-14");
  act.person = scene.second;
  act.door = store::Door::page;
  grant_extension(scene.context, ask(), day("2026-08-15"), act).value();
  const auto obstacle =
      state_obstacle(scene.context, scene.duty,
                     {.sort = duty::ObstacleSort::proposal, .level = "Tỉnh ủy", .words = "Cấp thêm kinh phí"},
                     {.person = scene.contact})
          .value();
  answer_obstacle(scene.context,
                  {.obstacle = obstacle, .person = {}, .answered_at = {}, .words = "Đã trình", .closes = true},
                  {.person = scene.second})
      .value();
  const auto mails = scene.mails_at("2026-04-15T09:05:00+07:00");
  REQUIRE(mails.size() == 1);
  CHECK_THAT(mails[0].subject, Contains("3 trả lời của Văn phòng"));
  CHECK_THAT(mails[0].text, Contains("đề nghị gia hạn không được đồng ý") && Contains("Lý do: Còn đủ thời gian") &&
                                Contains("được gia hạn đến 15/8/2026") && Contains("Trả lời: Đã trình"));
}

TEST_CASE("who has left is not told - who came instead is", "[service][answers]") {
  Scene scene;
  scene.decided(scene.claimed(scene.contact), duty::Decision::send_back, "Thiếu phụ lục 2");
  load_agencies(scene.context, "tên,người liên hệ,email\nVăn phòng Tỉnh ủy,Đỗ Thị Dung,dung@vanphong.example\n")
      .value();
  CHECK(scene.mails_at("2026-04-15T09:05:00+07:00").empty());
  const auto mails = scene.mails_at("2026-04-15T09:10:00+07:00", "dung@vanphong.example");
  REQUIRE(mails.size() == 1);
  CHECK_THAT(mails[0].text, Contains("Thiếu phụ lục 2"));
}

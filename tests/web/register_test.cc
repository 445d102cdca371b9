#include <catch2/catch.hpp>

#include "service/membership.h"
#include "service/register.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

constexpr auto group_name = "Các phòng giao dịch";

/// A programme whose first task a group leads.
programme::Programme with_group() {
  auto programme = website_programme();
  programme.tasks[0].owner = group_name;
  programme.tasks[0].owners = {group_name};
  return programme;
}

constexpr std::string_view branches =
    "tên,người liên hệ,email\n"
    "Phòng giao dịch Bắc,An,an@bac.example\n"
    "Phòng giao dịch Nam,Bình,binh@nam.example\n"
    "Phòng giao dịch Tây,Chi,chi@tay.example\n";

struct Forms {
  Website site{with_group(), branches};
  std::string token = site.token();

  std::int64_t agency(std::string_view name) const {
    auto connection = site.context().pool.lease();
    return base::number(store::agency_named(*connection, name, site.context().today()).value());
  }
  std::string path(std::string_view name, const std::string& form) const {
    return "/agencies/" + std::to_string(agency(name)) + "/" + form;
  }
  httplib::Response send(const std::string& path,
                         const std::vector<std::pair<std::string, std::string>>& fields) const {
    httplib::MultipartFormDataItems items{{"token", token, "", ""}};
    for (const auto& [name, content] : fields) items.push_back({name, content, "", ""});
    return site.post(path, items);
  }
};

}  // namespace

TEST_CASE("members of a group are listed on its page, and its task shows how many have reported", "[web]") {
  const Forms forms;
  CHECK_THAT(forms.site.page("/tasks"), Contains("chưa có danh sách thành viên"));
  CHECK_THAT(forms.site.page("/tasks/1"), Contains("Văn phòng theo dõi chung cho cả nhóm"));
  for (const auto* name : {"Phòng giao dịch Bắc", "Phòng giao dịch Nam"})
    CHECK(forms
              .send(forms.path(group_name, "members"),
                    {{"agency", std::to_string(forms.agency(name))}, {"from", ""}, {"until", ""}})
              .status == 303);
  CHECK_THAT(forms.site.page("/tasks"), Contains("0/2 đã báo cáo, 2 quá hạn"));
  CHECK_THAT(forms.site.page("/tasks/1"), Contains("<b>0/2</b>") && Contains("/tasks/1/members/"));
  const auto group = std::to_string(forms.agency(group_name));
  const auto members = forms.site.page("/tasks/1/members/" + group);
  CHECK_THAT(members,
             Contains("Phòng giao dịch Bắc") && Contains("Phòng giao dịch Nam") && Contains("Quá hạn 24 ngày"));
  CHECK_THAT(forms.site.page("/overdue?agency=" + group),
             Contains("Phòng giao dịch Bắc") && Contains("Phòng giao dịch Nam"));
  CHECK_THAT(forms.site.page("/overdue"), Contains("<optgroup label=\"Nhóm cơ quan\">"));
  CHECK_THAT(forms.site.page("/agencies"), Contains("nhóm cơ quan, 2 thành viên"));
  CHECK_THAT(forms.site.page("/agencies/" + group), Contains("Nhiệm vụ của nhóm") && Contains("0/2 đã báo cáo"));
  CHECK_THAT(forms.site.page("/"),
             Contains(group_name) && !Contains("href=\"/agencies/1\">Phòng giao dịch Bắc</a></th>"));
  CHECK(forms.site.get("/tasks/1/members/99").status == 404);
  CHECK(forms.site.get("/tasks/99/members/" + group).status == 404);
}

TEST_CASE("a form of the register that cannot be kept comes back with all that was typed", "[web]") {
  const Forms forms;
  const auto alias = forms.send(forms.path("Phòng giao dịch Bắc", "aliases"),
                                {{"alias", "Phòng giao dịch Nam"}, {"from", "2026-01-01"}, {"until", ""}});
  CHECK(alias.status == 422);
  CHECK_THAT(alias.body, Contains("đang thuộc cơ quan khác") && Contains("value=\"Phòng giao dịch Nam\"") &&
                             Contains("value=\"2026-01-01\""));
  const auto day = forms.send(
      forms.path(group_name, "members"),
      {{"agency", std::to_string(forms.agency("Phòng giao dịch Bắc"))}, {"from", "31/2/2026"}, {"until", ""}});
  CHECK(day.status == 422);
  CHECK_THAT(day.body, Contains("không phải một ngày") && Contains("selected>Phòng giao dịch Bắc"));
  const auto person =
      forms.send(forms.path("Phòng giao dịch Bắc", "people"), {{"role", "head"}, {"name", "Dung"}, {"email", "sai"}});
  CHECK(person.status == 422);
  CHECK_THAT(person.body, Contains("value=\"Dung\"") && Contains("value=\"sai\""));
  auto stale = forms.site.post(forms.path("Phòng giao dịch Bắc", "rename"),
                               {{"token", "x", "", ""}, {"name", "Tên mới", "", ""}});
  CHECK(stale.status == 403);
  CHECK_THAT(stale.body, Contains("value=\"Tên mới\""));
  CHECK(forms.send("/agencies/99/rename", {{"name", "X"}}).status == 404);
}

TEST_CASE("an agency is added, renamed, given people and merged on the page", "[web]") {
  const Forms forms;
  const auto added = forms.send("/agencies/new", {{"name", "Phòng giao dịch Đông"}, {"since", ""}});
  CHECK(added.status == 303);
  CHECK(forms.send("/agencies/new", {{"name", "Phòng giao dịch Đông"}, {"since", ""}}).status == 422);
  CHECK(forms
            .send(forms.path("Phòng giao dịch Đông", "people"),
                  {{"role", "contact"}, {"name", "Dung"}, {"email", "dung@dong.example"}})
            .status == 303);
  CHECK(
      forms.send(forms.path("Phòng giao dịch Đông", "rename"), {{"name", "Phòng giao dịch Biển"}, {"on", ""}}).status ==
      303);
  CHECK_THAT(forms.site.page(forms.path("Phòng giao dịch Biển", "edit")),
             Contains("Phòng giao dịch Đông: tên cũ") && Contains("Dung"));
  const auto merged = forms.path("Phòng giao dịch Biển", "edit");
  CHECK(forms
            .send(forms.path("Phòng giao dịch Biển", "merge"),
                  {{"successor", std::to_string(forms.agency("Phòng giao dịch Nam"))}, {"on", "2026-06-22"}})
            .status == 303);
  CHECK_THAT(forms.site.page(merged), Contains("Đã sáp nhập vào") && !Contains("Đổi tên</button>"));
  CHECK_THAT(forms.site.page(forms.path("Phòng giao dịch Nam", "edit")), Contains("dung@dong.example"));
}

TEST_CASE("a file of agencies is loaded on the page, and what is wrong with one is said with its line", "[web]") {
  const Forms forms;
  const auto load = [&](const std::string& csv) {
    return forms.site.post("/agencies/load",
                           {{"token", forms.token, "", ""}, {"file", csv, "co-quan.csv", "text/csv"}});
  };
  CHECK(load("tên,nhóm\nPhòng giao dịch Bắc,Các phòng giao dịch\n").get_header_value("Location") ==
        "/agencies?loaded=1");
  CHECK_THAT(forms.site.page("/agencies?loaded=1"), Contains("Đã nạp 1 cơ quan") && Contains("1 thành viên"));
  const auto refused = load("tên,màu\nPhòng giao dịch Bắc,xanh\n");
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, Contains("Dòng 1") && Contains("màu"));
}

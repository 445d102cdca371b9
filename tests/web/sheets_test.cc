#include <catch2/catch.hpp>

#include "base/csv.h"
#include "support/office.h"
#include "support/read_back.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using people::Role;

namespace {

std::string agency_parameter(const Website& site, std::string_view name) {
  return "?agency=" + std::to_string(base::number(agency_of(site.context(), name)));
}

}  // namespace

TEST_CASE("the overdue list is taken along as a workbook, with its cut-off and of how many it is", "[web][sheet]") {
  const Website site;
  const auto answer = site.get("/overdue.xlsx");
  CHECK(answer.status == 200);
  CHECK_THAT(answer.get_header_value("Content-Disposition"),
             Contains("attachment; filename=\"qua-han-2026-06-22.xlsx\""));
  CHECK_THAT(answer.get_header_value("Content-Type"), Contains("spreadsheetml.sheet"));
  const auto lines = read_back(answer.body, "a.xlsx");
  REQUIRE(lines.size() == 6);
  CHECK_THAT(lines[1], Contains("Số liệu lúc 09:00 ngày 22/6/2026"));
  CHECK(lines[3] == "Số việc: 1, trên 3 việc có thời hạn.");
  CHECK_THAT(lines[5], Contains("I.1|Rà soát bến thủy nội địa|Sở Nội vụ|29/05/2026") &&
                           Contains("Báo cáo rà soát|Ban Thường vụ Tỉnh ủy|chưa nêu"));
}

TEST_CASE("the overdue list is taken along as CSV", "[web][sheet]") {
  const Website site;
  const auto answer = site.get("/overdue.csv");
  CHECK_THAT(answer.get_header_value("Content-Type"), Contains("text/csv; charset=utf-8"));
  const auto rows = base::csv_rows(answer.body).value();
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].fields.at(2) == "I.1");
  CHECK(rows[1].fields.at(6) == "2026-05-29");
}

TEST_CASE("downloads are filtered as the page is, which links to them so", "[web][sheet]") {
  const Website site;
  const auto finance = agency_parameter(site, "Sở Tài chính");
  CHECK_THAT(site.page("/overdue"), Contains("href=\"/overdue.xlsx\"") && Contains("href=\"/overdue.csv\""));
  CHECK_THAT(site.page("/overdue" + finance), Contains("href=\"/overdue.xlsx" + finance + "\""));
  const auto lines = read_back(site.get("/overdue.xlsx" + finance).body, "a.xlsx");
  CHECK(lines.at(2) == "Lọc theo cơ quan chủ trì: Sở Tài chính.");
  CHECK(lines.back() == "Không có nhiệm vụ quá hạn");
  CHECK_THAT(read_back(site.get("/overdue.xlsx?cause=none").body, "a.xlsx").at(3),
             Contains("Số việc: 1, trên 1 việc quá hạn và 3 việc có thời hạn."));
  CHECK_THAT(site.get("/overdue.csv?cause=resources").body, Contains("Không có nhiệm vụ quá hạn"));
}

TEST_CASE("all rows are in a file, however few the page shows", "[web][sheet]") {
  auto programme = website_programme();
  for (int n = 0; n < 150; ++n)
    programme.tasks.push_back(task_due("III." + std::to_string(n), "Sở Tài chính", "Việc thêm", "2026-06-01"));
  const Website site{programme};
  CHECK(base::csv_rows(site.get("/overdue.csv").body).value().size() == 152);
}

TEST_CASE("an agency takes along its own list and no other's", "[web][sheet]") {
  const Website site;
  const auto contact = site.as("hao@noivu.example");
  const auto other = agency_parameter(site, "Sở Tài chính");
  CHECK_THAT(contact.get("/overdue.csv" + other).body, Contains("Rà soát bến thủy"));
  const auto elsewhere = site.as("kien@taichinh.example");
  CHECK_THAT(elsewhere.get("/overdue.csv").body, !Contains("Rà soát bến thủy"));
  CHECK(site.stranger().get("/overdue.xlsx").status == 303);
}

TEST_CASE("a report is taken along as a workbook by whom may read it", "[web][sheet]") {
  const Website site;
  CHECK_THAT(site.page("/reports/2026-Q2"), Contains("href=\"/reports/2026-Q2.xlsx\""));
  const auto answer = site.get("/reports/2026-Q2.xlsx");
  CHECK_THAT(answer.get_header_value("Content-Disposition"), Contains("bao-cao-2026-q2.xlsx"));
  const auto lines = read_back(answer.body, "a.xlsx");
  CHECK_THAT(lines.back(), Catch::StartsWith("Tổng cộng|3|0|0|2|1|0|0"));
  CHECK_THAT(site.page("/reports/2026-Q2?as_of=2026-06-20"), Contains("/reports/2026-Q2.xlsx?as_of=2026-06-20\""));
  CHECK_THAT(read_back(site.get("/reports/2026-Q2.xlsx?as_of=2026-06-20").body, "a.xlsx").at(2),
             Contains("23:59 ngày 20/6/2026"));
  CHECK(site.get("/reports/2026-Q9.xlsx").status == 404);
  CHECK(site.get("/reports/2026-Q4.xlsx").status == 422);
  CHECK(site.as("hao@noivu.example").get("/reports/2026-Q2.xlsx").status == 403);
}

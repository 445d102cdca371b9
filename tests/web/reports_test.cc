#include <catch2/catch.hpp>

#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using people::Role;

TEST_CASE("the periods since the first programme came into force can be opened", "[web][report]") {
  const Website site;
  const auto list = site.page("/reports");
  CHECK_THAT(list, Contains("href=\"/reports/2026-Q2\"") && Contains("href=\"/reports/2026-H1\"") &&
                       Contains("href=\"/reports/2026\"") && !Contains("2025"));
  for (const auto* path : {"/reports/2026-Q2", "/reports/2026-H1", "/reports/2026"})
    CHECK(site.get(path).status == 200);
  for (const auto* path : {"/reports/2026-Q7", "/reports/26", "/reports/2026-M1"}) CHECK(site.get(path).status == 404);
}

TEST_CASE("a report says when it was counted, and every rate with its numerator and denominator", "[web][report]") {
  const Website site;
  const auto page = site.page("/reports/2026-Q2");
  CHECK_THAT(page, Contains("Số liệu chốt lúc 09:00 ngày 22/6/2026, giờ Việt Nam; kỳ chưa hết"));
  CHECK_THAT(page, Contains("Hoàn thành trên được giao</dt><dd>0,0 % (0/3)</dd>") &&
                       Contains("Chậm trên được giao</dt><dd>33,3 % (1/3)</dd>") && Contains("Tổng cộng"));
  CHECK_THAT(site.page("/reports/2026-Q1"), Contains("Số liệu chốt lúc 23:59 ngày 31/3/2026"));
}

TEST_CASE("a day that cannot be the cut-off is refused in words, with the way back", "[web][report]") {
  const Website site;
  for (const auto* path : {"/reports/2026-Q2?as_of=2026-06-23", "/reports/2026-Q2?as_of=2026-03-31",
                           "/reports/2026-Q2?as_of=hôm nay", "/reports/2026-Q3"}) {
    const auto answer = site.get(path);
    CAPTURE(path);
    CHECK(answer.status == 422);
    CHECK_THAT(answer.body, Contains("role=\"alert\"") && Contains("href=\"/reports\""));
  }
  CHECK_THAT(site.page("/reports/2026-Q1?as_of=2026-06-20"),
             Contains("Số liệu chốt lúc 23:59 ngày 20/6/2026") && Contains("sau khi hết kỳ"));
}

TEST_CASE("the committee and inspection read reports, agencies do not", "[web][report]") {
  const Website site;
  CHECK(site.as(Role::committee).get("/reports/2026-Q2").status == 200);
  CHECK(site.as(Role::inspection).get("/reports/2026-Q2").status == 200);
  CHECK(site.as("hao@noivu.example").get("/reports/2026-Q2").status == 403);
}

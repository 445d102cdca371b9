#include <catch2/catch.hpp>

#include "support/office.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

/// I.1 of Sở Nội vụ was overdue from 30 May on; it was extended on 22 June 2026, and today is the day after.
struct Later {
  Website site;
  std::optional<Browser> office;

  Later() {
    auto act = by_document("2026-06-20");
    service::extend(site.context(), site.duty("I.1"), day("2026-12-31"), act).value();
    site.now_is("2026-06-23T09:00:00+07:00");
    office = site.as("van-phong@localhost");
  }
};

}  // namespace

TEST_CASE("the overdue list of a past day is shown as it was, and taken along so", "[web][past]") {
  const Later later;
  CHECK_THAT(later.office->page("/overdue"), !Contains("Rà soát bến thủy"));
  CHECK_THAT(later.office->page("/overdue?as-of=2026-06-21"),
             Contains("Rà soát bến thủy") && Contains("Tính đến hết ngày 21/6/2026") && Contains("29/5/2026") &&
                 Contains("href=\"/overdue.csv?as-of=2026-06-21\"") && Contains("Về hôm nay"));
  CHECK_THAT(later.office->get("/overdue.csv?as-of=2026-06-21").body, Contains("2026-05-29"));
  CHECK_THAT(later.office->get("/overdue.csv?as-of=2026-06-21").get_header_value("Content-Disposition"),
             Contains("qua-han-2026-06-21.csv"));
  CHECK_THAT(later.office->page("/overdue?as-of=2026-05-29"), Contains("Ngày ấy không có việc nào quá hạn"));
}

TEST_CASE("of today, of a day to come and of no day the list is today's", "[web][past]") {
  const Later later;
  for (const auto* day : {"2026-06-23", "2027-01-01", "hôm qua"})
    CHECK_THAT(later.office->page(std::string{"/overdue?as-of="} + day),
               !Contains("Rà soát bến thủy") && !Contains("hết ngày "));
}

TEST_CASE("an agency sees of a past day its own list alone", "[web][past]") {
  const Later later;
  CHECK_THAT(later.site.as("hao@noivu.example").page("/overdue?as-of=2026-06-21"), Contains("Rà soát bến thủy"));
  CHECK_THAT(later.site.as("kien@taichinh.example").page("/overdue?as-of=2026-06-21"), !Contains("Rà soát bến thủy"));
}

#include <catch2/catch.hpp>

#include <set>

#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace

TEST_CASE("every page is there, in Vietnamese, with one heading and where one is", "[web]") {
  const Website site;
  for (const auto* path :
       {"/", "/overdue", "/tasks", "/tasks/1", "/agencies", "/agencies/1", "/duties/1", "/claims", "/programmes",
        "/programmes/1", "/calendar", "/mail", "/indicators", "/reports", "/reports/2026-Q2"}) {
    const auto answer = site.get(path);
    CAPTURE(path);
    CHECK(answer.status == 200);
    CHECK(answer.get_header_value("Content-Type") == "text/html; charset=utf-8");
    CHECK_THAT(answer.body, Contains("<html lang=\"vi\">") && Contains("</html>") && Contains("<main id=\"main\""));
    CHECK(count_of(answer.body, "<h1>") == 1);
    CHECK(count_of(answer.body, "aria-current=\"page\"") == 1);
    CHECK_THAT(answer.body,
               !Contains("<script") && !Contains("style=\"") && !Contains("http://") && !Contains("https://"));
  }
}

TEST_CASE("what is not there is said in words", "[web]") {
  const Website site;
  for (const auto* path :
       {"/tasks/999", "/agencies/999", "/duties/999", "/programmes/999", "/mail/999", "/indicators/999",
        "/no-such-page", "/tasks/99999999999999999999", "/tasks/x", "/tasks/1/"}) {
    const auto answer = site.get(path);
    CAPTURE(path);
    CHECK(answer.status == 404);
    CHECK_THAT(answer.body, Contains("Không có trang này") && Contains("</html>"));
  }
  CHECK(site.post("/no-such-page", {{"a", "b", "", ""}}).status == 404);
}

TEST_CASE("the overview's numbers are those of its parts, with the instant they were counted", "[web]") {
  const Website site;
  const auto page = site.page("/");
  CHECK_THAT(page, Contains("09:00 ngày 22/6/2026"));
  CHECK_THAT(page, Contains("<h2 id=\"classes\">3 việc"));
  CHECK_THAT(page, Contains("<span>Chưa hoàn thành, quá hạn</span> <b>1</b>"));
  CHECK_THAT(page, Contains("<span>Chưa hoàn thành, trong hạn</span> <b>2</b>"));
  CHECK_THAT(page, Contains("Đến hạn hôm nay</dt><dd>1</dd>"));  // 20/6/2026 is a Saturday
  CHECK_THAT(page, Contains("Sở Nội vụ") && Contains("Quý II/2026") && Contains("Tổng cộng"));
  CHECK_THAT(page, Contains("Đã hoàn thành trên tổng số</dt><dd>0,0 % (0/3)</dd>"));
}

TEST_CASE("the overdue list says who, how long, which product is missing, who decides and by when", "[web]") {
  const Website site;
  const auto page = site.page("/overdue");
  CHECK_THAT(page, Contains("Sở Nội vụ") && Contains("Rà soát bến thủy nội địa") && Contains("Quá hạn 24 ngày"));
  CHECK_THAT(page, Contains("Báo cáo rà soát") && Contains("Ban Thường vụ Tỉnh ủy") && Contains("29/5/2026"));
  CHECK_THAT(page, Contains("Nghiêm trọng") && Contains("class=\"chip critical\""));
  CHECK_THAT(page, !Contains("Lập sổ theo dõi tài sản"));
}

TEST_CASE("the overdue list says both days where the due day is a day off, and what the document leaves open",
          "[web]") {
  auto programme = website_programme();
  programme.tasks[0] = task_due("I.1", "Sở Nội vụ", "Rà soát bến thủy nội địa", "2026-05-30");
  const Website site{programme};
  const auto page = site.page("/overdue");
  CHECK_THAT(page, Contains("30/5/2026") && Contains("tính đến 1/6/2026") && Contains("Quá hạn 21 ngày"));
  CHECK_THAT(page, Contains("văn bản chưa nêu sản phẩm") && Contains("Tỉnh ủy Thanh Lam"));
}

TEST_CASE("the overdue list can be asked for one agency", "[web]") {
  const Website site;
  CHECK_THAT(site.page("/overdue?agency=1"), Contains("Rà soát bến thủy") && Contains("value=\"1\" selected"));
  CHECK_THAT(site.page("/overdue?agency=2"),
             !Contains("Rà soát bến thủy") && Contains("Không có việc nào quá hạn của cơ quan này"));
  CHECK(site.get("/overdue?agency=x&after=y").status == 200);
}

TEST_CASE("a long list goes on, page by page, and shows each duty once", "[web]") {
  auto programme = website_programme();
  programme.tasks.clear();
  for (int i = 1; i <= 230; ++i)
    programme.tasks.push_back(task_due("I." + std::to_string(i), "Sở Nội vụ", "Việc số " + std::to_string(i),
                                       i % 2 ? "2026-05-28" : "2026-05-29"));
  const Website site{programme};
  for (const std::string path : {"/overdue?agency=1", "/tasks?q=viec+so&kind=due"}) {
    std::set<std::string> seen;
    std::string next = path;
    int pages = 0;
    for (; !next.empty() && pages < 9; ++pages) {
      const auto page = site.page(next);
      for (auto at = page.find("Việc số "); at != std::string::npos; at = page.find("Việc số ", at + 1))
        CHECK(seen.insert(page.substr(at, page.find('<', at) - at)).second);
      const auto link = page.find("rel=\"next\" href=\"");
      next = link == std::string::npos ? "" : page.substr(link + 17, page.find('"', link + 17) - link - 17);
      for (auto at = next.find("&amp;"); at != std::string::npos; at = next.find("&amp;")) next.replace(at, 5, "&");
    }
    CHECK(pages == 3);
    CHECK(seen.size() == 230);
  }
}

TEST_CASE("tasks are found by words without diacritics, and by their kind of deadline", "[web]") {
  const Website site;
  CHECK_THAT(site.page("/tasks?q=ben+thuy"), Contains("Rà soát bến thủy nội địa") && !Contains("Lập sổ"));
  CHECK_THAT(site.page("/tasks?q=B%E1%BA%BEN"), Contains("Rà soát bến thủy nội địa"));
  CHECK_THAT(site.page("/tasks?q=%22%27%3B--+%2A"), Contains("<main"));
  CHECK_THAT(site.page("/tasks?kind=none"), Contains("ngày hội đọc sách") && !Contains("Lập sổ"));
  CHECK_THAT(site.page("/tasks?q=%FF"), Contains("Lập sổ"));
}

TEST_CASE("a task shows its clause as printed, its line, how it was read, its duties and its history", "[web]") {
  const Website site;
  const auto page = site.page("/tasks/1");
  CHECK_THAT(page, Contains("«Hoàn thành trước 2026-05-29»") && Contains("dòng 12") && Contains("03-CTr/TU"));
  CHECK_THAT(page, Contains("Ngày ghi trong văn bản.") && Contains("Chậm nhất 29/5/2026"));
  CHECK_THAT(page, Contains("<details>") && Contains("Chi tiết của I.1") && Contains("Quá hạn 24 ngày"));
  CHECK_THAT(page, Contains("Nhập chương trình") && Contains("09:00 ngày 6/1/2026"));
}

TEST_CASE("an agency's page holds all that it owes, and its people", "[web]") {
  const Website site;
  const auto page = site.page("/agencies/1");
  CHECK_THAT(page,
             Contains("Rà soát bến thủy") && Contains("Công bố danh mục kho lưu trữ") && Contains("ngày hội đọc sách"));
  CHECK_THAT(page, Contains("Nông Thị Hảo") && Contains("hao@noivu.example") && !Contains("Lập sổ"));
  CHECK_THAT(site.page("/agencies/2"), Contains("Giữ liên lạc với cơ sở") && Contains("Kỳ này chưa báo cáo"));
}

TEST_CASE("a draft shows what the reader remarked, with lines, and the way to its review", "[web]") {
  const Website site{website_programme(), website_agencies, service::Activate::no};
  CHECK_THAT(site.page("/programmes/1"),
             Contains("Dự thảo") && Contains("Ở dòng 40.") && Contains("Các cấp ủy chịu trách nhiệm chung") &&
                 Contains("href=\"/programmes/1/review\"") && Contains("href=\"/programmes/1/in-force\""));
}

TEST_CASE("words of strangers stay words", "[web]") {
  const std::string hostile = "<script>alert(1)</script>\"'><img src=x>";
  auto programme = website_programme();
  programme.title = hostile;
  programme.issuer = hostile;
  programme.tasks[0] = task_due("I.1", "Sở " + hostile, "Việc " + hostile, "2026-05-29");
  programme.tasks[0].deliverable = hostile;
  programme.tasks[0].details = {hostile};
  programme.tasks[0].reading.how = hostile;
  programme.problems[0].words = hostile;
  const Website site{programme};
  for (const std::string path : {"/", "/overdue", "/tasks", "/tasks/1", "/agencies", "/agencies/3", "/duties/1",
                                 "/programmes", "/programmes/1", "/tasks?q=%3Cscript%3E%22%27"}) {
    const auto page = site.page(path);
    CAPTURE(path);
    CHECK_THAT(page, !Contains("<script>") && !Contains("<img src=x>") && !Contains("\"'>"));
    CHECK_THAT(page, Contains("&lt;script&gt;"));
  }
}

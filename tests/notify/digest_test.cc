#include "notify/digest.h"

#include <catch2/catch.hpp>
#include <random>
#include <regex>

#include "notify/daily.h"
#include "support/days.h"
#include "support/ics.h"
#include "support/read_back.h"

using namespace notify;
using Catch::Matchers::Contains;
using schedule::DigestKind;
using support::day;
using support::vietnam;

namespace {

const auto today = day("2026-11-20");  // a Friday

const render::Templates& templates() {
  static const auto all = render::Templates::embedded("web/mail/");
  return all;
}

Line line(std::string ref, std::string agency, calendar::Day due_on) {
  const auto position = duty::position({.due_on = due_on, .evidence_on = {}}, today, vietnam());
  return {.ref = std::move(ref),
          .text = "Xây dựng kế hoạch",
          .agency = std::move(agency),
          .programme = "07-CTr/TU",
          .deliverable = "Kế hoạch",
          .decider = {},
          .due_on = due_on,
          .effective_due_on = position.effective_due_on,
          .position = position,
          .link = "https://dondoc.example/duties/1"};
}

Digest digest(DigestKind kind = DigestKind::committee, std::string period = "2026-11-16") {
  return {.kind = kind,
          .period = std::move(period),
          .counted_at = base::instant_in("2026-11-20T07:05:00+07:00").value(),
          .day = today,
          .total = {},
          .agencies = {},
          .overdue = {},
          .coming = {},
          .coming_until = day("2026-12-04"),
          .changes = {},
          .figures = {},
          .list_link = "https://dondoc.example/overdue"};
}

/// A digest of so many agencies, each with some duties overdue since some days, worst first.
Digest any_digest(unsigned seed) {
  std::mt19937 random{seed};
  const auto up_to = [&](int most) { return std::uniform_int_distribution{0, most}(random); };
  auto told = digest();
  const int agencies = 1 + up_to(70);
  for (int number = 1; number <= agencies; ++number) {
    const auto name = "Cơ quan số " + std::to_string(number);
    report::Counts counts{.completed_on_time = up_to(9), .completed_late = up_to(9), .open_in_time = up_to(9)};
    counts.open_overdue = up_to(5);
    for (int i = 0; i < counts.open_overdue; ++i)
      told.overdue.push_back(line("I." + std::to_string(i), name, today - date::days{5 + up_to(300)}));
    told.agencies.push_back({name, counts});
    told.total += counts;
  }
  std::ranges::stable_sort(told.overdue, {}, &Line::due_on);
  return told;
}

Content content(Digest told) {
  return content_of({.recipient = "Ban Thường vụ",
                     .day = today,
                     .lines = {},
                     .missed_since = {},
                     .digests = {std::move(told)},
                     .page_link = "https://dondoc.example"},
                    templates());
}

/// Every number that the pattern's one group finds in the text.
std::vector<std::int64_t> numbers(const std::string& text, const char* pattern) {
  std::vector<std::int64_t> found;
  const std::regex wanted{pattern};
  for (std::sregex_iterator match{text.begin(), text.end(), wanted}, end; match != end; ++match)
    found.push_back(std::stoll((*match)[1].str()));
  return found;
}

std::int64_t sum(const std::vector<std::int64_t>& numbers) {
  std::int64_t all = 0;
  for (const auto number : numbers) all += number;
  return all;
}

std::int64_t only(const std::vector<std::int64_t>& numbers) {
  return numbers.size() == 1 ? numbers.front() : numbers.empty() ? 0 : -1;
}

}  // namespace

TEST_CASE("whatever a digest tells, its parts sum to its totals, in text and in html", "[notify]") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const auto told = any_digest(seed);
    INFO("seed " << seed);
    REQUIRE_FALSE(doubt_of(told));
    const auto mail = content(told);
    const auto lines = std::ranges::count(mail.text, '*');
    const auto more = only(numbers(mail.text, "Còn (\\d+) việc quá hạn khác"));
    CHECK(lines + more == told.total.open_overdue);  // a group says how many it has, and shows the worst of them
    const auto beyond = sum(numbers(mail.text, "và (\\d+) việc khác của cơ quan này"));
    const auto grouped = sum(numbers(mail.text, "\\((\\d+) việc\\)"));
    CHECK(grouped - beyond == lines);
    CHECK(sum(numbers(mail.html, "\\((\\d+) việc\\)")) == grouped);
    if (told.agencies.size() > 1)
      for (const auto& [pattern, total] : std::initializer_list<std::pair<const char*, std::int64_t>>{
               {": quá hạn (\\d+), còn hạn", told.total.open_overdue},
               {", còn hạn (\\d+), xong muộn", told.total.open_in_time},
               {", tổng (\\d+)\n", told.total.total()}})
        CHECK(sum(numbers(mail.text, pattern)) == total);
  }
}

TEST_CASE("a digest whose parts do not sum is refused", "[notify]") {
  auto told = any_digest(7);
  ++told.total.completed_late;
  CHECK(doubt_of(told)->kind == "sums_differ");
  told = any_digest(7);
  told.overdue.pop_back();
  CHECK(doubt_of(told)->kind == "sums_differ");
  told = any_digest(7);
  told.changes = Changes{.since = told.counted_at, .before = 5, .added = 0, .settled = {}};
  CHECK(doubt_of(told)->kind == "sums_differ");
}

TEST_CASE("the agency of the worst line comes first, and its lines stand together", "[notify]") {
  auto told = digest();
  told.overdue = {line("A.1", "Sở A", day("2026-01-05")), line("B.1", "Sở B", day("2026-02-02")),
                  line("A.2", "Sở A", day("2026-11-02"))};
  told.total.open_overdue = 3;
  told.agencies = {{"Sở A", {.open_overdue = 2}}, {"Sở B", {.open_overdue = 1}}};
  const auto text = content(told).text;
  const auto at = [&](const char* words) { return text.find(words); };
  CHECK(at("Sở A (2 việc)") < at("A.1"));
  CHECK(at("A.1") < at("A.2"));
  CHECK(at("A.2") < at("Sở B (1 việc)"));
  CHECK(at("Sở B (1 việc)") < at("B.1"));
  CHECK_THAT(text, Contains("Sản phẩm còn thiếu: Kế hoạch") && Contains("Cấp quyết định: văn bản chưa nêu"));
}

TEST_CASE("a digest with nothing overdue says so", "[notify]") {
  auto told = digest();
  told.total.open_in_time = 4;
  told.agencies = {{"Sở A", told.total}};
  const auto mail = content(told);
  for (const auto& body : {mail.text, mail.html}) {
    CHECK_THAT(body, Contains("Không có nhiệm vụ quá hạn."));
    CHECK_THAT(body, !Contains("DANH SÁCH QUÁ HẠN") && !Contains("Danh sách quá hạn"));
    CHECK_THAT(body, Contains("07:05 ngày 20/11/2026"));
  }
}

TEST_CASE("what changed since the digest before is told so that it can be added up", "[notify]") {
  auto told = digest();
  told.overdue = {line("A.1", "Sở A", day("2026-11-02"))};
  told.overdue.front().is_new = true;
  told.total.open_overdue = 1;
  told.agencies = {{"Sở A", told.total}};
  told.changes = Changes{.since = base::instant_in("2026-11-16T07:30:00+07:00").value(),
                         .before = 2,
                         .added = 1,
                         .settled = {{line("S.1", "Sở A", day("2026-10-01")), Settled::How::completed},
                                     {line("S.2", "Sở A", day("2026-10-02")), Settled::How::moved}}};
  REQUIRE_FALSE(doubt_of(told));
  const auto mail = content(told);
  CHECK_THAT(mail.text, Contains("TỪ BẢN TIN TRƯỚC (07:30 ngày 16/11/2026)"));
  CHECK_THAT(mail.text, Contains("- Quá hạn lúc ấy: 2\n- Quá hạn mới: +1\n- Nay đã hoàn thành: −1\n- Nay được lùi hạn: "
                                 "−1\n- Quá hạn hiện nay: 1\n"));
  CHECK_THAT(mail.text, Contains("* S.2 — được lùi hạn") && Contains("quá hạn 18 ngày (nghiêm trọng) — mới"));
  CHECK_THAT(mail.html, Contains("<b>mới</b>") && Contains("S.1"));
}

TEST_CASE("a digest brings the whole lists as a workbook, and the coming days as a calendar", "[notify]") {
  auto told = any_digest(3);
  told.coming = {line("C.1", "Sở A", day("2026-11-27"))};
  told.coming.front().duty = base::DutyId{12};
  const auto mail = content(told);
  REQUIRE(mail.attachments.size() == 2);
  CHECK(mail.attachments[0].name == "don-doc-ban-tin-tuan-2026-11-16.xlsx");
  const auto rows = support::read_back(mail.attachments[0].bytes, "a.xlsx");
  std::size_t lines = 0;
  for (const auto& row : rows) lines += row.find("Xây dựng kế hoạch") != std::string::npos ? 1U : 0U;
  CHECK(lines == told.overdue.size() + 1);
  const auto calendar = support::ics_calendar(mail.attachments[1].bytes);
  REQUIRE(calendar.within.size() == 1);
  CHECK(calendar.within[0].properties.at("UID") == "duty-12@dondoc.example");
  CHECK(calendar.within[0].properties.at("DTSTART;VALUE=DATE") == "20261127");
  CHECK_THAT(mail.text, Contains("Kèm theo: danh sách đầy đủ dạng Excel (.xlsx) và các ngày"));
}

TEST_CASE("files too large for a mail are left on the page, and the mail says where", "[notify]") {
  auto told = digest();
  std::mt19937 random{1};
  for (int i = 0; i < 9000; ++i) {
    auto each = line("I." + std::to_string(i), "Sở A", day("2026-11-02"));
    for (int n = 0; n < 60; ++n) each.text += " " + std::to_string(random());  // nothing that could be packed small
    told.overdue.push_back(std::move(each));
  }
  told.total.open_overdue = 9000;
  told.agencies = {{"Sở A", told.total}};
  told.files_link = "https://dondoc.example/overdue.xlsx";
  const auto mail = content(told);
  CHECK(mail.attachments.empty());
  CHECK_THAT(mail.text, Contains("xin tải về tại https://dondoc.example/overdue.xlsx") && !Contains("Kèm theo"));
  CHECK(mail.html.size() < 102 * 1024);  // more would be cut off by some mail programs
}

TEST_CASE("a period's digest tells each rate with its numerator and denominator", "[notify]") {
  auto told = digest(DigestKind::quarter, "2026-Q3");
  const report::PeriodCounts counts{.assigned = 8, .on_time = 3, .late = 1, .in_time = 2, .overdue = 2};
  const report::Period quarter{2026, duty::ReportPeriod::quarter, 3};
  told.figures = report::PeriodFigures{.period = quarter,
                                       .days = report::days_of(quarter, 1),
                                       .cut_off = report::end_of(day("2026-09-30")),
                                       .total = counts,
                                       .agencies = {{base::AgencyId{1}, "Sở A", counts}},
                                       .indicators = {}};
  told.overdue = {line("A.1", "Sở A", day("2026-09-02")), line("A.2", "Sở A", day("2026-09-03"))};
  told.total.open_overdue = 2;
  told.agencies = {{"Sở A", told.total}};
  REQUIRE_FALSE(doubt_of(told));
  const auto mail = content(told);
  CHECK(mail.subject == "[Đôn đốc] 20/11/2026: báo cáo quý III/2026, hoàn thành 4/8 việc được giao");
  CHECK_THAT(mail.text, Contains("- Hoàn thành trên được giao: 50,0% (4/8)\n- Đúng hạn trên được giao: 37,5% (3/8)\n"
                                 "- Chậm trên được giao: 37,5% (3/8)\n"));
  CHECK_THAT(mail.html, Contains("<b>50,0%</b> (4/8)") && Contains("Quy định 366-QĐ/TW"));
  CHECK_THAT(mail.text, Contains("- Sở A: được giao 8; hoàn thành 4 (50,0%)"));
}

TEST_CASE("a mail's html needs nothing that mail programs leave out, and is readable in the dark", "[notify]") {
  const auto html = content(any_digest(5)).html;
  for (const auto* foreign : {"<script", "<img", "<link", "display:flex", "display:grid", "url(", "position:"})
    CHECK_THAT(html, !Contains(foreign));
  CHECK_THAT(html, Contains("<meta name=\"color-scheme\" content=\"light dark\">") && Contains("width=\"600\""));
  CHECK_THAT(html, Contains("prefers-color-scheme: dark") && Contains("@media print"));
}

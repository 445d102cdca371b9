#include "notify/daily.h"

#include <catch2/catch.hpp>

#include "support/days.h"

using namespace notify;
using Catch::Matchers::Contains;
using duty::Sort;
using duty::State;
using support::day;
using support::vietnam;

namespace {

const auto today = day("2026-11-20");  // a Friday

const render::Templates& templates() {
  static const auto all = render::Templates::embedded("web/mail/");
  return all;
}

Line line(std::string ref, std::string_view due_on, Sort sort = Sort::dated) {
  const auto position = duty::position(
      {.sort = sort, .state = State::needs_action, .due_on = day(due_on), .evidence_on = {}}, today, vietnam());
  return {.ref = std::move(ref),
          .text = "Xây dựng kế hoạch",
          .agency = "Sở Nội vụ",
          .programme = {},
          .deliverable = {},
          .decider = {},
          .due_on = day(due_on),
          .effective_due_on = position.effective_due_on,
          .sort = sort,
          .position = position,
          .spoken_for = 1,
          .without_contact = false,
          .link = "https://dondoc.example/duties/1"};
}

Daily daily(std::vector<Line> lines) {
  return {.recipient = "đồng chí Nguyễn Văn A",
          .day = today,
          .lines = std::move(lines),
          .missed_since = {},
          .missed_days = 0,
          .page_link = "https://dondoc.example/"};
}

Digest digest(std::vector<Line> overdue = {}) {
  report::Counts counts{.open_overdue = static_cast<std::int64_t>(overdue.size())};
  return {.kind = schedule::DigestKind::committee,
          .period = "2026-11-16",
          .counted_at = base::instant_in("2026-11-20T07:05:00+07:00").value(),
          .day = today,
          .total = counts,
          .agencies = {{"Sở Nội vụ", counts}},
          .overdue = std::move(overdue),
          .coming = {},
          .changes = {},
          .figures = {},
          .list_link = "https://dondoc.example/overdue"};
}

Content content(const Daily& daily) { return content_of(daily, templates()); }

/// Whether the words stand in the text in this order.
bool stand_in_order(const std::string& text, const std::vector<std::string>& words) {
  std::size_t at = 0;
  for (const auto& each : words) {
    at = text.find(each, at);
    if (at == std::string::npos) return false;
    at += each.size();
  }
  return true;
}

}  // namespace

TEST_CASE("the subject says the day and how much of what kind", "[notify]") {
  CHECK(content(daily({line("I.1", "2026-11-02"), line("I.2", "2026-11-27"), line("I.3", "2026-11-20"),
                       line("I.4", "2026-12-31", Sort::report)}))
            .subject == "[Đôn đốc] 20/11/2026: 1 việc quá hạn, 2 việc trong hạn, 1 báo cáo định kỳ");
  CHECK(content(daily({line("I.2", "2026-11-27")})).subject == "[Đôn đốc] 20/11/2026: 1 việc trong hạn");
}

TEST_CASE("the subject of a digest says how many are overdue, or that none is", "[notify]") {
  auto weekly = daily({});
  weekly.digests = {digest()};
  CHECK(content(weekly).subject == "[Đôn đốc] 20/11/2026: bản tin tuần, không có nhiệm vụ quá hạn");
  weekly.digests = {digest({line("Q.1", "2026-10-01"), line("Q.2", "2026-11-17")})};
  weekly.lines = {line("I.1", "2026-11-02")};
  CHECK(content(weekly).subject == "[Đôn đốc] 20/11/2026: 1 việc quá hạn; bản tin tuần, 2 việc quá hạn");
}

TEST_CASE("the most severe comes first: overdue by days, then by the nearest day, then reports, then the digest",
          "[notify]") {
  auto all = daily({line("R.1", "2026-11-27", Sort::report), line("A.2", "2026-12-15"), line("A.1", "2026-11-20"),
                    line("Q.2", "2026-11-17"), line("Q.1", "2026-10-01")});
  all.digests = {digest()};
  const auto mail = content(all);
  CHECK(stand_in_order(mail.text, {"ĐÃ QUÁ HẠN", "Q.1", "Q.2", "TRONG HẠN, CẦN CHUẨN BỊ", "A.1", "A.2",
                                   "BÁO CÁO ĐỊNH KỲ", "R.1", "Bản tin tuần"}));
  CHECK(stand_in_order(mail.html, {"Đã quá hạn", "Q.1", "Q.2", "Trong hạn, cần chuẩn bị", "A.1", "A.2",
                                   "Báo cáo định kỳ", "R.1", "Bản tin tuần"}));
}

TEST_CASE("a heading stands only where something is below it", "[notify]") {
  const auto mail = content(daily({line("I.1", "2026-11-27")}));
  for (const auto& body : {mail.text, mail.html}) {
    CHECK_THAT(body, Contains("I.1") && !Contains("ĐÃ QUÁ HẠN") && !Contains("Đã quá hạn"));
    CHECK_THAT(body, !Contains("Bản tin") && !Contains("tạm ngừng"));
  }
}

TEST_CASE("a line says in words how near or how late it is", "[notify]") {
  struct Case {
    const char* due_on;
    const char* words;
  };
  for (const auto& [due_on, words] : std::initializer_list<Case>{{"2026-11-30", "còn 10 ngày"},
                                                                 {"2026-11-20", "đến hạn hôm nay"},
                                                                 {"2026-11-19", "quá hạn 1 ngày"},
                                                                 {"2026-11-16", "quá hạn 4 ngày (nghiêm trọng)"}}) {
    const auto mail = content(daily({line("I.1", due_on)}));
    CHECK_THAT(mail.text, Contains(std::string{"* I.1 — "} + words + " — thời hạn "));
    CHECK_THAT(mail.html, Contains(std::string{"<b>"} + words + "</b>"));
  }
}

TEST_CASE("a report whose day has passed is not said to be due today", "[notify]") {
  const auto mail = content(daily({line("R.1", "2026-11-18", Sort::report)}));
  CHECK_THAT(mail.text, !Contains("đến hạn hôm nay"));
  CHECK_THAT(mail.text, Contains("kỳ báo cáo đã kết thúc"));
  CHECK_THAT(content(daily({line("R.1", "2026-11-20", Sort::report)})).text, Contains("đến hạn hôm nay"));
}

TEST_CASE("a due day that is off is shown with the day that it really is", "[notify]") {
  CHECK_THAT(content(daily({line("I.1", "2026-11-28")})).text,
             Contains("thời hạn 28/11/2026 (ngày nghỉ, tính đến 30/11/2026)"));
  CHECK_THAT(content(daily({line("I.1", "2026-11-27")})).text, Contains("thời hạn 27/11/2026\n"));
}

TEST_CASE("names that look like html are shown as they are, in both forms", "[notify]") {
  auto hostile = line("I.1", "2026-11-27");
  hostile.text = "<script>alert('x')</script> & \"y\"";
  hostile.agency = "Sở <img src=x onerror=y>";
  hostile.link = "https://dondoc.example/?a=1&b=\"><b>";
  auto mail_to = daily({hostile});
  mail_to.recipient = "</p><h1>A";
  const auto mail = content(mail_to);
  CHECK_THAT(mail.html, !Contains("<script") && !Contains("<img") && !Contains("<h1>") && !Contains("b=\"><b>"));
  CHECK_THAT(mail.html, Contains("&lt;script&gt;") && Contains("&lt;img src=x onerror=y&gt;"));
  CHECK_THAT(mail.text, Contains("<script>alert('x')</script> & \"y\"") && Contains("Kính gửi </p><h1>A,"));
  CHECK_THAT(mail.text, Contains("Sở <img src=x onerror=y>") && !Contains("&lt;") && !Contains("&amp;"));
}

TEST_CASE("a word that looks like a template is not one", "[notify]") {
  auto hostile = line("I.1", "2026-11-27");
  hostile.text = "{{recipient}} {{{page_link}}} {{#overdue}}";
  CHECK_THAT(content(daily({hostile})).text, Contains("{{recipient}} {{{page_link}}} {{#overdue}}"));
}

TEST_CASE("after a gap the mail says what was missed, and what each line stands for", "[notify]") {
  auto late = line("I.1", "2026-11-27");
  late.spoken_for = 3;
  auto after_gap = daily({late});
  after_gap.missed_days = 5;
  after_gap.missed_since = day("2026-11-13");
  const auto mail = content(after_gap);
  for (const auto& body : {mail.text, mail.html})
    CHECK_THAT(body, Contains("Hệ thống đã tạm ngừng 5 ngày làm việc, từ ngày 13/11/2026."));
  CHECK_THAT(mail.text, Contains("Thư này gộp các lần nhắc trong thời gian ấy."));
  CHECK_THAT(mail.text, Contains("Gộp 3 lần nhắc."));
  CHECK_THAT(mail.html, Contains("gộp 3 lần nhắc"));
  CHECK_THAT(content(daily({line("I.1", "2026-11-27")})).text, !Contains("Gộp"));
}

TEST_CASE("a mail after a gap that reminds of nothing says why it comes late", "[notify]") {
  auto after_gap = daily({});
  after_gap.missed_days = 5;
  after_gap.missed_since = day("2026-11-13");
  const auto mail = content(after_gap);
  for (const auto& body : {mail.text, mail.html}) {
    CHECK_THAT(body, Contains("từ ngày 13/11/2026. Vì vậy thư này đến muộn."));
    CHECK_THAT(body, !Contains("gộp các lần nhắc"));
  }
}

TEST_CASE("a line of an agency without a contact says that the office receives it", "[notify]") {
  auto orphan = line("I.1", "2026-11-27");
  orphan.without_contact = true;
  const auto mail = content(daily({orphan}));
  CHECK_THAT(mail.text, Contains("Sở Nội vụ (chưa có đầu mối liên hệ, Văn phòng nhận thay)"));
  CHECK_THAT(mail.html, Contains("chưa có đầu mối liên hệ, Văn phòng nhận thay"));
  CHECK_THAT(content(daily({line("I.1", "2026-11-27")})).text, !Contains("Văn phòng nhận thay"));
}

TEST_CASE("every line leads to its duty, and the mail to the page", "[notify]") {
  const auto mail = content(daily({line("I.1", "2026-11-27")}));
  CHECK_THAT(mail.text, Contains("Xem: https://dondoc.example/duties/1"));
  CHECK_THAT(mail.html, Contains("<a href=\"https://dondoc.example/duties/1\""));
  CHECK_THAT(mail.text, Contains("Xem toàn bộ tại https://dondoc.example/\n"));
}

TEST_CASE("a line with a link of its recipient's own leads there instead", "[notify]") {
  auto own = line("I.1", "2026-11-27");
  own.own_link = "https://dondoc.example/l/abc";
  const auto mail = content(daily({own}));
  CHECK_THAT(mail.text, Contains("Báo cáo ngay: https://dondoc.example/l/abc\n"));
  CHECK_THAT(mail.html, Contains("<a href=\"https://dondoc.example/l/abc\"") && Contains("Báo cáo ngay"));
  CHECK_THAT(mail.text + mail.html, !Contains("/duties/"));
}

#include "web/desk_view.h"

#include "web/lines.h"
#include "web/overview_view.h"
#include "web/statement_words.h"
#include "web/talk_view.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

std::string days_in_words(std::string_view since, int days) {
  return days == 0 ? "Gửi hôm nay" : std::string{since} + " " + std::to_string(days) + " ngày";
}

Values::List one(Values row) {
  Values::List rows;
  rows.push_back(std::move(row));
  return rows;
}

Values page_of(const char* title, Values::List rows) {
  Values values;
  values.text("title", title).flag("at_claims", true).flag("any", !rows.empty());
  return std::move(values.list("lines", std::move(rows)));
}

}  // namespace

Values extensions_page(const std::vector<service::WaitingExtension>& waiting, base::PersonId visitor,
                       calendar::Day today) {
  Values::List rows;
  for (const auto& each : waiting) {
    auto row = extension_values(each.line);
    row.number("times", each.number).text("waiting_words", days_in_words("Chờ", each.days_waiting));
    row.flag("is_own", each.line.request.person == visitor);
    row.list("duty", one(duty_line(each.duty, today)));
    rows.push_back(std::move(row));
  }
  return page_of("Xin gia hạn", std::move(rows));
}

Values obstacles_page(const std::vector<service::OpenObstacle>& open, calendar::Day today) {
  Values::List rows;
  for (const auto& each : open) {
    auto row = obstacle_values(each.line);
    row.number("request", static_cast<std::int64_t>(each.line.obstacle.id));
    row.text("waiting_words", days_in_words("Đã", each.days_open));
    row.list("duty", one(duty_line(each.duty, today)));
    rows.push_back(std::move(row));
  }
  return page_of("Vướng mắc, kiến nghị", std::move(rows));
}

Values corrections_page(const std::vector<service::WaitingCorrection>& waiting, base::PersonId visitor,
                        calendar::Day today) {
  Values::List rows;
  for (const auto& each : waiting) {
    auto row = correction_values(each.line);
    row.flag("is_own", each.line.correction.person == visitor);
    row.list("duty", one(duty_line(each.duty, today)));
    rows.push_back(std::move(row));
  }
  return page_of("Đính chính", std::move(rows));
}

Values silent_page(const service::SilentPage& page) {
  auto values = page_of("Việc im lặng", duty_lines(page.lines, page.today));
  values.number("silent_after", page.working_days);
  if (page.next) values.text("next", "/silent?after=" + text_of(*page.next));
  return values;
}

void put_desk(Values& values, const service::Desk& desk) {
  values.text("extensions_waiting", figures(desk.extensions)).text("obstacles_open", figures(desk.obstacles));
  values.text("corrections_waiting", figures(desk.corrections)).text("silent_count", figures(desk.silent));
  Values::List causes;
  for (const auto& [cause, count] : desk.causes) {
    Values row;
    row.text("cause_code", cause ? std::string{duty::code(*cause)} : "none");
    row.text("cause_words", cause ? std::string{words_for(*cause)} : "chưa nêu lý do").text("count", figures(count));
    causes.push_back(std::move(row));
  }
  values.flag("any_causes", !causes.empty()).list("delay_causes", std::move(causes));
}

}  // namespace web

#include "web/talk_view.h"

#include <algorithm>

#include "duty/changes.h"
#include "store/withdrawals.h"
#include "web/lines.h"
#include "web/statement_forms.h"
#include "web/statement_words.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

/// Who said what, and when.
Values said(const std::string& who, base::Instant at, const std::string& words) {
  Values values;
  values.text("who", who).text("said_at", in_words(at)).text("said", words);
  return values;
}

void put_outlook(Values& values, const duty::Progress& progress) {
  if (!progress.outlook) return;
  values.text("outlook", std::string{words_for(*progress.outlook)});
  values.text("outlook_tone", std::string{tone_of(*progress.outlook)});
  if (progress.cause) values.text("outlook_cause", std::string{words_for(*progress.cause)});
}

template <typename Line>
Values::List rows_of(const std::vector<Line>& lines, Values (*row_of)(const Line&)) {
  Values::List rows;
  rows.reserve(lines.size());
  for (const auto& line : lines) rows.push_back(row_of(line));
  return rows;
}

Values delay_values(const service::DelayLine& line) {
  auto values = said(line.person, line.row.said_at, line.row.delay.words);
  values.text("delay_cause", std::string{words_for(line.row.delay.cause.value())});
  return values;
}

Values::List offer_rows(const Site& site, const service::DutySheet& sheet, const service::Talk& talk) {
  Values::List rows;
  for (const auto& [path, form] : offers(site, sheet, talk)) {
    Values row;
    row.text("offer", form.title).text("offer_path", form.back + "/" + path).text("explanation", form.explanation);
    row.text("button", form.button);
    put_fields(row, form, site.token.text(), path + "-");
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Values::List progress_rows(const std::vector<service::ProgressLine>& lines) {
  Values::List rows;
  for (const auto& line : lines) {
    auto row = said(line.person, line.row.said_at, line.row.progress.words);
    put_outlook(row, line.row.progress);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values obstacle_values(const service::ObstacleLine& line) {
  const auto& [sort, level, words] = line.obstacle.obstacle;
  auto values = said(line.person, line.obstacle.stated_at, words);
  values.text("sort_words", std::string{words_for(sort.value())}).text("obstacle_level", level);
  const bool settled = std::ranges::any_of(line.answers, [](const auto& each) { return each.first.closes; });
  values.flag("is_closed", settled).flag("is_withdrawn", line.obstacle.closed_at && !settled);
  Values::List answers;
  for (const auto& [answer, person] : line.answers) {
    Values row;
    row.text("answerer", person).text("answered_at", in_words(answer.answered_at)).text("answer", answer.words);
    answers.push_back(std::move(row.flag("closes", answer.closes)));
  }
  return std::move(values.list("answers", std::move(answers)));
}

Values extension_values(const service::ExtensionLine& line) {
  const auto& request = line.request;
  auto values = said(line.person, request.asked_at, request.wish.words);
  values.number("request", static_cast<std::int64_t>(request.id));
  values.text("proposed", calendar::in_words(request.wish.proposed_on.value()));
  values.text("request_cause", std::string{words_for(request.wish.cause.value())});
  const bool withdrawn = store::is_withdrawn(request);
  values.text("request_state", withdrawn ? "Đã rút" : std::string{words_for(request.state)});
  values.text("request_tone", withdrawn ? "grey" : std::string{tone_of(request.state)});
  if (withdrawn)
    values.text("withdrawn_at", in_words(request.decided_at.value()));
  else if (request.decided_at)
    values.text("decider", line.decider).text("decided_at", in_words(*request.decided_at));
  values.text("granted", request.granted_on ? calendar::in_words(*request.granted_on) : "");
  values.text("answer", request.answer);
  return values;
}

Values correction_values(const service::CorrectionLine& line) {
  const auto& correction = line.correction;
  auto values = said(line.person, correction.asked_at, correction.words);
  values.number("request", static_cast<std::int64_t>(correction.id));
  values.text("was", evidence_in_words(correction.was)).text("is", evidence_in_words(correction.is));
  values.text("request_state", std::string{words_for(correction.state)});
  values.text("request_tone", std::string{tone_of(correction.state)});
  if (correction.decided_at) values.text("decider", line.decider).text("decided_at", in_words(*correction.decided_at));
  values.text("answer", correction.answer);
  return values;
}

Values::List cause_rows(std::string_view chosen) {
  Values::List rows;
  for (const auto& [code, words] : cause_options()) {
    Values row;
    row.text("code", code).text("option_words", words);
    rows.push_back(std::move(row.flag("chosen", code == chosen)));
  }
  return rows;
}

Values::List acknowledgement_rows(const std::optional<service::Acknowledged>& named) {
  Values::List rows;
  if (!named) return rows;
  auto row = said(named->person, named->said_at, named->words);
  rows.push_back(std::move(row.text("until", calendar::in_words(named->until_on))));
  return rows;
}

void put_talk(Values& values, const Site& site, const service::DutySheet& sheet, bool may_report) {
  const auto& duty = sheet.line.duty;
  const auto talk = service::talk_of(site.context, duty.id);
  const bool wanting = duty::is_wanting(duty.state);
  if (talk.mark.silent) values.number("silent_after", site.context.settings.workflow.silent_after);
  values.flag("wants_outlook", wanting && !talk.outlook).text("period_end", calendar::in_words(talk.period.last));
  values.list("acknowledgement", acknowledgement_rows(service::acknowledged(site.context, duty)));
  Values::List outlook;
  if (wanting && talk.outlook) outlook = progress_rows({*talk.outlook});
  values.list("outlook_of_period", std::move(outlook));
  values.list("delays", rows_of(talk.delays, delay_values)).flag("any_delays", !talk.delays.empty());
  values.flag("wants_cause", may_report && talk.delays.empty() && sheet.line.position.days_overdue > 0);
  values.list("progress", progress_rows(talk.progress)).flag("any_progress", !talk.progress.empty());
  values.list("requests", rows_of(talk.extensions, extension_values)).flag("any_requests", !talk.extensions.empty());
  values.list("obstacles", rows_of(talk.obstacles, obstacle_values)).flag("any_obstacles", !talk.obstacles.empty());
  values.list("corrections", rows_of(talk.corrections, correction_values));
  values.flag("any_corrections", !talk.corrections.empty());
  values.list("offers", may_report ? offer_rows(site, sheet, talk) : Values::List{});
}

}  // namespace web

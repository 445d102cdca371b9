#include "service/progress.h"

#include "base/text.h"
#include "service/calendar.h"
#include "service/decided.h"

namespace service {
namespace {

using calendar::Day;

bool is_late(const store::DutyRow& duty, Day today, const calendar::WorkingDays& working_days) {
  return duty.sort == duty::Sort::dated && duty::position(duty.facts(), today, working_days).days_overdue > 0;
}

/// Keeps why the duty is late, with its event.
void keep_delay(store::Connection& connection, const store::DelayRow& row, store::Door door) {
  auto kept = row;
  kept.delay.words = std::string{base::trimmed(row.delay.words)};
  const auto before = store::delays_of(connection, row.duty);
  nlohmann::json was = nlohmann::json::object();
  if (!before.empty()) was["cause"] = duty::code(*before.front().delay.cause);
  store::add_delay(connection, kept);
  store::append(connection, {.at = row.said_at,
                             .person = row.person,
                             .door = door,
                             .subject = "duty",
                             .number = base::number(row.duty),
                             .what = "delay_explained",
                             .old_json = was.dump(),
                             .new_json = nlohmann::json{{"cause", duty::code(*row.delay.cause)}}.dump(),
                             .reason = kept.delay.words});
}

}  // namespace

base::Result<base::Done> report_progress(const Context& context, base::DutyId duty, const duty::Progress& progress,
                                         const Voice& voice) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto speaker = Speaker::of(*connection, duty, voice, context.clock.now());
  if (!speaker) return speaker.error();
  const auto before = speaker->duty().state;
  if (auto refused = duty::cannot_report(before, progress)) return *refused;

  auto kept = progress;
  kept.words = std::string{base::trimmed(progress.words)};
  if (kept.outlook.value_or(duty::Outlook::on_track) == duty::Outlook::on_track) kept.cause.reset();
  store::add_progress(*connection,
                      {.duty = duty, .person = speaker->person(), .said_at = speaker->at(), .progress = kept});
  const auto after = before == duty::State::needs_action ? duty::State::in_process : before;
  if (after != before) store::set_state(*connection, duty, after, {});
  nlohmann::json said{{"state", duty::code(after)}};
  if (kept.outlook) said["outlook"] = duty::code(*kept.outlook);
  if (kept.cause) said["cause"] = duty::code(*kept.cause);
  speaker->note(*connection, "progress_reported", {{"state", duty::code(before)}}, said, kept.words);
  transaction.commit();
  return base::Done{};
}

base::Result<base::Done> explain_delay(const Context& context, base::DutyId duty, const duty::Delay& delay,
                                       const Voice& voice) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto speaker = Speaker::of(*connection, duty, voice, context.clock.now());
  if (!speaker) return speaker.error();
  if (!is_late(speaker->duty(), context.today(), *working_days(context, *connection)))
    return problem("not_late", "Việc này không quá hạn nên không cần nêu lý do chậm.");
  if (auto refused = duty::cannot_explain(delay)) return *refused;
  keep_delay(*connection, {.duty = duty, .person = speaker->person(), .said_at = speaker->at(), .delay = delay},
             voice.door);
  transaction.commit();
  return base::Done{};
}

std::optional<base::Problem> keep_delay_of_claim(const Context& context, store::Connection& connection,
                                                 const store::DutyRow& duty, Day evidence_on,
                                                 const store::DelayRow& delay, store::Door door) {
  if (!delay.delay.cause || duty.sort != duty::Sort::dated) return std::nullopt;
  if (evidence_on <= duty::effective_due_on(duty.due_on, *working_days(context, connection))) return std::nullopt;
  if (auto refused = duty::cannot_explain(delay.delay)) return refused;
  keep_delay(connection, delay, door);
  return std::nullopt;
}

store::Silence silence(const Context& context, const calendar::WorkingDays& working_days) {
  const auto today = context.today();
  auto until = today;
  while (working_days.count_between(until, today) < context.settings.workflow.silent_after) until -= date::days{1};
  return {.until = until, .after = calendar::instant_in_vietnam(until + date::days{1}, std::chrono::minutes{0})};
}

void put_marks(const Context& context, store::Connection& connection, const calendar::WorkingDays& working_days,
               std::vector<DutyLine>& lines) {
  if (lines.empty()) return;
  std::vector<base::DutyId> ids;
  ids.reserve(lines.size());
  for (const auto& line : lines) ids.push_back(line.duty.id);
  const auto marks = store::marks_of(connection, ids, silence(context, working_days));
  for (auto& line : lines)
    if (const auto found = marks.find(line.duty.id); found != marks.end()) line.mark = found->second;
}

SilentPage silent(const Context& context, const std::vector<base::AgencyId>& agencies,
                  std::optional<store::Cursor> after) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto days = working_days(context, *connection);
  SilentPage page{
      .today = context.today(), .working_days = context.settings.workflow.silent_after, .lines = {}, .next = {}};
  const auto limit = context.settings.rows_per_page;
  for (auto& duty : store::silent_duties(*connection, silence(context, *days), agencies, after, limit + 1)) {
    if (static_cast<int>(page.lines.size()) == limit) {
      const auto& last = page.lines.back().duty;
      page.next = store::Cursor{last.due_on, base::number(last.id)};
      break;
    }
    const auto position = duty::position(duty.facts(), page.today, *days);
    page.lines.push_back({std::move(duty), position});
  }
  put_marks(context, *connection, *days, page.lines);
  return page;
}

}  // namespace service

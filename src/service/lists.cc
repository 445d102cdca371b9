#include "service/lists.h"

#include <algorithm>

#include "service/calendar.h"
#include "service/memory.h"
#include "service/overdue_list.h"
#include "service/past.h"
#include "service/progress.h"
#include "service/voice.h"

namespace service {
namespace {

using calendar::Day;

constexpr int most_waiting = 100;
constexpr int messages_a_page = 100;

DutyLine line_of(store::DutyRow duty, Day today, const calendar::WorkingDays& working_days) {
  const auto position = duty::position(duty.facts(), today, working_days);
  return {std::move(duty), position};
}

std::vector<DutyLine> lines_of(std::vector<store::DutyRow> duties, Day today,
                               const calendar::WorkingDays& working_days) {
  std::vector<DutyLine> lines;
  lines.reserve(duties.size());
  for (auto& duty : duties) lines.push_back(line_of(std::move(duty), today, working_days));
  return lines;
}

ClaimLine claim_line(store::Connection& connection, store::ClaimRow claim) {
  auto claimant = name_of(connection, claim.person);
  auto decider = name_of(connection, claim.decided_by);
  auto files = store::evidence_of(connection, claim.id);
  return {std::move(claim), std::move(claimant), std::move(decider), std::move(files)};
}

std::vector<ClaimLine> claim_lines_of(store::Connection& connection, base::DutyId duty) {
  std::vector<ClaimLine> lines;
  for (auto& claim : store::claims_of(connection, duty)) lines.push_back(claim_line(connection, std::move(claim)));
  return lines;
}

void append_events(store::Connection& connection, std::vector<EventLine>& history, std::string_view subject,
                   std::int64_t number) {
  for (auto& event : store::events_of(connection, subject, number)) {
    auto person = name_of(connection, event.person);
    history.push_back({std::move(event), std::move(person)});
  }
}

}  // namespace

namespace {

bool is_wanted(const DutyLine& line, const OverdueQuery& query) {
  if (line.position.standing != duty::Standing::open_overdue) return false;
  if (query.cause && line.mark.cause != query.cause) return false;
  if (query.without_cause && line.mark.cause) return false;
  return !query.silent || line.mark.silent;
}

OverduePage overdue_page(const Context& context, store::Connection& connection,
                         const calendar::WorkingDays& working_days, Day today, const OverdueQuery& query) {
  OverduePage page{.today = today, .lines = {}, .agencies = store::agencies(connection), .next = {}};
  const auto until = duty::last_overdue_due_on(today, working_days);
  auto after = query.after;
  // Claims with evidence in time are open and past their day, but not overdue: the standing decides, page by page.
  for (;;) {
    auto lines =
        lines_of(store::open_due_until(connection, until, query.agency, after, query.limit + 1), today, working_days);
    const bool last = static_cast<int>(lines.size()) <= query.limit;
    put_marks(context, connection, working_days, lines);
    for (auto& line : lines) {
      after = store::Cursor{line.duty.due_on, base::number(line.duty.id)};
      if (!is_wanted(line, query)) continue;
      if (static_cast<int>(page.lines.size()) == query.limit) {
        const auto& shown = page.lines.back().duty;
        page.next = store::Cursor{shown.due_on, base::number(shown.id)};
        return page;
      }
      page.lines.push_back(std::move(line));
    }
    if (last) return page;
  }
}

}  // namespace

std::shared_ptr<const OverduePage> overdue(const Context& context, const OverdueQuery& query) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto today = context.today();
  return context.memory.overdue.answer({today, query}, store::last_change(*connection), [&] {
    return overdue_page(context, *connection, *working_days(context, *connection), today, query);
  });
}

OverduePage overdue_list(const Context& context, OverdueQuery query) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  query.after.reset();
  query.limit = most_lines;
  return overdue_page(context, *connection, *working_days(context, *connection), context.today(), query);
}

std::vector<DutyLine> overdue_as_of(const Context& context, Day day) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto days = working_days(context, *connection);
  const auto until = duty::last_overdue_due_on(day, *days);
  constexpr int all = -1;
  auto duties = day < context.today() ? past_open_due_until(*connection, until, end_of(day))
                                      : store::open_due_until(*connection, until, {}, {}, all);
  auto lines = lines_of(std::move(duties), day, *days);
  std::erase_if(lines, [](const auto& line) { return line.position.standing != duty::Standing::open_overdue; });
  return lines;
}

TaskPage tasks(const Context& context, const TaskQuery& query) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  TaskPage page;
  for (auto& task : store::find_tasks(*connection, query.search, query.kinds, query.after, query.limit + 1)) {
    if (static_cast<int>(page.lines.size()) == query.limit) {
      page.next = base::number(page.lines.back().task.id);
      break;
    }
    auto agencies = store::agencies_of_task(*connection, task.id);
    page.lines.push_back({std::move(task), std::move(agencies)});
  }
  std::vector<base::TaskId> shown;
  for (const auto& line : page.lines) shown.push_back(line.task.id);
  for (auto& group : group_standings(context, *connection, shown)) {
    const auto line = std::ranges::find_if(page.lines, [&](const auto& each) { return each.task.id == group.task; });
    line->groups.push_back(std::move(group));
  }
  return page;
}

std::optional<TaskSheet> task_sheet(const Context& context, base::TaskId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  auto task = store::task(*connection, id);
  if (!task) return std::nullopt;
  TaskSheet sheet{.task = *task,
                  .programme = store::programme(*connection, task->programme).value(),
                  .agencies = store::agencies_of_task(*connection, id),
                  .duties = {},
                  .groups = group_standings(context, *connection, {id}),
                  .history = {}};
  const auto days = working_days(context, *connection);
  append_events(*connection, sheet.history, "programme", base::number(task->programme));
  append_events(*connection, sheet.history, "task", base::number(id));
  for (auto& duty : store::duties_of_task(*connection, id)) {
    append_events(*connection, sheet.history, "duty", base::number(duty.id));
    auto versions = store::versions_of(*connection, duty);
    auto claims = claim_lines_of(*connection, duty.id);
    sheet.duties.push_back({line_of(std::move(duty), context.today(), *days), std::move(versions), std::move(claims)});
  }
  std::ranges::stable_sort(sheet.history, {}, [](const EventLine& line) { return line.event.at; });
  return sheet;
}

std::optional<DutySheet> duty_sheet(const Context& context, base::DutyId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  auto duty = store::duty(*connection, id);
  if (!duty) return std::nullopt;
  const auto agency = duty->agency;
  auto versions = store::versions_of(*connection, *duty);
  DutySheet sheet{.line = line_of(std::move(*duty), context.today(), *working_days(context, *connection)),
                  .versions = std::move(versions),
                  .claims = claim_lines_of(*connection, id),
                  .may_claim = store::people_of(*connection, agency, context.today()),
                  .may_decide = store::people_with(*connection, people::Role::office, context.today()),
                  .version = store::version_of(*connection, "duty", base::number(id))};
  sheet.may_claim.insert(sheet.may_claim.end(), sheet.may_decide.begin(), sheet.may_decide.end());
  std::erase_if(sheet.may_claim, [&](const auto& person) { return !people::may_claim(person, agency); });
  std::erase_if(sheet.may_decide, [](const auto& person) { return !people::may_decide(person); });
  return sheet;
}

std::vector<EventLine> changes_since(const Context& context, base::DutyId duty, std::int64_t version) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  std::vector<EventLine> lines;
  for (auto& event : store::events_after(*connection, "duty", base::number(duty), version)) {
    auto person = name_of(*connection, event.person);
    lines.push_back({std::move(event), std::move(person)});
  }
  return lines;
}

std::optional<AgencySheet> agency_sheet(const Context& context, base::AgencyId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  auto agency = store::agency(*connection, id);
  if (!agency) return std::nullopt;
  const auto today = context.today();
  const auto days = working_days(context, *connection);
  AgencySheet sheet{.agency = std::move(*agency),
                    .aliases = store::aliases_of(*connection, id, today),
                    .people = store::people_of(*connection, id, today),
                    .counts = {},
                    .duties = {},
                    .reports = {},
                    .waiting = {}};
  for (auto& duty : store::duties_of_agency(*connection, id, today)) {
    report::add(sheet.counts, duty.facts(), 1, today, *days);
    auto& list = duty.sort == duty::Sort::dated ? sheet.duties : sheet.reports;
    list.push_back(line_of(std::move(duty), today, *days));
  }
  put_marks(context, *connection, *days, sheet.duties);
  for (auto& task : store::tasks_of_agency(*connection, id)) {
    report::add(sheet.counts, task.kind, 1);
    if (task.kind == deadline::Kind::conditional || task.kind == deadline::Kind::none ||
        task.kind == deadline::Kind::unparsed)
      sheet.waiting.push_back(std::move(task));
  }
  return sheet;
}

std::vector<WaitingClaim> waiting_claims(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto today = context.today();
  const auto working = working_days(context, *connection);
  std::vector<WaitingClaim> waiting;
  for (auto& claim : store::waiting_claims(*connection, most_waiting)) {
    auto duty = store::duty(*connection, claim.duty).value();
    const auto days = (today - calendar::day_in_vietnam(claim.claimed_at)).count();
    const auto version = store::version_of(*connection, "duty", base::number(duty.id));
    waiting.push_back({claim_line(*connection, std::move(claim)), line_of(std::move(duty), today, *working),
                       std::max(0, static_cast<int>(days)), version});
  }
  return waiting;
}

std::vector<people::Person> deciders(const Context& context) {
  auto connection = context.pool.lease();
  return store::people_with(*connection, people::Role::office, context.today());
}

std::optional<ProgrammeSheet> programme_sheet(const Context& context, base::ProgrammeId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  auto programme = store::programme(*connection, id);
  if (!programme) return std::nullopt;
  return ProgrammeSheet{.programme = std::move(*programme),
                        .problems = store::problems_of(*connection, id),
                        .provisions = store::provisions_of(*connection, id),
                        .tasks = store::tasks_of(*connection, id)};
}

std::vector<store::ProgrammeRow> programmes(const Context& context) {
  auto connection = context.pool.lease();
  return store::programmes(*connection);
}

std::vector<MessageLine> messages(const Context& context, std::optional<base::MessageId> before) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  std::vector<MessageLine> lines;
  for (auto& message : store::newest_messages(*connection, before, messages_a_page)) {
    auto recipient = store::person(*connection, message.recipient).value();
    lines.push_back({std::move(message), std::move(recipient)});
  }
  return lines;
}

std::optional<MessageSheet> message_sheet(const Context& context, base::MessageId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  auto message = store::message(*connection, id);
  if (!message) return std::nullopt;
  auto recipient = store::person(*connection, message->recipient).value();
  return MessageSheet{.line = {std::move(*message), std::move(recipient)}, .mime = store::mime_of(*connection, id)};
}

}  // namespace service

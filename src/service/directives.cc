#include "service/directives.h"

#include <algorithm>

#include "base/text.h"
#include "duty/statements.h"
#include "service/decided.h"
#include "store/agencies.h"
#include "store/programmes.h"
#include "store/task_moves.h"

namespace service {
namespace {

std::optional<base::Problem> cannot_record(const Directive& directive, calendar::Day today) {
  // Its document is held to what every decision's is; the reason of a directive is its own words.
  const duty::Mandate mandate{.document_number = directive.document_number,
                              .document_on = directive.document_on,
                              .authority = directive.authority,
                              .reason = duty::Reason::superior,
                              .note = {}};
  if (auto refused = duty::cannot_rest_on(mandate, today)) return refused;
  return duty::cannot_keep(directive.words, "Xin ghi nội dung ý kiến chỉ đạo.");
}

/// Whether the person acts for one of the agencies that lead the task, a group's members among them.
bool leads(store::Connection& connection, const people::Person& person, base::TaskId task) {
  return std::ranges::any_of(store::assignments_of(connection, task),
                             [&](const auto& assignment) { return people::may_claim(person, assignment.agency); });
}

void note(store::Connection& connection, base::TaskId task, std::string what, const nlohmann::json& after,
          std::string_view words, const Voice& voice, base::Instant now) {
  store::append(connection, {.at = now,
                             .person = voice.person,
                             .door = voice.door,
                             .subject = "task",
                             .number = base::number(task),
                             .what = std::move(what),
                             .old_json = "{}",
                             .new_json = after.dump(),
                             .reason = std::string{base::trimmed(words)}});
}

}  // namespace

base::Result<store::DirectiveId> record_directive(const Context& context, base::TaskId id, const Directive& directive,
                                                  const Voice& voice) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto task = store::task(*connection, id);
  if (!task) return problem("no_such_task", "Không có nhiệm vụ này. Xin mở lại từ danh sách nhiệm vụ.");
  if (task->ended_at) return problem("task_ended", "Nhiệm vụ này đã kết thúc nên không ghi thêm ý kiến chỉ đạo.");
  if (!store::programme(*connection, task->programme).value().in_force_at)
    return problem("not_in_force", "Chương trình còn là dự thảo nên chưa ghi ý kiến chỉ đạo cho nhiệm vụ của nó.");
  if (auto refused = cannot_act(*connection, voice.person, voice.door, context.today())) return *refused;
  if (auto refused = cannot_record(directive, context.today())) return *refused;
  const auto number = base::with_single_spaces(directive.document_number);
  const auto authority = base::with_single_spaces(directive.authority);
  const auto kept = store::add_directive(*connection, {.id = {},
                                                       .task = id,
                                                       .person = voice.person,
                                                       .recorded_at = now,
                                                       .document_number = number,
                                                       .document_on = *directive.document_on,
                                                       .authority = authority,
                                                       .words = std::string{base::trimmed(directive.words)}});
  note(*connection, id, "directive_recorded",
       {{"directive", static_cast<std::int64_t>(kept)},
        {"document_number", number},
        {"document_on", calendar::iso(*directive.document_on)},
        {"authority", authority}},
       directive.words, voice, now);
  transaction.commit();
  return kept;
}

base::Result<base::Done> answer_directive(const Context& context, base::TaskId task, store::DirectiveId id,
                                          std::string_view words, const Voice& voice) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto directive = store::directive(*connection, id);
  if (!directive || directive->task != task)
    return problem("no_such_directive", "Không có ý kiến chỉ đạo này ở nhiệm vụ này. Xin tải lại trang.");
  const auto person = store::person_on(*connection, voice.person, context.today());
  if (!person) return problem("no_such_person", "Xin chọn người thực hiện trong danh sách.");
  if (!leads(*connection, *person, task))
    return problem("not_allowed", "Chỉ người của cơ quan chủ trì hoặc của Văn phòng trả lời ý kiến chỉ đạo.");
  if (auto refused = duty::cannot_keep(words, "Xin ghi nội dung trả lời.")) return *refused;
  store::answer(*connection,
                {.directive = id, .person = voice.person, .said_at = now, .words = std::string{base::trimmed(words)}});
  note(*connection, task, "directive_answered",
       {{"directive", static_cast<std::int64_t>(id)}, {"answered_document", directive->document_number}}, words, voice,
       now);
  transaction.commit();
  return base::Done{};
}

std::vector<DirectiveLine> directives_of(const Context& context, base::TaskId task) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  std::vector<DirectiveLine> lines;
  for (auto& directive : store::directives_of(*connection, task)) {
    DirectiveLine line{.directive = {}, .person = name_of(*connection, directive.person), .answers = {}};
    for (auto& answer : store::answers_to(*connection, directive.id)) {
      auto name = name_of(*connection, answer.person);
      line.answers.emplace_back(std::move(answer), std::move(name));
    }
    line.directive = std::move(directive);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace service

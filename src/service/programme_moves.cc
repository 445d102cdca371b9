#include "service/programme_moves.h"

#include "base/text.h"
#include "service/decided.h"
#include "service/task_moves.h"

namespace service {
namespace {

base::Problem no_such_programme() {
  return problem("no_such_programme", "Không có chương trình này. Xin mở lại từ danh sách chương trình.");
}

void note(store::Connection& connection, base::ProgrammeId programme, std::string what, const nlohmann::json& before,
          const nlohmann::json& after, std::optional<base::PersonId> person, store::Door door, base::Instant now) {
  store::append(connection, {.at = now,
                             .person = person,
                             .door = door,
                             .subject = "programme",
                             .number = base::number(programme),
                             .what = std::move(what),
                             .old_json = before.dump(),
                             .new_json = after.dump(),
                             .reason = {}});
}

std::optional<base::Problem> cannot_replace(store::Connection& connection, const store::ProgrammeRow& old_one,
                                            base::ProgrammeId by) {
  const auto successor = store::programme(connection, by);
  if (successor && successor->id != old_one.id && successor->is_followed()) return std::nullopt;
  return problem("not_its_successor", "Chương trình thay thế phải là một chương trình khác đang thực hiện.");
}

std::optional<base::Problem> cannot_end(const store::ProgrammeRow& programme) {
  if (!programme.in_force_at)
    return problem("not_in_force", "Chương trình này còn là dự thảo, chưa thực hiện nên không cần kết thúc.");
  if (programme.ended_at) return problem("ended", "Chương trình này đã kết thúc.");
  return std::nullopt;
}

}  // namespace

base::Result<base::Done> set_reporting(const Context& context, base::ProgrammeId id, duty::Reporting reporting,
                                       std::optional<base::PersonId> person, store::Door door) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  auto programme = store::programme(*connection, id);
  if (!programme) return no_such_programme();
  if (auto refused = cannot_act(*connection, person, door, context.today())) return *refused;
  if (programme->ended_at) return problem("ended", "Chương trình này đã kết thúc nên không đặt lại kỳ báo cáo được.");
  nlohmann::json before = nlohmann::json::object();
  if (programme->report_period)
    before = {{"period", duty::code(*programme->report_period)},
              {"first_day", programme->report_first_day.value_or(1)}};
  store::set_reporting(*connection, id, reporting);
  programme->report_period = reporting.period;
  programme->report_first_day = reporting.first_day;
  if (programme->in_force_at)
    for (const auto& task : store::tasks_of(*connection, id))
      if (task.reading.kind == deadline::Kind::ongoing && !task.ended_at)
        remake_reports(*connection, task, *programme, now);
  note(*connection, id, "report_period_set", before,
       {{"period", duty::code(reporting.period)}, {"first_day", reporting.first_day}}, person, door, now);
  transaction.commit();
  return base::Done{};
}

base::Result<base::Done> end_programme(const Context& context, base::ProgrammeId id,
                                       std::optional<base::ProgrammeId> replaced_by, const Act& act) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto programme = store::programme(*connection, id);
  if (!programme) return no_such_programme();
  if (auto refused = cannot_end(*programme)) return *refused;
  if (replaced_by)
    if (auto refused = cannot_replace(*connection, *programme, *replaced_by)) return *refused;
  const auto move = replaced_by ? duty::Move::replaced : duty::Move::ended;
  const auto decided = Decided::of(*connection, move, act, context.clock.now());
  if (!decided) return decided.error();
  for (const auto& task : store::tasks_of(*connection, id))
    if (!task.ended_at) end_task_by(*connection, task, *decided);
  store::end_programme(*connection, id, decided->at(), replaced_by);
  nlohmann::json after = nlohmann::json::object();
  if (replaced_by) after["replaced_by"] = base::number(*replaced_by);
  decided->note(*connection, "programme", base::number(id), nlohmann::json::object(), after);
  transaction.commit();
  return base::Done{};
}

base::Result<base::Done> archive(const Context& context, base::ProgrammeId id, std::optional<base::PersonId> person,
                                 store::Door door) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto programme = store::programme(*connection, id);
  if (!programme) return no_such_programme();
  if (auto refused = cannot_act(*connection, person, door, context.today())) return *refused;
  if (!programme->ended_at)
    return problem("not_ended", "Chỉ đưa vào lưu trữ chương trình đã kết thúc. Xin kết thúc chương trình trước.");
  if (programme->archived_at) return problem("archived", "Chương trình này đã ở trong lưu trữ.");
  store::archive(*connection, id, now);
  note(*connection, id, "archived", nlohmann::json::object(), nlohmann::json::object(), person, door, now);
  transaction.commit();
  return base::Done{};
}

}  // namespace service

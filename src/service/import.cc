#include "service/import.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "document/reader.h"
#include "programme/reader.h"
#include "service/assigned.h"
#include "store/agencies.h"
#include "store/duties.h"
#include "store/events.h"
#include "store/ledger.h"
#include "store/programmes.h"
#include "store/task_moves.h"

namespace service {
namespace {

base::Problem problem(std::string kind, std::string detail, std::string words = {}) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = std::move(words)};
}

/// Makes the assignments and duties of a draft and marks it as in force.
void activate(store::Connection& connection, store::ProgrammeRow programme, const Settings& settings, base::Instant now,
              store::Door door, std::optional<base::PersonId> person, Imported& imported) {
  // From now on the programme keeps the report periods that its duties were made by, whatever the settings become.
  if (!programme.report_period) programme.report_period = settings.reporting.period;
  if (!programme.report_first_day) programme.report_first_day = settings.reporting.first_day;
  store::set_reporting(connection, programme.id, {*programme.report_period, *programme.report_first_day});
  for (const auto& task : store::tasks_of(connection, programme.id)) assign(connection, task, programme, now);
  // What the clock has already gone over it does not go over again: the programme comes into force just after that.
  const auto swept = store::swept_until(connection);
  store::put_in_force(connection, programme.id, store::owed_from(connection, now));
  if (!swept) store::set_swept_until(connection, now - std::chrono::seconds{1});
  fan_out(connection, programme.id, calendar::day_in_vietnam(now), {});
  const auto held = store::held_of(connection, programme.id);
  imported.assignments = held.assignments;
  imported.duties = held.duties;
  store::append(connection, {.at = now,
                             .person = person,
                             .door = door,
                             .subject = "programme",
                             .number = base::number(programme.id),
                             .what = "put_in_force",
                             .old_json = R"({"state":"draft"})",
                             .new_json = nlohmann::json{{"state", "in_force"},
                                                        {"assignments", imported.assignments},
                                                        {"duties", imported.duties}}
                                             .dump(),
                             .reason = {}});
  imported.in_force = true;
}

std::optional<base::Problem> cannot_import(store::Connection& connection, const programme::Programme& read) {
  if (read.tasks.empty())
    return problem("no_tasks", "Văn bản chỉ có chỉ tiêu, không có nhiệm vụ nào để theo dõi. Chưa có gì thay đổi.");
  if (!read.issued)
    return problem("no_issue_date",
                   "Văn bản không nêu ngày ban hành nên chưa nhập được: thời hạn tính từ ngày ấy. Xin bổ sung dòng số, "
                   "ngày ban hành vào văn bản rồi nhập lại.");
  if (read.number && store::programme_with_number(connection, *read.number, *read.issued))
    return problem("programme_exists",
                   "Chương trình số " + *read.number + " ngày " + calendar::in_words(*read.issued) +
                       " đã có với nội dung khác. Chưa có gì thay đổi.",
                   *read.number);
  return std::nullopt;
}

/// Counts what is stored of a programme that was imported before.
Imported known(store::Connection& connection, base::ProgrammeId id) {
  Imported imported{.programme = id, .already_there = true};
  imported.in_force = store::programme(connection, id).value().in_force_at.has_value();
  imported.tasks = store::tasks_of(connection, id).size();
  imported.problems = store::problems_of(connection, id).size();
  return imported;
}

base::ProgrammeId keep(store::Connection& connection, const programme::Programme& read, base::Instant now) {
  const auto id = store::save(connection, read, *read.issued, now);
  store::append(connection, {.at = now,
                             .person = {},
                             .door = store::Door::command,
                             .subject = "programme",
                             .number = base::number(id),
                             .what = "imported",
                             .old_json = "{}",
                             .new_json = nlohmann::json{{"number", read.number.value_or("")},
                                                        {"source", read.source_name},
                                                        {"sha256", read.source_sha256},
                                                        {"tasks", read.tasks.size()},
                                                        {"problems", read.problems.size()}}
                                             .dump(),
                             .reason = {}});
  return id;
}

/// Does the whole work within the open transaction.
base::Result<Imported> import_into(store::Connection& connection, const Context& context,
                                   const programme::Programme& read, Activate wanted) {
  const auto now = context.clock.now();
  Imported imported;
  if (const auto there = store::programme_with_source(connection, read.source_sha256)) {
    imported = known(connection, *there);
  } else {
    if (auto refused = cannot_import(connection, read)) return *refused;
    imported.programme = keep(connection, read, now);
    imported.tasks = read.tasks.size();
    imported.problems = read.problems.size();
  }
  if (wanted == Activate::yes && !imported.in_force)
    activate(connection, store::programme(connection, imported.programme).value(), context.settings, now,
             store::Door::command, {}, imported);
  return imported;
}

}  // namespace

base::Result<programme::Programme> read(const std::filesystem::path& file, const calendar::WorkingDays& working_days,
                                        std::optional<document::Encoding> encoding) {
  const auto outline = document::outline_of(file, encoding);
  if (!outline) return outline.error();
  return programme::programme_in(*outline, working_days);
}

base::Result<Imported> import(const Context& context, const programme::Programme& read, Activate wanted) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  auto imported = import_into(*connection, context, read, wanted);
  if (imported) transaction.commit();
  return imported;
}

base::Result<Imported> would_import(const Context& context, const programme::Programme& read, Activate wanted) {
  auto connection = context.pool.lease();
  store::Transaction never_committed{*connection};
  return import_into(*connection, context, read, wanted);
}

namespace {

/// Does the whole work within the open transaction.
base::Result<Imported> put_in_force_in(store::Connection& connection, const Context& context, base::ProgrammeId id,
                                       store::Door door, std::optional<base::PersonId> person) {
  const auto programme = store::programme(connection, id);
  if (!programme) return problem("no_such_programme", "Không có chương trình này.");
  if (programme->in_force_at) return problem("already_in_force", "Chương trình này đã được ban hành.");
  const auto by = person ? store::person_on(connection, *person, context.today()) : std::nullopt;
  if (person && !by) return problem("no_such_person", "Xin chọn người ban hành trong danh sách.");
  if (by && !people::may_decide(*by))
    return problem("not_allowed", "Chỉ Văn phòng đưa chương trình vào thực hiện. Xin chọn người của Văn phòng.");
  auto imported = known(connection, id);
  imported.already_there = false;
  activate(connection, *programme, context.settings, context.clock.now(), door, person, imported);
  return imported;
}

}  // namespace

base::Result<Imported> put_in_force(const Context& context, base::ProgrammeId id, store::Door door,
                                    std::optional<base::PersonId> person) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  auto imported = put_in_force_in(*connection, context, id, door, person);
  if (imported) transaction.commit();
  return imported;
}

base::Result<Imported> would_put_in_force(const Context& context, base::ProgrammeId id) {
  auto connection = context.pool.lease();
  store::Transaction never_committed{*connection};
  return put_in_force_in(*connection, context, id, store::Door::page, {});
}

}  // namespace service

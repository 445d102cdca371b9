#include "service/import.h"

#include <algorithm>

#include "base/text.h"
#include "document/reader.h"
#include "programme/reader.h"
#include "service/assigned.h"
#include "service/decided.h"
#include "store/agencies.h"
#include "store/duties.h"
#include "store/events.h"
#include "store/indicators.h"
#include "store/json.h"
#include "store/ledger.h"
#include "store/programmes.h"
#include "store/task_moves.h"

namespace service {
namespace {

/// Makes the assignments and duties of a draft and marks it as in force.
void activate(store::Connection& connection, store::ProgrammeRow programme, const Settings& settings, base::Instant now,
              store::Door door, std::optional<base::PersonId> person, Imported& imported) {
  // From now on the programme keeps the report periods that its duties were made by, whatever the settings become.
  if (!programme.report_period) programme.report_period = settings.reporting.period;
  if (!programme.report_first_day) programme.report_first_day = settings.reporting.first_day;
  store::set_reporting(connection, programme.id, {*programme.report_period, *programme.report_first_day});
  for (const auto& task : store::tasks_of(connection, programme.id))
    if (!task.ended_at) assign(connection, task, programme, now);
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

std::optional<base::Problem> cannot_import(const programme::Programme& read) {
  if (!read.issued)
    return problem(
        "no_issue_date",
        "Văn bản không nêu ngày ban hành nên chưa nhập được: thời hạn tính từ ngày ấy. Xin nhập lại kèm ngày "
        "ban hành (trên trang: ô Ngày ban hành; dòng lệnh: --issued).");
  return std::nullopt;
}

/// Counts what is stored of a programme that was imported before.
Imported known(store::Connection& connection, base::ProgrammeId id) {
  Imported imported{.programme = id, .already_there = true};
  imported.in_force = store::programme(connection, id).value().in_force_at.has_value();
  imported.tasks = store::tasks_of(connection, id).size();
  imported.indicators = store::indicators(connection, id).size();
  imported.problems = store::problems_of(connection, id).size();
  return imported;
}

base::ProgrammeId keep(store::Connection& connection, const programme::Programme& read, base::Instant now,
                       const Author& author, const base::Progress& progress) {
  const auto id = store::save(connection, read, *read.issued, now, progress);
  store::append(connection, {.at = now,
                             .person = author.person,
                             .door = author.door,
                             .subject = "programme",
                             .number = base::number(id),
                             .what = "imported",
                             .old_json = "{}",
                             .new_json = nlohmann::json{{"number", read.number.value_or("")},
                                                        {"source", read.source_name},
                                                        {"sha256", read.source_sha256},
                                                        {"tasks", read.tasks.size()},
                                                        {"indicators", read.indicators.size()},
                                                        {"problems", read.problems.size()}}
                                             .dump(),
                             .reason = {}});
  return id;
}

bool same_words(const std::optional<std::string>& one, const std::optional<std::string>& other) {
  return base::folded(one.value_or("")) == base::folded(other.value_or(""));
}

/// Numbers begin anew with a year or with a term of office: within one, the same number of an issuer is one document.
bool is_amended_by(const store::ProgrammeRow& programme, const programme::Programme& read) {
  if (!programme.number || !read.number || programme.archived_at || !same_words(programme.number, read.number))
    return false;
  if (programme.issued_on == *read.issued) return true;
  const auto year_of = [](calendar::Day day) { return date::year_month_day{day}.year(); };
  const bool same_time =
      year_of(programme.issued_on) == year_of(*read.issued) || (programme.term && programme.term == read.term);
  return same_time && (!read.issuer || same_words(programme.issuer, read.issuer));
}

/// The programme that the document amends; of several the one of its day, else the newest. Nothing for a new one.
std::optional<store::ProgrammeRow> amended_by(store::Connection& connection, const programme::Programme& read) {
  std::optional<store::ProgrammeRow> found;
  for (auto& programme : store::programmes(connection)) {
    if (!is_amended_by(programme, read)) continue;
    if (!found || found->issued_on != *read.issued) found = std::move(programme);
  }
  return found;
}

base::Result<Imported> amended(store::Connection& connection, const Context& context, const programme::Programme& read,
                               const store::ProgrammeRow& programme, const Author& author) {
  if (programme.ended_at)
    return problem("programme_ended", "Chương trình số " + programme.number.value_or("") +
                                          " đã kết thúc nên không sửa đổi được nữa. Chưa có gì thay đổi.");
  if (read.tasks.empty())
    return problem("no_tasks", "Văn bản chỉ có chỉ tiêu nên không sửa đổi được nhiệm vụ của chương trình số " +
                                   programme.number.value_or("") + ". Chưa có gì thay đổi.");
  Imported imported{.programme = programme.id, .in_force = programme.in_force_at.has_value()};
  imported.tasks = read.tasks.size();
  imported.problems = read.problems.size();
  const auto id = propose(context, connection, programme, read, author);
  imported.amendment = sheet_of(context, connection, store::amendment(connection, id).value());
  return imported;
}

/// Of a file that was imported before: what came of it.
std::optional<Imported> already_there(store::Connection& connection, const Context& context,
                                      const programme::Programme& read) {
  if (const auto there = store::programme_with_source(connection, read.source_sha256)) return known(connection, *there);
  const auto id = store::amendment_with_source(connection, read.source_sha256);
  const auto amendment = id ? store::amendment(connection, *id) : std::nullopt;
  if (!amendment || !store::programme(connection, amendment->programme)) return std::nullopt;
  auto imported = known(connection, amendment->programme);
  imported.amendment = sheet_of(context, connection, *amendment);
  return imported;
}

/// Does the whole work within the open transaction.
base::Result<Imported> import_into(store::Connection& connection, const Context& context,
                                   const programme::Programme& read, Activate wanted,
                                   std::optional<base::ProgrammeId> amends, const Author& author,
                                   const base::Progress& progress) {
  const auto now = context.clock.now();
  if (auto refused = cannot_act(connection, author.person, author.door, calendar::day_in_vietnam(now))) return *refused;
  Imported imported;
  if (auto there = already_there(connection, context, read)) {
    imported = *std::move(there);
  } else {
    if (auto refused = cannot_import(read)) return *refused;
    const auto programme = amends ? store::programme(connection, *amends) : amended_by(connection, read);
    if (amends && !programme) return problem("no_such_programme", "Không có chương trình được sửa đổi này.");
    if (programme) return amended(connection, context, read, *programme, author);
    imported.programme = keep(connection, read, now, author, progress);
    imported.tasks = read.tasks.size();
    imported.indicators = read.indicators.size();
    imported.problems = read.problems.size();
  }
  if (wanted == Activate::yes && !imported.in_force && !imported.amendment)
    activate(connection, store::programme(connection, imported.programme).value(), context.settings, now, author.door,
             author.person, imported);
  return imported;
}

}  // namespace

base::Result<programme::Programme> read(const std::filesystem::path& file, const calendar::WorkingDays& working_days,
                                        const Reading& reading) {
  const auto outline = document::outline_of(file, reading.encoding);
  if (!outline) return outline.error();
  return programme::programme_in(*outline, working_days, reading.given, reading.progress);
}

base::Result<programme::Programme> read(std::string_view bytes, const std::string& name,
                                        const calendar::WorkingDays& working_days, const Reading& reading) {
  const auto outline = document::outline_of_text(bytes, name, reading.encoding);
  if (!outline) return outline.error();
  return programme::programme_in(*outline, working_days, reading.given, reading.progress);
}

base::Result<Imported> import(const Context& context, const programme::Programme& read, Activate wanted,
                              std::optional<base::ProgrammeId> amends, const Author& author,
                              const base::Progress& progress) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  auto imported = import_into(*connection, context, read, wanted, amends, author, progress);
  if (imported) transaction.commit();
  return imported;
}

base::Result<Imported> would_import(const Context& context, const programme::Programme& read, Activate wanted,
                                    std::optional<base::ProgrammeId> amends, const Author& author) {
  auto connection = context.pool.lease();
  store::Transaction never_committed{*connection};
  return import_into(*connection, context, read, wanted, amends, author, {});
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

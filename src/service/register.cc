#include "service/register.h"

#include <algorithm>

#include "base/text.h"
#include "mail/message.h"
#include "programme/programme.h"
#include "service/membership.h"
#include "store/agencies.h"
#include "store/json.h"
#include "store/mergers.h"

namespace service {
namespace {

using calendar::Day;
using store::NameSort;
using store::Period;

constexpr date::days one_day{1};

base::Problem problem(std::string kind, std::string detail, std::string words = {}) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = std::move(words)};
}

base::Problem no_such_agency() {
  return problem("no_such_agency", "Không có cơ quan này. Xin mở lại từ danh sách cơ quan.");
}

base::Problem name_taken(const std::string& name) {
  return problem("name_taken",
                 "Tên \"" + name + "\" đang thuộc cơ quan khác trong khoảng ngày này. Xin ghi tên khác hoặc ngày khác.",
                 name);
}

std::optional<base::Problem> cannot_be_called(const std::string& name) {
  if (name.empty()) return problem("agency_name", "Xin ghi tên.");
  if (name.size() > longest_name) return problem("agency_name", "Tên quá dài. Xin rút gọn.");
  return std::nullopt;
}

/// The agency, where it is there and has no merger before it.
base::Result<store::AgencyRow> living(store::Connection& connection, base::AgencyId id) {
  auto agency = store::agency(connection, id);
  if (!agency) return no_such_agency();
  if (const auto merger = store::merger_of(connection, id))
    return problem("agency_merged", agency->name + (merger->done_at ? " đã sáp nhập" : " sẽ sáp nhập") +
                                        " vào cơ quan khác từ ngày " + calendar::in_words(merger->merged_on) +
                                        ". Xin sửa ở cơ quan mới.");
  return std::move(*agency);
}

/// What two agencies together need before one can stand for the other.
std::optional<base::Problem> cannot_merge(store::Connection& connection, base::AgencyId agency,
                                          base::AgencyId successor) {
  for (const auto id : {agency, successor}) {
    const auto each = living(connection, id);
    if (!each) return each.error();
    if (each->is_group)
      return problem("group_cannot_merge",
                     each->name + " là một nhóm cơ quan nên không sáp nhập được. Xin sửa danh sách thành viên.");
  }
  if (agency == successor)
    return problem("agency_merged", "Một cơ quan không sáp nhập vào chính nó. Xin chọn cơ quan khác.");
  for (const auto& earlier : store::mergers_into(connection, agency))
    if (!earlier.done_at)
      return problem("agency_merged", "Có cơ quan khác đang chờ ngày sáp nhập vào cơ quan này. Xin đợi sau ngày " +
                                          calendar::in_words(earlier.merged_on) + ".");
  return std::nullopt;
}

std::string day_json(std::string_view key, base::AgencyId other, Day on) {
  return nlohmann::json{{std::string{key}, base::number(other)}, {"on", calendar::iso(on)}}.dump();
}

/// The successor is meant by every name that the agency had; the agency goes by none.
void hand_over_names(store::Connection& connection, base::AgencyId agency, base::AgencyId successor, Day on) {
  auto names = store::names_of(connection, agency);
  std::erase_if(names, [on](const auto& row) { return !row.period.holds(on - one_day) && !row.period.holds(on); });
  store::end_names(connection, agency, on);
  for (auto& row : names)
    store::add_name(connection, {.id = 0,
                                 .agency = successor,
                                 .name = std::move(row.name),
                                 .sort = row.sort == NameSort::alias ? NameSort::alias : NameSort::former,
                                 .period = {on, {}}});
}

/// The groups of which the agency was a member; the successor is one from that day on.
std::vector<base::AgencyId> hand_over_memberships(store::Connection& connection, base::AgencyId agency,
                                                  base::AgencyId successor, Day on) {
  std::vector<base::AgencyId> bodies;
  const auto heirs = store::groups_of(connection, successor);
  for (const auto& row : store::groups_of(connection, agency)) {
    if (row.period.until_on && *row.period.until_on < on) continue;
    const auto begins = row.period.from_on && *row.period.from_on > on ? *row.period.from_on : on;
    if (row.period.from_on && *row.period.from_on >= on)
      store::remove_membership(connection, row.id);
    else
      store::set_period(connection, row.id, {row.period.from_on, on - one_day});
    const Period rest{begins, row.period.until_on};
    const bool there = std::ranges::any_of(
        heirs, [&](const auto& heir) { return heir.body == row.body && heir.period.overlaps(rest); });
    if (!there)
      store::add_membership(
          connection,
          {.id = 0, .body = row.body, .agency = successor, .body_name = {}, .agency_name = {}, .period = rest});
    bodies.push_back(row.body);
  }
  return bodies;
}

/// Hands everything over, on the day of the merger or after it.
void carry_out(const Entry& entry, const store::MergerRow& merger, base::Instant made_at) {
  auto& connection = entry.connection;
  const auto on = merger.merged_on;
  hand_over_names(connection, merger.agency, merger.successor, on);
  const auto bodies = hand_over_memberships(connection, merger.agency, merger.successor, on);
  const auto handed = store::hand_over_duties(connection, merger.agency, merger.successor, on);
  store::hand_over_people(connection, merger.agency, merger.successor, merger.merged_on);
  store::hand_over_unsent(connection, merger.agency, merger.successor, merger.merged_on);
  store::set_done(connection, merger.agency, entry.now);
  for (const auto duty : handed.duties)
    entry.log("duty", base::number(duty), "handed_over", day_json("to", merger.successor, on),
              day_json("from", merger.agency, on));
  entry.log("agency", base::number(merger.agency), "merged", day_json("into", merger.successor, on));
  entry.log("agency", base::number(merger.successor), "took_over",
            nlohmann::json{{"agency", base::number(merger.agency)},
                           {"on", calendar::iso(on)},
                           {"duties", handed.duties.size()},
                           {"ended", handed.ended}}
                .dump());
  for (const auto body : bodies) settle(entry, body, on, made_at);
}

}  // namespace

base::Result<base::AgencyId> add_agency(const Context& context, const NewAgency& agency, const Author& author) {
  return enter(context, author, [&](const Entry& entry) -> base::Result<base::AgencyId> {
    const auto name = base::with_single_spaces(agency.name);
    if (auto refused = cannot_be_called(name)) return *refused;
    const Period period{agency.since, {}};
    if (store::is_taken(entry.connection, name, period, {})) return name_taken(name);
    const auto id = store::add_agency(entry.connection, name, agency.is_group || programme::is_group(name), period);
    entry.log("agency", base::number(id), "added", nlohmann::json{{"name", name}}.dump());
    return id;
  });
}

base::Result<base::Done> rename(const Context& context, base::AgencyId id, const std::string& typed, Day on,
                                const Author& author) {
  return enter(context, author, [&](const Entry& entry) -> base::Result<base::Done> {
    const auto agency = living(entry.connection, id);
    if (!agency) return agency.error();
    const auto name = base::with_single_spaces(typed);
    if (auto refused = cannot_be_called(name)) return *refused;
    if (name == agency->name) return base::Done{};
    const auto names = store::names_of(entry.connection, id);
    const auto last =
        std::ranges::find_if(names, [](const auto& row) { return row.sort == NameSort::name && !row.period.until_on; });
    if (last->period.from_on && *last->period.from_on > entry.today())
      return problem("rename_waits", agency->name + " đã có tên mới từ ngày " +
                                         calendar::in_words(*last->period.from_on) + ": " + last->name + ".");
    if (last->period.from_on && *last->period.from_on >= on)
      return problem("bad_period", "Tên hiện nay có từ ngày " + calendar::in_words(*last->period.from_on) +
                                       "; tên mới phải bắt đầu sau ngày ấy.");
    const Period from_now_on{on, {}};
    if (store::is_taken(entry.connection, name, from_now_on, id)) return name_taken(name);
    store::end_name(entry.connection, last->id, on);
    store::add_name(entry.connection,
                    {.id = 0, .agency = id, .name = name, .sort = NameSort::name, .period = from_now_on});
    store::add_name(entry.connection,
                    {.id = 0, .agency = id, .name = last->name, .sort = NameSort::former, .period = from_now_on});
    store::show_name_of(entry.connection, id, entry.today());
    if (on > entry.today()) store::add_turn(entry.connection, {on, id});
    entry.log("agency", base::number(id), "renamed", nlohmann::json{{"name", name}, {"on", calendar::iso(on)}}.dump(),
              nlohmann::json{{"name", last->name}}.dump());
    return base::Done{};
  });
}

base::Result<base::Done> add_alias(const Context& context, base::AgencyId id, const std::string& typed,
                                   const Period& period, const Author& author) {
  return enter(context, author, [&](const Entry& entry) -> base::Result<base::Done> {
    const auto agency = living(entry.connection, id);
    if (!agency) return agency.error();
    const auto alias = base::with_single_spaces(typed);
    if (auto refused = cannot_be_called(alias)) return *refused;
    if (period.from_on && period.until_on && *period.until_on < *period.from_on)
      return problem("bad_period", "Ngày cuối đứng trước ngày đầu. Xin sửa một trong hai ngày.");
    if (!store::add_name(entry.connection,
                         {.id = 0, .agency = id, .name = alias, .sort = NameSort::alias, .period = period}))
      return name_taken(alias);
    entry.log("agency", base::number(id), "alias_added", nlohmann::json{{"alias", alias}}.dump());
    return base::Done{};
  });
}

base::Result<base::Done> remove_alias(const Context& context, base::AgencyId id, const std::string& alias,
                                      const Author& author) {
  return enter(context, author, [&](const Entry& entry) -> base::Result<base::Done> {
    const auto agency = store::agency(entry.connection, id);
    if (!agency) return no_such_agency();
    if (!store::remove_alias(entry.connection, id, alias))
      return problem("no_such_alias", agency->name + " không có tên khác \"" + alias + "\".", alias);
    entry.log("agency", base::number(id), "alias_removed", "{}", nlohmann::json{{"alias", alias}}.dump());
    return base::Done{};
  });
}

base::Result<base::PersonId> add_person(const Context& context, const NewPerson& person, const Author& author) {
  return enter(context, author, [&](const Entry& entry) -> base::Result<base::PersonId> {
    const auto agency = living(entry.connection, person.agency);
    if (!agency) return agency.error();
    const auto name = base::with_single_spaces(person.name);
    if (auto refused = cannot_be_called(name)) return *refused;
    const auto mailbox = mail::mailbox(name, base::trimmed(person.email));
    if (!mailbox) return mailbox.error();
    const auto id = store::put_person(
        entry.connection,
        {.id = {}, .name = name, .email = mailbox->address, .role = person.role, .agency = person.agency},
        entry.today());
    entry.log("agency", base::number(person.agency), "person_added",
              nlohmann::json{{"person", base::number(id)}, {"role", people::code(person.role)}}.dump());
    return id;
  });
}

base::Result<base::Done> remove_person(const Context& context, base::AgencyId agency, base::PersonId id,
                                       const Author& author) {
  return enter(context, author, [&](const Entry& entry) -> base::Result<base::Done> {
    const auto there = store::people_of(entry.connection, agency, entry.today());
    if (std::ranges::find(there, id, &people::Person::id) == there.end())
      return problem("no_such_person", "Cơ quan này không có người ấy. Xin mở lại trang cơ quan.");
    store::retire(entry.connection, id, agency, entry.today());
    entry.log("agency", base::number(agency), "person_removed", nlohmann::json{{"person", base::number(id)}}.dump());
    return base::Done{};
  });
}

base::Result<base::Done> merge(const Context& context, base::AgencyId agency, base::AgencyId successor, Day on,
                               const Author& author) {
  return enter(context, author, [&](const Entry& entry) -> base::Result<base::Done> {
    if (auto refused = cannot_merge(entry.connection, agency, successor)) return *refused;
    const store::MergerRow merger{.agency = agency, .successor = successor, .merged_on = on, .done_at = {}};
    store::add_merger(entry.connection, merger);
    if (on <= entry.today()) {
      carry_out(entry, merger, entry.made_at());
    } else {
      store::add_turn(entry.connection, {on, agency});
      entry.log("agency", base::number(agency), "merger_planned", day_json("into", successor, on));
    }
    return base::Done{};
  });
}

void take_turn(const Entry& entry, base::AgencyId agency, Day day, base::Instant made_at) {
  if (store::show_name_of(entry.connection, agency, day))
    entry.log("agency", base::number(agency), "bears_name",
              nlohmann::json{{"name", store::agency(entry.connection, agency).value().name}}.dump());
  if (const auto merger = store::merger_of(entry.connection, agency);
      merger && !merger->done_at && merger->merged_on <= day)
    carry_out(entry, *merger, made_at);
  settle(entry, agency, day, made_at);
}

void pass_on(const Entry& entry, base::DutyId duty) {
  const auto ended = store::ended_assignment_of(entry.connection, duty);
  if (!ended) return;
  if (const auto successor = store::successor_of(entry.connection, ended->agency); successor != ended->agency) {
    store::hand_over_duty(entry.connection, duty, ended->agency, successor, entry.today());
    entry.log("duty", base::number(duty), "handed_over", day_json("to", successor, entry.today()),
              day_json("from", ended->agency, entry.today()));
  }
  settle(entry, ended->body, entry.today(), entry.made_at());
}

}  // namespace service

#include "service/agencies.h"

#include <algorithm>
#include <set>

#include "programme/programme.h"
#include "service/agency_csv.h"
#include "service/membership.h"
#include "store/json.h"
#include "store/members.h"
#include "store/mergers.h"

namespace service {
namespace {

using mail::Mailbox;

std::vector<std::pair<std::string, std::string>> people_as_text(store::Connection& connection, base::AgencyId agency,
                                                                calendar::Day on) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& person : store::people_of(connection, agency, on))
    texts.emplace_back(std::string{people::code(person.role)} + ' ' + person.name, person.email);
  return texts;
}

void put_people(store::Connection& connection, base::AgencyId agency, people::Role role,
                const std::vector<Mailbox>& mailboxes, calendar::Day on) {
  std::vector<std::string> kept;
  for (const auto& mailbox : mailboxes) {
    const auto& name = mailbox.name.empty() ? mailbox.address : mailbox.name;
    store::put_person(connection, {.id = {}, .name = name, .email = mailbox.address, .role = role, .agency = agency},
                      on);
    kept.push_back(mailbox.address);
  }
  store::retire_others(connection, role, agency, kept, on);
}

/// One load of a file, row by row.
class Load {
 public:
  explicit Load(const Entry& entry) : entry_{entry} {}

  std::optional<base::Problem> put(const AgencyRow& row) {
    auto& connection = entry_.connection;
    const auto known = store::agency_named(connection, row.name, entry_.today());
    const auto agency = known ? store::successor_of(connection, *known)
                              : store::add_agency(connection, row.name, programme::is_group(row.name));
    const auto people_before = people_as_text(connection, agency, entry_.today());
    const auto aliases_before = store::aliases_of(connection, agency, entry_.today());
    for (const auto& alias : row.aliases)
      if (!store::add_name(connection,
                           {.id = 0, .agency = agency, .name = alias, .sort = store::NameSort::alias, .period = {}}))
        return problem_of_line("name_taken", row.line, "tên \"" + alias + "\" đã thuộc cơ quan khác.", alias);
    if (row.speaks_of_contacts) put_people(connection, agency, people::Role::contact, row.contacts, entry_.today());
    if (row.speaks_of_heads) put_people(connection, agency, people::Role::head, row.heads, entry_.today());
    count(row, agency, known.has_value(),
          people_as_text(connection, agency, entry_.today()) != people_before ||
              store::aliases_of(connection, agency, entry_.today()) != aliases_before);
    for (const auto& group : row.groups)
      if (auto refused = put_into(group, agency, row)) return refused;
    return std::nullopt;
  }

  /// What the memberships that are new mean for the groups' tasks, each group once.
  LoadedAgencies settled() {
    for (const auto body : changed_) settle(entry_, body, entry_.today(), entry_.made_at());
    return loaded_;
  }

 private:
  void count(const AgencyRow& row, base::AgencyId agency, bool known, bool changed) {
    ++loaded_.rows;
    loaded_.added += known ? 0U : 1U;
    loaded_.changed += known && changed ? 1U : 0U;
    ++(row.contacts.empty() ? loaded_.without_contact : loaded_.contacts);
    if (!known || changed)
      entry_.log("agency", base::number(agency), known ? "changed" : "added",
                 nlohmann::json{{"name", row.name}, {"aliases", row.aliases}}.dump());
  }

  std::optional<base::Problem> put_into(const std::string& group, base::AgencyId agency, const AgencyRow& row) {
    const auto known = store::agency_named(entry_.connection, group, entry_.today());
    const auto body = known ? *known : store::add_agency(entry_.connection, group, true);
    if (!known) entry_.log("agency", base::number(body), "added", nlohmann::json{{"name", group}}.dump());
    const auto put = put_member(entry_, body, agency, row.period);
    if (!put) return problem_of_line(put.error().kind, row.line, put.error().detail, group);
    if (!*put) return std::nullopt;
    ++loaded_.memberships;
    changed_.insert(body);
    return std::nullopt;
  }

  const Entry& entry_;
  LoadedAgencies loaded_;
  std::set<base::AgencyId> changed_;
};

}  // namespace

base::Result<LoadedAgencies> load_agencies(const Context& context, std::string_view csv, const Author& author) {
  const auto rows = agency_rows(csv);
  if (!rows) return rows.error();
  return enter(context, author, [&](const Entry& entry) -> base::Result<LoadedAgencies> {
    Load load{entry};
    for (const auto& row : *rows)
      if (auto refused = load.put(row)) return *refused;
    return load.settled();
  });
}

namespace {

bool are(const std::vector<people::Person>& people, const std::vector<Mailbox>& mailboxes) {
  std::set<std::pair<std::string, std::string>> have, want;
  for (const auto& person : people) have.emplace(person.name, person.email);
  for (const auto& mailbox : mailboxes) want.emplace(mailbox.name, mailbox.address);
  return have == want;
}

}  // namespace

void put_people_of_settings(const Context& context) {
  auto connection = context.pool.lease();
  const auto today = context.today();
  if (are(store::people_of_settings(*connection, people::Role::office, today), context.settings.office) &&
      are(store::people_of_settings(*connection, people::Role::committee, today), context.settings.committee))
    return;  // nothing to write: a folder that can only be read, or is locked, still answers
  store::Transaction transaction{*connection};
  const auto put_all = [&](people::Role role, const std::vector<Mailbox>& mailboxes) {
    std::vector<std::string> kept;
    for (const auto& mailbox : mailboxes) {
      store::put_person(*connection,
                        {.id = {}, .name = mailbox.name, .email = mailbox.address, .role = role, .agency = {}}, today,
                        store::Named::by_settings);
      kept.push_back(mailbox.address);
    }
    store::retire_others(*connection, role, std::nullopt, kept, today, store::Named::by_settings);
  };
  put_all(people::Role::office, context.settings.office);
  put_all(people::Role::committee, context.settings.committee);
  transaction.commit();
}

std::vector<AgencyLine> agencies(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto today = context.today();
  std::vector<AgencyLine> lines;
  for (auto& agency : store::agencies(*connection)) {
    AgencyLine line{.agency = std::move(agency), .aliases = {}, .people = {}, .groups = {}, .members = 0};
    line.aliases = store::aliases_of(*connection, line.agency.id, today);
    line.people = store::people_of(*connection, line.agency.id, today);
    for (auto& group : store::groups_of(*connection, line.agency.id))
      if (group.period.holds(today)) line.groups.push_back(std::move(group.body_name));
    if (line.agency.is_group)
      line.members = std::ranges::count_if(store::members_of(*connection, line.agency.id),
                                           [today](const auto& member) { return member.period.holds(today); });
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace service

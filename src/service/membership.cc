#include "service/membership.h"

#include <algorithm>

#include "store/agencies.h"
#include "store/duty_changes.h"
#include "store/json.h"
#include "store/mergers.h"

namespace service {
namespace {

using calendar::Day;
using store::Period;

constexpr date::days one_day{1};

base::Problem problem(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

std::string json_of(base::AgencyId agency, const std::string& name, const Period& period) {
  nlohmann::json json{{"agency", base::number(agency)}, {"name", name}, {"from", nullptr}, {"until", nullptr}};
  if (period.from_on) json["from"] = calendar::iso(*period.from_on);
  if (period.until_on) json["until"] = calendar::iso(*period.until_on);
  return json.dump();
}

bool is_member_of_any(store::Connection& connection, base::AgencyId agency) {
  return !store::groups_of(connection, agency).empty();
}

std::optional<base::Problem> cannot_join(store::Connection& connection, base::AgencyId body, base::AgencyId agency,
                                         const Period& period) {
  const auto group = store::agency(connection, body), member = store::agency(connection, agency);
  if (!group || !member) return problem("no_such_agency", "Không có cơ quan này. Xin mở lại từ danh sách cơ quan.");
  if (member->is_group || body == agency)
    return problem("member_is_group", member->name +
                                          " là một nhóm cơ quan nên không làm thành viên của nhóm được. Xin "
                                          "ghi từng cơ quan trong nhóm ấy.");
  if (is_member_of_any(connection, body))
    return problem("group_is_member", group->name + " đang là thành viên của một nhóm nên không thể là nhóm.");
  for (const auto& each : {*group, *member})
    if (store::merger_of(connection, each.id))
      return problem("agency_merged", each.name +
                                          " đã sáp nhập hoặc đã có ngày sáp nhập vào cơ quan khác. Xin ghi cơ "
                                          "quan mới.");
  if (period.from_on && period.until_on && *period.until_on < *period.from_on)
    return problem("bad_period", "Ngày cuối (" + calendar::in_words(*period.until_on) + ") đứng trước ngày đầu (" +
                                     calendar::in_words(*period.from_on) + "). Xin sửa một trong hai ngày.");
  return std::nullopt;
}

/// The days to come on which the membership begins and ends are the clock's work.
void plan_turns(const Entry& entry, base::AgencyId body, const Period& period) {
  if (period.from_on && *period.from_on > entry.today()) store::add_turn(entry.connection, {*period.from_on, body});
  if (period.until_on && *period.until_on >= entry.today())
    store::add_turn(entry.connection, {*period.until_on + one_day, body});
}

std::vector<store::MembershipRow> memberships(store::Connection& connection, base::AgencyId body,
                                              base::AgencyId agency) {
  auto rows = store::groups_of(connection, agency);
  std::erase_if(rows, [body](const auto& row) { return row.body != body; });
  return rows;
}

}  // namespace

base::Result<bool> put_member(const Entry& entry, base::AgencyId body, base::AgencyId agency, const Period& wanted) {
  auto& connection = entry.connection;
  if (auto refused = cannot_join(connection, body, agency, wanted)) return *refused;
  auto there = memberships(connection, body, agency);
  std::erase_if(there, [&](const auto& row) { return !row.period.overlaps(wanted); });
  if (there.size() > 1)
    return problem("two_memberships", there[0].agency_name +
                                          " đã hai lần là thành viên trong khoảng ngày này. Xin ghi "
                                          "khoảng ngày của riêng một lần.");
  auto period = wanted;
  if (!there.empty()) {
    if (!period.from_on) period.from_on = there[0].period.from_on;
    if (!period.until_on) period.until_on = there[0].period.until_on;
    if (period == there[0].period) return false;
    if (auto refused = cannot_join(connection, body, agency, period)) return *refused;
    store::set_period(connection, there[0].id, period);
  } else {
    store::add_membership(
        connection, {.id = 0, .body = body, .agency = agency, .body_name = {}, .agency_name = {}, .period = period});
    store::make_group(connection, body);
  }
  plan_turns(entry, body, period);
  const auto member = store::agency(connection, agency).value();
  entry.log("agency", base::number(body), there.empty() ? "member_joined" : "member_changed",
            json_of(agency, member.name, period), there.empty() ? "{}" : json_of(agency, member.name, there[0].period));
  return true;
}

void settle(const Entry& entry, base::AgencyId body, Day on, base::Instant made_at) {
  if (const auto group = store::agency(entry.connection, body); !group || !group->is_group) return;
  for (const auto& change : store::fan_out(entry.connection, body, on, made_at))
    entry.log("task", base::number(change.task), "fanned_out",
              nlohmann::json{{"group", base::number(body)}, {"given", change.given}, {"ended", change.ended}}.dump());
  // What a member did before it was one may be counted as the group's from now on, without anything given or ended.
  if (store::has_untold_duties(entry.connection))
    entry.log("agency", base::number(body), "fanned_out", nlohmann::json{{"given", 0}, {"ended", 0}}.dump());
}

base::Result<base::Done> join(const Context& context, base::AgencyId body, base::AgencyId agency, const Period& period,
                              const Author& author) {
  return enter(context, author, [&](const Entry& entry) -> base::Result<base::Done> {
    const auto put = put_member(entry, body, agency, period);
    if (!put) return put.error();
    if (*put) settle(entry, body, entry.today(), entry.made_at());
    return base::Done{};
  });
}

base::Result<base::Done> leave(const Context& context, base::AgencyId body, base::AgencyId agency, Day from,
                               const Author& author) {
  return enter(context, author, [&](const Entry& entry) -> base::Result<base::Done> {
    const auto group = store::agency(entry.connection, body), member = store::agency(entry.connection, agency);
    if (!group || !member) return problem("no_such_agency", "Không có cơ quan này. Xin mở lại từ danh sách cơ quan.");
    auto there = memberships(entry.connection, body, agency);
    std::erase_if(there, [from](const auto& row) { return row.period.until_on && *row.period.until_on < from; });
    if (there.empty())
      return problem("not_a_member", member->name + " không phải thành viên của " + group->name + " vào ngày " +
                                         calendar::in_words(from) + ".");
    const auto& row = there.front();
    if (row.period.from_on && *row.period.from_on >= from) {
      store::remove_membership(entry.connection, row.id);  // it never begins
    } else {
      store::set_period(entry.connection, row.id, {row.period.from_on, from - one_day});
      plan_turns(entry, body, {row.period.from_on, from - one_day});
    }
    entry.log("agency", base::number(body), "member_left",
              json_of(agency, member->name, {row.period.from_on, from - one_day}),
              json_of(agency, member->name, row.period));
    settle(entry, body, entry.today(), entry.made_at());
    return base::Done{};
  });
}

}  // namespace service

#include "web/register_view.h"

#include <algorithm>
#include <array>

#include "web/group_view.h"
#include "web/lines.h"
#include "web/words.h"

namespace web {
namespace {

using calendar::Day;
using render::Values;
using store::NameSort;

/// «từ 1/7/2026 đến hết 31/12/2026»; empty for ever.
std::string in_words(const store::Period& period) {
  std::string words;
  if (period.from_on) words = "từ " + calendar::in_words(*period.from_on);
  if (period.until_on)
    words += std::string{words.empty() ? "" : " "} + "đến hết " + calendar::in_words(*period.until_on);
  return words;
}

Values::List name_rows(const std::vector<store::NameRow>& names) {
  Values::List rows;
  for (const auto& name : names) {
    if (name.sort == NameSort::name && name.period == store::Period{}) continue;  // the heading says it
    Values row;
    row.text("name", name.name).text("period", in_words(name.period)).flag("is_alias", name.sort == NameSort::alias);
    row.text("sort", name.sort == NameSort::name    ? "tên chính thức"
                     : name.sort == NameSort::alias ? "tên khác"
                                                    : "tên cũ");
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List membership_rows(const std::vector<store::MembershipRow>& groups) {
  Values::List rows;
  for (const auto& row : groups) {
    Values values;
    values.number("group_id", base::number(row.body)).text("group", row.body_name).text("period", in_words(row.period));
    rows.push_back(std::move(values));
  }
  return rows;
}

Values::List member_rows(const std::vector<service::MemberLine>& members, Day today) {
  Values::List rows;
  rows.reserve(members.size());
  for (const auto& member : members) {
    Values row;
    row.number("member_id", base::number(member.membership.agency)).text("member", member.membership.agency_name);
    row.text("period", in_words(member.membership.period)).flag("not_today", !member.membership.period.holds(today));
    put_counts(row, member.counts);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List task_rows(const std::vector<service::GroupTask>& tasks) {
  Values::List rows;
  for (const auto& task : tasks) {
    auto row = task_line(task.task);
    rows.push_back(std::move(row.text("roll_up", roll_up_in_words(task.standing))));
  }
  return rows;
}

Values::List merger_rows(const std::vector<service::MergerLine>& mergers) {
  Values::List rows;
  for (const auto& line : mergers) {
    Values row;
    row.number("other_id", base::number(line.merger.agency)).text("other", line.name);
    rows.push_back(std::move(row.text("merged_on", calendar::in_words(line.merger.merged_on))));
  }
  return rows;
}

Values::List history_rows(const std::vector<service::EventLine>& history) {
  Values::List rows;
  for (const auto& line : history) {
    Values row;
    row.text("at", web::in_words(line.event.at)).text("what", words_for_event(line.event.what));
    row.text("who", !line.person.empty()                    ? line.person
                    : line.event.door == store::Door::clock ? "Chương trình"
                                                            : "Người quản trị");
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Agencies as options of a select, those for which the test holds.
template <typename Test>
Values::List options(const std::vector<store::AgencyRow>& agencies, const std::string& chosen, Test test) {
  Values::List rows;
  for (const auto& agency : agencies) {
    if (!test(agency)) continue;
    Values option;
    option.number("option", base::number(agency.id)).text("option_name", agency.name);
    rows.push_back(std::move(option.flag("chosen", std::to_string(base::number(agency.id)) == chosen)));
  }
  return rows;
}

Values::List members_of_today(const service::RegisterSheet& sheet, const std::string& chosen, Day today) {
  Values::List rows;
  for (const auto& member : sheet.members) {
    if (member.membership.period.until_on && *member.membership.period.until_on < today) continue;
    const auto id = std::to_string(base::number(member.membership.agency));
    Values option;
    option.text("option", id).text("option_name", member.membership.agency_name).flag("chosen", id == chosen);
    rows.push_back(std::move(option));
  }
  return rows;
}

/// The text fields of the forms, and what each is called in the templates.
struct Field {
  std::string_view form, field;
  render::Key key;
};
constexpr std::array<Field, 13> text_fields{{{"rename", "name", "rename_name"},
                                             {"rename", "on", "rename_on"},
                                             {"aliases", "alias", "aliases_alias"},
                                             {"aliases", "from", "aliases_from"},
                                             {"aliases", "until", "aliases_until"},
                                             {"people", "name", "people_name"},
                                             {"people", "email", "people_email"},
                                             {"members", "from", "members_from"},
                                             {"members", "until", "members_until"},
                                             {"leave", "on", "leave_on"},
                                             {"merge", "on", "merge_on"},
                                             {"new", "name", "new_name"},
                                             {"new", "since", "new_since"}}};

std::string typed(const RegisterDraft& draft, const std::string& form, const std::string& field) {
  const auto found = draft.typed.find(field);
  return draft.form == form && found != draft.typed.end() ? found->second : std::string{};
}

void put_draft(Values& values, const RegisterDraft& draft) {
  for (const auto& [form, field, key] : text_fields)
    values.text(key, typed(draft, std::string{form}, std::string{field}));
  if (draft.problem) values.text("problem", draft.problem->detail);
}

}  // namespace

void put_register(Values& values, const service::RegisterSheet& sheet, Day today) {
  auto names = name_rows(sheet.names);
  values.flag("any_names", !names.empty()).list("names", std::move(names));
  values.flag("in_groups", !sheet.groups.empty()).list("in_group", membership_rows(sheet.groups));
  values.flag("any_members", !sheet.members.empty()).list("members", member_rows(sheet.members, today));
  values.number("member_count", std::ranges::count_if(sheet.members, [&](const auto& line) {
                  return line.membership.period.holds(today);
                }));
  values.list("group_tasks", task_rows(sheet.tasks)).flag("any_group_tasks", !sheet.tasks.empty());
  values.flag("any_mergers", !sheet.mergers.empty()).list("mergers", merger_rows(sheet.mergers));
  if (sheet.merger) {
    values.number("successor_id", base::number(sheet.merger->merger.successor)).text("successor", sheet.merger->name);
    values.text("merged_on", calendar::in_words(sheet.merger->merger.merged_on));
    values.flag("is_merged", sheet.merger->merger.done_at.has_value());
  }
}

Values register_page(const service::RegisterSheet& sheet, const RegisterDraft& draft, Day today,
                     const std::string& token, std::string notice) {
  const auto id = sheet.agency.id;
  Values values;
  values.text("title", "Sửa thông tin – " + sheet.agency.name)
      .flag("at_agencies", true)
      .text("notice", std::move(notice));
  values.number("agency_id", base::number(id)).text("agency", sheet.agency.name).text("token", token);
  values.flag("is_group", sheet.agency.is_group)
      .flag("may_change", !sheet.merger)
      .text("today_iso", calendar::iso(today));
  put_register(values, sheet, today);
  Values::List people;
  for (const auto& person : sheet.people) {
    Values row;
    row.number("whose_id", base::number(person.id)).text("whose", name_and_role(person)).text("email", person.email);
    people.push_back(std::move(row));
  }
  values.flag("any_people", !people.empty()).list("agency_people", std::move(people));
  values.flag("head_chosen", typed(draft, "people", "role") == "head");
  const auto is_other = [id](const auto& agency) { return agency.id != id && !agency.is_group; };
  values.list("joiners", options(sheet.agencies, typed(draft, "members", "agency"), is_other));
  values.list("leavers", members_of_today(sheet, typed(draft, "leave", "agency"), today));
  values.list("successors", options(sheet.agencies, typed(draft, "merge", "successor"), is_other));
  values.list("history", history_rows(sheet.history)).flag("any_history", !sheet.history.empty());
  put_draft(values, draft);
  return values;
}

Values new_agency_page(const RegisterDraft& draft, const std::string& token, std::string notice) {
  Values values;
  values.text("title", "Thêm cơ quan").flag("at_agencies", true).text("token", token).text("notice", std::move(notice));
  values.flag("group_chosen", !typed(draft, "new", "group").empty());
  put_draft(values, draft);
  return values;
}

}  // namespace web

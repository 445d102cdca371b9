#include "cli/agency_commands.h"

#include <memory>
#include <ostream>

#include "cli/commands.h"
#include "cli/table.h"
#include "service/agencies.h"
#include "service/house.h"
#include "service/membership.h"
#include "service/register.h"
#include "service/register_sheet.h"
#include "store/json.h"

namespace cli {
namespace {

using base::AgencyId;
using base::Done;
using base::Result;

/// What the options of these commands are read into.
struct Line {
  std::filesystem::path file, data;
  std::string agency, other, name, email, on, from, until, format = "table";
  bool group = false, head = false, remove = false;
};

Command add_command(Command parent, const char* name, const char* words, Line& line) {
  const auto command = parent.command(name, words);
  command.data(line.data);
  return command;
}

Result<AgencyId> agency_named(const service::Context& context, const std::string& name) {
  auto connection = context.pool.lease();
  if (const auto id = store::agency_named(*connection, name, context.today())) return *id;
  return base::Problem{.kind = "no_such_agency",
                       .detail = "Không có cơ quan nào tên \"" + name + "\". Xem danh sách: dondoc agency list.",
                       .words = {}};
}

/// Opens the data folder, makes the change there, and says what was done.
template <typename Change>
int make(const Line& line, const Doors& doors, const std::string& said, Change&& change) {
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto made = change((*house)->context());
  if (!made) return refuse(made.error(), doors);
  doors.out << said << '\n';
  return cli::done;
}

/// A change of one agency that the line names.
template <typename Change>
int change_agency(const Line& line, const Doors& doors, const std::string& said, Change&& change) {
  return make(line, doors, said, [&](const service::Context& context) -> Result<Done> {
    const auto id = agency_named(context, line.agency);
    if (!id) return id.error();
    return change(context, *id);
  });
}

/// A change between two agencies that the line names.
template <typename Change>
int change_two(const Line& line, const Doors& doors, const std::string& said, Change&& change) {
  return change_agency(line, doors, said, [&](const service::Context& context, AgencyId id) -> Result<Done> {
    const auto other = agency_named(context, line.other);
    if (!other) return other.error();
    return change(context, id, *other);
  });
}

template <typename T>
Result<Done> without_value(const Result<T>& result) {
  if (!result) return result.error();
  return Done{};
}

Result<Done> change_contact(const service::Context& context, AgencyId id, const Line& line) {
  const auto role = line.head ? people::Role::head : people::Role::contact;
  if (!line.remove)
    return without_value(service::add_person(
        context, {.agency = id, .role = role, .name = line.name.empty() ? line.email : line.name, .email = line.email},
        {}));
  const auto sheet = service::register_sheet(context, id).value();
  for (const auto& person : sheet.people)
    if (person.role == role && person.email == line.email) return service::remove_person(context, id, person.id, {});
  return base::Problem{.kind = "no_such_person",
                       .detail = line.agency + " không có người nào với địa chỉ " + line.email + ".",
                       .words = {}};
}

std::string words_of(const store::Period& period) {
  std::string words;
  if (period.from_on) words += " từ " + calendar::in_words(*period.from_on);
  if (period.until_on) words += " đến hết " + calendar::in_words(*period.until_on);
  return words;
}

nlohmann::json json_of(const store::Period& period) {
  nlohmann::json json{{"from", nullptr}, {"until", nullptr}};
  if (period.from_on) json["from"] = calendar::iso(*period.from_on);
  if (period.until_on) json["until"] = calendar::iso(*period.until_on);
  return json;
}

std::string_view code(store::NameSort sort) {
  switch (sort) {
    case store::NameSort::name: return "name";
    case store::NameSort::alias: return "alias";
    case store::NameSort::former: return "former";
  }
  return "name";
}

nlohmann::json json_of(const service::RegisterSheet& sheet) {
  nlohmann::json json{{"id", base::number(sheet.agency.id)}, {"name", sheet.agency.name},
                      {"group", sheet.agency.is_group},      {"names", nlohmann::json::array()},
                      {"people", nlohmann::json::array()},   {"members", nlohmann::json::array()},
                      {"groups", nlohmann::json::array()},   {"merged_into", nullptr}};
  for (const auto& name : sheet.names) {
    auto row = json_of(name.period);
    row["name"] = name.name;
    row["sort"] = code(name.sort);
    json["names"].push_back(std::move(row));
  }
  for (const auto& person : sheet.people)
    json["people"].push_back({{"name", person.name}, {"email", person.email}, {"role", people::code(person.role)}});
  for (const auto& member : sheet.members) {
    auto row = json_of(member.membership.period);
    row["agency"] = member.membership.agency_name;
    json["members"].push_back(std::move(row));
  }
  for (const auto& group : sheet.groups) {
    auto row = json_of(group.period);
    row["group"] = group.body_name;
    json["groups"].push_back(std::move(row));
  }
  if (sheet.merger)
    json["merged_into"] = {{"agency", sheet.merger->name}, {"on", calendar::iso(sheet.merger->merger.merged_on)}};
  return json;
}

void print(const service::RegisterSheet& sheet, calendar::Day today, std::ostream& out) {
  out << sheet.agency.name << (sheet.agency.is_group ? " (nhóm cơ quan)" : "") << '\n';
  if (sheet.merger)
    out << "  Sáp nhập vào " << sheet.merger->name << " từ " << calendar::in_words(sheet.merger->merger.merged_on)
        << '\n';
  for (const auto& name : sheet.names)
    if (name.sort != store::NameSort::name || name.period != store::Period{})
      out << "  "
          << (name.sort == store::NameSort::former  ? "Tên cũ: "
              : name.sort == store::NameSort::alias ? "Tên khác: "
                                                    : "Tên: ")
          << name.name << words_of(name.period) << '\n';
  for (const auto& person : sheet.people)
    out << "  " << (person.role == people::Role::head ? "Lãnh đạo: " : "Đầu mối: ") << person.name << " <"
        << person.email << ">\n";
  for (const auto& group : sheet.groups) out << "  Thuộc " << group.body_name << words_of(group.period) << '\n';
  for (const auto& member : sheet.members)
    out << "  Thành viên: " << member.membership.agency_name << words_of(member.membership.period)
        << (member.membership.period.holds(today) ? "" : " (hôm nay không là thành viên)") << '\n';
}

int show(const Line& line, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto context = (*house)->context();
  const auto id = agency_named(context, line.agency);
  if (!id) return refuse(id.error(), doors);
  const auto sheet = service::register_sheet(context, *id).value();
  if (line.format == "json")
    doors.out << json_of(sheet).dump(1) << '\n';
  else
    print(sheet, context.today(), doors.out);
  return cli::done;
}

using Action = std::function<int()>;

void add_naming(Command agency, const std::shared_ptr<Line>& line, const Doors& doors, Action& action) {
  const auto add = add_command(agency, "add", "Thêm một cơ quan", *line);
  add.option("NAME", line->name, "Tên cơ quan").required();
  add.flag("--group", line->group, "Là một nhóm cơ quan");
  add.day("--from", line->from, "Ngày đầu mang tên này (mặc định: từ đầu)");
  add.does([line, &doors, &action] {
    action = [line, &doors] {
      return make(*line, doors, "Đã thêm " + line->name + ".", [&](const service::Context& context) {
        return without_value(service::add_agency(
            context, {.name = line->name, .is_group = line->group, .since = day_of(line->from)}, {}));
      });
    };
  });

  const auto rename = add_command(agency, "rename", "Đổi tên một cơ quan từ một ngày", *line);
  rename.option("AGENCY", line->agency, "Tên hiện nay").required();
  rename.option("NAME", line->name, "Tên mới").required();
  rename.day("--on", line->on, "Ngày đầu mang tên mới (mặc định: hôm nay)");
  rename.does([line, &doors, &action] {
    action = [line, &doors] {
      return change_agency(
          *line, doors, "Đã ghi tên mới: " + line->name + ".", [&](const service::Context& context, AgencyId id) {
            return service::rename(context, id, line->name, day_of(line->on).value_or(context.today()), {});
          });
    };
  });

  const auto alias = add_command(agency, "alias", "Thêm hoặc bỏ một tên khác của cơ quan", *line);
  alias.option("AGENCY", line->agency, "Cơ quan").required();
  alias.option("NAME", line->name, "Tên khác").required();
  alias.day("--from", line->from, "Ngày đầu");
  alias.day("--until", line->until, "Ngày cuối");
  alias.flag("--remove", line->remove, "Bỏ tên khác này");
  alias.does([line, &doors, &action] {
    action = [line, &doors] {
      return change_agency(*line, doors, line->remove ? "Đã bỏ tên khác." : "Đã ghi tên khác.",
                           [&](const service::Context& context, AgencyId id) {
                             return line->remove ? service::remove_alias(context, id, line->name, {})
                                                 : service::add_alias(context, id, line->name,
                                                                      {day_of(line->from), day_of(line->until)}, {});
                           });
    };
  });

  const auto contact = add_command(agency, "contact", "Thêm hoặc bỏ đầu mối, lãnh đạo của cơ quan", *line);
  contact.option("AGENCY", line->agency, "Cơ quan").required();
  contact.option("--email", line->email, "Địa chỉ thư").required();
  contact.option("--name", line->name, "Họ và tên");
  contact.flag("--head", line->head, "Là lãnh đạo cơ quan");
  contact.flag("--remove", line->remove, "Bỏ người này");
  contact.does([line, &doors, &action] {
    action = [line, &doors] {
      return change_agency(
          *line, doors, line->remove ? "Đã bỏ." : "Đã ghi.",
          [&](const service::Context& context, AgencyId id) { return change_contact(context, id, *line); });
    };
  });
}

void add_grouping(Command agency, const std::shared_ptr<Line>& line, const Doors& doors, Action& action) {
  const auto member = add_command(agency, "member", "Ghi một cơ quan là thành viên của nhóm", *line);
  member.option("GROUP", line->agency, "Nhóm").required();
  member.option("AGENCY", line->other, "Cơ quan").required();
  member.day("--from", line->from, "Ngày đầu làm thành viên (mặc định: từ đầu)");
  member.day("--until", line->until, "Ngày cuối (mặc định: chưa định)");
  member.does([line, &doors, &action] {
    action = [line, &doors] {
      return change_two(*line, doors, "Đã ghi thành viên.",
                        [&](const service::Context& context, AgencyId body, AgencyId other) {
                          return service::join(context, body, other, {day_of(line->from), day_of(line->until)}, {});
                        });
    };
  });

  const auto leave = add_command(agency, "leave", "Thôi làm thành viên của nhóm từ một ngày", *line);
  leave.option("GROUP", line->agency, "Nhóm").required();
  leave.option("AGENCY", line->other, "Cơ quan").required();
  leave.day("--on", line->on, "Ngày đầu tiên không còn là thành viên (mặc định: hôm nay)");
  leave.does([line, &doors, &action] {
    action = [line, &doors] {
      return change_two(*line, doors, "Đã ghi ngày thôi làm thành viên.",
                        [&](const service::Context& context, AgencyId body, AgencyId other) {
                          return service::leave(context, body, other, day_of(line->on).value_or(context.today()), {});
                        });
    };
  });

  const auto merge = add_command(agency, "merge", "Sáp nhập một cơ quan vào cơ quan khác từ một ngày", *line);
  merge.option("AGENCY", line->agency, "Cơ quan thôi hoạt động").required();
  merge.option("SUCCESSOR", line->other, "Cơ quan mới").required();
  merge.day("--on", line->on, "Ngày đầu của cơ quan mới (mặc định: hôm nay)");
  merge.does([line, &doors, &action] {
    action = [line, &doors] {
      return change_two(*line, doors, "Đã ghi việc sáp nhập.",
                        [&](const service::Context& context, AgencyId id, AgencyId successor) {
                          return service::merge(context, id, successor, day_of(line->on).value_or(context.today()), {});
                        });
    };
  });
}

void add_listing(Command agency, const std::shared_ptr<Line>& line, const Doors& doors, Action& action) {
  const auto load = add_command(
      agency, "load", "Nạp từ tệp CSV: tên, tên khác, nhóm, từ ngày, đến ngày, người liên hệ, email, email lãnh đạo",
      *line);
  load.option("FILE", line->file, "Tệp CSV (UTF-8)").required();
  load.does(
      [line, &doors, &action] { action = [line, &doors] { return load_agencies(line->data, line->file, doors); }; });

  const auto list = add_command(agency, "list", "In danh sách", *line);
  list.format(line->format);
  list.does([line, &doors, &action] {
    action = [line, &doors] {
      return list_agencies(line->data, line->format == "json" ? Format::json : Format::table, doors);
    };
  });

  const auto one =
      add_command(agency, "show", "In những gì biết về một cơ quan: tên, người, nhóm, thành viên, sáp nhập", *line);
  one.option("AGENCY", line->agency, "Cơ quan").required();
  one.format(line->format);
  one.does([line, &doors, &action] { action = [line, &doors] { return show(*line, doors); }; });
}

}  // namespace

void add_agency_commands(Command app, const Doors& doors, Action& action) {
  const auto agency = app.group("agency", "Cơ quan: tên, đầu mối liên hệ, nhóm và thành viên, sáp nhập");
  const auto line = std::make_shared<Line>();
  add_naming(agency, line, doors, action);
  add_grouping(agency, line, doors, action);
  add_listing(agency, line, doors, action);
}

}  // namespace cli

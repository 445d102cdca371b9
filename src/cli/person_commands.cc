#include "cli/person_commands.h"

#include <istream>
#include <memory>
#include <ostream>

#include "cli/commands.h"
#include "cli/table.h"
#include "service/erasure.h"
#include "service/feeds.h"
#include "service/house.h"
#include "service/people.h"
#include "store/agencies.h"
#include "store/json.h"

namespace cli {
namespace {

using base::Done;
using base::PersonId;
using base::Result;

/// What the options of these commands are read into.
struct Line {
  std::filesystem::path data;
  std::string email, name, function, role, agency, from, until, end, substitute_for, format = "table";
  std::int64_t id = 0;
  bool from_stdin = false, revoke = false;
};

Command add_command(Command parent, const char* name, const char* words, Line& line) {
  const auto command = parent.command(name, words);
  command.data(line.data);
  return command;
}

Command add_command_of_person(Command parent, const char* name, const char* words, Line& line) {
  const auto command = add_command(parent, name, words, line);
  command.option("EMAIL", line.email, "Địa chỉ thư của người ấy").required();
  return command;
}

void add_mandate_options(Command command, Line& line) {
  command
      .option("--role", line.role,
              "Vai trò: administrator (quản trị), office (Văn phòng), contact (đầu mối), head (lãnh đạo cơ quan), "
              "committee (Ban Thường vụ), inspection (kiểm tra)")
      .required()
      .among({"administrator", "office", "contact", "head", "committee", "inspection"})
      .type("ROLE");
  command.option("--agency", line.agency, "Cơ quan, với đầu mối và lãnh đạo").type("NAME");
}

/// Opens the data folder, makes the change there, and says what came of it.
template <typename Change>
int make(const Line& line, const Doors& doors, Change&& change) {
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const Result<std::string> said = change((*house)->context());
  if (!said) return refuse(said.error(), doors);
  doors.out << *said << '\n';
  return done;
}

/// A change of the person that the line names.
template <typename Change>
int change_person(const Line& line, const Doors& doors, Change&& change) {
  return make(line, doors, [&](const service::Context& context) -> Result<std::string> {
    const auto id = service::person_of_email(context, line.email);
    if (!id)
      return base::Problem{.kind = "no_such_person",
                           .detail = "Không có ai với địa chỉ " + line.email + ". Xem danh sách: dondoc person list.",
                           .words = {}};
    return change(context, *id);
  });
}

Result<std::string> said(const Result<Done>& result, std::string words) {
  if (!result) return result.error();
  return words;
}

Result<people::Mandate> mandate_of(const service::Context& context, const Line& line) {
  people::Mandate mandate{.role = people::role_of(line.role).value(), .agency = {}};
  if (line.agency.empty()) return mandate;
  auto connection = context.pool.lease();
  mandate.agency = store::agency_named(*connection, line.agency, context.today());
  if (!mandate.agency)
    return base::Problem{
        .kind = "no_such_agency", .detail = "Không có cơ quan nào tên \"" + line.agency + "\".", .words = {}};
  return mandate;
}

Result<PersonId> give(const service::Context& context, const Line& line, std::string name) {
  const auto mandate = mandate_of(context, line);
  if (!mandate) return mandate.error();
  return service::give_mandate(
      context,
      {.name = std::move(name),
       .email = line.email,
       .function = line.function,
       .role = mandate->role,
       .agency = mandate->agency,
       .period = {day_of(line.from), day_of(line.until)},
       .substitute_for =
           line.substitute_for.empty() ? std::nullopt : service::person_of_email(context, line.substitute_for)},
      {});
}

int add(const Line& line, const Doors& doors) {
  return make(line, doors, [&](const service::Context& context) -> Result<std::string> {
    const auto id = give(context, line, line.name);
    if (!id) return id.error();
    const auto link = service::password_link(context, *id, {});
    if (!link) return link.error();
    return line.name + " <" + line.email + ">. Đường dẫn đặt mật khẩu, dùng một lần trong hai ngày: " + *link;
  });
}

/// Gives the role, or with --end takes it back.
int role(const Line& line, const Doors& doors) {
  return change_person(line, doors, [&](const service::Context& context, PersonId id) -> Result<std::string> {
    std::optional<service::PersonLine> known;
    for (auto& each : service::people_lines(context))
      if (each.row.person.id == id) known = std::move(each);
    if (line.end.empty()) {
      const auto given = give(context, line, known->row.person.name);
      if (!given) return given.error();
      return std::string{"Đã giao vai trò."};
    }
    const auto mandate = mandate_of(context, line);
    if (!mandate) return mandate.error();
    for (const auto& row : known->mandates)
      if (row.mandate == *mandate && !row.period.until_on)
        return said(service::end_mandate(context, id, row.id, day_of(line.end).value(), {}),
                    "Vai trò kết thúc hết ngày " + calendar::in_words(*day_of(line.end)) + ".");
    return base::Problem{.kind = "no_such_mandate", .detail = "Người này không có vai trò ấy.", .words = {}};
  });
}

/// A one-time link, or with --stdin the password that stands in the first line of the input.
int password(const Line& line, const Doors& doors) {
  return change_person(line, doors, [&](const service::Context& context, PersonId id) -> Result<std::string> {
    if (!line.from_stdin) return service::password_link(context, id, {});
    std::string typed;
    std::getline(doors.in, typed);
    return said(service::give_password(context, id, typed), "Đã đặt mật khẩu.");
  });
}

/// A new address for the person's calendar, or with --revoke the end of the one they have.
int feed(const Line& line, const Doors& doors) {
  return change_person(line, doors, [&](const service::Context& context, PersonId id) -> Result<std::string> {
    if (line.revoke) return said(service::revoke_feed(context, id, {}), "Đã thu hồi địa chỉ lịch.");
    return service::make_feed(context, id, {});
  });
}

std::string words_of(const service::PersonLine& line, std::size_t i) {
  const auto& [from, until] = line.mandates[i].period;
  std::string words{people::code(line.mandates[i].mandate.role)};
  if (!line.agencies[i].empty()) words += " " + line.agencies[i];
  if (from) words += " từ " + calendar::in_words(*from);
  if (until) words += " đến hết " + calendar::in_words(*until);
  return words;
}

nlohmann::json json_of(const service::PersonLine& line) {
  const auto& [person, disabled_at] = line.row;
  nlohmann::json json{{"id", base::number(person.id)},
                      {"name", person.name},
                      {"function", person.function},
                      {"email", person.email},
                      {"disabled", disabled_at.has_value()},
                      {"has_password", line.has_password},
                      {"second_factor", line.has_second_factor},
                      {"mandates", nlohmann::json::array()}};
  for (std::size_t i = 0; i < line.mandates.size(); ++i) {
    const auto& [from, until] = line.mandates[i].period;
    const auto iso = [](const auto& on) { return on ? nlohmann::json(calendar::iso(*on)) : nlohmann::json(nullptr); };
    json["mandates"].push_back({{"role", people::code(line.mandates[i].mandate.role)},
                                {"agency", line.agencies[i]},
                                {"from", iso(from)},
                                {"until", iso(until)}});
  }
  return json;
}

int list(const Line& line, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  auto all = nlohmann::json::array();
  for (const auto& each : service::people_lines((*house)->context())) {
    if (line.format == "json") {
      all.push_back(json_of(each));
      continue;
    }
    doors.out << each.row.person.name << " <" << each.row.person.email << ">"
              << (each.row.disabled_at ? ", đã khóa" : "") << (each.has_password ? "" : ", chưa có mật khẩu") << '\n';
    for (std::size_t i = 0; i < each.mandates.size(); ++i) doors.out << "  " << words_of(each, i) << '\n';
  }
  if (line.format == "json") doors.out << all.dump(2) << '\n';
  return done;
}

std::string words_of(const service::Erased& erased, PersonId id) {
  auto words =
      "Đã xóa họ tên, chức vụ, địa chỉ thư, mật khẩu, phiên đăng nhập của người số " +
      std::to_string(base::number(id)) + " và nội dung " + std::to_string(erased.mails) +
      " thư đã gửi cho người ấy.\nGiữ lại " + std::to_string(erased.claims) + " báo cáo và " +
      std::to_string(erased.events) +
      " mục nhật ký, chỉ ghi số của người ấy: đó là hồ sơ công việc, thiếu thì nhật ký không còn kiểm chứng "
      "được. Lời ghi chú, lý do và tệp minh chứng thuộc hồ sơ nên giữ nguyên.\nBản sao lưu cũ và thư đã gửi ra "
      "ngoài vẫn còn dữ liệu này.";
  if (!erased.whole)
    words += "\nMột chương trình khác đang mở cơ sở dữ liệu; xin dừng dondoc serve để các trang cũ mất hẳn khỏi đĩa.";
  return words;
}

int erase(const Line& line, const Doors& doors) {
  return make(line, doors, [&](const service::Context& context) -> Result<std::string> {
    const PersonId id{line.id};
    const auto erased = service::erase(context, id, {});
    if (!erased) return erased.error();
    return words_of(*erased, id);
  });
}

int demo(const Line& line, const Doors& doors) {
  return make(line, doors, [&](const service::Context& context) -> Result<std::string> {
    const auto given = service::give_demo_passwords(context);
    if (!given) return given.error();
    return std::to_string(*given) + " người dùng thử, mật khẩu chung: " + service::demo_password +
           "\nĐịa chỉ thư của từng người ghi trên trang đăng nhập, thí dụ van-phong@localhost.";
  });
}

}  // namespace

void add_person_commands(Command app, const Doors& doors, std::function<int()>& action) {
  const auto line = std::make_shared<Line>();
  const auto person = app.group("person", "Người dùng: vai trò, mật khẩu, khóa tài khoản");
  const auto does = [&action, &doors, line](Command command, int (*act)(const Line&, const Doors&)) {
    command.does([&action, &doors, line, act] { action = [&doors, line, act] { return act(*line, doors); }; });
  };

  const auto added =
      add_command_of_person(person, "add", "Thêm một người với một vai trò; in đường dẫn đặt mật khẩu", *line);
  added.option("--name", line->name, "Họ và tên").required();
  added.option("--function", line->function, "Chức vụ");
  added.option("--substitute-for", line->substitute_for, "Thay cho người có địa chỉ thư này").type("EMAIL");
  add_mandate_options(added, *line);
  added.day("--from", line->from, "Ngày đầu của vai trò");
  added.day("--until", line->until, "Ngày cuối của vai trò");
  does(added, add);

  const auto given =
      add_command_of_person(person, "role", "Giao thêm một vai trò, hoặc với --end kết thúc vai trò", *line);
  add_mandate_options(given, *line);
  given.day("--from", line->from, "Ngày đầu");
  given.day("--until", line->until, "Ngày cuối");
  given.day("--end", line->end, "Vai trò đang có kết thúc hết ngày này");
  does(given, role);

  const auto listed = add_command(person, "list", "In danh sách", *line);
  listed.format(line->format);
  does(listed, list);

  const auto link =
      add_command_of_person(person, "password", "In đường dẫn đặt mật khẩu, dùng một lần trong hai ngày", *line);
  link.flag("--stdin", line->from_stdin, "Đặt mật khẩu là dòng đầu của đầu vào");
  does(link, password);

  const auto calendar = add_command_of_person(
      person, "feed", "In địa chỉ lịch mới (iCalendar) của người ấy; địa chỉ cũ không dùng được nữa", *line);
  calendar.flag("--revoke", line->revoke, "Thu hồi địa chỉ đang có");
  does(calendar, feed);

  does(add_command_of_person(person, "disable", "Khóa: không đăng nhập, không nhận thư, không được làm gì", *line),
       [](const Line& of, const Doors& through) {
         return change_person(of, through, [](const service::Context& context, PersonId id) {
           return said(service::disable(context, id, {}), "Đã khóa.");
         });
       });
  does(add_command_of_person(person, "enable", "Mở khóa", *line), [](const Line& of, const Doors& through) {
    return change_person(of, through, [](const service::Context& context, PersonId id) {
      return said(service::enable(context, id, {}), "Đã mở khóa.");
    });
  });
  const auto erased =
      add_command(person, "erase", "Xóa dữ liệu cá nhân của người đã thôi mọi vai trò; không lấy lại được", *line);
  erased.option("ID", line->id, "Số của người ấy, như person list --format json in ra").required();
  does(erased, erase);
  does(add_command(person, "demo", "Đặt mật khẩu dùng thử cho mọi người của dữ liệu mẫu", *line), demo);
}

}  // namespace cli

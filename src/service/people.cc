#include "service/people.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "mail/message.h"
#include "people/password.h"
#include "service/memory.h"
#include "service/sign_in.h"
#include "store/accounts.h"
#include "store/agencies.h"
#include "store/feeds.h"
#include "store/json.h"

namespace service {
namespace {

using base::Done;
using base::Result;
using people::Role;

constexpr std::size_t longest_name = 160;  // bytes

base::Problem problem(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

base::Problem no_such_person() { return problem("no_such_person", "Không có người này. Xin mở lại danh sách người."); }

std::string mandate_json(const people::Mandate& mandate) {
  nlohmann::json json{{"role", people::code(mandate.role)}};
  if (mandate.agency) json["agency"] = base::number(*mandate.agency);
  return json.dump();
}

std::optional<base::Problem> cannot_give(store::Connection& connection, const NewMandate& wanted) {
  if (base::with_single_spaces(wanted.name).empty()) return problem("name_empty", "Xin ghi họ và tên.");
  if (wanted.name.size() > longest_name || wanted.function.size() > longest_name)
    return problem("name_long", "Họ tên hoặc chức vụ quá dài. Xin rút gọn.");
  if (people::is_of_agency(wanted.role) != wanted.agency.has_value())
    return problem("agency_wanted", people::is_of_agency(wanted.role)
                                        ? "Đầu mối và lãnh đạo cơ quan cần nêu cơ quan. Xin chọn cơ quan."
                                        : "Vai trò này không gắn với cơ quan. Xin để trống cơ quan.");
  if (wanted.agency && !store::agency(connection, *wanted.agency))
    return problem("no_such_agency", "Không có cơ quan này. Xin chọn trong danh sách.");
  const auto& [from, until] = wanted.period;
  if (from && until && *until < *from)
    return problem("bad_period", "Ngày cuối đứng trước ngày đầu. Xin sửa một trong hai ngày.");
  return std::nullopt;
}

/// The person of that address; added, or given the new name.
base::PersonId put_named(store::Connection& connection, const NewMandate& wanted, const mail::Mailbox& mailbox) {
  const auto function = base::with_single_spaces(wanted.function);
  if (const auto known = store::person_of_email(connection, mailbox.address)) {
    const auto before = store::person(connection, *known).value();
    store::rename(connection, *known, mailbox.name, function.empty() ? before.function : function);
    return *known;
  }
  return store::add_person(
      connection, {.id = {}, .name = mailbox.name, .email = mailbox.address, .agency = {}, .function = function});
}

bool holds_already(store::Connection& connection, base::PersonId person, const people::Mandate& mandate,
                   const store::Period& period) {
  return std::ranges::any_of(store::mandates_of(connection, person),
                             [&](const auto& row) { return row.mandate == mandate && row.period.overlaps(period); });
}

}  // namespace

std::optional<base::Problem> cannot_manage(const Entry& entry, std::optional<base::PersonId> whom,
                                           std::optional<Role> given) {
  if (entry.author.door == store::Door::command) return std::nullopt;
  const auto author =
      entry.author.person ? store::person_on(entry.connection, *entry.author.person, entry.today()) : std::nullopt;
  if (!author) return no_such_person();
  if (people::holds(*author, Role::administrator)) return std::nullopt;
  const auto of_administrator =
      given == Role::administrator ||
      (whom && std::ranges::any_of(store::mandates_of(entry.connection, *whom),
                                   [](const auto& row) { return row.mandate.role == Role::administrator; }));
  if (people::holds(*author, Role::office) && !of_administrator) return std::nullopt;
  return problem("not_allowed", of_administrator ? "Chỉ người quản trị đổi được quyền của người quản trị."
                                                 : "Chỉ người quản trị và Văn phòng đổi được quyền của mọi người.");
}

Result<base::PersonId> give_mandate(const Context& context, const NewMandate& wanted, const Author& author) {
  const auto mailbox = mail::mailbox(base::with_single_spaces(wanted.name), base::trimmed(wanted.email));
  if (!mailbox) return mailbox.error();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const Entry entry{*connection, context.clock.now(), author};
  if (auto refused = cannot_give(*connection, wanted)) return *refused;
  const auto known = store::person_of_email(*connection, mailbox->address);
  if (auto refused = cannot_manage(entry, known, wanted.role)) return *refused;
  const auto id = put_named(*connection, wanted, *mailbox);
  const people::Mandate mandate{wanted.role, wanted.agency};
  if (!holds_already(*connection, id, mandate, wanted.period)) {
    store::add_mandate(*connection,
                       {.person = id,
                        .mandate = mandate,
                        .period = wanted.period,
                        .substitute_for = wanted.substitute_for == id ? std::nullopt : wanted.substitute_for});
    entry.log("person", base::number(id), "mandate_given", mandate_json(mandate));
  }
  transaction.commit();
  return id;
}

Result<Done> end_mandate(const Context& context, base::PersonId person, std::int64_t mandate, calendar::Day last,
                         const Author& author) {
  return change_person(context, person, author, [&](const Entry& entry) -> Result<Done> {
    const auto mandates = store::mandates_of(entry.connection, person);
    const auto row = std::ranges::find(mandates, mandate, &store::MandateRow::id);
    if (row == mandates.end())
      return problem("no_such_mandate", "Người này không có vai trò ấy. Xin mở lại danh sách người.");
    if (row->period.until_on && *row->period.until_on < last)
      return problem("bad_period", "Vai trò này đã kết thúc trước ngày ấy.");
    store::end_mandate(entry.connection, mandate, last);
    entry.log("person", base::number(person), "mandate_ended", mandate_json(row->mandate));
    return Done{};
  });
}

Result<Done> disable(const Context& context, base::PersonId person, const Author& author) {
  return change_person(context, person, author, [&](const Entry& entry) -> Result<Done> {
    if (author.person == person)
      return problem("not_allowed", "Không tự khóa tài khoản của chính mình. Xin nhờ người quản trị khác.");
    store::set_disabled(entry.connection, person, entry.now);
    store::end_sessions(entry.connection, person);
    store::remove_tickets(entry.connection, person);
    store::remove_feed(entry.connection, person);
    entry.log("person", base::number(person), "disabled", "{}");
    return Done{};
  });
}

Result<Done> enable(const Context& context, base::PersonId person, const Author& author) {
  return change_person(context, person, author, [&](const Entry& entry) -> Result<Done> {
    store::set_disabled(entry.connection, person, {});
    entry.log("person", base::number(person), "enabled", "{}");
    return Done{};
  });
}

Result<std::string> password_link(const Context& context, base::PersonId person, const Author& author) {
  return change_person(context, person, author, [&](const Entry& entry) -> Result<std::string> {
    entry.log("person", base::number(person), "link_made", "{}");
    return link_of(context, new_link(entry.connection, person, entry.now));
  });
}

Result<Done> give_password(const Context& context, base::PersonId id, const std::string& password) {
  const Author author{};
  return change_person(context, id, author, [&](const Entry& entry) -> Result<Done> {
    const auto person = store::person(entry.connection, id).value();
    if (auto refused = people::cannot_choose(password, {person.name, person.email})) return *refused;
    const auto hash = context.memory.hashing.hash(password, context.settings.sign_in);
    if (!hash) return problem("sign_in_busy", "Máy đang bận. Xin thử lại sau ít phút.");
    store::set_password(entry.connection, id, *hash, entry.now);
    store::end_sessions(entry.connection, id);
    entry.log("person", base::number(id), "password_set", "{}");
    return Done{};
  });
}

std::optional<base::PersonId> person_of_email(const Context& context, const std::string& email) {
  auto connection = context.pool.lease();
  return store::person_of_email(*connection, base::trimmed(email));
}

std::vector<PersonLine> people_lines(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  std::vector<PersonLine> lines;
  for (auto& row : store::all_people(*connection)) {
    PersonLine line{.row = std::move(row), .mandates = {}, .agencies = {}};
    line.mandates = store::mandates_of(*connection, line.row.person.id);
    for (const auto& each : line.mandates)
      line.agencies.push_back(each.mandate.agency ? store::agency(*connection, *each.mandate.agency).value().name : "");
    if (const auto account = store::account(*connection, line.row.person.id)) {
      line.has_password = true;
      line.has_second_factor = account->secret_at.has_value();
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<store::AgencyRow> agencies_without_contact(const Context& context) {
  auto connection = context.pool.lease();
  return store::agencies_without_contact(*connection, context.today());
}

std::optional<std::string> first_link(const Context& context) {
  const auto today = context.today();
  {
    auto connection = context.pool.lease();
    if (store::has_administrator(*connection, calendar::iso(today))) return std::nullopt;
  }
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto administrators = store::people_with(*connection, Role::administrator, today);
  const auto id = !administrators.empty() ? administrators.front().id
                                          : store::put_person(*connection,
                                                              {.id = {},
                                                               .name = "Người quản trị",
                                                               .email = "quan-tri@localhost",
                                                               .role = Role::administrator,
                                                               .agency = {}},
                                                              today);
  auto link = link_of(context, new_link(*connection, id, context.clock.now()));
  transaction.commit();
  return link;
}

Result<int> give_demo_passwords(const Context& context) {
  if (!context.settings.sign_in.demo)
    return problem(
        "not_a_demo",
        "Chỉ đặt mật khẩu dùng thử khi tệp cài đặt ghi demo = true trong [sign_in]; dữ liệu thật không dùng.");
  const auto hash = context.memory.hashing.hash(demo_password, context.settings.sign_in);
  if (!hash) return problem("sign_in_busy", "Máy đang bận. Xin thử lại sau ít phút.");
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto today = context.today();
  for (const auto& [role, name, email] : {std::tuple{Role::administrator, "Người quản trị", "quan-tri@localhost"},
                                          std::tuple{Role::office, "Chuyên viên Văn phòng", "chuyen-vien@localhost"},
                                          std::tuple{Role::inspection, "Ủy ban Kiểm tra", "kiem-tra@localhost"}})
    store::put_person(*connection, {.id = {}, .name = name, .email = email, .role = role, .agency = {}}, today);
  int given = 0;
  for (const auto& row : store::all_people(*connection)) {
    if (store::person_on(*connection, row.person.id, today)->mandates.empty()) continue;
    store::set_password(*connection, row.person.id, *hash, context.clock.now());
    ++given;
  }
  transaction.commit();
  return given;
}

}  // namespace service

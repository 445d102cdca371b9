#include "service/agencies.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

#include "base/csv.h"
#include "base/text.h"
#include "document/encoding.h"
#include "programme/programme.h"
#include "store/events.h"

namespace service {
namespace {

using base::CsvRow;
using mail::Mailbox;

constexpr std::size_t longest_name = 500;  // bytes
constexpr std::size_t most_bytes = std::size_t{4} << 20U;

/// What a row says, checked.
struct Row {
  int line = 0;
  std::string name;
  std::vector<std::string> aliases;
  std::optional<Mailbox> contact, head;
  bool speaks_of_contact = false, speaks_of_head = false;  ///< the file has the column
};

struct Columns {
  std::optional<std::size_t> name, aliases, contact, email, head_email;
};

base::Problem problem(std::string kind, int line, std::string detail, std::string words = {}) {
  return {.kind = std::move(kind),
          .detail = "Dòng " + std::to_string(line) + ": " + detail,
          .words = std::move(words),
          .line = line};
}

base::Result<Columns> columns_in(const base::CsvRow& titles) {
  Columns columns;
  const std::array<std::pair<std::string_view, std::optional<std::size_t>*>, 10> known{
      {{"ten", &columns.name},
       {"ten co quan", &columns.name},
       {"name", &columns.name},
       {"ten khac", &columns.aliases},
       {"aliases", &columns.aliases},
       {"nguoi lien he", &columns.contact},
       {"contact", &columns.contact},
       {"email", &columns.email},
       {"email lanh dao", &columns.head_email},
       {"head email", &columns.head_email}}};
  for (std::size_t i = 0; i < titles.fields.size(); ++i) {
    const auto title = base::folded(titles.fields[i]);
    if (title.empty()) continue;
    const auto column =
        std::ranges::find(known, title, &std::pair<std::string_view, std::optional<std::size_t>*>::first);
    if (column == known.end())
      return problem("agency_column", titles.line,
                     "không rõ cột \"" + titles.fields[i] +
                         "\". Các cột được nhận: tên, tên khác, người liên hệ, email, email lãnh đạo.",
                     titles.fields[i]);
    if (*column->second)
      return problem("agency_column", titles.line, "cột \"" + titles.fields[i] + "\" có hai lần.", titles.fields[i]);
    *column->second = i;
  }
  if (!columns.name) return problem("agency_column", titles.line, "thiếu cột \"tên\" (tên cơ quan).");
  return columns;
}

std::string field(const base::CsvRow& row, std::optional<std::size_t> column) {
  if (!column || *column >= row.fields.size()) return {};
  return base::with_single_spaces(row.fields[*column]);
}

base::Result<std::optional<Mailbox>> mailbox_in(const base::CsvRow& row, std::string_view name, const std::string& address) {
  if (address.empty()) return std::optional<Mailbox>{};
  auto mailbox = mail::mailbox(name, address);
  if (!mailbox) return problem("mail_address", row.line, mailbox.error().detail, address);
  return std::optional{std::move(*mailbox)};
}

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const auto end = std::min(list.find(';'), list.size());
    if (auto name = base::with_single_spaces(list.substr(0, end)); !name.empty()) names.push_back(std::move(name));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

base::Result<Row> row_in(const base::CsvRow& csv, const Columns& columns) {
  Row row{.line = csv.line,
          .name = field(csv, columns.name),
          .aliases = {},
          .contact = {},
          .head = {},
          .speaks_of_contact = false,
          .speaks_of_head = false};
  if (row.name.empty()) return problem("agency_name", csv.line, "thiếu tên cơ quan.");
  if (row.name.size() > longest_name) return problem("agency_name", csv.line, "tên cơ quan quá dài.");
  row.speaks_of_contact = columns.email.has_value();
  row.speaks_of_head = columns.head_email.has_value();
  row.aliases = names_in(field(csv, columns.aliases));
  auto contact = mailbox_in(csv, field(csv, columns.contact), field(csv, columns.email));
  if (!contact) return contact.error();
  row.contact = std::move(*contact);
  auto head = mailbox_in(csv, "Lãnh đạo " + row.name, field(csv, columns.head_email));
  if (!head) return head.error();
  row.head = std::move(*head);
  if (!row.contact && !field(csv, columns.contact).empty())
    return problem("mail_address", csv.line, "người liên hệ " + field(csv, columns.contact) + " chưa có địa chỉ thư.");
  return row;
}

base::Result<std::vector<base::CsvRow>> csv_in(std::string_view bytes) {
  if (bytes.size() > most_bytes) return problem("csv", 1, "tệp lớn quá 4 MB, không phải danh sách cơ quan.");
  const auto encoding = document::encoding_of(bytes);
  const auto text = document::text_in(bytes, encoding.value_or(document::Encoding::utf8));
  if (!text) {
    const auto before = bytes.substr(0, base::first_not_utf8(bytes));
    return problem("csv", 1 + static_cast<int>(std::ranges::count(before, '\n')),
                   "có chữ không phải UTF-8. Xin lưu tệp lại với mã UTF-8 (CSV UTF-8).");
  }
  return base::csv_rows(*text, base::Quotes::strict);
}

base::Result<std::vector<Row>> rows_in(std::string_view csv) {
  const auto read = csv_in(csv);
  if (!read) return read.error();
  if (read->empty())
    return problem(
        "csv", 1,
        "tệp không có dòng nào. Dòng đầu là tên các cột: tên, tên khác, người liên hệ, email, email lãnh đạo.");
  const auto columns = columns_in(read->front());
  if (!columns) return columns.error();
  std::vector<Row> rows;
  for (auto csv_row = read->begin() + 1; csv_row != read->end(); ++csv_row) {
    if (csv_row->fields.size() > read->front().fields.size())
      return problem("csv", csv_row->line,
                     "nhiều ô hơn dòng tên cột. Ô có dấu phẩy hoặc chấm phẩy xin đặt trong dấu ngoặc kép.");
    auto row = row_in(*csv_row, *columns);
    if (!row) return row.error();
    if (std::ranges::find(rows, row->name, &Row::name) != rows.end())
      return problem("agency_name", row->line, "cơ quan này đã có ở dòng trước.", row->name);
    rows.push_back(std::move(*row));
  }
  return rows;
}

std::vector<std::pair<std::string, std::string>> people_as_text(store::Connection& connection, base::AgencyId agency) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& person : store::people_of(connection, agency))
    texts.emplace_back(std::string{people::code(person.role)} + ' ' + person.name, person.email);
  return texts;
}

void put_people(store::Connection& connection, base::AgencyId agency, people::Role role,
                const std::optional<Mailbox>& mailbox) {
  std::vector<std::string> kept;
  if (mailbox) {
    const auto& name = mailbox->name.empty() ? mailbox->address : mailbox->name;
    store::put_person(connection, {.id = {}, .name = name, .email = mailbox->address, .role = role, .agency = agency});
    kept.push_back(mailbox->address);
  }
  store::retire_others(connection, role, agency, kept);
}

/// Puts one row into the store; the aliases that another agency holds are a problem.
std::optional<base::Problem> put(store::Connection& connection, const Row& row, base::Instant now,
                                 LoadedAgencies& loaded) {
  const auto known = store::agency_named(connection, row.name);
  const auto agency = known ? *known : store::add_agency(connection, row.name, programme::is_group(row.name));
  const auto people_before = people_as_text(connection, agency);
  const auto aliases_before = store::aliases_of(connection, agency);
  for (const auto& alias : row.aliases)
    if (!store::add_alias(connection, agency, alias))
      return problem("name_taken", row.line, "tên \"" + alias + "\" đã thuộc cơ quan khác.", alias);
  if (row.speaks_of_contact) put_people(connection, agency, people::Role::contact, row.contact);
  if (row.speaks_of_head) put_people(connection, agency, people::Role::head, row.head);

  const bool changed =
      people_as_text(connection, agency) != people_before || store::aliases_of(connection, agency) != aliases_before;
  ++loaded.rows;
  loaded.added += known ? 0U : 1U;
  loaded.changed += known && changed ? 1U : 0U;
  ++(row.contact ? loaded.contacts : loaded.without_contact);
  if (known && !changed) return std::nullopt;
  store::append(connection, {.at = now,
                             .person = {},
                             .door = store::Door::command,
                             .subject = "agency",
                             .number = base::number(agency),
                             .what = known ? "changed" : "added",
                             .old_json = "{}",
                             .new_json = nlohmann::json{{"name", row.name}, {"aliases", row.aliases}}.dump(),
                             .reason = {}});
  return std::nullopt;
}

}  // namespace

base::Result<LoadedAgencies> load_agencies(const Context& context, std::string_view csv) {
  const auto rows = rows_in(csv);
  if (!rows) return rows.error();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  LoadedAgencies loaded;
  for (const auto& row : *rows)
    if (auto refused = put(*connection, row, context.clock.now(), loaded)) return *refused;
  transaction.commit();
  return loaded;
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
  if (are(store::people_with(*connection, people::Role::office), context.settings.office) &&
      are(store::people_with(*connection, people::Role::committee), context.settings.committee))
    return;  // nothing to write: a folder that can only be read, or is locked, still answers
  store::Transaction transaction{*connection};
  const auto put_all = [&](people::Role role, const std::vector<Mailbox>& mailboxes) {
    std::vector<std::string> kept;
    for (const auto& mailbox : mailboxes) {
      store::put_person(*connection,
                        {.id = {}, .name = mailbox.name, .email = mailbox.address, .role = role, .agency = {}});
      kept.push_back(mailbox.address);
    }
    store::retire_others(*connection, role, std::nullopt, kept);
  };
  put_all(people::Role::office, context.settings.office);
  put_all(people::Role::committee, context.settings.committee);
  transaction.commit();
}

std::vector<AgencyLine> agencies(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  std::vector<AgencyLine> lines;
  for (auto& agency : store::agencies(*connection)) {
    auto aliases = store::aliases_of(*connection, agency.id);
    auto people = store::people_of(*connection, agency.id);
    lines.push_back({std::move(agency), std::move(aliases), std::move(people)});
  }
  return lines;
}

}  // namespace service

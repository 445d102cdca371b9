#include "service/agency_csv.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/csv.h"
#include "base/text.h"
#include "calendar/working_days.h"
#include "document/encoding.h"
#include "service/register.h"

namespace service {
namespace {

using mail::Mailbox;

constexpr std::size_t most_bytes = std::size_t{4} << 20U;
constexpr auto known_columns = "tên, tên khác, nhóm, từ ngày, đến ngày, người liên hệ, email, email lãnh đạo";

struct Columns {
  std::optional<std::size_t> name, aliases, groups, from, until, contact, email, head_email;
};

base::Result<Columns> columns_in(const base::CsvRow& titles) {
  Columns columns;
  using Place = std::pair<std::string_view, std::optional<std::size_t>*>;
  const std::array<Place, 16> known{{{"ten", &columns.name},
                                     {"ten co quan", &columns.name},
                                     {"name", &columns.name},
                                     {"ten khac", &columns.aliases},
                                     {"aliases", &columns.aliases},
                                     {"nhom", &columns.groups},
                                     {"groups", &columns.groups},
                                     {"tu ngay", &columns.from},
                                     {"from", &columns.from},
                                     {"den ngay", &columns.until},
                                     {"until", &columns.until},
                                     {"nguoi lien he", &columns.contact},
                                     {"contact", &columns.contact},
                                     {"email", &columns.email},
                                     {"email lanh dao", &columns.head_email},
                                     {"head email", &columns.head_email}}};
  for (std::size_t i = 0; i < titles.fields.size(); ++i) {
    const auto title = base::folded(titles.fields[i]);
    if (title.empty()) continue;
    const auto column = std::ranges::find(known, title, &Place::first);
    if (column == known.end())
      return problem_of_line("agency_column", titles.line,
                             "không rõ cột \"" + titles.fields[i] + "\". Các cột được nhận: " + known_columns + ".",
                             titles.fields[i]);
    if (*column->second)
      return problem_of_line("agency_column", titles.line, "cột \"" + titles.fields[i] + "\" có hai lần.",
                             titles.fields[i]);
    *column->second = i;
  }
  if (!columns.name) return problem_of_line("agency_column", titles.line, "thiếu cột \"tên\" (tên cơ quan).");
  return columns;
}

std::string field(const base::CsvRow& row, std::optional<std::size_t> column) {
  if (!column || *column >= row.fields.size()) return {};
  return base::with_single_spaces(row.fields[*column]);
}

std::vector<std::string> items_in(std::string_view list) {
  std::vector<std::string> items;
  while (!list.empty()) {
    const auto end = std::min(list.find(';'), list.size());
    if (auto item = base::with_single_spaces(list.substr(0, end)); !item.empty()) items.push_back(std::move(item));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return items;
}

/// The mailboxes of a row: as many addresses as names, or no names at all.
base::Result<std::vector<Mailbox>> mailboxes_in(const base::CsvRow& row, const std::vector<std::string>& names,
                                                const std::vector<std::string>& addresses) {
  if (!names.empty() && names.size() != addresses.size())
    return problem_of_line("mail_address", row.line,
                           addresses.empty()
                               ? "người liên hệ " + names.front() + " chưa có địa chỉ thư."
                               : "có " + std::to_string(names.size()) + " người liên hệ mà " +
                                     std::to_string(addresses.size()) +
                                     " địa chỉ thư. Xin ghi mỗi người một địa chỉ, cách nhau bằng dấu chấm phẩy.");
  std::vector<Mailbox> mailboxes;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    auto mailbox = mail::mailbox(names.empty() ? std::string{} : names[i], addresses[i]);
    if (!mailbox) return problem_of_line("mail_address", row.line, mailbox.error().detail, addresses[i]);
    mailboxes.push_back(std::move(*mailbox));
  }
  return mailboxes;
}

base::Result<std::optional<calendar::Day>> day_in_field(const base::CsvRow& row, std::optional<std::size_t> column) {
  const auto text = field(row, column);
  if (text.empty()) return std::optional<calendar::Day>{};
  const auto day = calendar::day_written(text);
  if (!day || !calendar::WorkingDays::reaches(*day))
    return problem_of_line("bad_day", row.line,
                           "\"" + text + "\" không phải một ngày. Xin viết dạng 30/6/2026 hoặc 2026-06-30.", text);
  return std::optional{*day};
}

base::Result<AgencyRow> row_in(const base::CsvRow& csv, const Columns& columns) {
  AgencyRow row;
  row.line = csv.line;
  row.name = field(csv, columns.name);
  if (row.name.empty()) return problem_of_line("agency_name", csv.line, "thiếu tên cơ quan.");
  if (row.name.size() > longest_name) return problem_of_line("agency_name", csv.line, "tên cơ quan quá dài.");
  row.speaks_of_contacts = columns.email.has_value();
  row.speaks_of_heads = columns.head_email.has_value();
  row.aliases = items_in(field(csv, columns.aliases));
  row.groups = items_in(field(csv, columns.groups));
  const auto from = day_in_field(csv, columns.from);
  if (!from) return from.error();
  const auto until = day_in_field(csv, columns.until);
  if (!until) return until.error();
  row.period = {*from, *until};
  auto contacts = mailboxes_in(csv, items_in(field(csv, columns.contact)), items_in(field(csv, columns.email)));
  if (!contacts) return contacts.error();
  row.contacts = std::move(*contacts);
  const auto heads = items_in(field(csv, columns.head_email));
  auto leaders = mailboxes_in(csv, std::vector<std::string>(heads.size(), "Lãnh đạo " + row.name), heads);
  if (!leaders) return leaders.error();
  row.heads = std::move(*leaders);
  return row;
}

base::Result<std::vector<base::CsvRow>> csv_in(std::string_view bytes) {
  if (bytes.size() > most_bytes) return problem_of_line("csv", 1, "tệp lớn quá 4 MB, không phải danh sách cơ quan.");
  const auto encoding = document::encoding_of(bytes);
  const auto text = document::text_in(bytes, encoding.value_or(document::Encoding::utf8));
  if (!text) {
    const auto before = bytes.substr(0, base::first_not_utf8(bytes));
    return problem_of_line("csv", 1 + static_cast<int>(std::ranges::count(before, '\n')),
                           "có chữ không phải UTF-8. Xin lưu tệp lại với mã UTF-8 (CSV UTF-8).");
  }
  return base::csv_rows(*text, base::Quotes::strict);
}

}  // namespace

base::Problem problem_of_line(std::string kind, int line, std::string detail, std::string words) {
  return {.kind = std::move(kind),
          .detail = "Dòng " + std::to_string(line) + ": " + detail,
          .words = std::move(words),
          .line = line};
}

base::Result<std::vector<AgencyRow>> agency_rows(std::string_view csv) {
  const auto read = csv_in(csv);
  if (!read) return read.error();
  if (read->empty())
    return problem_of_line("csv", 1,
                           std::string{"tệp không có dòng nào. Dòng đầu là tên các cột: "} + known_columns + ".");
  const auto columns = columns_in(read->front());
  if (!columns) return columns.error();
  std::vector<AgencyRow> rows;
  for (auto csv_row = read->begin() + 1; csv_row != read->end(); ++csv_row) {
    if (csv_row->fields.size() > read->front().fields.size())
      return problem_of_line("csv", csv_row->line,
                             "nhiều ô hơn dòng tên cột. Ô có dấu phẩy hoặc chấm phẩy xin đặt trong dấu ngoặc kép.");
    auto row = row_in(*csv_row, *columns);
    if (!row) return row.error();
    if (std::ranges::find(rows, row->name, &AgencyRow::name) != rows.end())
      return problem_of_line("agency_name", row->line, "cơ quan này đã có ở dòng trước.", row->name);
    rows.push_back(std::move(*row));
  }
  return rows;
}

}  // namespace service

#include "exports/overdue.h"

#include <algorithm>

#include "calendar/moment.h"
#include "duty/cause_words.h"
#include "report/duty_tables.h"
#include "service/past.h"

namespace exports {
namespace {

using report::Causes;

sheet::Table table_of(const std::vector<service::DutyLine>& lines, Causes causes) {
  std::vector<report::ListedDuty> duties;
  duties.reserve(lines.size());
  for (const auto& [duty, position, mark] : lines)
    duties.push_back({.programme = duty.programme_number.value_or(""),
                      .ref = duty.ref,
                      .text = duty.text,
                      .agency = duty.agency_name,
                      .original_due_on = duty.original_due_on,
                      .due_on = duty.due_on,
                      .effective_due_on = position.effective_due_on,
                      .days_overdue = position.days_overdue,
                      .days_left = position.days_left,
                      .claimed = duty.state == duty::State::claimed,
                      .deliverable = duty.deliverable,
                      .decider = duty.deciding_level(),
                      .cause = mark.cause});
  return report::overdue_table(duties, causes);
}

const store::AgencyRow* agency_in(const service::OverduePage& page, std::optional<base::AgencyId> id) {
  const auto found = std::ranges::find_if(page.agencies, [id](const auto& agency) { return agency.id == id; });
  return found == page.agencies.end() ? nullptr : &*found;
}

bool is_narrowed(const service::OverdueQuery& query) { return query.cause || query.without_cause || query.silent; }

/// «Lọc: cơ quan chủ trì Sở Nội vụ; lý do thiếu nguồn lực.»; everything where nothing was asked for.
std::string filter_in_words(const service::OverdueQuery& query, const store::AgencyRow* agency) {
  std::vector<std::string> parts;
  if (query.agency)
    parts.push_back("cơ quan chủ trì: " + (agency != nullptr ? agency->name : "không có trong danh sách"));
  if (query.cause) parts.push_back("lý do chậm: " + std::string{words_for(*query.cause)});
  if (query.without_cause) parts.emplace_back("chưa nêu lý do chậm");
  if (query.silent) parts.emplace_back("chỉ việc im lặng");
  if (parts.empty()) return "Phạm vi: tất cả cơ quan chủ trì.";
  std::string words = "Lọc theo ";
  for (const auto& part : parts) words += (&part == &parts.front() ? "" : "; ") + part;
  return words + ".";
}

/// The counts of what the list is taken from; nothing for an agency that leads nothing.
std::optional<report::Counts> counts_of(const service::Overview& overview, const store::AgencyRow* agency,
                                        bool of_agency) {
  if (!of_agency) return overview.total;
  if (agency == nullptr) return std::nullopt;
  const auto& counted = agency->is_group ? overview.leads : overview.agencies;
  const auto found = std::ranges::find_if(counted, [agency](const auto& each) { return each.agency == agency->id; });
  return found == counted.end() ? std::nullopt : std::optional{found->counts};
}

/// «Số việc: 3, trên 12 việc quá hạn và 340 việc có thời hạn.» Something may have changed between list and counts: of
/// how many is only said where the two agree.
std::string size_in_words(std::size_t lines, const service::OverdueQuery& query,
                          const std::optional<report::Counts>& counts) {
  const auto size = static_cast<std::int64_t>(lines);
  const auto words = "Số việc: " + std::to_string(size);
  if (!counts || size > counts->open_overdue) return words + ".";
  const auto of_all = std::to_string(counts->total()) + " việc có thời hạn.";
  if (is_narrowed(query))
    return words + ", trên " + std::to_string(counts->open_overdue) + " việc quá hạn và " + of_all;
  return size == counts->open_overdue ? words + ", trên " + of_all : words + ".";
}

}  // namespace

sheet::Table overdue_table(const service::Context& context, const service::OverdueQuery& query) {
  const auto now = context.clock.now();
  const auto page = service::overdue_list(context, query);
  const auto* agency = agency_in(page, query.agency);
  auto table = table_of(page.lines, Causes::shown);
  table.notes = {"Số liệu lúc " + calendar::moment_in_words(now) + ", giờ Việt Nam; quá hạn lâu nhất trước.",
                 filter_in_words(query, agency)};
  if (page.next)
    table.notes.push_back("Danh sách dài hơn: đây chỉ là " + std::to_string(page.lines.size()) +
                          " việc đầu tiên. Xin lọc theo cơ quan để lấy phần còn lại.");
  else
    table.notes.push_back(size_in_words(page.lines.size(), query,
                                        counts_of(*service::overview(context), agency, query.agency.has_value())));
  return table;
}

sheet::Table overdue_table_as_of(const service::Context& context, calendar::Day day,
                                 std::optional<base::AgencyId> agency) {
  const service::OverdueQuery query{.agency = agency, .after = {}, .limit = service::most_lines};
  const auto page = service::overdue_of_past(context, day, query);
  auto table = table_of(page.lines, Causes::left_out);
  table.notes = {"Tính đến hết ngày " + calendar::in_words(day) + ", giờ Việt Nam; quá hạn lâu nhất trước.",
                 filter_in_words(query, agency_in(page, agency)),
                 "Số việc: " + std::to_string(page.lines.size()) + "."};
  return table;
}

}  // namespace exports

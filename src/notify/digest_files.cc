// The files that come with a digest.
#include "calendar/moment.h"
#include "notify/digest.h"
#include "notify/digest_words.h"
#include "notify/duty_event.h"
#include "report/period_tables.h"
#include "sheet/xlsx.h"

namespace notify {
namespace {

constexpr auto sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::vector<report::ListedDuty> listed(const std::vector<Line>& lines) {
  std::vector<report::ListedDuty> duties;
  duties.reserve(lines.size());
  for (const auto& line : lines) duties.push_back(notify::listed(line));
  return duties;
}

std::vector<sheet::Table> tables_of(const Digest& digest) {
  std::vector<sheet::Table> tables;
  if (digest.figures)
    tables = report::tables_of(*digest.figures);
  else
    tables.push_back(report::counts_table(digest.agencies, digest.total));
  tables.push_back(report::overdue_table(listed(digest.overdue), report::Causes::left_out));
  tables.back().notes.push_back("Số việc: " + std::to_string(digest.overdue.size()) + "; quá hạn lâu nhất trước.");
  tables.push_back(report::coming_table(listed(digest.coming)));
  tables.back().notes.push_back("Đến hết ngày " + calendar::in_words(digest.coming_until) + ".");
  for (auto& table : tables)
    if (!digest.figures || table.notes.size() == 1)  // those of a period say themselves when they were counted
      table.notes.insert(
          table.notes.begin(),
          {title_of(digest) + ".", "Số liệu lúc " + calendar::moment_in_words(digest.counted_at) + ", giờ Việt Nam."});
  return tables;
}

DutyOnDay on_day(const Line& line) {
  return {.duty = line.duty,
          .sort = line.sort,
          .ref = line.ref,
          .text = line.text,
          .agency = line.agency,
          .programme = line.programme,
          .deliverable = line.deliverable,
          .original_due_on = line.original_due_on.value_or(line.due_on),
          .due_on = line.due_on,
          .effective_due_on = line.effective_due_on,
          .off = {},
          .standing = line.claimed ? "chờ xác nhận" : "chưa hoàn thành, trong hạn",
          .page = line.link};
}

}  // namespace

std::vector<mail::Attachment> files_of(const Digest& digest, const std::string& page_url) {
  // To the minute, as the words have it, so that all who are told within one get the same bytes.
  const base::Instant made_at{std::chrono::floor<std::chrono::minutes>(digest.counted_at)};
  std::vector<mail::Attachment> files{{.name = file_name_of(digest.kind, digest.period) + ".xlsx",
                                       .type = sheet_type,
                                       .bytes = sheet::xlsx(tables_of(digest), made_at)}};
  if (digest.coming.empty() || digest.is_of_other_day) return files;
  const auto host = host_of(page_url);
  calendar::Published days{
      .name = "Đôn đốc – sắp đến hạn", .description = title_of(digest), .at = made_at, .events = {}};
  for (const auto& line : digest.coming) {
    auto event = event_of(on_day(line), host);
    event.sequence = line.changes;
    event.modified_at = line.changed_at;
    days.events.push_back(std::move(event));
  }
  files.push_back({.name = file_name_of(digest.kind, digest.period) + ".ics",
                   .type = "text/calendar; charset=utf-8",
                   .bytes = calendar::ics_of(days)});
  return files;
}

}  // namespace notify

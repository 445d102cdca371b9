#include "notify/daily.h"

#include <algorithm>

namespace notify {
namespace {

render::Values::List rows(const std::vector<Line>& lines, calendar::Day day, auto&& wanted) {
  render::Values::List list;
  for (const auto& line : lines)
    if (wanted(line)) list.push_back(row(line, day));
  return list;
}

bool is_overdue(const Line& line) { return line.position.standing == duty::Standing::open_overdue; }
bool is_report(const Line& line) { return line.sort == duty::Sort::report; }
bool is_ahead(const Line& line) { return !is_overdue(line) && !is_report(line); }

std::string subject_of(const Daily& daily, std::size_t overdue, std::size_t ahead, std::size_t reports) {
  std::string parts = summary_of(daily.answers);
  const auto add = [&](std::size_t count, std::string_view words) {
    if (count == 0) return;
    if (!parts.empty()) parts += ", ";
    parts += std::to_string(count) + ' ' + std::string{words};
  };
  add(overdue, "việc quá hạn");
  add(ahead, "việc trong hạn");
  add(reports, "báo cáo định kỳ");
  for (const auto& digest : daily.digests) parts += (parts.empty() ? "" : "; ") + subject_of(digest);
  return "[Đôn đốc] " + calendar::in_words(daily.day) + ": " + parts;
}

/// The files of all digests; none where they are too large together.
std::vector<mail::Attachment> files_of(const Daily& daily) {
  std::vector<mail::Attachment> all;
  std::size_t bytes = 0;
  for (const auto& digest : daily.digests)
    for (auto& file : files_of(digest, daily.page_link)) {
      bytes += file.bytes.size();
      all.push_back(std::move(file));
    }
  if (bytes > most_attached) all.clear();
  return all;
}

}  // namespace

Content content_of(const Daily& daily, const render::Templates& templates) {
  auto lines = daily.lines;
  std::ranges::stable_sort(lines, [](const Line& left, const Line& right) {
    if (left.position.days_overdue != right.position.days_overdue)
      return left.position.days_overdue > right.position.days_overdue;
    return left.effective_due_on < right.effective_due_on;
  });
  auto overdue = rows(lines, daily.day, is_overdue), ahead = rows(lines, daily.day, is_ahead),
       reports = rows(lines, daily.day, is_report);
  auto subject = subject_of(daily, overdue.size(), ahead.size(), reports.size());
  auto files = files_of(daily);

  render::Values values;
  values.text("subject", subject).text("recipient", daily.recipient).text("day", calendar::in_words(daily.day));
  values.text("page_link", daily.page_link);
  values.flag("any_answer", !daily.answers.empty()).list("answers", rows_of(daily.answers));
  values.flag("any_line", !lines.empty());
  values.flag("any_overdue", !overdue.empty()).flag("any_ahead", !ahead.empty()).flag("any_report", !reports.empty());
  values.list("overdue", std::move(overdue)).list("ahead", std::move(ahead)).list("reports", std::move(reports));
  values.text("missed_days", daily.missed_days > 0 ? std::to_string(daily.missed_days) : std::string{});
  values.text("missed_since", daily.missed_since ? calendar::in_words(*daily.missed_since) : std::string{});
  values.text("left_for_next", daily.left_for_next > 0 ? std::to_string(daily.left_for_next) : std::string{});
  render::Values::List digests;
  for (const auto& digest : daily.digests) digests.push_back(values_of(digest, !files.empty()));
  values.list("digests", std::move(digests));
  return {.subject = std::move(subject),
          .text = templates.render("daily.txt", values),
          .html = templates.render("daily.html", values),
          .attachments = std::move(files)};
}

}  // namespace notify

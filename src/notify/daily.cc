#include "notify/daily.h"

#include <algorithm>

namespace notify {
namespace {

std::string days(int count) { return std::to_string(count) + " ngày"; }

/// «; so với hạn ban đầu 42 ngày» where the day was moved and the first one has passed.
std::string against_original(const duty::Position& position) {
  return position.days_past_original == 0 ? "" : "; so với hạn ban đầu " + days(position.days_past_original);
}

std::string standing_in_words(const Line& line, calendar::Day day) {
  const auto& position = line.position;
  if (line.sort == duty::Sort::report && line.effective_due_on < day) return "kỳ báo cáo đã kết thúc";  // never overdue
  if (position.days_overdue > 0) {
    const auto late = "quá hạn " + days(position.days_overdue);
    return (position.alert == duty::Alert::critical ? late + " (nghiêm trọng)" : late) + against_original(position);
  }
  const auto left = position.days_left == 0 ? std::string{"đến hạn hôm nay"} : "còn " + days(position.days_left);
  return left + against_original(position);
}

std::string due_in_words(const Line& line) {
  auto due = calendar::in_words(line.due_on);
  if (line.effective_due_on != line.due_on)
    due += " (ngày nghỉ, tính đến " + calendar::in_words(line.effective_due_on) + ")";
  if (line.original_due_on) due += " (hạn ban đầu " + calendar::in_words(*line.original_due_on) + ")";
  return due;
}

render::Values row(const Line& line, calendar::Day day) {
  render::Values values;
  values.reserve(14);
  values.text("missing", line.deliverable.value_or("")).text("decider", line.decider.value_or(""));
  values.text("ref", line.ref)
      .text("programme", line.programme)
      .text("task", line.text)
      .text("agency", line.agency)
      .text("link", line.link)
      .text("own_link", line.own_link);
  values.text("due", due_in_words(line)).text("standing", standing_in_words(line, day));
  values.text("alert", std::string{duty::code(line.position.alert)});
  values.text("spoken_for", line.spoken_for > 1 ? std::to_string(line.spoken_for) : std::string{});
  values.flag("without_contact", line.without_contact);
  values.text("acknowledged", line.acknowledged_until ? calendar::in_words(*line.acknowledged_until) : std::string{});
  return values;
}

render::Values::List rows(const std::vector<Line>& lines, calendar::Day day, auto&& wanted) {
  render::Values::List list;
  for (const auto& line : lines)
    if (wanted(line)) list.push_back(row(line, day));
  return list;
}

bool is_overdue(const Line& line) { return line.position.standing == duty::Standing::open_overdue; }
bool is_report(const Line& line) { return line.sort == duty::Sort::report; }
bool is_ahead(const Line& line) { return !is_overdue(line) && !is_report(line); }

std::string two_figures(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string in_words(base::Instant instant) {
  const auto time = calendar::time_in_vietnam(instant);
  return two_figures(time.count() / 60) + ':' + two_figures(time.count() % 60) + " ngày " +
         calendar::in_words(calendar::day_in_vietnam(instant));
}

render::Values row(const Digest& digest, calendar::Day day) {
  render::Values values;
  values.text("counted_at", in_words(digest.counted_at)).text("list_link", digest.list_link);
  const auto& total = digest.total;
  values.number("completed_on_time", total.completed_on_time).number("completed_late", total.completed_late);
  values.number("open_in_time", total.open_in_time).number("open_overdue", total.open_overdue);
  values.number("total", total.total()).number("critical", total.critical).number("claimed", total.claimed);
  values.number("near", total.near).number("ongoing", total.ongoing).number("undated", total.undated);
  values.number("waiting_condition", total.waiting_condition);
  values.number("suspended", total.suspended).number("cancelled", total.cancelled);
  values.number("reports_made", total.reports_made).number("reports_owed", total.reports_owed);
  values.list("overdue_lines", rows(digest.overdue, day, [](const Line&) { return true; }));
  values.flag("open_overdue_any", total.open_overdue > 0);
  values.text("more", digest.more > 0 ? std::to_string(digest.more) : std::string{});
  return values;
}

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
  if (daily.digest) {
    const auto late = daily.digest->total.open_overdue;
    const auto week = late == 0 ? std::string{"báo cáo tuần, không có nhiệm vụ quá hạn"}
                                : "báo cáo tuần, " + std::to_string(late) + " việc quá hạn";
    parts += parts.empty() ? week : "; " + week;
  }
  return "[Đôn đốc] " + calendar::in_words(daily.day) + ": " + parts;
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

  render::Values values;
  values.text("subject", subject).text("recipient", daily.recipient).text("day", calendar::in_words(daily.day));
  values.text("page_link", daily.page_link);
  values.flag("any_answer", !daily.answers.empty()).list("answers", rows_of(daily.answers));
  values.flag("any_overdue", !overdue.empty()).flag("any_ahead", !ahead.empty()).flag("any_report", !reports.empty());
  values.list("overdue", std::move(overdue)).list("ahead", std::move(ahead)).list("reports", std::move(reports));
  values.text("missed_days", daily.missed_days > 0 ? std::to_string(daily.missed_days) : std::string{});
  values.text("missed_since", daily.missed_since ? calendar::in_words(*daily.missed_since) : std::string{});
  values.text("left_for_next", daily.left_for_next > 0 ? std::to_string(daily.left_for_next) : std::string{});
  render::Values::List digest;
  if (daily.digest) digest.push_back(row(*daily.digest, daily.day));
  values.list("digest", std::move(digest));
  return {.subject = std::move(subject),
          .text = templates.render("daily.txt", values),
          .html = templates.render("daily.html", values)};
}

}  // namespace notify

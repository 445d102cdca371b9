#include "notify/line.h"

namespace notify {
namespace {

/// «; so với hạn ban đầu 42 ngày» where the day was moved and the first one has passed.
std::string against_original(const duty::Position& position) {
  return position.days_past_original == 0 ? "" : "; so với hạn ban đầu " + days_in_words(position.days_past_original);
}

std::string standing_in_words(const Line& line, calendar::Day day) {
  const auto& position = line.position;
  if (line.sort == duty::Sort::report && line.effective_due_on < day) return "kỳ báo cáo đã kết thúc";  // never overdue
  if (position.days_overdue > 0) {
    const auto late = "quá hạn " + days_in_words(position.days_overdue);
    return (position.alert == duty::Alert::critical ? late + " (nghiêm trọng)" : late) + against_original(position);
  }
  const auto left =
      position.days_left == 0 ? std::string{"đến hạn hôm nay"} : "còn " + days_in_words(position.days_left);
  return left + against_original(position);
}

std::string due_in_words(const Line& line) {
  auto due = calendar::in_words(line.due_on);
  if (line.effective_due_on != line.due_on)
    due += " (ngày nghỉ, tính đến " + calendar::in_words(line.effective_due_on) + ")";
  if (line.original_due_on) due += " (hạn ban đầu " + calendar::in_words(*line.original_due_on) + ")";
  return due;
}

}  // namespace

std::string days_in_words(int count) { return std::to_string(count) + " ngày"; }

render::Values row(const Line& line, calendar::Day day) {
  render::Values values;
  values.reserve(18);
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
  values.flag("without_contact", line.without_contact).flag("claimed", line.claimed).flag("is_new", line.is_new);
  values.text("acknowledged", line.acknowledged_until ? calendar::in_words(*line.acknowledged_until) : std::string{});
  values.flag("is_late", line.position.standing == duty::Standing::open_overdue);
  return values;
}

report::ListedDuty listed(const Line& line) {
  return {.programme = line.programme,
          .ref = line.ref,
          .text = line.text,
          .agency = line.agency,
          .original_due_on = line.original_due_on.value_or(line.due_on),
          .due_on = line.due_on,
          .effective_due_on = line.effective_due_on,
          .days_overdue = line.position.days_overdue,
          .days_left = line.position.days_left,
          .claimed = line.claimed,
          .deliverable = line.deliverable,
          .decider = line.decider,
          .cause = {}};
}

}  // namespace notify

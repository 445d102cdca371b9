#include "service/reminder_check.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "duty/changes.h"
#include "service/calendar.h"
#include "service/ladder_book.h"
#include "store/reminder_history.h"

namespace service {
namespace {

using calendar::Day;
using Key = std::tuple<base::DutyId, int, std::string>;  // a duty, its version, a step

std::string in_words(const store::DutyRow& duty) {
  return duty.ref + ", " + duty.agency_name + " (việc số " + std::to_string(base::number(duty.id)) + ")";
}

/// What a duty was at one moment.
struct Moment {
  duty::State state = duty::State::needs_action;
  Day due_on;
  int due_version = 1;
  base::Instant owed_from;  ///< steps up to it are not owed
  bool is_plain = true;     ///< nothing happened to it in that very second, before or after
};

Moment moment_of(const store::History& history, base::Instant at) {
  Moment moment{.due_on = history.duty.original_due_on, .owed_from = history.made_at};
  for (const auto& turn : history.turns) {
    if (turn.at == at) moment.is_plain = false;
    if (turn.at > at) break;
    if (turn.state) moment.state = *turn.state;
    if (turn.due_on) {
      moment.due_on = *turn.due_on;
      moment.due_version = turn.due_version;
    }
    if (turn.restarts) moment.owed_from = std::max(moment.owed_from, turn.at);
  }
  return moment;
}

class Replay {
 public:
  Replay(const Context& context, store::Connection& connection)
      : connection_{connection},
        window_{context.settings.window},
        days_{working_days(context, connection)},
        ladders_{connection} {}

  ReminderCheck run() {
    swept_ = store::swept_days(connection_);
    histories_ = store::duty_histories(connection_);
    calendar_since_ = store::calendar_changed_at(connection_).value_or(base::Instant{});
    read_ledger();
    look_for_steps();
    look_at_rows();
    look_at_mails();
    return std::move(check_);
  }

 private:
  void read_ledger() {
    if (swept_.empty()) return;
    for (auto& row : store::ledger_rows(connection_, base::Instant{})) {
      there_.insert({row.duty, row.due_version, row.step});
      rows_.push_back(std::move(row));
    }
  }

  /// The instant of the sweep that came over the opening of that day; nothing where none is known.
  std::optional<base::Instant> sweep_of(Day day) const {
    const auto found = std::ranges::lower_bound(swept_, day, {}, &std::pair<Day, base::Instant>::first);
    if (found == swept_.end() || found->first != day) return std::nullopt;
    return found->second;
  }

  void look_for_steps() {
    if (swept_.empty()) return;
    for (const auto& history : histories_) look_for_steps_of(history);
  }

  void look_for_steps_of(const store::History& history) {
    std::set<Day> due_days{history.duty.original_due_on};
    for (const auto& turn : history.turns)
      if (turn.due_on) due_days.insert(*turn.due_on);
    const auto first = calendar::instant_in_vietnam(swept_.front().first, std::chrono::minutes{0});
    for (const auto& [ladder, after, until] : ladders_.of(history.duty.programme, first, swept_.back().second))
      for (const auto due_on : due_days)
        for (const auto& step :
             schedule::steps_in(*ladder, history.duty.ladder, history.duty.sort, duty::effective_due_on(due_on, *days_),
                                after, until, window_, *days_))
          look_for(history, due_on, step);
  }

  void look_for(const store::History& history, Day due_on, const schedule::Step& step) {
    const auto swept = sweep_of(step.goes_out_on);
    if (!swept) return;
    const auto moment = moment_of(history, *swept);
    const auto opens = calendar::instant_in_vietnam(step.goes_out_on, window_.opens);
    const bool has_ended = history.duty.ended_on && *history.duty.ended_on <= calendar::day_in_vietnam(*swept);
    if (moment.due_on != due_on || !moment.is_plain || opens <= moment.owed_from || *swept < history.made_at ||
        !duty::is_wanting(moment.state) || has_ended)
      return;
    if (step.told.is_of_agency_alone() && schedule::rests(history.pauses, moment.owed_from, step.goes_out_on, opens))
      return;
    if (*swept < calendar_since_) {
      ++check_.not_replayed;
      return;
    }
    ++check_.steps;
    const auto name = schedule::name_of(step);
    if (there_.contains({history.duty.id, moment.due_version, name})) return;
    check_.missing.push_back(in_words(history.duty) + ": thiếu lần nhắc " + name + " của ngày " +
                             calendar::in_words(step.goes_out_on));
  }

  void look_at_rows() {
    std::map<base::DutyId, const store::History*> by_duty;
    for (const auto& history : histories_) by_duty.emplace(history.duty.id, &history);
    const auto since = swept_.empty() ? base::Instant::max() : std::max(calendar_since_, swept_.front().second);
    for (const auto& row : rows_)
      if (row.owed_at >= since) look_at(row, *by_duty.at(row.duty));
    for (const auto& off : store::off_tallies(connection_)) {
      const auto words = base::rfc3339(off.at) + ": đồng hồ đã ghi " + std::to_string(off.written) +
                         " lần nhắc, trong sổ có " + std::to_string(off.there);
      (off.there < off.written ? check_.missing
       : off.written > 0       ? check_.doubled
                               : check_.out_of_policy)
          .push_back(words);
    }
  }

  void look_at(const store::LedgerRow& row, const store::History& history) {
    const auto words = [&](std::string_view what) {
      return "Dòng " + std::to_string(row.id) + " (" + in_words(history.duty) + ", " + row.step + ", " + row.recipient +
             "): " + std::string{what};
    };
    if (!days_->is_working(row.owed_on))
      check_.out_of_policy.push_back(words("ngày " + calendar::in_words(row.owed_on) + " là ngày nghỉ"));
    const auto opens = calendar::instant_in_vietnam(row.owed_on, window_.opens);
    const auto& ladder = ladders_.at(history.duty.programme, opens);
    if (row.step != schedule::in_force_step &&
        !schedule::step_named(ladder, history.duty.ladder, history.duty.sort, row.step))
      check_.out_of_policy.push_back(words("không có trong thang nhắc của việc này"));
    if (row.step != schedule::in_force_step && is_for_agency_alone(ladder, history.duty, row.step) &&
        schedule::rests(history.pauses, moment_of(history, row.owed_at).owed_from, row.owed_on, opens))
      check_.out_of_policy.push_back(words("cơ quan đã tiếp nhận và hẹn một ngày sau đó"));
    const auto moment = moment_of(history, row.owed_at);
    if (moment.is_plain && !duty::is_wanting(moment.state) && !is_of_turn(history, row))
      check_.out_of_policy.push_back(words("lúc ấy việc đã báo cáo, tạm dừng hoặc hủy"));
  }

  /// A sweep that made up for a gap may have owed what was wanted before the agencies changed hands on a day between.
  bool is_of_turn(const store::History& history, const store::LedgerRow& row) const {
    return history.duty.ended_on && row.owed_on <= *history.duty.ended_on;
  }

  static bool is_for_agency_alone(const schedule::Ladder& ladder, const store::DutyRow& duty, std::string_view name) {
    const auto told = schedule::step_named(ladder, duty.ladder, duty.sort, name);
    return told && told->is_of_agency_alone();
  }

  void look_at_mails() {
    const auto words = [](base::MessageId id, const std::string& recipient) {
      return "Thư số " + std::to_string(base::number(id)) + " gửi " + recipient + ": ";
    };
    for (const auto& doubled : store::doubled_mails(connection_))
      check_.doubled.push_back(words(doubled.message, doubled.recipient) + "máy chủ thư đã nhận " +
                               std::to_string(doubled.times) + " lần");
    for (const auto& stray : store::stray_mails(connection_))
      check_.out_of_policy.push_back(words(stray.message, stray.recipient) +
                                     "lúc gửi, người nhận không còn vai trò nào");
    for (const auto& attempt : store::daily_attempts(connection_))
      if (attempt.sent_at >= calendar_since_ && !schedule::is_in_window(attempt.sent_at, window_, *days_))
        check_.out_of_policy.push_back(words(attempt.message, attempt.recipient) + "gửi lúc " +
                                       base::rfc3339(attempt.sent_at) + ", ngoài giờ gửi thư của ngày làm việc");
  }

  store::Connection& connection_;
  const schedule::Window window_;
  const std::shared_ptr<const calendar::WorkingDays> days_;
  const LadderBook ladders_;
  std::vector<std::pair<Day, base::Instant>> swept_;
  std::vector<store::History> histories_;
  std::vector<store::LedgerRow> rows_;
  std::set<Key> there_;
  base::Instant calendar_since_;
  ReminderCheck check_;
};

}  // namespace

ReminderCheck check_reminders(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  return Replay{context, *connection}.run();
}

}  // namespace service

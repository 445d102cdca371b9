#include "service/reminder_check.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "duty/changes.h"
#include "service/digest_check.h"
#include "service/ladder_book.h"
#include "service/sweep_record.h"

namespace service {
namespace {

using calendar::Day;
using Key = std::tuple<base::DutyId, int, std::string>;  // a duty, its version, a step

std::string in_words(const store::DutyRow& duty) {
  return duty.ref + ", " + duty.agency_name + " (việc số " + std::to_string(base::number(duty.id)) + ")";
}

constexpr std::chrono::seconds second{1};

/// What a duty was at one moment.
struct Moment {
  duty::State state = duty::State::needs_action;
  Day due_on;
  int due_version = 1;
  base::Instant owed_from;  ///< steps up to it are not owed
  bool is_plain = true;     ///< nothing happened to it in that very second, before or after
  bool is_unsure = false;   ///< nobody can tell whether something had happened to it: the clock was wrong
};

Moment moment_of(const store::History& history, const Look& look) {
  Moment moment{.due_on = history.duty.original_due_on,
                .owed_from = history.made_at,
                .is_unsure = look.is_unsure_of(history.made_at)};
  for (const auto& turn : history.turns) {
    if (look.is_unsure_of(turn.at)) moment.is_unsure = true;
    if (turn.at == look.at) moment.is_plain = false;
    if (turn.at > look.at) continue;
    if (turn.state) moment.state = *turn.state;
    if (turn.due_on) {
      moment.due_on = *turn.due_on;
      moment.due_version = turn.due_version;
    }
    if (turn.restarts) moment.owed_from = std::max(moment.owed_from, turn.at);
  }
  return moment;
}

/// Whether the agency rested from it, by what had been said at that moment.
bool rested(const store::History& history, const Look& look, base::Instant owed_from, Day day, base::Instant opens) {
  auto said = history.pauses;
  std::erase_if(said, [&](const auto& pause) { return look.is_unsure_of(pause.said_at); });
  return schedule::rests(said, owed_from, day, opens);
}

/// Days that were swept by the same terms: their windows open in (after, until].
struct TermsStretch {
  const Terms* terms = nullptr;  ///< null from before they were kept
  base::Instant after, until;
};

/// After which nothing is owed of a duty any more.
base::Instant end_of(const store::History& history) {
  auto state = duty::State::needs_action;
  for (const auto& turn : history.turns) state = turn.state.value_or(state);
  return history.turns.empty() || duty::is_wanting(state) ? base::Instant::max() : history.turns.back().at;
}

class Replay {
 public:
  Replay(const Context& context, store::Connection& connection)
      : connection_{connection},
        now_{terms_now(context, connection)},
        terms_{connection},
        record_{connection, terms_} {}

  ReminderCheck run() {
    histories_ = store::duty_histories(connection_);
    read_ledger();
    find_stretches();
    for (const auto& history : histories_) look_for_steps_of(history);
    look_at_rows();
    look_at_mails();
    check_digests(connection_, record_, check_);
    return std::move(check_);
  }

 private:
  void read_ledger() {
    if (record_.days().empty()) return;
    rows_ = store::ledger_rows(connection_);
    for (const auto& row : rows_) first_.emplace(Key{row.duty, row.due_version, row.step}, &row);
  }

  /// The terms of a stretch; where none were kept those of now, by which what cannot be replayed is counted.
  const Terms& terms_of(const Terms* kept) const { return kept ? *kept : now_; }

  void find_stretches() {
    for (const auto& swept : record_.days()) {
      const auto opens = calendar::instant_in_vietnam(swept.day, terms_of(swept.look.terms).window.opens);
      if (stretches_.empty() || stretches_.back().terms != swept.look.terms)
        stretches_.push_back({swept.look.terms, opens - second, opens});
      stretches_.back().until = opens;
    }
  }

  const LadderBook& ladders_of(const Terms& terms) {
    const auto found = books_.find(&terms);
    return found != books_.end() ? found->second
                                 : books_.emplace(&terms, LadderBook{connection_, terms.ladder}).first->second;
  }

  void look_for_steps_of(const store::History& history) {
    std::set<Day> due_days{history.duty.original_due_on};
    for (const auto& turn : history.turns)
      if (turn.due_on) due_days.insert(*turn.due_on);
    const auto end = end_of(history);
    for (const auto& stretch : stretches_) {
      const auto from = std::max(stretch.after, history.made_at), until = std::min(stretch.until, end);
      if (from >= until) continue;
      const auto& terms = terms_of(stretch.terms);
      for (const auto& [ladder, after, before] : ladders_of(terms).of(history.duty.programme, from, until))
        for (const auto due_on : due_days)
          for (const auto& step : schedule::steps_in(*ladder, history.duty.ladder, history.duty.sort,
                                                     duty::effective_due_on(due_on, *terms.days), after, before,
                                                     terms.window, *terms.days))
            look_for(history, due_on, step, *ladder);
    }
  }

  void look_for(const store::History& history, Day due_on, const schedule::Step& step, const schedule::Ladder& ladder) {
    const auto* swept = record_.of(step.goes_out_on);
    if (swept == nullptr) return;
    const auto& look = swept->look;
    const auto& terms = terms_of(look.terms);
    const auto moment = moment_of(history, look);
    const auto opens = calendar::instant_in_vietnam(step.goes_out_on, terms.window.opens);
    const bool has_ended = history.duty.ended_on && *history.duty.ended_on <= calendar::day_in_vietnam(look.at);
    if (moment.due_on != due_on || !moment.is_plain || opens <= moment.owed_from || look.at < history.made_at ||
        !duty::is_wanting(moment.state) || has_ended)
      return;
    if (step.told.is_of_agency_alone() && rested(history, look, moment.owed_from, step.goes_out_on, opens)) return;
    const auto name = schedule::name_of(step);
    const bool is_there = first_.contains({history.duty.id, moment.due_version, name});
    const bool is_known =
        look.terms != nullptr && !moment.is_unsure && &ladder_at(history.duty.programme, look, opens) == &ladder;
    if (!is_known && !(is_there && look.terms != nullptr)) {
      ++check_.not_replayed;
      return;
    }
    ++check_.steps;
    if (is_there) return;
    check_.missing.push_back(in_words(history.duty) + ": thiếu lần nhắc " + name + " của ngày " +
                             calendar::in_words(step.goes_out_on));
  }

  /// The ladder of a window, as it was known at that moment.
  const schedule::Ladder& ladder_at(base::ProgrammeId programme, const Look& look, base::Instant opens) {
    return ladders_of(terms_of(look.terms)).at(programme, std::min(opens, look.put_back_to - second));
  }

  void look_at_rows() {
    std::map<base::DutyId, const store::History*> by_duty;
    for (const auto& history : histories_) by_duty.emplace(history.duty.id, &history);
    for (const auto& row : rows_)
      if (const auto look = record_.look(row.owed_at, row.event); look.terms != nullptr)
        look_at(row, look, *by_duty.at(row.duty));
    for (const auto& off : store::off_tallies(connection_)) {
      const auto words = base::rfc3339(off.at) + ": đồng hồ đã ghi " + std::to_string(off.written) +
                         " lần nhắc, trong sổ có " + std::to_string(off.there);
      (off.there < off.written ? check_.missing
       : off.written > 0       ? check_.doubled
                               : check_.out_of_policy)
          .push_back(words);
    }
  }

  void look_at(const store::LedgerRow& row, const Look& look, const store::History& history) {
    const auto words = [&](std::string_view what) {
      return "Dòng " + std::to_string(row.id) + " (" + in_words(history.duty) + ", " + row.step + ", " + row.recipient +
             "): " + std::string{what};
    };
    if (!look.terms->days->is_working(row.owed_on))
      check_.out_of_policy.push_back(words("ngày " + calendar::in_words(row.owed_on) + " là ngày nghỉ"));
    const auto opens = calendar::instant_in_vietnam(row.owed_on, look.terms->window.opens);
    const auto& ladder = ladder_of(row, look, history.duty.programme);
    const auto moment = moment_of(history, look);
    if (row.step != schedule::in_force_step &&
        !schedule::step_named(ladder, history.duty.ladder, history.duty.sort, row.step))
      check_.out_of_policy.push_back(words("không có trong thang nhắc của việc này"));
    if (row.step != schedule::in_force_step && is_for_agency_alone(ladder, history.duty, row.step) &&
        !moment.is_unsure && rested(history, look, moment.owed_from, row.owed_on, opens))
      check_.out_of_policy.push_back(words("cơ quan đã tiếp nhận và hẹn một ngày sau đó"));
    if (moment.is_plain && !moment.is_unsure && !duty::is_wanting(moment.state) && !is_of_turn(history, row))
      check_.out_of_policy.push_back(words("lúc ấy việc đã báo cáo, tạm dừng hoặc hủy"));
  }

  /// The ladder that the row's step is of. What is owed in someone's place is the step that was owed before, whatever
  /// ladder holds meanwhile.
  const schedule::Ladder& ladder_of(const store::LedgerRow& row, const Look& look, base::ProgrammeId programme) {
    const auto& first = *first_.at({row.duty, row.due_version, row.step});
    const auto kept = record_.look(first.owed_at, first.event);
    const auto& then = kept.terms != nullptr ? kept : look;
    return ladder_at(programme, then, calendar::instant_in_vietnam(first.owed_on, then.terms->window.opens));
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
      if (!record_.look(stray.sent_at, stray.event).was_ahead())
        check_.out_of_policy.push_back(words(stray.message, stray.recipient) +
                                       "lúc gửi, người nhận không còn vai trò nào");
    for (const auto& attempt : store::daily_attempts(connection_)) {
      const auto look = record_.look(attempt.sent_at, attempt.event);
      if (look.terms != nullptr && !look.was_ahead() &&
          !schedule::is_in_window(attempt.sent_at, look.terms->window, *look.terms->days))
        check_.out_of_policy.push_back(words(attempt.message, attempt.recipient) + "gửi lúc " +
                                       base::rfc3339(attempt.sent_at) + ", ngoài giờ gửi thư của ngày làm việc");
    }
  }

  store::Connection& connection_;
  const Terms now_;
  const TermsBook terms_;
  const SweepRecord record_;
  std::map<const Terms*, LadderBook> books_;
  std::vector<TermsStretch> stretches_;
  std::vector<store::History> histories_;
  std::vector<store::LedgerRow> rows_;
  std::map<Key, const store::LedgerRow*> first_;  ///< of each step, the row that was written first
  ReminderCheck check_;
};

}  // namespace

ReminderCheck check_reminders(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  return Replay{context, *connection}.run();
}

}  // namespace service

#include "simulation/rules.h"

#include <algorithm>
#include <map>
#include <set>

#include "simulation/rules_digests.h"
#include "simulation/rungs.h"

namespace simulation {
namespace {

using date::days;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr days longest_rest{31};  ///< no run of days off is as long
constexpr int days_to_send = 4;   ///< working days with the program alive, in which a mail has to get through

Instant opening_of(Day day) { return calendar::instant_in_vietnam(day, hours_open); }

/// A step of a duty, of one of its versions, to someone.
using Key = std::tuple<int, int, std::string, std::string>;

/// A step that is owed to someone.
struct Owed {
  int duty = 0, version = 1, agency = 0;
  std::string step;  ///< "in force" of what came into force, was moved or handed over: said in any case
  std::string to;
  Instant clock, at;                  ///< of the sweep, as the clock showed and as it really was
  std::optional<Instant> taken_back;  ///< the clock had run ahead: it is owed again when its time comes
  std::optional<Instant> carried;
  std::set<std::string> handed_to;  ///< those who were told in place of one who is not to be reached
};

bool tells_standing(const Owed& owed) { return owed.step == "in force"; }

class Judge {
 public:
  Judge(const World& world, const Record& record)
      : world_{world},
        record_{record},
        people_{world, record},
        days_off_{world.size.first - days{400}, world.size.last + days{3700}, calendar::shipped_exceptions()},
        digests_{world, people_, days_off_, verdict_} {
    for (int n = 0; n < static_cast<int>(world.duties.size()); ++n)
      for (const auto& turn : world.duties[static_cast<std::size_t>(n)].turns)
        of_task_[{world.duties[static_cast<std::size_t>(n)].task, turn.agency}].insert(n);
  }

  Verdict judge() {
    sweep_all();
    look_at_mails();
    look_for_missing();
    digests_.look_for_missing([this](Instant at) { return sent_by(at, days_to_send); });
    return std::move(verdict_);
  }

 private:
  // What is owed ------------------------------------------------------------------------------------------------------

  void sweep_all() {
    std::optional<Instant> swept;
    for (const auto& event : world_.events) {
      if (event.act == Act::calendar) days_off_.lay(world_.notices.at(static_cast<std::size_t>(event.a)));
      if (event.act == Act::put_in_force && !swept) swept = event.at - seconds{1};
      if (event.act == Act::arm && swept && event.at < *swept) swept = take_back(event.at);
      if (event.act != Act::tick) continue;
      if (mail_may_go(event.at)) sending_.push_back(event.real);
      real_of_[event.at] = event.real;
      working_ticks_[event.at] = is_working_day(event.at);
      if (!swept || event.at <= *swept) continue;
      sweep(*swept, event.at, event.real);
      sweeps_.emplace_back(*swept, event.at);
      swept = event.at;
    }
    std::ranges::sort(sending_);
  }

  /// The clock had run ahead and is right again: what was swept beyond now is swept once more. Up to where it was
  /// before.
  Instant take_back(Instant now) {
    auto swept = now;
    for (; !sweeps_.empty() && sweeps_.back().second > now; sweeps_.pop_back())
      swept = std::min(swept, sweeps_.back().first);
    for (auto& owed : owed_) {
      if (owed.clock <= now || owed.taken_back) continue;
      owed.taken_back = now;
      once_.erase({owed.duty, owed.version, owed.step, owed.to});
    }
    digests_.take_back(now);
    return swept;
  }

  bool is_working_day(Instant at) const { return days_off_.is_working(day_of(at)); }
  bool mail_may_go(Instant at) const {
    const auto time = calendar::time_in_vietnam(at);
    return is_working_day(at) && hours_open <= time && time < hours_close;
  }

  /// The first instant from then on at which mail may go.
  Instant next_opening(Instant at) const {
    if (mail_may_go(at)) return at;
    auto day = day_of(at);
    if (calendar::time_in_vietnam(at) >= hours_close) day += days{1};
    return opening_of(days_off_.on_or_after(day));
  }

  /// real: when it was, whatever the clock showed
  void sweep(Instant after, Instant until, Instant real) {
    std::vector<Day> swept;  // the working days whose mornings came
    for (auto day = day_of(after); day <= day_of(until); day += days{1})
      if (after < opening_of(day) && opening_of(day) <= until && days_off_.is_working(day)) swept.push_back(day);
    for (; next_duty_ < world_.duties.size() && world_.duties[next_duty_].turns.front().at <= real; ++next_duty_)
      open_.push_back(static_cast<int>(next_duty_));
    std::erase_if(open_, [&](int n) { return is_over(world_.duties[static_cast<std::size_t>(n)], real); });
    for (const int number : open_) sweep_duty(number, after, until, real, swept);
    digests_.sweep(swept, {until, real});
  }

  /// Whether nothing is owed of it from then on, for ever.
  static bool is_over(const Duty& duty, Instant at) {
    const auto& last = duty.turns.back();
    return last.at <= at && (last.state == State::completed || last.state == State::ended);
  }

  void sweep_duty(int number, Instant after, Instant until, Instant real, const std::vector<Day>& swept) {
    const auto& duty = world_.duties[static_cast<std::size_t>(number)];
    const auto* now = duty.at(real);
    const Moment moment{until, real};
    if (now == nullptr || now->state != State::wanting) return;
    // What came into force, was moved or handed over: one mail says how it stands.
    const auto told = after < now->owed_from + longest_rest ? next_opening(now->owed_from) : Instant{};
    if (after < told && told <= until && duty.opens <= day_of(told)) owe(number, *now, "in force", moment, Told{});
    const auto due = days_off_.on_or_after(now->due);
    for (const auto day : swept) {
      if (opening_of(day) <= now->owed_from) continue;
      const auto& programme = world_.programmes[static_cast<std::size_t>(task_of(duty).programme)];
      const auto& rungs = ladders().at(static_cast<std::size_t>(programme.ladder_at(opening_of(day))));
      const bool rests = duty.rests(now->owed_from, opening_of(day), day);
      const auto of_all = [&](const Told& told_now) { return rests ? told_now.without_agency() : told_now; };
      if (day > due) {
        const int late = days_off_.between(due, day);
        if (const auto told_now = rungs.told_after(late); told_now && !duty.report)
          owe(number, *now, "after " + std::to_string(late), moment, of_all(*told_now));
        continue;
      }
      if ((due - day).count() > 120) continue;
      for (const auto& [before, told_then] : rungs.before.at(static_cast<std::size_t>(duty.ladder)))
        if ((before == 0 ? due : days_off_.on_or_before(due - days{before})) == day)
          owe(number, *now, "before " + std::to_string(before), moment, of_all(told_then));
    }
  }

  const Task& task_of(const Duty& duty) const { return world_.tasks[static_cast<std::size_t>(duty.task)]; }

  void owe(int number, const Turn& now, const std::string& step, Moment moment, const Told& told) {
    std::vector<std::string> people;
    if (told.contacts) {
      people = people_.of_agency(now.agency, moment, told.heads);
      if (people.empty()) people = {office, second_office};
    } else {
      ++verdict_.rested;
    }
    if (told.office) people.insert(people.end(), {office, second_office});
    if (told.committee) people.push_back(committee);
    for (const auto& to : people) {
      if (!once_.insert({number, now.version, step, to}).second) continue;
      ++verdict_.owed;
      by_duty_[number].push_back(owed_.size());
      owed_.push_back({.duty = number,
                       .version = now.version,
                       .agency = now.agency,
                       .step = step,
                       .to = to,
                       .clock = moment.clock,
                       .at = moment.real,
                       .taken_back = {},
                       .carried = {},
                       .handed_to = {}});
    }
  }

  // What went out -----------------------------------------------------------------------------------------------------

  void look_at_mails() {
    std::map<std::string, const Taken*> first;
    std::map<std::string, int> times;
    std::set<std::pair<std::string, Day>> person_days;
    for (const auto& mail : record_.mails) {
      const auto words = mail.to + ' ' + base::rfc3339(mail.at) + ' ' + mail.id;
      if (const int time = ++times[mail.id]; time > 1) {
        if (time > 2 || !may_come_again(*first.at(mail.id)) || mail.in_folder) verdict_.doubled.push_back(words);
        ++verdict_.repeated;
        continue;
      }
      first.emplace(mail.id, &mail);
      if (!mail.in_folder && !person_days.insert({mail.to, day_of(mail.at)}).second)
        verdict_.doubled.push_back("second of the day " + words);
      const auto tick = working_ticks_.find(mail.at);
      const auto time = calendar::time_in_vietnam(mail.at);
      if (tick == working_ticks_.end() || !tick->second || time < hours_open || time >= hours_close)
        verdict_.day_off.push_back(words);
      for (const auto& line : mail.lines) look_at_line(mail, line, words);
      if (mail.lines.size() > lines_per_mail) verdict_.too_long.push_back(words);
      if (mail.left_for_next > 0) full_[mail.to].insert(real_of(mail));
      digests_.look_at(mail, real_of(mail));
    }
  }

  /// Whether the program cannot know that the mail was taken: it was not told, or died as it was.
  bool may_come_again(const Taken& mail) const {
    const auto next =
        std::ranges::find_if(record_.mails, [&](const auto& each) { return &each > &mail && !each.in_folder; });
    return !mail.answered || (next != record_.mails.end() && next->life > mail.life);
  }

  /// When the mail really went out.
  Instant real_of(const Taken& mail) const {
    const auto tick = real_of_.find(mail.at);
    return tick == real_of_.end() ? mail.at : tick->second;
  }

  void look_at_line(const Taken& mail, const Line& line, const std::string& words) {
    ++verdict_.lines;
    const auto what =
        words + ' ' + ref_of(line.task) + " agency " + std::to_string(line.agency) + " due " + calendar::iso(line.due);
    int duty = nobody;
    const Turn* now = nullptr;
    const auto real = real_of(mail);
    if (const auto found = of_task_.find({line.task, line.agency}); found != of_task_.end())
      for (const int each : found->second)
        if (const auto* turn = world_.duties[static_cast<std::size_t>(each)].at(real);
            turn != nullptr && turn->due == line.due && turn->agency == line.agency) {
          duty = each;
          now = turn;
        }
    if (now == nullptr || now->state != State::wanting) return verdict_.for_done.push_back(what);
    if (!people_.speaks_for(mail.to, line.agency, mail.at)) return verdict_.to_left.push_back(what);
    if (rests_for(mail, duty, *now)) return verdict_.resting.push_back(what);
    if (!carry(duty, *now, mail)) verdict_.unfounded.push_back(what);
  }

  /// Whether the agency has named a later day than the mail's, and nothing is owed that is told in any case.
  bool rests_for(const Taken& mail, int duty, const Turn& now) const {
    if (KnownPeople::is_of_house(mail.to) ||
        !world_.duties[static_cast<std::size_t>(duty)].rests(now.owed_from, real_of(mail), day_of(mail.at)))
      return false;
    const auto found = by_duty_.find(duty);
    return found == by_duty_.end() || std::ranges::none_of(found->second, [&](auto index) {
             const auto& owed = owed_[index];
             return tells_standing(owed) && !owed.carried && owed.version == now.version;
           });
  }

  /// The mail speaks for all that was owed of the duty to its reader, or to one who is not to be reached any more.
  bool carry(int duty, const Turn& now, const Taken& mail) {
    bool is_founded = false;
    const auto real = real_of(mail);
    for (const auto index : by_duty_[duty]) {
      auto& owed = owed_[index];
      if (owed.at > real || owed.version != now.version || (owed.taken_back && *owed.taken_back <= real)) continue;
      if (owed.to == mail.to) {
        if (!owed.carried) {
          owed.carried = real;
          is_founded = true;
          if (owed.taken_back && !mail.in_folder) told_ahead_.insert({owed.duty, owed.version, owed.step, owed.to});
        }
      } else if (!owed.carried && is_lost_to(owed, real) && owed.handed_to.insert(mail.to).second) {
        is_founded = true;
      }
    }
    return is_founded;
  }

  /// Whether the person of the step cannot be told of it any more, so that others are.
  bool is_lost_to(const Owed& owed, Instant at) const {
    return !people_.speaks_for(owed.to, owed.agency, at) || people_.is_ever_aside(owed.to) ||
           people_.was_refused(owed.to, owed.at, at);
  }

  // What did not ------------------------------------------------------------------------------------------------------

  /// The end of the nth day, from then on, on which the program could send.
  std::optional<Instant> sent_by(Instant at, int days_given) const {
    auto tick = std::ranges::lower_bound(sending_, at);
    for (; tick != sending_.end(); ++tick) {
      const auto day = day_of(*tick);
      const auto next = std::ranges::lower_bound(sending_, opening_of(day + days{1}));
      if (--days_given == 0) return *std::prev(next);
      tick = std::prev(next);
    }
    return std::nullopt;
  }

  int days_between(Instant from, Instant to) const {
    std::set<Day> passed;
    for (auto tick = std::ranges::lower_bound(sending_, from); tick != sending_.end() && *tick <= to; ++tick)
      passed.insert(day_of(*tick));
    return static_cast<int>(passed.size());
  }

  void look_for_missing() {
    for (const auto& owed : owed_) {
      if (owed.taken_back || told_ahead_.contains({owed.duty, owed.version, owed.step, owed.to})) continue;
      const auto last = sent_by(owed.at, days_to_send);
      if (owed.carried && (!last || *owed.carried <= *last)) {
        verdict_.most_days_late = std::max(verdict_.most_days_late, days_between(owed.at, *owed.carried));
        continue;
      }
      if (!last) {
        ++verdict_.unfinished;
      } else if (changed_by(owed, *last)) {
        ++verdict_.overtaken;
      } else if (people_.was_refused(owed.to, owed.at, *last) || !people_.is_reached(owed.to, *last)) {
        ++verdict_.refused;
      } else if (was_dropped_for_a_day(owed, *last)) {
        ++verdict_.rested;
      } else if (waited_for_room(owed, *last)) {
        ++verdict_.postponed;
      } else {
        const auto& duty = world_.duties[static_cast<std::size_t>(owed.duty)];
        verdict_.missing.push_back(owed.to + " from " + base::rfc3339(owed.at) + ' ' + ref_of(duty.task) + " agency " +
                                   std::to_string(owed.agency) + " due " + calendar::iso(duty.at(owed.at)->due) +
                                   (owed.carried ? " late " + base::rfc3339(*owed.carried) : ""));
      }
    }
  }

  /// Whether the duty or its person was another before a mail had to be there.
  bool changed_by(const Owed& owed, Instant by) const {
    const auto& turns = world_.duties[static_cast<std::size_t>(owed.duty)].turns;
    return !people_.speaks_for(owed.to, owed.agency, by) ||
           std::ranges::any_of(turns, [&](const auto& turn) { return owed.at < turn.at && turn.at <= by; });
  }

  /// Whether the agency named a day after the step was owed and before it was told.
  bool was_dropped_for_a_day(const Owed& owed, Instant by) const {
    const auto& pauses = world_.duties[static_cast<std::size_t>(owed.duty)].pauses;
    return !tells_standing(owed) && !KnownPeople::is_of_house(owed.to) &&
           std::ranges::any_of(pauses,
                               [&](const auto& pause) { return owed.at < pause.said_at && pause.said_at <= by; });
  }

  /// Whether each mail that the person got until then, or until the step was told, left something for the next.
  bool waited_for_room(const Owed& owed, Instant by) const {
    const auto found = full_.find(owed.to);
    return found != full_.end() && found->second.lower_bound(owed.at) != found->second.upper_bound(by);
  }

  const World& world_;
  const Record& record_;
  const KnownPeople people_;
  DaysOff days_off_;
  std::map<std::pair<int, int>, std::set<int>> of_task_;  ///< by task and agency
  std::map<std::string, std::set<Instant>> full_;         ///< when mails went out that left something for the next
  std::vector<Instant> sending_;                          ///< the ticks at which mail may go, by time
  std::map<Instant, bool> working_ticks_;                 ///< the ticks, and whether each fell on a working day
  std::map<Instant, Instant> real_of_;                    ///< when the ticks really were
  std::vector<int> open_;
  std::size_t next_duty_ = 0;
  std::vector<std::pair<Instant, Instant>> sweeps_;  ///< from where up to where, by the clock
  std::set<Key> once_, told_ahead_;                  ///< what stays owed once; what a wrong clock really sent
  std::vector<Owed> owed_;
  std::map<int, std::vector<std::size_t>> by_duty_;
  Verdict verdict_;
  DigestRules digests_;
};

}  // namespace

Verdict judge(const World& world, const Record& record) { return Judge{world, record}.judge(); }

}  // namespace simulation

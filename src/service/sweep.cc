#include "service/sweep.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "service/calendar.h"
#include "service/digest_choices.h"
#include "service/ladder_book.h"
#include "service/recipients.h"
#include "service/register.h"
#include "store/acknowledgements.h"
#include "store/agencies.h"
#include "store/digests.h"
#include "store/ledger.h"
#include "store/mergers.h"
#include "store/programmes.h"
#include "store/reminder_history.h"

namespace service {
namespace {

using calendar::Day;

/// One sweep over (after, until]: what is owed goes into the ledger.
class Sweep {
 public:
  /// now: when the sweep runs, `until` or later
  Sweep(const Context& context, store::Connection& connection, base::Instant after, base::Instant until,
        base::Instant now, Ticked& ticked)
      : working_days_{working_days(context, connection)},
        window_{context.settings.window},
        plan_{context.settings.digests},
        connection_{connection},
        after_{after},
        until_{until},
        now_{now},
        today_{calendar::day_in_vietnam(now)},
        ladders_{connection},
        ticked_{ticked} {}

  void run() {
    const auto in_force = programmes_in_force();
    for (const auto& programme : in_force) owe_standing_of(programme);
    owe_standing_of_moved();
    owe_steps();
    if (!in_force.empty()) owe_digests(in_force);
  }

 private:
  std::vector<store::ProgrammeRow> programmes_in_force() {
    auto all = store::programmes(connection_);
    std::erase_if(all, [](const auto& programme) { return !programme.is_followed(); });
    return all;
  }

  /// In place of the steps that lie before a programme came into force, one mail says how its duties stand.
  void owe_standing_of(const store::ProgrammeRow& programme) {
    const auto at = schedule::next_in_window(*programme.in_force_at, window_, *working_days_);
    if (at <= after_ || at > until_) return;
    const auto day = calendar::day_in_vietnam(at);
    for (const auto& duty : store::open_of_programme(connection_, programme.id, day))
      owe(duty, std::string{schedule::in_force_step}, day, contacts);
  }

  /// So does one mail for a duty that was made, moved, taken up again or handed over while its programme was in force.
  void owe_standing_of_moved() {
    constexpr std::chrono::hours longest_rest{24 * 21};  // no run of days off before the next window is longer
    for (const auto& duty : store::open_owed_from(connection_, after_ - longest_rest, until_)) {
      const auto at = schedule::next_in_window(duty.owed_from, window_, *working_days_);
      const auto day = calendar::day_in_vietnam(at);
      if (at <= after_ || at > until_ || duty.opens_on > day || duty.state == duty::State::claimed) continue;
      owe(duty, std::string{schedule::in_force_step}, day, contacts);
    }
  }

  void owe_steps() {
    const auto earliest = store::earliest_open_due_on(connection_);
    if (!earliest) return;
    std::set<schedule::DueAlike> asked;
    for (const auto& [ladder, after, until] : ladders_.of_all(after_, until_))
      std::ranges::copy(schedule::due_with_steps_in(*ladder, *earliest, after, until, window_, *working_days_),
                        std::inserter(asked, asked.end()));
    for (const auto& [due_on, length, sort] : asked)
      for (const auto& duty : store::wanting_due_on(connection_, due_on, length, sort)) owe_steps_of(duty);
  }

  void owe_steps_of(const store::DutyRow& duty) {
    const auto effective = duty::effective_due_on(duty.due_on, *working_days_);
    for (const auto& [ladder, after, until] : ladders_.of(duty.programme, std::max(after_, duty.owed_from), until_))
      for (const auto& step :
           schedule::steps_in(*ladder, duty.ladder, duty.sort, effective, after, until, window_, *working_days_))
        owe(duty, schedule::name_of(step), step.goes_out_on, step.told);
  }

  void owe_digests(const std::vector<store::ProgrammeRow>& in_force) {
    const auto first = std::ranges::min(in_force, {}, &store::ProgrammeRow::in_force_at).in_force_at.value();
    const auto after = std::max(after_, first);
    const auto meetings = store::meetings_from(connection_, calendar::day_in_vietnam(after));
    for (const auto& due : schedule::digests_in(after, until_, plan_, meetings, window_, *working_days_))
      for (const auto& person : audience(connection_, due.kind, {}, today_)) owe(due, person);
  }

  void owe(const schedule::DueDigest& due, const people::Person& person) {
    if (has_stopped(connection_, person.id, due.kind)) return;
    const auto owed = store::owe(connection_,
                                 {.kind = due.kind,
                                  .period = due.period,
                                  .occasion = {},
                                  .recipient = person.id,
                                  .agency = {},
                                  .owed_on = due.goes_out_on,
                                  .missed = due.goes_out_on < today_},
                                 now_);
    ticked_.digests += owed ? 1U : 0U;
  }

  /// Those of the agency who are told, and can be reached.
  std::vector<people::Person> people_of(base::AgencyId agency, const schedule::Audience& told) {
    auto found = people_.find(agency);
    if (found == people_.end())
      found = people_.emplace(agency, reachable(connection_, store::people_of(connection_, agency, today_))).first;
    auto people = found->second;
    std::erase_if(people, [&](const auto& person) {
      return !(told.contact && person.role == people::Role::contact) &&
             !(told.head && person.role == people::Role::head);
    });
    return people;
  }

  const std::vector<people::Person>& office() {
    if (!office_) office_ = reachable_office(connection_, today_);
    return *office_;
  }

  const std::vector<people::Person>& committee() {
    if (!committee_)
      committee_ = reachable(connection_, store::people_with(connection_, people::Role::committee, today_));
    return *committee_;
  }

  /// What an agency without anyone to write to, or whose addresses are put aside, is owed goes to the office.
  void owe(const store::DutyRow& duty, const std::string& step, Day owed_on, const schedule::Audience& told) {
    if ((told.contact || told.head) && !rests(duty, step, owed_on)) {
      const auto people = people_of(duty.agency, told);
      if (people.empty()) owe(duty, step, owed_on, office(), duty.agency);
      owe(duty, step, owed_on, people, {});
    }
    if (told.office) owe(duty, step, owed_on, office(), {});
    if (told.committee) owe(duty, step, owed_on, committee().empty() ? office() : committee(), {});
  }

  /// Whether its agency named a later day, so that it is not reminded on this one.
  bool rests(const store::DutyRow& duty, std::string_view step, Day owed_on) {
    return step != schedule::in_force_step &&
           schedule::rests(store::pauses_of(connection_, duty.id), duty.owed_from, owed_on,
                           calendar::instant_in_vietnam(owed_on, window_.opens));
  }

  void owe(const store::DutyRow& duty, const std::string& step, Day owed_on,
           const std::vector<people::Person>& recipients, std::optional<base::AgencyId> instead_of) {
    for (const auto& recipient : recipients) {
      const store::OwedStep owed{.duty = duty.id,
                                 .due_version = duty.due_version,
                                 .step = step,
                                 .recipient = recipient.id,
                                 .owed_on = owed_on,
                                 .missed = owed_on < today_,
                                 .instead_of = instead_of};
      if (store::owe(connection_, owed, now_))
        ticked_.steps.push_back({duty.ref, duty.agency_name, step, recipient.email, owed_on});
    }
  }

  static constexpr schedule::Audience contacts{.contact = true};

  const std::shared_ptr<const calendar::WorkingDays> working_days_;
  const schedule::Window window_;
  const schedule::DigestPlan& plan_;
  store::Connection& connection_;
  base::Instant after_, until_, now_;
  Day today_;
  const LadderBook ladders_;
  std::map<base::AgencyId, std::vector<people::Person>> people_;   ///< asked for once an agency, not once a duty
  std::optional<std::vector<people::Person>> office_, committee_;  ///< asked for once at most
  Ticked& ticked_;
};

/// Takes the turns of the register whose days have come, each at the beginning of its day: what was owed before is owed
/// by those who held it before. Gives the instant up to which the sweep has come.
base::Instant take_turns(const Context& context, store::Connection& connection, base::Instant after, base::Instant now,
                         Ticked& ticked) {
  for (const auto& turn : store::turns_until(connection, calendar::day_in_vietnam(now))) {
    const auto begins = std::max(after, calendar::instant_in_vietnam(turn.day, std::chrono::minutes{0}));
    if (begins > after) Sweep{context, connection, after, begins, now, ticked}.run();
    after = begins;
    take_turn({connection, now, {store::Door::clock, {}}}, turn.agency, turn.day, begins);
    store::remove_turn(connection, turn);
  }
  return after;
}

/// Keeps which sweep came over the opening of each day's window, for whoever replays the rules.
void note_days(const Context& context, store::Connection& connection, base::Instant after, base::Instant now) {
  const auto last = calendar::day_in_vietnam(now);
  for (auto day = calendar::day_in_vietnam(after); day <= last; day += date::days{1}) {
    const auto opens = calendar::instant_in_vietnam(day, context.settings.window.opens);
    if (after < opens && opens <= now) store::note_swept_day(connection, day, after, now);
  }
}

/// From where a sweep goes on. Where mail is now let out earlier in the day than it was when the program last ran, the
/// opening of that day may lie behind, and no sweep came over it.
base::Instant goes_on_from(const Context& context, store::Connection& connection, base::Instant swept_until) {
  const auto day = calendar::day_in_vietnam(swept_until);
  const auto opens = calendar::instant_in_vietnam(day, context.settings.window.opens);
  const bool was_passed_over = opens <= swept_until && store::is_passed_over(connection, day);
  return was_passed_over ? opens - std::chrono::seconds{1} : swept_until;
}

}  // namespace

void sweep(const Context& context, store::Connection& connection, base::Instant now, Ticked& ticked) {
  const auto swept = store::swept_until(connection);
  if (swept && now <= *swept) return;
  const auto after = swept ? std::optional{goes_on_from(context, connection, *swept)} : std::nullopt;
  const auto from = take_turns(context, connection, after.value_or(now), now, ticked);
  if (after) Sweep{context, connection, from, now, now, ticked}.run();  // else nothing is in force, so nothing is owed
  if (after) note_days(context, connection, *after, now);
  store::merge_unsent(connection);
  store::merge_unsent_digests(connection);
  store::set_swept_until(connection, now);
}

}  // namespace service

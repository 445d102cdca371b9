#include "service/digest_facts.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include "duty/changes.h"
#include "service/calendar.h"
#include "service/decided.h"
#include "service/feeds.h"
#include "service/overdue_list.h"
#include "service/period_report.h"
#include "store/feeds.h"

namespace service {
namespace {

using base::AgencyId;
using base::DutyId;
using calendar::Day;
using schedule::DigestKind;

/// How far ahead a digest looks: twice as far as the next one of its kind, a month at most.
date::days looks_ahead(DigestKind kind) {
  const bool is_weekly = kind == DigestKind::committee || kind == DigestKind::meeting;
  return date::days{is_weekly ? 14 : 31};
}

/// The moment of which a digest tells.
struct Moment {
  base::Instant at;
  Day day;  ///< whose standings are told
  bool is_now = true;
};

Moment moment_of(std::optional<Day> day, base::Instant now) {
  const auto today = calendar::day_in_vietnam(now);
  if (!day || *day == today) return {now, today};
  if (*day > today) return {now, *day, false};
  return {report::end_of(*day).at, *day, false};
}

class Facts {
 public:
  Facts(const Context& context, store::Connection& connection, const DigestQuery& query)
      : context_{context},
        connection_{connection},
        query_{query},
        days_{working_days(context, connection)},
        mine_{query.agencies.begin(), query.agencies.end()} {}

  base::Result<notify::Digest> run() {
    auto moment = moment_of(query_.day, context_.clock.now());
    auto since = query_.since;
    if (const auto period = report::period_in(query_.period); period && schedule::report_period_of(query_.kind)) {
      auto figures = period_report(context_, *period);
      if (!figures) return figures.error();
      const auto& cut_off = figures->cut_off;
      moment = {cut_off.at, cut_off.day, cut_off.day == context_.today()};
      since = end_of_period_before(*figures);
      digest_.figures = std::move(*figures);
    }
    digest_.kind = query_.kind;
    digest_.period = query_.period;
    digest_.counted_at = moment.at;
    digest_.day = moment.day;
    digest_.list_link = context_.settings.page_url + "/overdue";
    digest_.files_link = context_.settings.page_url + "/reports";
    if (!digest_.figures) digest_.files_link = context_.settings.page_url + "/overdue.xlsx";
    if (moment.is_now)
      read_now();
    else
      read_then(moment);
    if (!is_of_other_day()) read_coming();
    if (since) compare(*since);
    if (auto doubt = notify::doubt_of(digest_)) return *doubt;
    return std::move(digest_);
  }

 private:
  bool is_of_other_day() const { return query_.day && *query_.day != context_.today(); }
  bool is_of_agencies() const { return query_.kind == DigestKind::agency; }
  bool is_wanted(const store::DutyRow& duty) const { return !is_of_agencies() || mine_.contains(duty.agency); }

  void read_now() {
    const auto counted = overview(context_);
    for (const auto& agency : is_of_agencies() ? counted->agencies : counted->leads) {
      if (is_of_agencies() && !mine_.contains(agency.agency)) continue;
      digest_.agencies.push_back({agency.name, agency.counts});
      digest_.total += agency.counts;
    }
    if (is_of_agencies()) {
      for (const auto agency : query_.agencies) read_overdue(agency);
      std::ranges::stable_sort(digest_.overdue, {}, &notify::Line::due_on);
    } else {
      read_overdue({});
    }
    state_of_ = [this](DutyId id) { return store::duty(connection_, id); };
  }

  void read_overdue(std::optional<AgencyId> agency) {
    for (const auto& line : overdue_list(context_, {.agency = agency, .after = {}}).lines)
      if (!agency || line.duty.agency == *agency) {  // a group's list holds its members' too
        digest_.overdue.push_back(line_of(context_, line.duty, line.position));
        digest_.overdue.back().acknowledged_until = line.mark.acknowledged_until;
      }
  }

  void read_coming() {
    const auto today = context_.today();
    digest_.coming_until = today + looks_ahead(query_.kind);
    store::FeedQuery asked{.agencies = {}, .from = today, .until = digest_.coming_until, .limit = most_in_feed};
    if (is_of_agencies()) asked.agencies = query_.agencies;
    for (const auto& [duty, changes, changed_at] : store::duties_of_feed(connection_, asked)) {
      const auto position = duty::position(duty.facts(), today, *days_);
      if (!duty::is_wanting(duty.state) || position.effective_due_on < today) continue;
      auto line = line_of(context_, duty, position);
      line.changes = changes;
      line.changed_at = changed_at;
      digest_.coming.push_back(std::move(line));
    }
  }

  /// Another day than today is told from all that was known at the moment.
  void read_then(const Moment& moment) {
    digest_.is_of_other_day = is_of_other_day();
    digest_.coming_until = moment.day + looks_ahead(query_.kind);
    std::map<AgencyId, report::Counts> by_agency;
    for (auto& duty : store::duties_of_time(connection_, base::Instant{}, moment.at)) {
      if (is_wanted(duty)) {
        const auto position = duty::position(duty.facts(), moment.day, *days_);
        report::Counts counts;
        report::add(counts, duty.facts(), 1, moment.day, *days_);
        digest_.total += counts;
        by_agency[is_of_agencies() ? duty.agency : duty.of_group.value_or(duty.agency)] += counts;
        if (position.standing == duty::Standing::open_overdue)
          digest_.overdue.push_back(line_of(context_, duty, position));
        else if (is_of_other_day() && duty::is_wanting(duty.state) && position.effective_due_on >= moment.day &&
                 duty.due_on <= digest_.coming_until)
          digest_.coming.push_back(line_of(context_, duty, position));
      }
      const auto id = duty.id;
      then_.emplace(id, std::move(duty));
    }
    for (const auto& agency : store::agencies(connection_))
      if (const auto found = by_agency.find(agency.id); found != by_agency.end())
        digest_.agencies.push_back({agency.name, found->second});
    std::ranges::stable_sort(digest_.overdue, {}, &notify::Line::due_on);
    std::ranges::stable_sort(digest_.coming, {}, &notify::Line::due_on);
    state_of_ = [this](DutyId id) -> std::optional<store::DutyRow> {
      const auto found = then_.find(id);
      return found == then_.end() ? std::nullopt : std::optional{found->second};
    };
  }

  /// Nothing where no programme was in force by then.
  std::optional<base::Instant> end_of_period_before(const report::PeriodFigures& figures) {
    const auto end = report::end_of(figures.days.first - date::days{1}).at;
    const auto all = store::programmes(connection_);
    const bool was_in_force = std::ranges::any_of(
        all, [end](const auto& programme) { return programme.in_force_at && *programme.in_force_at <= end; });
    return was_in_force ? std::optional{end} : std::nullopt;
  }

  /// What was overdue at that moment, against what is now.
  void compare(base::Instant since) {
    notify::Changes changes{.since = since, .before = 0, .added = 0, .settled = {}};
    std::set<DutyId> now, before;
    for (const auto& line : digest_.overdue) now.insert(line.duty);
    const auto day = calendar::day_in_vietnam(since);
    const auto last = duty::last_overdue_due_on(day, *days_);
    for (const auto& duty : open_then(last, since)) {
      const auto position = duty::position(duty.facts(), day, *days_);
      if (!is_wanted(duty) || position.standing != duty::Standing::open_overdue) continue;
      if (before.insert(duty.id).second && !now.contains(duty.id))
        changes.settled.push_back({line_of(context_, duty, position), how_settled(duty, state_of_(duty.id))});
    }
    changes.before = static_cast<std::int64_t>(before.size());
    for (auto& line : digest_.overdue) {
      line.is_new = !before.contains(line.duty);
      changes.added += line.is_new ? 1 : 0;
    }
    digest_.changes = std::move(changes);
  }

  /// What was open at that moment and due by that day: of the digest's agencies, or of all.
  std::vector<store::DutyRow> open_then(calendar::Day until, base::Instant moment) {
    if (!is_of_agencies()) return store::open_due_until_as_of(connection_, until, std::nullopt, moment);
    std::vector<store::DutyRow> found;
    for (const auto agency : query_.agencies)
      std::ranges::move(store::open_due_until_as_of(connection_, until, agency, moment), std::back_inserter(found));
    std::ranges::stable_sort(found, {}, &store::DutyRow::due_on);
    return found;
  }

  notify::Settled::How how_settled(const store::DutyRow& before, const std::optional<store::DutyRow>& now) const {
    using How = notify::Settled::How;
    if (!now || now->ended_on || !is_wanted(*now)) return How::dropped;
    if (now->state == duty::State::completed) return How::completed;
    if (now->state == duty::State::claimed) return How::claimed;
    if (now->state == duty::State::suspended || now->state == duty::State::cancelled) return How::dropped;
    return now->due_on != before.due_on ? How::moved : How::dropped;
  }

  const Context& context_;
  store::Connection& connection_;
  const DigestQuery& query_;
  std::shared_ptr<const calendar::WorkingDays> days_;
  std::set<AgencyId> mine_;
  std::map<DutyId, store::DutyRow> then_;
  std::function<std::optional<store::DutyRow>(DutyId)> state_of_;  ///< a duty at the moment that is told of
  notify::Digest digest_;
};

}  // namespace

base::Result<notify::Digest> digest(const Context& context, const DigestQuery& query) {
  constexpr int most_readings = 3;  // someone may change something between two of the lists
  auto connection = context.pool.lease();
  for (int reading = 1;; ++reading) {
    auto told = Facts{context, *connection, query}.run();
    if (told || told.error().kind != "sums_differ" || reading == most_readings) return told;
  }
}

notify::Line line_of(const Context& context, const store::DutyRow& duty, const duty::Position& position) {
  return {.ref = duty.ref,
          .text = duty.text,
          .agency = duty.agency_name,
          .programme = duty.programme_number.value_or(""),
          .deliverable = duty.deliverable,
          .decider = duty.deciding_level(),
          .due_on = duty.due_on,
          .effective_due_on = position.effective_due_on,
          .original_due_on = duty.facts().original_due_on,
          .sort = duty.sort,
          .position = position,
          .spoken_for = 1,
          .without_contact = false,
          .acknowledged_until = {},
          .link = context.settings.page_url + "/duties/" + std::to_string(base::number(duty.id)),
          .own_link = {},
          .duty = duty.id,
          .claimed = duty.state == duty::State::claimed};
}

}  // namespace service

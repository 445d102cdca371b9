#include "service/sweep_record.h"

namespace service {
namespace {

/// Two who write at the same time may come into the log in another order than by their clocks.
constexpr std::chrono::seconds at_the_same_time{60};
constexpr std::chrono::seconds second{1};

}  // namespace

SweepRecord::SweepRecord(store::Connection& connection, const TermsBook& terms)
    : terms_{terms}, events_{store::event_instants(connection)} {
  find_dips();
  for (const auto& row : store::swept_days(connection))
    days_.push_back({row.day, row.swept_from.value_or(row.swept_at), look(row.swept_at, row.event)});
}

void SweepRecord::find_dips() {
  auto high = base::Instant::min();
  bool is_in_dip = false;
  for (const auto& [id, at] : events_) {
    if (high == base::Instant::min() || at >= high - at_the_same_time) {
      is_in_dip = false;
      high = std::max(high, at);
      continue;
    }
    if (!is_in_dip) dips_.push_back({id, id, at, at, high});
    is_in_dip = true;
    auto& dip = dips_.back();
    dip.last = id;
    dip.least = std::min(dip.least, at);
    dip.most = std::max(dip.most, at);
  }
}

const SweptDay* SweepRecord::of(calendar::Day day) const {
  const auto found = std::ranges::lower_bound(days_, day, {}, &SweptDay::day);
  return found == days_.end() || found->day != day ? nullptr : &*found;
}

const SweptDay* SweepRecord::over(base::Instant instant) const {
  const auto comes_over = [&](const SweptDay& day) { return day.from < instant && instant <= day.look.at; };
  const auto first = std::ranges::lower_bound(days_, calendar::day_in_vietnam(instant), {}, &SweptDay::day);
  const auto found =
      std::find_if(first, days_.end(), [&](const SweptDay& day) { return comes_over(day) || day.from >= instant; });
  return found == days_.end() || !comes_over(*found) ? nullptr : &*found;
}

Look SweepRecord::look(base::Instant at, std::optional<std::int64_t> event) const {
  Look look{.at = at, .event = event, .terms = terms_.at(at, event)};
  if (event) find_unsure(look, *event);
  return look;
}

void SweepRecord::find_unsure(Look& look, std::int64_t event) const {
  const auto next = std::ranges::upper_bound(events_, event, {}, &std::pair<std::int64_t, base::Instant>::first);
  const auto caught_up = std::find_if(next, events_.end(), [&](const auto& each) { return each.second > look.at; });
  for (auto later = next; later != caught_up; ++later) {
    if (later == next) look.unsure.emplace_back(later->second, later->second);
    auto& [least, most] = look.unsure.back();
    least = std::min(least, later->second);
    most = std::max(most, later->second);
  }
  if (!look.unsure.empty()) look.put_back_to = look.unsure.front().first;
  for (const auto& dip : dips_) {
    if (dip.first > event && dip.least <= look.at) look.unsure.emplace_back(dip.least, std::min(dip.most, look.at));
    if (dip.first <= event && look.at < dip.high) look.unsure.emplace_back(look.at + second, dip.high);
  }
}

}  // namespace service

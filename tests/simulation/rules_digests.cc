#include "simulation/rules_digests.h"

#include <algorithm>

namespace simulation {
namespace {

using date::days;

std::string number(auto value) { return std::to_string(static_cast<int>(value)); }

}  // namespace

void DigestRules::sweep(const std::vector<Day>& mornings, Moment moment) {
  const std::vector<std::string> committee_alone{committee}, house{committee, office, second_office};
  for (const auto day : mornings) {
    const date::year_month_day civil{day};
    const auto month = static_cast<unsigned>(civil.month());
    const int year = static_cast<int>(civil.year());
    const Day monday = day - (date::weekday{day} - date::Monday), first{civil.year() / civil.month() / 1};
    if (is_first_working_day(day, monday))
      owe(Kind::week, "Bản tin tuần từ " + calendar::in_words(monday), committee_alone, moment);
    for (const auto& [noted_at, meeting] : world_.meetings)
      if (noted_at <= moment.real && days_off_.on_or_before(meeting - days{1}) == day)
        owe(Kind::meeting, "Bản tin trước phiên họp ngày " + calendar::in_words(meeting), committee_alone, moment);
    if (!is_first_working_day(day, first)) continue;
    owe(Kind::agency, "Bản tin tháng " + number(month) + '/' + number(year), people_.of_all(moment), moment);
    const unsigned quarter = month / 3;
    constexpr std::array<const char*, 4> roman{"IV", "I", "II", "III"};
    const auto of = number(month == 1 ? year - 1 : year);
    if (month % 3 == 1) owe(Kind::figures, "Báo cáo quý " + std::string{roman.at(quarter)} + '/' + of, house, moment);
    if (month == 7) owe(Kind::figures, "Báo cáo 6 tháng đầu năm " + of, house, moment);
    if (month == 1) owe(Kind::figures, "Báo cáo 6 tháng cuối năm " + of, house, moment);
    if (month == 1) owe(Kind::figures, "Báo cáo năm " + of, house, moment);
  }
}

void DigestRules::owe(Kind kind, const std::string& title, const std::vector<std::string>& people, Moment moment) {
  for (const auto& to : people) {
    auto& alike = by_title_[{title, to}];
    if (!alike.empty() && !owed_[alike.back()].taken_back) continue;
    alike.push_back(owed_.size());
    by_person_[to].push_back(owed_.size());
    owed_.push_back({.kind = kind,
                     .title = title,
                     .to = to,
                     .clock = moment.clock,
                     .at = moment.real,
                     .taken_back = {},
                     .carried = {}});
    ++verdict_.digests_owed;
  }
}

void DigestRules::take_back(Instant now) {
  for (auto& owed : owed_)
    if (owed.clock > now && !owed.taken_back) owed.taken_back = now;
}

DigestRules::Owed* DigestRules::standing(const std::string& title, const std::string& to, Instant real) {
  const auto found = by_title_.find({title, to});
  if (found == by_title_.end()) return nullptr;
  for (const auto index : found->second)
    if (auto& owed = owed_[index]; owed.at <= real && (!owed.taken_back || *owed.taken_back > real)) return &owed;
  return nullptr;
}

bool DigestRules::was_told_ahead(const Owed& owed) const {
  const auto found = by_title_.find({owed.title, owed.to});
  return found != by_title_.end() &&
         std::ranges::any_of(found->second, [this](auto index) { return owed_[index].was_told_ahead; });
}

void DigestRules::look_at(const Taken& mail, Instant real) {
  for (const auto& digest : mail.digests) {
    ++verdict_.digests;
    const auto words = mail.to + ' ' + base::rfc3339(mail.at) + ' ' + mail.id + ' ' + digest.title;
    for (const int agency : digest.agencies)
      if (!people_.speaks_for(mail.to, agency, mail.at)) verdict_.to_left.push_back(words);
    if (auto* owed = standing(digest.title, mail.to, real); owed == nullptr) {
      verdict_.unfounded.push_back(words);
    } else if (owed->carried || was_told_ahead(*owed)) {
      verdict_.doubled.push_back(words);
    } else {
      owed->carried = real;
      owed->was_told_ahead = owed->taken_back && !mail.in_folder;
    }
    judge_figures(digest, mail, real);
  }
}

/// What waits to be confirmed is on time or late by its evidence's day, which here is the day of the claim.
bool DigestRules::is_overdue(const Duty& duty, Instant at) const {
  const auto* now = duty.at(at);
  if (duty.report || now == nullptr || (now->state != State::wanting && now->state != State::claimed)) return false;
  return days_off_.on_or_after(now->due) < day_of(now->state == State::claimed ? now->at : at);
}

/// How many duties are overdue, as the committee reads it.
void DigestRules::judge_figures(const TakenDigest& digest, const Taken& mail, Instant real) {
  if (mail.to != committee || !digest.overdue || mail.at != real) return;
  const auto overdue = std::ranges::count_if(world_.duties, [&](const auto& duty) { return is_overdue(duty, real); });
  ++verdict_.figures;
  if (overdue != *digest.overdue)
    verdict_.wrong_figures.push_back(base::rfc3339(mail.at) + ' ' + digest.title + ": " +
                                     std::to_string(*digest.overdue) + " overdue, but it is " +
                                     std::to_string(overdue));
}

void DigestRules::look_for_missing(const Deadline& deadline) {
  for (const auto& owed : owed_) {
    if (owed.taken_back || was_told_ahead(owed)) continue;
    const auto last = deadline(owed.at);
    if (owed.carried && (!last || *owed.carried <= *last)) continue;
    const auto& others = by_person_[owed.to];
    if (!last)
      ++verdict_.unfinished;
    else if (std::ranges::any_of(others, [&](auto n) { return speaks_for_older(owed_[n], owed, *last); }))
      ++verdict_.overtaken;
    else if (people_.was_refused(owed.to, owed.at, *last) || !people_.is_reached(owed.to, *last))
      ++verdict_.refused;
    else if (owed.kind == Kind::agency && !has_something_open(owed, *last))
      ++verdict_.empty;
    else
      verdict_.missing.push_back(owed.to + " from " + base::rfc3339(owed.at) + ' ' + owed.title +
                                 (owed.carried ? " late " + base::rfc3339(*owed.carried) : ""));
  }
}

/// Of several that tell how things stand, and none of which went out, the newest speaks for all.
bool DigestRules::speaks_for_older(const Owed& newer, const Owed& owed, Instant until) const {
  return &newer > &owed && newer.kind == owed.kind && owed.kind != Kind::figures && newer.at <= until;
}

/// Whether its reader's agencies certainly have something to be told of: a duty that stood open all the time.
bool DigestRules::has_something_open(const Owed& owed, Instant until) const {
  const auto before = people_.agencies_of(owed.to, day_of(owed.at)),
             after = people_.agencies_of(owed.to, day_of(until));
  return std::ranges::any_of(world_.duties, [&](const auto& duty) {
    const auto *at = duty.at(owed.at), *then = duty.at(until);
    return !duty.report && at != nullptr && at == then && at->state == State::wanting &&
           duty.opens <= day_of(owed.at) && std::ranges::find(before, at->agency) != before.end() &&
           std::ranges::find(after, at->agency) != after.end();
  });
}

}  // namespace simulation

#include "simulation/people_known.h"

#include <algorithm>

namespace simulation {
namespace {

void keep_each_once(std::vector<std::string>& addresses) {
  std::ranges::sort(addresses);
  addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
}

}  // namespace

KnownPeople::KnownPeople(const World& world, const Record& record) : record_{record} {
  for (const auto& mandate : world.mandates) {
    by_agency_[mandate.agency].push_back(&mandate);
    by_address_[address_of(mandate.person)].push_back(&mandate);
  }
  put_aside();
}

void KnownPeople::put_aside() {
  std::map<std::string, int> refusals;
  for (const auto& refusal : record_.refusals)
    if (refusal.of_address && ++refusals[refusal.to] == 2) aside_.emplace(refusal.to, refusal.at);
}

bool KnownPeople::is_of_house(const std::string& address) {
  return address == office || address == second_office || address == committee;
}

bool KnownPeople::speaks_for(const std::string& address, int agency, Instant at) const {
  if (is_of_house(address)) return true;
  const auto agencies = agencies_of(address, day_of(at));
  return std::ranges::find(agencies, agency) != agencies.end();
}

std::vector<int> KnownPeople::agencies_of(const std::string& address, Day day) const {
  std::vector<int> agencies;
  if (const auto found = by_address_.find(address); found != by_address_.end())
    for (const auto* mandate : found->second)
      if (mandate->holds(day)) agencies.push_back(mandate->agency);
  return agencies;
}

std::vector<std::string> KnownPeople::of_agency(int agency, Moment moment, bool heads_too) const {
  std::vector<std::string> people;
  if (const auto found = by_agency_.find(agency); found != by_agency_.end())
    for (const auto* mandate : found->second)
      if (mandate->holds(day_of(moment.clock)) && (!mandate->head || heads_too) &&
          is_reached(address_of(mandate->person), moment.real))
        people.push_back(address_of(mandate->person));
  keep_each_once(people);
  return people;
}

std::vector<std::string> KnownPeople::of_all(Moment moment) const {
  std::vector<std::string> people;
  for (const auto& [agency, mandates] : by_agency_)
    std::ranges::copy(of_agency(agency, moment, true), std::back_inserter(people));
  keep_each_once(people);
  return people;
}

bool KnownPeople::is_reached(const std::string& address, Instant at) const {
  const auto found = aside_.find(address);
  return found == aside_.end() || at <= found->second;
}

bool KnownPeople::was_refused(const std::string& address, Instant from, Instant until) const {
  return std::ranges::any_of(record_.refusals, [&](const auto& refusal) {
    return refusal.to == address && from <= refusal.at && refusal.at <= until;
  });
}

}  // namespace simulation

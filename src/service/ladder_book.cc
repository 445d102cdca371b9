#include "service/ladder_book.h"

#include <algorithm>
#include <chrono>

#include "store/ladders.h"

namespace service {
namespace {

constexpr std::chrono::seconds second{1};

void add(std::vector<Stretch>& stretches, const schedule::Ladder& ladder, base::Instant after, base::Instant until) {
  if (after < until) stretches.push_back({&ladder, after, until});
}

}  // namespace

LadderBook::LadderBook(store::Connection& connection, const schedule::Ladder& otherwise) : otherwise_{&otherwise} {
  for (const auto& row : store::ladders(connection))
    pages_[row.programme].push_back(
        {row.since, row.words.empty() ? otherwise : schedule::ladder_in(row.words).value()});
}

const schedule::Ladder& LadderBook::at(base::ProgrammeId programme, base::Instant opens) const {
  const auto stretches = of(programme, opens - second, opens);
  return *stretches.back().ladder;
}

std::vector<Stretch> LadderBook::of(base::ProgrammeId programme, base::Instant after, base::Instant until) const {
  std::vector<Stretch> stretches;
  const auto* held = otherwise_;
  if (const auto found = pages_.find(programme); found != pages_.end()) {
    for (const auto& page : found->second) {
      const auto before = page.since - second;  // a window that opens in the very second is counted by the new one
      add(stretches, *held, after, std::min(before, until));
      after = std::max(after, before);
      held = &page.ladder;
    }
  }
  add(stretches, *held, after, until);
  return stretches;
}

std::vector<Stretch> LadderBook::of_all(base::Instant after, base::Instant until) const {
  std::vector<Stretch> stretches;
  add(stretches, *otherwise_, after, until);
  for (const auto& [programme, pages] : pages_)
    for (const auto& stretch : of(programme, after, until))
      if (stretch.ladder != otherwise_) stretches.push_back(stretch);
  return stretches;
}

}  // namespace service

// The log page as values: who did what, when, through what door.
#pragma once
#include "render/values.h"
#include "store/event_log.h"

namespace web {

/// What the filter of the page was given, as typed.
struct LogQuery {
  std::string person, subject, door, from, until;
  std::string problem;  ///< what is wrong with it; empty where nothing is

  bool is_any() const { return !(person.empty() && subject.empty() && door.empty() && from.empty() && until.empty()); }
};

constexpr int events_a_page = 50;

/// actors: those who may be chosen in the filter
render::Values log_page(const std::vector<store::LoggedEvent>& events, const std::vector<store::Actor>& actors,
                        const store::Anchor& anchor, const LogQuery& query);

}  // namespace web

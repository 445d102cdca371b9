// Attempts: what people typed must outlive a full disk and a locked database.
#pragma once
#include <exception>
#include <string_view>

#include "base/problem.h"

namespace web {

/// The problem that stands for a failure, which is logged. Must be called while the failure is handled: one that is not
/// the database's to solve goes on to the door of the request.
base::Problem problem_of_attempt(std::string_view what, const std::exception& failure);

/// What `act` gives, a `base::Result`; where the database cannot be used just now, that problem in its place, logged,
/// so that the form can be shown again with all that was typed. Any other exception goes on to the door of the request.
template <typename Act>
auto attempt(std::string_view what, Act&& act) -> decltype(act()) {
  try {
    return act();
  } catch (const std::exception& failure) {
    return problem_of_attempt(what, failure);
  }
}

}  // namespace web

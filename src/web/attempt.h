// Attempts: what people typed must outlive a full disk and a locked database.
#pragma once
#include <spdlog/spdlog.h>

#include <string_view>

#include "store/connection.h"

namespace web {

/// What `act` gives, a `base::Result`; where the database cannot be used just now, that problem in its place, logged,
/// so that the form can be shown again with all that was typed. Any other exception goes on to the door of the request.
template <typename Act>
auto attempt(std::string_view what, Act&& act) -> decltype(act()) {
  try {
    return act();
  } catch (const std::exception& failure) {
    auto problem = store::problem_of(failure);
    if (!problem) throw;
    spdlog::error("{}: {}", what, failure.what());
    return *problem;
  }
}

}  // namespace web

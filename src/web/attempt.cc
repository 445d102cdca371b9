#include "web/attempt.h"

#include <spdlog/spdlog.h>

#include "store/connection.h"

namespace web {

base::Problem problem_of_attempt(std::string_view what, const std::exception& failure) {
  auto problem = store::problem_of(failure);
  if (!problem) throw;
  spdlog::error(fmt::format("{}: {}", what, failure.what()));
  return *problem;
}

}  // namespace web

// Context: the parts that every service works with, built once in main.
#pragma once
#include <memory>

#include "base/clock.h"
#include "calendar/working_days.h"
#include "render/templates.h"
#include "service/settings.h"
#include "store/connection.h"

namespace service {

struct Memory;

struct Context {
  store::Pool& pool;
  const Settings& settings;
  const render::Templates& templates;  ///< of messages
  const base::Clock& clock;
  Memory& memory;  ///< answers that stay right until something changes

  /// The calendar that one piece of work sees from its beginning to its end; empty for the one in force at each
  /// moment, which `working_days` gives.
  std::shared_ptr<const calendar::WorkingDays> calendar = nullptr;

  calendar::Day today() const { return calendar::day_in_vietnam(clock.now()); }
};

}  // namespace service

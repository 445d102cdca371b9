// Context: the parts that every service works with, built once in main.
#pragma once
#include "base/clock.h"
#include "calendar/working_days.h"
#include "render/templates.h"
#include "service/settings.h"
#include "store/connection.h"

namespace service {

struct Memory;

struct Context {
  store::Pool& pool;
  const calendar::WorkingDays& working_days;
  const Settings& settings;
  const render::Templates& templates;  ///< of messages
  const base::Clock& clock;
  Memory& memory;  ///< answers that stay right until something changes

  calendar::Day today() const { return calendar::day_in_vietnam(clock.now()); }
};

}  // namespace service

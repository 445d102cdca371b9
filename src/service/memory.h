// Memory: the answers of an installation that are asked for over and over.
#pragma once
#include <utility>

#include "service/lists.h"
#include "service/remembered.h"

namespace service {

struct Memory {
  Remembered<calendar::Day, Overview> overview;
  Remembered<std::pair<calendar::Day, OverdueQuery>, OverduePage> overdue;
};

}  // namespace service

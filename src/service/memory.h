// Memory: the answers of an installation that are asked for over and over, whose turn it is to be hashed, and the key
// of links in mails.
#pragma once
#include <compare>
#include <string>
#include <utility>

#include "calendar/working_days.h"
#include "service/hashing.h"
#include "service/link_token.h"
#include "service/lists.h"
#include "service/remembered.h"
#include "service/talk.h"

namespace service {

struct Memory {
  struct Only {  ///< the key of an answer of which there is one
    auto operator<=>(const Only&) const = default;
  };

  Remembered<Only, calendar::WorkingDays> working_days;  ///< by the calendar file loaded last
  Remembered<Only, std::string> days_off;                ///< `working_days` in words, by the same
  Remembered<calendar::Day, Overview> overview;
  Remembered<calendar::Day, Desk> desk;
  Remembered<std::pair<calendar::Day, OverdueQuery>, OverduePage> overdue;
  Hashing hashing;
  LinkKeeper links;
};

}  // namespace service

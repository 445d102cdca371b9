// The calendar feed as a calendar: each duty an event on its due day.
#pragma once
#include "calendar/ics.h"
#include "service/feeds.h"

namespace web {

/// The feed in words. page_url: of the page, to which the events lead and whose host makes their UIDs nobody else's
calendar::Published calendar_of(const service::Feed& feed, const std::string& page_url);

}  // namespace web

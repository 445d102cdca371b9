// Instants: when something happened, in UTC, to the second.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Instant = std::chrono::sys_seconds;

/// The instant as RFC 3339 writes it in UTC: "2026-11-22T08:00:00Z".
std::string rfc3339(Instant instant);

/// The instant that an RFC 3339 text names, with any offset: "2025-10-20T08:00:00+07:00". Seconds may be left out;
/// fractions of a second are not taken. Nothing for a text that names no instant (month 13, no offset).
std::optional<Instant> instant_in(std::string_view text);

}  // namespace base

// iCalendar as RFC 5545 has it, read strictly: what is not of its grammar is an error.
#pragma once
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "support/libical.h"

namespace support {

/// A component: its properties by name (each of them once), and the components within.
struct IcsComponent {
  std::string name;
  std::map<std::string, std::string> properties;  ///< values as written; names with their parameters
  std::vector<IcsComponent> within;
};

inline void ics_must(bool holds, const std::string& what, std::string_view line) {
  if (!holds) throw std::runtime_error{"not RFC 5545: " + what + ": " + std::string{line}};
}

/// The content lines (section 3.1): each physical line ends with CRLF, has at most 75 octets and whole characters
/// alone.
inline std::vector<std::string> ics_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find("\r\n");
    ics_must(end != std::string_view::npos, "no CRLF at the end", text);
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 2);
    ics_must(!line.empty() && line.size() <= 75, "empty or longer than 75 octets", line);
    ics_must(base::is_utf8(line), "a character is cut", line);
    for (const char c : line)
      ics_must((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) || c == '\t', "a control character", line);
    if (line.front() == ' ') {
      ics_must(!lines.empty(), "goes on with nothing", line);
      lines.back() += line.substr(1);
    } else {
      lines.emplace_back(line);
    }
  }
  return lines;
}

/// A TEXT (section 3.3.11) as it was before it was escaped.
inline std::string ics_text(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    ics_must(c != ';' && c != ',', "a bare separator", value);
    if (c != '\\') {
      text += c;
      continue;
    }
    ics_must(++i < value.size(), "a backslash at the end", value);
    const char escaped = value[i];
    ics_must(std::string_view{"\\;,nN"}.find(escaped) != std::string_view::npos, "an unknown escape", value);
    text += escaped == 'n' || escaped == 'N' ? '\n' : escaped;
  }
  return text;
}

namespace detail {

inline void ics_check_name(std::string_view name) {
  const auto bare = name.substr(0, name.find(';'));
  ics_must(!bare.empty(), "no name", name);
  for (const char c : bare) ics_must((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-', "a bad name", name);
  if (bare.size() < name.size()) ics_must(name.find('=') != std::string_view::npos, "a parameter without value", name);
}

inline IcsComponent ics_component(const std::vector<std::string>& lines, std::size_t& at) {
  IcsComponent component{.name = lines[at++].substr(6), .properties = {}, .within = {}};
  for (; at < lines.size(); ++at) {
    const auto& line = lines[at];
    if (line == "END:" + component.name) {
      ++at;
      return component;
    }
    if (line.starts_with("BEGIN:")) {
      component.within.push_back(ics_component(lines, at));
      --at;
      continue;
    }
    const auto colon = line.find(':');
    ics_must(colon != std::string::npos, "no colon", line);
    ics_check_name(std::string_view{line}.substr(0, colon));
    ics_must(component.properties.emplace(line.substr(0, colon), line.substr(colon + 1)).second, "twice", line);
  }
  throw std::runtime_error{"not RFC 5545: " + component.name + " does not end"};
}

}  // namespace detail

/// The one calendar that the text is, with what section 3.6 asks of it and of its events, and what libical does.
inline IcsComponent ics_calendar(std::string_view text) {
  const auto faults = libical_faults(text);
  ics_must(faults.empty(), "libical", faults);
  const auto lines = ics_lines(text);
  ics_must(!lines.empty() && lines.front() == "BEGIN:VCALENDAR", "no calendar", text.substr(0, 75));
  std::size_t at = 0;
  auto calendar = detail::ics_component(lines, at);
  ics_must(at == lines.size(), "something after the calendar", text.substr(0, 75));
  ics_must(calendar.properties.at("VERSION") == "2.0" && calendar.properties.contains("PRODID"), "no version", "");
  for (const auto& event : calendar.within) {
    ics_must(event.name == "VEVENT", "an unknown component", event.name);
    for (const auto* name : {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY", "SEQUENCE", "STATUS"})
      ics_must(event.properties.contains(name), "an event without", name);
    ics_must(event.properties.at("DTSTART;VALUE=DATE").size() == 8, "no DATE", event.properties.at("SUMMARY"));
    const auto& stamp = event.properties.at("DTSTAMP");
    ics_must(stamp.size() == 16 && stamp[8] == 'T' && stamp.ends_with('Z'), "no UTC instant", stamp);
  }
  return calendar;
}

}  // namespace support

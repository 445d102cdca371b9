#include "calendar/ics.h"

#include "base/text.h"

namespace calendar {
namespace {

constexpr std::size_t longest_line = 75;  // octets, its end not counted

/// The value as a TEXT (section 3.3.11).
std::string escaped(std::string_view text) {
  std::string value;
  value.reserve(text.size() + 8);
  for (const char c : text) {
    const bool is_control = (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
    if (c == '\n') {
      value += "\\n";
    } else if (c == '\\' || c == ',' || c == ';') {
      value += '\\';
      value += c;
    } else if (!is_control) {
      value += c;
    }
  }
  return value;
}

/// "20260529"
std::string date_value(Day day) {
  auto digits = iso(day);
  std::erase(digits, '-');
  return digits;
}

/// "20260622T020000Z"
std::string instant_value(base::Instant instant) {
  auto digits = base::rfc3339(instant);
  std::erase_if(digits, [](char c) { return c == '-' || c == ':'; });
  return digits;
}

/// As much of the text as fits a line, cut between characters.
std::string_view piece_of(std::string_view text, std::size_t most) {
  const auto piece = base::clipped(text, most);
  return piece.empty() ? text.substr(0, most) : piece;  // no UTF-8, and yet it must go on
}

/// The text of a calendar as it grows.
class Writer {
 public:
  /// A content line, folded (section 3.1). The space before what goes on counts with it.
  void line(std::string_view name, std::string_view value) {
    std::string whole{name};
    whole += ':';
    whole += value;
    std::string_view rest = whole;
    auto piece = piece_of(rest, longest_line);
    text_ += piece;
    for (rest.remove_prefix(piece.size()); !rest.empty(); rest.remove_prefix(piece.size())) {
      piece = piece_of(rest, longest_line - 1);
      text_ += "\r\n ";
      text_ += piece;
    }
    text_ += "\r\n";
  }
  void text(std::string_view name, std::string_view words) { line(name, escaped(words)); }
  void text_if_any(std::string_view name, std::string_view words) {
    if (!words.empty()) text(name, words);
  }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void write(Writer& writer, const DayEvent& event, base::Instant at) {
  writer.line("BEGIN", "VEVENT");
  writer.text("UID", event.uid);
  writer.line("SEQUENCE", std::to_string(event.sequence));
  writer.line("DTSTAMP", instant_value(at));
  writer.line("LAST-MODIFIED", instant_value(event.modified_at));
  writer.line("DTSTART;VALUE=DATE", date_value(event.on));
  writer.line("DTEND;VALUE=DATE", date_value(event.on + date::days{1}));
  writer.text("SUMMARY", event.summary);
  writer.text_if_any("DESCRIPTION", event.description);
  if (!event.url.empty()) writer.line("URL", event.url);
  writer.line("STATUS", event.cancelled ? "CANCELLED" : "CONFIRMED");
  writer.line("TRANSP", "TRANSPARENT");
  writer.line("END", "VEVENT");
}

}  // namespace

std::string ics_of(const Published& calendar) {
  Writer writer;
  writer.line("BEGIN", "VCALENDAR");
  writer.line("VERSION", "2.0");
  writer.text("PRODID", "-//Đôn đốc//Lịch nhiệm vụ//VI");
  writer.line("CALSCALE", "GREGORIAN");
  writer.text("X-WR-CALNAME", calendar.name);
  writer.text_if_any("X-WR-CALDESC", calendar.description);
  writer.line("X-WR-TIMEZONE", "Asia/Ho_Chi_Minh");
  writer.line("REFRESH-INTERVAL;VALUE=DURATION", "PT4H");
  writer.line("X-PUBLISHED-TTL", "PT4H");  // the same for Outlook
  for (const auto& event : calendar.events) write(writer, event, calendar.at);
  writer.line("END", "VCALENDAR");
  return writer.take();
}

}  // namespace calendar

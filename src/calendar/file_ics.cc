#include <algorithm>
#include <initializer_list>

#include "base/text.h"
#include "calendar/file_forms.h"

// Our own reading of RFC 5545 and not libical's: a person has to be told the line that is wrong, and libical drops it.
namespace calendar {
namespace {

constexpr std::size_t deepest = 16;  // components within components
constexpr int longest_event = 31;    // days

/// A content line (RFC 5545, section 3.1): "DTSTART;VALUE=DATE:20261123", its continuations joined.
struct ContentLine {
  std::string name;  ///< in capitals
  std::string value;
  int line = 0;
};

/// The physical lines joined to content lines: one that begins with white space goes on where the last one ended.
std::vector<std::pair<std::string, int>> unfolded(std::string_view text) {
  std::vector<std::pair<std::string, int>> lines;
  for (int line = 1; !text.empty(); ++line) {
    const auto end = std::min(text.find('\n'), text.size());
    auto one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (one.ends_with('\r')) one.remove_suffix(1);
    if (!lines.empty() && (one.starts_with(' ') || one.starts_with('\t')))
      lines.back().first += one.substr(1);
    else if (!base::trimmed(one).empty())
      lines.emplace_back(one, line);
  }
  return lines;
}

/// Name and value; the colon that parts them is the first one outside the quotes of a parameter.
base::Result<ContentLine> content_line(const std::string& text, int line) {
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') quoted = !quoted;
    if (text[at] != ':' || quoted) continue;
    ContentLine content{
        .name = text.substr(0, std::min(text.find(';'), at)), .value = text.substr(at + 1), .line = line};
    std::ranges::transform(content.name, content.name.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return content;
  }
  return calendar_problem("calendar_file", line, "dòng này không có dạng TÊN:GIÁ TRỊ của tệp iCalendar.", text);
}

/// A TEXT value (section 3.3.11) as it was before it was escaped.
std::string unescaped(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      text += value[i];
      continue;
    }
    const char c = value[++i];
    text += c == 'n' || c == 'N' ? '\n' : c;
  }
  return text;
}

/// A DATE value (section 3.3.4): "20261123".
std::optional<Day> date_in(std::string_view value) {
  if (value.size() != 8) return std::nullopt;
  return day_in(std::string{value.substr(0, 4)} + '-' + std::string{value.substr(4, 2)} + '-' +
                std::string{value.substr(6, 2)});
}

bool is_make_up(std::string_view summary) {
  const auto words = base::folded(summary);
  return std::ranges::any_of(std::initializer_list<std::string_view>{"lam bu", "lam viec", "di lam", "ngay lam"},
                             [&](auto beginning) { return words.starts_with(beginning); });
}

struct Event {
  std::optional<Day> first, end;  ///< the end is no part of it
  std::string summary, description;
  bool tentative = false, cancelled = false;
  int line = 0;
};

/// The calendar as it is read, content line by content line.
class Reader {
 public:
  std::optional<base::Problem> read(const ContentLine& line) {
    if (line.name == "BEGIN") return begin(line);
    if (line.name == "END") return end(line);
    if (open_.empty()) return calendar_problem("calendar_file", line.line, "dòng này nằm ngoài BEGIN:VCALENDAR.");
    if (open_.back() == "VCALENDAR") {
      if (line.name == "X-WR-CALNAME") name_ = unescaped(line.value);
      if (line.name == "X-WR-CALDESC") description_ = unescaped(line.value);
    }
    return open_.back() == "VEVENT" ? read_event(line) : std::nullopt;
  }

  base::Result<std::vector<FileDay>> days(int last_line) const {
    if (!open_.empty())
      return calendar_problem("calendar_file", last_line,
                              "tệp thiếu END:" + open_.back() + " ở cuối, có thể đã bị cắt.");
    std::vector<FileDay> days;
    for (const auto& event : events_)
      if (auto problem = append_days(event, days)) return *problem;
    return days;
  }

 private:
  std::optional<base::Problem> begin(const ContentLine& line) {
    if (open_.size() == deepest) return calendar_problem("calendar_file", line.line, "các phần lồng nhau quá sâu.");
    if (open_.empty() && line.value != "VCALENDAR")
      return calendar_problem("calendar_file", line.line, "tệp iCalendar phải mở đầu bằng BEGIN:VCALENDAR.");
    open_.push_back(line.value);
    if (line.value == "VEVENT") {
      if (events_.size() == most_days)
        return calendar_problem("calendar_file", line.line, "tệp có quá nhiều ngày, không phải lịch nghỉ.");
      events_.push_back({.line = line.line});
    }
    return std::nullopt;
  }

  std::optional<base::Problem> end(const ContentLine& line) {
    if (open_.empty() || open_.back() != line.value)
      return calendar_problem("calendar_file", line.line, "END:" + line.value + " không khớp với BEGIN nào đang mở.");
    open_.pop_back();
    return std::nullopt;
  }

  std::optional<base::Problem> read_event(const ContentLine& line) {
    auto& event = events_.back();
    if (line.name == "DTSTART" || line.name == "DTEND") {
      const auto day = date_in(line.value);
      if (!day)
        return calendar_problem("calendar_file", line.line,
                                "chỉ nhận sự kiện cả ngày, thí dụ DTSTART;VALUE=DATE:20261123.", line.value);
      (line.name == "DTSTART" ? event.first : event.end) = day;
    }
    if (line.name == "RRULE" || line.name == "RDATE" || line.name == "DURATION")
      return calendar_problem("calendar_file", line.line,
                              "chưa nhận " + line.name + ". Xin ghi mỗi đợt nghỉ là một sự kiện có DTSTART và DTEND.");
    if (line.name == "SUMMARY") event.summary = unescaped(line.value);
    if (line.name == "DESCRIPTION") event.description = unescaped(line.value);
    if (line.name == "STATUS") {
      event.tentative = line.value == "TENTATIVE";
      event.cancelled = line.value == "CANCELLED";
    }
    return std::nullopt;
  }

  std::string source_of(const Event& event) const {
    if (!base::trimmed(event.description).empty()) return event.description;
    return base::trimmed(description_).empty() ? name_ : description_;
  }

  std::optional<base::Problem> append_days(const Event& event, std::vector<FileDay>& days) const {
    if (event.cancelled) return std::nullopt;
    if (!event.first) return calendar_problem("calendar_file", event.line, "sự kiện này chưa có ngày (DTSTART).");
    const auto end = event.end.value_or(*event.first + date::days{1});
    if (end <= *event.first || (end - *event.first).count() > longest_event)
      return calendar_problem("calendar_file", event.line,
                              "sự kiện phải dài từ 1 đến 31 ngày (DTEND là ngày sau ngày cuối).");
    for (auto day = *event.first; day < end; day += date::days{1}) {
      auto checked = file_day({.day = day,
                               .working = is_make_up(event.summary),
                               .name = event.summary,
                               .source = source_of(event),
                               .expected = event.tentative,
                               .line = event.line,
                               .day_as_written = {}});
      if (!checked) return checked.error();
      days.push_back(std::move(*checked));
    }
    return std::nullopt;
  }

  std::vector<std::string> open_;
  std::string name_, description_;
  std::vector<Event> events_;
};

}  // namespace

base::Result<std::vector<FileDay>> days_in_ics(std::string_view text) {
  Reader reader;
  int last_line = 1;
  for (const auto& [one, line] : unfolded(text)) {
    const auto content = content_line(one, line);
    if (!content) return content.error();
    if (auto problem = reader.read(*content)) return *problem;
    last_line = line;
  }
  return reader.days(last_line);
}

}  // namespace calendar

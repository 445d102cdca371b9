#include "calendar/file.h"

#include <algorithm>

#include "base/text.h"
#include "calendar/file_forms.h"

namespace calendar {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20U;
constexpr std::size_t longest_words = 500;  // bytes
constexpr std::size_t most_shown = 80;      // bytes of the words at fault

bool is_weekday(Day day) {
  const date::weekday weekday{day};
  return weekday != date::Saturday && weekday != date::Sunday;
}

/// Control characters as blanks, runs of blanks as one, NFC.
std::string cleaned(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return base::nfc(base::with_single_spaces(text));
}

/// The first line that says something, without white space at its ends.
std::string_view first_line(std::string_view text) {
  while (!text.empty()) {
    const auto line = base::trimmed(text.substr(0, text.find('\n')));
    if (!line.empty() && !line.starts_with('#')) return line;
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  }
  return {};
}

base::Result<std::vector<FileDay>> days_by_form(std::string_view text) {
  const auto first = first_line(text);
  if (first.empty()) return calendar_problem("calendar_file", 1, "tệp không có ngày nào.");
  if (base::folded(first).starts_with("begin:")) return days_in_ics(text);
  if (first.starts_with('[') || first.find('=') != std::string_view::npos) return days_in_toml(text);
  return days_in_csv(text);
}

std::optional<base::Problem> day_named_twice(const std::vector<FileDay>& by_day) {
  const auto twice = std::ranges::adjacent_find(by_day, {}, [](const auto& each) { return each.exception.day; });
  if (twice == by_day.end()) return std::nullopt;
  const auto& [first, second] = std::minmax(twice->line, (twice + 1)->line);
  return calendar_problem("calendar_day", second,
                          "ngày " + in_words(twice->exception.day) + " đã có ở dòng " + std::to_string(first) +
                              ". Mỗi ngày chỉ ghi một lần.");
}

}  // namespace

base::Problem calendar_problem(std::string kind, int line, std::string_view what, std::string_view words) {
  auto shown = cleaned(std::string{base::clipped(words, most_shown)});
  return {.kind = std::move(kind),
          .detail = "Dòng " + std::to_string(line) + ": " + std::string{what} +
                    (shown.empty() ? "" : " Chỗ sai: «" + shown + "»."),
          .words = std::move(shown),
          .line = line};
}

base::Result<FileDay> file_day(Saying saying) {
  if (!saying.day)
    return calendar_problem("calendar_file", saying.line,
                            "không đọc được ngày. Xin ghi dạng 2026-11-23 hoặc 23/11/2026.", saying.day_as_written);
  if (!WorkingDays::reaches(*saying.day))
    return calendar_problem(
        "calendar_day", saying.line,
        "ngày " + in_words(*saying.day) + " nằm ngoài các năm 1990 đến 2150. Xin kiểm tra lại năm.");
  FileDay day{.exception = {.day = *saying.day,
                            .working = saying.working,
                            .name = cleaned(std::move(saying.name)),
                            .source = cleaned(std::move(saying.source)),
                            .expected_only = saying.expected},
              .line = saying.line};
  if (day.exception.name.empty())
    return calendar_problem("calendar_file", saying.line,
                            "ngày " + in_words(*saying.day) + " chưa có tên (ngày lễ, nghỉ bù, làm bù …).");
  if (day.exception.source.empty())
    return calendar_problem("calendar_file", saying.line,
                            "ngày " + in_words(*saying.day) + " chưa có nguồn. Xin ghi số, ký hiệu của thông báo.");
  if (std::max(day.exception.name.size(), day.exception.source.size()) > longest_words)
    return calendar_problem("calendar_file", saying.line,
                            "tên hoặc nguồn dài quá " + std::to_string(longest_words) + " byte.");
  return day;
}

base::Result<std::vector<FileDay>> days_in_file(std::string_view bytes) {
  if (bytes.size() > most_bytes) return calendar_problem("calendar_file", 1, "tệp lớn quá 1 MB, không phải lịch nghỉ.");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (const auto bad = base::first_not_utf8(bytes); bad != bytes.size())
    return calendar_problem("calendar_file", 1 + static_cast<int>(std::ranges::count(bytes.substr(0, bad), '\n')),
                            "có chữ không phải UTF-8. Xin lưu tệp lại với mã UTF-8.");
  auto days = days_by_form(bytes);
  if (!days) return days;
  if (days->empty()) return calendar_problem("calendar_file", 1, "tệp không có ngày nào.");
  std::ranges::stable_sort(*days, {}, [](const auto& each) { return each.exception.day; });
  if (auto problem = day_named_twice(*days)) return *problem;
  return days;
}

std::optional<base::Problem> problem_over(const std::vector<FileDay>& days, const WorkingDays& before) {
  for (const auto& [exception, line] : days)
    if (exception.working && is_weekday(exception.day) && before.is_working(exception.day))
      return calendar_problem(
          "calendar_day", line,
          "ngày " + in_words(exception.day) + " vốn đã là ngày làm việc, không thể làm bù. Xin kiểm tra lại ngày.");
  return std::nullopt;
}

std::vector<Exception> exceptions_of(const std::vector<FileDay>& days) {
  std::vector<Exception> exceptions;
  exceptions.reserve(days.size());
  for (const auto& day : days) exceptions.push_back(day.exception);
  return exceptions;
}

}  // namespace calendar

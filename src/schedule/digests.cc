#include "schedule/digests.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace schedule {
namespace {

using calendar::Day;

constexpr std::array all_kinds{DigestKind::committee, DigestKind::meeting,   DigestKind::agency,
                               DigestKind::quarter,   DigestKind::half_year, DigestKind::year};

/// No run of days off is as long: what goes out in a stretch of time belongs to a day at most so much earlier.
constexpr date::days longest_wait{60};

Day monday_of(Day day) { return day - (date::weekday{day} - date::Monday); }

/// The day on which the week's digest goes out; nothing for a week without a working day.
std::optional<Day> day_in_week(Day monday, int weekday, const calendar::WorkingDays& working_days) {
  const auto planned = monday + date::days{weekday - 1};
  if (const auto after = working_days.next_on_or_after(planned); after < monday + date::days{7}) return after;
  const auto before = working_days.previous_on_or_before(planned);
  return before >= monday ? std::optional{before} : std::nullopt;
}

/// "2026-Q2" of a quarter that ends on that day: a period that begins on the 15th is called by the month it ends in.
std::string code_of_period(Day last, duty::ReportPeriod length) {
  const date::year_month_day civil{last};
  const auto month = static_cast<unsigned>(civil.month());
  const auto year = std::to_string(static_cast<int>(civil.year()));
  if (length == duty::ReportPeriod::quarter) return year + "-Q" + std::to_string((month + 2) / 3);
  if (length == duty::ReportPeriod::half_year) return year + (month <= 6 ? "-H1" : "-H2");
  return year;
}

class Search {
 public:
  Search(base::Instant after, base::Instant until, const DigestPlan& plan, Window window,
         const calendar::WorkingDays& working_days)
      : after_{after},
        until_{until},
        plan_{plan},
        time_{std::max(window.opens, plan.at.value_or(window.opens))},
        working_days_{working_days},
        first_{calendar::day_in_vietnam(after) - longest_wait},
        last_{calendar::day_in_vietnam(until)} {}

  std::vector<DueDigest> run(const std::vector<Day>& meetings) {
    for (const auto kind : plan_.kinds) {
      switch (kind) {
        case DigestKind::committee: look_at_weeks(); break;
        case DigestKind::meeting: look_at(meetings); break;
        case DigestKind::agency: look_at_months(); break;
        case DigestKind::quarter:
        case DigestKind::half_year:
        case DigestKind::year: look_at_periods(kind); break;
      }
    }
    std::ranges::stable_sort(found_, {}, &DueDigest::goes_out_on);
    return std::move(found_);
  }

 private:
  void look_at_weeks() {
    for (auto monday = monday_of(first_); monday <= last_; monday += date::days{7})
      if (const auto day = day_in_week(monday, plan_.weekday, working_days_))
        add(DigestKind::committee, calendar::iso(monday), *day);
  }

  void look_at(const std::vector<Day>& meetings) {
    for (const auto day : meetings)
      add(DigestKind::meeting, calendar::iso(day), working_days_.previous_on_or_before(day - date::days{1}));
  }

  void look_at_months() {
    const date::year_month_day first{first_}, last{last_};
    for (auto month = first.year() / first.month(); month <= last.year() / last.month(); month += date::months{1}) {
      const Day planned{month / date::day{static_cast<unsigned>(plan_.month_day)}};
      add(DigestKind::agency, calendar::iso(Day{month / 1}).substr(0, 7), working_days_.next_on_or_after(planned));
    }
  }

  void look_at_periods(DigestKind kind) {
    const auto length = report_period_of(kind).value();
    for (auto day = first_; day <= last_;) {
      const auto span = duty::period_of(day, {.period = length, .first_day = plan_.first_day});
      add(kind, code_of_period(span.last, length),
          working_days_.next_on_or_after(span.last + date::days{plan_.days_after}));
      day = span.last + date::days{1};
    }
  }

  void add(DigestKind kind, std::string period, Day goes_out_on) {
    const auto at = calendar::instant_in_vietnam(goes_out_on, time_);
    if (after_ < at && at <= until_) found_.push_back({kind, std::move(period), goes_out_on});
  }

  base::Instant after_, until_;
  const DigestPlan& plan_;
  std::chrono::minutes time_;
  const calendar::WorkingDays& working_days_;
  Day first_, last_;
  std::vector<DueDigest> found_;
};

}  // namespace

std::string_view code(DigestKind kind) {
  switch (kind) {
    case DigestKind::committee: return "committee";
    case DigestKind::meeting: return "meeting";
    case DigestKind::agency: return "agency";
    case DigestKind::quarter: return "quarter";
    case DigestKind::half_year: return "half-year";
    case DigestKind::year: return "year";
  }
  std::abort();  // every kind is above
}

std::optional<DigestKind> digest_kind_of(std::string_view text) {
  for (const auto kind : all_kinds)
    if (code(kind) == text) return kind;
  return std::nullopt;
}

std::span<const DigestKind> all_digest_kinds() { return all_kinds; }

std::optional<duty::ReportPeriod> report_period_of(DigestKind kind) {
  switch (kind) {
    case DigestKind::quarter: return duty::ReportPeriod::quarter;
    case DigestKind::half_year: return duty::ReportPeriod::half_year;
    case DigestKind::year: return duty::ReportPeriod::year;
    case DigestKind::committee:
    case DigestKind::meeting:
    case DigestKind::agency: return std::nullopt;
  }
  std::abort();  // every kind is above
}

bool is_optional(DigestKind kind) { return kind != DigestKind::meeting; }

std::vector<DueDigest> digests_in(base::Instant after, base::Instant until, const DigestPlan& plan,
                                  const std::vector<Day>& meetings, Window window,
                                  const calendar::WorkingDays& working_days) {
  if (until <= after) return {};
  return Search{after, until, plan, window, working_days}.run(meetings);
}

}  // namespace schedule

#include "notify/digest.h"

#include <algorithm>
#include <array>
#include <map>

#include "calendar/moment.h"
#include "notify/digest_words.h"

namespace notify {
namespace {

using render::Values;

// Gmail cuts mails over 102 KB off.
constexpr std::size_t most_overdue = 50, most_coming = 15, most_settled = 15, most_agencies = 40;

std::string percent_in_words(std::int64_t part, std::int64_t whole) {
  const auto percent = report::percent(part, whole);
  if (!percent) return "chưa có";
  const auto tenths = static_cast<std::int64_t>(*percent * 10 + 0.5);
  return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10) + "%";
}

std::string more_of(std::size_t all, std::size_t shown) { return all > shown ? std::to_string(all - shown) : ""; }

void put(Values& values, const report::Counts& counts) {
  values.number("completed_on_time", counts.completed_on_time).number("completed_late", counts.completed_late);
  values.number("open_in_time", counts.open_in_time).number("open_overdue", counts.open_overdue);
  values.flag("any_dated", counts.total() > 0);
  values.number("total", counts.total()).number("critical", counts.critical).number("claimed", counts.claimed);
  values.number("near", counts.near).number("ongoing", counts.ongoing).number("undated", counts.undated);
  values.number("waiting_condition", counts.waiting_condition);
  values.number("suspended", counts.suspended).number("cancelled", counts.cancelled);
  values.number("reports_made", counts.reports_made).number("reports_owed", counts.reports_owed);
}

/// The agencies, those with most overdue first; what is beyond the first ones is one row.
Values::List agency_rows(const Digest& digest) {
  auto agencies = digest.agencies;
  std::erase_if(agencies, [](const auto& agency) { return agency.counts.total() == 0; });
  std::ranges::stable_sort(agencies,
                           [](const auto& a, const auto& b) { return a.counts.open_overdue > b.counts.open_overdue; });
  if (agencies.size() > most_agencies) {
    report::AgencyCounts others{.name = std::to_string(agencies.size() - most_agencies + 1) + " cơ quan khác",
                                .counts = {}};
    for (auto i = most_agencies - 1; i < agencies.size(); ++i) others.counts += agencies[i].counts;
    agencies.resize(most_agencies - 1);
    agencies.push_back(std::move(others));
  }
  Values::List rows;
  for (const auto& agency : agencies) {
    Values row;
    row.text("agency_name", agency.name);
    put(row, agency.counts);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The lines by agency: the agency of the worst line first, within each the worst first.
std::vector<std::vector<const Line*>> by_agency(const std::vector<Line>& lines) {
  std::vector<std::vector<const Line*>> groups;
  std::map<std::string_view, std::size_t> place;
  for (const auto& line : lines) {
    const auto [found, is_new] = place.emplace(line.agency, groups.size());
    if (is_new) groups.emplace_back();
    groups[found->second].push_back(&line);
  }
  return groups;
}

Values::List overdue_groups(const Digest& digest) {
  Values::List groups;
  std::size_t shown = 0;
  for (const auto& lines : by_agency(digest.overdue)) {
    if (shown >= most_overdue) break;
    const auto here = std::min(lines.size(), most_overdue - shown);
    Values::List rows;
    for (std::size_t i = 0; i < here; ++i) rows.push_back(row(*lines[i], digest.day));
    shown += here;
    Values group;
    group.text("group_agency", lines.front()->agency).number("group_count", static_cast<std::int64_t>(lines.size()));
    group.text("group_more", more_of(lines.size(), here)).list("group_lines", std::move(rows));
    groups.push_back(std::move(group));
  }
  return groups;
}

std::int64_t shown_in(const Values::List& groups) {
  std::int64_t shown = 0;
  for (const auto& group : groups)
    shown += static_cast<std::int64_t>(std::get<Values::List>(*group.find(render::name_of("group_lines"))).size());
  return shown;
}

constexpr std::array<std::pair<Settled::How, std::string_view>, 4> hows{
    {{Settled::How::completed, "đã hoàn thành"},
     {Settled::How::claimed, "đã báo cáo trong hạn, chờ xác nhận"},
     {Settled::How::moved, "được lùi hạn"},
     {Settled::How::dropped, "tạm dừng, hủy hoặc chuyển cơ quan"}}};

std::string_view in_words(Settled::How how) {
  return std::ranges::find(hows, how, &std::pair<Settled::How, std::string_view>::first)->second;
}

Values changes_of(const Changes& changes, calendar::Day day) {
  Values values;
  values.text("since", calendar::moment_in_words(changes.since));
  values.number("before", changes.before);
  values.text("added", (changes.added > 0 ? "+" : "") + std::to_string(changes.added));
  values.number("settled_count", static_cast<std::int64_t>(changes.settled.size()));
  Values::List ways, rows;
  for (const auto& [how, words] : hows) {
    const auto count = std::ranges::count(changes.settled, how, &Settled::how);
    if (count == 0) continue;
    Values way;
    way.text("how", std::string{words}).number("how_many", count);
    ways.push_back(std::move(way));
  }
  const auto shown = std::min(changes.settled.size(), most_settled);
  for (std::size_t i = 0; i < shown; ++i) {
    auto line = row(changes.settled[i].line, day);
    line.text("how", std::string{in_words(changes.settled[i].how)});
    rows.push_back(std::move(line));
  }
  values.flag("any_settled", !rows.empty()).list("ways", std::move(ways)).list("settled", std::move(rows));
  values.text("settled_more", more_of(changes.settled.size(), shown));
  return values;
}

void put(Values& values, const report::PeriodCounts& counts) {
  values.number("assigned", counts.assigned).number("done", counts.done()).number("on_time", counts.on_time);
  values.number("behind", counts.behind()).number("overdue_left", counts.overdue);
  values.text("done_rate", percent_in_words(counts.done(), counts.assigned));
  values.text("on_time_rate", percent_in_words(counts.on_time, counts.assigned));
  values.text("behind_rate", percent_in_words(counts.behind(), counts.assigned));
  values.number("period_reports_made", counts.reports_made).number("period_reports_owed", counts.reports_owed);
}

Values figures_of(const report::PeriodFigures& figures) {
  Values values;
  values.text("first_day", calendar::in_words(figures.days.first));
  values.text("last_day", calendar::in_words(figures.days.last));
  put(values, figures.total);
  Values::List rows;
  for (const auto& agency : figures.agencies) {
    Values row;
    row.text("agency_name", agency.name);
    put(row, agency.counts);
    rows.push_back(std::move(row));
  }
  values.flag("any_figures", !rows.empty()).list("figure_rows", std::move(rows));
  return values;
}

}  // namespace

std::optional<base::Problem> doubt_of(const Digest& digest) {
  report::Counts sum;
  for (const auto& agency : digest.agencies) sum += agency.counts;
  const auto overdue = static_cast<std::int64_t>(digest.overdue.size());
  const auto& changes = digest.changes;
  const bool sums = sum == digest.total && overdue == digest.total.open_overdue;
  const bool follows =
      !changes || changes->before + changes->added == overdue + static_cast<std::int64_t>(changes->settled.size());
  if (sums && follows) return digest.figures ? report::doubt_of(*digest.figures) : std::nullopt;
  return base::Problem{.kind = "sums_differ",
                       .detail = "Các phần của bản tin cộng lại không bằng tổng số, nên bản tin không được gửi.",
                       .words = {}};
}

std::string title_of(const Digest& digest) {
  auto words = title_of(digest.kind, digest.period);
  for (const auto& agency : digest.about) words += (&agency == &digest.about.front() ? " – " : ", ") + agency;
  return words;
}

bool is_empty(const Digest& digest) {
  const bool nothing_changed = !digest.changes || (digest.changes->added == 0 && digest.changes->settled.empty());
  return digest.overdue.empty() && digest.coming.empty() && digest.total.open_in_time == 0 && nothing_changed;
}

std::string subject_of(const Digest& digest) {
  auto words = title_of(digest);
  if (digest.kind == schedule::DigestKind::committee) words = "Bản tin tuần";
  words.front() = 'b';  // «Bản tin», «Báo cáo», in the middle of a line
  if (digest.figures)
    return words + ", hoàn thành " + std::to_string(digest.figures->total.done()) + "/" +
           std::to_string(digest.figures->total.assigned) + " việc được giao";
  if (digest.total.open_overdue == 0) return words + ", không có nhiệm vụ quá hạn";
  return words + ", " + std::to_string(digest.total.open_overdue) + " việc quá hạn";
}

Values values_of(const Digest& digest, bool attached) {
  Values values;
  values.text("digest_title", title_of(digest));
  values.flag("other_day", digest.is_of_other_day);
  values.text("counted_at", calendar::moment_in_words(digest.counted_at)).text("list_link", digest.list_link);
  put(values, digest.total);
  auto agencies = agency_rows(digest);
  values.flag("many_agencies", agencies.size() > 1).list("agencies", std::move(agencies));
  Values::List figures, changes;
  if (digest.figures) figures.push_back(figures_of(*digest.figures));
  if (digest.changes) changes.push_back(changes_of(*digest.changes, digest.day));
  values.list("figures", std::move(figures)).list("changes", std::move(changes));

  auto groups = overdue_groups(digest);
  const auto more = digest.total.open_overdue - shown_in(groups);
  values.flag("any_late", digest.total.open_overdue > 0).list("groups", std::move(groups));
  values.text("more", more > 0 ? std::to_string(more) : std::string{});

  Values::List coming;
  const auto shown = std::min(digest.coming.size(), most_coming);
  for (std::size_t i = 0; i < shown; ++i) coming.push_back(row(digest.coming[i], digest.day));
  values.flag("any_coming", !coming.empty()).list("coming", std::move(coming));
  values.text("coming_more", more_of(digest.coming.size(), shown));
  values.text("coming_until", calendar::in_words(digest.coming_until));
  values.flag("with_days", !digest.coming.empty() && !digest.is_of_other_day);
  values.flag("attached", attached).text("files_link", attached ? std::string{} : digest.files_link);
  return std::move(values.text("stop_link", digest.stop_link));
}

}  // namespace notify

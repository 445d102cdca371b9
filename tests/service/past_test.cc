#include "service/past.h"

#include <catch2/catch.hpp>

#include <random>

#include "service/claims.h"
#include "service/membership.h"
#include "service/people.h"
#include "service/period_report.h"
#include "service/register.h"
#include "service/talk.h"
#include "service/withdrawals.h"
#include "support/disagreements.h"
#include "support/office.h"

using namespace service;
using namespace support;
using calendar::Day;

namespace {

/// A line of a list, with all of it that can be another tomorrow.
struct Shown {
  base::DutyId duty;
  base::AgencyId agency;
  Day due_on;
  duty::State state = duty::State::needs_action;
  int days_overdue = 0, days_past_original = 0;

  bool operator==(const Shown&) const = default;
};

std::vector<Shown> shown(const std::vector<DutyLine>& lines) {
  std::vector<Shown> all;
  for (const auto& [duty, position, mark] : lines)
    all.push_back({duty.id, duty.agency, duty.due_on, duty.state, position.days_overdue, position.days_past_original});
  return all;
}

/// The figures of a report, of all and of each agency that has any, but for the reports owed, which a day owes only
/// when it is over.
std::vector<std::int64_t> figures(const Context& context, const report::Period& period, Day as_of) {
  const auto report = period_report(context, period, as_of).value();
  std::vector<std::int64_t> all;
  const auto add = [&all](std::int64_t whose, const report::PeriodCounts& counts) {
    if (counts.assigned > 0)
      all.insert(all.end(),
                 {whose, counts.assigned, counts.on_time, counts.late, counts.in_time, counts.overdue, counts.waiting});
  };
  add(0, report.total);
  for (const auto& agency : report.agencies) add(base::number(agency.agency), agency.counts);
  return all;
}

const std::vector<std::string> names{"Sở Nội vụ",         "Sở Tài chính",       "Sở Y tế",
                                     "Đảng ủy xã Tân Hà", "Đảng ủy xã An Bình", "Đảng ủy phường Sông Cầu"};

/// A programme whose duties fall due over eight months, some of a group of agencies, some with reports.
programme::Programme made_up(std::mt19937& chance) {
  programme::Programme programme;
  programme.number = "09-CTr/TU";
  programme.issued = day("2025-10-20");
  programme.title = "Chương trình thử";
  programme.term = programme::Term{2025, 2026};
  programme.source_sha256 = std::string(64, 'd');
  for (int n = 1; n <= 24; ++n) {
    programme::Task task;
    task.ref = "I." + std::to_string(n);
    task.owner = n % 6 == 0 ? "Các đảng ủy xã, phường" : names[static_cast<std::size_t>(n % 3)];
    task.owners = {*task.owner};
    task.text = "Việc thử số " + std::to_string(n);
    task.deadline_text = "theo kế hoạch";
    task.reading.kind = n % 8 == 0 ? deadline::Kind::ongoing : deadline::Kind::due;
    if (n % 8 != 0) task.reading.due = day("2025-10-25") + date::days{static_cast<int>(chance() % 200)};
    programme.tasks.push_back(std::move(task));
  }
  return programme;
}

/// An office and its agencies, doing day after day what chance bids them.
class Months {
 public:
  explicit Months(unsigned seed) : chance_{seed} {
    std::string csv = "tên,người liên hệ,email\n";
    for (std::size_t n = 0; n < names.size(); ++n)
      csv += names[n] + ",Người " + std::to_string(n) + ",n" + std::to_string(n) + "@co-quan.example\n";
    load_agencies(context(), csv).value();
    import(context(), made_up(chance_), Activate::yes).value();
    one_ = deciders(context()).front().id;
    other_ = give_mandate(
                 context(),
                 {.name = "Người thứ hai", .email = "hai@vp.example", .role = people::Role::office, .agency = {}}, {})
                 .value();
  }

  Context context() const { return here_.context(); }
  Installation& here() { return here_; }
  int done() const { return done_; }

  /// What people do on a day, from the morning on, and what the clock does.
  void pass(Day day) {
    here_.now_is(calendar::instant_in_vietnam(day, std::chrono::hours{8}));
    here_.tick();
    const auto acts = chance_() % 6;
    for (unsigned n = 0; n < acts; ++n) {
      here_.now_is(calendar::instant_in_vietnam(day, std::chrono::minutes{600 + 20 * static_cast<int>(n)}));
      act(day);
    }
    here_.now_is(calendar::instant_in_vietnam(day, std::chrono::minutes{23 * 60 + 59}));
  }

 private:
  std::size_t below(std::size_t n) { return chance_() % n; }
  void count(const auto& result) { done_ += result ? 1 : 0; }
  Voice voice(base::PersonId person) const { return {.person = person}; }
  Act by(base::PersonId person, Day day) const {
    auto act = by_document(calendar::iso(day));
    act.person = person;
    act.door = store::Door::page;
    return act;
  }
  std::int64_t number(const std::string& query) const { return std::stoll(here_.sql(query)); }
  bool any(const std::string& from) const { return number("SELECT count(*) FROM " + from) > 0; }
  std::int64_t one_of(const std::string& from) {
    const auto all = static_cast<std::size_t>(number("SELECT count(*) FROM " + from));
    return number("SELECT id FROM " + from + " ORDER BY id LIMIT 1 OFFSET " + std::to_string(below(all)));
  }

  void act(Day day) {
    const base::DutyId duty{one_of("duty")};
    const auto later = day + date::days{5 + static_cast<int>(below(60))};
    switch (below(20)) {
      case 0: return count(report_progress(context(), duty, {"Đang làm", {}, {}}, voice(one_)));
      case 1:
      case 2:
      case 3:
        return count(claim(context(), claim_on(duty, day - date::days{static_cast<int>(below(9))}), store::Door::page));
      case 4:
      case 5: return decide_one(below(3) == 0);
      case 6:
        if (any("claim WHERE state = 'waiting'"))
          count(withdraw_claim(context(), duty_of("claim WHERE state = 'waiting'"), "", voice(one_)));
        return;
      case 7: return count(extend(context(), duty, later, by(one_, day)));
      case 8: return count(suspend(context(), duty, by(one_, day)));
      case 9: {
        if (!any("duty WHERE state = 'suspended'")) return;
        const base::DutyId resting{one_of("duty WHERE state = 'suspended'")};
        const auto to = below(2) == 0 ? std::optional{later} : std::nullopt;
        return count(resume(context(), resting, to, by(one_, day)));
      }
      case 10: return below(4) == 0 ? count(cancel(context(), duty, by(one_, day))) : void();
      case 11: return transfer_one(day);
      case 12:
        return count(ask_extension(context(), duty,
                                   {.proposed_on = later, .cause = duty::Cause::workload, .words = "Nhiều việc"},
                                   voice(one_)));
      case 13: return decide_extension(day, later);
      case 14: return correct(day);
      case 15: return change_membership(day);
      case 16: return below(6) == 0 ? merge_one(day) : void();
      case 17: return redate(later, day);
      case 18: return below(4) == 0 ? count(end_task(context(), base::TaskId{one_of("task")}, by(one_, day))) : void();
      default:
        return count(set_report_period(context(), base::TaskId{one_of("task")},
                                       below(2) == 0 ? duty::ReportPeriod::month : duty::ReportPeriod::quarter, one_,
                                       store::Door::page));
    }
  }

  NewClaim claim_on(base::DutyId duty, Day document_on) const {
    return {.duty = duty,
            .person = one_,
            .evidence = {.document_number = "1-BC", .document_on = document_on, .receiving_level = "Tỉnh ủy"},
            .note = "",
            .cause = duty::Cause::workload};
  }
  base::DutyId duty_of(const std::string& from) {
    return base::DutyId{number("SELECT duty FROM " + from + " LIMIT 1")};
  }

  void decide_one(bool back) {
    if (!any("claim WHERE state = 'waiting'")) return;
    count(decide(context(),
                 {.claim = base::ClaimId{one_of("claim WHERE state = 'waiting'")},
                  .person = other_,
                  .decision = back ? duty::Decision::send_back : duty::Decision::confirm,
                  .reason = back ? "Thiếu phụ lục" : ""},
                 store::Door::page));
  }
  void decide_extension(Day day, Day to) {
    if (!any("extension_request WHERE state = 'waiting'")) return;
    const store::ExtensionId id{one_of("extension_request WHERE state = 'waiting'")};
    if (below(2) == 0) return count(grant_extension(context(), id, to, by(other_, day)));
    count(refuse_extension(context(), id, "Không đủ lý do", voice(other_)));
  }
  void correct(Day day) {
    if (any("correction WHERE state = 'waiting'"))
      return count(decide_correction(context(), store::CorrectionId{one_of("correction WHERE state = 'waiting'")},
                                     below(3) == 0 ? Verdict::refuse : Verdict::approve, "Đã xem", voice(other_)));
    if (any("duty WHERE state = 'completed'"))
      count(ask_correction(context(), base::DutyId{one_of("duty WHERE state = 'completed'")},
                           {.document_number = "2-BC",
                            .document_on = day - date::days{static_cast<int>(below(20))},
                            .receiving_level = "Tỉnh ủy"},
                           "Ghi nhầm ngày", voice(one_)));
  }
  void transfer_one(Day day) {
    const base::TaskId task{one_of("task")};
    const auto from = "assignment WHERE ended_at IS NULL AND task = " + std::to_string(base::number(task));
    if (!any(from)) return;
    const base::AgencyId of{number("SELECT agency FROM " + from + " LIMIT 1")};
    count(transfer(context(), task, of, base::AgencyId{one_of("agency WHERE is_group = 0")}, by(one_, day)));
  }
  void change_membership(Day day) {
    const auto body = base::AgencyId{number("SELECT id FROM agency WHERE is_group = 1")};
    const auto member = base::AgencyId{one_of("agency WHERE is_group = 0")};
    const auto from = day + date::days{static_cast<int>(below(4))};
    if (below(3) != 0) return count(join(context(), body, member, {from, {}}, {}));
    count(leave(context(), body, member, from, {}));
  }
  void merge_one(Day day) {
    const auto gone = base::AgencyId{one_of("agency WHERE is_group = 0")},
               stays = base::AgencyId{one_of("agency WHERE is_group = 0")};
    count(merge(context(), gone, stays, day + date::days{static_cast<int>(below(3))}, {}));
  }
  void redate(Day to, Day day) {
    TaskChange change;
    change.deadline_text = "Hoàn thành trong ngày " + calendar::in_words(to);
    count(change_task(context(), base::TaskId{one_of("task")}, change, by(one_, day)));
  }

  Installation here_;
  std::mt19937 chance_;
  base::PersonId one_{}, other_{};
  int done_ = 0;
};

}  // namespace

TEST_CASE("for each day of months of work the log alone tells the list and the figures that were shown that day",
          "[service][past]") {
  for (const unsigned seed : {22U, 333U}) {
    Months months{seed};
    const auto first = day("2025-10-21"), last = day("2026-04-05");
    const auto quarter_of = [](Day day) { return report::periods_between(day, day, 1).front(); };
    std::map<Day, std::vector<Shown>> lists;
    std::map<Day, std::vector<std::int64_t>> counts;
    for (auto day = first; day <= last; day += date::days{1}) {
      months.pass(day);
      lists[day] = shown(overdue_as_of(months.context(), day));
      counts[day] = figures(months.context(), quarter_of(day), day);
    }
    months.here().now_is("2026-04-06T08:00:00+07:00");
    support::Disagreements found;
    std::size_t lines = 0;
    for (const auto& [day, list] : lists) {
      lines += list.size();
      if (shown(overdue_as_of(months.context(), day)) != list) found.add("list of ", calendar::iso(day));
      if (figures(months.context(), quarter_of(day), day) != counts[day]) found.add("figures of ", calendar::iso(day));
    }
    INFO("seed " << seed << ", " << months.done() << " acts, " << lines << " lines");
    CHECK(found.told() == "");
    CHECK(months.done() > 100);
    CHECK(lines > 500);
    auto connection = months.context().pool.lease();
    CHECK(store::compare_with_log(*connection).differences.empty());
    CHECK_FALSE(store::first_broken_event(*connection));
  }
}

namespace {

/// The small programme, of which 1.1 and 1.3 are overdue on 14 January 2026, and 1.1 was extended the day after.
Installation extended() {
  auto here = small_programme_in_force();
  here.now_is("2026-01-15T09:00:00+07:00");
  extend(here.context(), only_duty(here.context(), "1.1").id, day("2026-06-30"), by_document("2026-01-15")).value();
  here.now_is("2026-01-16T09:00:00+07:00");
  return here;
}

std::vector<std::string> overdue_refs(const Installation& here, std::string_view on) {
  std::vector<std::string> refs;
  for (const auto& line : overdue_as_of(here.context(), day(on))) refs.push_back(line.duty.ref);
  return refs;
}

using Refs = std::vector<std::string>;

}  // namespace

TEST_CASE("a past day's list needs no table of claims, decisions or days", "[service][past]") {
  const auto here = extended();
  here.context().pool.lease()->database().exec(
      "DELETE FROM due_version; DELETE FROM claim; DELETE FROM transfer; DELETE FROM duty_state");
  CHECK(overdue_refs(here, "2026-01-14") == Refs{"1.1", "1.3"});
  CHECK(overdue_refs(here, "2026-01-15") == Refs{"1.3"});
  const auto then = overdue_as_of(here.context(), day("2026-01-14")).front().duty;
  CHECK(then.due_on == day("2025-11-30"));
  CHECK(then.agency_name == "Ban Tổ chức Tỉnh ủy");
}

TEST_CASE("a database from before the log told of duties tells from its first opening on, and keeps its past",
          "[service][past]") {
  auto here = extended();
  here.context().pool.lease()->database().exec("DROP TRIGGER event_stays; UPDATE event SET duties = NULL");
  here.now_is("2026-02-01T09:00:00+07:00");
  here.reopen();
  CHECK(store::told_since(*here.context().pool.lease()) == at("2026-02-01T09:00:00+07:00"));
  CHECK(store::compare_with_log(*here.context().pool.lease()).differences.empty());
  here.now_is("2026-02-03T09:00:00+07:00");
  CHECK(overdue_refs(here, "2026-01-14") == Refs{"1.1", "1.3"});  // by the tables
  CHECK(overdue_refs(here, "2026-02-02") == Refs{"1.3"});         // by the log
  here.reopen();
  CHECK(here.sql("SELECT count(*) FROM event WHERE what = 'standing_told'") == "1");
}

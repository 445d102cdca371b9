#include "service/digest_check.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "notify/digest_words.h"
#include "service/past_audience.h"
#include "store/programmes.h"

namespace service {
namespace {

using calendar::Day;
using schedule::DigestKind;
using schedule::DueDigest;

constexpr std::chrono::seconds second{1};

base::Instant begin_of(Day day) { return calendar::instant_in_vietnam(day, std::chrono::minutes{0}); }

class DigestReplay {
 public:
  DigestReplay(store::Connection& connection, const SweepRecord& record, ReminderCheck& check)
      : record_{record},
        check_{check},
        audience_{connection},
        addresses_{store::address_records(connection)},
        meetings_{store::told_of_meetings(connection)},
        programmes_{store::programmes(connection)},
        rows_{store::digest_rows(connection)} {
    for (const auto& row : rows_) there_.insert({row.kind, row.period, row.recipient});
    for (const auto& told : meetings_) meeting_days_.insert(told.day.value());
  }

  void run() {
    const auto& days = record_.days();
    for (auto first = days.begin(); first != days.end();) {
      const auto last =
          std::find_if(first, days.end(), [&](const SweptDay& day) { return day.look.terms != first->look.terms; });
      if (first->look.terms != nullptr) look_for_digests_of(first->day, std::prev(last)->day, *first->look.terms);
      first = last;
    }
    for (const auto& row : rows_) look_at(row);
  }

 private:
  void look_for_digests_of(Day first, Day last, const Terms& terms) {
    const std::vector<Day> meetings(meeting_days_.begin(), meeting_days_.end());
    for (const auto& due : schedule::digests_in(begin_of(first) - second, begin_of(last + date::days{1}) - second,
                                                terms.digests, meetings, terms.window, *terms.days)) {
      planned_.insert({due.kind, due.period, due.goes_out_on});
      if (record_.of(due.goes_out_on) != nullptr) look_for(due, terms);
    }
  }

  /// When the sweep ran that came over the digest; where only its day is known, when it had not yet and when it had.
  std::vector<const Look*> looks_at(const DueDigest& due, base::Instant goes_out_at) const {
    if (const auto* over = record_.over(goes_out_at)) return {&over->look};
    const auto* before = record_.of(due.goes_out_on);
    const auto* after = record_.of(due.goes_out_on + date::days{1});
    return after == nullptr ? std::vector<const Look*>{} : std::vector{&before->look, &after->look};
  }

  void look_for(const DueDigest& due, const Terms& terms) {
    const auto at = calendar::instant_in_vietnam(
        due.goes_out_on, std::max(terms.window.opens, terms.digests.at.value_or(terms.window.opens)));
    const auto looks = looks_at(due, at);
    if (looks.empty()) return;
    auto by_all = Answer::yes;
    for (const auto* look : looks) by_all = std::min({by_all, was_planned(due, terms, *look), was_followed(at, *look)});
    for (const auto& [person, mandates] : audience_.mandates()) {
      auto answer = by_all;
      for (const auto* look : looks) answer = std::min(answer, audience_.was_owed(person, due.kind, *look));
      judge(due, person, answer);
    }
  }

  void judge(const DueDigest& due, base::PersonId person, Answer answer) {
    if (answer == Answer::no) return;
    const bool is_there = there_.contains({due.kind, due.period, person});
    if (answer == Answer::unsure && !is_there) {
      ++check_.not_replayed;
      return;
    }
    ++check_.digests;
    if (!is_there)
      check_.missing.push_back("Thiếu bản tin của ngày " + calendar::in_words(due.goes_out_on) + ": " +
                               notify::title_of(due.kind, due.period) + ", gửi " + address_of(person));
  }

  /// Whether the plan of that moment named it: by the same terms, and with the meetings noted by then.
  Answer was_planned(const DueDigest& due, const Terms& terms, const Look& look) const {
    if (look.terms != &terms) return Answer::unsure;
    if (due.kind != DigestKind::meeting) return Answer::yes;
    auto answer = Answer::no;
    for (const auto& told : meetings_)
      if (told.event <= look.event && calendar::iso(*told.day) == due.period)
        answer = told.what == "meeting_noted" ? Answer::yes : Answer::no;
    return answer;
  }

  /// Whether a programme was followed at that moment that had come into force before the digest was to go out.
  Answer was_followed(base::Instant goes_out_at, const Look& look) const {
    auto answer = Answer::no;
    for (const auto& programme : programmes_) {
      if (!programme.in_force_at || *programme.in_force_at >= goes_out_at) continue;
      if (look.is_unsure_of(*programme.in_force_at) || (programme.ended_at && look.is_unsure_of(*programme.ended_at)))
        answer = std::max(answer, Answer::unsure);
      else if (!programme.ended_at || *programme.ended_at > look.at)
        return Answer::yes;
    }
    return answer;
  }

  void look_at(const store::DigestRow& row) {
    const auto look = record_.look(row.owed_at, row.event);
    if (look.terms == nullptr) {
      ++check_.not_replayed;
      return;
    }
    const auto find = [&](std::string_view what) {
      check_.out_of_policy.push_back("Bản tin số " + std::to_string(row.id) + " (" +
                                     notify::title_of(row.kind, row.period) + ", gửi " + address_of(row.recipient) +
                                     "): " + std::string{what});
    };
    if (!look.terms->days->is_working(row.owed_on)) find("ngày " + calendar::in_words(row.owed_on) + " là ngày nghỉ");
    const auto* swept = record_.of(row.owed_on);
    if (swept != nullptr && swept->look.terms == look.terms && !planned_.contains({row.kind, row.period, row.owed_on}))
      find("kế hoạch không có bản tin này vào ngày " + calendar::in_words(row.owed_on));
    if (audience_.had_stopped(row.recipient, row.kind, look)) find("người nhận đã dừng nhận loại bản tin này");
    if (audience_.received(row.recipient, row.kind, look) == Answer::no)
      find("lúc ấy người nhận không có vai trò nào nhận loại bản tin này");
  }

  std::string address_of(base::PersonId person) const {
    const auto found = std::ranges::lower_bound(addresses_, person, {}, &store::AddressRecord::person);
    return found == addresses_.end() ? std::string{} : found->email;
  }

  const SweepRecord& record_;
  ReminderCheck& check_;
  const PastAudience audience_;
  const std::vector<store::AddressRecord> addresses_;
  const std::vector<store::Told> meetings_;
  const std::vector<store::ProgrammeRow> programmes_;
  const std::vector<store::DigestRow> rows_;
  std::set<Day> meeting_days_;
  std::set<std::tuple<DigestKind, std::string, base::PersonId>> there_;
  std::set<std::tuple<DigestKind, std::string, Day>> planned_;
};

}  // namespace

void check_digests(store::Connection& connection, const SweepRecord& record, ReminderCheck& check) {
  DigestReplay{connection, record, check}.run();
}

}  // namespace service

#include "service/review.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "base/text.h"
#include "people/near_names.h"
#include "store/agencies.h"
#include "store/members.h"

namespace service {
namespace {

constexpr std::size_t most_near = 4;

std::string key_of(std::string_view about, std::int64_t number) {
  return std::string{about} + '/' + std::to_string(number);
}

std::optional<DoubtKind> doubt_about(deadline::Kind kind) {
  switch (kind) {
    case deadline::Kind::unparsed: return DoubtKind::deadline_unparsed;
    case deadline::Kind::conditional: return DoubtKind::deadline_conditional;
    case deadline::Kind::none: return DoubtKind::no_deadline;
    case deadline::Kind::due:
    case deadline::Kind::window:
    case deadline::Kind::milestones:
    case deadline::Kind::recurring:
    case deadline::Kind::ongoing: return std::nullopt;
  }
  std::abort();  // every kind is above
}

/// The ref of the heading that a task stands below: "II.7" of "II.7.6".
std::string heading_of(const std::string& ref) {
  const auto stop = ref.rfind('.');
  return stop == std::string::npos ? ref : ref.substr(0, stop);
}

bool is_of_the_tasks(std::string_view kind) {
  return kind == code(DoubtKind::deadline_unparsed) || kind == code(DoubtKind::deadline_conditional) ||
         kind == code(DoubtKind::no_deadline) || kind == code(DoubtKind::no_owner);
}

/// Collects the doubts of one programme.
class Doubts {
 public:
  /// issued_on: agencies are known by the names they bore on that day
  Doubts(store::Connection& connection, calendar::Day issued_on, const std::vector<store::SettlementRow>& settled)
      : connection_{connection}, issued_on_{issued_on} {
    for (const auto& each : settled) settled_.insert(each.doubt);
  }

  void look_at(const store::TaskRow& task) {
    if (const auto kind = doubt_about(task.reading.kind)) add(of_task("deadline", *kind, task));
    if (task.owners.empty()) add(of_task("owner", DoubtKind::no_owner, task));
    for (const auto& owner : task.owners) look_at_owner(owner, task);
  }

  void look_at(const store::ProvisionRow& row) {
    if (row.task) return;
    const auto& provision = row.provision;
    add({.key = key_of("provision", base::number(row.id)),
         .kind = DoubtKind::provision,
         .ref = provision.ref,
         .place = provision.place,
         .words = provision.text,
         .details = provision.details,
         .provision = row.id});
  }

  std::vector<Doubt> all() && {
    offer_near_names();
    std::ranges::stable_sort(doubts_, {}, [](const Doubt& doubt) { return doubt.place.line; });
    return std::move(doubts_);
  }

 private:
  static Doubt of_task(std::string_view about, DoubtKind kind, const store::TaskRow& task) {
    return {.key = key_of(about, base::number(task.id)),
            .kind = kind,
            .ref = task.ref,
            .place = task.place,
            .words = task.text,
            .clause = task.deadline_text,
            .how = task.reading.how,
            .task = task.id};
  }

  void look_at_owner(const std::string& owner, const store::TaskRow& task) {
    const auto folded = base::folded(owner);
    const auto [seen, is_new] = by_owner_.try_emplace(folded);
    if (is_new) {
      seen->second = doubts_.size();
      const auto agency = store::agency_named(connection_, owner, issued_on_);
      Doubt doubt{.key = "agency/" + folded,
                  .kind = DoubtKind::unknown_agency,
                  .ref = heading_of(task.ref),
                  .place = task.place,
                  .words = owner,
                  .agency = owner};
      const bool lacks_members = agency && store::agency(connection_, *agency).value().is_group &&
                                 store::members_of(connection_, *agency).empty();
      if (lacks_members) {
        doubt.key = key_of("group", base::number(*agency));
        doubt.kind = DoubtKind::group_without_members;
        doubt.group = agency;
      }
      if ((agency && !lacks_members) || !add(std::move(doubt))) seen->second = std::nullopt;
    }
    if (seen->second) ++doubts_[*seen->second].tasks;
  }

  /// False where it is settled, or there already under another name of the same agency.
  bool add(Doubt doubt) {
    if (!settled_.insert(doubt.key).second) return false;
    doubts_.push_back(std::move(doubt));
    return true;
  }

  void offer_near_names() {
    if (std::ranges::find(doubts_, DoubtKind::unknown_agency, &Doubt::kind) == doubts_.end()) return;
    std::vector<std::string> names;
    std::vector<NearAgency> agencies;
    for (const auto& agency : store::agencies(connection_)) {
      names.push_back(agency.name);
      agencies.push_back({agency.id, agency.name});
      for (auto& alias : store::aliases_of(connection_, agency.id, issued_on_)) {
        names.push_back(std::move(alias));
        agencies.push_back({agency.id, agency.name});
      }
    }
    for (auto& doubt : doubts_) {
      if (doubt.kind != DoubtKind::unknown_agency) continue;
      std::set<base::AgencyId> offered;
      for (const auto place : people::near_names(doubt.agency, names, names.size()))
        if (doubt.near.size() < most_near && offered.insert(agencies[place].id).second)
          doubt.near.push_back(agencies[place]);
    }
  }

  store::Connection& connection_;
  calendar::Day issued_on_;
  std::set<std::string, std::less<>> settled_;                  // and those that are in the list already
  std::map<std::string, std::optional<std::size_t>> by_owner_;  // folded name, place of its doubt if it is one
  std::vector<Doubt> doubts_;
};

std::string name_of(store::Connection& connection, base::PersonId id) {
  const auto person = store::person(connection, id);
  return person ? person->name : std::string{};
}

std::string bare(std::string_view number) {
  auto folded = base::folded(number);
  std::erase(folded, ' ');
  return folded;
}

}  // namespace

std::string_view code(DoubtKind kind) {
  switch (kind) {
    case DoubtKind::deadline_unparsed: return "deadline_unparsed";
    case DoubtKind::deadline_conditional: return "deadline_conditional";
    case DoubtKind::no_deadline: return "no_deadline";
    case DoubtKind::no_owner: return "no_owner";
    case DoubtKind::unknown_agency: return "unknown_agency";
    case DoubtKind::group_without_members: return "group_without_members";
    case DoubtKind::provision: return "provision";
  }
  std::abort();  // every kind is above
}

Review review_of(store::Connection& connection, const store::ProgrammeRow& programme) {
  Review review{.programme = programme, .doubts = {}, .notes = {}, .settled = {}};
  const auto settled = store::settlements_of(connection, programme.id);
  Doubts doubts{connection, programme.issued_on, settled};
  for (const auto& task : store::tasks_of(connection, programme.id))
    if (!task.ended_at) doubts.look_at(task);
  for (const auto& provision : store::provision_rows_of(connection, programme.id)) doubts.look_at(provision);
  review.doubts = std::move(doubts).all();
  for (auto& note : store::notes_of(connection, programme.id)) {
    auto key = key_of("note", note.id);
    const bool seen = std::ranges::find(settled, key, &store::SettlementRow::doubt) != settled.end();
    if (!seen && !is_of_the_tasks(note.problem.kind)) review.notes.push_back({std::move(key), std::move(note.problem)});
  }
  for (const auto& each : settled) review.settled.push_back({each, name_of(connection, each.person)});
  return review;
}

std::optional<Review> review(const Context& context, base::ProgrammeId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto programme = store::programme(*connection, id);
  if (!programme) return std::nullopt;
  return review_of(*connection, *programme);
}

base::Result<base::ProgrammeId> programme_named(const Context& context, std::string_view name) {
  auto connection = context.pool.lease();
  const auto wanted = bare(name);
  std::vector<base::ProgrammeId> found;
  for (const auto& programme : store::programmes(*connection)) {
    if (std::to_string(base::number(programme.id)) == wanted) return programme.id;
    if (programme.number && bare(*programme.number) == wanted) found.push_back(programme.id);
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    return base::Problem{.kind = "no_such_programme",
                         .detail = "Không có chương trình số " + std::string{name} +
                                   ". Xem các chương trình: dondoc programme list --data …",
                         .words = std::string{name}};
  return base::Problem{.kind = "several_programmes",
                       .detail = "Có nhiều chương trình mang số " + std::string{name} +
                                 ". Xin dùng mã số trong danh sách: dondoc programme list --data …",
                       .words = std::string{name}};
}

}  // namespace service

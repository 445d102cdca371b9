#include "simulation/player.h"

#include <sqlite3.h>

#include <csignal>
#include <fstream>

#include "service/acknowledge.h"
#include "service/agencies.h"
#include "service/arming.h"
#include "service/calendar.h"
#include "service/changes.h"
#include "service/claims.h"
#include "service/digests.h"
#include "service/house.h"
#include "service/import.h"
#include "service/ladders.h"
#include "service/membership.h"
#include "service/people.h"
#include "service/task_moves.h"
#include "service/tick.h"
#include "simulation/rungs.h"
#include "store/claims.h"
#include "store/programmes.h"

namespace simulation {
namespace {

using service::Context;

/// The statement of the database at which the process dies; 0 while it is to live.
int statements_left = 0;

int count_statement(unsigned, void*, void*, void*) {
  if (statements_left > 0 && --statements_left == 0) ::raise(SIGKILL);
  return 0;
}

/// Every connection that is opened from now on counts its statements.
void count_statements() {
  const auto on_open = [](sqlite3* database, const char**, const sqlite3_api_routines*) {
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, &count_statement, nullptr);
  };
  using Bare = void (*)();
  int (*const entry)(sqlite3*, const char**, const sqlite3_api_routines*) = on_open;
  sqlite3_auto_extension(reinterpret_cast<Bare>(entry));
}

deadline::Period period_of(Ladder ladder) {
  switch (ladder) {
    case Ladder::month: return deadline::Period::month;
    case Ladder::quarter: return deadline::Period::quarter;
    case Ladder::year: return deadline::Period::year;
  }
  std::abort();  // every ladder is above
}

deadline::Reading reading_of(const Task& task) {
  deadline::Reading reading;
  reading.how = "thử";
  if (task.period) reading.period = period_of(*task.period);
  switch (task.kind) {
    case Kind::due:
      reading.kind = deadline::Kind::due;
      reading.due = task.days.front();
      break;
    case Kind::window:
      reading.kind = deadline::Kind::window;
      reading.start = task.days.front();
      reading.due = task.days.back();
      break;
    case Kind::milestones:
      reading.kind = deadline::Kind::milestones;
      reading.milestones = task.days;
      break;
    case Kind::yearly:
      reading.kind = deadline::Kind::recurring;
      reading.rule = deadline::rule_in("FREQ=YEARLY;BYMONTH=" + std::to_string(task.month) +
                                       ";BYMONTHDAY=" + std::to_string(task.day));
      break;
    case Kind::quarterly:
      reading.kind = deadline::Kind::recurring;
      reading.rule = deadline::rule_in("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1");
      break;
    case Kind::ongoing: reading.kind = deadline::Kind::ongoing; break;
  }
  return reading;
}

programme::Programme document_of(const World& world, int number) {
  const auto& made = world.programmes.at(static_cast<std::size_t>(number));
  programme::Programme programme;
  programme.kind = "Chương trình hành động";
  programme.number = std::to_string(number + 1) + "-CTr/TU";
  programme.issued = made.issued;
  programme.title = "Chương trình thử số " + std::to_string(number + 1);
  programme.issuer = "Tỉnh ủy";
  programme.source_name = "thu.txt";
  programme.source_sha256 = "simulation " + std::to_string(number);
  for (const int each : made.tasks) {
    const auto& of = world.tasks.at(static_cast<std::size_t>(each));
    programme::Task task;
    task.ref = ref_of(each);
    for (const int lead : of.leads) task.owners.push_back(name_of_agency(lead));
    if (of.group) task.owners.push_back(name_of_group(*of.group));
    task.owner = task.owners.front();
    task.text = words_of(each);
    task.deadline_text = "theo kế hoạch";
    task.place.line = each + 1;
    task.reading = reading_of(of);
    programme.tasks.push_back(std::move(task));
  }
  return programme;
}

/// One event done through the services, and what stood against it.
class Doing {
 public:
  Doing(const World& world, const Context& context, const Event& event)
      : world_{world}, context_{context}, event_{event} {}

  std::optional<base::Problem> run() {
    switch (event_.act) {
      case Act::tick: return std::nullopt;  // the clock's own
      case Act::put_in_force:
        return of(service::import(context_, document_of(world_, event_.a), service::Activate::yes));
      case Act::claim: return claim();
      case Act::confirm: return decide(duty::Decision::confirm);
      case Act::send_back: return decide(duty::Decision::send_back);
      case Act::extend:
        return move([&](auto duty) { return service::extend(context_, duty, event_.day, by_document()); });
      case Act::suspend: return move([&](auto duty) { return service::suspend(context_, duty, by_document()); });
      case Act::resume:
        return move([&](auto duty) { return service::resume(context_, duty, event_.day, by_document()); });
      case Act::cancel: return move([&](auto duty) { return service::cancel(context_, duty, by_document()); });
      case Act::transfer: return transfer();
      case Act::give: return give();
      case Act::end: return end();
      case Act::join:
        return of(service::join(context_, agency(name_of_group(event_.b)), agency(name_of_agency(event_.a)),
                                {event_.day, {}}, {}));
      case Act::leave:
        return of(service::leave(context_, agency(name_of_group(event_.b)), agency(name_of_agency(event_.a)),
                                 event_.day, {}));
      case Act::calendar: return load_calendar();
      case Act::acknowledge:
        return move([&](auto duty) {
          return service::acknowledge(context_, duty, {.until_on = event_.day, .words = "đang làm"},
                                      {.person = person(address_of(event_.b))});
        });
      case Act::set_ladder: return set_ladder();
      case Act::meet: return of(service::note_meeting(context_, event_.day, {}));
      case Act::arm: return service::disarmed(context_) ? of(service::arm(context_, {})) : std::nullopt;
    }
    std::abort();  // every act is above
  }

 private:
  template <typename Result>
  static std::optional<base::Problem> of(const Result& result) {
    if (result) return std::nullopt;
    return result.error();
  }
  static base::Problem not_there(std::string words) {
    return {.kind = "not_there", .detail = std::move(words), .words = {}};
  }

  base::AgencyId agency(const std::string& name) const {
    auto connection = context_.pool.lease();
    return store::agency_named(*connection, name, context_.today()).value();
  }
  base::PersonId person(const std::string& email) const { return service::person_of_email(context_, email).value(); }

  service::Act by_document() const {
    return {.mandate = {.document_number = "45-QĐ/TU",
                        .document_on = context_.today(),
                        .authority = "Ban Thường vụ Tỉnh ủy",
                        .reason = duty::Reason::superior,
                        .note = {}},
            .person = {},
            .door = store::Door::command};
  }

  /// The duty as it stood just before the event.
  std::optional<base::DutyId> duty() const {
    const auto& of = world_.duties.at(static_cast<std::size_t>(event_.a));
    const auto* was = of.at(event_.at - std::chrono::seconds{1});
    if (was == nullptr) return std::nullopt;
    auto connection = context_.pool.lease();
    store::Query query{*connection, R"(
      SELECT d.id FROM agency g CROSS JOIN assignment a ON a.agency = g.id CROSS JOIN task t ON t.id = a.task
      CROSS JOIN duty d ON d.assignment = a.id
      WHERE g.name = :agency AND t.ref = :ref AND d.due_on = :due_on AND d.sort = :sort AND d.ended_on IS NULL)"};
    query.bind(":agency", name_of_agency(was->agency)).bind(":ref", ref_of(of.task));
    query.bind(":due_on", calendar::iso(was->due)).bind(":sort", of.report ? "report" : "dated");
    return query.step() ? std::optional{base::DutyId{query.integer(0)}} : std::nullopt;
  }

  template <typename Move>
  std::optional<base::Problem> move(Move&& move) {
    const auto found = duty();
    return found ? of(move(*found)) : not_there("duty " + std::to_string(event_.a));
  }

  std::optional<base::Problem> claim() {
    return move([&](auto duty) {
      return service::claim(context_,
                            {.duty = duty,
                             .person = person(event_.b == nobody ? office : address_of(event_.b)),
                             .evidence = {.document_number = "125-BC/CQ",
                                          .document_on = context_.today(),
                                          .receiving_level = "Ban Thường vụ Tỉnh ủy"},
                             .note = {}},
                            store::Door::page);
    });
  }

  std::optional<base::Problem> decide(duty::Decision decision) {
    const auto found = duty();
    if (!found) return not_there("duty " + std::to_string(event_.a));
    std::optional<base::ClaimId> waiting;
    {
      auto connection = context_.pool.lease();
      for (const auto& claim : store::claims_of(*connection, *found))
        if (claim.state == store::ClaimState::waiting) waiting = claim.id;
    }
    if (!waiting) return not_there("claim of duty " + std::to_string(event_.a));
    return of(
        service::decide(context_, {*waiting, person(second_office), decision, "chưa đủ sản phẩm"}, store::Door::page));
  }

  std::optional<base::Problem> transfer() {
    const auto task = service::task_named(context_, ref_of(event_.a), "");
    if (!task) return task.error();
    return of(service::transfer(context_, *task, agency(name_of_agency(event_.b)), agency(name_of_agency(event_.c)),
                                by_document()));
  }

  std::optional<base::Problem> set_ladder() {
    std::optional<base::ProgrammeId> found;
    {
      auto connection = context_.pool.lease();
      for (const auto& programme : store::programmes(*connection))
        if (programme.number == std::to_string(event_.a + 1) + "-CTr/TU") found = programme.id;
    }
    if (!found) return not_there("programme " + std::to_string(event_.a));
    return of(service::set_ladder(context_, *found, ladders().at(static_cast<std::size_t>(event_.b)).text, {}));
  }

  std::optional<base::Problem> give() {
    const auto& mandate = world_.mandates.at(static_cast<std::size_t>(event_.a));
    // The end is known by now where someone stands in for a while; else it comes later.
    const bool is_for_a_while = event_.c != 0;
    return of(service::give_mandate(context_,
                                    {.name = "Người số " + std::to_string(mandate.person),
                                     .email = address_of(mandate.person),
                                     .function = {},
                                     .role = mandate.head ? people::Role::head : people::Role::contact,
                                     .agency = agency(name_of_agency(mandate.agency)),
                                     .period = {mandate.from, is_for_a_while ? mandate.until : std::nullopt},
                                     .substitute_for = {}},
                                    {}));
  }

  std::optional<base::Problem> end() {
    const auto& mandate = world_.mandates.at(static_cast<std::size_t>(event_.a));
    const people::Mandate held{mandate.head ? people::Role::head : people::Role::contact,
                               agency(name_of_agency(mandate.agency))};
    const auto who = person(address_of(mandate.person));
    std::vector<store::MandateRow> rows;
    {
      auto connection = context_.pool.lease();
      rows = store::mandates_of(*connection, who);
    }
    for (const auto& row : rows)
      if (row.mandate == held && row.period.from_on == mandate.from && !row.period.until_on)
        return of(service::end_mandate(context_, who, row.id, event_.day, {}));
    return not_there("mandate " + std::to_string(event_.a));
  }

  std::optional<base::Problem> load_calendar() {
    std::string csv = "ngày,loại,tên,nguồn,dự kiến\n";
    for (const auto& each : world_.notices.at(static_cast<std::size_t>(event_.a)))
      csv +=
          calendar::iso(each.day) + (each.working ? ",làm bù," : ",nghỉ,") + each.name + ',' + each.source + ",không\n";
    const service::CalendarUpload file{"thong-bao.csv", csv};
    const auto shown = service::would_load(context_, file);
    if (!shown) return shown.error();
    return of(service::load(context_, file, {.person = {}, .sha256 = shown->sha256, .over = shown->over}));
  }

  const World& world_;
  const Context& context_;
  const Event& event_;
};

}  // namespace

void found(const World& world, const std::filesystem::path& folder, int port) {
  std::filesystem::create_directories(folder);
  std::ofstream{folder / "dondoc.toml"}
      << "[mail]\nfrom_address = \"don-doc@tinh.example\"\nhold_above = 0\nlines_per_mail = " << lines_per_mail
      << "\n[smtp]\nhost = \"127.0.0.1\"\n"
      << "port = " << port << "\nsecurity = \"none\"\nper_minute = 100000\nconnect_seconds = 3\nanswer_seconds = 5\n"
      << "[[office]]\nname = \"Văn phòng\"\nemail = \"" << office << "\"\n[[office]]\nname = \"Tổng hợp\"\nemail = \""
      << second_office << "\"\n[[committee]]\nname = \"Ban Thường vụ\"\nemail = \"" << committee << "\"\n";
  const base::FixedClock clock{world.events.front().at};
  const auto house = service::House::open(folder, service::Folder::make, clock).value();
  std::string csv = "tên,nhóm,người liên hệ,email,email lãnh đạo\n";
  for (int agency = 0; agency < world.size.agencies; ++agency) {
    std::string group, contact, address, head;
    for (const auto& member : world.memberships)
      if (member.agency == agency) group = name_of_group(member.group);
    for (const auto& mandate : world.mandates) {
      if (mandate.agency != agency || mandate.from) continue;
      (mandate.head ? head : address) = address_of(mandate.person);
      if (!mandate.head) contact = "Người số " + std::to_string(mandate.person);
    }
    csv += name_of_agency(agency) + ',' + group + ',' + contact + ',' + address + ',' + head + '\n';
  }
  service::load_agencies(house->context(), csv).value();
}

void live(const World& world, const std::filesystem::path& folder, Shared& shared, const std::optional<Kill>& kill) {
  count_statements();
  auto at = shared.event.load();
  const auto begun = at;
  base::FixedClock clock{world.events.at(at).at};
  shared.now = world.events[at].real.time_since_epoch().count();
  const auto house = service::House::open(folder, service::Folder::must_exist, clock).value();
  const auto context = house->context();
  std::optional<Instant> last_tick;
  auto last_real = world.events[at].real;
  for (; at < world.events.size(); shared.event = ++at) {
    const auto& event = world.events[at];
    clock.move_to(event.at);
    shared.now = event.real.time_since_epoch().count();
    if (kill && kill->how == Kill::How::statement && at == std::max(begun, kill->event)) statements_left = kill->count;
    if (event.act == Act::tick) {
      service::look_at_clock(context, std::exchange(last_tick, event.at),
                             event.real - std::exchange(last_real, event.real));
      if (service::tick(context, *house->mailer()).accepted > 0) service::note_sent(context, folder);
      continue;
    }
    const auto problem = Doing{world, context, event}.run();
    if (!problem || at == begun) continue;
    std::ofstream{folder / "errors", std::ios::app} << base::rfc3339(event.at) << " act " << static_cast<int>(event.act)
                                                    << ' ' << event.a << ": " << problem->kind << ' ' << problem->detail
                                                    << '\n';
    ++shared.errors;
  }
}

}  // namespace simulation

// Fourteen months of an installation whose mail server refuses, hangs up and loses answers, and whose program dies at
// any moment: what the server took, against the rules. Each day is a process of its own on one real database.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "service/claims.h"
#include "service/reminder_check.h"
#include "store/delivery.h"
#include "support/office.h"

using namespace service;
using namespace support;
using calendar::Day;

namespace {

constexpr int agency_count = 60, task_count = 300;
const auto first_day = support::day("2025-10-20"), last_day = support::day("2026-12-20");

std::string agency(int n) { return "Sở thử số " + std::to_string(n); }
std::string words(int n) { return "Việc thử số " + std::to_string(n) + " của tỉnh"; }
std::string contact(int n, int turn) { return "nguoi" + std::to_string(turn) + "@so" + std::to_string(n) + ".example"; }

/// What happens on a day, drawn from the seed and the day alone, so that a process that died can be followed by one
/// that goes on.
std::mt19937 chance_of(unsigned seed, Day day) {
  return std::mt19937{seed * 7919U + static_cast<unsigned>(day.time_since_epoch().count())};
}
bool one_in(std::mt19937& chance, unsigned n) { return chance() % n == 0; }

programme::Programme made_up(std::mt19937& chance) {
  programme::Programme programme;
  programme.number = "07-CTr/TU";
  programme.issued = first_day;
  programme.title = "Chương trình thử";
  programme.source_sha256 = std::string(64, 'c');
  for (int n = 1; n <= task_count; ++n) {
    programme::Task task;
    task.ref = "I." + std::to_string(n);
    task.owner = agency(n % agency_count);
    task.owners = {*task.owner};
    task.text = words(n);
    task.deadline_text = "theo kế hoạch";
    task.reading.kind = deadline::Kind::due;
    task.reading.due = first_day + date::days{20 + static_cast<int>(chance() % 380)};
    programme.tasks.push_back(std::move(task));
  }
  return programme;
}

/// The mail server, which keeps a record of what it took, whatever it answers; and the moments at which the program
/// dies.
class UnrulyMailer final : public mail::Mailer {
 public:
  UnrulyMailer(const std::filesystem::path& record, std::mt19937& chance) : record_{record}, chance_{chance} {}

  mail::Outcome send(const mail::Message& message) override {
    die_now_and_then();
    const auto fate = chance_() % 20;
    if (fate == 0) return {mail::Outcome::Kind::deferred, "451 4.3.0 later", false};
    if (fate == 1) return {mail::Outcome::Kind::deferred, "connection refused", false};
    if (fate == 2 && one_in(chance_, 10)) return {mail::Outcome::Kind::failed, "550 5.1.1 unknown", true};
    take(message);
    die_now_and_then();
    if (fate == 3) return {mail::Outcome::Kind::unknown, "no answer", false};
    return {mail::Outcome::Kind::accepted, "250 OK", false};
  }

 private:
  void die_now_and_then() {
    if (one_in(chance_, 300)) ::_exit(9);  // as kill -9 does: nothing is closed, nothing unwound
  }
  void take(const mail::Message& message) const {
    std::string line =
        std::to_string(message.date.time_since_epoch().count()) + ' ' + message.to.address + ' ' + message.message_id;
    const auto reminders = message.text.substr(0, message.text.find("Số liệu tính đến"));  // a digest tells of all
    for (int n = 1; n <= task_count; ++n)
      if (reminders.find(words(n)) != std::string::npos) line += ' ' + std::to_string(n);
    std::ofstream{record_, std::ios::app} << line << '\n';
  }

  std::filesystem::path record_;
  std::mt19937& chance_;
};

struct Life {
  const std::filesystem::path& folder;
  unsigned seed;

  std::filesystem::path note(const std::string& name) const { return folder / name; }
  void write(const std::string& name, const std::string& line) const {
    std::ofstream{note(name), std::ios::app} << line << '\n';
  }

  /// What people do on a day.
  void people_act(const Context& context, std::mt19937& chance, Day day) const {
    for (int n = 0; n < 2; ++n) {
      const auto task = 1 + static_cast<int>(chance() % task_count);
      const auto duty = only_duty(context, "I." + std::to_string(task));
      const auto office = context_office(context);
      if (!duty::is_wanting(duty.state)) continue;
      if (one_in(chance, 2)) {
        if (claim(context,
                  {.duty = duty.id,
                   .person = office,
                   .evidence = {.document_number = "1-BC", .document_on = day, .receiving_level = "Tỉnh ủy"},
                   .note = ""},
                  store::Door::page))
          write("done", std::to_string(task) + ' ' + std::to_string(context.clock.now().time_since_epoch().count()));
      } else {
        static_cast<void>(
            extend(context, duty.id, std::max(day, duty.due_on) + date::days{30}, by_document(calendar::iso(day))));
      }
    }
    if (!one_in(chance, 10)) return;
    const auto n = static_cast<int>(chance() % agency_count);  // someone leaves, another comes
    const auto turn = static_cast<int>(day.time_since_epoch().count());
    load_agencies(context, "tên,người liên hệ,email\n" + agency(n) + ",Người mới," + contact(n, turn) + "\n").value();
    write("left", std::to_string(n) + ' ' + contact(n, turn) + ' ' +
                      std::to_string(context.clock.now().time_since_epoch().count()));
  }

  static base::PersonId context_office(const Context& context) {
    auto connection = context.pool.lease();
    return store::person_of_email(*connection, "van-phong@localhost").value();
  }

  /// One process's part of a day, which may end in its death.
  void live(Day day, int round) const {
    auto chance = chance_of(seed + static_cast<unsigned>(round) * 104729U, day);
    base::FixedClock clock{calendar::instant_in_vietnam(day, std::chrono::minutes{7 * 60 + 10 * round})};
    const auto house = House::open(folder, service::Folder::make, clock).value();
    const auto context = house->context();
    if (round == 0) people_act(context, chance, day);
    UnrulyMailer mailer{note("taken"), chance};
    for (const int hour : {8, 9, 15}) {
      clock.move_to(calendar::instant_in_vietnam(day, std::chrono::minutes{hour * 60 + 2 * round}));
      tick(context, mailer);
    }
  }

  /// How often the program died that day.
  int pass(Day day) const {
    int deaths = 0;
    for (int round = 0; round < 4; ++round) {
      const auto child = ::fork();
      if (child == 0) {
        try {
          live(day, round);
        } catch (const std::exception& error) {
          write("errors", calendar::iso(day) + ' ' + error.what());
          ::_exit(1);
        }
        ::_exit(0);
      }
      int status = 0;
      ::waitpid(child, &status, 0);
      if (WEXITSTATUS(status) != 9) return deaths;
      ++deaths;
    }
    return deaths;
  }
};

struct Taken {
  base::Instant at;
  std::string to, id;
  std::vector<int> tasks;
};

std::vector<Taken> taken_in(const std::filesystem::path& record) {
  std::vector<Taken> all;
  std::ifstream file{record};
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields{line};
    std::int64_t at = 0;
    Taken mail;
    fields >> at >> mail.to >> mail.id;
    mail.at = base::Instant{std::chrono::seconds{at}};
    for (int task = 0; fields >> task;) mail.tasks.push_back(task);
    all.push_back(std::move(mail));
  }
  return all;
}

}  // namespace

TEST_CASE("fourteen months with an unruly server and a program that dies: none lost, none doubled, none unwanted",
          "[service][simulation]") {
  const support::Folder folder;
  const unsigned seed = 20251020;
  const Life life{folder.path(), seed};
  folder.write("dondoc.toml", "[mail]\nhold_above = 0\n");
  {
    std::mt19937 chance{seed};
    const base::FixedClock clock{at("2025-10-20T06:00:00+07:00")};
    const auto house = House::open(folder.path(), service::Folder::make, clock).value();
    std::string csv = "tên,người liên hệ,email\n";
    for (int n = 0; n < agency_count; ++n) csv += agency(n) + ",Người," + contact(n, 0) + "\n";
    load_agencies(house->context(), csv).value();
    import(house->context(), made_up(chance), Activate::yes).value();
  }
  int deaths = 0;
  for (auto day = first_day; day <= last_day; day += date::days{1}) {
    if (day >= support::day("2026-03-03") && day <= support::day("2026-03-16")) continue;  // two weeks without power
    deaths += life.pass(day);
  }
  CHECK(deaths > 5);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "errors"));

  const base::FixedClock clock{at("2026-12-20T20:00:00+07:00")};
  const auto house = House::open(folder.path(), service::Folder::make, clock).value();
  const auto check = check_reminders(house->context());
  for (const auto* findings : {&check.missing, &check.doubled, &check.out_of_policy})
    for (const auto& finding : *findings) UNSCOPED_INFO(finding);
  CHECK(check.is_sound());
  CHECK(check.steps > 1000);

  auto connection = house->context().pool.lease();
  const auto count = [&](const std::string& query) { return connection->database().execAndGet(query).getInt64(); };
  const auto all = taken_in(folder.path() / "taken");
  REQUIRE(all.size() > 1000);
  std::map<std::string, int> times;
  std::set<std::pair<std::string, Day>> person_days;
  std::map<int, base::Instant> done;
  std::map<std::string, base::Instant> left_at;  // address → when another came
  {
    std::ifstream file{folder.path() / "done"};
    for (std::int64_t task = 0, when = 0; file >> task >> when;)
      done.emplace(static_cast<int>(task), base::Instant{std::chrono::seconds{when}});
  }
  {
    std::map<int, std::string> current;
    std::ifstream file{folder.path() / "left"};
    std::string address;
    for (std::int64_t n = 0, when = 0; file >> n >> address >> when; current[static_cast<int>(n)] = address) {
      const auto before =
          current.contains(static_cast<int>(n)) ? current[static_cast<int>(n)] : contact(static_cast<int>(n), 0);
      left_at[before] = base::Instant{std::chrono::seconds{when}};
    }
  }
  for (const auto& mail : all) {
    INFO(mail.to << ' ' << base::rfc3339(mail.at) << ' ' << mail.id);
    const auto day = calendar::day_in_vietnam(mail.at);
    CHECK(vietnam().is_working(day));
    const bool again = ++times[mail.id] > 1;
    if (again) {  // the documented case alone, and once
      CHECK(times[mail.id] == 2);
      CHECK(count("SELECT count(*) FROM delivery d JOIN outbox o ON o.id = d.message WHERE d.outcome = 'unknown' AND "
                  "o.message_id = '" +
                  mail.id + "'") >= 1);
    } else {
      CHECK(person_days.insert({mail.to, day}).second);
    }
    for (const auto task : mail.tasks)
      if (const auto found = done.find(task); found != done.end() && mail.to != "ban-thuong-vu@localhost")
        CHECK(mail.at < found->second);
    if (const auto left = left_at.find(mail.to); left != left_at.end()) CHECK(mail.at < left->second);
  }
  // Nothing that was owed stays behind: each row of the ledger is carried by a mail, and each mail that was accepted is
  // in the server's own record.
  CHECK(count("SELECT count(*) FROM ledger WHERE message IS NULL AND merged_into IS NULL AND owed_on < '2026-12-17'") ==
        0);
  CHECK(count("SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending') AND for_day < '2026-12-17'") == 0);
  std::set<std::string> ids;
  for (const auto& mail : all) ids.insert(mail.id);
  auto& database = connection->database();
  SQLite::Statement accepted{database, "SELECT message_id FROM outbox WHERE state = 'accepted'"};
  while (accepted.executeStep()) CHECK(ids.contains(accepted.getColumn(0).getString()));
}

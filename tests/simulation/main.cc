// A simulation of years: a made-up world of agencies, tasks and people, the program living through it in processes that
// are killed, a mail server that refuses and hangs, and the server's own record held against the rules. One line a
// finding; exits with 1 where there is any.
//
// usage: simulation [--seed N] [--from DATE] [--until DATE] [--agencies N] [--tasks N] [--kills N] [--hangs N] [--keep
// DIR] Without options: two months of a small house, as scripts/test runs it. `--long`: ten years, 500 agencies, 5,000
// tasks, 200 kills; with --keep the data folder stays, for looks of other kinds.
#include <spdlog/spdlog.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <new>

#include "service/house.h"
#include "service/reminder_check.h"
#include "simulation/player.h"
#include "simulation/rules.h"
#include "support/folder.h"

using namespace simulation;

namespace {

using Stopwatch = std::chrono::steady_clock;

double seconds_since(Stopwatch::time_point begin) {
  return std::chrono::duration<double>(Stopwatch::now() - begin).count();
}

Shared& shared_memory() {
  void* memory = ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::runtime_error{"no shared memory"};
  return *new (memory) Shared;
}

/// A process that lives until it dies or the world ends; true at the world's end.
bool one_life(const World& world, const std::filesystem::path& folder, Shared& shared, UnrulyServer& server,
              const std::optional<Kill>& kill) {
  const auto child = ::fork();
  if (child < 0) throw std::runtime_error{"no process"};
  if (child == 0) {
    try {
      live(world, folder, shared, kill);
      ::_exit(0);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "event %zu: %s\n", shared.event.load(), error.what());
      ::_exit(1);
    }
  }
  server.serve(child, kill);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return false;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error{"the program ended by itself"};
  return true;
}

/// How often the program was killed until the world's end.
std::size_t live_through(const World& world, const std::filesystem::path& folder, Shared& shared,
                         UnrulyServer& server) {
  std::size_t lives = 0;
  constexpr std::size_t apart = 25;  // events, which are some days, so that no mail meets two deaths
  const auto kill = [&]() -> std::optional<Kill> {
    if (lives >= world.kills.size()) return std::nullopt;
    auto next = world.kills[lives];
    if (lives > 0) next.event = std::max(next.event, shared.event + apart);
    return next;
  };
  while (!one_life(world, folder, shared, server, kill())) ++lives;
  return lives;
}

/// What the installation wrote into its folder while no mail was to leave the house, among what was sent.
std::size_t add_folder(const std::filesystem::path& folder, Record& record) {
  std::size_t added = 0;
  if (!std::filesystem::exists(folder)) return added;
  for (const auto& file : std::filesystem::directory_iterator{folder}) {
    auto mail = read_mail(support::bytes_of(file.path()));
    mail.in_folder = true;
    record.mails.push_back(std::move(mail));
    ++added;
  }
  std::ranges::stable_sort(record.mails, {}, &Taken::at);
  return added;
}

void print(const char* what, const std::vector<std::string>& findings) {
  std::printf("  %s: %zu\n", what, findings.size());
  constexpr std::size_t most = 20;
  for (std::size_t n = 0; n < std::min(most, findings.size()); ++n) std::printf("    %s\n", findings[n].c_str());
}

bool report(const World& world, const Record& record, const Verdict& verdict) {
  std::printf("owed: %zu steps; %zu mails taken, %zu of them for the second time, with %zu lines\n", verdict.owed,
              record.mails.size(), verdict.repeated, verdict.lines);
  std::printf("digests: %zu owed, %zu brought, %zu of agencies with nothing to tell; %zu were counted over\n",
              verdict.digests_owed, verdict.digests, verdict.empty, verdict.figures);
  std::printf("%zu steps left out for a day that an agency named, %zu waited while mails were full\n", verdict.rested,
              verdict.postponed);
  std::printf("server: %d put off, %d cut, %d hung, %d times unreachable, %zu refused for good\n", record.put_off,
              record.cut, record.hung, record.unreachable, record.refusals.size());
  std::printf(
      "not carried, and rightly: %zu overtaken, %zu refused by the server, %zu too near the end; slowest: day %d\n",
      verdict.overtaken, verdict.refused, verdict.unfinished, verdict.most_days_late);
  std::printf("the server's record against the rules (seed %u):\n", world.size.seed);
  print("missing", verdict.missing);
  print("doubled", verdict.doubled);
  print("on days off", verdict.day_off);
  print("to who had left", verdict.to_left);
  print("for what was done", verdict.for_done);
  print("without being owed", verdict.unfounded);
  print("before the day that the agency named", verdict.resting);
  print("with more duties than a mail may name", verdict.too_long);
  print("digests with wrong figures", verdict.wrong_figures);
  return verdict.is_sound();
}

/// The program's own replay, which must agree.
bool replay(const World& world, const std::filesystem::path& folder) {
  const base::FixedClock clock{world.events.back().at};
  const auto house = service::House::open(folder, service::Folder::must_exist, clock).value();
  const auto begin = Stopwatch::now();
  const auto check = service::check_reminders(house->context());
  std::printf("verify --reminders: %zu steps and %zu digests replayed, %zu not, in %.1f s\n", check.steps,
              check.digests, check.not_replayed, seconds_since(begin));
  print("missing", check.missing);
  print("doubled", check.doubled);
  print("out of policy", check.out_of_policy);
  return check.is_sound();
}

bool simulate(const Size& size, const std::filesystem::path& folder) {
  auto begin = Stopwatch::now();
  const auto world = world_of(size);
  std::printf(
      "world: %d agencies, %zu tasks, %zu duties, %zu people, %zu events, %zu standstills, %zu wrong clocks, %zu swaps "
      "(%.1f s)\n",
      size.agencies, world.tasks.size(), world.duties.size(), world.dead_addresses.size(), world.events.size(),
      world.standstills.size(), world.jumps.size(), world.notices.size(), seconds_since(begin));
  std::fflush(stdout);
  auto& shared = shared_memory();
  UnrulyServer server{world, shared};
  found(world, folder, server.port());
  begin = Stopwatch::now();
  const auto kills = live_through(world, folder, shared, server);
  std::printf("lived through, killed %zu times: %.1f s\n", kills, seconds_since(begin));
  auto record = server.record();
  std::printf("%zu mails into the folder while mail was held back\n", add_folder(folder / "mail", record));
  begin = Stopwatch::now();
  const auto verdict = judge(world, record);
  std::printf("judged in %.1f s\n", seconds_since(begin));
  if (shared.errors > 0)
    std::printf("%d acts were refused: see %s\n", shared.errors.load(), (folder / "errors").c_str());
  const bool is_sound = report(world, record, verdict);
  return replay(world, folder) && is_sound && shared.errors == 0;
}

}  // namespace

int main(int argc, char** argv) {
  Size size{.seed = 1, .first = {}, .last = {}, .agencies = 130, .tasks = 120, .kills = 8, .hangs = 0};
  std::string first = "2025-10-20", last = "2026-01-10", keep;
  bool is_long = false;
  CLI::App app{"Years of the program, in minutes"};
  app.add_flag("--long", is_long, "ten years, 500 agencies, 5,000 tasks, 200 kills");
  app.add_option("--seed", size.seed);
  auto* from = app.add_option("--from", first);
  auto* until = app.add_option("--until", last);
  auto* agencies = app.add_option("--agencies", size.agencies);
  auto* tasks = app.add_option("--tasks", size.tasks);
  auto* kills = app.add_option("--kills", size.kills);
  auto* hangs = app.add_option("--hangs", size.hangs);
  app.add_option("--keep", keep, "an empty folder for the data, which stays");
  CLI11_PARSE(app, argc, argv);
  if (is_long) {
    if (!*from) first = "2025-01-06";
    if (!*until) last = "2035-01-05";
    if (!*agencies) size.agencies = 500;
    if (!*tasks) size.tasks = 5000;
    if (!*kills) size.kills = 200;
    if (!*hangs) size.hangs = 12;
  }
  size.first = calendar::day_in(first).value();
  size.last = calendar::day_in(last).value();
  spdlog::set_level(spdlog::level::err);
  const support::Folder gone_afterwards;
  try {
    return simulate(size, keep.empty() ? gone_afterwards.path() / "data" : std::filesystem::path{keep}) ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "simulation: %s\n", error.what());
    return 1;
  }
}

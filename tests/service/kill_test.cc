// Writers that are killed at any moment: whatever they were told is done is there afterwards. DONDOC_KILLS sets how
// often, where more than a test's few are wanted.
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include "service/agencies.h"
#include "service/claims.h"
#include "service/house.h"
#include "service/import.h"
#include "service/lists.h"
#include "service/people.h"
#include "store/claims.h"
#include "support/days.h"
#include "support/folder.h"

namespace {

constexpr int writers = 8;
constexpr auto settings =
    "[[office]]\nname = \"Phan Văn An\"\nemail = \"an@tinh.example\"\n"
    "[[office]]\nname = \"Vi Thị Bích\"\nemail = \"bich@tinh.example\"\n";
const base::FixedClock november{base::instant_in("2025-11-03T09:00:00+07:00").value()};

/// What a writer was told is done: its claim, or that the claim was sent back.
struct Told {
  std::int64_t claim = 0;
  bool returned = false;
};
static_assert(sizeof(Told) <= _POSIX_PIPE_BUF);  // a write of one is whole, or not there

std::unique_ptr<service::House> open(const support::Folder& folder) {
  return service::House::open(folder.path(), service::Folder::make, november).value();
}

/// A programme with a duty for each writer, in force.
void found(const support::Folder& folder) {
  folder.write("dondoc.toml", settings);
  std::string text =
      "TỈNH ỦY SƠN HÀ\nSố 09-CTr/TU\nSơn Hà, ngày 20 tháng 10 năm 2025\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nnăm 2026\n\n"
      "1. Ban Tổ chức Tỉnh ủy\n\n";
  for (int n = 1; n <= writers; ++n)
    text += "1." + std::to_string(n) + ". Rà soát việc thứ " + std::to_string(n) + ". (Hoàn thành trong quý II/2026)\n";
  folder.write("chuong-trinh.txt", text);
  const auto house = open(folder);
  const auto read = service::read(folder.path() / "chuong-trinh.txt", support::vietnam()).value();
  service::import(house->context(), read, service::Activate::yes).value();
}

std::optional<base::ClaimId> waiting_claim(const service::Context& context, base::DutyId duty) {
  auto connection = context.pool.lease();
  for (const auto& claim : store::claims_of(*connection, duty))
    if (claim.state == store::ClaimState::waiting) return claim.id;
  return std::nullopt;
}

/// Reports the duty done and sends the report back, again and again, telling of each as soon as it is done.
void write_on(const service::Context& context, base::DutyId duty, int told) {
  const auto by = service::person_of_email(context, "an@tinh.example").value();
  const auto other = service::person_of_email(context, "bich@tinh.example").value();
  for (;;) {
    const auto claim = service::claim(context,
                                      {.duty = duty,
                                       .person = by,
                                       .evidence = {.document_number = "12-BC/BTC",
                                                    .document_on = support::day("2025-11-03"),
                                                    .receiving_level = "Ban Thường vụ"},
                                       .note = {}},
                                      store::Door::page);
    if (!claim) {  // one that was made, but not told, before the kill
      if (const auto left = waiting_claim(context, duty))
        (void)service::decide(context, {*left, other, duty::Decision::send_back, "gửi lại"}, store::Door::page);
      continue;
    }
    Told message{base::number(*claim), false};
    if (::write(told, &message, sizeof message) != sizeof message) return;
    if (!service::decide(context, {*claim, other, duty::Decision::send_back, "thiếu dấu"}, store::Door::page)) continue;
    message.returned = true;
    if (::write(told, &message, sizeof message) != sizeof message) return;
  }
}

[[noreturn]] void write_until_killed(const support::Folder& folder, const std::vector<base::DutyId>& duties, int told) {
  const auto house = open(folder);
  std::vector<std::thread> threads;
  for (const auto duty : duties) threads.emplace_back(write_on, house->context(), duty, told);
  for (auto& thread : threads) thread.join();
  ::_exit(1);
}

/// Starts the writers, kills them some moments after the first of them was told something, and gives what they all
/// were.
std::vector<Told> killed_after(std::chrono::microseconds moments, const support::Folder& folder,
                               const std::vector<base::DutyId>& duties) {
  std::array<int, 2> pipe{};
  REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) write_until_killed(folder, duties, pipe[1]);
  ::close(pipe[1]);
  pollfd waits{.fd = pipe[0], .events = POLLIN, .revents = 0};
  constexpr int longest_start = 60'000;
  const auto began = ::poll(&waits, 1, longest_start);
  std::this_thread::sleep_for(moments);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(began == 1);
  REQUIRE(WIFSIGNALED(status));
  std::vector<Told> all;
  for (Told one; ::read(pipe[0], &one, sizeof one) == sizeof one;) all.push_back(one);
  ::close(pipe[0]);
  return all;
}

std::vector<base::DutyId> duties_of(const support::Folder& folder) {
  const auto house = open(folder);
  auto connection = house->context().pool.lease();
  store::Query query{*connection, "SELECT id FROM duty ORDER BY id"};
  std::vector<base::DutyId> duties;
  while (query.step()) duties.push_back(base::DutyId{query.integer(0)});
  return duties;
}

/// The claims of which the database knows less than their writers were told.
std::vector<std::int64_t> forgotten(const support::Folder& folder, const std::vector<Told>& told) {
  const auto house = open(folder);
  auto connection = house->context().pool.lease();
  std::vector<std::int64_t> lost;
  for (const auto& one : told) {
    const auto claim = store::claim(*connection, base::ClaimId{one.claim});
    if (!claim || (one.returned && claim->state != store::ClaimState::returned)) lost.push_back(one.claim);
  }
  return lost;
}

int kills_wanted() {
  const auto* wanted = std::getenv("DONDOC_KILLS");   // NOLINT(concurrency-mt-unsafe)
  return wanted != nullptr ? std::atoi(wanted) : 12;  // NOLINT(cert-err34-c)
}

}  // namespace

TEST_CASE("whatever eight writers were told is done is there after kill -9, and the log's chain holds", "[service]") {
  const support::Folder folder;
  found(folder);
  const auto duties = duties_of(folder);
  REQUIRE(duties.size() == writers);
  std::mt19937 random{20251103};
  std::uniform_int_distribution<int> moments{0, 30'000};
  std::size_t told = 0;
  for (int kill = 0; kill < kills_wanted(); ++kill) {
    const auto all = killed_after(std::chrono::microseconds{moments(random)}, folder, duties);
    told += all.size();
    INFO("kill " << kill);
    REQUIRE(forgotten(folder, all).empty());
  }
  CHECK(told >= static_cast<std::size_t>(kills_wanted()));
  const auto house = open(folder);
  auto connection = house->context().pool.lease();
  CHECK_FALSE(store::first_broken_event(*connection));
  CHECK(connection->database().execAndGet("PRAGMA integrity_check").getString() == "ok");
  CHECK(connection->database().execAndGet("SELECT count(*) FROM claim").getInt() >= static_cast<int>(told) / 2);
}

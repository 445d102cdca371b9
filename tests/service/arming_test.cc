#include "service/arming.h"

#include <catch2/catch.hpp>

#include "support/office.h"

using namespace service;
using namespace support;

namespace {

constexpr auto with_server = "[smtp]\nhost = \"localhost\"\nsecurity = \"none\"\n";

bool goes_into_folder(const House& house) {
  const auto mailer = house.mailer();
  return dynamic_cast<mail::SmtpMailer*>(mailer.get()) == nullptr;
}

std::unique_ptr<House> opened(const std::filesystem::path& path, const base::Clock& clock) {
  return House::open(path, service::Folder::make, clock).value();
}

}  // namespace

TEST_CASE("a folder is at home where it was opened first, and stays so", "[service]") {
  const support::Folder folder;
  const base::FixedClock clock{at("2026-06-22T08:00:00+07:00")};
  folder.write("dondoc.toml", with_server);
  for (int n = 0; n < 2; ++n) {
    const auto house = opened(folder.path(), clock);
    CHECK_FALSE(disarmed(house->context()));
    CHECK_FALSE(goes_into_folder(*house));
  }
}

TEST_CASE("a copied folder sends nothing until it is armed", "[service]") {
  const support::Folder folder, other;
  const base::FixedClock clock{at("2026-06-22T08:00:00+07:00")};
  folder.write("dondoc.toml", with_server);
  opened(folder.path(), clock);
  std::filesystem::copy(folder.path(), other.path() / "copy", std::filesystem::copy_options::recursive);
  {
    const auto house = opened(other.path() / "copy", clock);
    CHECK(disarmed(house->context()));
    CHECK(goes_into_folder(*house));
    CHECK(arming(house->context()).why == store::Disarmed::copied);
    CHECK(kind_of(arm(house->context(), {.door = store::Door::page, .person = {}})) == "not_allowed");
    REQUIRE(arm(house->context(), {}));
    CHECK_FALSE(goes_into_folder(*house));
    CHECK(kind_of(arm(house->context(), {})) == "armed_already");
  }
  CHECK_FALSE(disarmed(opened(other.path() / "copy", clock)->context()));
  CHECK_FALSE(disarmed(opened(folder.path(), clock)->context()));  // the one that was copied is where it was
}

TEST_CASE("a database older than the mails that were sent from its folder sends nothing until it is armed",
          "[service]") {
  auto here = small_programme_in_force();
  here.context().pool.lease()->database().exec("VACUUM INTO '" + (here.path() / "before.db").string() + "'");
  here.tick();
  note_sent(here.context(), here.path());
  here.reopen();
  CHECK_FALSE(disarmed(here.context()));
  const base::FixedClock clock{at("2025-10-21T08:00:00+07:00")};
  const support::Folder elsewhere;
  std::filesystem::rename(here.path() / "before.db", elsewhere.path() / "before.db");
  for (const auto* name : {"dondoc.db", "dondoc.db-wal", "dondoc.db-shm"}) std::filesystem::remove(here.path() / name);
  std::filesystem::copy(elsewhere.path() / "before.db", here.path() / "dondoc.db");
  {
    const auto house = opened(here.path(), clock);
    CHECK(arming(house->context()).why == store::Disarmed::restored);
    CHECK(arming(house->context()).owed > 0);  // what it would mail a second time
    REQUIRE(arm(house->context(), {}));
  }
  CHECK_FALSE(disarmed(opened(here.path(), clock)->context()));
}

TEST_CASE("a clock that jumps by more than a day stops the mail, one that slept does not", "[service]") {
  using std::chrono::hours;
  auto here = small_programme_in_force();
  here.tick();
  const auto began = at("2025-10-20T08:00:00+07:00");
  here.now_is(began + hours{100});
  look_at_clock(here.context(), began, hours{100});  // a machine that was suspended
  here.now_is(began + hours{120});
  look_at_clock(here.context(), {}, hours{0});  // one that was off
  CHECK_FALSE(disarmed(here.context()));
  here.now_is(began + hours{150});
  look_at_clock(here.context(), began + hours{120}, std::chrono::seconds{20});
  CHECK(arming(here.context()).why == store::Disarmed::clock);
  REQUIRE(arm(here.context(), {}));
  here.now_is(began - hours{25});
  look_at_clock(here.context(), {}, hours{0});
  CHECK(arming(here.context()).why == store::Disarmed::clock);
}

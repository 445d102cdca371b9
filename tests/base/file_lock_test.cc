#include "base/file_lock.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <system_error>

#include "support/folder.h"

using base::FileLock;

namespace {

/// A process that holds the lock until it is killed; returns once it does.
pid_t process_holding(const std::filesystem::path& file) {
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const auto child = ::fork();
  if (child == 0) {
    const auto lock = FileLock::try_lock(file);
    const char answer = lock ? 'y' : 'n';
    if (::write(ready[1], &answer, 1) != 1) ::_exit(1);
    for (;;) ::pause();
  }
  char answer = 0;
  REQUIRE(::read(ready[0], &answer, 1) == 1);
  REQUIRE(answer == 'y');
  ::close(ready[0]);
  ::close(ready[1]);
  return child;
}

}  // namespace

TEST_CASE("a lock is held by one and refused to the next until it is let go", "[base]") {
  const support::Folder folder;
  const auto file = folder.path() / "clock.lock";
  {
    const auto first = FileLock::try_lock(file);
    REQUIRE(first);
    CHECK_FALSE(FileLock::try_lock(file));
  }
  CHECK(FileLock::try_lock(file));
}

TEST_CASE("a lock that moves on stays held, once", "[base]") {
  const support::Folder folder;
  const auto file = folder.path() / "clock.lock";
  auto first = FileLock::try_lock(file);
  {
    const FileLock second{std::move(*first)};
    first.reset();
    CHECK_FALSE(FileLock::try_lock(file));
  }
  CHECK(FileLock::try_lock(file));
}

TEST_CASE("a lock whose process was killed is free again", "[base]") {
  const support::Folder folder;
  const auto file = folder.path() / "clock.lock";
  const auto holder = process_holding(file);
  CHECK_FALSE(FileLock::try_lock(file));
  ::kill(holder, SIGKILL);
  ::waitpid(holder, nullptr, 0);
  CHECK(FileLock::try_lock(file));
}

TEST_CASE("a lock in a folder that is not there is the machine's failure", "[base]") {
  const support::Folder folder;
  CHECK_THROWS_AS(FileLock::try_lock(folder.path() / "none" / "clock.lock"), std::system_error);
}

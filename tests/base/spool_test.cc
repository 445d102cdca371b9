#include "base/spool.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <system_error>

#include "support/folder.h"

using base::Spool;

namespace {

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{folder}, {}));
}

}  // namespace

TEST_CASE("a few bytes stay in memory, more lie in a file without a name", "[base]") {
  const support::Folder folder;
  Spool spool{folder.path()};
  std::string all;
  for (int i = 0; i < 30; ++i) {
    const std::string piece(10000, static_cast<char>('a' + i % 26));
    spool.append(piece);
    all += piece;
    CHECK(spool.size() == all.size());
    CHECK(spool.in_memory() == (all.size() <= Spool::most_in_memory ? all.size() : 0));
    CHECK(spool.on_disk() == (all.size() <= Spool::most_in_memory ? 0 : all.size()));
  }
  CHECK(files_in(folder.path()) == 0);
  Spool moved = std::move(spool);
  CHECK(moved.bytes() == all);
  CHECK(spool.size() == 0);  // NOLINT(bugprone-use-after-move): it holds nothing
  spool = Spool{};
  CHECK(spool.bytes().empty());
}

TEST_CASE("where the disk takes no more, what came before stays", "[base]") {
  const support::Folder folder;
  Spool spool{folder.path()};
  spool.append(std::string(100000, 'x'));
  rlimit was{};
  ::getrlimit(RLIMIT_FSIZE, &was);
  auto* const handler = ::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{.rlim_cur = 150000, .rlim_max = was.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  bool failed = false;
  try {
    spool.append(std::string(100000, 'y'));
  } catch (const std::system_error&) {
    failed = true;
  }
  ::setrlimit(RLIMIT_FSIZE, &was);
  ::signal(SIGXFSZ, handler);
  CHECK(failed);
  CHECK(spool.bytes().substr(0, 100000) == std::string(100000, 'x'));
  CHECK_THROWS_AS(Spool{folder.path() / "none"}.append(std::string(100000, 'x')), std::system_error);
}

TEST_CASE("what a sudden end left named is removed, and nothing else", "[base]") {
  const support::Folder folder;
  folder.write(".spool-abc123", "x");
  folder.write("dondoc.toml", "x");
  base::remove_spools(folder.path());
  CHECK(files_in(folder.path()) == 1);
  base::remove_spools(folder.path() / "none");
}

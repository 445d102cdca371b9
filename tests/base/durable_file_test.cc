#include "base/durable_file.h"

#include <catch2/catch.hpp>

#include "support/folder.h"

using namespace support;

namespace {

std::size_t entries_of(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator{folder}, std::filesystem::directory_iterator{}));
}

}  // namespace

TEST_CASE("a file is written whole into folders that are made for it, for this user alone", "[base]") {
  const Folder here;
  base::write_durably(here.path() / "a" / "b", "tep", "nội dung");
  CHECK(bytes_of(here.path() / "a" / "b" / "tep") == "nội dung");
  CHECK(entries_of(here.path() / "a" / "b") == 1);
  const auto permissions = std::filesystem::status(here.path() / "a" / "b" / "tep").permissions();
  CHECK((permissions & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
        std::filesystem::perms::none);
  base::write_durably(here.path() / "a" / "b", "tep", "khác");
  CHECK(bytes_of(here.path() / "a" / "b" / "tep") == "khác");
}

TEST_CASE("a draft that never takes its name leaves nothing behind", "[base]") {
  const Folder here;
  {
    base::FileDraft draft{here.path()};
    draft.write("dở dang");
    base::FileDraft moved{std::move(draft)};
    CHECK(entries_of(here.path()) == 1);
  }
  CHECK(entries_of(here.path()) == 0);
}

TEST_CASE("of two that want to be first at a path one is, and the other learns it", "[base]") {
  const Folder here;
  base::FileDraft one{here.path()}, other{here.path()};
  one.write("một");
  other.write("hai");
  CHECK(one.become_first(here.path() / "khóa"));
  CHECK_FALSE(other.become_first(here.path() / "khóa"));
  CHECK(bytes_of(here.path() / "khóa") == "một");
}

TEST_CASE("a folder that cannot be made is told by an exception", "[base]") {
  const Folder here;
  here.write("tep", "x");
  CHECK_THROWS_AS(base::write_durably(here.path() / "tep" / "con", "a", "b"), std::system_error);
}

#include "base/embedded.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/folder.h"

using namespace base;

namespace {

std::filesystem::path source_tree() {
  return std::filesystem::path{__FILE__}.parent_path().parent_path().parent_path();
}

}  // namespace

TEST_CASE("the binary holds its files byte for byte", "[base]") {
  std::size_t compared = 0;
  for (const auto* folder : {"schema/", "web/", "data/"})
    for (const auto& file : embedded::files_under(folder)) {
      if (!std::filesystem::exists(source_tree() / file.path))
        continue;  // the tests were moved away from their sources
      INFO(file.path);
      CHECK(file.content == support::bytes_of(source_tree() / file.path));
      ++compared;
    }
  if (std::filesystem::exists(source_tree() / "schema")) CHECK(compared > 5);
}

TEST_CASE("embedded files come in the order of their paths", "[base]") {
  const auto files = embedded::files_under("schema/");
  REQUIRE(files.size() >= 5);
  CHECK(std::ranges::is_sorted(files, {}, &embedded::File::path));
  CHECK(files.front().path == "schema/0001_programme.sql");
}

TEST_CASE("an embedded file is found by its whole path alone", "[base]") {
  CHECK(embedded::file("schema/0001_programme.sql")->content.starts_with("-- Programmes"));
  CHECK_FALSE(embedded::file("0001_programme.sql"));
  CHECK_FALSE(embedded::file("schema/"));
  CHECK_FALSE(embedded::file(""));
  CHECK(embedded::files_under("nowhere/").empty());
}

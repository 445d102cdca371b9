#include "store/agencies.h"

#include <catch2/catch.hpp>

#include "support/store.h"

using namespace store;

namespace {

using support::day;

bool add_alias(Connection& connection, base::AgencyId agency, std::string alias, const Period& period = {}) {
  return add_name(connection,
                  {.id = 0, .agency = agency, .name = std::move(alias), .sort = NameSort::alias, .period = period});
}

}  // namespace

TEST_CASE("an agency goes by its name and aliases, case, diacritics and spaces aside", "[store]") {
  support::Store store;
  const auto agency = store.agency("Đảng ủy Ủy ban nhân dân tỉnh");
  CHECK(add_alias(store.connection, agency, "Đảng ủy UBND tỉnh"));
  for (const auto* name :
       {"Đảng ủy Ủy ban nhân dân tỉnh", "ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH", "dang uy uy ban nhan dan tinh",
        "  Đảng  ủy\u00a0UBND tỉnh ", "Dang uy ubnd tinh", "Đảng ủy Uỷ ban nhân dân tỉnh"})
    CHECK(agency_named(store.connection, name, day("2026-06-30")) == agency);
  for (const auto* name : {"", "Đảng ủy", "Đảng ủy UBND", "%", "Đảng ủy UBND tỉnh'"})
    CHECK_FALSE(agency_named(store.connection, name, day("2026-06-30")));
  CHECK(aliases_of(store.connection, agency, day("2026-06-30")) == std::vector<std::string>{"Đảng ủy UBND tỉnh"});
}

TEST_CASE("one name never means two agencies", "[store]") {
  support::Store store;
  const auto interior = store.agency("Sở Nội vụ"), finance = store.agency("Sở Tài chính");
  CHECK(add_alias(store.connection, interior, "SNV"));
  CHECK_FALSE(add_alias(store.connection, finance, "snv"));
  CHECK_FALSE(add_alias(store.connection, finance, "So noi vu"));
  CHECK(agency_named(store.connection, "SNV", day("2026-06-30")) == interior);
  CHECK(aliases_of(store.connection, finance, day("2026-06-30")).empty());
  CHECK_THROWS_AS(store.agency("SO NOI VU"), std::logic_error);
}

TEST_CASE("an alias given twice is one", "[store]") {
  support::Store store;
  const auto agency = store.agency("Sở Nội vụ");
  CHECK(add_alias(store.connection, agency, "SNV"));
  CHECK(add_alias(store.connection, agency, "snv"));
  CHECK(add_alias(store.connection, agency, "sở nội vụ"));
  CHECK(aliases_of(store.connection, agency, day("2026-06-30")).size() == 1);
}

TEST_CASE("agencies come back with what they are", "[store]") {
  support::Store store;
  const auto one = store.agency("Sở Nội vụ");
  const auto group = add_agency(store.connection, "Các đảng ủy xã, phường", true);
  CHECK(agencies(store.connection).size() == 2);
  CHECK(agency(store.connection, one)->name == "Sở Nội vụ");
  CHECK_FALSE(agency(store.connection, one)->is_group);
  CHECK(agency(store.connection, group)->is_group);
  CHECK_FALSE(agency(store.connection, base::AgencyId{99}));
}

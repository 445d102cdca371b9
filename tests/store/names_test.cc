#include "store/names.h"

#include <catch2/catch.hpp>

#include "support/store.h"

using namespace store;
using support::day;

namespace {

Period from(std::string_view first) { return {day(first), {}}; }
Period until(std::string_view last) { return {{}, day(last)}; }

NameRow name(base::AgencyId agency, std::string name, NameSort sort, const Period& period = {}) {
  return {.id = 0, .agency = agency, .name = std::move(name), .sort = sort, .period = period};
}

}  // namespace

TEST_CASE("a name is one agency's until a day and another's after", "[store]") {
  support::Store store;
  const auto old_one = store.agency("Ban Nếp sống"), new_one = store.agency("Ban Lễ tân");
  REQUIRE(add_name(store.connection, name(old_one, "BNT", NameSort::alias, until("2026-06-30"))));
  REQUIRE(add_name(store.connection, name(new_one, "BNT", NameSort::alias, from("2026-07-01"))));
  CHECK(agency_named(store.connection, "bnt", day("2026-06-30")) == old_one);
  CHECK(agency_named(store.connection, "bnt", day("2026-07-01")) == new_one);
  CHECK_FALSE(
      add_name(store.connection, name(new_one, "BNT", NameSort::alias, {day("2026-01-01"), day("2026-02-01")})));
  CHECK(is_taken(store.connection, "BNT", from("2026-06-30"), new_one));
  CHECK_FALSE(is_taken(store.connection, "BNT", from("2026-07-01"), new_one));
}

TEST_CASE("outside its days a name still finds who bore it last, or will first", "[store]") {
  support::Store store;
  const auto agency = store.agency("Ban Lễ tân");
  REQUIRE(add_name(store.connection,
                   name(agency, "Ban Tiếp khách", NameSort::alias, {day("2026-01-01"), day("2026-03-31")})));
  CHECK(agency_named(store.connection, "ban tiep khach", day("2025-05-05")) == agency);
  CHECK(agency_named(store.connection, "ban tiep khach", day("2027-05-05")) == agency);
}

TEST_CASE("a former name gives way to the next who bears it, and finds the old one before that day", "[store]") {
  support::Store store;
  const auto old_one = store.agency("Ban Lễ tân");
  REQUIRE(add_name(store.connection, name(old_one, "Ban Tiếp khách", NameSort::former)));
  const auto new_one = add_agency(store.connection, "Ban Tiếp khách", false, from("2026-07-01"));
  CHECK(agency_named(store.connection, "Ban Tiếp khách", day("2026-06-30")) == old_one);
  CHECK(agency_named(store.connection, "Ban Tiếp khách", day("2026-07-01")) == new_one);
}

TEST_CASE("an alias given again takes the new days, and without days keeps those it had", "[store]") {
  support::Store store;
  const auto agency = store.agency("Ban Lễ tân");
  REQUIRE(add_name(store.connection, name(agency, "BLT", NameSort::alias, until("2026-06-30"))));
  REQUIRE(add_name(store.connection, name(agency, "blt", NameSort::alias)));
  CHECK(aliases_of(store.connection, agency, day("2026-07-01")).empty());
  REQUIRE(add_name(store.connection, name(agency, "BLT", NameSort::alias, until("2026-12-31"))));
  CHECK(aliases_of(store.connection, agency, day("2026-07-01")) == std::vector<std::string>{"BLT"});
  CHECK(names_of(store.connection, agency).size() == 2);
  CHECK(remove_alias(store.connection, agency, "blt"));
  CHECK_FALSE(remove_alias(store.connection, agency, "blt"));
}

TEST_CASE("the database itself refuses two agencies of one name on one day", "[store]") {
  support::Store store;
  store.agency("Ban Lễ tân");
  store.agency("Ban Nếp sống");
  auto raw = store.raw();
  CHECK_THROWS_AS(
      raw.exec("INSERT INTO agency_name (agency, name, folded, sort) VALUES (2, 'x', 'ban le tan', 'alias')"),
      SQLite::Exception);
  CHECK_THROWS_AS(raw.exec("UPDATE agency_name SET folded = 'ban le tan'"), SQLite::Exception);
}

TEST_CASE("lists show the name of the day, and the last one where there is none", "[store]") {
  support::Store store;
  const auto agency = store.agency("Ban Lễ tân");
  end_name(store.connection, names_of(store.connection, agency).front().id, day("2026-07-01"));
  REQUIRE(add_name(store.connection,
                   name(agency, "Ban Tiếp khách", NameSort::name, {day("2026-07-01"), day("2026-12-31")})));
  CHECK_FALSE(show_name_of(store.connection, agency, day("2026-06-30")));
  CHECK(show_name_of(store.connection, agency, day("2026-07-01")));
  CHECK(store::agency(store.connection, agency)->name == "Ban Tiếp khách");
  CHECK_FALSE(show_name_of(store.connection, agency, day("2027-01-01")));
  CHECK(store::agency(store.connection, agency)->name == "Ban Tiếp khách");
}

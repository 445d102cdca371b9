#include "service/agencies.h"

#include <catch2/catch.hpp>

#include "support/installation.h"

using namespace service;
using support::Installation;

TEST_CASE("agencies are loaded with their names, contacts and heads", "[service]") {
  Installation here;
  const auto loaded = load_agencies(here.context(),
                                    "\xEF\xBB\xBFTên;Tên khác;Người liên hệ;Email;Email lãnh đạo\r\n"
                                    "Sở Nội vụ;SNV;Trần Thị Bình;binh@snv.example;gd@snv.example\r\n"
                                    "Các đảng ủy xã, phường;;;;\r\n");
  REQUIRE(loaded);
  CHECK(loaded->rows == 2);
  CHECK(loaded->added == 2);
  CHECK(loaded->without_contact == 1);
  const auto lines = agencies(here.context());
  CHECK(lines[0].aliases == std::vector<std::string>{"SNV"});
  CHECK(lines[0].people.size() == 2);
  CHECK(lines[1].agency.is_group);
}

TEST_CASE("the same file twice changes nothing", "[service]") {
  Installation here;
  const auto csv = "tên,người liên hệ,email\nSở Nội vụ,Trần Thị Bình,binh@snv.example\n";
  REQUIRE(load_agencies(here.context(), csv));
  const auto events = here.sql("SELECT count(*) FROM event");
  const auto again = load_agencies(here.context(), csv);
  CHECK(again->added == 0);
  CHECK(again->changed == 0);
  CHECK(here.sql("SELECT count(*) FROM event") == events);
}

TEST_CASE("a new contact takes the place of the old one, who is kept in the record", "[service]") {
  Installation here;
  REQUIRE(load_agencies(here.context(), "tên,người liên hệ,email\nSở Nội vụ,Bình,binh@snv.example\n"));
  REQUIRE(load_agencies(here.context(), "tên,người liên hệ,email\nSở Nội vụ,Cường,cuong@snv.example\n"));
  CHECK(here.sql("SELECT group_concat(name || (until_on IS NULL), ' ') FROM person p JOIN mandate m ON m.person = p.id "
                 "WHERE agency IS NOT NULL") == "Bình0 Cường1");
}

TEST_CASE("a file without a column for contacts leaves the contacts alone", "[service]") {
  Installation here;
  REQUIRE(load_agencies(here.context(),
                        "tên,người liên hệ,email,email lãnh đạo\nSở Nội vụ,Bình,binh@snv.example,gd@snv.example\n"));
  REQUIRE(load_agencies(here.context(), "tên,tên khác\nSở Nội vụ,SNV\n"));
  CHECK(here.sql("SELECT group_concat(email, ' ') FROM person p JOIN mandate m ON m.person = p.id "
                 "WHERE agency IS NOT NULL AND until_on IS NULL ORDER BY role") == "binh@snv.example gd@snv.example");
}

TEST_CASE("a bad agency file is refused with its line, and nothing of it is kept", "[service]") {
  struct Case {
    std::string csv, kind;
    int line;
  };
  const std::vector<Case> cases{
      {"", "csv", 1},
      {"tên,màu\nSở Nội vụ,xanh\n", "agency_column", 1},
      {"email\na@b.example\n", "agency_column", 1},
      {"tên,email\nSở Nội vụ,a@b.example\n,c@d.example\n", "agency_name", 3},
      {"tên,email\nSở Nội vụ,a@b.example\nSở Y tế,không có\n", "mail_address", 3},
      {"tên,người liên hệ,email\nSở Nội vụ,Bình,\n", "mail_address", 2},
      {"tên,tên khác\nSở Nội vụ,SNV\nSở Y tế,SNV\n", "name_taken", 3},
      {"tên,email\n\"Sở Nội vụ,a@b.example\n", "csv", 2},
      {"tên\nS\xe1\xbb\n", "csv", 2},
      {"tên,tên\nSở Nội vụ,Sở Y tế\n", "agency_column", 1},
      {"tên,email\nSở Nội vụ,a@b.example,thừa\n", "csv", 2},
      {"tên\nSở Nội vụ\nSở Nội vụ\n", "agency_name", 3},
      {"tên\n" + std::string(600, 'a') + "\n", "agency_name", 2},
  };
  for (const auto& each : cases) {
    Installation here;
    const auto refused = load_agencies(here.context(), each.csv);
    INFO(each.csv);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == each.kind);
    CHECK(refused.error().line == each.line);
    CHECK_FALSE(refused.error().detail.empty());
    CHECK(here.sql("SELECT count(*) FROM agency") == "0");
  }
}

TEST_CASE("a name within quotes may hold commas and line breaks", "[service]") {
  Installation here;
  REQUIRE(load_agencies(here.context(), "tên,email\n\"Sở Văn hóa, Thể thao\nvà Du lịch\",a@vh.example\n"));
  CHECK(agencies(here.context())[0].agency.name == "Sở Văn hóa, Thể thao và Du lịch");
}

TEST_CASE("the people of the settings are the office and the committee, and follow the settings", "[service]") {
  Installation here{"2025-10-20T08:00:00+07:00", "[[committee]]\nname = \"Bí thư\"\nemail = \"bt@tinhuy.example\"\n"};
  CHECK(here.sql("SELECT name FROM person p JOIN mandate m ON m.person = p.id WHERE role = 'committee' AND until_on IS "
                 "NULL") == "Bí thư");
  std::ofstream{here.path() / "dondoc.toml"}
      << "[[office]]\nname = \"Phòng Tổng hợp\"\nemail = \"th@tinhuy.example\"\n";
  here.reopen();
  CHECK(here.sql(
            "SELECT name FROM person p JOIN mandate m ON m.person = p.id WHERE role = 'office' AND until_on IS NULL") ==
        "Phòng Tổng hợp");
  CHECK(here.sql("SELECT count(*) FROM mandate WHERE role = 'office'") == "2");
}

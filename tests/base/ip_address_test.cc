#include "base/ip_address.h"

#include <catch2/catch.hpp>

using namespace base;

TEST_CASE("a range holds the addresses that begin as it does", "[base]") {
  const auto holds = [](std::string_view range, std::string_view address) {
    return IpRange::of(range).value().holds(address);
  };
  CHECK(holds("10.0.0.0/8", "10.255.0.1"));
  CHECK(holds("10.1.2.3/8", "10.255.0.1"));
  CHECK_FALSE(holds("10.0.0.0/8", "11.0.0.1"));
  CHECK(holds("192.0.2.128/25", "192.0.2.200"));
  CHECK_FALSE(holds("192.0.2.128/25", "192.0.2.127"));
  CHECK(holds("127.0.0.1", "127.0.0.1"));
  CHECK_FALSE(holds("127.0.0.1", "127.0.0.2"));
  CHECK(holds("0.0.0.0/0", "203.0.113.7"));
  CHECK_FALSE(holds("0.0.0.0/0", "2001:db8::1"));
  CHECK(holds("2001:db8::/33", "2001:db8:7fff::1"));
  CHECK_FALSE(holds("2001:db8::/33", "2001:db8:8000::1"));
  CHECK(holds("10.0.0.0/8", "::ffff:10.0.0.1"));
  for (const auto* address : {"", "10.0.0", "10.0.0.1 ", "10.0.0.1:80", "nobody", "[::1]"})
    CHECK_FALSE(holds("0.0.0.0/0", address));
}

TEST_CASE("what names no range is none", "[base]") {
  for (const auto* text : {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "::/129", "10.0.0/8",
                           "nginx", "10.0.0.0/8/8"})
    CHECK_FALSE(IpRange::of(text));
}

TEST_CASE("an IPv6 client is counted with all addresses that it may choose", "[base]") {
  CHECK(counted_as("203.0.113.7") == "203.0.113.7");
  CHECK(counted_as("2001:db8:1:2:3::4") == "2001:db8:1:2::/64");
  CHECK(counted_as("2001:db8:1:2::") == counted_as("2001:db8:1:2:ffff::1"));
  CHECK(counted_as("2001:db8:1:3::") != counted_as("2001:db8:1:2::"));
  CHECK(counted_as("::ffff:10.0.0.1") == "::ffff:10.0.0.1");
  CHECK(counted_as("nobody") == "nobody");
}

TEST_CASE("loopback is this machine", "[base]") {
  for (const auto* address : {"127.0.0.1", "127.3.2.1", "::1"}) CHECK(is_loopback(address));
  for (const auto* address : {"0.0.0.0", "::", "128.0.0.1", "localhost"}) CHECK_FALSE(is_loopback(address));
}

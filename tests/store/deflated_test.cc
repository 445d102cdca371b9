#include "store/deflated.h"

#include <catch2/catch.hpp>
#include <stdexcept>

using store::deflated;
using store::inflated;

TEST_CASE("what is deflated is had again byte for byte", "[store]") {
  std::string every_byte;
  for (int n = 0; n < 1000; ++n) every_byte += static_cast<char>(n * 7 % 256);
  for (const auto& bytes : {std::string{"một"}, std::string(100000, 'x'), every_byte, std::string(3, '\0')})
    CHECK(inflated(deflated(bytes)) == bytes);
  CHECK(deflated("").bytes.empty());
  CHECK(inflated({}).empty());
}

TEST_CASE("words that repeat are kept a tenth as long", "[store]") {
  std::string mail;
  for (int n = 0; n < 200; ++n)
    mail += "<tr><td>I." + std::to_string(n) + "</td><td>Quá hạn 3 ngày làm việc</td></tr>\r\n";
  CHECK(deflated(mail).bytes.size() * 8 < mail.size());
}

TEST_CASE("damaged bytes are no mail", "[store]") {
  auto kept = deflated("Kính gửi ông Lê Văn Cường, Kính gửi ông Lê Văn Cường");
  auto cut = kept, flipped = kept, longer = kept, shorter = kept;
  cut.bytes.resize(cut.bytes.size() / 2);
  flipped.bytes[flipped.bytes.size() / 2] ^= 0x20;
  ++longer.size;
  --shorter.size;
  for (const auto& damaged : {cut, flipped, longer, shorter}) CHECK_THROWS_AS(inflated(damaged), std::runtime_error);
}

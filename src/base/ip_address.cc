#include "base/ip_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace base {
namespace {

using Bits = std::array<std::uint8_t, 16>;

constexpr int whole = 128;
constexpr int before_v4 = 96;  // bits of an IPv6 address that say that it is an IPv4 one (RFC 4291, section 2.5.5.2)
constexpr int of_one_client = 64;

struct Address {
  Bits bits{};
  bool is_v4 = false;
};

std::optional<Address> address_in(std::string_view text) {
  const std::string words{text};  // with its end, as the system wants it
  in_addr v4{};
  if (::inet_pton(AF_INET, words.c_str(), &v4) == 1) {
    Address address{.bits = {}, .is_v4 = true};
    address.bits[10] = address.bits[11] = 0xFF;
    const auto number = ntohl(v4.s_addr);
    for (std::size_t i = 0; i < 4; ++i) address.bits[12 + i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
    return address;
  }
  in6_addr v6{};
  if (::inet_pton(AF_INET6, words.c_str(), &v6) != 1) return std::nullopt;
  Address address;
  std::copy(std::begin(v6.s6_addr), std::end(v6.s6_addr), address.bits.begin());
  return address;
}

bool begin_alike(const Bits& one, const Bits& other, int length) {
  const auto bytes = static_cast<std::ptrdiff_t>(length / 8);
  if (!std::equal(one.begin(), one.begin() + bytes, other.begin())) return false;
  if (length % 8 == 0) return true;
  const auto at = static_cast<std::size_t>(bytes);
  const int rest = 8 - length % 8;
  return one[at] >> rest == other[at] >> rest;
}

}  // namespace

bool is_ip_address(std::string_view text) { return address_in(text).has_value(); }

bool is_loopback(std::string_view address) {
  static const auto v4 = IpRange::of("127.0.0.0/8").value(), v6 = IpRange::of("::1").value();
  return v4.holds(address) || v6.holds(address);
}

std::string counted_as(std::string_view text) {
  const auto address = address_in(text);
  static const Bits v4 = address_in("0.0.0.0").value().bits;
  if (!address || begin_alike(address->bits, v4, before_v4)) return std::string{text};
  in6_addr shared{};
  std::copy_n(address->bits.begin(), of_one_client / 8, std::begin(shared.s6_addr));
  std::array<char, INET6_ADDRSTRLEN> words{};
  ::inet_ntop(AF_INET6, &shared, words.data(), words.size());
  return std::string{words.data()} + "/" + std::to_string(of_one_client);
}

std::optional<IpRange> IpRange::of(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = address_in(text.substr(0, slash));
  if (!address) return std::nullopt;
  IpRange range;
  range.bits_ = address->bits;
  range.length_ = whole;
  if (slash == std::string_view::npos) return range;
  const auto digits = text.substr(slash + 1);
  const int most = address->is_v4 ? whole - before_v4 : whole;
  int length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (error != std::errc{} || end != digits.data() + digits.size() || length < 0 || length > most) return std::nullopt;
  range.length_ = length + whole - most;
  return range;
}

bool IpRange::holds(std::string_view text) const {
  const auto address = address_in(text);
  return address && begin_alike(address->bits, bits_, length_);
}

}  // namespace base

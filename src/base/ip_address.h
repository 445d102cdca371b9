// IP addresses: ranges of them, and which of them one client may choose among.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// Whether the text is an IPv4 or IPv6 address, alone.
bool is_ip_address(std::string_view text);

/// Whether the address is of this machine's loopback: 127.0.0.0/8 or ::1.
bool is_loopback(std::string_view address);

/// What stands for a client where clients are counted: an IPv4 address itself, of an IPv6 address its first 64 bits,
/// since whoever has one has all that begin alike. Any other text is left as it is.
/// source: RFC 4291, section 2.5.4
std::string counted_as(std::string_view address);

/// Addresses that begin with the same bits: "10.0.0.0/8", "2001:db8::/32", or one alone, "127.0.0.1".
class IpRange {
 public:
  /// The range that the text names; nothing where it names none.
  static std::optional<IpRange> of(std::string_view text);

  /// False for what is no address. An IPv4 address written as an IPv6 one ("::ffff:10.0.0.1") is the IPv4 address.
  bool holds(std::string_view address) const;

 private:
  std::array<std::uint8_t, 16> bits_{};
  int length_ = 0;  ///< of the bits that count
};

}  // namespace base

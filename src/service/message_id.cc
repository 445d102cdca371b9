#include "service/message_id.h"

#include <sodium.h>

#include <array>

namespace service {

std::string new_message_id(const mail::Mailbox& sender) {
  std::array<unsigned char, 16> random{};
  randombytes_buf(random.data(), random.size());
  std::array<char, 33> hex{};
  sodium_bin2hex(hex.data(), hex.size(), random.data(), random.size());
  return '<' + std::string{hex.data()} + '@' + sender.address.substr(sender.address.find('@') + 1) + '>';
}

}  // namespace service

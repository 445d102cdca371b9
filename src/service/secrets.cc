#include "service/secrets.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace service {

std::string new_secret() {
  if (::sodium_init() < 0) throw std::runtime_error{"libsodium cannot be used"};
  std::array<unsigned char, 32> random{};
  ::randombytes_buf(random.data(), random.size());
  std::string figures(random.size() * 2 + 1, '\0');
  ::sodium_bin2hex(figures.data(), figures.size(), random.data(), random.size());
  figures.pop_back();  // the NUL that the function writes
  return figures;
}

std::string hash_of_secret(std::string_view secret) {
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  ::crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                       reinterpret_cast<const unsigned char*>(secret.data()), secret.size());
  return hash;
}

}  // namespace service

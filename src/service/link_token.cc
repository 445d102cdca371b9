#include "service/link_token.h"

#include <sodium.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "base/durable_file.h"

namespace service {
namespace {

namespace fs = std::filesystem;

constexpr unsigned char version = 1;
constexpr std::size_t number_bytes = 8;
constexpr std::size_t said_bytes = 1 + 3 * number_bytes;
constexpr std::size_t seal_bytes = 32;
constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

using Bytes = std::array<unsigned char, said_bytes + seal_bytes>;
static_assert(sizeof(Bytes) % 3 == 0 && sizeof(Bytes) / 3 * 4 == token_size);

/// The number in eight bytes, the highest first.
void put(Bytes& bytes, std::size_t at, std::int64_t number) {
  for (std::size_t i = 0; i < number_bytes; ++i)
    bytes.at(at + i) = static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> (8 * (number_bytes - 1 - i)));
}

std::int64_t number_at(const Bytes& bytes, std::size_t at) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < number_bytes; ++i) number = number << 8U | bytes.at(at + i);
  return static_cast<std::int64_t>(number);
}

/// Reads the token's bytes; false where it has not all of them. libsodium takes some bytes beyond ASCII for letters, so
/// these are kept from it.
bool decode(std::string_view token, Bytes& bytes) {
  const auto is_letter = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  std::size_t size = 0;
  return token.size() == token_size && std::ranges::all_of(token, is_letter) &&
         ::sodium_base642bin(bytes.data(), bytes.size(), token.data(), token.size(), nullptr, &size, nullptr,
                             variant) == 0 &&
         size == bytes.size();
}

/// The keyed hash over what the token says.
std::array<unsigned char, seal_bytes> seal_of(const LinkKey& key, const Bytes& bytes) {
  std::array<unsigned char, seal_bytes> seal{};
  ::crypto_generichash(seal.data(), seal.size(), bytes.data(), said_bytes, key.data(), key.size());
  return seal;
}

std::optional<LinkKey> key_in(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) return std::nullopt;
  LinkKey key{};
  in.read(reinterpret_cast<char*>(key.data()), static_cast<std::streamsize>(key.size()));
  if (in.gcount() != static_cast<std::streamsize>(key.size()) || in.peek() != std::ifstream::traits_type::eof())
    throw std::runtime_error{file.string() + " is not a key"};
  return key;
}

/// The key in the file; where another process makes it at the same moment, that one's.
LinkKey key_kept_in(const fs::path& folder) {
  const auto file = folder / "mail-link.key";
  if (const auto key = key_in(file)) return *key;
  if (::sodium_init() < 0) throw std::runtime_error{"libsodium cannot be used"};
  LinkKey key{};
  ::randombytes_buf(key.data(), key.size());
  base::make_folder(folder);
  fs::permissions(folder, fs::perms::owner_all);
  base::FileDraft draft{folder};
  draft.write({reinterpret_cast<const char*>(key.data()), key.size()});
  if (draft.become_first(file)) return key;
  return key_in(file).value();
}

}  // namespace

std::string token_of(const LinkKey& key, const LinkGrant& grant) {
  Bytes bytes{};
  bytes[0] = version;
  put(bytes, 1, base::number(grant.duty));
  put(bytes, 1 + number_bytes, base::number(grant.person));
  put(bytes, 1 + 2 * number_bytes, grant.expires_at.time_since_epoch().count());
  std::ranges::copy(seal_of(key, bytes), bytes.begin() + said_bytes);
  std::string token(token_size + 1, '\0');
  ::sodium_bin2base64(token.data(), token.size(), bytes.data(), bytes.size(), variant);
  token.pop_back();  // the NUL that the function writes
  return token;
}

std::optional<LinkGrant> grant_in(const LinkKey& key, std::string_view token) {
  Bytes bytes{};
  if (!decode(token, bytes)) return std::nullopt;
  const auto seal = seal_of(key, bytes);
  if (::sodium_memcmp(seal.data(), bytes.data() + said_bytes, seal.size()) != 0 || bytes[0] != version)
    return std::nullopt;
  return LinkGrant{.duty = base::DutyId{number_at(bytes, 1)},
                   .person = base::PersonId{number_at(bytes, 1 + number_bytes)},
                   .expires_at = base::Instant{std::chrono::seconds{number_at(bytes, 1 + 2 * number_bytes)}}};
}

const LinkKey& LinkKeeper::key(const fs::path& data) {
  const std::lock_guard lock{mutex_};
  if (!key_) key_ = key_kept_in(data / "secrets");
  return *key_;
}

}  // namespace service

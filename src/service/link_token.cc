#include "service/link_token.h"

#include <sodium.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "base/durable_file.h"

namespace service {
namespace {

namespace fs = std::filesystem;

constexpr unsigned char of_duty = 1, of_digests = 2;  // versions
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

using Numbers = std::array<std::int64_t, 3>;

std::string sealed(const LinkKey& key, unsigned char version, const Numbers& numbers) {
  Bytes bytes{};
  bytes[0] = version;
  for (std::size_t i = 0; i < numbers.size(); ++i) put(bytes, 1 + i * number_bytes, numbers.at(i));
  std::ranges::copy(seal_of(key, bytes), bytes.begin() + said_bytes);
  std::string token(token_size + 1, '\0');
  ::sodium_bin2base64(token.data(), token.size(), bytes.data(), bytes.size(), variant);
  token.pop_back();  // the NUL that the function writes
  return token;
}

std::optional<Numbers> unsealed(const LinkKey& key, unsigned char version, std::string_view token) {
  Bytes bytes{};
  if (!decode(token, bytes)) return std::nullopt;
  const auto seal = seal_of(key, bytes);
  if (::sodium_memcmp(seal.data(), bytes.data() + said_bytes, seal.size()) != 0 || bytes[0] != version)
    return std::nullopt;
  return Numbers{number_at(bytes, 1), number_at(bytes, 1 + number_bytes), number_at(bytes, 1 + 2 * number_bytes)};
}

base::Instant instant_of(std::int64_t seconds) { return base::Instant{std::chrono::seconds{seconds}}; }

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
  return sealed(key, of_duty,
                {base::number(grant.duty), base::number(grant.person), grant.expires_at.time_since_epoch().count()});
}

std::string token_of(const LinkKey& key, const StopGrant& grant) {
  return sealed(key, of_digests,
                {grant.kinds, base::number(grant.person), grant.expires_at.time_since_epoch().count()});
}

std::optional<LinkGrant> grant_in(const LinkKey& key, std::string_view token) {
  const auto numbers = unsealed(key, of_duty, token);
  if (!numbers) return std::nullopt;
  return LinkGrant{.duty = base::DutyId{numbers->at(0)},
                   .person = base::PersonId{numbers->at(1)},
                   .expires_at = instant_of(numbers->at(2))};
}

std::optional<StopGrant> stop_grant_in(const LinkKey& key, std::string_view token) {
  const auto numbers = unsealed(key, of_digests, token);
  if (!numbers) return std::nullopt;
  return StopGrant{
      .person = base::PersonId{numbers->at(1)}, .kinds = numbers->at(0), .expires_at = instant_of(numbers->at(2))};
}

const LinkKey& LinkKeeper::key(const fs::path& data) {
  const std::lock_guard lock{mutex_};
  if (!key_) key_ = key_kept_in(data / "secrets");
  return *key_;
}

std::string without_tokens(std::string_view text, std::string_view before, const PageInstead& page_instead) {
  const std::boyer_moore_horspool_searcher link{before.begin(), before.end()};
  std::string shown;
  shown.reserve(text.size());
  for (auto at = std::search(text.begin(), text.end(), link); at != text.end();
       at = std::search(text.begin(), text.end(), link)) {
    const auto begins = static_cast<std::size_t>(at - text.begin());
    const auto token = text.substr(begins + before.size(), token_size);
    const auto page = page_instead(token);
    shown.append(text.substr(0, begins)).append(page ? std::string_view{*page} : before);
    text.remove_prefix(begins + before.size() + (page ? token.size() : 0));
  }
  return shown.append(text);
}

}  // namespace service

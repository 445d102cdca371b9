// Link tokens: what stands in the link of a mail, by which one person reports one duty without signing in.
#pragma once
#include <array>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/instant.h"

namespace service {

/// What a link opens, for whom, until when. Whether its person may still have it is asked when it is used.
struct LinkGrant {
  base::DutyId duty;
  base::PersonId person;
  base::Instant expires_at;  ///< the first instant at which it opens nothing

  bool operator==(const LinkGrant&) const = default;
};

/// What a link to stop digests says: whose, and which.
struct StopGrant {
  base::PersonId person;
  std::int64_t kinds = 0;    ///< bit n for the nth kind
  base::Instant expires_at;  ///< the first instant at which it opens nothing

  bool operator==(const StopGrant&) const = default;
};

using LinkKey = std::array<unsigned char, 32>;

/// How many characters a token has. They hold 57 bytes exactly, so no character can be another and mean the same.
inline constexpr std::size_t token_size = 76;

/// The grant in base64url (RFC 4648, section 5, without padding): a version, the grant's three numbers, and over these
/// the keyed BLAKE2b of 32 bytes.
std::string token_of(const LinkKey& key, const LinkGrant& grant);
/// The same with a version of its own, so that a token of one sort is never one of the other.
std::string token_of(const LinkKey& key, const StopGrant& grant);

/// The grant of a token that this key made, expired or not; nothing for any other text. A forged one costs one hash.
std::optional<LinkGrant> grant_in(const LinkKey& key, std::string_view token);
std::optional<StopGrant> stop_grant_in(const LinkKey& key, std::string_view token);

/// The key of a data folder: random, made when it is first needed, in a file that nobody else may read. It is no part
/// of the database, so a copy of that forges no links; where it is lost, links sent before open nothing.
class LinkKeeper {
 public:
  /// throws: std::system_error, std::runtime_error where it cannot be read or made
  const LinkKey& key(const std::filesystem::path& data);

 private:
  std::mutex mutex_;
  std::optional<LinkKey> key_;
};

/// What stands in the place of a link; nothing where the token is none.
using PageInstead = std::function<std::optional<std::string>(std::string_view token)>;

/// The text with another page in the place of each link that is someone's own. Words of a document that look like such
/// a link stay.
///
/// before: what stands before the token in such a link, not empty
std::string without_tokens(std::string_view text, std::string_view before, const PageInstead& page_instead);

}  // namespace service

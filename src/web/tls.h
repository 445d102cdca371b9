// TLS: the page's certificate with its key, and how connections are encrypted by them.
#pragma once
#include <openssl/ssl.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "base/instant.h"

namespace web {

/// A certificate that may be renewed while connections made by an earlier one go on. Spoken are TLS 1.2 and 1.3, with
/// keys of their own for each connection (forward secrecy), without compression, renegotiation or early data.
/// source: RFC 9325, sections 3 and 4
class Tls {
 public:
  /// certificate, key: PEM files, the first with the chain up to its authority. Nobody but their owner's group may read
  /// the key.
  /// throws: std::runtime_error, in Vietnamese, where they cannot be read, are none or do not go together
  Tls(std::filesystem::path certificate, std::filesystem::path key);
  ~Tls();
  Tls(const Tls&) = delete;
  Tls& operator=(const Tls&) = delete;

  /// Takes what the files hold now, where that is something else. What cannot be used is logged once, and the one
  /// before stays. Safe from any thread.
  void renew();

  base::Instant expires_at() const;

  /// What new connections are made by.
  std::shared_ptr<SSL_CTX> context() const;

 private:
  struct Loaded;

  const std::filesystem::path certificate_, key_;
  mutable std::mutex mutex_;
  std::string seen_;  ///< bytes of both files, as last looked at
  std::unique_ptr<const Loaded> loaded_;
};

}  // namespace web

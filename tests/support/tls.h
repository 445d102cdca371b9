// TLS for tests: certificates that they make themselves, and a client that says any bytes within TLS.
#pragma once
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <poll.h>
#include <sys/stat.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "support/raw_connection.h"

namespace support {

/// Writes a certificate of that name, signed by itself and good for that many days, and its key (P-256), which only
/// this user may read.
inline void write_certificate(const std::filesystem::path& certificate, const std::filesystem::path& key,
                              const std::string& name = "localhost", int days = 90) {
  const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> pair{EVP_EC_gen("P-256"), EVP_PKEY_free};
  const std::unique_ptr<X509, void (*)(X509*)> made{X509_new(), X509_free};
  X509_set_version(made.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(made.get()), 86400L * days);
  X509_set_pubkey(made.get(), pair.get());
  auto* subject = X509_get_subject_name(made.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1,
                             0);
  X509_set_issuer_name(made.get(), subject);
  X509_sign(made.get(), pair.get(), EVP_sha256());
  auto* to = std::fopen(certificate.c_str(), "w");
  PEM_write_X509(to, made.get());
  std::fclose(to);
  to = std::fopen(key.c_str(), "w");
  PEM_write_PrivateKey(to, pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(to);
  ::chmod(key.c_str(), 0600);
}

/// A connection over TLS, for requests that no proper client would send. It believes any certificate.
class TlsConnection {
 public:
  /// newest: the newest version that it offers
  explicit TlsConnection(int port, int newest = TLS1_3_VERSION)
      : context_{SSL_CTX_new(TLS_client_method()), SSL_CTX_free}, socket_{port} {
    SSL_CTX_set_security_level(context_.get(), 0);
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context_.get(), newest);
    tls_.reset(SSL_new(context_.get()));
    SSL_set_fd(tls_.get(), socket_.number());
    ERR_clear_error();
    is_greeted_ = SSL_connect(tls_.get()) == 1;
  }

  bool is_greeted() const { return is_greeted_; }
  std::string version() const { return SSL_get_version(tls_.get()); }
  /// Common name in the server's certificate.
  std::string name() const {
    const std::unique_ptr<X509, void (*)(X509*)> theirs{SSL_get1_peer_certificate(tls_.get()), X509_free};
    std::string text(200, '\0');
    const int size = X509_NAME_get_text_by_NID(X509_get_subject_name(theirs.get()), NID_commonName, text.data(), 200);
    text.resize(static_cast<std::size_t>(std::max(size, 0)));
    return text;
  }
  RawConnection& below() { return socket_; }

  bool send(const std::string& bytes) {
    ERR_clear_error();
    return is_greeted_ && SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size())) > 0;
  }
  /// What comes next, a block of it; empty once the other side has closed.
  std::string some(int milliseconds = 5000) {
    pollfd waited{socket_.number(), POLLIN, 0};
    while (SSL_pending(tls_.get()) > 0 || ::poll(&waited, 1, milliseconds) > 0) {
      std::string block(65536, '\0');
      ERR_clear_error();
      const int got = SSL_read(tls_.get(), block.data(), static_cast<int>(block.size()));
      if (got > 0) return block.substr(0, static_cast<std::size_t>(got));
      said_goodbye_ = SSL_get_error(tls_.get(), got) == SSL_ERROR_ZERO_RETURN;
      closed_ = true;
      return {};
    }
    return {};
  }
  /// All that comes until the other side closes, or nothing has come for that time.
  std::string all(int milliseconds = 5000) {
    std::string bytes;
    for (auto block = some(milliseconds); !block.empty(); block = some(milliseconds)) bytes += block;
    return bytes;
  }
  bool closed() const { return closed_; }
  /// Whether the other side ended it by the words of TLS, so that nobody can have cut off the end.
  bool said_goodbye() const { return said_goodbye_; }

 private:
  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
  RawConnection socket_;
  std::unique_ptr<SSL, void (*)(SSL*)> tls_{nullptr, SSL_free};
  bool is_greeted_ = false, closed_ = false, said_goodbye_ = false;
};

}  // namespace support

#include "web/tls.h"

#include <openssl/err.h>
#include <openssl/x509.h>
#include <signal.h>
#include <spdlog/spdlog.h>
#include <time.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace web {
namespace {

constexpr std::chrono::hours worth_a_word{24 * 14};  // before a certificate expires

[[noreturn]] void refuse(const std::filesystem::path& file, std::string_view why) {
  throw std::runtime_error{"Tệp " + file.string() + " " + std::string{why}};
}

std::string bytes_of(const std::filesystem::path& path, std::string_view what) {
  std::ifstream file{path, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  if (!file.is_open() || file.bad())
    refuse(path, "(" + std::string{what} + ") không đọc được. Xin kiểm tra đường dẫn và quyền của tệp.");
  return bytes;
}

std::string bytes_of_both(const std::filesystem::path& certificate, const std::filesystem::path& key) {
  auto bytes = bytes_of(certificate, "tls_certificate");
  return bytes += bytes_of(key, "tls_key");
}

void check_who_may_read(const std::filesystem::path& key) {
  using std::filesystem::perms;
  const auto others = std::filesystem::status(key).permissions() & perms::others_all;
  if (others != perms::none)
    refuse(key, "(tls_key) ai trên máy này cũng dùng được. Xin chạy: chmod 600 " + key.string());
}

/// A key behind a password is not asked for on the terminal.
int no_password(char*, int, int, void*) { return 0; }

std::shared_ptr<SSL_CTX> new_context() {
  std::shared_ptr<SSL_CTX> context{SSL_CTX_new(TLS_server_method()), SSL_CTX_free};
  if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1 ||
      SSL_CTX_set_cipher_list(context.get(), "ECDHE+AESGCM:ECDHE+CHACHA20") != 1)
    throw std::runtime_error{"OpenSSL không dùng được TLS 1.2."};
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  // What is written may move in memory between two tries, buffers go while a connection is idle, and no read goes on by
  // itself, however many records without words a client sends.
  SSL_CTX_set_mode(context.get(),
                   SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_clear_mode(context.get(), SSL_MODE_AUTO_RETRY);
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);  // clients keep tickets
  SSL_CTX_set_num_tickets(context.get(), 1);
  SSL_CTX_set_default_passwd_cb(context.get(), no_password);
  return context;
}

base::Instant expiry_of(const SSL_CTX* context) {
  tm parts{};
  ASN1_TIME_to_tm(X509_get0_notAfter(SSL_CTX_get0_certificate(context)), &parts);
  return base::Instant{std::chrono::seconds{::timegm(&parts)}};
}

}  // namespace

struct Tls::Loaded {
  std::shared_ptr<SSL_CTX> context = new_context();
  base::Instant expires_at;

  Loaded(const std::filesystem::path& certificate, const std::filesystem::path& key) {
    ERR_clear_error();
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificate.c_str()) != 1)
      refuse(certificate, "(tls_certificate) không phải chứng chỉ dạng PEM.");
    if (SSL_CTX_use_PrivateKey_file(context.get(), key.c_str(), SSL_FILETYPE_PEM) != 1)
      refuse(key, "(tls_key) không phải khóa riêng dạng PEM không đặt mật khẩu, hoặc không thuộc về chứng chỉ " +
                      certificate.string() + ".");
    if (SSL_CTX_check_private_key(context.get()) != 1)
      refuse(key, "(tls_key) không thuộc về chứng chỉ " + certificate.string() + ".");
    ERR_clear_error();
    expires_at = expiry_of(context.get());
    const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    if (expires_at < now + worth_a_word)
      spdlog::warn(fmt::format("the certificate {} expires at {}", certificate.string(), base::rfc3339(expires_at)));
  }
};

Tls::Tls(std::filesystem::path certificate, std::filesystem::path key)
    : certificate_{std::move(certificate)}, key_{std::move(key)} {
  ::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes by write(2), and a client may have gone
  seen_ = bytes_of_both(certificate_, key_);
  check_who_may_read(key_);
  loaded_ = std::make_unique<const Loaded>(certificate_, key_);
}

Tls::~Tls() = default;

void Tls::renew() {
  try {
    auto now = bytes_of_both(certificate_, key_);
    {
      const std::lock_guard lock{mutex_};
      if (now == seen_) return;
      seen_ = std::move(now);
    }
    check_who_may_read(key_);
    auto loaded = std::make_unique<const Loaded>(certificate_, key_);
    spdlog::info(fmt::format("new connections are made by the certificate that expires at {}",
                             base::rfc3339(loaded->expires_at)));
    const std::lock_guard lock{mutex_};
    loaded_ = std::move(loaded);
  } catch (const std::exception& failure) {
    spdlog::error(fmt::format("the certificate of before stays in use: {}", failure.what()));
  }
}

base::Instant Tls::expires_at() const {
  const std::lock_guard lock{mutex_};
  return loaded_->expires_at;
}

std::shared_ptr<SSL_CTX> Tls::context() const {
  const std::lock_guard lock{mutex_};
  return loaded_->context;
}

}  // namespace web

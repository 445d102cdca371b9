// The page over TLS: what `front_test` asks of connections in the clear, asked again where encryption could break it,
// and what is TLS's own.
#include "web/tls.h"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <list>

#include "support/counter.h"
#include "support/folder.h"
#include "support/log.h"
#include "support/tls.h"

using namespace support;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// A listener over TLS.
struct Secure {
  Folder folder;
  std::filesystem::path certificate = folder.path() / "tls.pem", key = folder.path() / "tls.key";
  std::optional<Counter> page;

  explicit Secure(const web::Limits& limits = {}) {
    write_certificate(certificate, key);
    page.emplace(limits, service::Network{.tls_certificate = certificate, .tls_key = key});
    page->open();
  }

  int port() const { return page->port(); }
  std::string answer(const std::string& bytes) const {
    TlsConnection client{port()};
    client.send(bytes);
    return client.all();
  }
  bool answers() const { return answer(page->get("/small", "Connection: close\r\n")).ends_with("small"); }
};

std::string words_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const std::runtime_error& refusal) {
    return refusal.what();
  }
  return {};
}

}  // namespace

TEST_CASE("the page is asked for over TLS 1.2 and 1.3, by its own address or this machine's, and nothing older",
          "[web][tls]") {
  const Secure secure;
  CHECK(TlsConnection{secure.port()}.version() == "TLSv1.3");
  CHECK(TlsConnection{secure.port(), TLS1_2_VERSION}.version() == "TLSv1.2");
  CHECK_FALSE(TlsConnection{secure.port(), TLS1_1_VERSION}.is_greeted());
  CHECK(secure.answers());
  CHECK_THAT(secure.answer("GET /small HTTP/1.1\r\nHost: thu.example\r\nConnection: close\r\n\r\n"),
             StartsWith("HTTP/1.1 200 "));
  CHECK_THAT(secure.answer("GET /small HTTP/1.1\r\nHost: thu.example:443\r\nConnection: close\r\n\r\n"),
             StartsWith("HTTP/1.1 200 "));
  CHECK_THAT(secure.answer("GET /small HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
             StartsWith("HTTP/1.1 421 ") && Contains("Connection: close"));
}

TEST_CASE("who speaks plain HTTP to the port of TLS is told so in a line, who speaks TLS to a plain port is refused",
          "[web][tls]") {
  const Secure secure;
  const auto told = answer_to(secure.port(), secure.page->get("/small"));
  CHECK_THAT(told, StartsWith("HTTP/1.1 400 ") && Contains("https://") && !Contains("small"));
  const auto length = told.find("Content-Length: ");
  CHECK(std::stoul(told.substr(length + 16)) == body_of(told).size());
  CHECK_THAT(answer_to(secure.port(), "\x80garbage\r\n"), StartsWith("HTTP/1.1 400 "));
  RawConnection broken{secure.port()};
  broken.send("\x16\x03\x01\x02" + std::string(2000, 'x'));
  CHECK(broken.closes_within(3000));
  CHECK(secure.answers());

  Counter plain;
  plain.open();
  const auto begun = std::chrono::steady_clock::now();
  CHECK_FALSE(TlsConnection{plain.port()}.is_greeted());
  CHECK(std::chrono::steady_clock::now() - begun < 3s);
  CHECK(plain.answers());
}

TEST_CASE("a handshake that does not move on keeps nobody waiting and ends at its time", "[web][tls]") {
  auto limits = hasty();
  limits.greeting = 700ms;
  const Secure secure{limits};
  std::list<RawConnection> silent;
  for (int i = 0; i < 100; ++i) {
    silent.emplace_back(secure.port());
    if (i % 2 == 0) silent.back().send("\x16\x03");
  }
  CHECK(secure.answers());
  for (int i = 0; i < 100; ++i)
    if (i % 2 == 0) std::next(silent.begin(), i)->send("\x01");  // single bytes prolong nothing
  std::this_thread::sleep_for(800ms);
  for (auto& client : silent) REQUIRE(client.closes_within(3000));
  CHECK(secure.page->listener().counts().unencrypted >= 100);
  CHECK(secure.answers());
}

TEST_CASE("a handshake that comes in pieces is done", "[web][tls]") {
  const Secure secure;
  const std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context{SSL_CTX_new(TLS_client_method()), SSL_CTX_free};
  const std::unique_ptr<SSL, void (*)(SSL*)> tls{SSL_new(context.get()), SSL_free};
  SSL_set_bio(tls.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
  SSL_set_connect_state(tls.get());
  SSL_do_handshake(tls.get());
  std::string hello(4096, '\0');
  hello.resize(static_cast<std::size_t>(BIO_read(SSL_get_wbio(tls.get()), hello.data(), 4096)));
  RawConnection client{secure.port()};
  for (const auto& piece : {hello.substr(0, 1), hello.substr(1, 2), hello.substr(3, 100), hello.substr(103)}) {
    client.send(piece);
    std::this_thread::sleep_for(30ms);
  }
  CHECK_THAT(client.some(), StartsWith("\x16\x03\x03"));  // the other side's hello
}

TEST_CASE("over TLS answers on a kept connection come at once, and requests sent together in their order",
          "[web][tls]") {
  const Secure secure;
  TlsConnection client{secure.port()};
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 50; ++i) {
    client.send(secure.page->get("/small"));
    REQUIRE_THAT(client.some(), StartsWith("HTTP/1.1 200 "));
  }
  CHECK(std::chrono::steady_clock::now() - begun < 2500ms);
  // More in one record than is read at once, so that some of it lies decrypted while the socket has nothing.
  const auto form = "words=" + std::string(5000, 'x');
  const auto post =
      secure.page->post("/form", form.size(), "Content-Type: application/x-www-form-urlencoded\r\n") + form;
  client.send(post + post + secure.page->get("/told?q=1") + secure.page->get("/small", "Connection: close\r\n"));
  const auto all = client.all();
  CHECK_THAT(all, Contains("5000HTTP/1.1 200") && Contains("|1HTTP/1.1 200"));
  CHECK(all.ends_with("small"));
  CHECK(client.said_goodbye());
}

TEST_CASE("over TLS long bodies come and long answers go whole, also to who takes them slowly", "[web][tls]") {
  const Secure secure;
  const auto form = part("name=\"file\"; filename=\"a.pdf\"", std::string(20U << 20U, 'x'));
  TlsConnection sender{secure.port()};
  sender.send(secure.page->post("/programmes/upload", form.size(), in_parts) + form);
  CHECK(body_of(sender.all(30000)) == std::to_string(20U << 20U));

  for (const auto* path : {"/large", "/pieces"}) {
    TlsConnection reader{secure.port()};
    reader.below().take_at_most(262144);
    reader.send(secure.page->get(path, "Connection: close\r\n"));
    CHECK(secure.answers());
    CHECK(body_of(reader.all()).size() == large);
  }
}

TEST_CASE("over TLS a head, a body and an answer must move on as well", "[web][tls]") {
  const Secure secure{hasty()};
  TlsConnection head{secure.port()}, body{secure.port()}, reader{secure.port()};
  reader.below().take_at_most(65536);
  head.send("GET / HT");
  body.send(secure.page->post("/form", 1000) + "words=");
  reader.send(secure.page->get("/large"));
  CHECK(head.all().empty());
  CHECK(body.all().empty());
  CHECK(head.closed());
  CHECK(body.closed());
  std::this_thread::sleep_for(600ms);
  CHECK(reader.all().size() < large);
  CHECK(reader.closed());
  CHECK(secure.page->listener().counts().late >= 3);
}

TEST_CASE("over TLS heads are bounded, bodies need their length, and no worker is held", "[web][tls]") {
  auto limits = hasty();
  limits.head = limits.window = 60s;
  const Secure secure{limits};
  CHECK_THAT(secure.answer("GET /" + std::string(9000, 'a')), StartsWith("HTTP/1.1 414 "));
  CHECK_THAT(secure.answer(secure.page->get("/small", "X: " + std::string(30000, 'a') + "\r\n")),
             StartsWith("HTTP/1.1 431 "));
  const auto start = "POST /form HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(secure.port()) + "\r\n";
  CHECK_THAT(secure.answer(start + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), StartsWith("HTTP/1.1 411 "));
  CHECK_THAT(secure.answer(start + "Content-Length: 3\r\nContent-Length: 5\r\n\r\nabc"), StartsWith("HTTP/1.1 411 "));
  CHECK_THAT(secure.answer(start + "Content-Length: 3\r\nContent-Encoding: gzip\r\n\r\nabc"),
             StartsWith("HTTP/1.1 415 "));
  std::list<TlsConnection> clients;
  for (int i = 0; i < 20; ++i) {
    clients.emplace_back(secure.port());
    clients.emplace_back(secure.port()).send("GET /sma");
    clients.emplace_back(secure.port()).send(secure.page->post("/form", 1000) + "words=");
  }
  CHECK(secure.answers());
}

TEST_CASE("over TLS idle connections cost no time of the processor, and clients that leave do no harm", "[web][tls]") {
  const Secure secure;
  std::list<TlsConnection> clients;
  for (int i = 0; i < 50; ++i) clients.emplace_back(secure.port());
  const auto used = [] {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return std::chrono::seconds{usage.ru_utime.tv_sec + usage.ru_stime.tv_sec} +
           std::chrono::microseconds{usage.ru_utime.tv_usec + usage.ru_stime.tv_usec};
  };
  std::this_thread::sleep_for(300ms);
  const auto before = used();
  std::this_thread::sleep_for(1s);
  CHECK(used() - before < 100ms);
  for (auto& client : clients) {
    client.send(secure.page->get("/large"));
    client.below().reset();
  }
  CHECK(secure.answers());
}

TEST_CASE("stopping waits for nobody who is greeting or idle", "[web][tls]") {
  Secure secure;
  TlsConnection idle{secure.port()};
  RawConnection greeting{secure.port()};
  greeting.send("\x16\x03\x01");
  CHECK(secure.answers());
  const auto begun = std::chrono::steady_clock::now();
  secure.page->stop();
  CHECK(std::chrono::steady_clock::now() - begun < 1s);
  CHECK(idle.all(100).empty());
  CHECK(idle.said_goodbye());
}

TEST_CASE("a renewed certificate is used for new connections, and one that is none is not", "[web][tls]") {
  Secure secure;
  TlsConnection before{secure.port()};
  auto& listener = secure.page->listener();
  const auto expires_at = listener.tls()->expires_at();
  listener.renew_certificate();
  CHECK(TlsConnection{secure.port()}.name() == "localhost");

  write_certificate(secure.certificate, secure.key, "renewed.example", 200);
  listener.renew_certificate();
  CHECK(TlsConnection{secure.port()}.name() == "renewed.example");
  CHECK(listener.tls()->expires_at() > expires_at);
  before.send(secure.page->get("/small", "Connection: close\r\n"));
  CHECK(before.all().ends_with("small"));

  const Log log;
  std::ofstream{secure.certificate} << "no certificate";
  listener.renew_certificate();
  listener.renew_certificate();
  CHECK(TlsConnection{secure.port()}.name() == "renewed.example");
  const auto words = log.words();
  const auto said = words.find("the certificate of before stays in use");
  CHECK(said != std::string::npos);
  CHECK(words.find("the certificate of before stays in use", said + 1) == std::string::npos);
}

TEST_CASE("a certificate and key that cannot be used are refused in words that say what to do", "[web][tls]") {
  const Folder folder;
  const auto certificate = folder.path() / "tls.pem", key = folder.path() / "tls.key", other = folder.path() / "b.key";
  const auto refused = [&](const std::filesystem::path& with) {
    return words_of([&] { const web::Tls tls{certificate, with}; });
  };
  CHECK_THAT(refused(key), Contains("tls.pem") && Contains("không đọc được"));
  write_certificate(certificate, other);
  write_certificate(certificate, key);
  CHECK(refused(key).empty());
  CHECK_THAT(refused(other), Contains("không thuộc về chứng chỉ"));
  CHECK_THAT(refused(folder.path() / "none"), Contains("tls_key") && Contains("không đọc được"));
  std::filesystem::permissions(key, std::filesystem::perms::others_read, std::filesystem::perm_options::add);
  CHECK_THAT(refused(key), Contains("chmod 600"));
  CHECK_THAT(refused(certificate), Contains("chmod 600"));
  std::ofstream{certificate} << "-----BEGIN";
  std::filesystem::permissions(key, std::filesystem::perms::others_all, std::filesystem::perm_options::remove);
  CHECK_THAT(refused(key), Contains("không phải chứng chỉ dạng PEM"));
}

TEST_CASE("a certificate that ends soon is told of in the log", "[web][tls]") {
  const Folder folder;
  const auto certificate = folder.path() / "tls.pem", key = folder.path() / "tls.key";
  write_certificate(certificate, key, "localhost", 3);
  const Log log;
  const web::Tls tls{certificate, key};
  CHECK_THAT(log.words(), Contains("expires at"));
}

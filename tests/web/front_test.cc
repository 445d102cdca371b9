// What strangers may do to the page's connections. The library behind it, cpp-httplib 0.11.4, has these defects, each
// shown by running it; the test or place beside each shows it closed:
//
//  1 TCP_NODELAY off                        answers on a kept connection come at once
//  2 answers compressed unasked             guard_test: ranges and compression are not to be had
//  3 a worker held for a connection's life  idle, dripping and unreading clients hold no worker
//  4 idle connections polled                idle connections cost no time of the processor
//  5 a queue of five                        clients wait in the queue before the server runs
//  6 bodies without length                  guard_test: a body without exactly one length is refused
//  7 compressed bodies                      guard_test: a compressed body …
//  8 lines and headers without end          request_head_test: a head is refused at its limits; guard_test: headers …
//  9 overlapping ranges                     guard_test: ranges and compression are not to be had
// 10 std::regex over what strangers write   a file's name of any length reaches no regular expression
// 11 slow heads                             a head, a body and an answer must move on
// 12 exceptions' words told to the client   server_test: a page that fails says nothing of the reason
// 13 REMOTE_ADDR from the client            a handler sees what was sent, undecoded, and the real peer
// 14 header values decoded                  the same
// 15 a second "=" or "?" in a query         the same
// 16 urlencoded forms over 8 KiB refused    an urlencoded form may be as long as any other
// 17 two programs on one port               server_test: a second server on a port fails and says so
// 18 sockets inherited by children          no child process inherits a socket
// 19 stopping waits for idle clients        stopping waits for nobody who has asked for nothing
// 20 two lengths, no Host                   guard_test: a body without exactly one length …, only a Host of …
// 21 another layout without its options     the library's headers are read with the options it was built with
#include "web/front.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <signal.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <future>
#include <list>
#include <thread>

#include "support/counter.h"

using namespace support;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// Descriptors this process may have more.
std::size_t descriptors() {
  web::raise_descriptor_limit();
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur;
}

/// This process's sockets of that port: the listening one, and the server's ends of connections.
std::vector<int> server_sockets(int port) {
  std::vector<int> found;
  for (int number = 0; number < 4096; ++number) {
    struct stat status {};
    if (::fstat(number, &status) != 0 || !S_ISSOCK(status.st_mode)) continue;
    sockaddr_in name{};
    socklen_t size = sizeof name;
    ::getsockname(number, reinterpret_cast<sockaddr*>(&name), &size);
    if (ntohs(name.sin_port) == port) found.push_back(number);
  }
  return found;
}

/// Bytes of memory that are this process's own, files aside.
std::size_t resident() {
  std::ifstream status{"/proc/self/statm"};
  std::size_t size = 0, all = 0, shared = 0;
  status >> size >> all >> shared;
  return (all - shared) * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

std::chrono::microseconds processor_time() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return std::chrono::seconds{used.ru_utime.tv_sec + used.ru_stime.tv_sec} +
         std::chrono::microseconds{used.ru_utime.tv_usec + used.ru_stime.tv_usec};
}

}  // namespace

TEST_CASE("answers on a kept connection come at once", "[web][front]") {
  Counter page;
  page.open();
  RawConnection client{page.port()};
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 50; ++i) {
    client.send(page.get("/small"));
    REQUIRE_THAT(client.some(), StartsWith("HTTP/1.1 200 "));
  }
  CHECK(std::chrono::steady_clock::now() - begun < 1500ms);  // with 40 ms of delayed acknowledgement each: two seconds
}

TEST_CASE("idle, dripping and unreading clients hold no worker", "[web][front]") {
  auto limits = hasty();
  limits.head = limits.window = 60s;
  Counter page{limits};
  page.open();
  std::list<RawConnection> clients;
  for (int i = 0; i < 50; ++i) {
    clients.emplace_back(page.port());  // idle
    clients.emplace_back(page.port()).send("GET /sma");
    clients.emplace_back(page.port()).send(page.post("/form", 1000) + "words=");
  }
  for (int i = 0; i < 4; ++i) {
    auto& unreading = clients.emplace_back(page.port());
    unreading.take_at_most(4096);
    unreading.send(page.get("/large"));
  }
  CHECK(page.answers());
  for (auto& client : clients) client.send("x");
  CHECK(page.answers());
}

TEST_CASE("a head, a body and an answer must move on", "[web][front]") {
  Counter page{hasty()};
  page.open();
  RawConnection head{page.port()}, body{page.port()}, unreading{page.port()};
  unreading.take_at_most(4096);
  unreading.send(page.get("/large"));
  body.send(page.post("/form", 10000));
  bool head_is_taken = true, body_is_taken = true;
  for (int i = 0; i < 40 && (head_is_taken || body_is_taken); ++i) {
    head_is_taken = head_is_taken && head.send("G");
    body_is_taken = body_is_taken && body.send("x");
    std::this_thread::sleep_for(25ms);
  }
  CHECK(!head_is_taken);
  CHECK(!body_is_taken);
  CHECK(server_sockets(page.port()).size() == 1);  // the listening one: what the client left unread is given up, too
}

TEST_CASE("a body and a reader that are slow but move on come to their end", "[web][front]") {
  auto limits = hasty();
  limits.window = 1s;
  Counter page{limits};
  page.open();
  RawConnection client{page.port()};
  client.send(page.post("/form", 12006, urlencoded) + "words=");
  for (int i = 0; i < 12; ++i) {
    std::this_thread::sleep_for(100ms);
    client.send(std::string(1000, 'x'));
  }
  CHECK(body_of(client.all()) == "12000");
}

TEST_CASE("idle connections cost no time of the processor", "[web][front]") {
  Counter page;
  page.open();
  std::list<RawConnection> clients;
  for (int i = 0; i < 200; ++i) {
    clients.emplace_back(page.port()).send(page.get("/small"));
    CHECK_THAT(clients.back().some(), StartsWith("HTTP/1.1 200 "));
  }
  std::this_thread::sleep_for(50ms);
  const auto before = processor_time();
  std::this_thread::sleep_for(1s);
  CHECK(processor_time() - before < 20ms);  // the library: 200 and more
}

TEST_CASE("clients wait in the queue before the server runs", "[web][front]") {
  Counter page;
  std::list<RawConnection> clients;
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 100; ++i) clients.emplace_back(page.port()).send(page.get("/small", "Connection: close\r\n"));
  CHECK(std::chrono::steady_clock::now() - begun < 5s);  // a full queue makes the next one wait two minutes
  page.open();
  for (auto& client : clients) CHECK_THAT(client.all(), Contains("small"));
}

TEST_CASE("a file's name of any length reaches no regular expression", "[web][front]") {
  Counter page;
  page.open();
  const auto form = part("name=\"file\"; filename=\"" + std::string(60000, 'a') + "\"", "words");
  CHECK_THAT(answer_to(page.port(), page.post("/form", form.size(), in_parts) + form), StartsWith("HTTP/1.1 413 "));
  const auto usual = part("name=\"file\"; filename=\"" + std::string(900, 'a') + "\"", "words");
  CHECK(body_of(answer_to(page.port(), page.post("/form", usual.size(), in_parts) + usual)) == "5");
  CHECK_THAT(answer_to(page.port(), page.get("/" + std::string(2000, 'a'), "Connection: close\r\n")),
             StartsWith("HTTP/1.1 404 "));
}

TEST_CASE("a handler sees what was sent, undecoded, and the real peer", "[web][front]") {
  Counter page;
  page.open();
  const auto answer = answer_to(page.port(), page.get("/told?to=/a=b&q=?%3D+%",
                                                      "X-Note: a%0d%0aX: b%3D\r\nCookie: a=b%3Bc\r\nREMOTE_ADDR: "
                                                      "6.6.6.6\r\nConnection: close\r\n"));
  CHECK(body_of(answer) == "a%0d%0aX: b%3D|a=b%3Bc||127.0.0.1|/a=b|?= %");
}

TEST_CASE("an urlencoded form may be as long as any other", "[web][front]") {
  Counter page;
  page.open();
  const auto form = "words=" + std::string(60000, 'x');
  CHECK(body_of(answer_to(page.port(), page.post("/form", form.size(), urlencoded) + form)) == "60000");
}

TEST_CASE("only a path that takes files takes a body longer than a form", "[web][front]") {
  Counter page;
  page.open();
  const auto form = part("name=\"file\"; filename=\"a.pdf\"", std::string(web::longest_upload - 200, 'x'));
  RawConnection client{page.port()};
  client.send(page.post("/programmes/upload", form.size(), in_parts) + form);
  CHECK(body_of(client.all(30000)) == std::to_string(web::longest_upload - 200));
  CHECK_THAT(answer_to(page.port(), page.post("/programmes/upload", web::longest_upload + 1, in_parts)),
             StartsWith("HTTP/1.1 413 "));
  CHECK_THAT(answer_to(page.port(), page.post("/programmes/upload/", form.size(), in_parts) + form),
             StartsWith("HTTP/1.1 413 "));
}

TEST_CASE("a client that waits to be told that its body is wanted is told", "[web][front]") {
  Counter page;
  page.open();
  RawConnection client{page.port()};
  client.send(page.post("/form", 9, std::string{urlencoded} + "Expect: 100-continue\r\n"));
  CHECK(client.some() == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("words=abc");
  CHECK(body_of(client.all()) == "3");
  RawConnection refused{page.port()};
  refused.send(page.post("/form", 70000, "Expect: 100-continue\r\n"));
  CHECK_THAT(refused.all(), StartsWith("HTTP/1.1 413 "));
}

TEST_CASE("no child process inherits a socket", "[web][front]") {
  Counter page;
  page.open();
  RawConnection client{page.port()};
  client.send(page.get("/small"));
  client.some();
  const auto sockets = server_sockets(page.port());
  for (const int socket : sockets) CHECK((::fcntl(socket, F_GETFD) & FD_CLOEXEC) != 0);
  CHECK(sockets.size() == 2);  // the listening one and the accepted one
}

TEST_CASE("stopping waits for nobody who has asked for nothing", "[web][front]") {
  web::Limits limits;
  limits.stopping = 20s;
  Counter page{limits};
  page.open();
  std::list<RawConnection> clients;
  for (int i = 0; i < 20; ++i) {
    clients.emplace_back(page.port());
    clients.emplace_back(page.port()).send("GET / HT");
    clients.emplace_back(page.port()).send(page.get("/small"));
    clients.back().some();
  }
  RawConnection asked{page.port()};
  asked.send(page.get("/slow"));
  std::this_thread::sleep_for(20ms);
  const auto begun = std::chrono::steady_clock::now();
  page.stop();
  CHECK(std::chrono::steady_clock::now() - begun < 5s);
  CHECK_THAT(asked.all(), Contains("slow"));
  CHECK(asked.closed());
}

TEST_CASE("stopping waits a moment, not longer, for a body that is coming and an answer that nobody takes",
          "[web][front]") {
  auto limits = hasty();
  limits.window = 60s;
  Counter page{limits};
  page.open();
  RawConnection body{page.port()}, unreading{page.port()};
  body.send(page.post("/form", 1000));
  unreading.take_at_most(4096);
  unreading.send(page.get("/large"));
  std::this_thread::sleep_for(50ms);
  const auto begun = std::chrono::steady_clock::now();
  page.stop();
  CHECK(std::chrono::steady_clock::now() - begun < 5s);
}

TEST_CASE("the library's headers are read with the options it was built with", "[web][front]") {
#if defined(CPPHTTPLIB_OPENSSL_SUPPORT) && defined(CPPHTTPLIB_ZLIB_SUPPORT) && defined(CPPHTTPLIB_BROTLI_SUPPORT)
  SUCCEED();
#else
  FAIL("without them its types have another layout here than in the library");
#endif
}

TEST_CASE("requests that come at once are answered in their order", "[web][front]") {
  Counter page;
  page.open();
  RawConnection client{page.port()};
  client.send(page.get("/slow") + page.post("/form", 9, "Content-Type: application/x-www-form-urlencoded\r\n") +
              "words=abc" + page.get("/small") + page.get("/told?q=last", "Connection: close\r\n") +
              page.get("/small"));
  const auto answers = client.all();
  const auto slow = answers.find("\r\n\r\nslow"), form = answers.find("\r\n\r\n3HTTP"),
             small = answers.find("\r\n\r\nsmall"), last = answers.find("|last");
  CHECK(slow < form);
  CHECK(form < small);
  CHECK(small < last);
  CHECK(last != std::string::npos);
  CHECK(answers.find("small", last) == std::string::npos);
}

TEST_CASE("a client that sends no more is still answered", "[web][front]") {
  Counter page;
  page.open();
  RawConnection client{page.port()}, cut{page.port()};
  client.send(page.get("/slow"));
  client.end_sending();
  CHECK_THAT(client.all(), Contains("slow"));
  CHECK(client.closed());
  cut.send("GET / HT");
  cut.end_sending();
  CHECK(cut.all().empty());
  CHECK(cut.closed());
}

TEST_CASE("clients that leave during their answer do no harm", "[web][front]") {
  Counter page;
  page.open();
  for (int i = 0; i < 20; ++i) {
    RawConnection client{page.port()};
    client.take_at_most(4096);
    client.send(page.get(i % 2 == 0 ? "/large" : "/slow"));
    if (i % 4 < 2) std::this_thread::sleep_for(10ms);
    client.reset();
  }
  std::this_thread::sleep_for(100ms);
  CHECK(page.answers());
}

TEST_CASE("a large answer comes whole to a client that takes it slowly", "[web][front]") {
  Counter page;
  page.open();
  RawConnection client{page.port()};
  client.take_at_most(65536);
  client.send(page.get("/large", "Connection: close\r\n"));
  std::this_thread::sleep_for(100ms);
  CHECK(body_of(client.all()).size() == large);
}

TEST_CASE("an answer that a handler gives piece by piece comes whole", "[web][front]") {
  Counter page;
  page.open();
  CHECK(body_of(answer_to(page.port(), page.get("/pieces", "Connection: close\r\n"))).size() == large);
}

TEST_CASE("where there are too many connections, whoever has been idle longest makes room", "[web][front]") {
  auto limits = hasty();
  limits.head = 10s;
  limits.connections = 3;
  Counter page{limits};
  page.open();
  RawConnection dripping{page.port()};
  dripping.send("GET / HT");
  std::this_thread::sleep_for(200ms);
  RawConnection first{page.port()};
  std::this_thread::sleep_for(20ms);
  RawConnection second{page.port()};
  std::this_thread::sleep_for(20ms);
  CHECK(page.answers());
  CHECK(first.closes_within(5000));
  CHECK(!second.closes_within(50));
  CHECK(!dripping.closes_within(50));
}

TEST_CASE("one address has no more than its share of connections, a trusted proxy's excepted", "[web][front]") {
  auto limits = hasty();
  limits.connections_per_address = 2;
  Counter page{limits}, behind_proxy{limits, behind({"127.0.0.1"})};
  for (auto* counter : {&page, &behind_proxy}) {
    counter->open();
    RawConnection first{counter->port()};
    std::this_thread::sleep_for(20ms);
    RawConnection second{counter->port()}, third{counter->port()};
    CHECK(first.closes_within(counter == &page ? 5000 : 50) == (counter == &page));
    CHECK(!third.closes_within(50));
    CHECK(counter->listener().counts().crowded == (counter == &page ? 1 : 0));
    CHECK(counter->listener().counts().open == (counter == &page ? 2 : 3));
  }
}

TEST_CASE("a trusted proxy may ask for the page by its address, nobody else", "[web][front]") {
  Counter page, behind_proxy{{}, behind({"127.0.0.1"})};
  page.open();
  behind_proxy.open();
  const std::string asked = "GET /small HTTP/1.1\r\nHost: THU.example\r\nConnection: close\r\n\r\n";
  CHECK_THAT(answer_to(page.port(), asked), StartsWith("HTTP/1.1 421 "));
  CHECK_THAT(answer_to(behind_proxy.port(), asked), StartsWith("HTTP/1.1 200 "));
  CHECK_THAT(answer_to(behind_proxy.port(), "GET /small HTTP/1.1\r\nHost: thu.example.evil.example\r\n\r\n"),
             StartsWith("HTTP/1.1 421 "));
}

TEST_CASE("where bodies hold too much of the disk, the slowest one is refused", "[web][front]") {
  web::Limits limits;
  limits.disk = std::size_t{1} << 20U;
  limits.sweep = 20ms;
  Counter page{limits};
  page.open();
  RawConnection slow{page.port()}, quick{page.port()};
  slow.send(page.post("/programmes/upload", 2000000, in_parts) + std::string(400000, 'x'));
  std::this_thread::sleep_for(800ms);
  const auto form = part("name=\"file\"; filename=\"a.pdf\"", std::string(700000, 'x'));
  quick.send(page.post("/programmes/upload", form.size(), in_parts) + form);
  CHECK(body_of(quick.all()) == "700000");
  CHECK_THAT(slow.all(), StartsWith("HTTP/1.1 503 "));
  CHECK(page.listener().counts().costly == 1);
}

TEST_CASE("a body that is refused while more of it comes is refused once", "[web][front]") {
  web::Limits limits;
  limits.disk = std::size_t{1} << 20U;
  limits.sweep = 1ms;
  Counter page{limits};
  page.open();
  constexpr int rounds = 40;
  for (int round = 0; round < rounds; ++round) {
    RawConnection asking{page.port()};
    const std::jthread sending{[&] {
      asking.send(page.post("/programmes/upload", 20000000, in_parts));
      for (int n = 0; n < 200; ++n) asking.send(std::string(20000, 'x'));
    }};
    CHECK_THAT(asking.all(), StartsWith("HTTP/1.1 503 "));
  }
  CHECK(page.listener().counts().costly == rounds);
  CHECK(page.answers());
}

TEST_CASE("a body lies on the disk while it comes, and where there is no room for it nothing is kept", "[web][front]") {
  Counter page;
  page.open();
  const auto form = part("name=\"file\"; filename=\"a.pdf\"", std::string(4000000, 'x'));
  const auto asked = page.post("/programmes/upload", form.size(), in_parts) + form;
  rlimit was{};
  ::getrlimit(RLIMIT_FSIZE, &was);
  auto* const handler = ::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{.rlim_cur = 1000000, .rlim_max = was.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  const auto refused = answer_to(page.port(), asked);
  ::setrlimit(RLIMIT_FSIZE, &was);
  ::signal(SIGXFSZ, handler);
  CHECK_THAT(refused, StartsWith("HTTP/1.1 507 "));
  CHECK(body_of(answer_to(page.port(), asked)) == "4000000");

  std::list<RawConnection> coming;  // ten bodies on their way
  const auto begun = page.post("/programmes/upload", form.size() + 100, in_parts) + form;
  const auto before = resident();
  for (int i = 0; i < 10; ++i) {
    coming.emplace_back(page.port());
    coming.back().send(begun);
  }
  CHECK(page.answers());
  CHECK(resident() < before + 20000000);
}

TEST_CASE("ten thousand connections that say nothing do not keep out who asks", "[web][front]") {
  constexpr std::size_t silent = 10000;
  if (descriptors() < silent + 3000) {
    WARN("skipped: this system lets a process have too few descriptors");
    return;
  }
  Counter page;
  page.open();
  RawConnection kept{page.port()};
  std::list<RawConnection> clients;
  for (std::size_t i = 0; i < silent; ++i) {
    clients.emplace_back(page.port());
    if (i % 2500 == 0) CHECK(page.answers());
  }
  CHECK(page.answers());
  CHECK(kept.closes_within(5000));
}

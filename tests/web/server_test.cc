#include "web/server.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <future>

#include "base/embedded.h"
#include "support/raw_connection.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

TEST_CASE("a second server on a port fails and says so", "[web]") {
  const Website site;
  web::Server second{site.context()};
  CHECK_THROWS_WITH(second.start({.host = "127.0.0.1", .port = site.port()}),
                    Contains("Không mở được cổng " + std::to_string(site.port())));
  CHECK(site.get("/healthz").status == 200);
}

TEST_CASE("stopping finishes the request in flight and takes no other", "[web]") {
  Website site;
  const auto port = site.port();
  RawConnection idle{port}, busy{port};
  const auto host = "Host: 127.0.0.1:" + std::to_string(port) + "\r\n";
  idle.send("GET /healthz HTTP/1.1\r\n" + host + "\r\n");
  CHECK_THAT(idle.all(200), StartsWith("HTTP/1.1 200 "));
  busy.send("POST /duties/1/claim HTTP/1.1\r\n" + host +
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\npers");
  std::this_thread::sleep_for(std::chrono::milliseconds{200});  // so that a worker has begun to read it
  auto stopped = std::async(std::launch::async, [&] { site.stop(); });
  std::this_thread::sleep_for(std::chrono::milliseconds{100});
  CHECK(idle.all(500).empty());
  CHECK(idle.closed());
  CHECK(busy.send("on=12"));
  CHECK_THAT(busy.all(), StartsWith("HTTP/1.1 403 ") && Contains("</html>"));
  stopped.get();
  CHECK_THROWS(RawConnection{port});
}

TEST_CASE("a server that was told to stop before it ran does not run, and its port is free again", "[web]") {
  const Website site;
  int port = 0;
  {
    web::Server server{site.context()};
    server.start({.host = "127.0.0.1", .port = 0});
    port = server.port();
    server.stop();
    server.stop();
    server.run();
  }
  web::Server next{site.context()};
  CHECK_NOTHROW(next.start({.host = "127.0.0.1", .port = port}));
}

TEST_CASE("more clients than workers keep their connections and are all answered", "[web]") {
  const Website site;
  std::vector<std::future<int>> clients;
  for (int i = 0; i < 40; ++i)
    clients.push_back(std::async(std::launch::async, [&site] {
      auto client = site.client();
      client.set_keep_alive(true);
      int answered = 0;
      for (int request = 0; request < 3; ++request) answered += client.Get("/healthz")->status == 200 ? 1 : 0;
      return answered;
    }));
  for (auto& client : clients) CHECK(client.get() == 3);
}

TEST_CASE("a kept connection carries many requests, also several sent at once", "[web]") {
  const Website site;
  const auto one = "GET /healthz HTTP/1.1\r\nHost: " + site.host() + "\r\n\r\n";
  const auto answers = [&] {
    RawConnection connection{site.port()};
    connection.send(one + one + one);
    return connection.all(300);
  }();
  std::size_t count = 0;
  for (auto at = answers.find("HTTP/1.1 200 "); at != std::string::npos; at = answers.find("HTTP/1.1 200 ", at + 1))
    ++count;
  CHECK(count == 3);
}

TEST_CASE("health says that the database answers, up to when the clock's work is done, and the last change", "[web]") {
  const Website site;
  const auto health = site.get("/healthz");
  CHECK(health.status == 200);
  CHECK_THAT(health.body,
             StartsWith("ok\n") && Contains("\nlast_change ") && Contains("\nswept_until 2026-01-06T01:59:59Z\n"));
}

TEST_CASE("static files may be kept for ever under the address that names their content", "[web]") {
  const Website site;
  const auto page = site.page("/");
  const auto begin = page.find("/static/style.css?v=");
  REQUIRE(begin != std::string::npos);
  const auto named = site.get(page.substr(begin, page.find('"', begin) - begin));
  CHECK(named.status == 200);
  CHECK(named.get_header_value("Content-Type") == "text/css; charset=utf-8");
  CHECK_THAT(named.get_header_value("Cache-Control"), Contains("immutable"));
  CHECK(named.get_header_value_count("Cache-Control") == 1);
  CHECK(site.get("/static/style.css?v=0").get_header_value("Cache-Control") == "no-cache");
  CHECK(site.get("/static/../templates/head.html").status == 404);
}

TEST_CASE("a page that fails says nothing of the reason", "[web]") {
  const Website site;
  const Folder design;
  const std::string_view web = "web/";
  for (const auto& file : base::embedded::files_under(web))
    design.write(std::string{file.path.substr(web.size())}, std::string{file.content});
  web::Server server{site.context(), design.path()};
  server.start({.host = "127.0.0.1", .port = 0});
  std::thread thread{[&] { server.run(); }};
  auto client = Browser{server.port(), site.office().cookie()}.client();
  CHECK(client.Get("/overdue")->status == 200);
  design.write("templates/overdue.html", "{{> head}}{{no_such_name}}");
  const auto failed = client.Get("/overdue");
  CHECK(failed->status == 500);
  CHECK_THAT(failed->body, !Contains("no_such_name") && Contains("</html>"));
  CHECK(!failed->has_header("EXCEPTION_WHAT"));
  design.write("templates/overdue.html", "{{> head}}Trang mới");
  CHECK_THAT(client.Get("/overdue")->body, Contains("Trang mới"));
  server.stop();
  thread.join();
}

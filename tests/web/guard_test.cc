#include "web/guard.h"

#include <catch2/catch.hpp>

#include "support/counter.h"
#include "support/website.h"
#include "web/visit.h"

using namespace support;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// A POST of a form that takes no files, with these header lines in place of its length.
std::string post(const Website& site, const std::string& header_lines, const std::string& body) {
  return "POST /sign-in HTTP/1.1\r\nHost: " + site.host() + "\r\nContent-Type: application/x-www-form-urlencoded\r\n" +
         header_lines + "\r\n" + body;
}

std::string get(const std::string& target, const std::string& host, const std::string& header_lines = {}) {
  return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + header_lines + "\r\n";
}

}  // namespace

TEST_CASE("a body without exactly one length is refused, and what follows it is not read as a request", "[web]") {
  const Website site;
  const std::string smuggled = "0\r\n\r\n" + get("/healthz", site.host());
  for (const std::string lines : {"", "Transfer-Encoding: chunked\r\n", "Content-Length: 3\r\nContent-Length: 5\r\n",
                                  "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"}) {
    const auto answer = answer_to(site.port(), post(site, lines, smuggled));
    CAPTURE(lines);
    CHECK_THAT(answer, StartsWith("HTTP/1.1 411 "));
    CHECK_THAT(answer, Contains("Connection: close") && !Contains("Keep-Alive") && !Contains("swept_until"));
  }
}

TEST_CASE("a compressed body, one whose length is no number and one that is too long are refused", "[web]") {
  const Website site;
  CHECK_THAT(answer_to(site.port(), post(site, "Content-Length: 3\r\nContent-Encoding: gzip\r\n", "abc")),
             StartsWith("HTTP/1.1 415 "));
  CHECK_THAT(answer_to(site.port(), post(site, "Content-Length: 3x\r\n", "abc")), StartsWith("HTTP/1.1 400 "));
  CHECK_THAT(answer_to(site.port(), post(site, "Content-Length: -1\r\n", "abc")), StartsWith("HTTP/1.1 400 "));
  CHECK_THAT(answer_to(site.port(), post(site, "Content-Length: 70000\r\n", std::string(70000, 'a'))),
             StartsWith("HTTP/1.1 413 "));
}

TEST_CASE("a GET has no body", "[web]") {
  const Website site;
  CHECK_THAT(answer_to(site.port(), get("/", site.host(), "Content-Length: 3\r\n") + "abc"),
             StartsWith("HTTP/1.1 400 "));
  CHECK_THAT(answer_to(site.port(), get("/", site.host(), "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n"),
             StartsWith("HTTP/1.1 400 "));
}

TEST_CASE("only a Host of this machine with this port is answered", "[web]") {
  const Website site;
  const auto port = std::to_string(site.port());
  for (const auto& host : {"127.0.0.1:" + port, "localhost:" + port, "LocalHost:" + port, "[::1]:" + port})
    CHECK_THAT(answer_to(site.port(), get("/healthz", host, "Connection: close\r\n")), StartsWith("HTTP/1.1 200 "));
  for (const auto& host : {"dondoc.example:" + port, std::string{"127.0.0.1"}, std::string{"127.0.0.1:1"},
                           "127.0.0.1.example:" + port, "x127.0.0.1:" + port})
    CHECK_THAT(answer_to(site.port(), get("/healthz", host)), StartsWith("HTTP/1.1 421 "));
  CHECK_THAT(answer_to(site.port(), "GET /healthz HTTP/1.1\r\n\r\n"), StartsWith("HTTP/1.1 400 "));
  CHECK_THAT(answer_to(site.port(), get("/healthz", site.host(), "Host: " + site.host() + "\r\n")),
             StartsWith("HTTP/1.1 400 "));
}

TEST_CASE("a path and query of more than 2,048 bytes is refused", "[web]") {
  const Website site;
  CHECK(site.get("/tasks?q=" + std::string(2039, 'a')).status == 200);
  CHECK_THAT(answer_to(site.port(), get("/tasks?q=" + std::string(2040, 'a'), site.host())),
             StartsWith("HTTP/1.1 414 "));
  CHECK_THAT(answer_to(site.port(), get("/" + std::string(8500, 'a'), site.host())), StartsWith("HTTP/1.1 414 "));
}

TEST_CASE("headers without end cost a connection, not the memory", "[web]") {
  const Website site;
  RawConnection connection{site.port()};
  connection.send("GET / HTTP/1.1\r\nHost: " + site.host() + "\r\n");
  bool taken = true;
  for (int i = 0; i < 2000 && taken; ++i)
    taken = connection.send("X-" + std::to_string(i) + ": " + std::string(4000, 'a') + "\r\n");
  connection.all();
  CHECK(connection.closed());
  CHECK(site.get("/healthz").status == 200);
}

TEST_CASE("other methods than GET, HEAD and POST are refused", "[web]") {
  const Website site;
  const auto answer = answer_to(site.port(), "DELETE /tasks/1 HTTP/1.1\r\nHost: " + site.host() + "\r\n\r\n");
  CHECK_THAT(answer, StartsWith("HTTP/1.1 405 ") && Contains("Allow: GET, HEAD, POST"));
  CHECK(site.client().Head("/overdue")->body.empty());
}

TEST_CASE("ranges and compression are not to be had", "[web]") {
  const Website site;
  const auto ranged = site.get("/static/style.css", {{"Range", "bytes=0-99,0-99,0-99"}});
  CHECK(ranged.status == 200);
  CHECK(ranged.body == site.page("/static/style.css"));
  CHECK_THAT(answer_to(site.port(), get("/sign-in", site.host(), "Accept-Encoding: br, gzip\r\nConnection: close\r\n")),
             !Contains("Content-Encoding") && Contains("</html>"));
}

TEST_CASE("every answer says that nothing of ours runs scripts, is framed or is kept by strangers", "[web]") {
  const Website site;
  for (const auto* path : {"/", "/overdue", "/no-such-page", "/healthz"}) {
    const auto answer = site.get(path);
    CAPTURE(path);
    CHECK_THAT(answer.get_header_value("Content-Security-Policy"),
               Contains("default-src 'none'") && Contains("frame-ancestors 'none'") && Contains("form-action 'self'") &&
                   Contains("base-uri 'none'"));
    CHECK(answer.get_header_value("X-Content-Type-Options") == "nosniff");
    CHECK(answer.get_header_value("Referrer-Policy") == "same-origin");
    CHECK(answer.get_header_value("Cache-Control") == "no-store");
  }
}

TEST_CASE("a form of another site, or without our token, changes nothing", "[web]") {
  const Website site;
  const auto path = path_of(site.duty("I.1")) + "/claim";
  const auto token = site.token();
  const auto claimed = [&] { return site.get("/claims").body.find("125-BC/SNV") != std::string::npos; };
  CHECK(site.post(path, claim_form(token), {{"Origin", "http://evil.example"}}).status == 403);
  CHECK(site.post(path, claim_form(token), {{"Origin", "null"}}).status == 403);
  CHECK(site.post(path, claim_form(token), {{"Sec-Fetch-Site", "cross-site"}}).status == 403);
  CHECK(site.post(path, claim_form("")).status == 403);
  const auto stale = site.post(path, claim_form(std::string(64, '0')));
  CHECK(stale.status == 403);
  CHECK_THAT(stale.body, Contains("125-BC/SNV") && Contains("gửi lại"));
  CHECK(!claimed());
  CHECK(site.post("/programmes/1/activate", {{"token", "x", "", ""}}).status == 403);
  CHECK(site.post("/claims/1/confirm", {{"token", "", "", ""}}).status == 403);
}

TEST_CASE("the page listens on an address of this machine, told with its port", "[web]") {
  for (const auto* text : {"dondoc.example:80", "8080", ":8080", "127.0.0.1:", "127.0.0.1:70000", "127.0.0.1:-1",
                           "127.0.0.1:80a", "::1:8080", "[127.0.0.1]:80", "1.2.3:80", "[::1:80"}) {
    const auto address = web::address_in(text);
    CAPTURE(text);
    REQUIRE(!address);
    CHECK(address.error().kind == "listen_address");
  }
  CHECK(web::address_in("localhost:9000")->host == "127.0.0.1");
  CHECK(web::address_in("[::1]:9000")->host == "::1");
  CHECK(web::address_in("0.0.0.0:8443")->host == "0.0.0.0");
  CHECK(web::address_in("[::]:8443")->host == "::");
  CHECK(web::address_in("127.0.0.1:9000")->port == 9000);
}

TEST_CASE("beyond this machine the page is opened over TLS or to trusted proxies alone, under an address of https",
          "[web]") {
  service::Settings settings;
  const auto cannot = [&](const std::string& host) {
    const auto problem = web::cannot_listen({.host = host, .port = 8443}, settings);
    return problem ? problem->detail : "";
  };
  CHECK(cannot("127.0.0.1").empty());
  CHECK(cannot("::1").empty());
  for (const auto* host : {"0.0.0.0", "::", "192.168.1.5"})
    CHECK_THAT(cannot(host),
               Contains("HTTP không mã hóa") && Contains("tls_certificate") && Contains("trusted_proxies"));
  settings.network = behind({"10.0.0.1"});
  CHECK_THAT(cannot("0.0.0.0"), Contains("page_url"));
  settings.page_url = "https://dondoc.example";
  CHECK(cannot("0.0.0.0").empty());
  settings.network = {.tls_certificate = "tls.pem", .tls_key = "tls.key"};
  CHECK(cannot("0.0.0.0").empty());
  settings.page_url = "https://127.0.0.1:8443";
  CHECK_THAT(cannot("0.0.0.0"), Contains("máy khác mở được"));
  CHECK(cannot("127.0.0.1").empty());
  settings.page_url = "http://dondoc.example";
  CHECK_THAT(cannot("127.0.0.1"), Contains("https://"));
  settings = {};
  settings.sign_in.demo = true;
  CHECK(cannot("127.0.0.1").empty());
  settings.network = behind({"10.0.0.1"});
  CHECK_THAT(cannot("127.0.0.1"), Contains("demo"));
}

TEST_CASE("without TLS nobody but this machine and trusted proxies is answered", "[web]") {
  const auto head = std::get<web::RequestHead>(*web::head_in("GET / HTTP/1.1\r\nHost: dondoc.example\r\n\r\n"));
  web::Names names{.port = 8080, .page_url = "https://dondoc.example", .network = behind({"10.0.0.0/8"})};
  const auto status = [&](const std::string& peer) {
    const auto refusal = web::refusal_of(head, peer, names);
    return refusal ? refusal->status : 200;
  };
  CHECK(status("10.1.2.3") == 200);
  CHECK(status("192.0.2.7") == 403);
  CHECK(status("127.0.0.1") == 421);
  names.network = {.tls_certificate = "tls.pem", .tls_key = "tls.key"};
  CHECK(status("192.0.2.7") == 200);
  names.page_url = "https://dondoc.example:443";
  CHECK(status("192.0.2.7") == 200);
  names.page_url = "https://other.example";
  CHECK(status("192.0.2.7") == 421);
}

TEST_CASE("what a trusted proxy was asked for in the clear is not answered but sent to https", "[web]") {
  service::Settings settings;
  settings.page_url = "https://thu.example";
  settings.network = behind({"127.0.0.1"});
  const auto in_the_clear = [&](const std::string& peer, const std::vector<std::string>& values) {
    httplib::Request request;
    request.remote_addr = peer;
    for (const auto& value : values) request.headers.emplace("X-Forwarded-Proto", value);
    return web::came_in_the_clear(request, settings);
  };
  CHECK(in_the_clear("127.0.0.1", {"http"}));
  CHECK(in_the_clear("127.0.0.1", {"https, http"}));
  CHECK(in_the_clear("127.0.0.1", {"https", "http"}));
  CHECK_FALSE(in_the_clear("127.0.0.1", {"http, HTTPS"}));
  CHECK_FALSE(in_the_clear("127.0.0.1", {}));
  CHECK_FALSE(in_the_clear("192.0.2.7", {"http"}));

  const Website site{
      website_programme(), website_agencies, service::Activate::yes,
      "page_url = \"https://thu.example\"\ntrusted_proxies = [\"127.0.0.1\"]\n" + std::string{website_settings}};
  const httplib::Headers asked{{"X-Forwarded-Proto", "http"}};
  const auto sent_on = site.get("/tasks?q=a", asked);
  CHECK(sent_on.status == 303);
  CHECK(sent_on.get_header_value("Location") == "https://thu.example/tasks?q=a");
  CHECK(site.post("/sign-in", {{"email", "x", "", ""}}, asked).status == 403);
}

TEST_CASE("a trusted proxy's word of the client's address is taken, nobody else's", "[web]") {
  service::Settings settings;
  settings.network = behind({"127.0.0.1", "192.0.2.0/28"});
  const auto address = [&](const std::string& peer, const std::string& forwarded) {
    httplib::Request request;
    request.remote_addr = peer;
    request.headers.emplace("X-Forwarded-For", forwarded);
    return web::origin_of(request, settings).address;
  };
  CHECK(address("127.0.0.1", "203.0.113.7") == "203.0.113.7");
  CHECK(address("127.0.0.1", "6.6.6.6, 203.0.113.7") == "203.0.113.7");
  CHECK(address("127.0.0.1", "6.6.6.6, 2001:db8::7, 192.0.2.1") == "2001:db8::7");
  CHECK(address("127.0.0.1", "6.6.6.6, 203.0.113.7, 192.0.2.1, 192.0.2.14") == "203.0.113.7");
  CHECK(address("127.0.0.1", "192.0.2.1") == "192.0.2.1");
  CHECK(address("127.0.0.1", "1.2.3") == "127.0.0.1");
  CHECK(address("127.0.0.1", "203.0.113.7, nobody") == "127.0.0.1");
  CHECK(address("198.51.100.9", "203.0.113.7") == "198.51.100.9");

  httplib::Request twice;  // the proxy's own line comes last
  twice.remote_addr = "127.0.0.1";
  twice.headers.emplace("X-Forwarded-For", "6.6.6.6");
  twice.headers.emplace("X-Forwarded-For", "203.0.113.7");
  CHECK(web::origin_of(twice, settings).address == "203.0.113.7");
}

TEST_CASE("behind a trusted proxy, forms of the page's own address are ours", "[web]") {
  service::Settings settings;
  settings.page_url = "https://thu.example/";
  settings.network = behind({"127.0.0.1"});
  const auto is_ours = [&](const std::string& peer, const std::string& origin) {
    httplib::Request request;
    request.remote_addr = peer;
    request.headers.emplace("Host", "thu.example");
    request.headers.emplace("Origin", origin);
    return web::comes_from_our_page(request, settings);
  };
  CHECK(is_ours("127.0.0.1", "https://thu.example"));
  CHECK(!is_ours("127.0.0.1", "http://thu.example"));
  CHECK(!is_ours("127.0.0.1", "https://thu.example.evil.example"));
  CHECK(!is_ours("127.0.0.1", "null"));
  CHECK(!is_ours("192.0.2.1", "https://thu.example"));
}

// The whole page over TLS of its own, as a browser meets it.
#include <catch2/catch.hpp>

#include <fstream>

#include "support/tls.h"
#include "support/website.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

constexpr auto host = "dondoc.thu.example";

/// A site with a certificate; requests name its own address.
class SecureSite {
 public:
  SecureSite() : installation_{"2026-06-22T09:00:00+07:00", settings()} {
    service::give_password(context_, service::person_of_email(context_, "van-phong@localhost").value(), test_password)
        .value();
    server_.emplace(context_);
    server_->start({.host = "127.0.0.1", .port = 0});
    thread_ = std::thread{[this] { server_->run(); }};
  }
  ~SecureSite() {
    server_->stop();
    thread_.join();
  }

  httplib::Response get(const std::string& path, httplib::Headers headers = {}) const {
    headers.emplace("Host", host);
    return client()->Get(path, headers).value();
  }
  httplib::Response post(const std::string& path, const httplib::MultipartFormDataItems& fields,
                         httplib::Headers headers = {}) const {
    headers.emplace("Host", host);
    return client()->Post(path, headers, fields).value();
  }
  std::unique_ptr<httplib::SSLClient> client() const {
    auto client = std::make_unique<httplib::SSLClient>("127.0.0.1", server_->port());
    client->enable_server_certificate_verification(false);
    return client;
  }
  std::string token() const {
    const auto form = get("/sign-in").body;
    const std::string before = "name=\"token\" value=\"";
    return form.substr(form.find(before) + before.size(), 64);
  }
  httplib::Response sign_in(const std::string& origin) const {
    return post(
        "/sign-in",
        {{"token", token(), "", ""}, {"email", "van-phong@localhost", "", ""}, {"password", test_password, "", ""}},
        {{"Origin", origin}});
  }

 private:
  std::string settings() const {
    write_certificate(folder_.path() / "page.pem", folder_.path() / "page.key", host);
    return "page_url = \"https://" + std::string{host} + "\"\ntls_certificate = \"" +
           (folder_.path() / "page.pem").string() + "\"\ntls_key = \"" + (folder_.path() / "page.key").string() +
           "\"\n" + website_settings;
  }

  Folder folder_;
  Installation installation_;
  service::Context context_ = installation_.context();
  std::optional<web::Server> server_;
  std::thread thread_;
};

}  // namespace

TEST_CASE("over its own TLS the page signs people in by a cookie that never leaves it", "[web][tls]") {
  const SecureSite site;
  const auto answer = site.sign_in("https://" + std::string{host});
  REQUIRE(answer.status == 303);
  const auto cookie = answer.get_header_value("Set-Cookie");
  CHECK_THAT(cookie, Contains("__Host-dondoc=") && Contains("Secure") && Contains("HttpOnly") && !Contains("Domain"));
  CHECK_THAT(answer.get_header_value("Strict-Transport-Security"), Contains("max-age=31536000"));
  CHECK(site.get("/overdue", {{"Cookie", cookie_in(answer)}}).status == 200);
  CHECK(site.get("/overdue", {{"Cookie", cookie_in(answer).substr(7)}}).status == 303);  // without "__Host-"
}

TEST_CASE("over TLS only forms of the page's own address are ours", "[web][tls]") {
  const SecureSite site;
  for (const auto* origin :
       {"http://dondoc.thu.example", "https://dondoc.thu.example.evil.example", "null", "https://127.0.0.1"})
    CHECK(site.sign_in(origin).status == 403);
  CHECK(site.sign_in("https://DONDOC.thu.example").status == 303);
}

TEST_CASE("over TLS nobody's word of a client's address is taken, and watchdogs see until when the certificate holds",
          "[web][tls]") {
  const SecureSite site;
  CHECK_THAT(site.get("/metrics").body, Contains("dondoc_tls_certificate_expires_timestamp_seconds 1") &&
                                            Contains("dondoc_connections_refused_total{reason=\"address\"} 0") &&
                                            Contains("dondoc_connections_open "));
  CHECK(site.get("/overdue", {{"X-Remote-User", "van-phong@localhost"}, {"X-Forwarded-For", "6.6.6.6"}}).status == 303);
}

// How long it takes to owe and to deliver: 1,500 overdue duties of 60 agencies, each with people to write to, one mail
// a person over one SMTP connection; and the same mails by libcurl alone. Prints one line a measure.
//
// usage: mail_run [PEOPLE]   people of each agency, 25 unless said
#include <curl/curl.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>

#include "service/tick.h"
#include "support/installation.h"
#include "support/many_tasks.h"
#include "support/smtp_server.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int agencies = 60, duties = 1500;

/// Passes mails on, and knows when the first came.
class Watched final : public mail::Mailer {
 public:
  explicit Watched(mail::Mailer& of) : of_{of} {}
  mail::Outcome send(const mail::Message& message) override {
    if (!began_) began_ = Clock::now();
    return of_.send(message);
  }
  void end_session() override { of_.end_session(); }
  Clock::time_point began() const { return began_.value(); }

 private:
  mail::Mailer& of_;
  std::optional<Clock::time_point> began_;
};

struct Bytes {
  std::string_view left;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* of) {
  auto& bytes = *static_cast<Bytes*>(of);
  const auto given = std::min(size * count, bytes.left.size());
  std::memcpy(into, bytes.left.data(), given);
  bytes.left.remove_prefix(given);
  return given;
}

/// The mails by libcurl alone, over one connection.
double bare_seconds(const support::SmtpServer& server, const std::vector<support::SmtpServer::Mail>& mails) {
  auto* handle = curl_easy_init();
  const auto url = "smtp://127.0.0.1:" + std::to_string(server.port()) + "/tinh.example";
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, &give);
  const auto begin = Clock::now();
  for (const auto& mail : mails) {
    Bytes bytes{mail.data};
    auto* recipients = curl_slist_append(nullptr, mail.to.c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, mail.from.c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(handle, CURLOPT_READDATA, &bytes);
    if (curl_easy_perform(handle) != CURLE_OK) std::abort();
    curl_slist_free_all(recipients);
  }
  const std::chrono::duration<double> taken = Clock::now() - begin;
  curl_easy_cleanup(handle);
  return taken.count();
}

}  // namespace

int main(int argc, char** argv) {
  const int people_each = argc > 1 ? std::atoi(argv[1]) : 25;
  spdlog::set_level(spdlog::level::warn);
  support::SmtpServer server;
  support::Installation here{"2026-01-06T08:00:00+07:00",
                             "[mail]\nhold_above = 0\n[digest]\nkinds = []\n[smtp]\nhost = \"127.0.0.1\"\nport = " +
                                 std::to_string(server.port()) +
                                 "\nsecurity = \"none\"\nper_minute = 100000\n"
                                 "per_session = 10000\n"};
  service::load_agencies(here.context(), support::made_up_agencies(agencies, people_each)).value();
  const auto owner = [](int n) { return support::made_up_agency(n % agencies); };
  const auto due_on = [](int /*n*/) { return support::day("2026-05-29"); };
  service::import(here.context(), support::many_tasks(duties, "2026-01-05", owner, due_on), service::Activate::yes)
      .value();
  here.now_is("2026-06-01T06:00:00+07:00");
  here.tick();  // what was before, to a mailer that keeps it
  here.now_is("2026-06-01T08:00:00+07:00");

  auto begin = Clock::now();
  const auto owed = service::would_tick(here.context());
  std::chrono::duration<double> taken = Clock::now() - begin;
  std::printf("sweep: %zu steps and %zu mails owed in %.3f s\n", owed.steps.size(), owed.composed, taken.count());

  mail::SmtpMailer smtp{here.context().settings.smtp->server};
  Watched mailer{smtp};
  const auto ticked = service::tick(here.context(), mailer);
  taken = Clock::now() - mailer.began();
  const auto ours = taken.count();
  const auto mails = server.mails();
  std::set<std::string> people;
  for (const auto& mail : mails) people.insert(mail.to);
  if (people.size() != mails.size() || people.size() != static_cast<std::size_t>(agencies * people_each)) {
    std::fprintf(stderr, "mail_run: %zu mails to %zu people\n", mails.size(), people.size());
    return 1;
  }
  std::size_t bytes = 0;
  for (const auto& mail : mails) bytes += mail.data.size();
  std::printf("delivery: %zu mails of %zu bytes accepted in %.3f s over %d connection(s)\n", ticked.accepted,
              bytes / mails.size(), ours, server.connections());
  const auto bare = bare_seconds(server, mails);
  std::printf("bare libcurl: %zu mails in %.3f s; ours goes at %.2f of its rate\n", mails.size(), bare, bare / ours);
}

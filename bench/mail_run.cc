// How long it takes to owe and to deliver: 1,500 overdue duties of 60 agencies, each with people to write to, one mail
// a person over one SMTP connection; and the same mails by libcurl alone. Prints one line a measure.
//
// usage: mail_run [PEOPLE]   people of each agency, 25 unless said
#include <curl/curl.h>
#include <fcntl.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
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
  mail::Outcome hand_over(const mail::Message& message, std::string_view bytes) override {
    if (!began_) began_ = Clock::now();
    return of_.hand_over(message, bytes);
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

/// A mail server on this machine.
class Server {
 public:
  /// file: where each mail is safe before it is answered; empty for none
  explicit Server(const std::filesystem::path& file)
      : file_{file.empty() ? -1 : ::open(file.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600)} {}
  ~Server() {
    if (file_ >= 0) ::close(file_);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  const support::SmtpServer& door() const { return door_; }
  std::vector<support::SmtpServer::Mail> mails() const {
    const std::lock_guard lock{mutex_};
    return mails_;
  }

 private:
  void take(const support::SmtpServer::Mail& mail) {
    if (file_ >= 0 && (::write(file_, mail.data.data(), mail.data.size()) < 0 || ::fdatasync(file_) != 0)) std::abort();
    const std::lock_guard lock{mutex_};
    mails_.push_back(mail);
  }

  int file_;
  mutable std::mutex mutex_;
  std::vector<support::SmtpServer::Mail> mails_;
  support::SmtpServer door_{{.answer = [](const auto&, const auto&) { return std::nullopt; },
                             .take = [this](const auto& mail) { take(mail); }}};
};

support::Installation with_overdue(int people_each, int port) {
  support::Installation here{
      "2026-01-06T08:00:00+07:00",
      "[mail]\nhold_above = 0\n[digest]\nkinds = []\n[smtp]\nhost = \"127.0.0.1\"\nport = " + std::to_string(port) +
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
  return here;
}

void demand_one_each(const std::vector<support::SmtpServer::Mail>& mails, int people) {
  std::set<std::string> reached;
  for (const auto& mail : mails) reached.insert(mail.to);
  if (reached.size() == mails.size() && reached.size() == static_cast<std::size_t>(people)) return;
  std::fprintf(stderr, "mail_run: %zu mails to %zu people\n", mails.size(), reached.size());
  std::exit(1);
}

void measure(int people_each, const char* kind, const std::filesystem::path& file) {
  const Server server{file};
  const auto here = with_overdue(people_each, server.door().port());
  auto begin = Clock::now();
  const auto owed = service::would_tick(here.context());
  const std::chrono::duration<double> sweep = Clock::now() - begin;
  std::printf("sweep: %zu steps and %zu mails owed in %.3f s\n", owed.steps.size(), owed.composed, sweep.count());

  mail::SmtpMailer smtp{here.context().settings.smtp->server};
  Watched mailer{smtp};
  const auto ticked = service::tick(here.context(), mailer);
  const std::chrono::duration<double> ours = Clock::now() - mailer.began();
  const auto mails = server.mails();
  demand_one_each(mails, agencies * people_each);
  std::size_t bytes = 0;
  for (const auto& mail : mails) bytes += mail.data.size();
  const auto bare = bare_seconds(server.door(), mails);
  std::printf(
      "%s: %zu mails of %zu bytes accepted in %.3f s over %d connection(s), by bare libcurl in %.3f s: %.2f of its "
      "rate\n",
      kind, ticked.accepted, bytes / mails.size(), ours.count(), server.door().connections() - 1, bare,
      bare / ours.count());
}

}  // namespace

int main(int argc, char** argv) {
  const int people_each = argc > 1 ? std::atoi(argv[1]) : 25;
  spdlog::set_level(spdlog::level::warn);
  const support::Folder folder;
  measure(people_each, "to a server that keeps mails in memory", {});
  measure(people_each, "to one that keeps them on disk", folder.path() / "mails");
}

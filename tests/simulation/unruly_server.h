// A mail server that refuses, puts off, hangs and hangs up, by the numbers of a seed, and kills the program in the
// middle of a mail where the world has it so.
#pragma once
#include <atomic>
#include <set>

#include "simulation/chance.h"
#include "simulation/record.h"
#include "support/smtp_server.h"

namespace simulation {

/// What the processes of a simulation tell each other.
struct Shared {
  std::atomic<std::int64_t> now{0};   ///< seconds since 1970, as it really is in the simulated world
  std::atomic<std::size_t> event{0};  ///< the next one; those before are done
  std::atomic<int> errors{0};         ///< things that should have worked and were refused
};

class UnrulyServer {
 public:
  UnrulyServer(const World& world, const Shared& shared);

  int port() const { return server_.port(); }
  /// The process that is alive now, and how it is to die; nothing where it is to live on.
  void serve(int process, std::optional<Kill> kill);

  /// Once no process lives any more.
  const Record& record() const { return record_; }

 private:
  std::optional<std::string> answer(const std::string& verb, const support::SmtpServer::Mail& mail);
  std::optional<std::string> answer_to_recipient(const std::string& to);
  std::optional<std::string> answer_to_content();
  void take(const support::SmtpServer::Mail& mail);

  bool is_down() const;
  bool is_time_to_die(Kill::How how);
  std::string put_off(const char* words);
  std::string cut();
  Instant now() const { return Instant{std::chrono::seconds{shared_.now}}; }

  const World& world_;
  const Shared& shared_;
  Chance chance_;
  Record record_;
  std::optional<Taken> in_hand_;  ///< come in whole, not answered yet
  std::set<std::string> unanswered_, dead_;
  std::atomic<int> process_{0}, life_{0};
  std::optional<Kill> kill_;
  support::SmtpServer server_;  // last: it works on all of the above
};

}  // namespace simulation

// Intake: documents sent to the page, read and kept one after the other while their senders wait and watch.
#pragma once
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <variant>

#include "base/spool.h"
#include "service/import.h"

namespace service {

/// A document as somebody sent it.
struct Sent {
  std::string name;       ///< of the file
  base::HeldBytes bytes;  ///< of the file
  std::optional<document::Encoding> encoding{};
  programme::Given given{};
  std::optional<base::ProgrammeId> amends{};  ///< where the sender says that it amends that programme
  Author author{};
};

/// Where a document is on its way. What came of the last 100 is remembered; a restart forgets it, and what was not kept
/// by then is sent again.
struct Intaken {
  enum class Stage { waiting, reading, keeping };
  struct Way {
    Stage stage = Stage::waiting;
    std::size_t done = 0, total = 1;  ///< tasks, of about so many
  };
  using Outcome = std::variant<Way, Imported, base::Problem>;
};

class Intake {
 public:
  /// The context must outlive it.
  explicit Intake(const Context& context);
  /// Ends after the document that is being read.
  ~Intake();
  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;

  /// Takes the document to be read, as a draft or as an amendment, and gives its number.
  /// problem: "intake_full" while eight others wait
  base::Result<std::int64_t> take(Sent sent);

  /// Where that document is; nothing for a number that is not remembered.
  std::optional<Intaken::Outcome> outcome(std::int64_t number) const;

 private:
  struct Waiting {
    std::int64_t number = 0;
    Sent sent;
  };

  void work(const std::stop_token& stop);
  base::Result<Imported> keep(const Waiting& document);
  base::Progress telling(std::int64_t number, Intaken::Stage stage);
  void settle(std::int64_t number, Intaken::Outcome outcome);

  const Context& context_;
  mutable std::mutex mutex_;
  std::condition_variable_any come_;
  std::deque<Waiting> waiting_;
  std::map<std::int64_t, Intaken::Outcome> outcomes_;
  std::int64_t last_ = 0;
  std::jthread worker_;  // last: it uses all above
};

}  // namespace service

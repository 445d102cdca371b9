#include "service/arming.h"

#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <fstream>

#include "base/sha256.h"
#include "service/sweep.h"
#include "store/json.h"
#include "store/ledger.h"
#include "store/people.h"
#include "store/put_back.h"

namespace service {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::hours longest_jump{24};
constexpr auto mark_file = "sent.mark";

/// The machine, the path and the folder, as one hash. The number of the device is left out: it may change with a
/// restart.
std::string place_of(const fs::path& data) {
  std::string machine;
  std::getline(std::ifstream{"/etc/machine-id"}, machine);
  const auto path = fs::canonical(data).string();
  struct stat folder {};
  if (::stat(path.c_str(), &folder) != 0)
    throw fs::filesystem_error{"cannot look at the folder", data, std::error_code{errno, std::generic_category()}};
  return base::sha256(machine + '\n' + path + '\n' + std::to_string(folder.st_ino));
}

/// When the last mail was sent from the folder; the beginning of time where nothing says so.
base::Instant mark_of(const fs::path& data) {
  std::string line;
  std::getline(std::ifstream{data / mark_file}, line);
  return base::instant_in(line).value_or(base::Instant{});
}

void stop_mail(store::Connection& connection, store::Disarmed why, base::Instant now) {
  store::disarm(connection, why, now);
  spdlog::warn(fmt::format("no mail leaves this house until it is armed again: {}", store::code(why)));
}

}  // namespace

void look_where_we_are(const Context& context, const fs::path& data) {
  const auto place = place_of(data);
  const auto mark = mark_of(data);
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  store::open_at(*connection, place, mark);
  const auto installation = store::installation(*connection).value();
  if (installation.place != place) {
    stop_mail(*connection, store::Disarmed::copied, context.clock.now());
  } else if (mark > installation.known && mark > store::last_accepted(*connection).value_or(base::Instant{})) {
    stop_mail(*connection, store::Disarmed::restored, context.clock.now());
  }
  transaction.commit();
}

bool disarmed(const Context& context) {
  auto connection = context.pool.lease();
  const auto installation = store::installation(*connection);
  return installation && installation->disarmed_at;
}

bool is_clock_in_doubt(const Context& context) {
  auto connection = context.pool.lease();
  const auto installation = store::installation(*connection);
  return installation && installation->why == store::Disarmed::clock;
}

void look_at_clock(const Context& context, std::optional<base::Instant> last_tick, std::chrono::seconds passed) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto swept = store::swept_until(*connection);
  const bool is_before = swept && now < *swept - longest_jump;
  const bool has_jumped = last_tick && std::chrono::abs(now - *last_tick - passed) > longest_jump;
  if (!is_before && !has_jumped) return;
  stop_mail(*connection, store::Disarmed::clock, now);
  transaction.commit();
}

void note_sent(const Context& context, const fs::path& data) {
  auto connection = context.pool.lease();
  const auto now = context.clock.now();
  const auto last = store::last_accepted(*connection, now);
  const auto mark = mark_of(data);
  if (!last || (*last <= mark && mark <= now)) return;  // a mark that has not come was set by a clock that ran ahead
  const auto draft = data / ".sent.mark";
  {
    std::ofstream file{draft, std::ios::binary | std::ios::trunc};
    file << base::rfc3339(*last) << '\n';
    if (!file.flush()) return spdlog::error(fmt::format("cannot write {}", draft.string()));
  }
  fs::rename(draft, data / mark_file);
}

Arming arming(const Context& context) {
  const auto now = context.clock.now();
  Arming found;
  auto connection = context.pool.lease();
  store::Transaction never_committed{*connection};
  if (const auto installation = store::installation(*connection)) found.why = installation->why;
  const auto swept = store::swept_until(*connection);
  if (swept && now < *swept) found.swept_ahead = swept;
  store::put_back(*connection, now);
  found.waiting = store::messages_to_try(*connection, base::Instant::max()).size();
  Ticked next;
  sweep(context, *connection, now, next);
  found.owed = next.steps.size();
  return found;
}

namespace {

/// What the log says of an arming: where the clock had run ahead, what was taken back.
std::string json_of(const std::optional<base::Instant>& swept_ahead, const store::PutBack& taken) {
  if (!swept_ahead) return "{}";
  return nlohmann::json{{"swept_until", base::rfc3339(*swept_ahead)},
                        {"steps", taken.steps},
                        {"digests", taken.digests},
                        {"mails", taken.mails}}
      .dump();
}

}  // namespace

base::Result<base::Done> arm(const Context& context, const Author& author) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const Entry entry{*connection, context.clock.now(), author};
  if (author.door == store::Door::page || author.person) {
    const auto person = author.person ? store::person_on(*connection, *author.person, entry.today()) : std::nullopt;
    if (!person || !people::holds(*person, people::Role::administrator))
      return base::Problem{.kind = "not_allowed",
                           .detail = "Chỉ người quản trị bật lại việc gửi thư. Xin báo người quản trị.",
                           .words = {}};
  }
  const auto installation = store::installation(*connection);
  if (!installation || !installation->why)
    return base::Problem{.kind = "armed_already", .detail = "Thư đang được gửi đi bình thường.", .words = {}};
  const auto swept = store::swept_until(*connection);
  const auto ahead = swept && entry.now < *swept ? swept : std::nullopt;
  const auto taken = store::put_back(*connection, entry.now);
  store::arm(*connection, entry.now);
  entry.log("mail", 0, "armed", json_of(ahead, taken),
            R"({"why":")" + std::string{store::code(*installation->why)} + R"("})");
  transaction.commit();
  if (ahead)
    spdlog::warn("the clock had run ahead to {}: {} steps, {} digests and {} mails are taken back",
                 base::rfc3339(*ahead), taken.steps, taken.digests, taken.mails);
  return base::Done{};
}

}  // namespace service

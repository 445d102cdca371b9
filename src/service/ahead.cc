#include "service/ahead.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "store/data_version.h"

namespace service {
namespace {

constexpr std::size_t reach = 2;

/// What the mail would say now, with nothing changed. Nothing where that cannot be told without changing something, or
/// where nothing is left to say: that is seen when it is its turn.
std::optional<Outgoing> draft(const Context& context, store::Connection& connection, const store::MessageRow& message,
                              base::Instant now) {
  if (opens_account(message)) return std::nullopt;
  try {
    const store::Snapshot never_committed{connection};
    const auto changes = store::rows_changed(connection);
    auto made = outgoing(context, connection, message, now);
    if (store::rows_changed(connection) != changes) return std::nullopt;
    return made;
  } catch (const std::exception& error) {  // it comes again where it belongs, when it is the mail's turn
    spdlog::debug(fmt::format("draft of message {}: {}", base::number(message.id), error.what()));
    return std::nullopt;
  }
}

}  // namespace

void Ahead::make(std::span<const store::MessageRow> following) {
  for (const auto& message : following.first(std::min(reach, following.size()))) {
    if (is_made(message.id)) continue;
    const Moment moment{context_.clock.now(), store::data_version(connection_)};
    auto outgoing = draft(context_, connection_, message, moment.instant);
    made_.push_back({message.id, message.recipient, moment,
                     outgoing ? std::make_unique<Letter>(context_, std::move(*outgoing), runners_) : nullptr});
  }
}

std::unique_ptr<Letter> Ahead::take(const store::MessageRow& message, base::Instant now) {
  const auto found = std::ranges::find(made_, message.id, &Made::message);
  if (found == made_.end()) return nullptr;
  auto made = std::move(*found);
  made_.erase(made_.begin(), std::next(found));  // those before it were passed over
  return holds(made.at, now) ? std::move(made.letter) : nullptr;
}

void Ahead::forget(base::PersonId recipient) {
  std::erase_if(made_, [recipient](const Made& made) { return made.recipient == recipient; });
}

/// It was made just now, and nobody but the connection itself has changed the database since.
bool Ahead::holds(const Moment& moment, base::Instant now) const {
  constexpr std::chrono::seconds just_now{1};
  return now >= moment.instant && now - moment.instant <= just_now &&
         calendar::day_in_vietnam(now) == calendar::day_in_vietnam(moment.instant) &&
         store::data_version(connection_) == moment.data_version;
}

bool Ahead::is_made(base::MessageId message) const {
  return std::ranges::find(made_, message, &Made::message) != made_.end();
}

}  // namespace service

#include "service/outbox.h"

#include <algorithm>

#include "store/people.h"

namespace service {
namespace {

using store::MessageState;

constexpr int mails_a_page = 100;
constexpr std::chrono::hours tried_for{72};  // from the moment on which the office lets a mail go

base::Problem changed(std::string_view what) {
  return {.kind = "mail_changed",
          .detail = "Thư này không còn ở tình trạng có thể " + std::string{what} + ". Xin mở lại trang của thư.",
          .words = {}};
}

std::optional<base::Problem> cannot_act(const Entry& entry) {
  const auto& author = entry.author;
  if (author.door != store::Door::page && !author.person) return std::nullopt;  // the command line's administrator
  const auto person = author.person ? store::person_on(entry.connection, *author.person, entry.today()) : std::nullopt;
  if (person && people::may_decide(*person)) return std::nullopt;
  return base::Problem{
      .kind = "not_allowed", .detail = "Chỉ Văn phòng cho gửi, gửi lại hoặc rút thư. Xin báo Văn phòng.", .words = {}};
}

/// Makes a change of the outbox, and keeps it where it is no problem.
template <typename Change>
auto act(const Context& context, const Author& author, Change&& change)
    -> decltype(change(std::declval<const Entry&>())) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const Entry entry{*connection, context.clock.now(), author};
  if (auto refused = cannot_act(entry)) return *refused;
  auto result = change(entry);
  if (result) transaction.commit();
  return result;
}

bool is_of(const Entry& entry, base::MessageId id, std::initializer_list<MessageState> states) {
  const auto message = store::message(entry.connection, id);
  return message && std::ranges::find(states, message->state) != states.end();
}

}  // namespace

Outbox outbox(const Context& context, std::optional<MessageState> state, std::optional<base::MessageId> before) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  Outbox found{.lines = {}, .counts = store::message_counts(*connection), .aside = store::addresses_aside(*connection)};
  for (auto& message : store::newest_messages(*connection, before, mails_a_page, state)) {
    auto recipient = store::person(*connection, message.recipient).value();
    found.lines.push_back({std::move(message), std::move(recipient)});
  }
  return found;
}

MailState mail_state(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  return {.swept_until = store::swept_until(*connection),
          .oldest_waiting = store::oldest_waiting(*connection),
          .counts = store::message_counts(*connection),
          .aside = static_cast<std::int64_t>(store::addresses_aside(*connection).size())};
}

MailHistory mail_history(const Context& context, base::MessageId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  return {.reasons = store::steps_carried(*connection, id),
          .digests = store::digests_carried(*connection, id),
          .answers = store::answers_carried(*connection, id),
          .deliveries = store::deliveries_of(*connection, id),
          .files = store::attachments_of(*connection, id)};
}

base::Result<int> release_mail(const Context& context, std::optional<base::MessageId> id, const Author& author) {
  return act(context, author, [&](const Entry& entry) -> base::Result<int> {
    const auto released = store::release(entry.connection, id, entry.now, entry.now + tried_for);
    if (released == 0) return changed("cho gửi");
    entry.log("mail", id ? base::number(*id) : 0, "released", R"({"mails":)" + std::to_string(released) + "}");
    return released;
  });
}

base::Result<base::Done> retry_mail(const Context& context, base::MessageId id, const Author& author) {
  return act(context, author, [&](const Entry& entry) -> base::Result<base::Done> {
    if (!is_of(entry, id, {MessageState::deferred, MessageState::failed, MessageState::expired}))
      return changed("gửi lại");
    store::try_again(entry.connection, id, entry.now, entry.now + tried_for);
    entry.log("mail", base::number(id), "retried", "{}");
    return base::Done{};
  });
}

base::Result<base::Done> withdraw_mail(const Context& context, base::MessageId id, const Author& author) {
  return act(context, author, [&](const Entry& entry) -> base::Result<base::Done> {
    if (!is_of(entry, id, {MessageState::queued, MessageState::held, MessageState::deferred})) return changed("rút");
    store::settle(entry.connection, id, MessageState::withdrawn, "Văn phòng rút thư này.", entry.now, {});
    entry.log("mail", base::number(id), "withdrawn", "{}");
    return base::Done{};
  });
}

base::Result<base::Done> use_address_again(const Context& context, const std::string& address, const Author& author) {
  return act(context, author, [&](const Entry& entry) -> base::Result<base::Done> {
    if (!store::address_works(entry.connection, address))
      return base::Problem{.kind = "no_such_address",
                           .detail = "Địa chỉ này không ở trong danh sách địa chỉ hỏng. Xin mở lại trang thư.",
                           .words = {}};
    // The log names people by number alone.
    const auto person = store::person_of_email(entry.connection, address);
    entry.log("person", person ? base::number(*person) : 0, "address_cleared", "{}");
    return base::Done{};
  });
}

}  // namespace service

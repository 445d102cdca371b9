#include "service/feeds.h"

#include "people/access.h"
#include "service/calendar.h"
#include "service/secrets.h"
#include "store/people.h"

namespace service {
namespace {

using people::Reach;

constexpr auto seen = people::Action::see_duty;

base::Problem problem(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

/// Makes a change of the person's own feed, and keeps it where it is no problem.
template <typename Change>
auto change_feed(const Context& context, base::PersonId id, const Author& author, Change&& change)
    -> decltype(change(std::declval<const Entry&>(), std::declval<const people::Person&>())) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const Entry entry{*connection, context.clock.now(), author};
  if (author.door != store::Door::command && author.person != id)
    return problem("not_allowed", "Mỗi người chỉ lập và thu hồi địa chỉ lịch của chính mình.");
  const auto person = store::person_on(*connection, id, entry.today());
  if (!person) return problem("no_such_person", "Không có người này.");
  auto result = change(entry, *person);
  if (result) transaction.commit();
  return result;
}

store::FeedQuery query_for(const people::Person& person, calendar::Day today) {
  store::FeedQuery query{.agencies = {},
                         .from = today - date::days{feed_days},
                         .until = today + date::days{feed_days},
                         .limit = most_in_feed + 1};
  if (people::reach_of(person, seen) != Reach::all) query.agencies = people::own_agencies(person, seen);
  return query;
}

}  // namespace

base::Result<std::string> make_feed(const Context& context, base::PersonId id, const Author& author) {
  return change_feed(context, id, author,
                     [&](const Entry& entry, const people::Person& person) -> base::Result<std::string> {
                       if (people::reach_of(person, seen) == Reach::nothing)
                         return problem("no_mandate",
                                        "Người này bị khóa hoặc hiện không giữ vai trò nào nên chưa có lịch để xem. "
                                        "Xin giao vai trò trước.");
                       const auto secret = new_secret();
                       store::put_feed(entry.connection, id, hash_of_secret(secret), entry.now);
                       entry.log("person", base::number(id), "feed_made", "{}");
                       return context.settings.page_url + "/feed/" + secret;
                     });
}

base::Result<base::Done> revoke_feed(const Context& context, base::PersonId id, const Author& author) {
  return change_feed(context, id, author, [&](const Entry& entry, const people::Person&) -> base::Result<base::Done> {
    if (!store::remove_feed(entry.connection, id))
      return problem("no_feed", "Không có địa chỉ lịch nào để thu hồi; có thể đã thu hồi trước đó.");
    entry.log("person", base::number(id), "feed_revoked", "{}");
    return base::Done{};
  });
}

std::optional<base::Instant> feed_made_at(const Context& context, base::PersonId person) {
  auto connection = context.pool.lease();
  return store::feed_made_at(*connection, person);
}

std::optional<Feed> feed(const Context& context, std::string_view token) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto id = store::person_of_feed(*connection, hash_of_secret(token));
  if (!id) return std::nullopt;
  const auto now = context.clock.now();
  const auto today = calendar::day_in_vietnam(now);
  auto person = store::person_on(*connection, *id, today);
  if (!person || people::reach_of(*person, seen) == Reach::nothing) return std::nullopt;
  auto duties = store::duties_of_feed(*connection, query_for(*person, today));
  Feed feed{.person = std::move(*person), .at = now, .today = today, .lines = {}, .is_cut = false};
  feed.is_cut = duties.size() > most_in_feed;
  if (feed.is_cut) duties.pop_back();
  const auto days = working_days(context, *connection);
  feed.lines.reserve(duties.size());
  for (auto& [duty, changes, changed_at] : duties) {
    const auto position = duty::position(duty.facts(), today, *days);
    feed.lines.push_back({.line = {std::move(duty), position}, .changes = changes, .changed_at = changed_at});
  }
  return feed;
}

}  // namespace service

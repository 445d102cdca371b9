#include "service/digest_choices.h"

#include <algorithm>

#include "service/decided.h"
#include "service/link_token.h"
#include "service/memory.h"
#include "service/recipients.h"
#include "store/digests.h"

namespace service {
namespace {

using people::Role;
using schedule::DigestKind;

constexpr std::chrono::hours link_lives{24 * 366};

std::string before_token(const Context& context) { return context.settings.page_url + "/u/"; }

const LinkKey& key_of(const Context& context) { return context.memory.links.key(context.pool.folder()); }

std::int64_t bit_of(DigestKind kind) { return std::int64_t{1} << static_cast<int>(kind); }

/// The grant of a token that has not expired.
std::optional<StopGrant> standing_grant(const Context& context, std::string_view token) {
  auto grant = stop_grant_in(key_of(context), token);
  if (grant && context.clock.now() >= grant->expires_at) return std::nullopt;
  return grant;
}

base::Result<base::Done> choose(store::Connection& connection, const people::Person& person, DigestKind kind,
                                bool wanted, const Author& author, base::Instant now) {
  if (!schedule::is_optional(kind) || !receives(person, kind))
    return problem("no_such_digest", "Người này không nhận loại bản tin ấy, hoặc loại ấy không dừng được.");
  const bool changed =
      wanted ? store::resume_digest(connection, person.id, kind) : store::stop_digest(connection, person.id, kind, now);
  if (changed)
    Entry{connection, now, author}.log("person", base::number(person.id), wanted ? "digest_resumed" : "digest_stopped",
                                       R"({"digest":")" + std::string{schedule::code(kind)} + R"("})");
  return base::Done{};
}

}  // namespace

std::vector<Role> roles_of(DigestKind kind) {
  switch (kind) {
    case DigestKind::committee:
    case DigestKind::meeting: return {Role::committee};
    case DigestKind::agency: return {Role::contact, Role::head};
    case DigestKind::quarter:
    case DigestKind::half_year:
    case DigestKind::year: return {Role::committee, Role::office};
  }
  return {};
}

bool receives(const people::Person& person, DigestKind kind) {
  return std::ranges::any_of(roles_of(kind), [&](Role role) { return people::holds(person, role); });
}

std::vector<people::Person> audience(store::Connection& connection, DigestKind kind,
                                     std::optional<base::AgencyId> agency, calendar::Day today) {
  std::vector<people::Person> all;
  for (const auto role : roles_of(kind))
    for (auto& person : store::people_with(connection, role, today))
      if (!agency || person.agency == agency) all.push_back(std::move(person));
  std::ranges::stable_sort(all, {}, &people::Person::id);
  const auto is_same = [](const people::Person& a, const people::Person& b) { return a.id == b.id; };
  all.erase(std::unique(all.begin(), all.end(), is_same), all.end());
  all = reachable(connection, std::move(all));
  std::ranges::stable_sort(all, {}, &people::Person::name);
  return all;
}

bool has_stopped(store::Connection& connection, base::PersonId person, DigestKind kind) {
  const auto stopped = store::stopped_digests(connection, person);
  return schedule::is_optional(kind) && std::ranges::find(stopped, kind) != stopped.end();
}

std::vector<DigestChoice> digest_choices(const Context& context, const people::Person& person) {
  auto connection = context.pool.lease();
  std::vector<DigestChoice> choices;
  for (const auto kind : schedule::all_digest_kinds())
    if (schedule::is_optional(kind) && receives(person, kind))
      choices.push_back({kind, has_stopped(*connection, person.id, kind)});
  return choices;
}

base::Result<base::Done> choose_digest(const Context& context, base::PersonId id, DigestKind kind, bool wanted,
                                       const Author& author) {
  if (author.door != store::Door::command && author.person != id)
    return problem("not_allowed", "Mỗi người chỉ chọn bản tin cho chính mình.");
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto now = context.clock.now();
  const auto person = store::person_on(*connection, id, calendar::day_in_vietnam(now));
  if (!person) return problem("no_such_person", "Không có người này.");
  auto chosen = choose(*connection, *person, kind, wanted, author, now);
  if (chosen) transaction.commit();
  return chosen;
}

std::string stop_link(const Context& context, const people::Person& recipient, const std::vector<DigestKind>& kinds,
                      base::Instant now) {
  StopGrant grant{.person = recipient.id, .kinds = 0, .expires_at = now + link_lives};
  for (const auto kind : kinds)
    if (schedule::is_optional(kind)) grant.kinds |= bit_of(kind);
  return grant.kinds == 0 ? std::string{} : before_token(context) + token_of(key_of(context), grant);
}

std::optional<StopSheet> stop_sheet(const Context& context, std::string_view token) {
  const auto grant = standing_grant(context, token);
  if (!grant) return std::nullopt;
  std::optional<people::Person> person;
  {
    auto connection = context.pool.lease();
    person = store::person_on(*connection, grant->person, context.today());
  }
  if (!person || person->mandates.empty()) return std::nullopt;
  auto choices = digest_choices(context, *person);
  std::erase_if(choices, [&](const auto& choice) { return (grant->kinds & bit_of(choice.kind)) == 0; });
  if (choices.empty()) return std::nullopt;
  return StopSheet{std::move(*person), std::move(choices)};
}

base::Result<base::Done> stop_by_link(const Context& context, std::string_view token, bool wanted) {
  const auto sheet = stop_sheet(context, token);
  if (!sheet)
    return problem("no_such_link",
                   "Đường dẫn này không dùng được nữa. Xin đăng nhập và chọn bản tin ở trang Tài khoản.");
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const Author author{.door = store::Door::link, .person = sheet->person.id};
  for (const auto& choice : sheet->choices)
    if (auto chosen = choose(*connection, sheet->person, choice.kind, wanted, author, context.clock.now()); !chosen)
      return chosen;
  transaction.commit();
  return base::Done{};
}

std::string without_stop_links(const Context& context, std::string_view text) {
  return without_tokens(text, before_token(context), [&](std::string_view token) {
    return stop_grant_in(key_of(context), token) ? std::optional{context.settings.page_url + "/account"} : std::nullopt;
  });
}

}  // namespace service

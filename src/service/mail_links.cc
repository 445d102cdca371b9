#include "service/mail_links.h"

#include <algorithm>
#include <unordered_map>

#include "service/digest_choices.h"
#include "service/link_token.h"
#include "service/memory.h"
#include "store/people.h"

namespace service {
namespace {

const LinkKey& key_of(const Context& context) { return context.memory.links.key(context.pool.folder()); }

/// Whether the person speaks for the agency itself: the office may report for any, but by its own account.
bool speaks_for(const people::Person& person, base::AgencyId agency) {
  return std::ranges::any_of(person.mandates, [&](const auto& mandate) { return mandate.agency == agency; }) &&
         people::may_claim(person, agency);
}

std::string page_of(const Context& context, base::DutyId duty) {
  return context.settings.page_url + "/duties/" + std::to_string(base::number(duty));
}

std::string before_token(const Context& context) { return context.settings.page_url + "/l/"; }

/// The grant of a token that has not expired.
std::optional<LinkGrant> standing_grant(const Context& context, std::string_view token) {
  auto grant = grant_in(key_of(context), token);
  if (grant && context.clock.now() >= grant->expires_at) return std::nullopt;
  return grant;
}

}  // namespace

std::string own_link(const Context& context, const store::DutyRow& duty, const people::Person& recipient,
                     base::Instant now) {
  const people::Mandate contact{.role = people::Role::contact, .agency = duty.agency};
  if (std::ranges::find(recipient.mandates, contact) == recipient.mandates.end()) return {};
  const LinkGrant grant{.duty = duty.id,
                        .person = recipient.id,
                        .expires_at = now + std::chrono::hours{24 * context.settings.link_lives_days}};
  return before_token(context) + token_of(key_of(context), grant);
}

base::Problem no_such_link() {
  return {.kind = "no_such_link",
          .detail = "Đường dẫn này không dùng được nữa. Xin đăng nhập, hoặc chờ thư nhắc tiếp theo.",
          .words = {}};
}

mail::Message without_own_links(const Context& context, const mail::Message& mail) {
  std::unordered_map<std::string_view, std::optional<std::string>> known;  // it stands in the text and in the html
  const auto page_instead = [&](std::string_view token) {
    const auto [page, is_new] = known.try_emplace(token);
    if (is_new)
      if (const auto grant = grant_in(key_of(context), token)) page->second = page_of(context, grant->duty);
    return page->second;
  };
  const auto before = before_token(context);
  auto shown = mail;
  shown.text = without_stop_links(context, without_tokens(mail.text, before, page_instead));
  shown.html = without_stop_links(context, without_tokens(mail.html, before, page_instead));
  for (auto& header : shown.headers) header.value = without_stop_links(context, header.value);
  return shown;
}

std::optional<Linked> opened(const Context& context, std::string_view token) {
  const auto grant = standing_grant(context, token);
  if (!grant) return std::nullopt;
  std::optional<people::Person> person;
  {
    auto connection = context.pool.lease();
    person = store::person_on(*connection, grant->person, context.today());
  }
  auto sheet = person ? duty_sheet(context, grant->duty) : std::nullopt;
  if (!sheet || sheet->line.duty.ended_on || !speaks_for(*person, sheet->line.duty.agency)) return std::nullopt;
  return Linked{std::move(*person), std::move(*sheet)};
}

base::Result<base::ClaimId> claim_by_link(const Context& context, std::string_view token, const LinkedClaim& typed) {
  const auto linked = opened(context, token);
  if (!linked) return no_such_link();
  return claim(context,
               {.duty = linked->sheet.line.duty.id,
                .person = linked->person.id,
                .evidence = typed.evidence,
                .note = typed.note,
                .files = typed.files,
                .seen = typed.seen,
                .cause = typed.cause},
               store::Door::link);
}

base::Result<base::Done> add_evidence_by_link(const Context& context, std::string_view token,
                                              const std::vector<SentFile>& files) {
  const auto linked = opened(context, token);
  if (!linked) return no_such_link();
  return add_evidence(context, {.duty = linked->sheet.line.duty.id, .person = linked->person.id, .files = files},
                      store::Door::link);
}

}  // namespace service
